/** Where announcements and their earlier editions are kept. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByMoment, type Page } from '../core/page';
import { rolesOf, type Actor } from '../../types/actor';
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import type { categoryLabels, changeLabels } from '../../types/announcement/labels';
import type { Audience } from '../../types/common';
import { DAY_MS, momentAfter } from '../core/time';

/** What an edition keeps: everything a reader may see change. */
export type Text = {
  title: string;
  body: string;
  category: keyof typeof categoryLabels;
  audience: Audience;
  expireAt: string | null;
  mustConfirm: boolean;
  coverId?: string | null;
  fileIds?: string[];
};
export type Changed = keyof typeof changeLabels;

export type Announcement = Text & {
  _id: string;
  unionId: string;
  excerpt: string;
  /** The audience as the visibility query needs it: `*` stands for «no condition of this kind». */
  to: { unitIds: string[]; roles: string[]; tags: string[] };
  state: (typeof announcementLifecycle.states)[number];
  publishAt: string | null;
  /** Order in lists: when published, or made while still a draft. */
  orderAt: string;
  isPinned: boolean;
  pinnedUntil?: string | null;
  authorId: string;
  authorName: string;
  createdAt: string;
  /** Counts every change, so that a stale one is refused. */
  version: number;
  /** Counts what readers have seen: 1 when published. Records of earlier releases have none. */
  edition?: number;
  /** Confirmations of earlier editions than this one do not count. */
  confirmFrom?: number;
  /** When changed after publishing; shown as «已更新». */
  updatedAt: string | null;
  updatedBy?: string | null;
  changed?: Changed[];
  changeNote?: string | null;
  withdrawReason: string | null;
  /** Day of the last reminder, Asia/Shanghai, and the groups that had it that day. */
  remindedOn: string | null;
  remindedGroups?: string[];
};

/** An edition that was replaced after publishing, with what had been changed to make it. */
export type Version = Partial<Text> & {
  _id: string;
  unionId: string;
  announcementId: string;
  version: number;
  edition?: number;
  title: string;
  body: string;
  at?: string | null;
  byName?: string;
  note?: string | null;
  changed?: Changed[];
  replacedAt: string;
};

const announcements = collection<Announcement>('announcements', [
  { key: { unionId: 1, state: 1, isPinned: 1, orderAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1, orderAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1, mustConfirm: 1, orderAt: -1 } },
  { key: { state: 1, publishAt: 1 } },
  { key: { state: 1, expireAt: 1 } },
  { key: { isPinned: 1, pinnedUntil: 1 } },
]);
const versions = collection<Version>('announcement_versions', [{ key: { unionId: 1, announcementId: 1, version: 1 }, unique: true }]);

const listed = { projection: { body: 0 } };

/** What is addressed to this person: every kind of condition is absent or names them. */
export const addressedTo = (actor: Actor): Filter<Announcement> => ({
  'to.unitIds': { $in: ['*', ...actor.unitIds] },
  'to.roles': { $in: ['*', ...rolesOf(actor)] },
  'to.tags': { $in: ['*', ...actor.tags] },
});

export const insertAnnouncement = (ctx: Context, record: Announcement) => announcements(ctx).insert(record);
export const findInUnion = (ctx: Context, _id: string) => announcements(ctx).findOne({ _id, unionId: ctx.scope.unionId });
export const findIn = (reach: Reach, unionId: string, _id: string) => announcements(reach).findOne({ _id, unionId });

/** An announcement that is out and addressed to the caller, or was until it was withdrawn or expired. */
export const findForReader = (ctx: Context, _id: string) =>
  announcements(ctx).findOne({
    _id,
    unionId: ctx.scope.unionId,
    state: { $in: ['published', 'withdrawn', 'expired'] },
    publishAt: { $lte: ctx.at },
    ...addressedTo(ctx.actor),
  });

/** Of these those that are published and addressed to the caller; for a writer every one that is not a draft. */
export const findVisible = (ctx: Context, ids: string[], isWriter: boolean) =>
  announcements(ctx).find(
    { _id: { $in: ids }, unionId: ctx.scope.unionId, state: 'published', ...(isWriter ? {} : addressedTo(ctx.actor)) },
    listed,
  );

/** Titles and states by id, whatever became of them. */
export const findTitles = (ctx: Context, ids: string[]) =>
  announcements(ctx).find({ _id: { $in: ids }, unionId: ctx.actor.unionId }, { projection: { title: 1, state: 1 } });

type Asked = { cursor?: string; limit?: number };
type Listed = { category?: Announcement['category']; isWriter?: boolean };

const published = (ctx: Context, { category, isWriter = false }: Listed): Filter<Announcement> => ({
  unionId: ctx.scope.unionId,
  state: 'published',
  ...(isWriter ? {} : addressedTo(ctx.actor)),
  ...(category ? { category } : {}),
});
const findPinned = (ctx: Context, listedFor: Listed) =>
  announcements(ctx).find({ ...published(ctx, listedFor), isPinned: true }, { ...listed, sort: { orderAt: -1 }, limit: 200 });
const pageUnpinned = (ctx: Context, listedFor: Listed, asked: Asked) =>
  pageByMoment(
    announcements(ctx),
    {
      filter: { ...published(ctx, listedFor), isPinned: false },
      field: 'orderAt',
      direction: -1,
      from: ctx.at,
      to: EARLIEST,
      options: listed,
    },
    asked,
  );

/** Published ones, those on top first: they are few and read whole, then come the pages of the others. */
export async function pagePublished(ctx: Context, listedFor: Listed, { cursor = 'top.0', limit = 20 }: Asked): Promise<Page<Announcement>> {
  const place = /^top\.(\d{1,6})$/.exec(cursor);
  if (!place) return onwards(await pageUnpinned(ctx, listedFor, { cursor: cursor.replace(/^all\./, '') || undefined, limit }));
  const from = Number(place[1]);
  const pinned = await findPinned(ctx, listedFor);
  const items = pinned.slice(from, from + limit);
  if (from + items.length < pinned.length) return { items, nextCursor: `top.${from + items.length}` };
  if (items.length === limit) return { items, nextCursor: 'all.' };
  const others = await pageUnpinned(ctx, listedFor, { limit: limit - items.length });
  return onwards({ ...others, items: [...items, ...others.items] });
}
const onwards = <T>({ items, nextCursor }: Page<T>): Page<T> => ({ items, nextCursor: nextCursor && `all.${nextCursor}` });

/** The first ones of the caller's list, read at once for the home page. */
export async function findNewest(ctx: Context, limit: number): Promise<Announcement[]> {
  const [pinned, { items }] = await Promise.all([findPinned(ctx, {}), pageUnpinned(ctx, {}, { limit })]);
  return [...pinned, ...items].slice(0, limit);
}

/** Every announcement of the union in one state, for those who write them. */
export const pageForWriter = (ctx: Context, state: Announcement['state'], category: Announcement['category'] | undefined, asked: Asked) =>
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

/** Must-confirm announcements of the last half year, newest first: the caller's, or for keepers all of the union. */
export const findMustConfirm = (ctx: Context, isKeeper = false): Promise<Announcement[]> => {
  const since = momentAfter(ctx.now, -183 * DAY_MS);
  return announcements(ctx).find(
    {
      unionId: ctx.scope.unionId,
      state: 'published',
      mustConfirm: true,
      orderAt: { $gte: since },
      ...(isKeeper ? {} : addressedTo(ctx.actor)),
    },
    { ...listed, sort: { orderAt: -1 }, limit: 100 },
  );
};

/** Scheduled ones whose time lies in a span. */
export const findScheduled = (ctx: Context, from: string, to: string) =>
  announcements(ctx).find(
    { unionId: ctx.scope.unionId, state: 'scheduled', orderAt: { $gte: from, $lte: to } },
    { ...listed, sort: { orderAt: 1 }, limit: 200 },
  );

export const moveAnnouncement = (
  ctx: Context,
  record: Announcement,
  command: keyof typeof announcementLifecycle.moves,
  set: Partial<Announcement> = {},
) => move(announcements(ctx), announcementLifecycle, record, command, set);

/** Changes the record as it was read. False: somebody changed it first. */
export const changeAnnouncement = (ctx: Context, { _id, unionId, version, state }: Announcement, set: Partial<Announcement>) =>
  announcements(ctx).update({ _id, unionId, version, state }, { $set: { ...set, version: version + 1 } });

/** Keeps the edition that is being replaced. */
export const keepVersion = (ctx: Context, record: Announcement) => {
  const { _id: announcementId, unionId, version, edition = 1, title, body, category, audience, expireAt, mustConfirm } = record;
  const { coverId = null, fileIds = [] } = record;
  return versions(ctx).insert({
    _id: `${announcementId}:${version}`,
    unionId,
    announcementId,
    version,
    edition,
    title,
    body,
    category,
    audience,
    expireAt,
    mustConfirm,
    coverId,
    fileIds,
    at: edition === 1 ? record.publishAt : record.updatedAt,
    byName: record.updatedBy ?? record.authorName,
    note: record.changeNote ?? null,
    changed: record.changed ?? [],
    replacedAt: ctx.at,
  });
};

/** Earlier editions, oldest first. */
export const findVersions = (ctx: Context, { _id: announcementId, unionId }: Announcement) =>
  versions(ctx).find({ unionId, announcementId }, { sort: { version: 1 }, limit: 200 });

/** Notes which groups are reminded today; fails when somebody has just done the same. */
export const keepReminder = (ctx: Context, { _id, unionId, remindedOn }: Announcement, today: string, remindedGroups: string[]) =>
  announcements(ctx).update({ _id, unionId, remindedOn }, { $set: { remindedOn: today, remindedGroups } });

/** Ids of a union, oldest first, for building the search. */
export const findIdsAfter = async (reach: Reach, unionId: string, after: string | null, limit: number): Promise<string[]> =>
  (
    await announcements(reach).find(
      { unionId, ...(after ? { _id: { $gt: after } } : {}) },
      { sort: { _id: 1 }, limit, projection: { _id: 1 } },
    )
  ).map(({ _id }) => _id);

const sweepable = ({ db }: Reach, filter: Filter<Announcement>) =>
  db.collection<Announcement>('announcements').find(filter).limit(200).toArray();

/** Whose time has come, over all unions: for the jobs. */
export const findDue = (reach: Reach, at: string) => sweepable(reach, { state: 'scheduled', publishAt: { $lte: at } });
export const findExpired = (reach: Reach, at: string) => sweepable(reach, { state: 'published', expireAt: { $lte: at } });
export const findUnpinned = (reach: Reach, at: string) => sweepable(reach, { isPinned: true, pinnedUntil: { $lte: at } });
