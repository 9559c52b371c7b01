/** Democratic appraisal of leaders and departments: secret, by groups of raters with weights, small cells hidden. */
import { z } from 'zod';
import { Audience, choice, count, done, id, Id, Moment, moment, page, pageInput, text, year } from '../common';
import { Attachment } from '../file/contract';
import { command, query } from '../operation';
import { boundLabels, methodLabels, objectKindLabels, reportToLabels } from './labels';
import { appraisalLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;

const Subject = z.strictObject(
  {
    id: id('评议对象'),
    name: text('姓名或部门', { max: 40 }),
    kind: choice('对象类别', objectKindLabels),
    post: text('职务', { min: 0, max: 40 }).default(''),
    /** A leader who is a member: does not rate in this appraisal, and reads their own result once it is told. */
    memberId: id('会员').nullable().default(null),
  },
  '评议对象应为对象',
);
const Criterion = z.strictObject({ id: id('项目'), title: text('评议项目', { max: 40 }) }, '评议项目应为对象');
const RaterGroup = z.strictObject(
  {
    id: id('评议组'),
    name: text('评议组', { max: 20 }),
    weight: count('权重', { min: 1, max: 100 }),
    audience: Audience,
  },
  '评议组应为对象',
);
export type Subject = z.output<typeof Subject>;
export type Criterion = z.output<typeof Criterion>;
export type RaterGroup = z.output<typeof RaterGroup>;

const plan = {
  title: text('标题', { max: 60 }),
  year: year('年度'),
  method: choice('评分办法', methodLabels),
  subjects: z.array(Subject, '评议对象应为列表').min(1, '请至少写一个评议对象').max(60, '评议对象不能超过60个'),
  criteria: z.array(Criterion, '评议项目应为列表').min(1, '请至少写一个评议项目').max(12, '评议项目不能超过12个'),
  groups: z.array(RaterGroup, '评议组应为列表').min(1, '请至少写一个评议组').max(8, '评议组不能超过8个'),
  closesAt: moment('截止时间'),
  reportTo: choice('公布给谁', reportToLabels).default('raters'),
};
const planExample = {
  title: '2026 年度民主评议',
  year: 2026,
  method: 'grades' as const,
  subjects: [{ id: 's1', name: '后勤部', kind: 'department' as const }],
  criteria: [{ id: 'c1', title: '履职' }],
  groups: [{ id: 'g1', name: '职工代表', weight: 100, audience: { roles: ['delegate' as const] } }],
  closesAt: '2026-12-20T10:00:00.000Z',
};

const move = z.enum(Object.keys(appraisalLifecycle.moves) as [keyof typeof appraisalLifecycle.moves]);
const brief = {
  id: Id,
  title: z.string(),
  year: z.number(),
  state: z.enum(appraisalLifecycle.states),
  closesAt: Moment,
  subjectCount: z.number(),
  /** Null when the caller is not a rater. */
  hasRated: z.boolean().nullable(),
};
/** A figure so near the top or bottom that it would name the marks behind it is told as a bound. */
const bound = z.enum(Object.keys(boundLabels) as [keyof typeof boundLabels]);
export type Bound = z.output<typeof bound>;
/** One object's result; hundredths of a point of a hundred. Groups under five are joined with another, so no mean is of fewer. */
const Result = z.object({
  subjectId: Id,
  name: z.string(),
  post: z.string(),
  /** Null when fewer than five rated. */
  total: z.number().nullable(),
  bound,
  groups: z.array(z.object({ name: z.string(), weight: z.number(), raters: z.number(), mean: z.number(), bound })),
  criteria: z.array(z.object({ title: z.string(), mean: z.number(), bound })),
  /** «(9100×60 + 8800×40) ÷ 100 = 8980» in points, for people to reckon after. */
  arithmetic: z.string(),
  /** Marks by criterion and grade; null where a figure is under five, or the method is scores. */
  marks: z.array(z.object({ title: z.string(), counts: z.array(z.number()) })).nullable(),
  /** Shuffled; null when fewer than five wrote. */
  comments: z.array(z.string()).nullable(),
});
export type Result = z.output<typeof Result>;

export const appraisal = {
  'appraisal.list': query({
    summary: '我参加或可以查看的民主评议；干事与主席看全部',
    access: 'anyMember',
    input: { ...pageInput },
    output: page(z.object(brief)),
    example: {},
  }),
  'appraisal.get': query({
    summary: '一次民主评议：对象、项目、评议组与权重、怎样保密',
    access: 'anyMember',
    input: { id: id('民主评议') },
    output: z.object({
      ...brief,
      method: choice('评分办法', methodLabels),
      subjects: z.array(Subject),
      criteria: z.array(Criterion),
      groups: z.array(RaterGroup.extend({ audienceText: z.string() })),
      reportTo: choice('公布给谁', reportToLabels),
      due: z.number(),
      rated: z.number(),
      canSeeResults: z.boolean(),
      moves: z.array(move),
    }),
    example: { id: 'a1' },
  }),
  'appraisal.create': command({
    summary: '起草民主评议',
    access: keepers,
    input: plan,
    output: done,
    audit: '起草民主评议',
    example: planExample,
  }),
  'appraisal.change': command({
    summary: '修改草稿；开始之后不再变',
    access: keepers,
    input: { id: id('民主评议'), ...plan },
    output: done,
    audit: '修改民主评议',
    example: { id: 'a1', ...planExample },
  }),
  'appraisal.open': command({
    summary: '开始评议：冻结名单，被评议的人不参加评议，不足5人的评议组并入另一组',
    access: keepers,
    input: { id: id('民主评议') },
    output: z.object({ id: Id, due: z.number() }),
    audit: '开始民主评议',
    example: { id: 'a1' },
  }),
  'appraisal.rate': command({
    summary: '评议，每人一次，无记名：评了什么与谁评的分开保存',
    access: 'anyMember',
    input: {
      id: id('民主评议'),
      ratings: z
        .array(
          z.strictObject(
            {
              subjectId: id('评议对象'),
              /** One for each criterion: 0–3 for the four grades, the best first; or 0–100. */
              marks: z.array(count('评分', { max: 100 }), '评分应为列表').max(12, '评分过多'),
              comment: text('意见', { min: 0, max: 500 }).default(''),
            },
            '评议应为对象',
          ),
          '评议应为列表',
        )
        .max(60, '评议过多'),
    },
    output: done,
    audit: '参加民主评议',
    isSecret: true,
    example: { id: 'a1', ratings: [{ subjectId: 's1', marks: [0] }] },
  }),
  'appraisal.remind': command({
    summary: '提醒还没有参加的人，一天最多一次；只告诉人数，不告诉是谁',
    access: keepers,
    input: { id: id('民主评议') },
    output: z.object({ reminded: z.number() }),
    audit: '提醒参加民主评议',
    example: { id: 'a1' },
  }),
  'appraisal.remindDue': command({
    summary: '截止前一天由系统提醒还没有参加的人',
    access: 'system',
    input: { id: id('民主评议') },
    output: done,
    audit: '截止前提醒参加民主评议',
    example: { id: 'a1' },
  }),
  'appraisal.close': command({
    summary: '截止：封存并统计，结果从此固定；到时间自动截止',
    access: keepers,
    input: { id: id('民主评议') },
    output: done,
    audit: '截止民主评议',
    example: { id: 'a1' },
  }),
  'appraisal.report': command({
    summary: '公布评议结果',
    access: { chair: 'union' },
    input: { id: id('民主评议') },
    output: done,
    audit: '公布民主评议结果',
    example: { id: 'a1' },
  }),
  'appraisal.results': query({
    summary: '评议结果与算式、历年比较：截止后干事与主席可见，公布后公布范围内的人可见；被评议的会员看到自己的',
    access: 'anyMember',
    input: { id: id('民主评议') },
    output: z.object({
      ...{ id: Id, title: z.string(), year: z.number(), state: z.enum(appraisalLifecycle.states) },
      ...{ method: choice('评分办法', methodLabels), due: z.number(), rated: z.number(), canManage: z.boolean() },
      items: z.array(Result.extend({ trend: z.array(z.object({ year: z.number(), total: z.number(), bound })) })),
      moves: z.array(move),
    }),
    example: { id: 'a1' },
  }),
  'appraisal.exportResults': command({
    summary: '评议结果生成 PDF，供打印存档',
    access: keepers,
    input: { id: id('民主评议') },
    output: z.object({ file: Attachment }),
    audit: '导出民主评议结果',
    example: { id: 'a1' },
  }),
};
