/** What remains of a session: minutes drafted from its data, corrected, approved by the presidium and fixed; the proposals of its call. */
import { z } from 'zod';
import { Id, Moment, done, id, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { keepers } from './contract-term';
import { minutesLifecycle } from './lifecycle';

const session = { sessionId: id('会议') };
const chairing = { delegate: 'union' } as const;
const Proposal = z.object({
  id: Id,
  number: z.string(),
  matter: z.string(),
  authorName: z.string(),
  /** In words. */
  state: z.string(),
  isFinished: z.boolean(),
  isCarriedIn: z.boolean(),
  isCarriedOn: z.boolean(),
});

export const outcomeOperations = {
  'congress.minutes': query({
    summary: '会议纪要与主席团审定情况；代表、会务、记录人与经审可见',
    access: 'anyMember',
    input: session,
    output: z.object({
      name: z.string(),
      state: z.enum(minutesLifecycle.states).nullable(),
      text: z.string(),
      recorderName: z.string().nullable(),
      approvals: z.array(z.object({ name: z.string(), at: Moment })),
      /** How many of the presidium have to agree. */
      needed: z.number(),
      presidium: z.number(),
      returned: z.string(),
      fixedAt: Moment.nullable(),
      moves: z.array(z.string()),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.draftMinutes': command({
    summary: '由签到、发言、分组汇报、表决写出纪要初稿；记录人或会务，闭会之后',
    access: 'anyMember',
    input: session,
    output: done,
    audit: '起草会议纪要',
    example: { sessionId: 's1' },
  }),
  'congress.correctMinutes': command({
    summary: '记录人或会务修改纪要；提请审定之后不能再改',
    access: 'anyMember',
    input: { ...session, text: text('会议纪要', { max: 20_000 }) },
    output: done,
    audit: '修改会议纪要',
    example: { sessionId: 's1', text: '会议由主席团主持' },
  }),
  'congress.submitMinutes': command({
    summary: '提请主席团审定，通知主席团成员',
    access: 'anyMember',
    input: session,
    output: done,
    audit: '提请审定会议纪要',
    example: { sessionId: 's1' },
  }),
  'congress.approveMinutes': command({
    summary: '主席团成员同意纪要；过半数同意后固定，不再改',
    access: chairing,
    input: session,
    output: z.object({ id: Id, state: z.enum(minutesLifecycle.states) }),
    audit: '同意会议纪要',
    example: { sessionId: 's1' },
  }),
  'congress.returnMinutes': command({
    summary: '主席团成员退回纪要，写明要改什么；已有的同意作废',
    access: chairing,
    input: { ...session, reason: text('要改什么', { max: 300 }) },
    output: done,
    audit: '退回会议纪要',
    example: { sessionId: 's1', reason: '第二组的汇报漏了一条' },
  }),
  'congress.printMinutes': command({
    summary: '打印会议纪要（PDF）',
    access: { delegate: 'union', auditor: 'union', ...keepers },
    input: session,
    output: Exported,
    audit: '打印会议纪要',
    example: { sessionId: 's1' },
  }),
  'congress.called': query({
    summary: '本次会议所收提案：每件的状态，哪些由以前结转而来，哪些还没有办结',
    access: 'anyMember',
    input: session,
    output: z.object({
      name: z.string(),
      title: z.string(),
      callId: Id.nullable(),
      items: z.array(Proposal),
      unfinished: z.number(),
      canCarryOver: z.boolean(),
    }),
    example: { sessionId: 's1' },
  }),
};
