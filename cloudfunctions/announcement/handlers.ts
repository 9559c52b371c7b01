/** What happens when somebody writes, publishes, reads or confirms an announcement. */
import type { announcement } from '../../types/announcement/contract';
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import type { Audience } from '../../types/common';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { findAudience } from '../member/public';
import { unitNames, unknownUnits } from '../unit/public';
import { addressOf, audienceText, excerptOf, tallyByGroup, timesTrouble } from './rules';
import {
  findForReader,
  findInUnion,
  findMarks,
  findMarksOf,
  findUnconfirmed,
  insertAnnouncement,
  markRead,
  moveAnnouncement,
  pageForReader,
  pageForWriter,
  replaceText,
  takeReminder,
  type Announcement,
  type ReadMark,
} from './store';

export const handlers: Handlers<typeof announcement> = {
  'announcement.create': async (ctx, input) => {
    refuseWrongTimes(ctx, input);
    await refuseStrangeUnits(ctx, input.audience);
    const record: Announcement = {
      ...input,
      _id: newId(),
      unionId: ctx.actor.unionId,
      state: 'draft',
      excerpt: excerptOf(input.body),
      to: addressOf(input.audience, ctx.actor.unionId),
      publishAt: input.publishAt ?? null,
      expireAt: input.expireAt ?? null,
      orderAt: ctx.at,
      createdAt: ctx.at,
      authorId: ctx.actor.memberId,
      authorName: ctx.actor.name,
      version: 1,
      updatedAt: null,
      withdrawReason: null,
      remindedOn: null,
    };
    await insertAnnouncement(ctx, record);
    ctx.note(record._id, record.title);
    return { id: record._id };
  },

  'announcement.update': async (ctx, { id, ...changes }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (!['draft', 'scheduled', 'published'].includes(record.state))
      refuse('CONFLICT', `公告${announcementLifecycle.labels[record.state]}，不能再修改`);
    refuseWrongTimes(ctx, changes);
    if (changes.audience) await refuseStrangeUnits(ctx, changes.audience);
    const { body = record.body, audience = record.audience } = changes;
    const set = { ...changes, excerpt: excerptOf(body), to: addressOf(audience, record.unionId) };
    if (!(await replaceText(ctx, record, set))) refuse('CONFLICT');
    ctx.note(id, `第${record.version + 1}版`);
    return { id };
  },

  'announcement.publish': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (record.publishAt && record.publishAt > ctx.at) {
      const { state } = await moveAnnouncement(ctx, record, 'schedule', { orderAt: record.publishAt });
      ctx.note(id, `定于 ${record.publishAt} 发布`);
      return { id, state };
    }
    const { state } = await moveAnnouncement(ctx, record, 'publish', { publishAt: ctx.at, orderAt: ctx.at });
    ctx.note(id, record.title);
    ctx.later('notification.send', {
      unionId: record.unionId,
      audience: record.audience,
      matter: `announcement:${id}:published`,
      kind: 'announcement',
      title: record.title,
      body: record.mustConfirm ? '请阅读并确认' : record.excerpt,
      link: linkTo(id),
    });
    return { id, state };
  },

  'announcement.withdraw': async (ctx, { id, reason }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    await moveAnnouncement(ctx, record, 'withdraw', { withdrawReason: reason });
    ctx.note(id, reason);
    return { id };
  },

  'announcement.list': async (ctx, { category, state, isUnconfirmed, ...asked }) => {
    const isWriter = may(ctx.actor, 'announcement.publish');
    if (state && state !== 'published' && !isWriter) refuse('FORBIDDEN', '只有工会干事可以查看草稿和已撤回的公告');
    if (isUnconfirmed) return { items: await withMarks(ctx, await findUnconfirmed(ctx)), nextCursor: null };
    const page = state && isWriter ? await pageForWriter(ctx, state, category, asked) : await pageForReader(ctx, category, asked);
    return { ...page, items: await withMarks(ctx, page.items) };
  },

  'announcement.get': async (ctx, { id }) => {
    const record = found(may(ctx.actor, 'announcement.publish') ? await findInUnion(ctx, id) : await findForReader(ctx, id), '这则公告');
    const [marks, names] = await Promise.all([findMarks(ctx, [id]), unitNames(ctx, record.unionId)]);
    const moves = movesOf(ctx, announcementLifecycle, record.state);
    return { ...itemOf(record, marks), ...record, id, audienceText: audienceText(record.audience, names), moves };
  },

  'announcement.read': async (ctx, { id }) => {
    found(await findForReader(ctx, id), '这则公告');
    return { id, readAt: (await markRead(ctx, id, false)).readAt };
  },

  'announcement.confirm': async (ctx, { id }) => {
    const record = found(await findForReader(ctx, id), '这则公告');
    if (!record.mustConfirm) refuse('CONFLICT', '这则公告不需要确认');
    const mark = await markRead(ctx, id, true);
    ctx.note(id);
    return { id, confirmedAt: mark.confirmedAt ?? ctx.at };
  },

  'announcement.readers': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    const { people, marks } = await readersOf(ctx, record);
    const names = await unitNames(ctx, record.unionId);
    const groups = tallyByGroup(people, marks).map((tally) => ({ ...tally, name: names.get(tally.unitId) ?? '未分组' }));
    const sum = (key: 'total' | 'read' | 'confirmed') => groups.reduce((total, group) => total + group[key], 0);
    const unread = people.filter(({ _id }) => !isDone(record, marks.get(_id)));
    return {
      total: sum('total'),
      read: sum('read'),
      confirmed: sum('confirmed'),
      groups,
      unread: unread.map(({ _id, name, groupId }) => ({ memberId: _id, name, groupName: names.get(groupId) ?? '未分组' })),
    };
  },

  'announcement.remind': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (record.state !== 'published') refuse('CONFLICT', '只有已发布的公告可以提醒');
    const today = dayOf(ctx.now);
    const { people, marks } = await readersOf(ctx, record);
    const unread = people.filter(({ _id }) => !isDone(record, marks.get(_id))).map(({ _id }) => _id);
    if (unread.length === 0) refuse('CONFLICT', '范围内的会员都已阅读，不需要提醒');
    if (!(await takeReminder(ctx, record, today))) refuse('CONFLICT', '今天已经提醒过，明天可以再提醒一次');
    ctx.note(id, `提醒${unread.length}人`);
    for (let start = 0; start < unread.length; start += 1000)
      ctx.later('notification.send', {
        unionId: record.unionId,
        memberIds: unread.slice(start, start + 1000),
        matter: `announcement:${id}:remind:${today}`,
        kind: 'announcement',
        title: record.title,
        body: record.mustConfirm ? '还没有确认，请打开阅读并确认' : '还没有阅读，请打开看看',
        link: linkTo(id),
      });
    return { reminded: unread.length };
  },

  'announcement.expire': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    await moveAnnouncement(ctx, record, 'expire');
    ctx.note(id);
    return { id };
  },
};

const linkTo = (id: string) => `/pages/announcement/detail/index?id=${id}`;
const isDone = (record: Announcement, mark: ReadMark | undefined) => Boolean(record.mustConfirm ? mark?.confirmedAt : mark);

function itemOf(record: Announcement, marks: Map<string, ReadMark>) {
  const mark = marks.get(record._id);
  return { ...record, id: record._id, readAt: mark?.readAt ?? null, confirmedAt: mark?.confirmedAt ?? null };
}

async function withMarks(ctx: Context, records: Announcement[]) {
  const marks = await findMarks(
    ctx,
    records.map(({ _id }) => _id),
  );
  return records.map((record) => itemOf(record, marks));
}

async function readersOf(ctx: Context, record: Announcement) {
  const groupIds = ctx.scope.level === 'group' ? ctx.scope.unitIds : undefined;
  const people = await findAudience(ctx, record.unionId, record.audience, groupIds);
  const marks = await findMarksOf(ctx, record._id);
  return { people, marks: new Map(marks.map((mark) => [mark.memberId, mark])) };
}

function refuseWrongTimes(ctx: Context, times: { publishAt?: string; expireAt?: string }): void {
  const trouble = timesTrouble(times, ctx.now);
  if (trouble) refuseField(...trouble);
}

async function refuseStrangeUnits(ctx: Context, audience: Audience): Promise<void> {
  const unknown = await unknownUnits(ctx, ctx.actor.unionId, audience.unitIds ?? []);
  if (unknown.length > 0) refuseField('audience.unitIds', '范围里有不属于本会的小组，请重新选择');
}
