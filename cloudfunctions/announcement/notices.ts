/** The messages announcements put into inboxes. */
import type { Context } from '../core/context';
import type { Announcement } from './store';

export const linkTo = (id: string) => `/pages/announcement/detail/index?id=${id}`;
/** Everything the inbox holds about one announcement begins with this matter. */
export const matterOf = (id: string) => `announcement:${id}:`;

/** Tells everybody addressed; who has it already (a wider audience after publishing) is not told again. */
export function tellPublished(ctx: Context, record: Announcement): void {
  const { _id: id, unionId, audience, title, mustConfirm, excerpt } = record;
  ctx.later('notification.send', {
    unionId,
    audience,
    matter: `${matterOf(id)}published`,
    kind: 'announcement',
    title,
    body: mustConfirm ? '请阅读并确认' : excerpt,
    link: linkTo(id),
  });
}

/** Tells everybody addressed that it was changed and wants confirming anew. */
export function tellChanged(ctx: Context, record: Announcement): void {
  const { _id: id, unionId, audience, title, edition, changeNote } = record;
  ctx.later('notification.send', {
    unionId,
    audience,
    matter: `${matterOf(id)}edition${edition}`,
    kind: 'announcement',
    title,
    body: `公告有改动，请重新阅读并确认${changeNote ? `：${changeNote}` : ''}`,
    link: linkTo(id),
  });
}

const PEOPLE_AT_ONCE = 1000;

export function tellUnread(ctx: Context, record: Announcement, memberIds: string[], today: string): void {
  for (let start = 0; start < memberIds.length; start += PEOPLE_AT_ONCE)
    ctx.later('notification.send', {
      unionId: record.unionId,
      memberIds: memberIds.slice(start, start + PEOPLE_AT_ONCE),
      matter: `${matterOf(record._id)}remind:${today}`,
      kind: 'announcement',
      title: record.title,
      body: record.mustConfirm ? '还没有确认，请打开阅读并确认' : '还没有阅读，请打开看看',
      link: linkTo(record._id),
    });
}
