/** Where ballots are kept: what is asked and by whom it is counted. Roll and box lie apart (core/secret-box). */
import { ballotLifecycle } from '../../types/ballot/lifecycle';
import type { signerLabels, voterLabels } from '../../types/ballot/labels';
import type { Threshold } from '../../types/congress/threshold';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByMoment } from '../core/page';
import type { Question, Tally } from './rules';

export type Signature = { memberId: string; name: string; as: keyof typeof signerLabels; at: string };
export type Ballot = {
  _id: string;
  unionId: string;
  state: (typeof ballotLifecycle.states)[number];
  title: string;
  note: string;
  voters: keyof typeof voterLabels;
  voterIds: string[];
  questions: Question[];
  tellerIds: string[];
  witnessId: string;
  quorum: Threshold | null;
  sessionId: string | null;
  closesAt: string | null;
  createdAt: string;
  openedAt: string | null;
  /** The number present, as who opened it stated. */
  present: number | null;
  closedAt: string | null;
  hash: string | null;
  boxCount: number | null;
  due: number | null;
  tallies: Tally[] | null;
  signatures: Signature[];
  publishedAt: string | null;
  /** When those who had not voted were last reminded; absent in records older than the field. */
  remindedAt?: string | null;
};

const ballots = collection<Ballot>('ballots', [
  { key: { unionId: 1, createdAt: -1 } },
  { key: { unionId: 1, state: 1, createdAt: -1 } },
  { key: { unionId: 1, sessionId: 1 } },
  { key: { state: 1, closesAt: 1 } },
]);

export const insertBallot = (reach: Reach, record: Ballot) => ballots(reach).insert(record);
export const findBallot = (reach: Reach, _id: string, unionId: string) => ballots(reach).findOne({ _id, unionId });
export const findBallotsOf = (reach: Reach, unionId: string, states: Ballot['state'][]) =>
  ballots(reach).find({ unionId, state: { $in: states } }, { limit: 200 * states.length });
export const findBallotsOfSession = (reach: Reach, unionId: string, sessionId: string) => ballots(reach).find({ unionId, sessionId });
/** Those opened or to be closed in a span are looked for among the ones of the last year. */
export const findRecent = (reach: Reach, unionId: string, since: string) =>
  ballots(reach).find({ unionId, createdAt: { $gte: since } }, { limit: 500 });
export const pageOfBallots = (
  reach: Reach,
  unionId: string,
  state: Ballot['state'] | undefined,
  asked: { cursor?: string; limit?: number },
) =>
  pageByMoment(
    ballots(reach),
    { filter: state ? { unionId, state } : { unionId }, field: 'createdAt', direction: -1, from: LATEST, to: EARLIEST },
    asked,
  );
export const moveBallot = (ctx: Context, record: Ballot, command: keyof typeof ballotLifecycle.moves, set: Partial<Ballot> = {}) =>
  move(ballots(ctx), ballotLifecycle, record, command, set);
/** Signatures gather one by one before the last of them moves the ballot on. */
export const setSignatures = (reach: Reach, { _id, unionId }: Ballot, signatures: Signature[]) =>
  ballots(reach).update({ _id, unionId, state: 'counted' }, { $set: { signatures } });

export const setReminded = (reach: Reach, { _id, unionId }: Ballot, remindedAt: string) =>
  ballots(reach).update({ _id, unionId, state: 'open' }, { $set: { remindedAt } });

// The clock looks across unions.
export const findOverdue = ({ db }: Reach, now: string) =>
  db
    .collection<Ballot>('ballots')
    .find({ state: 'open', closesAt: { $lte: now } })
    .limit(100)
    .toArray();

export const findEnding = ({ db }: Reach, from: string, to: string) =>
  db
    .collection<Ballot>('ballots')
    .find({ state: 'open', closesAt: { $gt: from, $lte: to } })
    .limit(500)
    .toArray();
