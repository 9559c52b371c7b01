/** Where sessions of a congress and the read marks of their papers are kept. */
import type { AgendaKind, SessionKind, StaffKind } from '../../types/congress/labels';
import { sessionLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';

export type AgendaItem = {
  id: string;
  title: string;
  kind: AgendaKind;
  reporter: string;
  note: string;
  minutes: number;
  fileIds: string[];
  /** When its papers went to the delegates; null while they have not, or were changed since. */
  sentAt: string | null;
};
export type Session = {
  _id: string;
  unionId: string;
  termId: string;
  number: number;
  kind: SessionKind;
  state: (typeof sessionLifecycle.states)[number];
  startsAt: string;
  endsAt: string;
  place: string;
  note: string;
  petitionId: string | null;
  occasion: string;
  callId: string | null;
  /** Behind the rotating code; never leaves the server. */
  secret: string;
  agenda: AgendaItem[];
  presidium: { memberId: string; name: string; staffKind: StaffKind }[];
  recorder: { memberId: string; name: string } | null;
  announcedAt: string | null;
  remindedAt: string | null;
  openedAt: string | null;
  closedAt: string | null;
  /** Delegates in office when it closed; before that they are counted. */
  due: number | null;
  currentItemId: string | null;
  publishedAt: string | null;
  postedUntil: string | null;
  summary: string;
  report: { on: string; to: string; reference: string } | null;
  /** Postponements with their reasons. */
  history: { at: string; text: string }[];
  /** Raised where calls of two chairs must wait for one another. */
  revision: number;
};
export type Reading = { _id: string; unionId: string; sessionId: string; memberId: string; itemIds: string[]; at: string };

const sessions = collection<Session>('congress_sessions', [
  { key: { unionId: 1, termId: 1, number: 1 }, unique: true },
  { key: { unionId: 1, startsAt: -1 } },
  { key: { unionId: 1, state: 1, startsAt: 1 } },
]);
const readings = collection<Reading>('congress_readings', [{ key: { unionId: 1, sessionId: 1 } }]);

export const hidden: Session['state'][] = ['preparing', 'cancelled'];
const shown = sessionLifecycle.states.filter((state) => !hidden.includes(state));

/** Newest first; those in preparation only for who keeps them. */
export const findSessions = async (reach: Reach, unionId: string, isKeeper: boolean): Promise<Session[]> =>
  (await sessions(reach).find({ unionId }, { sort: { startsAt: -1 }, limit: 200 })).filter(
    ({ state }) => isKeeper || shown.includes(state),
  );
export const findSession = async (reach: Reach, unionId: string, _id: string, isKeeper = true): Promise<Session | null> => {
  const record = await sessions(reach).findOne({ _id, unionId });
  return record && (isKeeper || shown.includes(record.state)) ? record : null;
};
export const findSessionsIn = (reach: Reach, unionId: string, states: Session['state'][]): Promise<Session[]> =>
  sessions(reach).find({ unionId, state: { $in: states } }, { limit: 50 * states.length });
export const findSessionsOf = (reach: Reach, unionId: string, termId: string): Promise<Session[]> =>
  sessions(reach).find({ unionId, termId });
export const findSessionsBetween = (reach: Reach, unionId: string, from: string, to: string): Promise<Session[]> =>
  sessions(reach).find({ unionId, startsAt: { $gte: from, $lt: to } });
export const insertSession = (reach: Reach, record: Session) => sessions(reach).insert(record);
export const moveSession = (ctx: Context, record: Session, command: keyof typeof sessionLifecycle.moves, set: Partial<Session> = {}) =>
  move(sessions(ctx), sessionLifecycle, record, command, set);
/** What may change without a step of its life; only in the state it was judged in. */
export const changeSession = (ctx: Context, { _id, unionId, state }: Session, set: Partial<Session>): Promise<boolean> =>
  sessions(ctx).update({ _id, unionId, state }, { $set: set });
/** Makes the chair's steps wait for one another: the later one is repeated on what the earlier left. */
export const holdSession = (ctx: Context, { _id }: Session) => sessions(ctx).update({ _id }, { $inc: { revision: 1 } });

const readingId = (sessionId: string, memberId: string) => `${sessionId}:${memberId}`;
export const findReading = (reach: Reach, unionId: string, sessionId: string, memberId: string): Promise<Reading | null> =>
  readings(reach).findOne({ _id: readingId(sessionId, memberId), unionId });
export const findReadings = (reach: Reach, unionId: string, sessionId: string): Promise<Reading[]> =>
  readings(reach).find({ unionId, sessionId });
export const markRead = (ctx: Context, { _id: sessionId, unionId }: Session, itemId: string) =>
  readings(ctx).update(
    { _id: readingId(sessionId, ctx.actor.memberId) },
    { $set: { unionId, sessionId, memberId: ctx.actor.memberId, at: ctx.at }, $addToSet: { itemIds: itemId } },
    { upsert: true },
  );
/** Changed papers are unread again, whoever had read the old ones. */
export async function forgetReadings(ctx: Context, { _id: sessionId, unionId }: Session, itemIds: string[]): Promise<void> {
  if (itemIds.length > 0) await readings(ctx).updateMany({ unionId, sessionId }, { $pull: { itemIds: { $in: itemIds } } } as never);
}
