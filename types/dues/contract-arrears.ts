/** Arrears: who owes, and the path reminder → talk → decision, which only a person ends. */
import { z } from 'zod';
import { Day, Fen, Id, Moment, Month, choice, day, fen, id, month, page, pageInput, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { decisionLabels, stepLabels } from './labels';
import { arrearsLifecycle } from './lifecycle';
import { method, paidAt, readers, treasurer } from './shapes';

const talkers = { groupLeader: 'group', officer: 'union', treasurer: 'union', chair: 'union' } as const;
const PathState = z.enum(arrearsLifecycle.states);
const Move = z.enum(['remindArrears', 'talk', 'decide', 'collectArrears']);

export const arrearsOperations = {
  'dues.arrears': query({
    summary: '欠费名单：组长看本组，不含工资；按欠费月数从多到少',
    access: { groupLeader: 'group', officer: 'union', ...readers },
    input: { ...pageInput, groupId: id('小组').optional() },
    output: page(
      z.object({
        memberId: Id,
        name: z.string(),
        groupName: z.string(),
        months: z.array(Month),
        openFen: Fen,
        state: PathState.nullable(),
        isLong: z.boolean(),
      }),
    ).extend({ members: z.number(), totalFen: Fen, longMonths: z.number() }),
    example: {},
  }),
  'dues.arrearsPath': query({
    summary: '一位会员的欠费与已走的步骤：提醒、谈话、决定；本人可看自己的',
    access: { member: 'own', ...talkers, auditor: 'union' },
    input: { memberId: id('会员') },
    output: z.object({
      memberId: Id,
      name: z.string(),
      groupName: z.string(),
      state: PathState.nullable(),
      months: z.array(z.object({ month: Month, openFen: Fen, isClosed: z.boolean() })),
      openFen: Fen,
      longMonths: z.number(),
      isLong: z.boolean(),
      rule: z.string(),
      steps: z.array(
        z.object({
          kind: choice('步骤', stepLabels),
          at: Moment,
          on: Day.nullable(),
          byName: z.string(),
          text: z.string(),
          decision: choice('决定', decisionLabels).nullable(),
        }),
      ),
      moves: z.array(Move),
    }),
    example: { memberId: 'm1' },
  }),
  'dues.remindArrears': command({
    summary: '提醒一位会员缴往月会费；每人每月最多一次',
    access: talkers,
    input: { memberId: id('会员') },
    output: z.object({ memberId: Id, state: PathState }),
    audit: '提醒缴纳会费',
    example: { memberId: 'm1' },
  }),
  'dues.talk': command({
    summary: '登记一次欠费谈话：哪天谈的、说了什么',
    access: talkers,
    input: { memberId: id('会员'), talkedOn: day('谈话日期'), words: text('谈话内容', { min: 5, max: 500 }) },
    output: z.object({ memberId: Id, state: PathState }),
    audit: '欠费谈话',
    example: { memberId: 'm1', talkedOn: '2026-11-20', words: '本人说出差在外，回来后一次补缴' },
  }),
  'dues.decide': command({
    summary: '谈话之后由人决定：继续催缴、免缴、核销，或提请按退会处理（不会自动退会）',
    access: { treasurer: 'union', chair: 'union' },
    input: { memberId: id('会员'), decision: choice('决定', decisionLabels), reason: text('理由', { min: 5, max: 300 }) },
    output: z.object({ memberId: Id, state: PathState, amountFen: Fen }),
    audit: '决定欠费处理',
    example: { memberId: 'm1', decision: 'continue', reason: '本人答应月底前补缴' },
  }),
  'dues.collectArrears': command({
    summary: '补缴欠费：从最早的月份起冲抵；已结账的月份记入当前账期，账单照样缴清，每月一张收据',
    access: treasurer,
    input: {
      memberId: id('会员'),
      amountFen: fen('金额'),
      method,
      paidAt,
      month: month('只缴某月').optional(),
      reference: text('凭证号', { min: 0, max: 60 }).optional(),
    },
    output: z.object({
      receipts: z.array(z.object({ id: Id, receiptNo: z.string(), month: Month, bookedMonth: Month, amountFen: Fen })),
      openFen: Fen,
    }),
    audit: '补缴欠费',
    example: { memberId: 'm1', amountFen: 3000, method: 'cash', paidAt: '2026-11-20T02:00:00Z' },
  }),
  'dues.exportArrears': command({
    summary: '导出欠费名单表格，不含工资',
    access: { groupLeader: 'group', officer: 'union', ...readers },
    input: { groupId: id('小组').optional() },
    output: Exported,
    audit: '导出欠费名单',
    example: {},
  }),
  'dues.sweepArrears': command({
    summary: '按月提醒欠往月会费的会员；缴清了的结束其欠费处理',
    access: 'system',
    input: { month: month('月份') },
    output: z.object({ reminded: z.number(), settled: z.number() }),
    audit: '按月提醒欠费',
    example: { month: '2026-11' },
  }),
};
