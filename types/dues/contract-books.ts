/** The treasurer's books: ledger, corrections of closed months, remittance to the upper union, reconciling, papers. */
import { z } from 'zod';
import { Day, Fen, Id, Month, choice, day, done, fen, id, month, page, pageInput, text, year } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { correctionLabels } from './labels';
import { Payment, readers, SignedFen, State, Sums, treasurer, method } from './shapes';

const Correction = z.object({
  id: Id,
  kind: choice('更正', correctionLabels),
  month: Month,
  bookedMonth: Month,
  memberId: Id,
  name: z.string(),
  amountFen: SignedFen,
  receiptNo: z.string().nullable(),
  reason: z.string(),
  byName: z.string(),
  at: z.string(),
});
const Income = z.array(z.object({ method, count: z.number(), amountFen: Fen }));

export const bookOperations = {
  'dues.ledger': query({
    summary: '某月会费账：各方式收入、冲正、更正与逐笔收款；补缴往月的也记在收款当月',
    access: readers,
    input: { ...pageInput, month: month('月份') },
    output: page(Payment.extend({ memberId: Id, name: z.string(), byName: z.string() })).extend({
      month: Month,
      state: State,
      income: Income,
      incomeFen: Fen,
      arrearsFen: Fen,
      reversals: z.object({ count: z.number(), amountFen: Fen }),
      netFen: SignedFen,
      corrections: z.array(Correction),
    }),
    example: { month: '2026-11' },
  }),
  'dues.correctPayment': command({
    summary: '更正已结账月份的一笔缴费：原记录保留并注明，冲回的金额记入当前账期',
    access: treasurer,
    input: { id: id('缴费记录'), reason: text('理由', { max: 200 }) },
    output: z.object({ id: Id, bookedMonth: Month, openFen: Fen }),
    audit: '更正缴费',
    example: { id: 'p1', reason: '银行退回，未实际到账' },
  }),
  'dues.correctBill': command({
    summary: '更正已结账月份的应缴金额：差额记入当前账期，注明原账单',
    access: treasurer,
    input: { memberId: id('会员'), month: month('月份'), amountFen: fen('正确的应缴'), reason: text('理由', { max: 200 }) },
    output: z.object({ id: Id, bookedMonth: Month, openFen: Fen }),
    audit: '更正应缴',
    example: { memberId: 'm1', month: '2026-09', amountFen: 2500, reason: '计费工资登记错误' },
  }),
  'dues.remittances': query({
    summary: '一年各月应向上级工会上缴的会费与已上缴的；上级工会按工会看合计',
    access: { ...readers, federation: 'tree' },
    input: { year: year('年份').optional() },
    output: z.object({
      year: z.number(),
      items: z.array(
        z.object({
          month: Month,
          state: State,
          netFen: SignedFen,
          share: z.string(),
          source: z.string(),
          dueFen: Fen,
          remitted: z.object({ id: Id, amountFen: Fen, remittedOn: Day, reference: z.string().nullable(), byName: z.string() }).nullable(),
          canRemit: z.boolean(),
        }),
      ),
      unions: z.array(z.object({ unionId: Id, name: z.string(), remittedFen: Fen })),
      dueFen: Fen,
      remittedFen: Fen,
      moves: z.array(z.enum(['recordRemittance', 'reverseRemittance'])),
    }),
    example: { year: 2026 },
  }),
  'dues.recordRemittance': command({
    summary: '登记某个已结账月份的会费已上缴；金额按规定比例算出',
    access: treasurer,
    input: {
      month: month('月份'),
      remittedOn: day('上缴日期'),
      amountFen: fen('金额').optional(),
      reference: text('凭证号', { min: 0, max: 60 }).optional(),
    },
    output: z.object({ id: Id, amountFen: Fen }),
    audit: '登记上缴',
    example: { month: '2026-09', remittedOn: '2026-10-15' },
  }),
  'dues.reverseRemittance': command({
    summary: '冲正一次上缴登记并写明理由，原记录保留',
    access: treasurer,
    input: { id: id('上缴记录'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '冲正上缴',
    example: { id: 'r1', reason: '登记错了月份' },
  }),
  'dues.reconcile': query({
    summary: '一键核对一年的账：应缴 = 已缴 + 待缴 + 免缴 + 核销，收款与账单、收据号、结账数逐项相符',
    access: readers,
    input: { year: year('年份').optional() },
    output: z.object({
      year: z.number(),
      isRight: z.boolean(),
      sums: Sums,
      checks: z.array(z.object({ name: z.string(), isRight: z.boolean(), says: z.string(), wrong: z.array(z.string()) })),
    }),
    example: { year: 2026 },
  }),
  'dues.receiptPaper': command({
    summary: '一张收据的 PDF，可打印；本人、财务与经审可取',
    access: { member: 'own', treasurer: 'union', auditor: 'union' },
    input: { id: id('缴费记录') },
    output: Exported,
    audit: '打印收据',
    example: { id: 'p1' },
  }),
  'dues.exportMonth': command({
    summary: '导出某月账单表格；组长限本组，不含工资与缴费身份',
    access: { groupLeader: 'group', ...readers },
    input: { month: month('月份') },
    output: Exported,
    audit: '导出账单',
    example: { month: '2026-11' },
  }),
  'dues.exportLedger': command({
    summary: '导出某月会费账：汇总、逐笔收款与更正',
    access: readers,
    input: { month: month('月份') },
    output: Exported,
    audit: '导出会费账',
    example: { month: '2026-11' },
  }),
  'dues.exportSummary': command({
    summary: '导出全年收缴合计：各月，上级工会另有各工会',
    access: { ...readers, officer: 'union', federation: 'tree' },
    input: { year: year('年份') },
    output: Exported,
    audit: '导出会费合计',
    example: { year: 2026 },
  }),
  'dues.exportRemittances': command({
    summary: '导出一年的上缴：各月应上缴与已上缴；上级工会按工会',
    access: { ...readers, federation: 'tree' },
    input: { year: year('年份') },
    output: Exported,
    audit: '导出上缴会费',
    example: { year: 2026 },
  }),
  'dues.exportStandings': command({
    summary: '导出学徒工、免缴、保留会籍的登记',
    access: { ...readers, officer: 'union' },
    input: {},
    output: Exported,
    audit: '导出缴费身份',
    example: {},
  }),
  'dues.exportYear': command({
    summary: '导出全年汇总：各月收缴、上缴与每位会员的十二个月',
    access: readers,
    input: { year: year('年份') },
    output: Exported,
    audit: '导出全年会费',
    example: { year: 2026 },
  }),
};
