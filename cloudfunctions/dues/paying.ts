/** Taking money: one payment at the desk, or a payroll list compared and recorded in one go. */
import type { dues } from '../../types/dues/contract';
import type { OutputOf, ParsedOf } from '../../types/operation';
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { readSheet, rowsOfRequest } from '../file/public';
import { findMembers } from '../member/public';
import { columns, comparePayroll, type Matched } from './payroll';
import { openOf } from './rules';
import { findBill, findMonth, findMonthBills, insertPayments, payInFull, setMoney, takeReceiptNumbers, type Payment } from './store';

type Record = (typeof dues)['dues.record'];
type Import = (typeof dues)['dues.importPayroll'];

/** A small allowance for clocks that go before ours. */
const AHEAD_MS = 5 * 60_000;
const isAhead = (ctx: Context, paidAt: string) =>
  new Date(paidAt).getTime() > ctx.now.getTime() + AHEAD_MS && dayOf(paidAt) > dayOf(ctx.now);

export async function recordPayment(
  ctx: Context,
  { memberId, month, amountFen, method, paidAt, reference }: ParsedOf<Record>,
): Promise<OutputOf<Record>> {
  const { unionId, name: byName } = ctx.actor;
  found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
  if (isAhead(ctx, paidAt)) refuseField('paidAt', '缴费时间不能在将来');
  if (amountFen === 0) refuseField('amountFen', '金额应大于 0');
  await refuseClosed(ctx, month);
  const bill = await findBill(ctx, unionId, memberId, month);
  if (!bill) refuse('MONTH_NOT_OPEN', `${month} 没有这位会员的账单，请先登记计费工资并补开账`);
  const openFen = openOf(bill);
  if (openFen === 0) refuse('ALREADY_PAID', `${month} 的会费已经${bill.paidFen > 0 ? '缴清' : '免缴或核销'}`);
  if (amountFen > openFen)
    refuse('AMOUNT_MISMATCH', `待缴 ${(openFen / 100).toFixed(2)} 元，收到 ${(amountFen / 100).toFixed(2)} 元；多缴的部分请登记到其他月份`);
  const [receiptNo = ''] = await takeReceiptNumbers(ctx, unionId, dayOf(ctx.now).slice(0, 4), 1);
  const id = newId();
  await insertPayments(ctx, [
    {
      _id: id,
      unionId,
      billId: bill._id,
      memberId,
      month,
      amountFen,
      method,
      paidAt,
      reference: reference || null,
      receiptNo,
      byName,
      at: ctx.at,
      reversedAt: null,
      reverseReason: null,
    },
  ]);
  await setMoney(ctx, bill, { paidFen: bill.paidFen + amountFen }, { paymentId: id });
  ctx.note(id, `${month} 收据 ${receiptNo}`);
  ctx.later('notification.send', {
    unionId,
    memberIds: [memberId],
    matter: `dues:${id}`,
    kind: 'dues',
    title: `${month} 会费已收到`,
    body: `金额 ${(amountFen / 100).toFixed(2)} 元，收据号 ${receiptNo}`,
    link: `/pages/dues/receipt/index?id=${id}`,
  });
  return { id, receiptNo, openFen: openFen - amountFen };
}

async function refuseClosed(ctx: Context, month: string): Promise<void> {
  const kept = await findMonth(ctx, ctx.actor.unionId, month);
  if (!kept) refuse('MONTH_NOT_OPEN', `${month} 尚未开账，请先开账`);
  if (kept.state === 'closed') refuse('MONTH_CLOSED', `${month} 已结账，不能再登记；请在下一个月更正`);
}

export async function importPayroll(
  ctx: Context,
  { month, rows, fileId, paidAt = ctx.at, dryRun }: ParsedOf<Import>,
): Promise<OutputOf<Import>> {
  if ((rows === undefined) === (fileId === undefined))
    refuseField(rows ? 'fileId' : 'rows', '请选择一个表格文件（fileId），或给出 rows，二者取一');
  if (isAhead(ctx, paidAt)) refuseField('paidAt', '缴费时间不能在将来');
  await refuseClosed(ctx, month);
  const read = fileId ? await readSheet(ctx, fileId, columns) : rowsOfRequest(rows ?? [], columns);
  if (read.length === 0) refuseField(fileId ? 'fileId' : 'rows', '名单里没有可核对的行');
  const bills = await findMonthBills(ctx, ctx.actor.unionId, month);
  const expected = bills.map((bill) => ({
    billId: bill._id,
    memberId: bill.memberId,
    employeeNo: bill.employeeNo,
    name: bill.name,
    openFen: openOf(bill),
    isSettled: openOf(bill) === 0,
  }));
  const { matched, differences } = comparePayroll(read, expected);
  if (!dryRun && matched.length > 0) await recordAll(ctx, month, matched, paidAt);
  ctx.note(`${ctx.actor.unionId}:${month}`, `${month} ${dryRun ? '核对' : '登记'} ${matched.length} 人，差异 ${differences.length} 处`);
  return {
    matched: matched.length,
    matchedFen: matched.reduce((sum, { amountFen }) => sum + amountFen, 0),
    recorded: dryRun ? 0 : matched.length,
    isDryRun: dryRun,
    differences,
  };
}

async function recordAll(ctx: Context, month: string, matched: Matched[], paidAt: string): Promise<void> {
  const { unionId, name: byName } = ctx.actor;
  const numbers = await takeReceiptNumbers(ctx, unionId, dayOf(ctx.now).slice(0, 4), matched.length);
  const payments = matched.map(({ billId, memberId, amountFen }, index): Payment => ({
    _id: newId(),
    unionId,
    billId,
    memberId,
    month,
    amountFen,
    method: 'payroll',
    paidAt,
    reference: null,
    receiptNo: numbers[index]!,
    byName,
    at: ctx.at,
    reversedAt: null,
    reverseReason: null,
  }));
  await insertPayments(ctx, payments);
  await payInFull(
    ctx,
    payments.map(({ _id, billId, amountFen }) => ({ billId, amountFen, paymentId: _id })),
  );
}
