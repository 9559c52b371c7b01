/** Papers of dues: receipts to print, and lists handed out as tables. */
import type { dues } from '../../types/dues/contract';
import { billLabels, correctionLabels, methodLabels, standingLabels } from '../../types/dues/labels';
import type { Context, Handlers } from '../core/context';
import { pdfOf } from '../core/paper/pdf';
import { sheet, sheetOf, workbookOf, type SheetColumn } from '../core/paper/sheet';
import { found } from '../core/refuse';
import { dayOf, sayMoment, sayMonth } from '../core/time';
import { keepPaper } from '../file/public';
import { findMembers, findRoll } from '../member/public';
import { unitNames } from '../unit/public';
import { owingNow } from './arrears';
import { ledgerOf, sharesOf } from './books';
import { bookedIn, findReceipt, type Payment } from './payment-store';
import { capitals, openOf, yuan } from './rules';
import { findBillsIn, findMonthBills, sumBills, type Bill } from './store';

type Papers = Pick<
  typeof dues,
  'dues.receipt' | 'dues.receiptPaper' | 'dues.exportMonth' | 'dues.exportLedger' | 'dues.exportYear' | 'dues.exportArrears'
>;

export const paperHandlers: Handlers<Papers> = {
  'dues.receipt': async (ctx, { id }) => {
    const payment = await receiptOf(ctx, id);
    return { ...payment, id, ...(await partiesOf(ctx, payment)), amountWords: capitals(payment.amountFen) };
  },

  'dues.receiptPaper': async (ctx, { id }) => {
    const payment = await receiptOf(ctx, id);
    const { memberName, unionName } = await partiesOf(ctx, payment);
    const { receiptNo, month, bookedMonth, amountFen, method, reference, paidAt, byName, reversedAt, reverseReason } = payment;
    const bytes = await pdfOf({
      title: `会费收据 ${receiptNo}`,
      footer: `${unionName}　打印于 ${dayOf(ctx.now)}`,
      blocks: [
        { kind: 'title', text: reversedAt ? '会费收据（已冲正）' : '会费收据' },
        ...(reversedAt ? [{ kind: 'text' as const, text: `已于 ${sayMoment(reversedAt)} 冲正，此收据作废：${reverseReason ?? ''}` }] : []),
        {
          kind: 'facts',
          items: [
            ['收据号', receiptNo],
            ['工会', unionName],
            ['会员', memberName],
            ['会费月份', sayMonth(month)],
            ...(bookedMonth === month ? [] : [['入账月份', `${sayMonth(bookedMonth)}（补缴）`] as [string, string]]),
            ['金额', `¥${yuan(amountFen)}`],
            ['大写', capitals(amountFen)],
            ['方式', methodLabels[method]],
            ['凭证号', reference ?? '—'],
            ['缴费时间', sayMoment(paidAt)],
          ],
        },
        { kind: 'signatures', labels: [`经办人 ${byName}`, '工会盖章'] },
      ],
    });
    ctx.note(id, receiptNo);
    return { file: await keepPaper(ctx, { name: `会费收据${receiptNo}.pdf`, type: 'pdf', bytes }) };
  },

  'dues.exportMonth': async (ctx, { month }) => {
    const { unionId } = ctx.scope;
    const isGroup = ctx.scope.level === 'group';
    const all = await findMonthBills(ctx, unionId, month);
    const bills = isGroup ? all.filter(({ groupId }) => ctx.scope.unitIds.includes(groupId)) : all;
    const names = await unitNames(ctx, unionId);
    // A leader's list has no wages, nor why somebody pays less.
    const columns = isGroup ? billColumns.filter(({ title }) => !forTreasurers.includes(title)) : billColumns;
    const bytes = await sheetOf(`${sayMonth(month)}会费`, [...whoColumns(names), ...columns], byNumber(bills));
    ctx.note(`${unionId}:${month}`, month);
    return { file: await keepPaper(ctx, { name: `${sayMonth(month)}会费账单.xlsx`, type: 'xlsx', bytes }) };
  },

  'dues.exportLedger': async (ctx, { month }) => {
    const { unionId } = ctx.scope;
    const { income, incomeFen, arrearsFen, reversals, netFen, corrections } = await ledgerOf(ctx, month);
    const payments = (await bookedIn(ctx, unionId, month)).sort((a, b) => (a.receiptNo < b.receiptNo ? -1 : 1));
    const people = await findMembers(ctx, unionId, [...new Set(payments.map(({ memberId }) => memberId))]);
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    const lines: Line[] = [
      ...income.map(({ method, count, amountFen }) => ({ title: `收入：${methodLabels[method]}`, count, fen: amountFen })),
      { title: '收入合计', count: income.reduce((sum, { count }) => sum + count, 0), fen: incomeFen },
      { title: '其中补缴往月', count: null, fen: arrearsFen },
      { title: '冲正与更正退回', count: reversals.count, fen: -reversals.amountFen },
      { title: '本月净收入', count: null, fen: netFen },
    ];
    const bytes = await workbookOf([
      sheet('汇总', lineColumns, lines),
      sheet('收款', paymentColumns(names), payments),
      sheet('更正', correctionColumns, corrections),
    ]);
    ctx.note(`${unionId}:${month}`, month);
    return { file: await keepPaper(ctx, { name: `${sayMonth(month)}会费账.xlsx`, type: 'xlsx', bytes }) };
  },

  'dues.exportYear': async (ctx, { year }) => {
    const { unionId } = ctx.scope;
    const [from, to] = [`${year}-01`, `${year}-12`];
    const rows = (await sumBills(ctx, unionId, from, to)).sort((a, b) => (a.month < b.month ? -1 : 1));
    const shares = await sharesOf(ctx, from, to);
    const bills = await findBillsIn(ctx, unionId, from, to);
    const names = await unitNames(ctx, unionId);
    const bytes = await workbookOf([
      sheet('各月收缴', sumColumns, rows),
      sheet('上缴', shareColumns, shares),
      sheet('会员', memberColumns(year, names), byMember(bills)),
    ]);
    ctx.note(`${unionId}:${year}`, String(year));
    return { file: await keepPaper(ctx, { name: `${year}年会费.xlsx`, type: 'xlsx', bytes }) };
  },

  'dues.exportArrears': async (ctx, { groupId }) => {
    const owing = await owingNow(ctx, groupId);
    const numbers = new Map((await findRoll(ctx, ctx.scope.unionId)).map(({ _id, employeeNo }) => [_id, employeeNo]));
    const columns: SheetColumn<(typeof owing)[number]>[] = [
      { title: '工号', value: ({ memberId }) => numbers.get(memberId) ?? '', as: 'text' },
      { title: '姓名', value: ({ name }) => name },
      { title: '小组', value: ({ groupName }) => groupName },
      { title: '月数', value: ({ months }) => months.length, as: 'count' },
      { title: '欠缴月份', width: 50, value: ({ months }) => months.map(sayMonth).join('、') },
      { title: '待缴', value: ({ openFen }) => openFen, as: 'fen' },
    ];
    ctx.note(ctx.scope.unionId, `${owing.length} 人`);
    const bytes = await sheetOf('欠费名单', columns, owing);
    return { file: await keepPaper(ctx, { name: `欠费名单${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },
};

/** A receipt the caller may see: one's own wherever it was given, the union's for those who keep its books. */
async function receiptOf(ctx: Context, id: string): Promise<Payment> {
  const payment = await findReceipt(ctx, id);
  const isSeen =
    payment && (payment.memberId === ctx.actor.memberId || (ctx.scope.level !== 'own' && payment.unionId === ctx.scope.unionId));
  return found(isSeen ? payment : null, '这张收据');
}

async function partiesOf(ctx: Context, { unionId, memberId }: Payment) {
  const [person] = await findMembers(ctx, unionId, [memberId]);
  const names = await unitNames(ctx, unionId);
  return { memberName: person?.name ?? (memberId === ctx.actor.memberId ? ctx.actor.name : ''), unionName: names.get(unionId) ?? '' };
}

const byNumber = (bills: Bill[]) => [...bills].sort((a, b) => (a.employeeNo < b.employeeNo ? -1 : 1));
const whoColumns = (names: Map<string, string>): SheetColumn<Bill>[] => [
  { title: '工号', value: ({ employeeNo }) => employeeNo, as: 'text' },
  { title: '姓名', value: ({ name }) => name },
  { title: '小组', value: ({ groupId }) => names.get(groupId) ?? '未分组' },
];
const forTreasurers = ['缴费身份', '计费工资', '说明'];
const billColumns: SheetColumn<Bill>[] = [
  { title: '缴费身份', value: ({ kind }) => standingLabels[kind] },
  { title: '计费工资', value: ({ wageFen }) => wageFen, as: 'fen' },
  { title: '应缴', value: ({ amountFen }) => amountFen, as: 'fen' },
  { title: '已缴', value: ({ paidFen }) => paidFen, as: 'fen' },
  { title: '免缴', value: ({ exemptedFen }) => exemptedFen, as: 'fen' },
  { title: '核销', value: ({ writtenOffFen }) => writtenOffFen, as: 'fen' },
  { title: '待缴', value: (bill) => openOf(bill), as: 'fen' },
  { title: '状态', value: ({ status }) => billLabels[status] },
  { title: '说明', width: 30, value: ({ reason }) => reason },
];

type Line = { title: string; count: number | null; fen: number };
const lineColumns: SheetColumn<Line>[] = [
  { title: '项目', width: 24, value: ({ title }) => title },
  { title: '笔数', value: ({ count }) => count, as: 'count' },
  { title: '金额', value: ({ fen }) => fen, as: 'fen' },
];
const paymentColumns = (names: Map<string, string>): SheetColumn<Payment>[] => [
  { title: '收据号', value: ({ receiptNo }) => receiptNo, as: 'text' },
  { title: '姓名', value: ({ memberId }) => names.get(memberId) ?? '' },
  { title: '会费月份', value: ({ month }) => month, as: 'text' },
  { title: '金额', value: ({ amountFen }) => amountFen, as: 'fen' },
  { title: '方式', value: ({ method }) => methodLabels[method] },
  { title: '缴费时间', value: ({ paidAt }) => sayMoment(paidAt) },
  { title: '凭证号', value: ({ reference }) => reference, as: 'text' },
  { title: '经办人', value: ({ byName }) => byName },
  {
    title: '冲正',
    width: 40,
    value: ({ reversedMonth, reverseReason }) => (reversedMonth ? `记入${sayMonth(reversedMonth)}：${reverseReason ?? ''}` : ''),
  },
];
type Corrected = Awaited<ReturnType<typeof ledgerOf>>['corrections'][number];
const correctionColumns: SheetColumn<Corrected>[] = [
  { title: '更正', value: ({ kind }) => correctionLabels[kind] },
  { title: '原月份', value: ({ month }) => month, as: 'text' },
  { title: '姓名', value: ({ name }) => name },
  { title: '金额', value: ({ amountFen }) => amountFen, as: 'fen' },
  { title: '原收据号', value: ({ receiptNo }) => receiptNo, as: 'text' },
  { title: '理由', width: 40, value: ({ reason }) => reason },
  { title: '经办人', value: ({ byName }) => byName },
];
export type MonthSums = Awaited<ReturnType<typeof sumBills>>[number];
export const sumsColumns: SheetColumn<Pick<MonthSums, 'sums'>>[] = [
  { title: '账单', value: ({ sums }) => sums.count, as: 'count' },
  { title: '应缴', value: ({ sums }) => sums.billsFen, as: 'fen' },
  { title: '已缴', value: ({ sums }) => sums.paidFen, as: 'fen' },
  { title: '待缴', value: ({ sums }) => sums.openFen, as: 'fen' },
  { title: '免缴', value: ({ sums }) => sums.exemptedFen, as: 'fen' },
  { title: '核销', value: ({ sums }) => sums.writtenOffFen, as: 'fen' },
];
export const sumColumns: SheetColumn<MonthSums>[] = [{ title: '月份', value: ({ month }) => month, as: 'text' }, ...sumsColumns];
type Share = Awaited<ReturnType<typeof sharesOf>>[number];
export const shareColumns: SheetColumn<Share>[] = [
  { title: '月份', value: ({ month }) => month, as: 'text' },
  { title: '净收入', value: ({ netFen }) => netFen, as: 'fen' },
  { title: '比例', width: 24, value: ({ share }) => share },
  { title: '应上缴', value: ({ dueFen }) => dueFen, as: 'fen' },
  { title: '已上缴', value: ({ remitted }) => remitted?.amountFen ?? null, as: 'fen' },
  { title: '上缴日期', value: ({ remitted }) => remitted?.remittedOn ?? null, as: 'text' },
  { title: '依据', width: 40, value: ({ source }) => source },
];

type MemberYear = { first: Bill; byMonth: Map<string, Bill> };
function byMember(bills: Bill[]): MemberYear[] {
  const years = new Map<string, MemberYear>();
  for (const bill of byNumber(bills)) {
    const of = years.get(bill.memberId) ?? { first: bill, byMonth: new Map<string, Bill>() };
    of.byMonth.set(bill.month, bill);
    years.set(bill.memberId, of);
  }
  return [...years.values()];
}
const memberColumns = (year: number, names: Map<string, string>): SheetColumn<MemberYear>[] => [
  ...whoColumns(names).map((column) => ({ ...column, value: ({ first }: MemberYear) => column.value(first) })),
  ...Array.from({ length: 12 }, (_unused, index): SheetColumn<MemberYear> => ({
    title: `${index + 1}月已缴`,
    width: 10,
    value: ({ byMonth }) => byMonth.get(`${year}-${String(index + 1).padStart(2, '0')}`)?.paidFen ?? null,
    as: 'fen',
  })),
  { title: '应缴合计', value: ({ byMonth }) => total(byMonth, ({ amountFen }) => amountFen), as: 'fen' },
  { title: '已缴合计', value: ({ byMonth }) => total(byMonth, ({ paidFen }) => paidFen), as: 'fen' },
  { title: '待缴合计', value: ({ byMonth }) => total(byMonth, openOf), as: 'fen' },
];
const total = (byMonth: Map<string, Bill>, pick: (bill: Bill) => number) =>
  [...byMonth.values()].reduce((sum, bill) => sum + pick(bill), 0);
