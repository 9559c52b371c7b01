/** What the answers about proposals are made of. */
import { z } from 'zod';
import { Day, Id, Moment, id, text } from '../common';
import { Attachment, fileIds as filesOf } from '../file/contract';
import { invitationLabels, kindLabels, ratingLabels, rulingLabels, stepLabels } from './labels';
import { proposalLifecycle } from './lifecycle';

export const office = { officer: 'union', chair: 'union' } as const;
/** Who may see proposals, and how far. */
export const readers = { member: 'own', delegate: 'union', liaison: 'group', ...office } as const;

const oneOf = <T extends string>(labels: Record<T, string>) => z.enum(Object.keys(labels) as [T, ...T[]]);
export const State = z.enum(proposalLifecycle.states);
const Rating = oneOf(ratingLabels);
export const Kind = oneOf(kindLabels);
export const Person = z.object({ memberId: Id, name: z.string() });
const UnitRef = z.object({ unitId: Id, name: z.string() });
const files = z.array(Attachment);

/** The files that go with a step. */
export const fileIds = filesOf('附件').default([]);
export const note = text('附言', { min: 0, max: 200 }).default('');
export const reason = text('理由', { max: 300 });
export const parts = {
  matter: text('案由', { max: 60 }),
  reason: text('理由', { max: 2000 }),
  measures: text('措施', { max: 2000 }),
};
export const presidiumIds = z.array(id('主席团成员'), '主席团成员应为列表').max(31, '主席团成员不超过31人');

export const Call = z.object({
  id: Id,
  title: z.string(),
  opensAt: Moment,
  closesAt: Moment,
  minSeconders: z.number(),
  takesSuggestions: z.boolean(),
  presidium: z.array(Person),
  phase: z.enum(['upcoming', 'open', 'closed']),
  proposals: z.number(),
  /** Filed or being handled: what would be carried over. */
  unfinished: z.number(),
  report: z.object({ session: z.string(), at: Moment, byName: z.string() }).nullable(),
});

export const ProposalItem = z.object({
  id: Id,
  kind: Kind,
  callId: Id,
  number: z.string().nullable(),
  matter: z.string(),
  state: State,
  authorName: z.string(),
  seconders: z.number(),
  minSeconders: z.number(),
  leadUnitName: z.string().nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  isMine: z.boolean(),
  hasSeconded: z.boolean(),
  /** Asked to second by its author and not answered yet. */
  isAsked: z.boolean(),
  isDisputed: z.boolean(),
  urges: z.number(),
  updatedAt: Moment,
});

/** One like what is being written, of this or a past call. */
export const Similar = ProposalItem.extend({ callTitle: z.string(), likeness: z.number() });

const Trace = z.object({ id: Id, matter: z.string() });
const Answer = z.object({ round: z.number(), text: z.string(), byName: z.string(), unitName: z.string(), at: Moment, files });
const Dispute = z.object({
  at: Moment,
  byName: z.string(),
  reason: z.string(),
  files,
  /** Until when the author may dispute the decision; after a dispute: the ruling, null while it is awaited. */
  ruling: z.object({ at: Moment, byName: z.string(), ruling: oneOf(rulingLabels), reason: z.string(), files }).nullable(),
});

export const ProposalDetail = ProposalItem.extend({
  callTitle: z.string(),
  reason: z.string(),
  measures: z.string(),
  files,
  authors: z.array(Person),
  seconded: z.array(Person.extend({ note: z.string().nullable(), files })),
  invitations: z.array(Person.extend({ answer: oneOf(invitationLabels), note: z.string().nullable(), at: Moment })),
  /** The proposal it was merged into, then where that one went, up to the one that is handled. */
  mergedInto: Trace.nullable(),
  mergedPath: z.array(Trace),
  mergedFrom: z.array(Trace.extend({ authorName: z.string(), isDirect: z.boolean() })),
  carriedFrom: Trace.extend({ callTitle: z.string() }).nullable(),
  carriedInto: Trace.extend({ callTitle: z.string() }).nullable(),
  lead: UnitRef.nullable(),
  co: z.array(UnitRef.extend({ isPending: z.boolean() })),
  round: z.number(),
  answers: z.array(Answer),
  coAnswers: z.array(Answer),
  extensions: z.array(z.object({ from: Day, to: Day, reason: z.string(), byName: z.string(), at: Moment })),
  extensionAsked: z.object({ dueOn: Day, reason: z.string(), byName: z.string(), at: Moment }).nullable(),
  rating: Rating.nullable(),
  comment: z.string().nullable(),
  ratings: z.array(Person.extend({ round: z.number(), rating: Rating, comment: z.string(), at: Moment, files })),
  /** Authors whose rating of the present answer is awaited. */
  unrated: z.array(z.string()),
  dispute: Dispute.nullable(),
  disputableUntil: Moment.nullable(),
  report: z.object({ session: z.string(), at: Moment }).nullable(),
  steps: z.array(z.object({ at: Moment, action: oneOf(stepLabels), byName: z.string(), note: z.string().nullable(), files })),
  moves: z.array(z.string()),
});
