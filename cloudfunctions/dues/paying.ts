/** Taking money at the desk, taking it back, and letting it go while the month is open. */
import type { dues } from '../../types/dues/contract';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { MINUTE_MS, dayOf, sayMonth } from '../core/time';
import { findMembers } from '../member/public';
import { announcePayment, bookPayment, takeBack } from './booking';
import { findPayment } from './payment-store';
import { openOf, yuan } from './rules';
import { findBill, findBillById, findMonth, setMoney, touchMonth } from './store';

/** A small allowance for clocks that go before ours. */
const AHEAD_MS = 5 * MINUTE_MS;
export const refuseAhead = (ctx: Context, paidAt: string): void => {
  if (new Date(paidAt).getTime() > ctx.now.getTime() + AHEAD_MS && dayOf(paidAt) > dayOf(ctx.now))
    refuseField('paidAt', '缴费时间不能在将来');
};

export async function refuseClosed(ctx: Context, month: string): Promise<void> {
  const kept = await findMonth(ctx, ctx.actor.unionId, month);
  if (!kept) refuse('MONTH_NOT_OPEN', `${sayMonth(month)}尚未开账，请先开账`);
  if (kept.state === 'closed') refuse('MONTH_CLOSED', `${sayMonth(month)}已结账，不能再登记到该月；请用「补缴欠费」收这笔钱，记入当前账期`);
}

type Paying = Pick<typeof dues, 'dues.record' | 'dues.reverse' | 'dues.exempt'>;

export const payingHandlers: Handlers<Paying> = {
  'dues.record': async (ctx, { memberId, month, amountFen, method, paidAt, reference }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    refuseAhead(ctx, paidAt);
    if (amountFen === 0) refuseField('amountFen', '金额应大于 0');
    await refuseClosed(ctx, month);
    const bill = await findBill(ctx, unionId, memberId, month);
    if (!bill) refuse('MONTH_NOT_OPEN', `${sayMonth(month)}没有这位会员的账单，请先登记计费工资并补开账`);
    const openFen = openOf(bill);
    if (openFen === 0)
      refuse('ALREADY_PAID', `${sayMonth(month)}的会费已经${bill.paidFen > 0 ? '缴清' : '免缴、核销或不必缴'}，请核对月份`);
    if (amountFen > openFen) refuse('AMOUNT_MISMATCH', `待缴 ${yuan(openFen)} 元，收到 ${yuan(amountFen)} 元；多缴的部分请登记到其他月份`);
    const payment = await bookPayment(ctx, bill, amountFen, month, { method, paidAt, reference: reference || null });
    ctx.note(payment._id, `${sayMonth(month)}收据 ${payment.receiptNo}`);
    announcePayment(ctx, payment);
    return { id: payment._id, receiptNo: payment.receiptNo, openFen: openFen - amountFen };
  },

  'dues.reverse': async (ctx, { id, reason }) => {
    const payment = found(await findPayment(ctx, ctx.actor.unionId, id), '这笔缴费');
    if (payment.reversedAt) refuse('ALREADY_REVERSED', `收据 ${payment.receiptNo} 已冲正过，不能再冲；要重新收款请另登记一笔`);
    const bill = found(await findBillById(ctx, payment.unionId, payment.billId), '对应的账单');
    const kept = await findMonth(ctx, payment.unionId, payment.bookedMonth);
    if (kept?.state === 'closed') refuse('MONTH_CLOSED', `${sayMonth(payment.bookedMonth)}已结账，不能冲正；请用「更正」，记入当前账期`);
    await meetClosing(ctx, payment);
    return { id, openFen: await takeBack(ctx, payment, bill, payment.bookedMonth, reason) };
  },

  'dues.exempt': async (ctx, { memberId, month, kind, reason }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    const bill = await findBill(ctx, unionId, memberId, month);
    if (!bill) refuse('MONTH_NOT_OPEN', `${sayMonth(month)}没有这位会员的账单`);
    if (bill.isClosed) refuse('MONTH_CLOSED', `${sayMonth(month)}已结账；往月欠费请走欠费处理，谈话后作出免缴或核销的决定，记入当前账期`);
    const amountFen = openOf(bill);
    if (amountFen === 0) refuse('ALREADY_PAID', `${sayMonth(month)}没有待缴的金额`);
    const money = kind === 'exempted' ? { exemptedFen: bill.exemptedFen + amountFen } : { writtenOffFen: bill.writtenOffFen + amountFen };
    await setMoney(ctx, bill, money, { reason });
    ctx.note(memberId, `${sayMonth(month)}：${reason}`);
    return { memberId, month, amountFen };
  },
};

/** A payment in another month's books than its bill's meets the closing of those books by their own record. */
async function meetClosing(ctx: Context, payment: { unionId: string; month: string; bookedMonth: string }): Promise<void> {
  if (payment.month !== payment.bookedMonth) await touchMonth(ctx, payment.unionId, payment.bookedMonth);
}
