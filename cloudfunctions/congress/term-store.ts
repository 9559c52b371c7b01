/** Where congress terms, delegates, objections and a union's choice of region are kept. */
import type { ProfileId, StaffKind } from '../../types/congress/labels';
import { delegateLifecycle, termLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import type { Counted } from './rules';

export type Constituency = Counted & { id: string; name: string; seats: number; quotient: string };
export type Term = {
  _id: string;
  unionId: string;
  number: number;
  /** The region's rules as chosen when the term was drafted. */
  profile: ProfileId;
  startsOn: string;
  endsOn: string;
  years: number;
  state: (typeof termLifecycle.states)[number];
  constituencies: Constituency[];
  totalSeats: number;
  arithmetic: string | null;
  postedOn: string | null;
  listUntil: string | null;
  begunOn: string | null;
  endedOn: string | null;
  /** The last day before the term was put off; null or missing when it was not. */
  extendedFrom?: string | null;
  /** Whether the end was told to those who prepare the next term. */
  isEndTold?: boolean;
  /** Raised by every change of its delegates, so that two at once cannot both take the last seat. */
  revision: number;
};
export type Delegate = {
  _id: string;
  unionId: string;
  termId: string;
  constituencyId: string;
  memberId: string;
  memberName: string;
  staffKind: StaffKind;
  isWoman: boolean;
  electedOn: string;
  voters: number;
  votes: number;
  employees: number;
  /** The election in the app it comes from; null when the result was entered. */
  electionId: string | null;
  state: (typeof delegateLifecycle.states)[number];
  isByElection: boolean;
  listUntil: string | null;
  seatedOn: string | null;
  endedOn: string | null;
  endReason: string;
};
export type Objection = {
  _id: string;
  unionId: string;
  termId: string;
  delegateId: string;
  delegateName: string;
  memberId: string;
  memberName: string;
  text: string;
  at: string;
  answer: string | null;
  isUpheld: boolean | null;
  answeredAt: string | null;
};
type Choice = { _id: string; unionId: string; profile: ProfileId };

const choices = collection<Choice>('congress_profiles', [{ key: { unionId: 1 }, unique: true }]);
const terms = collection<Term>('congress_terms', [
  { key: { unionId: 1, number: -1 }, unique: true },
  { key: { unionId: 1, state: 1, number: -1 } },
  // For the clock, over all unions.
  { key: { state: 1, endsOn: 1 } },
]);
const delegates = collection<Delegate>('congress_delegates', [
  { key: { unionId: 1, termId: 1, state: 1 } },
  { key: { unionId: 1, memberId: 1, electedOn: 1 } },
]);
const objections = collection<Objection>('congress_objections', [
  { key: { unionId: 1, delegateId: 1, memberId: 1 }, unique: true },
  { key: { unionId: 1, termId: 1, at: 1 } },
]);

export const findProfile = async (reach: Reach, unionId: string): Promise<ProfileId | null> =>
  (await choices(reach).findOne({ unionId }))?.profile ?? null;
export const saveProfile = (reach: Reach, unionId: string, profile: ProfileId) =>
  choices(reach).update({ _id: unionId }, { $set: { unionId, profile } }, { upsert: true });

/** Newest first; those in preparation only for who keeps them. */
export const findTerms = (reach: Reach, unionId: string, isKeeper: boolean): Promise<Term[]> =>
  terms(reach).find(isKeeper ? { unionId } : { unionId, state: { $in: ['posted', 'sitting', 'ended'] } }, {
    sort: { number: -1 },
    limit: 60,
  });
export const findTerm = async (reach: Reach, unionId: string, _id: string, isKeeper = true): Promise<Term | null> =>
  terms(reach).findOne(isKeeper ? { _id, unionId } : { _id, unionId, state: { $in: ['posted', 'sitting', 'ended'] } });
export const findTermIn = (reach: Reach, unionId: string, states: Term['state'][]): Promise<Term | null> =>
  terms(reach).findOne({ unionId, state: { $in: states } }, { sort: { number: -1 } });
export const findTermNumbered = (reach: Reach, unionId: string, number: number) => terms(reach).findOne({ unionId, number });
export const insertTerm = (reach: Reach, record: Term) => terms(reach).insert(record);
export const moveTerm = (ctx: Context, record: Term, command: keyof typeof termLifecycle.moves, set: Partial<Term> = {}) =>
  move(terms(ctx), termLifecycle, record, command, set);
export const changeTerm = (ctx: Context, { _id, unionId }: Term, set: Partial<Term>) => terms(ctx).update({ _id, unionId }, { $set: set });
/** Terms in office that end on this day or before, over all unions: for the clock. */
export const findTermsEnding = ({ db }: Reach, until: string) =>
  db
    .collection<Term>('congress_terms')
    .find({ state: 'sitting', endsOn: { $lte: until } })
    .limit(200)
    .toArray();
/** Makes changes of a term's delegates wait for one another: the later one is repeated on what the earlier left. */
export const holdTerm = (ctx: Context, { _id }: Term) => terms(ctx).update({ _id }, { $inc: { revision: 1 } });

export const insertDelegate = (reach: Reach, record: Delegate) => delegates(reach).insert(record);
export const findDelegate = (reach: Reach, unionId: string, _id: string) => delegates(reach).findOne({ _id, unionId });
export const findDelegates = (reach: Reach, unionId: string, termId: string, states?: Delegate['state'][]): Promise<Delegate[]> =>
  delegates(reach).find(states ? { unionId, termId, state: { $in: states } } : { unionId, termId });
export const countSeated = (reach: Reach, unionId: string, termId: string): Promise<number> =>
  delegates(reach).count({ unionId, termId, state: 'seated' });
export const findDelegatesOf = (reach: Reach, unionId: string, memberId: string) => delegates(reach).find({ unionId, memberId });
export const moveDelegate = (
  ctx: Context,
  record: Delegate,
  command: keyof typeof delegateLifecycle.moves,
  set: Partial<Delegate> = {},
): Promise<Delegate> => move(delegates(ctx), delegateLifecycle, record, command, set);
export const postDelegates = (ctx: Context, unionId: string, termId: string, listUntil: string) =>
  delegates(ctx).updateMany({ unionId, termId, state: 'elected' }, { $set: { state: 'posted', listUntil } });

export const insertObjection = (reach: Reach, record: Objection) => objections(reach).insert(record);
export const findObjection = (reach: Reach, unionId: string, _id: string) => objections(reach).findOne({ _id, unionId });
export const findObjections = (reach: Reach, unionId: string, termId: string): Promise<Objection[]> =>
  objections(reach).find({ unionId, termId });
export const findObjectionBy = (reach: Reach, unionId: string, delegateId: string, memberId: string) =>
  objections(reach).findOne({ unionId, delegateId, memberId });
export const answerObjection = (ctx: Context, { _id }: Objection, set: Pick<Objection, 'answer' | 'isUpheld' | 'answeredAt'>) =>
  objections(ctx).update({ _id, answer: null }, { $set: set });
