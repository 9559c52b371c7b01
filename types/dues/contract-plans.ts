/** Rates as data with the months they are valid for, and how each member pays from when to when. */
import { z } from 'zod';
import { Fen, Id, Moment, Month, choice, count, done, fen, id, month, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { planLabels, standingLabels } from './labels';
import { readers, treasurer } from './shapes';

const planKind = choice('种类', planLabels);
export const standingKind = choice('缴费身份', standingLabels);

/** A rate with its source and the months it is valid for. */
export const Plan = z.object({
  id: Id,
  kind: planKind,
  /** So much (`feeFen`) for each full `stepFen` of wage; a step of 0: a fixed sum a month. */
  stepFen: Fen,
  feeFen: Fen,
  /** Share to the upper union in ten-thousandths, months of arrears, or day of the month, by kind. */
  value: z.number(),
  says: z.string(),
  source: z.string(),
  fromMonth: Month,
  toMonth: Month.nullable(),
  byName: z.string().nullable(),
  state: z.enum(['past', 'valid', 'coming', 'withdrawn', 'replaced']),
  canWithdraw: z.boolean(),
});

export const Standing = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  kind: standingKind,
  fromMonth: Month,
  toMonth: Month.nullable(),
  reason: z.string(),
  byName: z.string(),
  at: Moment,
  canEnd: z.boolean(),
});

export const planOperations = {
  'dues.plans': query({
    summary: '会费标准与各项规定：种类、依据与适用月份',
    access: { ...readers, officer: 'union' },
    input: { kind: planKind.optional() },
    output: z.object({ items: z.array(Plan), earliestMonth: Month, moves: z.array(z.enum(['addPlan', 'withdrawPlan'])) }),
    example: {},
  }),
  'dues.addPlan': command({
    summary: '登记下一项标准：自某月起适用，前一项随之止于上月；不得重叠，不动已开账的月份',
    access: treasurer,
    input: {
      kind: planKind,
      stepFen: fen('每份工资').optional(),
      feeFen: fen('每份会费').optional(),
      value: count('数值', { max: 10_000 }).optional(),
      source: text('依据', { max: 120 }),
      fromMonth: month('起始月份'),
      toMonth: month('终止月份').nullish(),
    },
    output: z.object({ id: Id, endedId: Id.nullable() }),
    audit: '登记会费标准',
    example: { kind: 'apprentice', feeFen: 5, source: '工发[1978]101号：学徒工每月缴纳五分', fromMonth: '2027-03' },
  }),
  'dues.withdrawPlan': command({
    summary: '撤回一项还没有用于任何已开账月份的标准，前一项恢复适用',
    access: treasurer,
    input: { id: id('标准'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '撤回会费标准',
    example: { id: 'p1', reason: '上级文件推迟执行' },
  }),
  'dues.standings': query({
    summary: '学徒工、免缴、保留会籍的登记，新的在前；本人可看自己的',
    access: { member: 'own', ...readers, officer: 'union' },
    input: { ...pageInput, memberId: id('会员').optional() },
    output: page(Standing).extend({ moves: z.array(z.enum(['setStanding', 'endStanding'])) }),
    example: {},
  }),
  'dues.setStanding': command({
    summary: '登记会员自某月起的缴费身份与理由；未缴的未结账账单随之重算',
    access: treasurer,
    input: {
      memberId: id('会员'),
      kind: standingKind,
      fromMonth: month('起始月份'),
      toMonth: month('终止月份').nullish(),
      reason: text('理由', { max: 200 }),
    },
    output: z.object({ id: Id, rebilled: z.number() }),
    audit: '登记缴费身份',
    example: { memberId: 'm1', kind: 'exempt', fromMonth: '2026-11', toMonth: '2027-04', reason: '长期病假' },
  }),
  'dues.endStanding': command({
    summary: '提前结束一项缴费身份：止于某月；还没开始用的写到起始月之前即撤销',
    access: treasurer,
    input: { id: id('登记'), toMonth: month('终止月份'), reason: text('理由', { max: 200 }) },
    output: z.object({ id: Id, rebilled: z.number() }),
    audit: '结束缴费身份',
    example: { id: 's1', toMonth: '2026-12', reason: '已复工' },
  }),
};
