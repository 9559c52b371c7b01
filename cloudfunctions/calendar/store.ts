/** Where the calendar keeps what is its own: a union's special days and the members' feeds. */
import { randomBytes } from 'node:crypto';
import type { DayKind } from '../../types/calendar/labels';
import type { kindLabels } from '../../types/notification/labels';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';

type Kind = keyof typeof kindLabels;
export type OwnDay = { _id: string; unionId: string; day: string; kind: DayKind; name: string; source: string; byId: string; at: string };
/** `_id` is the hash of the address's secret: who reads this collection cannot fetch anybody's calendar. */
export type Feed = {
  _id: string;
  unionId: string;
  memberId: string;
  nonce: string;
  kinds: Kind[];
  createdAt: string;
  fetchedAt: string | null;
};

const days = collection<OwnDay>('calendar_days', [{ key: { unionId: 1, day: 1 }, unique: true }]);
const feeds = collection<Feed>('calendar_feeds', [{ key: { unionId: 1, memberId: 1 }, unique: true }]);
const secrets = collection<{ _id: string; value: string }>('secrets');

export const findOwnDays = (ctx: Context, from: string, to: string): Promise<OwnDay[]> =>
  days(ctx).find({ unionId: ctx.actor.unionId, day: { $gte: from, $lte: to } });

export const saveOwnDay = (ctx: Context, { day, kind, name, source }: Pick<OwnDay, 'day' | 'kind' | 'name' | 'source'>) =>
  days(ctx).update(
    { _id: `${ctx.actor.unionId}:${day}` },
    { $set: { unionId: ctx.actor.unionId, day, kind, name, source, byId: ctx.actor.memberId, at: ctx.at } },
    { upsert: true },
  );

/** Answers how many there were. */
export const removeOwnDays = (ctx: Context, given: string[]): Promise<number> =>
  days(ctx).remove({ _id: { $in: given.map((day) => `${ctx.actor.unionId}:${day}`) } });

export const findMyFeed = (ctx: Context): Promise<Feed | null> =>
  feeds(ctx).findOne({ unionId: ctx.actor.unionId, memberId: ctx.actor.memberId });
export const removeMyFeed = async (ctx: Context): Promise<boolean> =>
  (await feeds(ctx).remove({ unionId: ctx.actor.unionId, memberId: ctx.actor.memberId })) > 0;
export const insertFeed = (ctx: Context, feed: Feed) => feeds(ctx).insert(feed);

export const findFeed = (reach: Reach, key: string): Promise<Feed | null> => feeds(reach).findOne({ _id: key });
export const markFetched = (reach: Reach, key: string, at: string) => feeds(reach).update({ _id: key }, { $set: { fetchedAt: at } });

/** The secret behind every feed's address: made once for all processes. */
export async function feedSecret({ db }: Reach): Promise<string> {
  const kept = await secrets({ db }).findOne({ _id: 'calendar' });
  if (kept) return kept.value;
  await secrets({ db }).update({ _id: 'calendar' }, { $setOnInsert: { value: randomBytes(32).toString('base64url') } }, { upsert: true });
  return feedSecret({ db });
}
