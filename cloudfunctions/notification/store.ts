/** Where notifications are kept: one record a person and matter. */
import type { Context } from '../core/context';
import { collection, newId } from '../core/database';
import { EARLIEST, pageByMoment } from '../core/page';
import type { kindLabels } from '../../types/notification/labels';

export type Notification = {
  _id: string;
  unionId: string;
  memberId: string;
  matter: string;
  kind: keyof typeof kindLabels;
  title: string;
  body: string;
  link: string | null;
  at: string;
  isUnread: boolean;
  readAt: string | null;
};

const notifications = collection<Notification>('notifications', [
  { key: { unionId: 1, memberId: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, isUnread: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, matter: 1 }, unique: true },
  { key: { unionId: 1, matter: 1 } },
]);

const mine = (ctx: Context) => ({ unionId: ctx.scope.unionId, memberId: ctx.scope.memberId });

export const pageMine = (ctx: Context, isUnread: boolean | undefined, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    notifications(ctx),
    { filter: { ...mine(ctx), ...(isUnread ? { isUnread } : {}) }, field: 'at', direction: -1, from: ctx.at, to: EARLIEST },
    asked,
  );

export const countUnread = (ctx: Context) => notifications(ctx).count({ ...mine(ctx), isUnread: true });

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

/** Puts one message into each inbox; a person who already has one of this matter gets none. Answers how many are new. */
export async function deliver(
  ctx: Context,
  memberIds: string[],
  message: Pick<Notification, 'unionId' | 'matter' | 'kind' | 'title' | 'body' | 'link'>,
): Promise<number> {
  const had = await notifications(ctx).find(
    { unionId: message.unionId, memberId: { $in: memberIds }, matter: message.matter },
    { projection: { memberId: 1 } },
  );
  const skip = new Set(had.map(({ memberId }) => memberId));
  const records = [...new Set(memberIds)]
    .filter((memberId) => !skip.has(memberId))
    .map((memberId) => ({ ...message, _id: newId(), memberId, at: ctx.at, isUnread: true, readAt: null }));
  await notifications(ctx).insertMany(records);
  return records.length;
}
