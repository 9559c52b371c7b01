/** What a new domain's contract looks like, written for the word «survey» (问卷); `fill` puts in the asked one. */

const contract = `/** 问卷: what officers publish and members of the union read. */
import { z } from 'zod';
import { Day, Id, Moment, choice, day, done, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { surveyKindLabels } from './labels';
import { surveyLifecycle } from './lifecycle';

const kind = choice('类别', surveyKindLabels);
const State = z.enum(surveyLifecycle.states);
const writers = { officer: 'union', chair: 'union' } as const;

export const SurveyItem = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(Object.keys(surveyKindLabels) as [keyof typeof surveyKindLabels]),
  state: State,
  closesOn: Day.nullable(),
  createdAt: Moment,
});

export const SurveyDetail = SurveyItem.extend({
  body: z.string(),
  authorName: z.string(),
  moves: z.array(z.string()),
});

export const survey = {
  'survey.create': command({
    summary: '干事发布一项问卷，本会会员可见',
    access: writers,
    input: {
      title: text('标题', { max: 60 }),
      body: text('正文', { max: 5000 }),
      kind: kind.default('general'),
      closesOn: day('截止日').optional(),
    },
    output: done,
    audit: '发布问卷',
    example: { title: '关于问卷的说明', body: '请各小组本周内查看。' },
  }),
  'survey.close': command({
    summary: '干事结束一项问卷，仍可查看',
    access: writers,
    input: { id: id('问卷') },
    output: done,
    audit: '结束问卷',
    example: { id: 's1' },
  }),
  'survey.list': query({
    summary: '会员看本会的问卷，新的在前；不写状态为进行中的',
    access: 'anyMember',
    input: { ...pageInput, state: z.enum(surveyLifecycle.states, '状态不对').optional() },
    output: page(SurveyItem),
    example: { limit: 20 },
  }),
  'survey.get': query({
    summary: '会员看本会一项问卷的全文',
    access: 'anyMember',
    input: { id: id('问卷') },
    output: SurveyDetail,
    example: { id: 's1' },
  }),
};
`;

const lifecycle = `/** How a record of 问卷 lives: open from the start, then closed. */
import { lifecycle } from '../lifecycle';

export const surveyLifecycle = lifecycle({
  name: 'survey',
  states: ['open', 'closed'],
  labels: { open: '进行中', closed: '已结束' },
  moves: {
    create: { from: [], to: 'open' },
    close: { from: ['open'], to: 'closed' },
  },
});
`;

const labels = `/** Chinese words of 问卷. */
export const surveyKindLabels = { general: '一般', urgent: '紧急' } as const;
`;

export const typeFiles = {
  'types/survey/contract.ts': contract,
  'types/survey/lifecycle.ts': lifecycle,
  'types/survey/labels.ts': labels,
};
