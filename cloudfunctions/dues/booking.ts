/** Entering money: a payment on a bill with its receipt, and what was taken back; each in the books of an open month. */
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { refuse } from '../core/refuse';
import { dayOf, monthOf, sayMonth } from '../core/time';
import { insertPayments, markReversed, takeReceiptNumbers, type Payment } from './payment-store';
import { openOf, yuan } from './rules';
import { bookingMonth } from './rules-books';
import { findMonths, setMoney, touchMonth, type Bill } from './store';

export type Taken = Pick<Payment, 'method' | 'paidAt' | 'reference'>;

/** The month in whose books something of a closed month is entered now; refuses when none is open. */
export async function bookNow(ctx: Context): Promise<string> {
  const { unionId } = ctx.actor;
  const month = bookingMonth(await findMonths(ctx, unionId, '1990-01', '2199-12'), monthOf(ctx.now));
  if (!month) refuse('MONTH_NOT_OPEN', `没有已开账的月份可以入账，请先为 ${monthOf(ctx.now)} 开账`);
  // A close of that month at the same moment meets this write: one of the two is repeated and sees the other.
  await touchMonth(ctx, unionId, month);
  return month;
}

export const yearOfReceipt = (ctx: Context): string => dayOf(ctx.now).slice(0, 4);

/** A payment as it is kept. */
export const paymentOf = (ctx: Context, bill: Bill, amountFen: number, receiptNo: string, bookedMonth: string, taken: Taken): Payment => ({
  _id: newId(),
  unionId: bill.unionId,
  billId: bill._id,
  memberId: bill.memberId,
  month: bill.month,
  bookedMonth,
  amountFen,
  ...taken,
  receiptNo,
  byName: ctx.actor.name,
  at: ctx.at,
  reversedAt: null,
  reversedMonth: null,
  reverseReason: null,
});

/** Puts money on a bill and gives a receipt. */
export async function bookPayment(ctx: Context, bill: Bill, amountFen: number, bookedMonth: string, taken: Taken): Promise<Payment> {
  const [receiptNo = ''] = await takeReceiptNumbers(ctx, bill.unionId, yearOfReceipt(ctx), 1);
  const payment = paymentOf(ctx, bill, amountFen, receiptNo, bookedMonth, taken);
  await insertPayments(ctx, [payment]);
  await setMoney(ctx, bill, { paidFen: bill.paidFen + amountFen }, { paymentIds: [...bill.paymentIds, payment._id] });
  return payment;
}

/** Takes a payment back: its receipt keeps the number and is marked; answers what the bill then still owes. */
export async function takeBack(ctx: Context, payment: Payment, bill: Bill, reversedMonth: string, reason: string): Promise<number> {
  const paidFen = bill.paidFen - payment.amountFen;
  await markReversed(ctx, payment, reversedMonth, reason);
  await setMoney(ctx, bill, { paidFen }, { paymentIds: bill.paymentIds.filter((id) => id !== payment._id) });
  ctx.note(payment._id, `${payment.receiptNo}：${reason}`);
  return openOf({ ...bill, paidFen });
}

export function announcePayment(ctx: Context, { _id, unionId, memberId, month, amountFen, receiptNo }: Payment): void {
  ctx.later('notification.send', {
    unionId,
    memberIds: [memberId],
    matter: `dues:${_id}`,
    kind: 'dues',
    title: `${sayMonth(month)}会费已收到`,
    body: `金额 ${yuan(amountFen)} 元，收据号 ${receiptNo}`,
    link: `/pages/dues/receipt/index?id=${_id}`,
  });
}
