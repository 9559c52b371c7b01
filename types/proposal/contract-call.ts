/** The call for proposals: opened, changed, carried over to the next one, reported on. */
import { z } from 'zod';
import { Day, Id, Moment, count, done, flag, id, moment, page, pageInput, text } from '../common';
import { Attachment, Exported } from '../file/contract';
import { command, query } from '../operation';
import { ratingLabels } from './labels';
import { Call, Kind, Person, State, fileIds, office, presidiumIds } from './records';

const ReportLine = z.object({
  id: Id,
  kind: Kind,
  number: z.string(),
  matter: z.string(),
  state: State,
  authorName: z.string(),
  leadUnitName: z.string().nullable(),
  coUnitNames: z.array(z.string()),
  answer: z.string().nullable(),
  rating: z.enum(Object.keys(ratingLabels) as [keyof typeof ratingLabels]).nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  isCarried: z.boolean(),
  merged: z.array(z.object({ id: Id, number: z.string().nullable(), matter: z.string(), authorName: z.string() })),
});

export const callContract = {
  'proposal.openCall': command({
    summary: '提案工作机构发起一次征集；可指定裁定争议的主席团成员，以及是否同时收意见建议',
    access: office,
    input: {
      title: text('征集名称', { max: 60 }),
      opensAt: moment('开始时间'),
      closesAt: moment('截止时间'),
      minSeconders: count('附议人数', { min: 0, max: 50 }).default(2),
      presidiumIds: presidiumIds.default([]),
      takesSuggestions: flag('收意见建议').default(true),
    },
    output: done,
    audit: '发起提案征集',
    example: { title: '第六届职代会提案征集', opensAt: '2026-11-20T00:00:00Z', closesAt: '2027-01-20T10:00:00Z', minSeconders: 2 },
  }),
  'proposal.changeCall': command({
    summary: '征集截止之前修改名称或截止时间，代表会收到消息；主席团成员和是否收意见建议，报告之前都可以改',
    access: office,
    input: {
      id: id('征集'),
      title: text('征集名称', { max: 60 }).optional(),
      closesAt: moment('截止时间').optional(),
      presidiumIds: presidiumIds.optional(),
      takesSuggestions: flag('收意见建议').optional(),
    },
    output: done,
    audit: '修改提案征集',
    example: { id: 'c1', closesAt: '2099-01-25T10:00:00Z' },
  }),
  'proposal.calls': query({
    summary: '历次征集，新的在前',
    access: 'anyMember',
    input: { ...pageInput },
    output: page(Call),
    example: {},
  }),
  'proposal.delegates': query({
    summary: '本会职工代表名单，供邀请附议、指定主席团',
    access: { delegate: 'union', ...office },
    input: {},
    output: z.object({ items: z.array(Person.extend({ groupName: z.string() })) }),
    example: {},
  }),
  'proposal.carryOver': command({
    summary: '把一次征集里没有办结的提案结转到之后的一次征集，两边都能查到；不选则全部结转',
    access: office,
    input: {
      callId: id('征集'),
      intoCallId: id('结转到的征集'),
      ids: z.array(id('提案'), '提案应为列表').min(1, '请选择要结转的提案').max(200, '一次最多结转200件').optional(),
      reason: text('理由', { max: 200 }),
    },
    output: z.object({ carried: z.number() }),
    audit: '结转提案',
    example: { callId: 'c1', intoCallId: 'c2', reason: '尚在办理，转入下一次会议继续跟踪' },
  }),
  'proposal.report': query({
    summary: '一次征集的办理情况报告：各项数字和每一件的结果；公布之前只有提案工作机构看得到',
    access: { member: 'union', auditor: 'union', ...office },
    input: { callId: id('征集') },
    output: z.object({
      callId: Id,
      title: z.string(),
      unionName: z.string(),
      madeAt: Moment,
      published: z.object({ session: z.string(), text: z.string(), at: Moment, byName: z.string(), files: z.array(Attachment) }).nullable(),
      sums: z.object({
        submitted: z.number(),
        filed: z.number(),
        carriedFrom: z.number(),
        merged: z.number(),
        suggestion: z.number(),
        declined: z.number(),
        answered: z.number(),
        answeredInTime: z.number(),
        due: z.number(),
        rated: z.number(),
        satisfied: z.number(),
        completed: z.number(),
        carriedOver: z.number(),
        unfinished: z.number(),
        filedRate: z.number().nullable(),
        inTimeRate: z.number().nullable(),
        satisfiedRate: z.number().nullable(),
      }),
      lines: z.array(ReportLine),
      isLong: z.boolean(),
    }),
    example: { callId: 'c1' },
  }),
  'proposal.publishReport': command({
    summary: '在下一次会议上报告办理情况：写明哪次会议，向全体会员公布；再次公布以新的为准',
    access: office,
    input: { callId: id('征集'), session: text('会议名称', { max: 60 }), text: text('说明', { min: 0, max: 2000 }).default(''), fileIds },
    output: done,
    audit: '公布提案办理情况报告',
    example: { callId: 'c1', session: '第六届职代会第四次会议', text: '' },
  }),
  'proposal.exportReport': command({
    summary: '办理情况报告的 PDF，A4 打印',
    access: { member: 'union', auditor: 'union', ...office },
    input: { callId: id('征集') },
    output: Exported,
    audit: '导出提案办理情况报告',
    example: { callId: 'c1' },
  }),
};
