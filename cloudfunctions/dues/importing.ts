/** The payroll department's list: compared, recorded in one go, and given back with what is wrong in it. */
import type { dues } from '../../types/dues/contract';
import { differenceLabels } from '../../types/dues/labels';
import type { Context, Handlers } from '../core/context';
import { sheetOf, type SheetColumn } from '../core/paper/sheet';
import { refuseField } from '../core/refuse';
import { keepPaper, readSheet, rowsOfRequest, type SheetRow } from '../file/public';
import { paymentOf, yearOfReceipt } from './booking';
import { refuseAhead, refuseClosed } from './paying';
import { insertPayments, takeReceiptNumbers } from './payment-store';
import { columns, comparePayroll, type Difference, type Matched } from './payroll';
import { openOf, statusOf } from './rules';
import { countRecording, findMonthBills, payInFull, type Bill } from './store';
import { sayMonth } from '../core/time';

type List = { month: string; rows?: Record<string, unknown>[]; fileId?: string };
type Compared = { read: SheetRow[]; bills: Bill[]; matched: Matched[]; differences: Difference[] };

export const importingHandlers: Handlers<Pick<typeof dues, 'dues.importPayroll' | 'dues.recordPayroll' | 'dues.payrollReport'>> = {
  'dues.importPayroll': async (ctx, { paidAt = ctx.at, dryRun, ...list }) => {
    refuseAhead(ctx, paidAt);
    const { bills, matched, differences } = await compare(ctx, list);
    const { month } = list;
    const rest = dryRun ? [] : matched.slice(AT_ONCE);
    if (!dryRun && matched.length > 0) await recordAll(ctx, bills, matched.slice(0, AT_ONCE), paidAt, ctx.actor.name);
    if (rest.length > 0) await recordLater(ctx, month, rest, paidAt);
    ctx.note(
      `${ctx.actor.unionId}:${month}`,
      `${sayMonth(month)} ${dryRun ? '核对' : '登记'} ${matched.length} 人，差异 ${differences.length} 处`,
    );
    return {
      matched: matched.length,
      matchedFen: matched.reduce((sum, { amountFen }) => sum + amountFen, 0),
      recorded: dryRun ? 0 : matched.length,
      pending: rest.length,
      isDryRun: dryRun,
      differences,
    };
  },

  'dues.recordPayroll': async (ctx, { month, paidAt, byName, parts }) => {
    const { unionId } = ctx.actor;
    const bills = await findMonthBills(ctx, unionId, month);
    const byMember = new Map(bills.map((bill) => [bill.memberId, bill]));
    // Who paid at the desk in the meantime is passed over: nobody pays twice.
    const due = parts.flatMap(({ memberId, amountFen }): Matched[] => {
      const bill = byMember.get(memberId);
      return bill && !bill.isVoid && openOf(bill) === amountFen ? [matchedOf(bill)] : [];
    });
    if (due.length > 0) await recordAll(ctx, bills, due, paidAt, byName);
    await countRecording(ctx, unionId, month, -1);
    ctx.note(`${unionId}:${month}`, `${sayMonth(month)}登记 ${due.length} 人，跳过 ${parts.length - due.length} 人`);
    return { recorded: due.length, skipped: parts.length - due.length };
  },

  'dues.payrollReport': async (ctx, list) => {
    const { read, differences } = await compare(ctx, list);
    const bytes = await sheetOf(`${sayMonth(list.month)}代扣核对`, reportColumns, reportRows(read, differences));
    ctx.note(`${ctx.actor.unionId}:${list.month}`, `${sayMonth(list.month)}差异 ${differences.length} 处`);
    return { file: await keepPaper(ctx, { name: `${sayMonth(list.month)}代扣核对.xlsx`, type: 'xlsx', bytes }) };
  },
};

async function compare(ctx: Context, { month, rows, fileId }: List): Promise<Compared> {
  if ((rows === undefined) === (fileId === undefined))
    refuseField(rows ? 'fileId' : 'rows', '请选择一个表格文件（fileId），或给出 rows，二者取一');
  await refuseClosed(ctx, month);
  const read = fileId ? await readSheet(ctx, fileId, columns) : rowsOfRequest(rows ?? [], columns);
  if (read.length === 0) refuseField(fileId ? 'fileId' : 'rows', '名单里没有可核对的行');
  const bills = (await findMonthBills(ctx, ctx.actor.unionId, month)).filter(({ isVoid }) => !isVoid);
  const expected = bills.map((bill) => ({
    billId: bill._id,
    memberId: bill.memberId,
    employeeNo: bill.employeeNo,
    name: bill.name,
    openFen: openOf(bill),
    isSettled: openOf(bill) === 0,
    statusWhenPaid: statusOf({ ...bill, paidFen: bill.paidFen + openOf(bill) }),
  }));
  return { read, bills, ...comparePayroll(read, expected) };
}

/** What one transaction holds: ten thousand payments do not fit into the cache of a small server. */
const AT_ONCE = 2000;
const TOLD_AT_ONCE = 1000;

const matchedOf = (bill: Bill): Matched => ({
  billId: bill._id,
  memberId: bill.memberId,
  amountFen: openOf(bill),
  status: statusOf({ ...bill, paidFen: bill.paidFen + openOf(bill) }),
});

/** The rest of a long list, in parts that the outbox enters one after the other, after a crash too. */
async function recordLater(ctx: Context, month: string, rest: Matched[], paidAt: string): Promise<void> {
  const { name: byName, unionId } = ctx.actor;
  let parts = 0;
  for (let at = 0; at < rest.length; at += AT_ONCE) {
    const part = rest.slice(at, at + AT_ONCE).map(({ memberId, amountFen }) => ({ memberId, amountFen }));
    ctx.later('dues.recordPayroll', { month, paidAt, byName, parts: part });
    parts += 1;
  }
  await countRecording(ctx, unionId, month, parts);
}

async function recordAll(ctx: Context, bills: Bill[], matched: Matched[], paidAt: string, byName: string): Promise<void> {
  const { unionId } = ctx.actor;
  const byId = new Map(bills.map((bill) => [bill._id, bill]));
  const numbers = await takeReceiptNumbers(ctx, unionId, yearOfReceipt(ctx), matched.length);
  const taken = { method: 'payroll' as const, paidAt, reference: null };
  const payments = matched.map(({ billId, amountFen }, index) => {
    const bill = byId.get(billId)!;
    return { ...paymentOf(ctx, bill, amountFen, numbers[index]!, bill.month, taken), byName };
  });
  await insertPayments(ctx, payments);
  await payInFull(
    ctx,
    payments.map(({ _id, billId, amountFen }, index) => ({ billId, amountFen, paymentId: _id, status: matched[index]!.status })),
  );
  const month = payments[0]!.month;
  for (let at = 0; at < payments.length; at += TOLD_AT_ONCE)
    ctx.later('notification.send', {
      unionId,
      memberIds: payments.slice(at, at + TOLD_AT_ONCE).map(({ memberId }) => memberId),
      matter: `dues:payroll:${month}:${payments[0]!._id}`,
      kind: 'dues',
      title: `${sayMonth(month)}会费已由工资代扣`,
      body: '金额与收据号在「我的会费」里可以查看',
      link: '/pages/dues/mine/index',
    });
}

type Line = { row: number | null; employeeNo: string; name: string; amount: string; difference: Difference | null };

/** The list as it came, each row with its difference; who is missing from it stands below. */
function reportRows(read: SheetRow[], differences: Difference[]): Line[] {
  const byRow = new Map(differences.map((one) => [one.row, one]));
  const missing = differences.filter(({ row }) => row === null);
  return [
    ...read.map(({ row, values: { employeeNo = '', name = '', amount = '', amountFen = '' } }) => ({
      row,
      employeeNo,
      name,
      amount: amount || (amountFen && (Number(amountFen) / 100).toFixed(2)),
      difference: byRow.get(row) ?? null,
    })),
    ...missing.map((difference) => ({ row: null, employeeNo: difference.employeeNo, name: difference.name, amount: '', difference })),
  ];
}

const isAbout = (line: Line, ...kinds: Difference['kind'][]) => line.difference !== null && kinds.includes(line.difference.kind);
const reportColumns: SheetColumn<Line>[] = [
  { title: '行', width: 8, value: ({ row }) => row, as: 'count' },
  {
    title: '工号',
    value: (line) => ({ value: line.employeeNo, isWrong: isAbout(line, 'unknown', 'twice', 'missing') || !line.employeeNo }),
  },
  { title: '姓名', width: 12, value: (line) => ({ value: line.name, isWrong: isAbout(line, 'unknown', 'twice', 'missing') }) },
  {
    title: '金额',
    width: 12,
    value: (line) => ({ value: line.amount, isWrong: isAbout(line, 'wrongAmount', 'invalid', 'paid') }),
    as: 'text',
  },
  { title: '应缴', width: 12, value: ({ difference }) => difference?.expectedFen ?? null, as: 'fen' },
  { title: '结果', width: 14, value: ({ difference }) => (difference ? differenceLabels[difference.kind] : '相符') },
  { title: '说明', width: 60, value: ({ difference }) => difference?.message ?? '' },
];
