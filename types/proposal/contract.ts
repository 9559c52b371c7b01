/** Proposals to the staff congress: called for, seconded, reviewed, assigned, answered, rated, completed. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, day, done, flag, id, moment, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { decisionLabels, ratingLabels, stepLabels } from './labels';
import { proposalLifecycle } from './lifecycle';

const office = { officer: 'union', chair: 'union' } as const;
const State = z.enum(proposalLifecycle.states);
const Rating = z.enum(Object.keys(ratingLabels) as [keyof typeof ratingLabels]);
const Person = z.object({ memberId: Id, name: z.string() });
const UnitRef = z.object({ unitId: Id, name: z.string() });

const parts = {
  matter: text('案由', { max: 60 }),
  reason: text('理由', { max: 2000 }),
  measures: text('措施', { max: 2000 }),
};

export const Call = z.object({
  id: Id,
  title: z.string(),
  opensAt: Moment,
  closesAt: Moment,
  minSeconders: z.number(),
  phase: z.enum(['upcoming', 'open', 'closed']),
  proposals: z.number(),
});

export const ProposalItem = z.object({
  id: Id,
  callId: Id,
  number: z.string().nullable(),
  matter: z.string(),
  state: State,
  authorName: z.string(),
  seconders: z.number(),
  minSeconders: z.number(),
  leadUnitName: z.string().nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  isMine: z.boolean(),
  hasSeconded: z.boolean(),
  updatedAt: Moment,
});

export const ProposalDetail = ProposalItem.extend({
  callTitle: z.string(),
  reason: z.string(),
  measures: z.string(),
  authors: z.array(Person),
  seconded: z.array(Person),
  mergedInto: z.object({ id: Id, matter: z.string() }).nullable(),
  mergedFrom: z.array(z.object({ id: Id, matter: z.string(), authorName: z.string() })),
  lead: UnitRef.nullable(),
  co: z.array(UnitRef),
  round: z.number(),
  answers: z.array(z.object({ round: z.number(), text: z.string(), byName: z.string(), unitName: z.string(), at: Moment })),
  rating: Rating.nullable(),
  comment: z.string().nullable(),
  steps: z.array(
    z.object({
      at: Moment,
      action: z.enum(Object.keys(stepLabels) as [keyof typeof stepLabels]),
      byName: z.string(),
      note: z.string().nullable(),
    }),
  ),
  moves: z.array(z.string()),
});

export const proposal = {
  'proposal.openCall': command({
    summary: '提案工作机构发起一次征集',
    access: office,
    input: {
      title: text('征集名称', { max: 60 }),
      opensAt: moment('开始时间'),
      closesAt: moment('截止时间'),
      minSeconders: count('附议人数', { min: 0, max: 50 }).default(2),
    },
    output: done,
    audit: '发起提案征集',
    example: { title: '第六届职代会提案征集', opensAt: '2026-11-20T00:00:00Z', closesAt: '2027-01-20T10:00:00Z', minSeconders: 2 },
  }),
  'proposal.changeCall': command({
    summary: '征集截止之前修改名称或截止时间，代表会收到消息',
    access: office,
    input: { id: id('征集'), title: text('征集名称', { max: 60 }).optional(), closesAt: moment('截止时间').optional() },
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
  'proposal.draft': command({
    summary: '职工代表在征集期内起草提案，供其他代表附议；一事一案',
    access: { delegate: 'own' },
    input: { callId: id('征集'), ...parts },
    output: done,
    audit: '起草提案',
    example: { callId: 'c1', matter: '改善夜班休息条件', reason: '夜班医护没有固定休息处', measures: '在每层增设两张休息床' },
  }),
  'proposal.similar': query({
    summary: '起草时提示同一次征集中案由相近的提案，可以改为附议',
    access: { delegate: 'union' },
    input: { callId: id('征集'), matter: text('案由', { max: 60 }) },
    output: z.object({ items: z.array(ProposalItem) }),
    example: { callId: 'c1', matter: '改善夜班休息条件' },
  }),
  'proposal.update': command({
    summary: '作者修改尚未提交的提案；已有附议的，附议人会收到通知',
    access: { delegate: 'own' },
    input: { id: id('提案'), matter: parts.matter.optional(), reason: parts.reason.optional(), measures: parts.measures.optional() },
    output: done,
    audit: '修改提案',
    example: { id: 'p1', matter: '改善夜班休息条件' },
  }),
  'proposal.askSeconders': command({
    summary: '作者邀请代表附议，邀请送到对方消息里',
    access: { delegate: 'own' },
    input: { id: id('提案'), memberIds: z.array(id('代表'), '代表应为列表').min(1, '请选择要邀请的代表').max(30, '一次最多邀请30人') },
    output: z.object({ asked: z.number() }),
    audit: '邀请附议',
    example: { id: 'p1', memberIds: ['m2'] },
  }),
  'proposal.second': command({
    summary: '代表附议一件提案，一人一次，不能附议自己的',
    access: { delegate: 'union' },
    input: { id: id('提案') },
    output: z.object({ id: Id, seconders: z.number() }),
    audit: '附议提案',
    example: { id: 'p1' },
  }),
  'proposal.submit': command({
    summary: '附议人数足够时，作者在征集期内提交审查',
    access: { delegate: 'own' },
    input: { id: id('提案') },
    output: z.object({ id: Id, state: State, number: z.string() }),
    audit: '提交提案',
    example: { id: 'p1' },
  }),
  'proposal.withdraw': command({
    summary: '作者撤回尚未立案的提案',
    access: { delegate: 'own' },
    input: { id: id('提案'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '撤回提案',
    example: { id: 'p1', reason: '与另一件合并提出' },
  }),
  'proposal.return': command({
    summary: '提案工作机构退回作者修改，写明理由',
    access: office,
    input: { id: id('提案'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '退回提案',
    example: { id: 'p1', reason: '请一事一案，分成两件' },
  }),
  'proposal.review': command({
    summary: '审查：立案、并案、转意见建议或不予立案，都写明理由',
    access: office,
    input: {
      id: id('提案'),
      decision: choice('审查决定', decisionLabels),
      reason: text('理由', { max: 300 }),
      mergeInto: id('并入的提案').optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '审查提案',
    example: { id: 'p1', decision: 'filed', reason: '属于职代会职权范围，切实可行' },
  }),
  'proposal.assign': command({
    summary: '交办：一个主办部门，若干协办部门，答复期限',
    access: office,
    input: {
      id: id('提案'),
      leadUnitId: id('主办部门'),
      coUnitIds: z.array(id('协办部门'), '协办部门应为列表').max(5, '协办部门不超过5个').default([]),
      dueOn: day('答复期限'),
    },
    output: done,
    audit: '交办提案',
    example: { id: 'p1', leadUnitId: 'd1', coUnitIds: [], dueOn: '2099-01-31' },
  }),
  'proposal.answer': command({
    summary: '主办部门联络人书面答复',
    access: { liaison: 'group' },
    input: { id: id('提案'), text: text('答复', { max: 4000 }) },
    output: done,
    audit: '答复提案',
    example: { id: 'p1', text: '已在三层、五层各增设两张休息床' },
  }),
  'proposal.rate': command({
    summary: '作者评价答复；第一次不满意则再办理一次',
    access: { delegate: 'own' },
    input: { id: id('提案'), rating: choice('评价', ratingLabels), comment: text('意见', { min: 0, max: 500 }).default('') },
    output: z.object({ id: Id, state: State }),
    audit: '评价提案答复',
    example: { id: 'p1', rating: 'satisfied', comment: '谢谢' },
  }),
  'proposal.complete': command({
    summary: '提案工作机构办结',
    access: office,
    input: { id: id('提案') },
    output: done,
    audit: '办结提案',
    example: { id: 'p1' },
  }),
  'proposal.urge': command({
    summary: '催办主办部门，每件每天最多一次',
    access: office,
    input: { id: id('提案') },
    output: done,
    audit: '催办提案',
    example: { id: 'p1' },
  }),
  'proposal.escalate': command({
    summary: '超过期限未答复的提案由系统报告主席一次',
    access: 'system',
    input: { id: id('提案') },
    output: done,
    audit: '超期报告主席',
    example: { id: 'p1' },
  }),
  'proposal.list': query({
    summary: '代表看到本会已提交的和正在征集附议的；会员看到已立案的；联络人看到交给本部门的',
    access: { member: 'own', delegate: 'union', liaison: 'group', ...office },
    input: {
      ...pageInput,
      callId: id('征集').optional(),
      state: z.enum(proposalLifecycle.states, '状态不对').optional(),
      isMine: flag('只看我的').optional(),
      toSecond: flag('只看待附议').optional(),
      toAnswer: flag('只看待答复').optional(),
    },
    output: page(ProposalItem),
    example: {},
  }),
  'proposal.get': query({
    summary: '提案全文、附议、办理经过，以及本人现在可做的事',
    access: { member: 'own', delegate: 'union', liaison: 'group', ...office },
    input: { id: id('提案') },
    output: ProposalDetail,
    example: { id: 'p1' },
  }),
  'proposal.delegates': query({
    summary: '本会职工代表名单，供邀请附议',
    access: { delegate: 'union', ...office },
    input: {},
    output: z.object({ items: z.array(Person.extend({ groupName: z.string() })) }),
    example: {},
  }),
  'proposal.statistics': query({
    summary: '一次征集的立案率、按期答复率、满意率，按部门列出',
    access: { member: 'union', ...office, auditor: 'union', federation: 'tree' },
    input: { callId: id('征集').optional() },
    output: z.object({
      total: z.number(),
      submitted: z.number(),
      filed: z.number(),
      suggestion: z.number(),
      declined: z.number(),
      merged: z.number(),
      answered: z.number(),
      answeredInTime: z.number(),
      due: z.number(),
      rated: z.number(),
      satisfied: z.number(),
      completed: z.number(),
      filedRate: z.number().nullable(),
      inTimeRate: z.number().nullable(),
      satisfiedRate: z.number().nullable(),
      byState: z.array(z.object({ state: State, count: z.number() })),
      byUnit: z.array(
        z.object({
          unitId: Id,
          name: z.string(),
          assigned: z.number(),
          answered: z.number(),
          inTime: z.number(),
          rated: z.number(),
          satisfied: z.number(),
        }),
      ),
    }),
    example: { callId: 'c1' },
  }),
};
