/** The index follows what is done, is built where there is none, and is made anew once a week. */
import { job, type Item } from '../core/jobs';
import { hasNews } from './following';
import { findEveryProgress, findStirring, type Progress } from './store';

type Operation = 'search.follow' | 'search.build' | 'search.clear' | 'search.rebuild';
const item = (operation: Operation, unionId: string): Item => ({ operation, unionId, input: {} });

export const jobs = [
  job({
    name: 'search.follow',
    every: '*/2 * * * * *',
    sweep: async (reach, now) => {
      const known = new Map((await findEveryProgress(reach)).map((progress) => [progress.unionId, progress]));
      const items: Item[] = [];
      for (const unionId of await findStirring(reach)) {
        const progress = known.get(unionId);
        if (!progress) items.push(item('search.rebuild', unionId));
        else if (await hasNews(reach, progress, now)) items.push(item('search.follow', unionId));
      }
      return [...items, ...[...known.values()].flatMap(unfinished)];
    },
  }),
  job({
    name: 'search.renew',
    every: '0 30 3 * * 0',
    sweep: async (reach) =>
      (await findEveryProgress(reach)).filter(({ building }) => !building).map(({ unionId }) => item('search.rebuild', unionId)),
  }),
];

/** Batches of a building index taken in one sweep; what is too many is refused and does no harm. */
const BATCHES = 5;
const unfinished = ({ unionId, building, discarded }: Progress): Item[] => [
  ...(building ? Array.from({ length: BATCHES }, () => item('search.build', unionId)) : []),
  ...(discarded.length > 0 ? [item('search.clear', unionId)] : []),
];
