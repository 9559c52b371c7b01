/** Bringing records into the index: from nothing, batch by batch, or those that were just changed. */
import { createHash } from 'node:crypto';
import { searchables } from '../collected.generated';
import type { Searchable } from '../core/collected';
import type { Reach } from '../core/database';
import { keysOf, MOST_CHARACTERS, soughtOf } from './rules';
import { addNumbers, findEntries, putEntries, removeEntries, type Progress, type Space } from './store';

export type Given = { id: string; title: string; text: string; at: string };

/** Puts records into the index; those whose text is the same as before are left alone. Answers how many were written. */
export async function indexRecords(reach: Reach, space: Space, given: Given[], progress: Pick<Progress, 'numbers'>): Promise<number> {
  const had = new Map(
    (
      await findEntries(
        reach,
        space,
        given.map(({ id }) => id),
      )
    ).map(({ recordId, hash }) => [recordId, hash]),
  );
  const fresh = given.map((record) => ({ ...record, hash: hashOf(record) })).filter(({ id, hash }) => had.get(id) !== hash);
  const byKey = new Map<string, number[]>();
  const entries = fresh.map(({ id: recordId, title, text, at, hash }) => {
    const number = (progress.numbers[space.generation] = (progress.numbers[space.generation] ?? 0) + 1);
    const sought = soughtOf(title, text, space.kind === 'person');
    for (const key of keysOf(sought)) {
      const numbers = byKey.get(key);
      if (numbers) numbers.push(number);
      else byKey.set(key, [number]);
    }
    return { ...sought, shown: text.slice(0, MOST_CHARACTERS), recordId, number, at, hash };
  });
  await putEntries(reach, space, entries);
  await addNumbers(reach, space, byKey);
  return entries.length;
}

const hashOf = ({ title, text, at }: Given) => createHash('sha256').update(`${title}\n${at}\n${text}`).digest('base64url').slice(0, 22);

/** Looks at records again: what may be found is brought up to date, what may not is taken out. */
export async function indexAgain(
  reach: Reach,
  { kind, entryOf }: Searchable,
  unionId: string,
  generation: number,
  ids: string[],
  progress: Pick<Progress, 'numbers'>,
): Promise<number> {
  const space: Space = { unionId, generation, kind };
  const given: Given[] = [];
  const gone: string[] = [];
  // One after the other: it may run in a transaction.
  for (const id of ids) {
    const entry = await entryOf(reach, unionId, id);
    if (entry) given.push({ id, ...entry });
    else gone.push(id);
  }
  if (gone.length > 0) await removeEntries(reach, space, gone);
  return given.length === 0 ? 0 : indexRecords(reach, space, given, progress);
}

/** Records a command, and ids asked for at once: a list of ids is read from its beginning to be put in order. */
const BATCH = 200;
const QUEUE = 4000;

/** Starts the next generation; the one before goes on answering until it is whole. */
export function begun(unionId: string, before: Progress | null, at: string): Progress {
  const generation = Math.max(before?.generation ?? 0, before?.building?.generation ?? 0) + 1;
  return {
    _id: unionId,
    unionId,
    // The very first answers while it is built: a part is better than nothing.
    generation: before?.generation ?? generation,
    building: { generation, domains: Object.keys(searchables), after: null, queue: [], since: at },
    discarded: [...(before?.discarded ?? []), ...halfBuilt(before)],
    followedTo: before?.followedTo ?? at,
    seen: before?.seen ?? [],
    numbers: before?.numbers ?? {},
  };
}

/** What was being built when building began anew. */
const halfBuilt = (before: Progress | null): number[] =>
  before?.building && before.building.generation !== before.generation ? [before.building.generation] : [];

/** Takes the next batch into the generation being built; with the last one it takes the place of the one before. */
export async function buildNext(reach: Reach, progress: Progress): Promise<{ progress: Progress; indexed: number }> {
  const { building, unionId } = progress;
  if (!building) return { progress, indexed: 0 };
  const [domain, ...later] = building.domains;
  const searchable = domain === undefined ? undefined : searchables[domain];
  if (!searchable) return { progress: finished(progress), indexed: 0 };
  const queue = building.queue.length > 0 ? building.queue : await searchable.idsAfter(reach, unionId, building.after, QUEUE);
  const ids = queue.slice(0, BATCH);
  const indexed = await indexAgain(reach, searchable, unionId, building.generation, ids, progress);
  const left = { ...building, queue: queue.slice(BATCH), after: ids.at(-1) ?? null };
  const next = ids.length > 0 ? left : { ...left, domains: later };
  const after = { ...progress, building: next };
  return { progress: next.domains.length === 0 ? finished(after) : after, indexed };
}

/** The new generation answers from now on; what was done since its building began is followed again. */
function finished(progress: Progress): Progress {
  const { generation, building, numbers } = progress;
  if (!building) return progress;
  return {
    ...progress,
    generation: building.generation,
    building: null,
    discarded: generation === building.generation ? progress.discarded : [...progress.discarded, generation],
    followedTo: building.since,
    seen: [],
    numbers: { [building.generation]: numbers[building.generation] ?? 0 },
  };
}
