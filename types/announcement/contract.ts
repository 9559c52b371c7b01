/** Announcements: what officers publish, members read and confirm. */
import { z } from 'zod';
import { Audience, Id, Moment, choice, count, done, flag, id, moment, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { categoryLabels } from './labels';
import { announcementLifecycle } from './lifecycle';

const category = choice('类别', categoryLabels);
const State = z.enum(announcementLifecycle.states);
const writers = { officer: 'union', chair: 'union' } as const;

const fields = {
  title: text('标题', { max: 60 }),
  body: text('正文', { max: 20_000 }),
  category,
  audience: Audience.default({}),
  publishAt: moment('发布时间').optional(),
  expireAt: moment('过期时间').optional(),
  mustConfirm: flag('必须确认').default(false),
  isPinned: flag('置顶').default(false),
};

export const AnnouncementItem = z.object({
  id: Id,
  title: z.string(),
  category: z.enum(Object.keys(categoryLabels) as [keyof typeof categoryLabels]),
  state: State,
  excerpt: z.string(),
  mustConfirm: z.boolean(),
  isPinned: z.boolean(),
  publishAt: Moment.nullable(),
  readAt: Moment.nullable(),
  confirmedAt: Moment.nullable(),
});

export const AnnouncementDetail = AnnouncementItem.extend({
  body: z.string(),
  audience: Audience,
  audienceText: z.string(),
  expireAt: Moment.nullable(),
  authorName: z.string(),
  version: z.number(),
  updatedAt: Moment.nullable(),
  withdrawReason: z.string().nullable(),
  moves: z.array(z.string()),
});

const example = { title: '关于秋季运动会的通知', body: '请各小组于周五前报名。', category: 'notice' as const, audience: {} };

export const announcement = {
  'announcement.create': command({
    summary: '干事起草一则公告，尚未发布',
    access: writers,
    input: fields,
    output: done,
    audit: '起草公告',
    example,
  }),
  'announcement.update': command({
    summary: '干事修改草稿；已发布的公告修改后保留旧版并显示「已更新」',
    access: writers,
    input: {
      id: id('公告'),
      title: fields.title.optional(),
      body: fields.body.optional(),
      category: category.optional(),
      audience: Audience.optional(),
      publishAt: fields.publishAt,
      expireAt: fields.expireAt,
      mustConfirm: flag('必须确认').optional(),
      isPinned: flag('置顶').optional(),
    },
    output: done,
    audit: '修改公告',
    example: { id: 'a1', title: '关于秋季运动会的补充通知' },
  }),
  'announcement.publish': command({
    summary: '发布公告；发布时间在将来则转为待发布，到时自动发布并通知范围内会员',
    access: writers,
    input: { id: id('公告') },
    output: z.object({ id: Id, state: State }),
    audit: '发布公告',
    example: { id: 'a1' },
  }),
  'announcement.withdraw': command({
    summary: '撤回公告并写明理由，会员不再看到',
    access: writers,
    input: { id: id('公告'), reason: text('撤回理由', { max: 200 }) },
    output: done,
    audit: '撤回公告',
    example: { id: 'a1', reason: '时间有误，稍后重发' },
  }),
  'announcement.list': query({
    summary: '会员看到发给自己的公告；干事另可按状态查看全部',
    access: 'anyMember',
    input: {
      ...pageInput,
      category: category.optional(),
      state: z.enum(announcementLifecycle.states, '状态不对').optional(),
      isUnconfirmed: flag('只看待确认').optional(),
    },
    output: page(AnnouncementItem),
    example: { limit: 20 },
  }),
  'announcement.get': query({
    summary: '公告全文与本人的阅读、确认时间',
    access: 'anyMember',
    input: { id: id('公告') },
    output: AnnouncementDetail,
    example: { id: 'a1' },
  }),
  'announcement.read': command({
    summary: '会员打开公告即记为已读，重复打开不改首次时间',
    access: 'anyMember',
    input: { id: id('公告') },
    output: z.object({ id: Id, readAt: Moment }),
    audit: '阅读公告',
    example: { id: 'a1' },
  }),
  'announcement.confirm': command({
    summary: '会员确认必读公告，重复确认不改首次时间',
    access: 'anyMember',
    input: { id: id('公告') },
    output: z.object({ id: Id, confirmedAt: Moment }),
    audit: '确认公告',
    example: { id: 'a1' },
  }),
  'announcement.readers': query({
    summary: '各小组应读、已读、已确认人数；组长看本组，干事看全部，可列出未读名单',
    access: { groupLeader: 'group', officer: 'union', chair: 'union' },
    input: { id: id('公告') },
    output: z.object({
      total: z.number(),
      read: z.number(),
      confirmed: z.number(),
      groups: z.array(z.object({ unitId: Id, name: z.string(), total: z.number(), read: z.number(), confirmed: z.number() })),
      unread: z.array(z.object({ memberId: Id, name: z.string(), groupName: z.string() })),
    }),
    example: { id: 'a1' },
  }),
  'announcement.remind': command({
    summary: '提醒未读（必读则为未确认）的会员，每则公告每天最多一次',
    access: { groupLeader: 'group', officer: 'union', chair: 'union' },
    input: { id: id('公告') },
    output: z.object({ reminded: count('人数', { max: 1e6 }) }),
    audit: '提醒未读会员',
    example: { id: 'a1' },
  }),
  'announcement.expire': command({
    summary: '到期的公告由系统收起',
    access: 'system',
    input: { id: id('公告') },
    output: done,
    audit: '公告到期',
    example: { id: 'a1' },
  }),
};
