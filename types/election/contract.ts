/** Elections 选举 of group leaders, committees and delegates: candidates, ○ × and abstentions, rounds, and offices taken. */
import { z } from 'zod';
import { Exported } from '../file/contract';
import { Id, choice, count, day, done, flag, id, page, pageInput, text } from '../common';
import { staffLabels } from '../congress/labels';
import { command, query } from '../operation';
import { postLabels } from '../unit/labels';
import { nominatingOperations } from './contract-nominating';
import { votingOperations } from './contract-voting';
import { kindLabels, voterLabels } from './labels';
import { electionLifecycle } from './lifecycle';
import { ElectionDetail, ElectionItem, election as electionId, holders, OwnRules } from './parts';

const fields = {
  kind: choice('选举什么', kindLabels),
  title: text('标题', { max: 60 }),
  note: text('说明', { min: 0, max: 2000 }).default(''),
  seats: count('应选名额', { min: 1, max: 60 }),
  /** The group whose leader is elected; for group leaders only. */
  unitId: id('小组').nullable().default(null),
  /** The congress term and the constituency; for delegates only. */
  termId: id('届次').nullable().default(null),
  constituencyId: id('选区').nullable().default(null),
  /** Committee: seats added to the serving one instead of a new one. */
  isByElection: flag('是否补选').default(false),
  /** Length of the term taken up; delegates serve with theirs. */
  years: count('任期年数', { min: 1, max: 5 }).nullable().default(null),
  voters: choice('参加投票的人', voterLabels).nullable().default(null),
  unitIds: z.array(id('小组或部门'), '小组或部门应为列表').max(200, '不能超过200个').default([]),
  voterIds: z.array(id('投票人'), '投票人应为列表').max(5000, '投票人不能超过5000个').default([]),
  tellerIds: z.array(id('计票人'), '计票人应为列表').min(2, '请指定两名计票人').max(6, '计票人不能超过6名'),
  witnessId: id('监票人'),
  rules: OwnRules.nullable().default(null),
};
const example = {
  kind: 'committee' as const,
  title: '第七届工会委员会换届选举',
  seats: 7,
  years: 5,
  tellerIds: ['m1', 'm2'],
  witnessId: 'm3',
};

export const election = {
  ...nominatingOperations,
  ...votingOperations,
  'election.create': command({
    summary: '筹备一次选举：选小组长、委员会委员或职工代表，名额、投票人、两名计票人与一名监票人',
    access: holders,
    input: fields,
    output: done,
    audit: '筹备选举',
    example,
  }),
  'election.update': command({
    summary: '修改还没有开始提名的选举',
    access: holders,
    input: { id: electionId, ...fields },
    output: done,
    audit: '修改选举',
    example: { id: 'e1', ...example },
  }),
  'election.stop': command({
    summary: '终止一次选举，写明原因；已有人当选的不能终止',
    access: holders,
    input: { id: electionId, reason: text('原因', { min: 2, max: 200 }) },
    output: done,
    audit: '终止选举',
    example: { id: 'e1', reason: '换届时间推迟' },
  }),
  'election.appoint': command({
    summary: '确认当选人就任：小组长、委员（写明分工）连同任期，或把当选代表登记到这一届的名单',
    access: holders,
    input: {
      id: electionId,
      from: day('就任日'),
      /** Committee: what each of the elected does. */
      posts: z
        .array(z.strictObject({ memberId: id('当选人'), post: choice('分工', postLabels) }), '分工应为列表')
        .max(60, '分工过多')
        .default([]),
      /** Delegates: what the list needs to know of each. */
      delegates: z
        .array(
          z.strictObject({ memberId: id('当选人'), staffKind: choice('人员类别', staffLabels), isWoman: flag('是否女代表') }),
          '代表应为列表',
        )
        .max(60, '代表过多')
        .default([]),
    },
    output: z.object({ id: Id, appointed: z.number() }),
    audit: '当选人就任',
    example: { id: 'e1', from: '2026-11-24', posts: [{ memberId: 'm1', post: 'chair' }] },
  }),
  'election.export': command({
    summary: '导出本会选举台账（xlsx）：每次选举的名额、状态、参加人数与当选人',
    access: holders,
    input: {},
    output: Exported,
    audit: '导出选举台账',
    example: {},
  }),
  'election.standards': query({
    summary: '一种选举通常适用的规则，每条写明依据与生效日期；职工代表按这一届的地区规定',
    access: holders,
    input: { kind: choice('选举什么', kindLabels), termId: id('届次').optional() },
    output: z.object({
      rows: z.array(z.object({ label: z.string(), text: z.string(), source: z.string() })),
      validFrom: z.string().nullable(),
      validUntil: z.string().nullable(),
    }),
    example: { kind: 'delegate', termId: 't1' },
  }),
  'election.list': query({
    summary: '本会的选举：开始提名后会员都可以看，筹备中的由干事、主席看',
    access: 'anyMember',
    input: {
      ...pageInput,
      state: z.enum(electionLifecycle.states, '状态不对').optional(),
    },
    output: page(ElectionItem),
    example: { limit: 20 },
  }),
  'election.get': query({
    summary: '一次选举：提名、候选人、参加人数（只有数字）；公布后人人可见票数与计算过程',
    access: 'anyMember',
    input: { id: electionId },
    output: ElectionDetail,
    example: { id: 'e1' },
  }),
};
