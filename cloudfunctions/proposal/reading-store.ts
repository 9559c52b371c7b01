/** How proposals are read: by visibility, for lists, for people's desks, for sums and the clock. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { EARLIEST, pageByMoment } from '../core/page';
import { RATING_DAYS, dueReminder, isRatingReminderDue } from './rules';
import { DAY_MS, momentAfter } from '../core/time';
import { proposals, type Proposal } from './store';

/** States of what was filed: every member may follow it. */
const open: Proposal['state'][] = ['filed', 'assigned', 'answered', 'rated', 'completed', 'carriedOver'];
const brief = { projection: { steps: 0, answers: 0, coAnswers: 0, pairs: 0, reason: 0, measures: 0 } };

/** What the caller may see: the office and delegates everything (drafts wait for their seconders), liaisons what is given to their department, members what was filed, authors their own. */
export function visibleTo(ctx: Context): Filter<Proposal> {
  const { level, unitIds, memberId } = ctx.scope;
  if (level === 'union') return {};
  const filed = { kind: 'proposal' as const, state: { $in: open } };
  const mine = { authorIds: memberId };
  return level === 'group'
    ? { $or: [{ leadUnitId: { $in: unitIds } }, { coUnitIds: { $in: unitIds } }, filed, mine] }
    : { $or: [filed, mine] };
}

export const findVisible = (ctx: Context, _id: string) => proposals(ctx).findOne({ _id, unionId: ctx.scope.unionId, ...visibleTo(ctx) });
export const findInUnion = (ctx: Context, _id: string) => proposals(ctx).findOne({ _id, unionId: ctx.actor.unionId });
/** Of these ids those the caller may see. */
export const findVisibleOf = (ctx: Context, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : proposals(ctx).find({ unionId: ctx.scope.unionId, _id: { $in: ids }, ...visibleTo(ctx) }, brief);
export const findAnywhere = (reach: Reach, unionId: string, _id: string) => proposals(reach).findOne({ _id, unionId });
export const idsAfter = async (reach: Reach, unionId: string, after: string | null, limit: number): Promise<string[]> =>
  (
    await proposals(reach).find({ unionId, ...(after ? { _id: { $gt: after } } : {}) }, { sort: { _id: 1 }, limit, projection: { _id: 1 } })
  ).map(({ _id }) => _id);

type Brief = Pick<Proposal, '_id' | 'callId' | 'matter' | 'number' | 'authorIds' | 'authorNames' | 'mergedInto' | 'state'>;
export const findBriefs = (ctx: Context, ids: string[]): Promise<Brief[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : proposals(ctx).find(
        { unionId: ctx.actor.unionId, _id: { $in: ids } },
        { projection: { callId: 1, matter: 1, number: 1, authorIds: 1, authorNames: 1, mergedInto: 1, state: 1 } },
      );

const MOST_COMPARED = 50;
/** Those that share most pairs of characters with a matter, over all calls of the union, the likest first; found by the pairs' index. */
export const findSharing = (ctx: Context, pairs: string[]) =>
  pairs.length === 0
    ? Promise.resolve([])
    : proposals(ctx).aggregate<Pick<Proposal, '_id' | 'pairs'>>(
        { unionId: ctx.scope.unionId, pairs: { $in: pairs }, state: { $nin: ['withdrawn', 'merged', 'carriedOver'] }, ...visibleTo(ctx) },
        [
          { $project: { pairs: 1, shared: { $size: { $setIntersection: ['$pairs', { $literal: pairs }] } } } },
          { $sort: { shared: -1 } },
          { $limit: MOST_COMPARED },
        ],
      );

export type Filters = {
  callId?: string;
  state?: Proposal['state'];
  unitId?: string;
  isMine?: boolean;
  toSecond?: boolean;
  isAsked?: boolean;
  toAnswer?: boolean;
  isOverdue?: boolean;
  isDisputed?: boolean;
};

export function pageProposals(
  ctx: Context,
  { callId, state, unitId, isMine, toSecond, isAsked, toAnswer, isOverdue, isDisputed }: Filters,
  { liaisonOf, today }: { liaisonOf: string[]; today: string },
  asked: { cursor?: string; limit?: number },
) {
  const { memberId } = ctx.actor;
  const narrowed: Filter<Proposal>[] = [visibleTo(ctx)];
  if (toSecond) narrowed.push({ authorIds: { $ne: memberId }, seconderIds: { $ne: memberId } });
  if (toAnswer)
    narrowed.push({
      $or: [{ leadUnitId: { $in: liaisonOf } }, { state: 'assigned', coPendingIds: { $in: liaisonOf } }],
    });
  const filter: Filter<Proposal> = {
    unionId: ctx.scope.unionId,
    ...(callId ? { callId } : {}),
    ...(state ? { state } : {}),
    ...(unitId ? { leadUnitId: unitId } : {}),
    ...(isMine ? { authorIds: memberId } : {}),
    ...(isAsked ? { askedIds: memberId, state: 'draft' } : {}),
    ...(toSecond ? { state: 'draft' } : {}),
    ...(toAnswer ? { state: { $in: ['assigned', 'suggestion'] } } : {}),
    ...(isOverdue ? { state: 'assigned', dueOn: { $lt: today } } : {}),
    ...(isDisputed ? { isDisputed } : {}),
    $and: narrowed,
  };
  return pageByMoment(proposals(ctx), { filter, field: 'updatedAt', direction: -1, from: ctx.at, to: EARLIEST, options: brief }, asked);
}

/** Open matters of a person, bounded by states. */
export const findForPerson = (ctx: Context, state: Proposal['state'], more: Filter<Proposal>) =>
  proposals(ctx).find({ unionId: ctx.actor.unionId, state, ...more }, { sort: { updatedAt: -1 }, limit: 50, ...brief });
/** Disputes that wait for a ruling. */
export const findDisputed = (ctx: Context) =>
  proposals(ctx).find({ unionId: ctx.actor.unionId, isDisputed: true }, { sort: { updatedAt: -1 }, limit: 50, ...brief });
export const countInState = (ctx: Context, state: Proposal['state'], more: Filter<Proposal> = {}) =>
  proposals(ctx).count({ unionId: ctx.actor.unionId, state, ...more });
/** Being handled and due between two days. */
export const findDue = (ctx: Context, from: string, to: string, more: Filter<Proposal> = {}) =>
  proposals(ctx).find(
    { unionId: ctx.actor.unionId, state: 'assigned', dueOn: { $gte: from, $lte: to }, ...more },
    { sort: { dueOn: 1 }, limit: 200, ...brief },
  );
/** Everything a person wrote, newest first; for the export of one's own data. */
export const findWrittenBy = (ctx: Context, memberId: string) =>
  proposals(ctx).find({ unionId: ctx.actor.unionId, authorIds: memberId }, { sort: { updatedAt: -1 }, limit: 1000 });

/** A call's proposals in the given states, in the order of their numbers. */
export const findOfCall = (ctx: Context, callId: string, states: Proposal['state'][], limit = 1000) =>
  proposals(ctx).find(
    { unionId: ctx.actor.unionId, callId, state: { $in: states } },
    { sort: { number: 1, _id: 1 }, limit, projection: { steps: 0, pairs: 0 } },
  );
/** In full: what is carried over takes everything along. */
export const findWhole = (ctx: Context, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : proposals(ctx).find({ unionId: ctx.actor.unionId, _id: { $in: ids } });

/** How many proposals each call has, drafts and withdrawn ones left out, how many of them are not finished, and not even reviewed. */
export async function countByCall(reach: Reach, unionId: string, callIds: string[]) {
  const counts = new Map(callIds.map((id) => [id, { proposals: 0, unfinished: 0, unreviewed: 0 }]));
  if (callIds.length === 0) return counts;
  const rows = await proposals(reach).aggregate<{ _id: { callId: string; state: Proposal['state'] }; count: number }>(
    { unionId, callId: { $in: callIds }, kind: 'proposal', state: { $nin: ['draft', 'withdrawn'] } },
    [{ $group: { _id: { callId: '$callId', state: '$state' }, count: { $sum: 1 } } }],
  );
  for (const { _id, count } of rows) {
    const sums = counts.get(_id.callId)!;
    sums.proposals += count;
    if (_id.state === 'filed' || _id.state === 'assigned') sums.unfinished += count;
    if (_id.state === 'submitted') sums.unreviewed += count;
  }
  return counts;
}

/** How many proposals stand alike: what the statistics add up, of one call or all, counted by the database. */
export type Tally = Pick<Proposal, 'kind' | 'state' | 'leadUnitId' | 'answeredInTime' | 'rating'> & {
  isLate: boolean;
  isNumbered: boolean;
  isCarried: boolean;
  count: number;
};
const isNumbered = { $ne: ['$number', null] };
const ofCalls = (unionIds: string[], callId?: string) =>
  ({ unionId: unionIds.length === 1 ? unionIds[0]! : { $in: unionIds }, ...(callId ? { callId } : {}) }) as Filter<Proposal>;

export async function tallyProposals(reach: Reach, unionIds: string[], today: string, callId?: string): Promise<Tally[]> {
  const isLate = { $and: [{ $eq: ['$state', 'assigned'] }, { $ne: ['$dueOn', null] }, { $lt: ['$dueOn', today] }] };
  const alike = {
    kind: '$kind',
    state: '$state',
    leadUnitId: '$leadUnitId',
    answeredInTime: '$answeredInTime',
    rating: '$rating',
    isLate,
    isNumbered,
    isCarried: { $ne: ['$carriedFrom', null] },
  };
  const rows = await proposals(reach).aggregate<{ _id: Omit<Tally, 'count'>; count: number }>(ofCalls(unionIds, callId), [
    { $group: { _id: alike, count: { $sum: 1 } } },
  ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

export type GroupTally = Pick<Proposal, 'groupId' | 'kind' | 'state'> & { isNumbered: boolean; count: number };
/** The same by the first author's group, for what was submitted and filed. */
export async function tallyByGroup(reach: Reach, unionId: string, callId?: string): Promise<GroupTally[]> {
  const alike = { groupId: '$groupId', kind: '$kind', state: '$state', isNumbered };
  const rows = await proposals(reach).aggregate<{ _id: Omit<GroupTally, 'count'>; count: number }>(
    { ...ofCalls([unionId], callId), carriedFrom: null },
    [{ $group: { _id: alike, count: { $sum: 1 } } }],
  );
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

const forClock = { projection: { unionId: 1 }, limit: 200 };
/** Overdue and not yet reported, over all unions: for the job. */
export const findOverdue = ({ db }: Reach, today: string) =>
  db
    .collection<Proposal>('proposals')
    .find({ state: 'assigned', isEscalated: false, dueOn: { $lt: today } }, forClock)
    .toArray();
/** Over all unions, for the job: due within days and not yet reminded, and due on this very day and not reminded of that. */
export async function findToRemind({ db }: Reach, today: string, until: string): Promise<Pick<Proposal, '_id' | 'unionId'>[]> {
  const of = db.collection<Proposal>('proposals');
  const forReminding = { projection: { unionId: 1, state: 1, dueOn: 1, isReminded: 1, remindedDueOn: 1 }, limit: 200 };
  const soon = await of.find({ state: 'assigned', isReminded: false, dueOn: { $gte: today, $lte: until } }, forReminding).toArray();
  const onTheDay = await of.find({ state: 'assigned', isReminded: true, dueOn: today }, forReminding).toArray();
  return [...soon, ...onTheDay].filter((one) => dueReminder(one, today) !== null);
}
/** Over all unions, for the job: answered of late, with ratings that lack and were not called to mind. */
export async function findToRate({ db }: Reach, now: Date): Promise<Pick<Proposal, '_id' | 'unionId'>[]> {
  const since = momentAfter(now, -RATING_DAYS * DAY_MS);
  const found: Proposal[] = [];
  for (const state of ['answered', 'rated'] as const)
    found.push(
      ...(await db
        .collection<Proposal>('proposals')
        .find(
          { state, updatedAt: { $gte: since } },
          { projection: { unionId: 1, state: 1, round: 1, authorIds: 1, ratings: 1, answers: 1, ratingRemindedRound: 1 }, limit: 1000 },
        )
        .toArray()),
    );
  return found.filter((one) => isRatingReminderDue(one, now.toISOString()));
}
