/** Where proposals are kept, and how one is changed. */
import { collection, newId } from '../core/database';
import type { Context } from '../core/context';
import { move } from '../core/lifecycle';
import type { invitationLabels, kindLabels, ratingLabels, rulingLabels, stepLabels } from '../../types/proposal/labels';
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { pairsOf } from './alike';

export type Step = {
  at: string;
  by: string;
  byName: string;
  action: keyof typeof stepLabels;
  note: string | null;
  fileIds?: string[];
};
export type Answer = { round: number; text: string; byName: string; unitId: string; at: string; fileIds: string[] };
export type Rated = {
  memberId: string;
  name: string;
  round: number;
  rating: keyof typeof ratingLabels;
  comment: string;
  at: string;
  fileIds: string[];
};
export type Invitation = { memberId: string; name: string; answer: keyof typeof invitationLabels; note: string | null; at: string };
export type Ruling = { at: string; byName: string; ruling: keyof typeof rulingLabels; reason: string; fileIds: string[] };
export type Dispute = { at: string; byName: string; reason: string; fileIds: string[]; ruling: Ruling | null };

export type Proposal = {
  _id: string;
  unionId: string;
  kind: keyof typeof kindLabels;
  callId: string;
  number: string | null;
  matter: string;
  reason: string;
  measures: string;
  /** Pairs of characters of the matter, by which others like it are found. */
  pairs: string[];
  fileIds: string[];
  state: (typeof proposalLifecycle.states)[number];
  /** Who wrote it first, then the authors of all that were merged into it. */
  authorIds: string[];
  authorNames: string[];
  /** The first author's group, for the sums. */
  groupId: string;
  seconderIds: string[];
  seconderNames: string[];
  seconds: { memberId: string; note: string | null; fileIds: string[] }[];
  /** Asked and not answered yet. */
  askedIds: string[];
  invitations: Invitation[];
  /** The one it was merged into directly. */
  mergedInto: string | null;
  /** All that were merged into it, also by way of another. */
  mergedFrom: string[];
  carriedFrom: string | null;
  carriedInto: string | null;
  leadUnitId: string | null;
  coUnitIds: string[];
  /** Those of them whose part of the present round is still missing. */
  coPendingIds: string[];
  dueOn: string | null;
  round: number;
  answers: Answer[];
  coAnswers: Answer[];
  answeredInTime: boolean | null;
  extensions: { from: string; to: string; reason: string; byName: string; at: string }[];
  extensionAsked: { dueOn: string; reason: string; byName: string; at: string } | null;
  /** The least favourable of the present round; null before the first. */
  rating: keyof typeof ratingLabels | null;
  comment: string | null;
  ratings: Rated[];
  decidedAt: string | null;
  dispute: Dispute | null;
  isDisputed: boolean;
  urgedOn: string | null;
  urges: number;
  isEscalated: boolean;
  isReminded: boolean;
  /** The day whose coming was called to mind; a new due day is called to mind again. */
  remindedDueOn?: string | null;
  /** The round whose ratings were called to mind. */
  ratingRemindedRound?: number;
  steps: Step[];
  createdAt: string;
  updatedAt: string;
};

export const proposals = collection<Proposal>('proposals', [
  { key: { unionId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, callId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, callId: 1, state: 1, number: 1 } },
  { key: { unionId: 1, state: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1, dueOn: 1 } },
  { key: { unionId: 1, leadUnitId: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, authorIds: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, askedIds: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, isDisputed: 1, updatedAt: -1, _id: -1 } },
  { key: { unionId: 1, pairs: 1 } },
  { key: { state: 1, isEscalated: 1, dueOn: 1 } },
  { key: { state: 1, isReminded: 1, dueOn: 1 } },
  { key: { state: 1, updatedAt: 1 } },
]);

type Written = Pick<Proposal, 'callId' | 'kind' | 'state' | 'matter' | 'reason' | 'measures' | 'fileIds'>;

/** A new record of the caller's, with its first step. */
export function newProposal(ctx: Context, written: Written, action: Step['action']): Proposal {
  const { memberId, unionId, name, groupId } = ctx.actor;
  return {
    _id: newId(),
    unionId,
    ...blank,
    ...written,
    pairs: pairsOf(written.matter),
    authorIds: [memberId],
    authorNames: [name],
    groupId,
    steps: [stepOf(ctx, action)],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  };
}

/** What a record has not yet. */
export const blank = {
  number: null,
  seconderIds: [],
  seconderNames: [],
  seconds: [],
  askedIds: [],
  invitations: [],
  mergedInto: null,
  mergedFrom: [],
  carriedFrom: null,
  carriedInto: null,
  leadUnitId: null,
  coUnitIds: [],
  coPendingIds: [],
  dueOn: null,
  round: 1,
  answers: [],
  coAnswers: [],
  answeredInTime: null,
  extensions: [],
  extensionAsked: null,
  rating: null,
  comment: null,
  ratings: [],
  decidedAt: null,
  dispute: null,
  isDisputed: false,
  urgedOn: null,
  urges: 0,
  isEscalated: false,
  isReminded: false,
} satisfies Partial<Proposal>;

export const insertProposal = (ctx: Context, record: Proposal) => proposals(ctx).insert(record);
export const insertProposals = (ctx: Context, records: Proposal[]) => proposals(ctx).insertMany(records);

export const stepOf = (ctx: Context, action: Step['action'], note: string | null = null, fileIds: string[] = []): Step => ({
  at: ctx.at,
  by: ctx.actor.memberId,
  byName: ctx.actor.name,
  action,
  note: note || null,
  ...(fileIds.length > 0 ? { fileIds } : {}),
});

/** What is said of a change beside it: the step, why, with which files. */
export type Said = { action: Step['action']; note?: string | null; fileIds?: string[] };

/** Moves a proposal and records who, when, why and with which files. */
export function moveProposal(
  ctx: Context,
  record: Proposal,
  command: keyof typeof proposalLifecycle.moves,
  { action, note, fileIds }: Said,
  set: Partial<Proposal> = {},
) {
  return move(proposals(ctx), proposalLifecycle, record, command, {
    ...set,
    steps: [...record.steps, stepOf(ctx, action, note, fileIds)],
    updatedAt: ctx.at,
  });
}

/** Changes a proposal without moving it; part of a transaction that has read it. */
export const noteProposal = (ctx: Context, record: Proposal, { action, note, fileIds }: Said, set: Partial<Proposal> = {}) =>
  proposals(ctx).update({ _id: record._id }, {
    $set: { ...set, updatedAt: ctx.at },
    $push: { steps: stepOf(ctx, action, note, fileIds) },
  } as never);

/** A mark of the clock's own: no step, nothing that people see. */
export const markProposal = (ctx: Context, { _id }: Proposal, set: Partial<Proposal>) => proposals(ctx).update({ _id }, { $set: set });
