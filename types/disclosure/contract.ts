/** Open affairs 厂务公开: the catalogue of what must be open, postings by period, questions answered within thirty days. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, done, flag, id, text, year } from '../common';
import { Attachment, Exported, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { coverageLabels, everyLabels, standingLabels } from './labels';
import { disclosureLifecycle } from './lifecycle';

const office = { officer: 'union', chair: 'union' } as const;
const department = { liaison: 'group', ...office } as const;
const readers = { member: 'own', ...department } as const;
const keyOf = <T extends object>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string]);

export const CatalogueItem = z.object({
  id: Id,
  title: z.string(),
  /** The law and article, or the union's own rule. */
  source: z.string(),
  /** For the office: the source has not been compared with the text of the law. */
  isToCheck: z.boolean(),
  every: keyOf(everyLabels),
  graceDays: z.number(),
  unitId: Id.nullable(),
  unitName: z.string(),
  isActive: z.boolean(),
  /** The period that is to be posted next, in words, and until when; null for what is posted as it happens. */
  periodText: z.string().nullable(),
  dueOn: Day.nullable(),
  standing: keyOf(standingLabels),
  latest: z.object({ title: z.string(), periodText: z.string(), at: Moment }).nullable(),
});
const Posting = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  periodText: z.string(),
  version: z.number(),
  state: z.enum(disclosureLifecycle.states),
  files: z.array(Attachment),
  postedBy: z.string(),
  postedAt: Moment,
  approvedBy: z.string().nullable(),
  approvedAt: Moment.nullable(),
  returnReason: z.string().nullable(),
  moves: z.array(z.string()),
});
const Question = z.object({
  id: Id,
  text: z.string(),
  askedBy: z.string(),
  askedAt: Moment,
  dueOn: Day,
  isOverdue: z.boolean(),
  answer: z.object({ text: z.string(), byName: z.string(), at: Moment, isInTime: z.boolean() }).nullable(),
  canAnswer: z.boolean(),
});
const Review = z.object({
  year: z.number(),
  owed: z.number(),
  posted: z.number(),
  inTime: z.number(),
  questions: z.object({ asked: z.number(), answered: z.number(), inTime: z.number(), overdue: z.number() }),
  items: z.array(
    z.object({
      id: Id,
      title: z.string(),
      source: z.string(),
      unitName: z.string(),
      every: keyOf(everyLabels),
      periods: z.array(z.object({ text: z.string(), coverage: keyOf(coverageLabels), dueOn: Day.nullable() })),
    }),
  ),
});
const itemFields = {
  title: text('公开事项', { max: 60 }),
  source: text('依据', { max: 120 }),
  every: choice('多久公开一次', everyLabels),
  graceDays: count('期满后几天内', { max: 120 }),
  unitId: id('责任部门').nullable(),
};

export const disclosure = {
  'disclosure.catalogue': query({
    summary: '公开目录：应公开什么、依据、责任部门、下一期期限与最近一次公开',
    access: readers,
    input: {},
    output: z.object({
      items: z.array(CatalogueItem),
      units: z.array(z.object({ unitId: Id, name: z.string() })),
      /** Rows of the usual catalogue that are not in it yet. */
      usual: z.number(),
    }),
    example: {},
  }),
  'disclosure.addUsual': command({
    summary: '把常用目录中还没有的事项加入本单位目录，再由工会办公室调整',
    access: office,
    input: {},
    output: z.object({ added: z.number() }),
    audit: '采用常用公开目录',
    example: {},
  }),
  'disclosure.setItem': command({
    summary: '新增或修改一项公开事项；不再需要的停用，已公开的内容保留',
    access: office,
    input: { id: id('公开事项').optional(), ...itemFields, isActive: flag('启用').default(true) },
    output: done,
    audit: '修改公开目录',
    example: { title: '社会保险缴纳情况', source: '《社会保险法》第六十条', every: 'month', graceDays: 15, unitId: null },
  }),
  'disclosure.item': query({
    summary: '一项公开事项的各期内容、版本与问答',
    access: readers,
    input: { id: id('公开事项') },
    output: CatalogueItem.extend({
      postings: z.array(Posting),
      questions: z.array(Question),
      periods: z.array(z.object({ key: z.string(), text: z.string() })),
      canPost: z.boolean(),
    }),
    example: { id: 'd1' },
  }),
  'disclosure.post': command({
    summary: '责任部门提交一期公开内容，由工会办公室另一人审核后公开；同一期再次提交为新版',
    access: department,
    input: {
      itemId: id('公开事项'),
      period: text('期别', { max: 12 }),
      title: text('标题', { max: 60 }),
      body: text('内容', { max: 10_000 }),
      fileIds: fileIds('附件').default([]),
    },
    output: done,
    audit: '提交公开内容',
    example: { itemId: 'd1', period: '2026-Q3', title: '第三季度公开', body: '见附件' },
  }),
  'disclosure.approve': command({
    summary: '审核通过并公开；同一期的旧版自动标为已有新版',
    access: office,
    input: { id: id('公开内容') },
    output: done,
    audit: '公开审核通过',
    example: { id: 'p1' },
  }),
  'disclosure.sendBack': command({
    summary: '审核不通过，写明理由退回',
    access: office,
    input: { id: id('公开内容'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '退回公开内容',
    example: { id: 'p1', reason: '缺少明细表' },
  }),
  'disclosure.ask': command({
    summary: '会员就一项公开事项提问，三十天内答复，问答对全体会员公开',
    access: readers,
    input: { id: id('公开事项'), text: text('问题', { max: 500 }) },
    output: done,
    audit: '对公开事项提问',
    example: { id: 'd1', text: '附件中的合计是否含外包人员？' },
  }),
  'disclosure.answer': command({
    summary: '责任部门或工会办公室答复提问',
    access: department,
    input: { questionId: id('提问'), text: text('答复', { max: 2000 }) },
    output: done,
    audit: '答复公开提问',
    example: { questionId: 'q1', text: '不含外包人员。' },
  }),
  'disclosure.review': query({
    summary: '一年的公开情况：每项每期是否按期公开，提问是否按期答复',
    access: readers,
    input: { year: year('年份') },
    output: Review,
    example: { year: 2026 },
  }),
  'disclosure.exportReview': command({
    summary: '打印年度公开情况表（pdf）',
    access: office,
    input: { year: year('年份') },
    output: Exported,
    audit: '打印年度公开情况',
    example: { year: 2026 },
  }),
  'disclosure.escalate': command({
    summary: '到期未公开的由系统报工会主席',
    access: 'system',
    input: { id: id('公开事项') },
    output: done,
    audit: '超期未公开上报',
    example: { id: 'd1' },
  }),
  'disclosure.escalateQuestion': command({
    summary: '超过三十天未答复的提问由系统报工会主席',
    access: 'system',
    input: { questionId: id('提问') },
    output: done,
    audit: '超期未答复上报',
    example: { questionId: 'q1' },
  }),
};
