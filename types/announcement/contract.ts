/** Announcements: what officers publish, members read and confirm. */
import { z } from 'zod';
import { Audience, Id, Moment, choice, done, flag, id, moment, page, pageInput, text } from '../common';
import { Attachment, Exported, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { reading } from './contract-reading';
import { categoryLabels, changeLabels } from './labels';
import { announcementLifecycle } from './lifecycle';

const category = choice('类别', categoryLabels);
const State = z.enum(announcementLifecycle.states);
const Change = z.enum(Object.keys(changeLabels) as [keyof typeof changeLabels]);
const writers = { officer: 'union', chair: 'union' } as const;

const fields = {
  title: text('标题', { max: 60 }),
  body: text('正文', { max: 20_000 }),
  category,
  audience: Audience.default({}),
  publishAt: moment('发布时间').nullable().optional(),
  expireAt: moment('过期时间').nullable().optional(),
  mustConfirm: flag('必须确认').default(false),
  isPinned: flag('置顶').default(false),
  /** Until when it stays on top; without it until somebody takes it down. */
  pinnedUntil: moment('置顶到').nullable().optional(),
  /** A picture shown in lists and above the text. */
  coverId: id('封面').nullable().optional(),
  /** Attachments; pictures among them may stand in the text as `![说明](file:编号)`. */
  fileIds: fileIds('附件').default([]),
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
  expireAt: Moment.nullable(),
  /** When it was last changed after publishing; shown as «已更新». */
  updatedAt: Moment.nullable(),
  readAt: Moment.nullable(),
  confirmedAt: Moment.nullable(),
  /** The caller has read an earlier edition only. */
  isChanged: z.boolean(),
  cover: Attachment.nullable(),
});

export const AnnouncementDetail = AnnouncementItem.extend({
  body: z.string(),
  audience: Audience,
  audienceText: z.string(),
  pinnedUntil: Moment.nullable(),
  authorName: z.string(),
  version: z.number(),
  edition: z.number(),
  changeNote: z.string().nullable(),
  withdrawReason: z.string().nullable(),
  files: z.array(Attachment),
  canEdit: z.boolean(),
  moves: z.array(z.string()),
});

export const Edition = z.object({
  edition: z.number(),
  at: Moment,
  byName: z.string(),
  note: z.string().nullable(),
  changed: z.array(Change),
  title: z.string(),
  /** The text line by line against the edition before it. */
  lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});

const example = { title: '关于秋季运动会的通知', body: '请各小组于周五前报名。', category: 'notice' as const, audience: {} };

export const announcement = {
  ...reading,
  'announcement.create': command({
    summary: '干事起草一则公告，尚未发布',
    access: writers,
    input: fields,
    output: done,
    audit: '起草公告',
    example,
  }),
  'announcement.update': command({
    summary: '干事修改草稿；已发布的公告修改后保留旧版并显示「已更新」，可要求会员重新确认',
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
      pinnedUntil: fields.pinnedUntil,
      coverId: fields.coverId,
      fileIds: fileIds('附件').optional(),
      confirmAgain: flag('重新确认').optional(),
      changeNote: text('改动说明', { max: 200 }).optional(),
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
  'announcement.unschedule': command({
    summary: '取消定时发布，回到草稿',
    access: writers,
    input: { id: id('公告') },
    output: done,
    audit: '取消定时发布',
    example: { id: 'a1' },
  }),
  'announcement.withdraw': command({
    summary: '撤回公告并写明理由；会员不再看到正文，打开旧链接会看到撤回理由',
    access: writers,
    input: { id: id('公告'), reason: text('撤回理由', { max: 200 }) },
    output: done,
    audit: '撤回公告',
    example: { id: 'a1', reason: '时间有误，稍后重发' },
  }),
  'announcement.list': query({
    summary: '会员看到发给自己的公告，置顶的在前；干事另可按状态查看全部',
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
  'announcement.export': command({
    summary: '导出某一状态的公告清单（xlsx），含应读、已读、已确认人数',
    access: writers,
    input: { state: z.enum(announcementLifecycle.states, '状态不对').default('published'), category: category.optional() },
    output: Exported,
    audit: '导出公告清单',
    example: { state: 'published' },
  }),
  'announcement.get': query({
    summary: '公告全文与本人的阅读、确认时间；已撤回或已过期的会说明原因',
    access: 'anyMember',
    input: { id: id('公告') },
    output: AnnouncementDetail,
    example: { id: 'a1' },
  }),
  'announcement.versions': query({
    summary: '发布后的各版：何时、谁、改了什么，逐行对照',
    access: 'anyMember',
    input: { id: id('公告') },
    output: z.object({ items: z.array(Edition) }),
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
  'announcement.unpin': command({
    summary: '置顶到期由系统取消置顶',
    access: 'system',
    input: { id: id('公告') },
    output: done,
    audit: '取消置顶',
    example: { id: 'a1' },
  }),
};
