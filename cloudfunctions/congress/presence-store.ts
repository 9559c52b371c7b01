/** Where it is kept who signed in to a session: one row a delegate, whatever they do it with and however often. */
import type { SignInHow } from '../../types/congress/labels';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import type { Session } from './session-store';
import type { Delegate } from './term-store';

export type Presence = {
  _id: string;
  unionId: string;
  sessionId: string;
  delegateId: string;
  memberId: string;
  name: string;
  at: string;
  how: SignInHow;
  /** By hand: who entered it, and why. */
  byName: string;
  reason: string;
  /** Whoever has left no longer counts for the quorum. */
  leftAt: string | null;
  leftReason: string;
};

const presences = collection<Presence>('congress_presences', [
  { key: { unionId: 1, sessionId: 1, leftAt: 1 } },
  { key: { unionId: 1, memberId: 1 } },
]);
const idOf = (sessionId: string, memberId: string) => `${sessionId}:${memberId}`;

export const countPresent = (reach: Reach, unionId: string, sessionId: string): Promise<number> =>
  presences(reach).count({ unionId, sessionId, leftAt: null });
export const findPresence = (reach: Reach, unionId: string, sessionId: string, memberId: string): Promise<Presence | null> =>
  presences(reach).findOne({ _id: idOf(sessionId, memberId), unionId });
export const findPresences = (reach: Reach, unionId: string, sessionId: string): Promise<Presence[]> =>
  presences(reach).find({ unionId, sessionId });
export const findPresencesOf = (reach: Reach, unionId: string, memberId: string): Promise<Presence[]> =>
  presences(reach).find({ unionId, memberId });

type Entered = Pick<Presence, 'how' | 'byName' | 'reason'>;
/** The row's id is the session and the person, so two phones at once meet on it; who left and comes back is in again. */
export async function signIn(ctx: Context, { _id: sessionId, unionId }: Session, delegate: Delegate, entered: Entered): Promise<Presence> {
  const { _id: delegateId, memberId, memberName: name } = delegate;
  const record: Presence = {
    ...{ _id: idOf(sessionId, memberId), unionId, sessionId, delegateId, memberId, name, at: ctx.at },
    ...{ ...entered, leftAt: null, leftReason: '' },
  };
  await presences(ctx).update(
    { _id: record._id },
    { $set: { leftAt: null, leftReason: '', ...entered }, $setOnInsert: { unionId, sessionId, delegateId, memberId, name, at: ctx.at } },
    { upsert: true },
  );
  return record;
}
export const signOut = (ctx: Context, { _id: sessionId }: Pick<Session, '_id'>, memberId: string, leftReason: string): Promise<boolean> =>
  presences(ctx).update({ _id: idOf(sessionId, memberId), leftAt: null }, { $set: { leftAt: ctx.at, leftReason } });
