/** Dues: wages, monthly bills, payments, reversals, arrears and sums. Amounts in whole fen, months in Asia/Shanghai. */
import { z } from 'zod';
import { Fen, Id, Moment, Month, choice, fen, flag, id, month, page, pageInput, text, year } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { arrearsOperations } from './contract-arrears';
import { bookOperations } from './contract-books';
import { planOperations, standingKind } from './contract-plans';
import { billLabels, differenceLabels } from './labels';
import { method, paidAt, Payment, readers, State, status, Steps, Sums, treasurer } from './shapes';

const Bill = z.object({
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  month: Month,
  amountFen: Fen,
  paidFen: Fen,
  openFen: Fen,
  status,
  wageFen: Fen.nullable(),
  kind: standingKind,
  /** The newest payment that stands; all of them in `paymentIds`. */
  paymentId: Id.nullable(),
  paymentIds: z.array(Id),
  isClosed: z.boolean(),
  reason: z.string().nullable(),
});
const Standing = z.object({ kind: standingKind, fromMonth: Month, toMonth: Month.nullable(), reason: z.string() });
/** The list of the payroll department: rows, or an uploaded file. */
const payrollList = {
  month: month('月份'),
  rows: z
    .array(z.record(z.string().max(60), z.unknown()), 'rows 应为列表')
    .max(20_000, '一次最多 20000 行')
    .optional(),
  fileId: id('文件').optional(),
};

export const dues = {
  'dues.explain': query({
    summary: '按月工资逐步算出应缴会费',
    access: 'anyMember',
    input: { wageFen: fen('月工资'), month: month('月份').optional(), kind: standingKind.optional() },
    output: z.object({
      amountFen: Fen,
      steps: Steps,
      source: z.string(),
      /** Which plan it is counted by, and from when to when that is valid. */
      plan: z.object({ title: z.string(), fromMonth: Month, toMonth: Month.nullable() }).optional(),
    }),
    example: { wageFen: 308_700 },
  }),
  'dues.setWage': command({
    summary: '登记会员自某月起的计费工资；未缴的未结账账单随之重算',
    access: treasurer,
    input: { memberId: id('会员'), fromMonth: month('起始月份'), wageFen: fen('月工资') },
    output: z.object({ id: Id, rebilled: z.number() }),
    audit: '登记计费工资',
    example: { memberId: 'm1', fromMonth: '2026-11', wageFen: 600_000 },
  }),
  'dues.wages': query({
    summary: '一位会员的计费工资沿革；本人、财务与经审可见',
    access: { member: 'own', treasurer: 'union', auditor: 'union' },
    input: { memberId: id('会员') },
    output: z.object({ items: z.array(z.object({ fromMonth: Month, wageFen: Fen, amountFen: Fen, byName: z.string(), at: Moment })) }),
    example: { memberId: 'm1' },
  }),
  'dues.openMonth': command({
    summary: '为在册且有计费工资的会员开出某月账单；重复开账只补缺的',
    access: treasurer,
    input: { month: month('月份') },
    output: z.object({ bills: z.number(), added: z.number(), withoutWage: z.number(), totalFen: Fen }),
    audit: '开账',
    example: { month: '2026-11' },
  }),
  'dues.closeMonth': command({
    summary: '结账：此后该月不能再改，欠费留作欠费，更正记入下月',
    access: treasurer,
    input: { month: month('月份') },
    output: z.object({ month: Month, sums: Sums }),
    audit: '结账',
    example: { month: '2026-10' },
  }),
  'dues.months': query({
    summary: '一年各月的开账、结账状态与合计',
    access: readers,
    input: { year: year('年份').optional() },
    output: z.object({
      items: z.array(z.object({ month: Month, state: State, sums: Sums, sumsAtClose: Sums.nullable(), closeBy: z.string().nullable() })),
      moves: z.array(z.enum(['openMonth', 'closeMonth', 'record', 'importPayroll'])),
    }),
    example: { year: 2026 },
  }),
  'dues.month': query({
    summary: '某月账单名单；组长看本组且不显示工资',
    access: { groupLeader: 'group', ...readers },
    input: { ...pageInput, month: month('月份'), status: status.optional(), groupId: id('小组').optional() },
    output: page(Bill).extend({ state: State, withoutWage: z.array(z.object({ memberId: Id, name: z.string(), groupName: z.string() })) }),
    example: { month: '2026-11' },
  }),
  'dues.myYear': query({
    summary: '本人一年十二个月的应缴与已缴，以及收据',
    access: 'anyMember',
    input: { year: year('年份').optional() },
    output: z.object({
      year: z.number(),
      months: z.array(z.object({ month: Month, amountFen: Fen.nullable(), paidFen: Fen, openFen: Fen, status: status.nullable() })),
      payments: z.array(Payment),
      dueFen: Fen,
      paidFen: Fen,
      openFen: Fen,
      wageFen: Fen.nullable(),
      standing: Standing.nullable().optional(),
      steps: Steps,
      source: z.string(),
    }),
    example: { year: 2026 },
  }),
  'dues.record': command({
    summary: '登记一笔缴费，给出收据号；可分次缴，多缴不收',
    access: treasurer,
    input: {
      memberId: id('会员'),
      month: month('月份'),
      amountFen: fen('金额'),
      method,
      paidAt,
      reference: text('凭证号', { min: 0, max: 60 }).optional(),
    },
    output: z.object({ id: Id, receiptNo: z.string(), openFen: Fen }),
    audit: '登记缴费',
    example: { memberId: 'm1', month: '2026-11', amountFen: 3000, method: 'cash', paidAt: '2026-11-20T02:00:00Z' },
  }),
  'dues.reverse': command({
    summary: '冲正一笔缴费并写明理由，账单恢复待缴；原记录保留',
    access: treasurer,
    input: { id: id('缴费记录'), reason: text('理由', { max: 200 }) },
    output: z.object({ id: Id, openFen: Fen }),
    audit: '冲正缴费',
    example: { id: 'p1', reason: '登记到了别人名下' },
  }),
  'dues.exempt': command({
    summary: '免缴或核销某月尚未缴的部分，写明理由',
    access: treasurer,
    input: {
      memberId: id('会员'),
      month: month('月份'),
      kind: choice('方式', { exempted: billLabels.exempted, writtenOff: billLabels.writtenOff }),
      reason: text('理由', { max: 200 }),
    },
    output: z.object({ memberId: Id, month: Month, amountFen: Fen }),
    audit: '免缴或核销',
    example: { memberId: 'm1', month: '2026-11', kind: 'exempted', reason: '长期病假' },
  }),
  'dues.importPayroll': command({
    summary: '核对工资部门的代扣名单：列出缺漏、不识、金额不符与重复；非 dryRun 时登记核对无误的',
    access: treasurer,
    input: {
      ...payrollList,
      paidAt: paidAt.optional(),
      dryRun: flag('只核对').default(false),
    },
    output: z.object({
      matched: z.number(),
      matchedFen: Fen,
      /** All that agree; of a long list so many of them (`pending`) are entered within the next seconds. */
      recorded: z.number(),
      pending: z.number(),
      isDryRun: z.boolean(),
      differences: z.array(
        z.object({
          kind: choice('差异', differenceLabels),
          row: z.number().nullable(),
          employeeNo: z.string(),
          name: z.string(),
          expectedFen: Fen.nullable(),
          actualFen: Fen.nullable(),
          message: z.string(),
        }),
      ),
    }),
    audit: '导入代扣名单',
    example: { month: '2026-11', rows: [{ 工号: 'A1', 姓名: '测试甲', 金额: 30 }], dryRun: true },
  }),
  'dues.recordPayroll': command({
    summary: '长名单分段登记代扣；已在别处缴清的跳过',
    access: 'system',
    input: {
      month: month('月份'),
      paidAt,
      byName: text('经办人', { min: 0, max: 60 }),
      parts: z.array(z.object({ memberId: id('会员'), amountFen: fen('金额') })).max(2000),
    },
    output: z.object({ recorded: z.number(), skipped: z.number() }),
    audit: '登记代扣',
    example: { month: '2026-11', paidAt: '2026-11-20T02:00:00Z', byName: '沈明川', parts: [{ memberId: 'm1', amountFen: 3000 }] },
  }),
  'dues.payrollReport': command({
    summary: '核对结果写回名单：差异行标红并写明原因，供交还工资部门',
    access: treasurer,
    input: payrollList,
    output: Exported,
    audit: '导出代扣差异',
    example: { month: '2026-11', rows: [{ 工号: 'A1', 姓名: '测试甲', 金额: 30 }] },
  }),
  'dues.summary': query({
    summary: '全年收缴合计，恒等：应缴 = 已缴 + 待缴 + 免缴 + 核销；上级工会按工会看合计',
    access: { ...readers, officer: 'union', federation: 'tree' },
    input: { year: year('年份').optional() },
    output: z.object({
      year: z.number(),
      total: Sums,
      months: z.array(z.object({ month: Month, state: State, sums: Sums })),
      unions: z.array(z.object({ unionId: Id, name: z.string(), sums: Sums })),
    }),
    example: { year: 2026 },
  }),
  'dues.receipt': query({
    summary: '一张收据，供打印；本人、财务与经审可见',
    access: { member: 'own', treasurer: 'union', auditor: 'union' },
    input: { id: id('缴费记录') },
    output: Payment.extend({ memberName: z.string(), unionName: z.string(), amountWords: z.string(), byName: z.string() }),
    example: { id: 'p1' },
  }),
  ...planOperations,
  ...arrearsOperations,
  ...bookOperations,
};
