/** Where announcements and the marks of their readers are kept. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByMoment } from '../core/page';
import { rolesOf, type Actor } from '../../types/actor';
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import type { categoryLabels } from '../../types/announcement/labels';
import type { Audience } from '../../types/common';

export type Announcement = {
  _id: string;
  unionId: string;
  title: string;
  body: string;
  excerpt: string;
  category: keyof typeof categoryLabels;
  audience: Audience;
  /** The audience as the visibility query needs it: `*` stands for «no condition of this kind». */
  to: { unitIds: string[]; roles: string[]; tags: string[] };
  state: (typeof announcementLifecycle.states)[number];
  publishAt: string | null;
  expireAt: string | null;
  /** Order in lists: when published, or made while still a draft. */
  orderAt: string;
  mustConfirm: boolean;
  isPinned: boolean;
  authorId: string;
  authorName: string;
  createdAt: string;
  version: number;
  /** When changed after publishing; shown as «已更新». */
  updatedAt: string | null;
  withdrawReason: string | null;
  /** Day of the last reminder, Asia/Shanghai. */
  remindedOn: string | null;
};
/** Kept text of a version that was replaced after publishing. */
type Version = { _id: string; unionId: string; announcementId: string; version: number; title: string; body: string; replacedAt: string };
export type ReadMark = {
  _id: string;
  unionId: string;
  announcementId: string;
  memberId: string;
  readAt: string;
  confirmedAt: string | null;
};

const announcements = collection<Announcement>('announcements', [
  { key: { unionId: 1, state: 1, orderAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1, mustConfirm: 1, orderAt: -1 } },
  { key: { state: 1, publishAt: 1 } },
  { key: { state: 1, expireAt: 1 } },
]);
const versions = collection<Version>('announcement_versions', [{ key: { unionId: 1, announcementId: 1, version: 1 }, unique: true }]);
const marks = collection<ReadMark>('announcement_reads', [{ key: { unionId: 1, announcementId: 1 } }]);

const listed = { projection: { body: 0 } };
const markId = (announcementId: string, memberId: string) => `${announcementId}:${memberId}`;

/** What is addressed to this person: every kind of condition is absent or names them. */
const addressedTo = (actor: Actor): Filter<Announcement> => ({
  'to.unitIds': { $in: ['*', ...actor.unitIds] },
  'to.roles': { $in: ['*', ...rolesOf(actor)] },
  'to.tags': { $in: ['*', ...actor.tags] },
});

export const insertAnnouncement = (ctx: Context, record: Announcement) => announcements(ctx).insert(record);
export const findInUnion = (ctx: Context, _id: string) => announcements(ctx).findOne({ _id, unionId: ctx.scope.unionId });

/** A published announcement that is addressed to the caller. */
export const findForReader = (ctx: Context, _id: string) =>
  announcements(ctx).findOne({ _id, unionId: ctx.scope.unionId, state: 'published', ...addressedTo(ctx.actor) });

export const pageForReader = (ctx: Context, category: Announcement['category'] | undefined, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    announcements(ctx),
    {
      filter: { unionId: ctx.scope.unionId, state: 'published', ...addressedTo(ctx.actor), ...(category ? { category } : {}) },
      field: 'orderAt',
      direction: -1,
      from: ctx.at,
      to: EARLIEST,
      options: listed,
    },
    asked,
  );

/** Every announcement of the union in one state, for those who write them. */
export const pageForWriter = (
  ctx: Context,
  state: Announcement['state'],
  category: Announcement['category'] | undefined,
  asked: { cursor?: string; limit?: number },
) =>
  pageByMoment(
    announcements(ctx),
    {
      filter: { unionId: ctx.scope.unionId, state, ...(category ? { category } : {}) },
      field: 'orderAt',
      direction: -1,
      from: LATEST,
      to: EARLIEST,
      options: listed,
    },
    asked,
  );

/** Must-confirm announcements of the last half year that the caller has not confirmed, newest first. */
export async function findUnconfirmed(ctx: Context): Promise<Announcement[]> {
  const since = new Date(ctx.now.getTime() - 183 * 86_400_000).toISOString();
  const asked = await announcements(ctx).find(
    { unionId: ctx.scope.unionId, state: 'published', mustConfirm: true, orderAt: { $gte: since }, ...addressedTo(ctx.actor) },
    { ...listed, sort: { orderAt: -1 }, limit: 100 },
  );
  const mine = await findMarks(
    ctx,
    asked.map(({ _id }) => _id),
  );
  return asked.filter(({ _id }) => !mine.get(_id)?.confirmedAt);
}

/** The caller's marks by announcement id. */
export async function findMarks(ctx: Context, ids: string[]): Promise<Map<string, ReadMark>> {
  if (ids.length === 0) return new Map();
  const found = await marks(ctx).find({ _id: { $in: ids.map((id) => markId(id, ctx.actor.memberId)) } });
  return new Map(found.map((mark) => [mark.announcementId, mark]));
}

export const findMarksOf = (ctx: Context, announcementId: string) => marks(ctx).find({ unionId: ctx.scope.unionId, announcementId });

/** Marks as read, and as confirmed when asked; the first time stays. Answers the mark after it. */
export async function markRead(ctx: Context, announcementId: string, isConfirmed: boolean): Promise<ReadMark> {
  const { memberId, unionId } = ctx.actor;
  const _id = markId(announcementId, memberId);
  const had = await marks(ctx).findOne({ _id });
  const mark: ReadMark = had ?? { _id, unionId, announcementId, memberId, readAt: ctx.at, confirmedAt: null };
  const after = isConfirmed && !mark.confirmedAt ? { ...mark, confirmedAt: ctx.at } : mark;
  if (!had) await marks(ctx).insert(after);
  else if (after !== had) await marks(ctx).update({ _id }, { $set: { confirmedAt: after.confirmedAt } });
  return after;
}

export const moveAnnouncement = (
  ctx: Context,
  record: Announcement,
  command: keyof typeof announcementLifecycle.moves,
  set: Partial<Announcement> = {},
) => move(announcements(ctx), announcementLifecycle, record, command, set);

/** Changes the text; a published one keeps the replaced version. False: somebody changed it first. */
export async function replaceText(ctx: Context, record: Announcement, set: Partial<Announcement>): Promise<boolean> {
  if (record.state === 'published') {
    const { _id: announcementId, unionId, version, title, body } = record;
    await versions(ctx).insert({ _id: `${announcementId}:${version}`, unionId, announcementId, version, title, body, replacedAt: ctx.at });
  }
  return announcements(ctx).update(
    { _id: record._id, unionId: record.unionId, version: record.version, state: record.state },
    { $set: { ...set, updatedAt: record.state === 'published' ? ctx.at : null }, $inc: { version: 1 } },
  );
}

/** Takes today's one reminder; false when it was already sent today. */
export const takeReminder = (ctx: Context, record: Announcement, today: string) =>
  announcements(ctx).update({ _id: record._id, unionId: record.unionId, remindedOn: { $ne: today } }, { $set: { remindedOn: today } });

/** Scheduled ones whose time has come, over all unions: for the job. */
export const findDue = ({ db }: Reach, at: string) =>
  db
    .collection<Announcement>('announcements')
    .find({ state: 'scheduled', publishAt: { $lte: at } })
    .limit(200)
    .toArray();
export const findExpired = ({ db }: Reach, at: string) =>
  db
    .collection<Announcement>('announcements')
    .find({ state: 'published', expireAt: { $lte: at } })
    .limit(200)
    .toArray();
