/** Duties and yearly assessment 考核 of group leaders: a list of duties with points, a self-report, the committee's score, a result. */
import { z } from 'zod';
import { Id, Moment, count, done, id, text, year } from '../common';
import { command, query } from '../operation';
import { resultLabels } from './labels';
import { assessmentLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const readers = { groupLeader: 'own', auditor: 'union', ...keepers } as const;
const results = Object.keys(resultLabels) as [keyof typeof resultLabels];
const scores = (label: string) =>
  z
    .array(count(label, { max: 100 }), `${label}应为列表`)
    .min(1, `请逐项填写${label}`)
    .max(30, `${label}过多`);

export const Duty = z.object({ title: z.string(), source: z.string(), points: z.number() });
export const Sheet = z.object({
  id: Id,
  year: z.number(),
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  state: z.enum(assessmentLifecycle.states),
  duties: z.array(Duty.extend({ own: z.number().nullable(), given: z.number().nullable() })),
  report: z.string(),
  ownTotal: z.number().nullable(),
  total: z.number().nullable(),
  full: z.number(),
  result: z.enum(results).nullable(),
  comment: z.string(),
  publishedAt: Moment.nullable(),
  isMine: z.boolean(),
  moves: z.array(z.string()),
});

export const assessment = {
  'assessment.duties': query({
    summary: '小组长职责清单，各项写明分值与依据',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(Duty), full: z.number() }),
    example: {},
  }),
  'assessment.setDuties': command({
    summary: '调整职责清单；已开始的考核按开始时的清单',
    access: keepers,
    input: {
      items: z
        .array(
          z.strictObject({
            title: text('职责', { max: 60 }),
            source: text('依据', { max: 100 }),
            points: count('分值', { min: 1, max: 100 }),
          }),
          '职责应为列表',
        )
        .min(1, '职责至少一项')
        .max(30, '职责不能超过30项'),
    },
    output: done,
    audit: '调整小组长职责清单',
    example: { items: [{ title: '传达工会通知', source: '本会小组工作办法', points: 20 }] },
  }),
  'assessment.open': command({
    summary: '开始一年的考核：为每位在任小组长建表；补建后任的',
    access: keepers,
    input: { year: year('年度') },
    output: z.object({ opened: z.number() }),
    audit: '开始年度考核',
    example: { year: 2026 },
  }),
  'assessment.list': query({
    summary: '一年的考核表：小组长看自己的，干事与主席看全部',
    access: readers,
    input: { year: year('年度') },
    output: z.object({ items: z.array(Sheet), year: z.number() }),
    example: { year: 2026 },
  }),
  'assessment.get': query({
    summary: '一张考核表',
    access: readers,
    input: { id: id('考核表') },
    output: Sheet,
    example: { id: 'a1' },
  }),
  'assessment.report': command({
    summary: '小组长逐项自评并写总结；评定前可修改',
    access: { groupLeader: 'own' },
    input: { id: id('考核表'), scores: scores('自评分'), report: text('总结', { max: 2000 }) },
    output: done,
    audit: '提交自评',
    example: { id: 'a1', scores: [18], report: '全年传达通知二十次' },
  }),
  'assessment.score': command({
    summary: '委员会逐项评分；结果按得分率算出，写明评语',
    access: keepers,
    input: { id: id('考核表'), scores: scores('评分'), comment: text('评语', { min: 0, max: 500 }) },
    output: done,
    audit: '评定考核',
    example: { id: 'a1', scores: [18], comment: '' },
  }),
  'assessment.publish': command({
    summary: '公布一年的考核结果，告知本人；公布后不再改',
    access: { chair: 'union' },
    input: { year: year('年度') },
    output: z.object({ published: z.number() }),
    audit: '公布考核结果',
    example: { year: 2026 },
  }),
};
