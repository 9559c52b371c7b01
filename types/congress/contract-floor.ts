/** The floor of a session: the speakers' list with timers, discussion groups with their reports, resolutions by show of hands. */
import { z } from 'zod';
import { Id, Moment, count, done, id, text } from '../common';
import { command, query } from '../operation';
import { keepers } from './contract-term';
import { resolutionLabels } from './labels';
import { speechLifecycle } from './lifecycle';

const session = { sessionId: id('会议') };
const delegates = { delegate: 'union' } as const;
const chairing = { delegate: 'union', ...keepers } as const;

export const Speech = z.object({
  id: Id,
  name: z.string(),
  constituencyName: z.string(),
  topic: z.string(),
  state: z.enum(speechLifecycle.states),
  minutes: z.number().nullable(),
  calledAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  isMine: z.boolean(),
});
export const Resolution = z.object({
  key: z.string(),
  /** Of a show of hands, to strike a wrong one. */
  id: Id.nullable(),
  ballotId: Id.nullable(),
  title: z.string(),
  how: z.enum(Object.keys(resolutionLabels) as [keyof typeof resolutionLabels]),
  approve: z.number(),
  against: z.number(),
  abstain: z.number(),
  void: z.number(),
  isPassed: z.boolean(),
  arithmetic: z.string(),
  source: z.string(),
});
const Group = z.object({
  id: Id,
  name: z.string(),
  place: z.string(),
  constituencyIds: z.array(Id),
  constituencyNames: z.array(z.string()),
  delegates: z.number(),
  convenerId: Id,
  convenerName: z.string(),
  reporterId: Id,
  reporterName: z.string(),
  report: z.object({ text: z.string(), byName: z.string(), at: Moment }).nullable(),
  isMine: z.boolean(),
  canReport: z.boolean(),
});
const votes = (label: string) => count(label, { max: 100_000 });

export const floorOperations = {
  'congress.askToSpeak': command({
    summary: '到会代表报名发言，同时只能排一次',
    access: delegates,
    input: { ...session, topic: text('发言题目', { max: 60 }) },
    output: done,
    audit: '报名发言',
    example: { sessionId: 's1', topic: '对排班办法的意见' },
  }),
  'congress.withdrawSpeech': command({
    summary: '撤回自己还没有轮到的发言',
    access: delegates,
    input: { speechId: id('发言') },
    output: done,
    audit: '撤回发言',
    example: { speechId: 'p1' },
  }),
  'congress.callSpeaker': command({
    summary: '主席团或会务请一位代表发言并计时；前一位的发言同时结束',
    access: chairing,
    input: { speechId: id('发言'), minutes: count('发言时间', { min: 1, max: 60 }).default(5) },
    output: done,
    audit: '请代表发言',
    example: { speechId: 'p1', minutes: 5 },
  }),
  'congress.endSpeech': command({
    summary: '结束正在进行的发言',
    access: chairing,
    input: { speechId: id('发言') },
    output: done,
    audit: '结束发言',
    example: { speechId: 'p1' },
  }),
  'congress.orderSpeakers': command({
    summary: '排定等候发言的先后',
    access: chairing,
    input: { ...session, speechIds: z.array(id('发言'), '名单应为列表').min(1, '请给出名单').max(200, '名单过长') },
    output: done,
    audit: '排定发言次序',
    example: { sessionId: 's1', speechIds: ['p2', 'p1'] },
  }),
  'congress.groups': query({
    summary: '讨论组：哪些选区、召集人、汇报人和汇报；代表、会务与经审可见',
    access: { ...chairing, auditor: 'union' },
    input: session,
    output: z.object({
      name: z.string(),
      items: z.array(Group),
      constituencies: z.array(z.object({ id: Id, name: z.string(), delegates: z.number() })),
      /** Constituencies in no group yet. */
      left: z.array(z.string()),
      canSet: z.boolean(),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.setGroups': command({
    summary: '按选区编组，定召集人与汇报人；一个选区只进一组，已有汇报的组不能去掉',
    access: keepers,
    input: {
      ...session,
      items: z
        .array(
          z.strictObject({
            id: id('讨论组').optional(),
            name: text('组名', { max: 30 }),
            place: text('地点', { min: 0, max: 60 }).default(''),
            constituencyIds: z.array(id('选区'), '选区应为列表').min(1, '请选择选区').max(100, '选区过多'),
            convenerId: id('召集人'),
            reporterId: id('汇报人'),
          }),
          '讨论组应为列表',
        )
        .max(60, '讨论组不能超过60个'),
    },
    output: done,
    audit: '编排讨论组',
    example: { sessionId: 's1', items: [{ name: '第一组', constituencyIds: ['c1'], convenerId: 'm1', reporterId: 'm2' }] },
  }),
  'congress.reportGroup': command({
    summary: '汇报人或召集人写下本组的讨论情况，闭会之前可改',
    access: chairing,
    input: { groupId: id('讨论组'), text: text('汇报', { max: 3000 }) },
    output: done,
    audit: '汇报讨论情况',
    example: { groupId: 'g1', text: '本组同意草案，建议补充夜班津贴条款' },
  }),
  'congress.recordHands': command({
    summary: '登记举手表决：只用于地区规定不要求无记名的事项；按全体代表计算是否通过',
    access: keepers,
    input: {
      ...session,
      itemId: id('议题'),
      title: text('表决事项', { max: 100 }),
      approve: votes('赞成'),
      against: votes('反对'),
      abstain: votes('弃权'),
    },
    output: z.object({ id: Id, isPassed: z.boolean(), arithmetic: z.string() }),
    audit: '登记举手表决',
    example: { sessionId: 's1', itemId: 'i1', title: '通过会议议程', approve: 52, against: 0, abstain: 1 },
  }),
  'congress.strikeHands': command({
    summary: '撤去登记有误的举手表决，写明原因；公布之前可以',
    access: keepers,
    input: { resolutionId: id('表决'), reason: text('原因', { max: 100 }) },
    output: done,
    audit: '撤去举手表决',
    example: { resolutionId: 'r1', reason: '计数有误，重新表决' },
  }),
};
