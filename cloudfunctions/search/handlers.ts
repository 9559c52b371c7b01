/** The one box: finding, and keeping the index whole. */
import type { search } from '../../types/search/contract';
import { foundLabels } from '../../types/search/labels';
import type { Handlers } from '../core/context';
import { searchKinds, type SearchKind } from '../core/collected';
import { found, refuse, refuseField } from '../core/refuse';
import { findOfKind, type Place } from './finding';
import { follow } from './following';
import { begun, buildNext } from './indexing';
import { placesOf, placesText, shared } from './paging';
import { plansOf, wordsOf } from './rules';
import { findProgress, removeSome, saveProgress } from './store';

const START: Place = { plan: 0, below: Number.POSITIVE_INFINITY };
const REMOVED_AT_ONCE = 4000;

export const handlers: Handlers<typeof search> = {
  'search.find': async (ctx, { text, kinds = [...searchKinds], cursor, limit = 20 }) => {
    const words = wordsOf(text);
    if (words.length === 0) refuseField('text', '请输入要找的汉字、字母或数字，如「年会」或「nh」');
    const places = placesOf(cursor);
    const progress = await findProgress(ctx, ctx.scope.unionId);
    const asked = searchKinds.filter((kind) => kinds.includes(kind) && (!places || places[kind]));
    if (!progress) return { items: [], nextCursor: null, more: [] };
    const plans = plansOf(words);
    const space = { unionId: ctx.scope.unionId, generation: progress.generation };
    const lists = await Promise.all(
      asked.map((kind) => findOfKind(ctx, { ...space, kind }, words, plans, places?.[kind] ?? START, limit + 1)),
    );
    const shares = shared(
      lists.map(({ length }) => length),
      limit,
    );
    const left: Partial<Record<SearchKind, Place>> = {};
    asked.forEach((kind, index) => {
      const list = lists[index]!;
      const share = shares[index]!;
      if (list.length > share) left[kind] = share === 0 ? (places?.[kind] ?? START) : list[share - 1]!.place;
    });
    return {
      items: lists.flatMap((list, index) => list.slice(0, shares[index]).map(({ hit }) => hit)),
      nextCursor: placesText(left),
      more: asked.filter((kind) => left[kind]),
    };
  },

  'search.rebuild': async (ctx) => {
    const { unionId } = ctx.actor;
    const progress = begun(unionId, await findProgress(ctx, unionId), ctx.at);
    await saveProgress(ctx, progress);
    ctx.note(unionId, Object.values(foundLabels).join('、'));
    return { generation: progress.building?.generation ?? progress.generation };
  },

  'search.build': async (ctx) => {
    const before = found(await findProgress(ctx, ctx.actor.unionId), '搜索索引');
    if (!before.building) refuse('CONFLICT', '索引已经建好，没有要编的了');
    const { progress, indexed } = await buildNext(ctx, before);
    await saveProgress(ctx, progress);
    return { indexed, isDone: progress.building === null };
  },

  'search.follow': async (ctx) => {
    const before = found(await findProgress(ctx, ctx.actor.unionId), '搜索索引');
    const { progress, indexed } = await follow(ctx, before);
    await saveProgress(ctx, progress);
    return { indexed };
  },

  'search.clear': async (ctx) => {
    const progress = found(await findProgress(ctx, ctx.actor.unionId), '搜索索引');
    const [generation, ...others] = progress.discarded;
    if (generation === undefined) refuse('CONFLICT', '没有换下的索引要清理');
    const removed = await removeSome(ctx, progress.unionId, generation, REMOVED_AT_ONCE);
    if (removed === 0) await saveProgress(ctx, { ...progress, discarded: others });
    return { removed };
  },
};
