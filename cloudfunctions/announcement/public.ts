/** What other domains may ask of announcements. */
import type { Waiting } from '../../types/home/contract';
import type { Context } from '../core/context';
import { findMarks, findUnconfirmed, pageForReader } from './store';

/** Must-confirm announcements the caller has not confirmed. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  return (await findUnconfirmed(ctx)).map(({ _id, title, expireAt }) => ({
    key: `announcement:${_id}`,
    kind: 'announcement',
    title,
    action: '请阅读并确认',
    link: `/pages/announcement/detail/index?id=${_id}`,
    dueAt: expireAt,
  }));
}

/** The newest announcements for the caller, pinned ones first, for the home page. */
export async function newestFor(ctx: Context, limit: number) {
  const { items } = await pageForReader(ctx, undefined, { limit });
  const marks = await findMarks(
    ctx,
    items.map(({ _id }) => _id),
  );
  return items
    .map(({ _id: id, title, category, publishAt, mustConfirm, isPinned, orderAt }) => ({
      id,
      title,
      category,
      publishAt: publishAt ?? orderAt,
      mustConfirm,
      isPinned,
      isRead: marks.has(id),
    }))
    .sort((a, b) => Number(b.isPinned) - Number(a.isPinned));
}
