/** An announcement as its readers and writers see it. */
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import { may, type Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { linksOf } from '../file/public';
import { unitNames } from '../unit/public';
import { findMarks, type ReadMark } from './marks-store';
import { audienceText, isConfirmedBy } from './rules';
import type { Announcement } from './store';

/** Items of a list with the caller's own marks and their covers. */
export async function itemsOf(ctx: Context, records: Announcement[]) {
  const ids = records.map(({ _id }) => _id);
  const covers = [...new Set(records.flatMap(({ coverId }) => (coverId ? [coverId] : [])))];
  const [marks, links] = await Promise.all([findMarks(ctx, ids), linksOf(ctx, covers)]);
  const coverOf = new Map(links.map((link) => [link.id, link]));
  return records.map((record) => ({ ...itemOf(record, marks.get(record._id)), cover: coverOf.get(record.coverId ?? '') ?? null }));
}

function itemOf(record: Announcement, mark: ReadMark | undefined) {
  const { _id: id, title, category, state, excerpt, mustConfirm, isPinned, publishAt, expireAt, updatedAt, edition = 1 } = record;
  return {
    ...{ id, title, category, state, excerpt, mustConfirm, isPinned, publishAt, expireAt, updatedAt },
    readAt: mark?.readAt ?? null,
    confirmedAt: isConfirmedBy(record, mark) ? (mark?.confirmedAt ?? null) : null,
    isChanged: mark !== undefined && (mark.readEdition ?? 1) < edition,
  };
}

/** One announcement whole. */
export async function detailOf(ctx: Context, record: Announcement) {
  const { body, audience, pinnedUntil = null, authorName, version, edition = 1, changeNote = null, withdrawReason, fileIds = [] } = record;
  const [[item], names, files] = await Promise.all([itemsOf(ctx, [record]), unitNames(ctx, record.unionId), linksOf(ctx, fileIds)]);
  const moves = movesOf(ctx, announcementLifecycle, record.state);
  return {
    ...item!,
    ...{ body, audience, pinnedUntil, authorName, version, edition, changeNote, withdrawReason, files, moves },
    audienceText: audienceText(audience, names),
    canEdit: may(ctx.actor, 'announcement.update') && isOpen(record),
  };
}

/** Whether its text may still be changed. */
export const isOpen = ({ state }: Pick<Announcement, 'state'>) => ['draft', 'scheduled', 'published'].includes(state);
