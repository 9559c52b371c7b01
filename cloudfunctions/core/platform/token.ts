/**
 * The access token, one for all processes: kept sealed in the database, renewed by one process at a time and early, so
 * that the others go on with the former one, which the platform honours for five minutes more.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { collection } from '../database';
import { ringOf } from '../secret';
import { send, type Answered } from './send';
import type { PlatformApp } from './settings';

type Kept = {
  _id: string;
  /** Under the data key: whoever reads the database alone cannot speak for the app. */
  sealed: string;
  expiresAt: Date;
  /** Until when a process is renewing it; a dead one's turn passes. */
  renewingUntil: Date;
};
const tokens = collection<Kept>('platform_tokens');

const EARLY_MS = 5 * 60_000;
const TURN_MS = 15_000;
const WAIT_MS = 100;
const MOST_WAITS = 100;
const NEVER = new Date(0);
const LATE: Answered<never> = { ok: false, errcode: null, message: '聊天平台的凭据正在更换，请稍后再试' };

type Reach = { db: Db; now: () => Date };

/** The token to call with. `rejected`: the platform has just refused this one, another is needed. */
export async function accessToken({ db, now }: Reach, app: PlatformApp, rejected?: string): Promise<Answered<string>> {
  const ring = await ringOf({ db });
  for (let turn = 0; turn < MOST_WAITS; turn += 1) {
    const kept = await db.collection<Kept>('platform_tokens').findOne({ _id: app.appId });
    const text = kept?.sealed ? ring.open(kept.sealed, app.appId) : null;
    const left = kept && text !== rejected ? kept.expiresAt.getTime() - now().getTime() : 0;
    if (text && left > EARLY_MS) return { ok: true, data: text };
    if (await takeTurn(db, app.appId, kept?.expiresAt ?? NEVER, now())) return renew({ db, now }, app, rejected);
    if (text && left > 0) return { ok: true, data: text };
    await sleep(WAIT_MS);
  }
  return LATE;
}

/** One conditional upsert: a second process meets the unique `_id`, and so does one whose look was before the last renewal. */
async function takeTurn(db: Db, _id: string, expiresAt: Date, now: Date): Promise<boolean> {
  try {
    const renewingUntil = new Date(now.getTime() + TURN_MS);
    return await tokens({ db }).update(
      { _id, expiresAt, renewingUntil: { $lte: now } },
      { $set: { renewingUntil }, $setOnInsert: { sealed: '' } },
      { upsert: true },
    );
  } catch (error) {
    if ((error as { code?: number }).code === 11000) return false;
    throw error;
  }
}

/** Asks without force first: that does not end a token which another installation uses. Only when the refused one comes back, by force. */
async function renew({ db, now }: Reach, app: PlatformApp, rejected?: string): Promise<Answered<string>> {
  const asked = await ask(app, false);
  const given = asked.ok && asked.data.access_token === rejected ? await ask(app, true) : asked;
  const over = { renewingUntil: NEVER };
  if (!given.ok) {
    await tokens({ db }).update({ _id: app.appId }, { $set: over });
    return given;
  }
  const { access_token: text, expires_in: seconds } = given.data;
  const sealed = (await ringOf({ db })).seal(text, app.appId);
  const expiresAt = new Date(now().getTime() + seconds * 1000);
  await tokens({ db }).update({ _id: app.appId }, { $set: { sealed, expiresAt, ...over } });
  return { ok: true, data: text };
}

const ask = ({ address, appId, secret }: PlatformApp, isForced: boolean) =>
  send<{ access_token: string; expires_in: number }>(address, {
    path: '/cgi-bin/stable_token',
    body: { grant_type: 'client_credential', appid: appId, secret, force_refresh: isForced },
  });
