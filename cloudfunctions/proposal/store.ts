/** Where calls and proposals are kept. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByMoment } from '../core/page';
import type { ratingLabels, stepLabels } from '../../types/proposal/labels';
import { proposalLifecycle } from '../../types/proposal/lifecycle';

export type Call = {
  _id: string;
  unionId: string;
  title: string;
  opensAt: string;
  closesAt: string;
  minSeconders: number;
  createdAt: string;
  numbers: number;
};
export type Step = { at: string; by: string; byName: string; action: keyof typeof stepLabels; note: string | null };
export type Proposal = {
  _id: string;
  unionId: string;
  callId: string;
  number: string | null;
  matter: string;
  reason: string;
  measures: string;
  state: (typeof proposalLifecycle.states)[number];
  authorIds: string[];
  authorNames: string[];
  seconderIds: string[];
  seconderNames: string[];
  askedIds: string[];
  mergedInto: string | null;
  mergedFrom: string[];
  leadUnitId: string | null;
  coUnitIds: string[];
  dueOn: string | null;
  round: number;
  answers: { round: number; text: string; byName: string; unitId: string; at: string }[];
  answeredInTime: boolean | null;
  rating: keyof typeof ratingLabels | null;
  comment: string | null;
  urgedOn: string | null;
  isEscalated: boolean;
  steps: Step[];
  createdAt: string;
  updatedAt: string;
};

const calls = collection<Call>('proposal_calls', [{ key: { unionId: 1, opensAt: -1, _id: -1 } }]);
const proposals = collection<Proposal>('proposals', [
  { key: { unionId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, callId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, leadUnitId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, authorIds: 1, updatedAt: -1, _id: -1 } },
  { key: { state: 1, isEscalated: 1, dueOn: 1 } },
]);

export const insertCall = (ctx: Context, call: Call) => calls(ctx).insert(call);
export const findCall = (reach: Reach, unionId: string, _id: string) => calls(reach).findOne({ _id, unionId });
export const findCalls = (reach: Reach, unionId: string, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : calls(reach).find({ unionId, _id: { $in: [...new Set(ids)] } });
export const changeCall = (ctx: Context, call: Call, change: Partial<Pick<Call, 'title' | 'closesAt'>>) =>
  calls(ctx).update({ _id: call._id }, { $set: change });
export const pageCalls = (ctx: Context, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(calls(ctx), { filter: { unionId: ctx.scope.unionId }, field: 'opensAt', direction: -1, from: LATEST, to: EARLIEST }, asked);

/** How many proposals each call has, drafts and withdrawn ones left out. */
export async function countByCall(reach: Reach, unionId: string, callIds: string[]): Promise<Map<string, number>> {
  if (callIds.length === 0) return new Map();
  const rows = await proposals(reach).aggregate<{ _id: string; count: number }>(
    { unionId, callId: { $in: callIds }, state: { $nin: ['draft', 'withdrawn'] } },
    [{ $group: { _id: '$callId', count: { $sum: 1 } } }],
  );
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** The next number of a call, «006-012»: taken in the transaction that submits. */
export async function takeNumber(ctx: Context, call: Call): Promise<string> {
  await calls(ctx).update({ _id: call._id }, { $set: { numbers: call.numbers + 1 } });
  return String(call.numbers + 1).padStart(3, '0');
}

export const insertProposal = (ctx: Context, record: Proposal) => proposals(ctx).insert(record);

/** What the caller may see: the office and delegates everything (drafts wait for their seconders), liaisons what is given to their department, members what was filed, authors their own. */
export function visibleTo(ctx: Context): Filter<Proposal> {
  const { level, unitIds, memberId } = ctx.scope;
  if (level === 'union') return {};
  const filed = { state: { $in: ['filed', 'assigned', 'answered', 'rated', 'completed'] as Proposal['state'][] } };
  const mine = { authorIds: memberId };
  return level === 'group'
    ? { $or: [{ leadUnitId: { $in: unitIds } }, { coUnitIds: { $in: unitIds } }, filed, mine] }
    : { $or: [filed, mine] };
}

export const findVisible = (ctx: Context, _id: string) => proposals(ctx).findOne({ _id, unionId: ctx.scope.unionId, ...visibleTo(ctx) });
export const findInUnion = (ctx: Context, _id: string) => proposals(ctx).findOne({ _id, unionId: ctx.actor.unionId });
export const findBriefs = (ctx: Context, ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : proposals(ctx).find({ unionId: ctx.scope.unionId, _id: { $in: ids } }, { projection: { matter: 1, authorNames: 1 } });

/** All that were proposed in a call, for comparing; a call has hundreds at most. */
export const findInCall = (ctx: Context, callId: string) =>
  proposals(ctx).find({ unionId: ctx.scope.unionId, callId }, { projection: { steps: 0, answers: 0, reason: 0, measures: 0 } });

type Filters = { callId?: string; state?: Proposal['state']; isMine?: boolean; toSecond?: boolean; toAnswer?: boolean };

export function pageProposals(
  ctx: Context,
  { callId, state, isMine, toSecond, toAnswer }: Filters,
  liaisonOf: string[],
  asked: { cursor?: string; limit?: number },
) {
  const { memberId } = ctx.actor;
  const filter: Filter<Proposal> = {
    unionId: ctx.scope.unionId,
    ...(callId ? { callId } : {}),
    ...(state ? { state } : {}),
    ...(isMine ? { authorIds: memberId } : {}),
    ...(toSecond ? { state: 'draft', authorIds: { $ne: memberId }, seconderIds: { $ne: memberId } } : {}),
    ...(toAnswer ? { state: 'assigned', leadUnitId: liaisonOf.length === 1 ? liaisonOf[0]! : { $in: liaisonOf } } : {}),
    ...visibleTo(ctx),
  };
  return pageByMoment(
    proposals(ctx),
    { filter, field: 'updatedAt', direction: -1, from: ctx.at, to: EARLIEST, options: { projection: { steps: 0, answers: 0 } } },
    asked,
  );
}

const stepOf = (ctx: Context, action: Step['action'], note: string | null = null): Step => ({
  at: ctx.at,
  by: ctx.actor.memberId,
  byName: ctx.actor.name,
  action,
  note,
});

/** Moves a proposal and records who, when and why. */
export function moveProposal(
  ctx: Context,
  record: Proposal,
  command: keyof typeof proposalLifecycle.moves,
  action: Step['action'],
  set: Partial<Proposal> = {},
  note: string | null = null,
) {
  return move(proposals(ctx), proposalLifecycle, record, command, {
    ...set,
    steps: [...record.steps, stepOf(ctx, action, note)],
    updatedAt: ctx.at,
  });
}

/** Changes a proposal without moving it; part of a transaction that has read it. */
export const noteProposal = (
  ctx: Context,
  record: Proposal,
  action: Step['action'],
  set: Partial<Proposal> = {},
  note: string | null = null,
) =>
  proposals(ctx).update({ _id: record._id }, { $set: { ...set, updatedAt: ctx.at }, $push: { steps: stepOf(ctx, action, note) } } as never);

/** Open matters of a person, bounded by states. */
export const findForPerson = (ctx: Context, state: Proposal['state'], more: Filter<Proposal>) =>
  proposals(ctx).find(
    { unionId: ctx.actor.unionId, state, ...more },
    { sort: { updatedAt: -1 }, limit: 50, projection: { steps: 0, answers: 0 } },
  );
export const countInState = (ctx: Context, state: Proposal['state']) => proposals(ctx).count({ unionId: ctx.actor.unionId, state });

/** How many proposals stand alike: what the statistics add up, of one call or all, counted by the database. */
export type Tally = Pick<Proposal, 'state' | 'leadUnitId' | 'answeredInTime' | 'rating'> & { isLate: boolean; count: number };
export async function tallyProposals(reach: Reach, unionIds: string[], today: string, callId?: string): Promise<Tally[]> {
  const filter = { unionId: unionIds.length === 1 ? unionIds[0]! : { $in: unionIds }, ...(callId ? { callId } : {}) } as Filter<Proposal>;
  const isLate = { $and: [{ $eq: ['$state', 'assigned'] }, { $ne: ['$dueOn', null] }, { $lt: ['$dueOn', today] }] };
  const alike = { state: '$state', leadUnitId: '$leadUnitId', answeredInTime: '$answeredInTime', rating: '$rating', isLate };
  const rows = await proposals(reach).aggregate<{ _id: Omit<Tally, 'count'>; count: number }>(filter, [
    { $group: { _id: alike, count: { $sum: 1 } } },
  ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

/** Overdue and not yet reported, over all unions: for the job. */
export const findOverdue = ({ db }: Reach, today: string) =>
  db
    .collection<Proposal>('proposals')
    .find({ state: 'assigned', isEscalated: false, dueOn: { $lt: today } }, { projection: { unionId: 1 } })
    .limit(200)
    .toArray();
