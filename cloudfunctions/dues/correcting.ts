/** Correcting closed months: the closed figures stay, the difference stands in the current books and names the original. */
import type { dues } from '../../types/dues/contract';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { findMembers } from '../member/public';
import { insertCorrections, type Correction } from './book-store';
import { bookNow, takeBack } from './booking';
import { findPayment } from './payment-store';
import { openOf, yuan } from './rules';
import { findBill, findBillById, findMonth, setMoney, type Bill } from './store';
import { sayMonth } from '../core/time';

export const correctingHandlers: Handlers<Pick<typeof dues, 'dues.correctPayment' | 'dues.correctBill'>> = {
  'dues.correctPayment': async (ctx, { id, reason }) => {
    const payment = found(await findPayment(ctx, ctx.actor.unionId, id), '这笔缴费');
    if (payment.reversedAt) refuse('ALREADY_REVERSED', `收据 ${payment.receiptNo} 已冲正或更正过，不能再冲`);
    const kept = await findMonth(ctx, payment.unionId, payment.bookedMonth);
    if (kept?.state !== 'closed') refuse('MONTH_NOT_CLOSED', `${sayMonth(payment.bookedMonth)}还没有结账，请直接冲正这笔缴费`);
    const bill = found(await findBillById(ctx, payment.unionId, payment.billId), '对应的账单');
    const bookedMonth = await bookNow(ctx);
    const openFen = await takeBack(ctx, payment, bill, bookedMonth, reason);
    const of = { paymentId: id, receiptNo: payment.receiptNo };
    await insertCorrections(ctx, [correctionOf(ctx, bill, 'payment', -payment.amountFen, bookedMonth, reason, of)]);
    return { id, bookedMonth, openFen };
  },

  'dues.correctBill': async (ctx, { memberId, month, amountFen, reason }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    const bill = found(await findBill(ctx, unionId, memberId, month), `${sayMonth(month)}的账单`);
    if (!bill.isClosed) refuse('MONTH_NOT_CLOSED', `${sayMonth(month)}还没有结账，请改计费工资或缴费身份，账单会随之重算`);
    if (amountFen === bill.amountFen) refuseField('amountFen', `原来的应缴就是 ${yuan(amountFen)} 元，不必更正`);
    const settledFen = bill.amountFen - openOf(bill);
    if (amountFen < settledFen)
      refuse('AMOUNT_MISMATCH', `该月已缴或免去 ${yuan(settledFen)} 元，多于更正后的应缴；请先更正缴费，再更正应缴`);
    const bookedMonth = await bookNow(ctx);
    await setMoney(ctx, bill, { amountFen }, { isVoid: false });
    const [correction] = [correctionOf(ctx, bill, 'bill', amountFen - bill.amountFen, bookedMonth, reason)];
    await insertCorrections(ctx, [correction]);
    ctx.note(correction._id, `${sayMonth(month)}应缴更正：${reason}`);
    return { id: correction._id, bookedMonth, openFen: openOf({ ...bill, amountFen }) };
  },
};

/** Lets go what is open on these bills; what belongs to closed months is entered into the current books. */
export async function letGo(ctx: Context, bills: Bill[], kind: 'exempted' | 'writtenOff', reason: string): Promise<void> {
  const bookedMonth = bills.some(({ isClosed }) => isClosed) ? await bookNow(ctx) : '';
  const records: Correction[] = [];
  for (const bill of bills) {
    const openFen = openOf(bill);
    const money = kind === 'exempted' ? { exemptedFen: bill.exemptedFen + openFen } : { writtenOffFen: bill.writtenOffFen + openFen };
    await setMoney(ctx, bill, money, { reason });
    if (bill.isClosed) records.push(correctionOf(ctx, bill, kind, openFen, bookedMonth, reason));
  }
  await insertCorrections(ctx, records);
}

const correctionOf = (
  ctx: Context,
  { _id: billId, unionId, month, memberId, name }: Bill,
  kind: Correction['kind'],
  amountFen: number,
  bookedMonth: string,
  reason: string,
  of: Pick<Correction, 'paymentId' | 'receiptNo'> = { paymentId: null, receiptNo: null },
): Correction => ({
  _id: newId(),
  unionId,
  kind,
  month,
  bookedMonth,
  billId,
  memberId,
  name,
  amountFen,
  ...of,
  reason,
  byName: ctx.actor.name,
  at: ctx.at,
});
