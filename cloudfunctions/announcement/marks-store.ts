/** Where it is kept who has read and confirmed an announcement: one mark a person and announcement. */
import type { Context } from '../core/context';
import { collection } from '../core/database';
import type { Announcement } from './store';

export type ReadMark = {
  _id: string;
  unionId: string;
  announcementId: string;
  memberId: string;
  readAt: string;
  confirmedAt: string | null;
  /** The editions that were read and confirmed last; marks of earlier releases mean the first. */
  readEdition?: number;
  confirmedEdition?: number;
};

const marks = collection<ReadMark>('announcement_reads', [
  { key: { unionId: 1, announcementId: 1 } },
  { key: { unionId: 1, memberId: 1, readAt: -1 } },
]);
/** Somebody who does not read here was told by telephone or in person. */
export type Telling = { _id: string; unionId: string; announcementId: string; memberId: string; at: string; byId: string; byName: string };
const tellings = collection<Telling>('announcement_tellings', [{ key: { unionId: 1, announcementId: 1 } }]);

const markId = (announcementId: string, memberId: string) => `${announcementId}:${memberId}`;

/** The caller's marks by announcement id. */
export async function findMarks(ctx: Context, ids: string[]): Promise<Map<string, ReadMark>> {
  if (ids.length === 0) return new Map();
  const found = await marks(ctx).find({ _id: { $in: ids.map((id) => markId(id, ctx.actor.memberId)) } });
  return new Map(found.map((mark) => [mark.announcementId, mark]));
}

export const findMarksOf = (ctx: Context, announcementId: string) => marks(ctx).find({ unionId: ctx.scope.unionId, announcementId });

/** Everything the caller has read, newest first. */
export const findMine = (ctx: Context) =>
  marks(ctx).find({ unionId: ctx.actor.unionId, memberId: ctx.actor.memberId }, { sort: { readAt: -1 }, limit: 5000 });

/** Marks this edition as read, and as confirmed when asked; the first time of each edition stays. Answers the mark after it. */
export async function markRead(ctx: Context, record: Announcement, isConfirmed: boolean): Promise<ReadMark> {
  const { memberId, unionId } = ctx.actor;
  const { _id: announcementId, edition = 1, confirmFrom = 1 } = record;
  const _id = markId(announcementId, memberId);
  const had = await marks(ctx).findOne({ _id });
  const isNewlyConfirmed = isConfirmed && !(had?.confirmedAt && (had.confirmedEdition ?? 1) >= confirmFrom);
  const set = { readEdition: edition, ...(isNewlyConfirmed ? { confirmedAt: ctx.at, confirmedEdition: edition } : {}) };
  const mark: ReadMark = { _id, unionId, announcementId, memberId, readAt: ctx.at, confirmedAt: null, ...had, ...set };
  if (!had) await marks(ctx).insert(mark);
  else if (had.readEdition !== edition || isNewlyConfirmed) await marks(ctx).update({ _id }, { $set: set });
  return mark;
}

export const findTellings = (ctx: Context, announcementId: string) => tellings(ctx).find({ unionId: ctx.scope.unionId, announcementId });

/** The first telling stays. */
export async function keepTelling(ctx: Context, announcementId: string, memberId: string): Promise<Telling> {
  const _id = markId(announcementId, memberId);
  const had = await tellings(ctx).findOne({ _id });
  if (had) return had;
  const { unionId, memberId: byId, name: byName } = ctx.actor;
  const telling = { _id, unionId, announcementId, memberId, at: ctx.at, byId, byName };
  await tellings(ctx).insert(telling);
  return telling;
}
