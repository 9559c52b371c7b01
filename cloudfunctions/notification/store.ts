/** Where notifications are kept: one record a person and matter; and how each person wants to be told. */
import type { Context } from '../core/context';
import { collection, newId, type Reach } from '../core/database';
import { EARLIEST, pageByMoment } from '../core/page';
import { arrival, usual, type Kind, type Settings } from './rules';

export type Notification = {
  _id: string;
  unionId: string;
  memberId: string;
  matter: string;
  kind: Kind;
  title: string;
  body: string;
  link: string | null;
  at: string;
  isUnread: boolean;
  readAt: string | null;
  /** From when it shows on the badge: the end of the quiet hours it came in; absent or null: at once. */
  alertAt?: string | null;
  /** When somebody told it by phone. */
  toldAt?: string | null;
  /** Named on no call list. */
  isPrivate?: boolean;
};
type Kept = Settings & { _id: string; unionId: string; memberId: string };

const notifications = collection<Notification>('notifications', [
  { key: { unionId: 1, memberId: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, kind: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, isUnread: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, isUnread: 1, alertAt: 1 } },
  { key: { unionId: 1, memberId: 1, matter: 1 }, unique: true },
  { key: { unionId: 1, matter: 1 } },
]);
const settings = collection<Kept>('notification_settings', [{ key: { unionId: 1, memberId: 1 }, unique: true }]);

const mine = (ctx: Context) => ({ unionId: ctx.scope.unionId, memberId: ctx.scope.memberId });

type Asked = { isUnread?: boolean; kind?: Kind; cursor?: string; limit?: number };
export const pageMine = (ctx: Context, { isUnread, kind, ...asked }: Asked) =>
  pageByMoment(
    notifications(ctx),
    {
      filter: { ...mine(ctx), ...(kind ? { kind } : {}), ...(isUnread ? { isUnread } : {}) },
      field: 'at',
      direction: -1,
      from: ctx.at,
      to: EARLIEST,
    },
    asked,
  );

/** What the badge shows: unread, without what waits for the end of the quiet hours. */
export async function countUnread(ctx: Context): Promise<number> {
  const all = await notifications(ctx).count({ ...mine(ctx), isUnread: true });
  return all === 0 ? 0 : all - (await notifications(ctx).count({ ...mine(ctx), isUnread: true, alertAt: { $gt: ctx.at } }));
}

/** Marks one or all of the caller's as read. */
export const markRead = (ctx: Context, _id?: string) =>
  notifications(ctx).updateMany({ ...mine(ctx), isUnread: true, ...(_id ? { _id } : {}) }, { $set: { isUnread: false, readAt: ctx.at } });

/** Every matter that begins so, e.g. all about one announcement. */
const about = (beginning: string) => ({ $gte: beginning, $lt: `${beginning}~` });

/** Marks the caller's messages about a matter as read, as when its record is opened in another way. */
export const readMatter = (ctx: Context, beginning: string) =>
  notifications(ctx).updateMany(
    { unionId: ctx.actor.unionId, memberId: ctx.actor.memberId, matter: about(beginning), isUnread: true },
    { $set: { isUnread: false, readAt: ctx.at } },
  );

/** Whatever inboxes hold about a matter says what became of it and asks for no reading any more. */
export const recall = (ctx: Context, unionId: string, beginning: string, body: string) =>
  notifications(ctx).updateMany({ unionId, matter: about(beginning) }, { $set: { body, isUnread: false } });

export async function settingsOf(ctx: Context): Promise<Settings> {
  return (await settings(ctx).findOne(mine(ctx))) ?? usual;
}
export const saveSettings = (ctx: Context, set: Settings) =>
  settings(ctx).update({ _id: ctx.actor.memberId, ...mine(ctx) }, { $set: set }, { upsert: true });

type Message = Pick<Notification, 'unionId' | 'matter' | 'kind' | 'title' | 'body' | 'link' | 'isPrivate'> & { isUrgent: boolean };

/** Puts one message into each inbox, as each person wants to be told; who already has one of this matter gets none. Answers how many are new. */
export async function deliver(ctx: Context, memberIds: string[], { isUrgent, ...message }: Message): Promise<number> {
  const { unionId, matter, kind } = message;
  const had = await notifications(ctx).find({ unionId, memberId: { $in: memberIds }, matter }, { projection: { memberId: 1 } });
  const skip = new Set(had.map(({ memberId }) => memberId));
  const wishes = new Map((await settings(ctx).find({ unionId, memberId: { $in: memberIds } })).map((one) => [one.memberId, one]));
  const records = [...new Set(memberIds)]
    .filter((memberId) => !skip.has(memberId))
    .map((memberId): Notification => {
      const { isSilent, alertAt } = arrival(wishes.get(memberId) ?? usual, { kind, isUrgent }, ctx.now);
      return { ...message, _id: newId(), memberId, at: ctx.at, isUnread: !isSilent, readAt: null, alertAt };
    });
  await notifications(ctx).insertMany(records);
  return records.length;
}

/** Unread messages of these people between two moments that nobody has told them of, newest first. */
export async function findUntold(reach: Reach, unionId: string, memberIds: string[], from: string, to: string): Promise<Notification[]> {
  const unread = await notifications(reach).find(
    { unionId, memberId: { $in: memberIds }, isUnread: true },
    { projection: { memberId: 1, title: 1, at: 1, toldAt: 1, isPrivate: 1 } },
  );
  return unread
    .filter(({ at, toldAt, isPrivate }) => !toldAt && !isPrivate && at >= from && at <= to)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

export const markTold = (ctx: Context, unionId: string, ids: string[]) =>
  notifications(ctx).updateMany({ _id: { $in: ids }, unionId }, { $set: { toldAt: ctx.at } });
