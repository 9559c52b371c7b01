/** Reading proposals: lists, one in full, the sums; and the tables handed out. */
import { z } from 'zod';
import { Id, flag, id, page, pageInput } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { proposalLifecycle } from './lifecycle';
import { ProposalDetail, ProposalItem, State, office, readers } from './records';

const filters = {
  callId: id('征集').optional(),
  state: z.enum(proposalLifecycle.states, '状态不对').optional(),
  /** Of this lead department. */
  unitId: id('主办部门').optional(),
  isMine: flag('只看我的').optional(),
  toSecond: flag('只看待附议').optional(),
  /** The author asked me to second and I have not answered. */
  isAsked: flag('只看邀请我附议的').optional(),
  toAnswer: flag('只看待答复').optional(),
  isOverdue: flag('只看超期').optional(),
  isDisputed: flag('只看有异议的').optional(),
};

const statisticsAccess = { member: 'union', ...office, auditor: 'union', federation: 'tree' } as const;

export const reading = {
  'proposal.list': query({
    summary: '代表看到本会已提交的和正在征集附议的；会员看到已立案的；联络人看到交给本部门的',
    access: readers,
    input: { ...pageInput, ...filters },
    output: page(ProposalItem),
    example: {},
  }),
  'proposal.get': query({
    summary: '提案全文、附议、办理经过，以及本人现在可做的事',
    access: readers,
    input: { id: id('提案') },
    output: ProposalDetail,
    example: { id: 'p1' },
  }),
  'proposal.exportList': command({
    summary: '导出提案登记表（.xlsx），筛选与列表相同',
    access: office,
    input: { ...filters },
    output: Exported,
    audit: '导出提案登记表',
    example: {},
  }),
  'proposal.statistics': query({
    summary: '一次征集的立案率、按期答复率、满意率，按主办部门和提案人所在小组列出，都带件数',
    access: statisticsAccess,
    input: { callId: id('征集').optional() },
    output: z.object({
      total: z.number(),
      submitted: z.number(),
      filed: z.number(),
      suggestion: z.number(),
      declined: z.number(),
      merged: z.number(),
      /** Gone on to the next call, and come from the one before. */
      carriedOver: z.number(),
      carriedFrom: z.number(),
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
          due: z.number(),
          rated: z.number(),
          satisfied: z.number(),
          inTimeRate: z.number().nullable(),
          satisfiedRate: z.number().nullable(),
        }),
      ),
      byGroup: z.array(
        z.object({ unitId: Id, name: z.string(), submitted: z.number(), filed: z.number(), filedRate: z.number().nullable() }),
      ),
    }),
    example: { callId: 'c1' },
  }),
  'proposal.exportStatistics': command({
    summary: '导出办理统计（.xlsx）：总数、各部门、各小组，含分子分母',
    access: { member: 'union', ...office, auditor: 'union' },
    input: { callId: id('征集').optional() },
    output: Exported,
    audit: '导出提案办理统计',
    example: { callId: 'c1' },
  }),
};
