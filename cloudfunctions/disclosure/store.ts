/** Where the catalogue, the postings and the questions of open affairs are kept. */
import type { Filter } from 'mongodb';
import { disclosureLifecycle } from '../../types/disclosure/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import type { Every } from './periods';

export type Item = {
  _id: string;
  unionId: string;
  title: string;
  source: string;
  every: Every;
  graceDays: number;
  unitId: string | null;
  isActive: boolean;
  /** The period owed next and the last day for it; null for what is opened as it happens. */
  period: string | null;
  dueOn: string | null;
  isEscalated: boolean;
  startsOn: string;
  createdAt: string;
};
export type Posting = {
  _id: string;
  unionId: string;
  itemId: string;
  period: string;
  version: number;
  title: string;
  body: string;
  fileIds: string[];
  state: (typeof disclosureLifecycle.states)[number];
  postedById: string;
  postedBy: string;
  postedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  returnReason: string | null;
};
export type Question = {
  _id: string;
  unionId: string;
  itemId: string;
  text: string;
  askedById: string;
  askedBy: string;
  askedAt: string;
  state: 'asked' | 'answered';
  dueOn: string;
  isEscalated: boolean;
  answer: { text: string; byName: string; at: string; isInTime: boolean } | null;
};

const items = collection<Item>('disclosure_items', [
  { key: { unionId: 1, createdAt: 1 } },
  { key: { isActive: 1, isEscalated: 1, dueOn: 1 } },
]);
const postings = collection<Posting>('disclosure_postings', [
  { key: { unionId: 1, itemId: 1, period: 1, version: 1 }, unique: true },
  { key: { unionId: 1, state: 1, postedAt: -1 } },
]);
const questions = collection<Question>('disclosure_questions', [
  { key: { unionId: 1, itemId: 1, askedAt: -1 } },
  { key: { unionId: 1, state: 1, dueOn: 1 } },
  { key: { unionId: 1, askedById: 1, askedAt: -1 } },
  { key: { unionId: 1, askedAt: 1 } },
  { key: { state: 1, isEscalated: 1, dueOn: 1 } },
]);

export const insertItems = (reach: Reach, records: Item[]) => items(reach).insertMany(records);
export const findItems = (ctx: Context) => items(ctx).find({ unionId: ctx.actor.unionId }, { sort: { createdAt: 1, _id: 1 }, limit: 300 });
export const findItem = (ctx: Context, _id: string) => items(ctx).findOne({ _id, unionId: ctx.actor.unionId });
export const changeItem = (ctx: Context, { _id, unionId }: Item, set: Partial<Item>) => items(ctx).update({ _id, unionId }, { $set: set });

export const insertPosting = (reach: Reach, record: Posting) => postings(reach).insert(record);
export const findPosting = (ctx: Context, _id: string) => postings(ctx).findOne({ _id, unionId: ctx.actor.unionId });
export const findPostingsOf = (ctx: Context, itemId: string) =>
  postings(ctx).find({ unionId: ctx.actor.unionId, itemId }, { sort: { period: -1, version: -1 }, limit: 200 });
export const findPostingsIn = (ctx: Context, state: Posting['state'], limit = 2000) =>
  postings(ctx).find({ unionId: ctx.actor.unionId, state }, { sort: { postedAt: -1 }, limit, projection: { body: 0 } });
export const movePosting = (ctx: Context, record: Posting, command: keyof typeof disclosureLifecycle.moves, set: Partial<Posting> = {}) =>
  move(postings(ctx), disclosureLifecycle, record, command, set);

export const insertQuestion = (reach: Reach, record: Question) => questions(reach).insert(record);
export const findQuestion = (ctx: Context, _id: string) => questions(ctx).findOne({ _id, unionId: ctx.actor.unionId });
export const findQuestionsOf = (ctx: Context, itemId: string) =>
  questions(ctx).find({ unionId: ctx.actor.unionId, itemId }, { sort: { askedAt: -1 }, limit: 200 });
export const findUnanswered = (ctx: Context) =>
  questions(ctx).find({ unionId: ctx.actor.unionId, state: 'asked' }, { sort: { dueOn: 1 }, limit: 200 });
export const findAskedBy = (ctx: Context, askedById: string) =>
  questions(ctx).find({ unionId: ctx.actor.unionId, askedById }, { sort: { askedAt: -1 }, limit: 500 });
export const findAskedIn = (ctx: Context, from: string, to: string) =>
  questions(ctx).find({ unionId: ctx.actor.unionId, askedAt: { $gte: from, $lt: to } }, { limit: 5000, projection: { text: 0 } });
/** Answers or marks a question that is still open; false when somebody has just answered it. */
export const changeQuestion = (ctx: Context, { _id, unionId }: Question, set: Partial<Question>) =>
  questions(ctx).update({ _id, unionId, state: 'asked' }, { $set: set });

/** Over all unions, for the clock. */
const forClock = { projection: { unionId: 1 }, limit: 200 };
export const findOverdueItems = ({ db }: Reach, today: string) =>
  db
    .collection<Item>('disclosure_items')
    .find({ isActive: true, isEscalated: false, dueOn: { $lt: today } } as Filter<Item>, forClock)
    .toArray();
export const findOverdueQuestions = ({ db }: Reach, today: string) =>
  db
    .collection<Question>('disclosure_questions')
    .find({ state: 'asked', isEscalated: false, dueOn: { $lt: today } }, forClock)
    .toArray();
