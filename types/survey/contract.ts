/** Satisfaction surveys: written, opened to a frozen roll, answered once each, counted with small cells hidden. */
import { z } from 'zod';
import { Audience, choice, count, done, flag, id, Id, Moment, moment, page, pageInput, text } from '../common';
import { Attachment } from '../file/contract';
import { command, query } from '../operation';
import { questionKindLabels, reportToLabels } from './labels';
import { surveyLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;

export const Question = z.strictObject(
  {
    id: id('题目'),
    kind: choice('题型', questionKindLabels),
    title: text('题目', { max: 100 }),
    note: text('说明', { min: 0, max: 200 }).default(''),
    isRequired: flag('必答').default(true),
    /** Choices of single and multiple; columns of a matrix, the best first. */
    options: z
      .array(text('选项', { max: 60 }), '选项应为列表')
      .max(20, '选项不能超过20个')
      .default([]),
    /** Lines of a matrix. */
    rows: z
      .array(text('行', { max: 60 }), '行应为列表')
      .max(20, '行不能超过20个')
      .default([]),
    /** Highest score of a scale. */
    steps: count('最高分', { min: 2, max: 10 }).default(5),
    /** How many may be chosen; null: any number. */
    most: count('最多选几项', { min: 1, max: 20 }).nullable().default(null),
    /** Asked only of those who chose one of these options of an earlier question. */
    showIf: z
      .strictObject({
        questionId: id('条件题目'),
        options: z
          .array(count('条件选项', { max: 20 }))
          .min(1, '请选择条件选项')
          .max(20),
      })
      .nullable()
      .default(null),
  },
  '题目应为对象',
);
export type Question = z.output<typeof Question>;

const plan = {
  title: text('标题', { max: 60 }),
  intro: text('说明', { min: 0, max: 1000 }).default(''),
  isAnonymous: flag('匿名').default(true),
  mustTake: flag('要求人人参加').default(false),
  audience: Audience.default({}),
  closesAt: moment('截止时间'),
  /** Surveys of one series are compared over time. */
  series: text('系列', { min: 0, max: 40 }).default(''),
  reportTo: choice('公布给谁', reportToLabels).default('roll'),
  questions: z.array(Question, '题目应为列表').min(1, '请至少写一道题').max(50, '题目不能超过50道'),
};
const planExample = {
  title: '职代会满意度测评',
  closesAt: '2026-12-10T10:00:00.000Z',
  questions: [{ id: 'q1', kind: 'scale' as const, title: '您对本次职代会总体是否满意' }],
};

export const Answer = z.strictObject(
  {
    questionId: id('题目'),
    /** Chosen options of single or multiple; for a matrix the chosen column of each line. */
    choices: z
      .array(count('选项', { max: 20 }), '选项应为列表')
      .max(20, '选项过多')
      .optional(),
    score: count('分数', { min: 1, max: 10 }).optional(),
    text: text('文字', { min: 0, max: 1000 }).optional(),
  },
  '答案应为对象',
);
export type Answer = z.output<typeof Answer>;

const move = z.enum(Object.keys(surveyLifecycle.moves) as [keyof typeof surveyLifecycle.moves]);
const brief = {
  id: Id,
  title: z.string(),
  state: z.enum(surveyLifecycle.states),
  isAnonymous: z.boolean(),
  mustTake: z.boolean(),
  closesAt: Moment,
  questionCount: z.number(),
  /** Null when the caller is not on the roll. */
  hasAnswered: z.boolean().nullable(),
};
/** Figures of one part of the answers; null: hidden because fewer than five stand behind it, or could be reckoned from the rest. */
const Bar = z.object({ text: z.string(), count: z.number().nullable() });
const Tally = z.object({
  questionId: Id,
  title: z.string(),
  kind: choice('题型', questionKindLabels),
  parts: z.array(
    z.object({
      /** A line of a matrix; empty otherwise. */
      title: z.string(),
      bars: z.array(Bar),
      /** Sum of the hidden ones; null when nothing is hidden, or when it too would tell. */
      rest: z.number().nullable(),
      /** Hundredths; null where there is no scale, too few answered, or it would tell a hidden figure. */
      mean: z.number().nullable(),
    }),
  ),
  /** In shuffled order; null when fewer than five wrote. */
  texts: z.array(z.string()).nullable(),
});
export type Tally = z.output<typeof Tally>;

export const survey = {
  'survey.list': query({
    summary: '我可以填写或查看的问卷；干事与主席看全部',
    access: 'anyMember',
    input: { ...pageInput },
    output: page(z.object(brief)),
    example: {},
  }),
  'survey.get': query({
    summary: '一份问卷：题目、截止时间、参加人数、怎样保密',
    access: 'anyMember',
    input: { id: id('问卷') },
    output: z.object({
      ...brief,
      intro: z.string(),
      audience: Audience,
      audienceText: z.string(),
      series: z.string(),
      reportTo: choice('公布给谁', reportToLabels),
      questions: z.array(Question),
      due: z.number(),
      answered: z.number(),
      canSeeResults: z.boolean(),
      canSeeParticipants: z.boolean(),
      moves: z.array(move),
    }),
    example: { id: 's1' },
  }),
  'survey.templates': query({
    summary: '常用问卷：职代会满意度、服务满意度，可在此基础上修改',
    access: keepers,
    input: {},
    output: z.object({
      items: z.array(z.object({ title: z.string(), intro: z.string(), series: z.string(), questions: z.array(Question) })),
    }),
    example: {},
  }),
  'survey.create': command({
    summary: '起草问卷',
    access: keepers,
    input: plan,
    output: done,
    audit: '起草问卷',
    example: planExample,
  }),
  'survey.change': command({
    summary: '修改草稿；开始之后题目不再变',
    access: keepers,
    input: { id: id('问卷'), ...plan },
    output: done,
    audit: '修改问卷',
    example: { id: 's1', ...planExample },
  }),
  'survey.open': command({
    summary: '开始填写：冻结名单并通知范围内的人',
    access: keepers,
    input: { id: id('问卷') },
    output: z.object({ id: Id, due: z.number() }),
    audit: '开始问卷',
    example: { id: 's1' },
  }),
  'survey.answer': command({
    summary: '填写问卷，每人一次；匿名问卷的答案与人分开保存，谁也对不上',
    access: 'anyMember',
    input: { id: id('问卷'), answers: z.array(Answer, '答案应为列表').max(50, '答案过多') },
    output: done,
    audit: '填写问卷',
    isSecret: true,
    example: { id: 's1', answers: [{ questionId: 'q1', score: 5 }] },
  }),
  'survey.participants': query({
    summary: '谁填了、谁还没有填，各小组参加多少；匿名问卷只知道是否参加，不知道答案',
    access: keepers,
    input: { id: id('问卷') },
    output: z.object({
      title: z.string(),
      isAnonymous: z.boolean(),
      due: z.number(),
      answered: z.number(),
      /** Groups with fewer than five on the roll stand together. */
      groups: z.array(z.object({ name: z.string(), due: z.number(), answered: z.number() })),
      items: z.array(z.object({ id: Id, name: z.string(), groupName: z.string(), hasAnswered: z.boolean() })),
      canRemind: z.boolean(),
    }),
    example: { id: 's1' },
  }),
  'survey.remind': command({
    summary: '提醒还没有填写的人，一天最多一次',
    access: keepers,
    input: { id: id('问卷') },
    output: z.object({ reminded: z.number() }),
    audit: '提醒填写问卷',
    example: { id: 's1' },
  }),
  'survey.remindDue': command({
    summary: '截止前一天由系统提醒还没有填写的人',
    access: 'system',
    input: { id: id('问卷') },
    output: done,
    audit: '截止前提醒填写问卷',
    example: { id: 's1' },
  }),
  'survey.close': command({
    summary: '截止：封存答卷并统计，结果从此固定；到时间自动截止',
    access: keepers,
    input: { id: id('问卷') },
    output: done,
    audit: '截止问卷',
    example: { id: 's1' },
  }),
  'survey.report': command({
    summary: '公布统计结果',
    access: keepers,
    input: { id: id('问卷') },
    output: done,
    audit: '公布问卷结果',
    example: { id: 's1' },
  }),
  'survey.results': query({
    summary: '统计结果：截止后干事与主席可见，公布后公布范围内的人可见；少于5人的格不显示，对谁都一样',
    access: 'anyMember',
    input: { id: id('问卷') },
    output: z.object({
      id: Id,
      title: z.string(),
      state: z.enum(surveyLifecycle.states),
      due: z.number(),
      answered: z.number(),
      tallies: z.array(Tally),
      /** Means of the same questions in earlier surveys of the series, oldest first. */
      trends: z.array(z.object({ title: z.string(), points: z.array(z.object({ label: z.string(), mean: z.number() })) })),
      /** Questions that can be set against each other. */
      crossable: z.array(z.object({ id: Id, title: z.string() })),
      canManage: z.boolean(),
      moves: z.array(move),
    }),
    example: { id: 's1' },
  }),
  'survey.cross': query({
    summary: '两道题的交叉表；少于5人的格并入相邻的格，直到每格不少于5人',
    access: keepers,
    input: { id: id('问卷'), row: id('行题目'), column: id('列题目') },
    output: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.object({ title: z.string(), cells: z.array(z.number()) })),
      /** Why there is no table; null when there is. */
      trouble: z.string().nullable(),
    }),
    example: { id: 's1', row: 'q1', column: 'q2' },
  }),
  'survey.exportResults': command({
    summary: '统计结果导出为表格，隐藏的格同样不导出；记名问卷另附答卷',
    access: keepers,
    input: { id: id('问卷') },
    output: z.object({ file: Attachment }),
    audit: '导出问卷结果',
    example: { id: 's1' },
  }),
};
