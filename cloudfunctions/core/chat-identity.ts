/** The chat app's identity: tokens of the mini-program that stand for an openid, and whose file that openid opens now. */
import { randomBytes } from 'node:crypto';
import type { Reach } from './database';
import { identities, SESSION_DAYS, sessionKey, wechatKey } from './identity';
import { DAY_MS } from './time';

/** A token for a chat account, whether it is anybody's yet or not; given once, only its hash is kept. */
export async function startChat(reach: Reach, openid: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expireAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
  const begun = { actor: null, version: 0, createdAt: now, lastSeenAt: now, expireAt };
  await identities(reach).insert({ _id: sessionKey(token), memberId: '', kind: 'chat', openid, ...begun });
  return token;
}

/** From now on the chat account opens this file. */
export const pointOpenid = (reach: Reach, openid: string, memberId: string, now: Date): Promise<boolean> =>
  identities(reach).update(
    { _id: wechatKey(openid) },
    { $set: { memberId, actor: null, kind: 'wechat' }, $inc: { version: 1 }, $setOnInsert: { createdAt: now } },
    { upsert: true },
  );

/** The file a chat account opens now; null: none. */
export const memberOfOpenid = async (reach: Reach, openid: string): Promise<string | null> =>
  (await identities(reach).findOne({ _id: wechatKey(openid) }))?.memberId ?? null;

/** The chat account opens nothing any more. */
export const dropOpenid = (reach: Reach, openid: string) => identities(reach).remove({ _id: wechatKey(openid) });
