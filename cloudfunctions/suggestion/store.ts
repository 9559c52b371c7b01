/** Where suggestions and who supports them are kept. */
import type { Filter } from 'mongodb';
import type { categoryLabels, outcomeLabels, stepLabels } from '../../types/suggestion/labels';
import { suggestionLifecycle } from '../../types/suggestion/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, pageByMoment } from '../core/page';

export type Step = { at: string; by: string; byName: string; action: keyof typeof stepLabels; note: string | null };
export type Suggestion = {
  _id: string;
  unionId: string;
  title: string;
  category: keyof typeof categoryLabels;
  body: string;
  /** Pairs of characters of the title, by which others like it are found. */
  pairs: string[];
  isAnonymous: boolean;
  authorId: string;
  authorName: string;
  groupId: string;
  fileIds: string[];
  state: (typeof suggestionLifecycle.states)[number];
  /** Every member may follow it; set when it is taken up. */
  isOpen: boolean;
  unitId: string | null;
  /** The next day something is due: the answer while assigned, the work while adopted. */
  dueOn: string | null;
  isReminded: boolean;
  isEscalated: boolean;
  urgedOn: string | null;
  outcome: keyof typeof outcomeLabels | null;
  answer: { text: string; byName: string; at: string; isInTime: boolean | null; fileIds: string[] } | null;
  effect: { text: string; saving: number | null; at: string; beforeIds: string[]; afterIds: string[] } | null;
  thanks: { text: string; points: number; at: string } | null;
  supporters: number;
  steps: Step[];
  createdAt: string;
  updatedAt: string;
};
type Support = { _id: string; unionId: string; suggestionId: string; memberId: string; at: string };

const suggestions = collection<Suggestion>('suggestions', [
  { key: { unionId: 1, updatedAt: -1 } },
  { key: { unionId: 1, state: 1, updatedAt: -1 } },
  { key: { unionId: 1, unitId: 1, state: 1, updatedAt: -1 } },
  { key: { unionId: 1, authorId: 1, updatedAt: -1 } },
  { key: { unionId: 1, state: 1, dueOn: 1 } },
  { key: { unionId: 1, createdAt: 1 } },
  { key: { unionId: 1, pairs: 1 } },
  { key: { state: 1, isEscalated: 1, dueOn: 1 } },
  { key: { state: 1, isReminded: 1, dueOn: 1 } },
]);
const supports = collection<Support>('suggestion_supports', [{ key: { unionId: 1, memberId: 1, at: -1 } }]);

const brief = { projection: { steps: 0, body: 0, pairs: 0 } };
/** Days by which something is due, while it is due. */
export const running = ['assigned', 'adopted'] as const;

/** The office sees all; others what is handled openly, what is their department's and their own. */
function visibleTo(ctx: Context, units: string[]): Filter<Suggestion> {
  return ctx.scope.level === 'union' ? {} : { $or: [{ isOpen: true }, { authorId: ctx.actor.memberId }, { unitId: { $in: units } }] };
}

export const insertSuggestion = (reach: Reach, record: Suggestion) => suggestions(reach).insert(record);
export const findVisible = (ctx: Context, _id: string, units: string[]) =>
  suggestions(ctx).findOne({ _id, unionId: ctx.actor.unionId, ...visibleTo(ctx, units) });
export const findVisibleOf = (ctx: Context, ids: string[], units: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : suggestions(ctx).find({ unionId: ctx.actor.unionId, _id: { $in: ids }, ...visibleTo(ctx, units) }, brief);
export const findAnywhere = (reach: Reach, unionId: string, _id: string) => suggestions(reach).findOne({ _id, unionId });
/** Every id of a union in order, for the index of the search. */
export const idsAfter = async (reach: Reach, unionId: string, after: string | null, limit: number): Promise<string[]> =>
  (
    await suggestions(reach).find(
      { unionId, ...(after ? { _id: { $gt: after } } : {}) },
      { sort: { _id: 1 }, limit, projection: { _id: 1 } },
    )
  ).map(({ _id }) => _id);
export const findInUnion = (ctx: Context, _id: string) => suggestions(ctx).findOne({ _id, unionId: ctx.actor.unionId });

export type Filters = Partial<Pick<Suggestion, 'state' | 'category' | 'unitId'>> & {
  isMine?: boolean;
  toAnswer?: boolean;
  isOverdue?: boolean;
};
export function pageSuggestions(
  ctx: Context,
  { state, category, unitId, isMine, toAnswer, isOverdue }: Filters,
  { units, today }: { units: string[]; today: string },
  asked: { cursor?: string; limit?: number },
) {
  const narrowed: Filter<Suggestion>[] = [visibleTo(ctx, units)];
  if (toAnswer) narrowed.push({ unitId: { $in: units }, state: { $in: [...running] } });
  if (isOverdue) narrowed.push({ state: { $in: [...running] }, dueOn: { $lt: today } });
  const filter: Filter<Suggestion> = {
    unionId: ctx.actor.unionId,
    ...(isMine ? { authorId: ctx.actor.memberId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(state ? { state } : {}),
    ...(category ? { category } : {}),
    $and: narrowed,
  };
  return pageByMoment(suggestions(ctx), { filter, field: 'updatedAt', direction: -1, from: ctx.at, to: EARLIEST, options: brief }, asked);
}

/** Those that share pairs of characters with a title, the likest first. */
export const findSharing = (ctx: Context, pairs: string[], units: string[]) =>
  pairs.length === 0
    ? Promise.resolve([])
    : suggestions(ctx).aggregate<Suggestion>(
        { unionId: ctx.actor.unionId, pairs: { $in: pairs }, state: { $ne: 'withdrawn' }, ...visibleTo(ctx, units) },
        [
          { $addFields: { shared: { $size: { $setIntersection: ['$pairs', { $literal: pairs }] } } } },
          { $sort: { shared: -1 } },
          { $limit: 50 },
          { $project: { steps: 0, body: 0 } },
        ],
      );

export const moveSuggestion = (
  ctx: Context,
  record: Suggestion,
  command: keyof typeof suggestionLifecycle.moves,
  set: Partial<Suggestion>,
) => move(suggestions(ctx), suggestionLifecycle, record, command, { ...set, updatedAt: ctx.at });
/** Changes what is no change of state; false when the state has moved on since. */
export const noteSuggestion = (ctx: Context, { _id, unionId, state }: Suggestion, set: Partial<Suggestion>) =>
  suggestions(ctx).update({ _id, unionId, state }, { $set: { ...set, updatedAt: ctx.at } });

/** A person's support, once; answers the number after it, or null when it stood so already. */
export async function addSupport(ctx: Context, { _id: suggestionId, unionId, supporters }: Suggestion): Promise<number | null> {
  const { memberId } = ctx.actor;
  const _id = `${suggestionId}:${memberId}`;
  if (await supports(ctx).findOne({ _id, unionId })) return null;
  await supports(ctx).insert({ _id, unionId, suggestionId, memberId, at: ctx.at });
  await suggestions(ctx).update({ _id: suggestionId, unionId }, { $inc: { supporters: 1 } });
  return supporters + 1;
}
export async function takeSupport(ctx: Context, { _id: suggestionId, unionId, supporters }: Suggestion): Promise<number | null> {
  if ((await supports(ctx).remove({ _id: `${suggestionId}:${ctx.actor.memberId}`, unionId })) === 0) return null;
  await suggestions(ctx).update({ _id: suggestionId, unionId }, { $inc: { supporters: -1 } });
  return supporters - 1;
}
/** Which of these the caller supports. */
export const findSupported = async (ctx: Context, ids: string[]): Promise<Set<string>> =>
  new Set(
    ids.length === 0
      ? []
      : (await supports(ctx).find({ _id: { $in: ids.map((id) => `${id}:${ctx.actor.memberId}`) }, unionId: ctx.actor.unionId })).map(
          ({ suggestionId }) => suggestionId,
        ),
  );

/** In a state, the longest waiting first. */
export const findInState = (ctx: Context, state: Suggestion['state'], more: Filter<Suggestion> = {}) =>
  suggestions(ctx).find({ unionId: ctx.actor.unionId, state, ...more }, { sort: { dueOn: 1 }, limit: 100, ...brief });
export const findOfYear = (ctx: Context, from: string, to: string) =>
  suggestions(ctx).find(
    { unionId: ctx.actor.unionId, createdAt: { $gte: from, $lt: to } },
    { sort: { createdAt: 1 }, limit: 10_000, projection: { steps: 0, pairs: 0 } },
  );
export const findWrittenBy = (ctx: Context, authorId: string) =>
  suggestions(ctx).find({ unionId: ctx.actor.unionId, authorId }, { sort: { updatedAt: -1 }, limit: 1000 });

/** Over all unions, for the clock. */
const sweep = ({ db }: Reach, filter: Filter<Suggestion>) =>
  db
    .collection<Suggestion>('suggestions')
    .find(filter, { projection: { unionId: 1 }, limit: 200 })
    .toArray();
export const findOverdue = async (reach: Reach, today: string) => [
  ...(await sweep(reach, { state: 'assigned', isEscalated: false, dueOn: { $lt: today } })),
  ...(await sweep(reach, { state: 'adopted', isEscalated: false, dueOn: { $lt: today } })),
];
export const findDueSoon = async (reach: Reach, today: string, until: string) => [
  ...(await sweep(reach, { state: 'assigned', isReminded: false, dueOn: { $gte: today, $lte: until } })),
  ...(await sweep(reach, { state: 'adopted', isReminded: false, dueOn: { $gte: today, $lte: until } })),
];
