/** What other domains may ask of announcements, and what announcements tell of themselves. */
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import { categoryLabels } from '../../types/announcement/labels';
import type { Waiting } from '../../types/home/contract';
import type { CalendarItem, Deadline, OwnData, Searchable } from '../core/collected';
import { may, reachOf, type Context } from '../core/context';
import { LATEST } from '../core/page';
import { DAY_MS, momentAfter, sayMoment } from '../core/time';
import { findAudience } from '../member/public';
import { findMarks, findMarksOf, findMine } from './marks-store';
import { linkTo } from './notices';
import { unconfirmedOf } from './reading';
import { isDoneBy, plainOf } from './rules';
import { findIdsAfter, findIn, findMustConfirm, findNewest, findScheduled, findTitles, findVisible, type Announcement } from './store';

/** Must-confirm announcements the caller has not confirmed. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  return (await unconfirmedOf(ctx)).map(({ _id, title, expireAt }) => ({
    key: `announcement:${_id}`,
    kind: 'announcement',
    title,
    action: '请阅读并确认',
    link: linkTo(_id),
    dueAt: expireAt,
  }));
}

/** The newest announcements for the caller, those on top first, for the home page. */
export async function newestFor(ctx: Context, limit: number) {
  const items = await findNewest(ctx, limit);
  const marks = await findMarks(
    ctx,
    items.map(({ _id }) => _id),
  );
  return items.map(({ _id: id, title, category, publishAt, mustConfirm, isPinned, orderAt }) => ({
    id,
    title,
    category,
    publishAt: publishAt ?? orderAt,
    mustConfirm,
    isPinned,
    isRead: marks.has(id),
  }));
}

/** So many must-confirm announcements are counted for the desk: those with an end ahead, and the others for two months. */
const WATCHED = 8;
const WATCHED_FOR_MS = 60 * DAY_MS;

/** For writers what is about to go out; for writers and group leaders whom a must-confirm announcement still lacks. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  const isWriter = may(ctx.actor, 'announcement.publish');
  if (!may(ctx.actor, 'announcement.readers')) return [];
  const scheduled = isWriter ? await findScheduled(ctx, ctx.at, LATEST) : [];
  const groupIds = isWriter ? undefined : reachOf(ctx.actor, 'announcement.readers');
  const since = momentAfter(ctx.now, -WATCHED_FOR_MS);
  const isWatched = ({ expireAt, orderAt }: Announcement) => (expireAt ? expireAt > ctx.at : orderAt > since);
  const lacking = (await findMustConfirm(ctx, true)).filter(isWatched).slice(0, WATCHED);
  const counted = await Promise.all(lacking.map(async (record) => ({ record, count: await countLacking(ctx, record, groupIds) })));
  return [
    ...scheduled.map(({ _id, title, publishAt }): Deadline => ({
      key: `announcement:${_id}:publish`,
      kind: 'announcement',
      title,
      source: '定时发布',
      action: '发布前核对',
      link: linkTo(_id),
      dueAt: publishAt,
    })),
    ...counted
      .filter(({ count }) => count > 0)
      .map(({ record: { _id, title, expireAt }, count }): Deadline => ({
        key: `announcement:${_id}:confirm`,
        kind: 'announcement',
        title: `「${title}」还有 ${count} 人未确认`,
        source: '必读公告',
        action: '提醒或当面告知',
        link: `/pages/announcement/readers/index?id=${_id}`,
        dueAt: expireAt,
        count,
      })),
  ];
}

async function countLacking(ctx: Context, record: Announcement, groupIds: string[] | undefined): Promise<number> {
  const people = await findAudience(ctx, record.unionId, record.audience, groupIds);
  const marks = new Map((await findMarksOf(ctx, record._id)).map((mark) => [mark.memberId, mark]));
  return people.filter(({ _id }) => !isDoneBy(record, marks.get(_id))).length;
}

/** Until when something must be confirmed; for writers also what appears when. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const scheduled = may(ctx.actor, 'announcement.publish') ? await findScheduled(ctx, from, to) : [];
  const must = (await findMustConfirm(ctx)).filter(({ expireAt }) => expireAt && expireAt >= from && expireAt <= to);
  const item = (key: string, { _id, title: name }: Announcement, title: string, startsAt: string, isDeadline: boolean): CalendarItem => ({
    key: `announcement:${_id}:${key}`,
    kind: 'announcement',
    title: `${title}：${name}`,
    startsAt,
    endsAt: null,
    isDeadline,
    place: null,
    link: linkTo(_id),
  });
  return [
    ...scheduled.map((record) => item('publish', record, '公告发布', record.orderAt, false)),
    ...must.map((record) => item('confirm', record, '确认截止', record.expireAt!, true)),
  ];
}

/** Announcements by their title and text. Withdrawn and expired ones are not found, whoever looks. */
export const searchable: Searchable = {
  kind: 'announcement',
  idsAfter: findIdsAfter,
  entryOf: async (reach, unionId, id) => {
    const record = await findIn(reach, unionId, id);
    return record?.state === 'published' ? { title: record.title, text: plainOf(record.body), at: record.orderAt } : null;
  },
  visible: async (ctx, ids) =>
    (await findVisible(ctx, ids, may(ctx.actor, 'announcement.publish')))
      .filter(({ expireAt }) => !expireAt || expireAt > ctx.at)
      .map(({ _id: id, title, category, orderAt: at }) => ({
        ...{ id, title, at },
        subtitle: categoryLabels[category],
        link: linkTo(id),
      })),
};

/** What the caller read and confirmed. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const marks = await findMine(ctx);
  const known = new Map(
    (
      await findTitles(
        ctx,
        marks.map(({ announcementId }) => announcementId),
      )
    ).map((record) => [record._id, record]),
  );
  return [
    {
      title: '公告阅读与确认',
      columns: ['公告', '状态', '阅读时间', '确认时间'],
      rows: marks.map(({ announcementId, readAt, confirmedAt }) => {
        const record = known.get(announcementId);
        return [
          record?.title ?? '（已不在）',
          record ? announcementLifecycle.labels[record.state] : '',
          sayMoment(readAt),
          confirmedAt ? sayMoment(confirmedAt) : '',
        ];
      }),
    },
  ];
}
