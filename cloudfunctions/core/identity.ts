/** Identities: how a session token or a chat-app openid becomes an actor, with one read by id. */
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Actor } from '../../types/actor';
import { readById } from './batch';
import { collection, newId, type Reach } from './database';
import { DAY_MS, MINUTE_MS } from './time';

export type Identity = {
  _id: string;
  memberId: string;
  /** What the person may do, kept here so that a call needs one read; emptied whenever offices or membership change. */
  actor: Actor | null;
  /** Counts the emptyings, so that a slow reader does not keep an outdated picture. */
  version: number;
  /** `session`: a browser's token; `chat`: a mini-program's token, which stands for an openid; `wechat`: whose file an openid opens now. */
  kind: 'session' | 'chat' | 'wechat';
  openid?: string;
  createdAt: Date;
  expireAt?: Date;
  /** For the list of one's own sessions: a name for this one, the device, how it began and when it was last used. */
  sessionId?: string;
  device?: string;
  begunBy?: 'password' | 'code';
  lastSeenAt?: Date;
};

export const identities = collection<Identity>('identities', [{ key: { memberId: 1 } }, { key: { expireAt: 1 }, expireAfterSeconds: 0 }]);
export const SESSION_DAYS = 30;
/** «Last used» is written this often at the most: a read stays a read. */
const SEEN_EVERY_MS = 15 * MINUTE_MS;

export const sessionKey = (token: string) => `session:${createHash('sha256').update(token).digest('base64url')}`;
export const wechatKey = (openid: string) => `wechat:${openid}`;

/** Starts a session; the token is given once and only its hash is kept. */
export async function startSession(
  reach: Reach,
  memberId: string,
  now: Date,
  { device = '', begunBy = 'password' }: Pick<Identity, 'device' | 'begunBy'> = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expireAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
  const begun = { sessionId: newId(), device, begunBy, lastSeenAt: now };
  await identities(reach).insert({
    _id: sessionKey(token),
    memberId,
    actor: null,
    version: 0,
    kind: 'session',
    createdAt: now,
    expireAt,
    ...begun,
  });
  return token;
}

export type LoadActor = (reach: Reach, memberId: string) => Promise<Actor | null>;

type Key = { token: string } | { openid: string };
/** Who calls: the person, or null; and the chat account behind the call, which may be nobody's yet. */
export type Known = { actor: Actor | null; openid?: string };

/** The person behind a key, or null; `load` reads them from the roster when the kept picture was emptied. */
export const actorOf = async (db: Db, key: Key, load: LoadActor, now: Date): Promise<Actor | null> =>
  (await knownBy(db, key, load, now)).actor;

/** The same with the chat account: a mini-program's token stands for it, so that unbinding ends every device at once. */
export async function knownBy(db: Db, key: Key, load: LoadActor, now: Date): Promise<Known> {
  const _id = 'token' in key ? sessionKey(key.token) : wechatKey(key.openid);
  const named = 'openid' in key ? { openid: key.openid } : {};
  const identity = await readById<Identity>(db, 'identities', _id);
  if (!identity || (identity.expireAt && identity.expireAt <= now)) return { actor: null, ...named };
  if (identity.kind !== 'wechat' && now.getTime() - (identity.lastSeenAt ?? identity.createdAt).getTime() > SEEN_EVERY_MS)
    await identities({ db }).update({ _id }, { $set: { lastSeenAt: now } });
  if (identity.kind === 'chat') return knownBy(db, { openid: identity.openid! }, load, now);
  if (identity.actor) return { actor: identity.actor, ...named };
  const actor = await load({ db }, identity.memberId);
  if (actor) await identities({ db }).update({ _id, version: identity.version }, { $set: { actor } });
  return { actor, ...named };
}

/** Empties the kept picture of a person after a change of offices, unit or membership; part of that change's transaction. */
export const forgetActor = (reach: Reach, memberId: string) =>
  reach.db
    .collection<Identity>('identities')
    .updateMany({ memberId }, { $set: { actor: null }, $inc: { version: 1 } }, { session: reach.session });

/** Ends the one session of a token, or every session of a person; answers how many ended. */
export async function endSessions(reach: Reach, by: { token: string } | { memberId: string; exceptToken?: string }): Promise<number> {
  const raw = reach.db.collection<Identity>('identities');
  const filter =
    'token' in by
      ? { _id: sessionKey(by.token) }
      : { memberId: by.memberId, kind: 'session' as const, ...(by.exceptToken ? { _id: { $ne: sessionKey(by.exceptToken) } } : {}) };
  return (await raw.deleteMany(filter, { session: reach.session })).deletedCount;
}

/** Sessions and the chat app's identity go over to the new id of the same person. */
export const passIdentities = (reach: Reach, from: string, to: string) =>
  reach.db
    .collection<Identity>('identities')
    .updateMany({ memberId: from }, { $set: { memberId: to, actor: null }, $inc: { version: 1 } }, { session: reach.session });

/** Every way of signing in of these people ends: their records are going. */
export const dropIdentities = (reach: Reach, memberIds: string[]) =>
  reach.db.collection<Identity>('identities').deleteMany({ memberId: { $in: memberIds } }, { session: reach.session });

/** A person's identities, the chat app's too. */
export const identitiesOf = ({ db, session }: Reach, memberId: string): Promise<Identity[]> =>
  db.collection<Identity>('identities').find({ memberId }, { session }).toArray();

/** Whether an identity is the one of this token. */
export const isOfToken = ({ _id }: Pick<Identity, '_id'>, token?: string): boolean => token !== undefined && _id === sessionKey(token);

/** Ends one of a person's sessions; false when it is not theirs. */
export async function endSession({ db, session }: Reach, memberId: string, sessionId: string): Promise<boolean> {
  const found = (await identitiesOf({ db, session }, memberId)).find((one) => one.sessionId === sessionId);
  return Boolean(found) && (await identities({ db, session }).remove({ _id: found!._id })) > 0;
}

/** Which of these people have ever signed in and still may. */
export async function knownMembers(reach: Reach, memberIds: string[]): Promise<Set<string>> {
  const rows = await reach.db
    .collection<Identity>('identities')
    .aggregate<{ memberId: string }>([{ $match: { memberId: { $in: memberIds } } }, { $project: { memberId: 1 } }], {
      session: reach.session,
    })
    .toArray();
  return new Set(rows.map(({ memberId }) => memberId));
}
