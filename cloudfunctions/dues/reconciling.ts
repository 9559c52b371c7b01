/** One call that goes through a year's books: every bill, payment, receipt number and closed month agrees, or is named. */
import type { dues } from '../../types/dues/contract';
import type { Context, Handlers } from '../core/context';
import { monthOf, sayMonth } from '../core/time';
import { correctionsOf, type Correction } from './book-store';
import { lastNumber, paymentsFor, receiptsOf, type Payment } from './payment-store';
import { addSums, noSums, openOf, statusOf, yuan, type Sums } from './rules';
import { check, closedTrouble, missingNumbers, sumsTrouble, type Check, type Later } from './rules-books';
import { findBillsIn, findMonths, sumBills, type Bill, type DuesMonth } from './store';

export const reconcilingHandlers: Handlers<Pick<typeof dues, 'dues.reconcile'>> = {
  'dues.reconcile': async (ctx, { year = Number(monthOf(ctx.now).slice(0, 4)) }) => {
    const { unionId } = ctx.scope;
    const [from, to] = [`${year}-01`, `${year}-12`];
    const [rows, bills, payments, months, corrections] = await Promise.all([
      sumBills(ctx, unionId, from, to),
      findBillsIn(ctx, unionId, from, to),
      paymentsFor(ctx, unionId, from, to),
      findMonths(ctx, unionId, from, to),
      correctionsOf(ctx, unionId, from, to),
    ]);
    const sums = new Map(rows.map((row) => [row.month, row.sums]));
    const checks = [
      check(
        '应缴 = 已缴 + 待缴 + 免缴 + 核销',
        `${rows.length} 个月都相等`,
        rows.flatMap(({ month, sums: of }) => sumsTrouble(month, of) ?? []),
      ),
      checkBills(bills),
      checkPayments(bills, payments),
      await checkNumbers(ctx, unionId, String(year)),
      checkClosed(months, sums, payments, corrections),
    ];
    const total = rows.reduce((all, row) => addSums(all, row.sums), noSums);
    return { year, isRight: checks.every(({ isRight }) => isRight), sums: total, checks };
  },
};

const nameOf = ({ name, month }: Pick<Bill, 'name' | 'month'>) => `${sayMonth(month)} ${name}`;

function checkBills(bills: Bill[]): Check {
  const wrong = bills.filter((bill) => bill.status !== statusOf(bill) || openOf(bill) < 0).map(nameOf);
  return check('每张账单的状态与金额相符', `${bills.length} 张都相符`, wrong);
}

/** On every bill stands exactly what its payments say. */
function checkPayments(bills: Bill[], payments: Payment[]): Check {
  const paid = new Map<string, { fen: number; ids: Set<string> }>();
  for (const { _id, billId, amountFen, reversedAt } of payments) {
    if (reversedAt !== null) continue;
    const of = paid.get(billId) ?? { fen: 0, ids: new Set<string>() };
    of.fen += amountFen;
    of.ids.add(_id);
    paid.set(billId, of);
  }
  const wrong = bills
    .filter((bill) => {
      const of = paid.get(bill._id) ?? { fen: 0, ids: new Set<string>() };
      paid.delete(bill._id);
      return of.fen !== bill.paidFen || bill.paymentIds.length !== of.ids.size || !bill.paymentIds.every((id) => of.ids.has(id));
    })
    .map((bill) => `${nameOf(bill)}：账单记已缴 ${yuan(bill.paidFen)} 元，与收款不符`);
  const stray = [...paid.values()].map(({ fen }) => `有 ${yuan(fen)} 元收款没有对应的账单`);
  return check('收款与账单一致', `${payments.length} 笔收款都对得上`, [...wrong, ...stray]);
}

async function checkNumbers(ctx: Context, unionId: string, year: string): Promise<Check> {
  const [receipts, taken] = await Promise.all([receiptsOf(ctx, unionId, year), lastNumber(ctx, unionId, year)]);
  const missing = missingNumbers(
    receipts.map(({ receiptNo }) => receiptNo),
    taken,
  );
  return check(
    '收据号连续无缺号',
    `${receipts.length} 个号连续`,
    missing.map((number) => `缺 ${year}-${number}`),
  );
}

/** A closed month is what was closed plus what the later books say about it. */
function checkClosed(months: DuesMonth[], now: Map<string, Sums>, payments: Payment[], corrections: Correction[]): Check {
  const closed = months.filter(({ state, sumsAtClose }) => state === 'closed' && sumsAtClose);
  const wrong = closed.flatMap(({ month, sumsAtClose }) => {
    const later: Later = { billsFen: 0, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 };
    for (const payment of payments)
      if (payment.month === month && payment.bookedMonth !== month && payment.reversedAt === null) later.paidFen += payment.amountFen;
    for (const payment of payments)
      if (payment.month === month && payment.bookedMonth === month && payment.reversedMonth && payment.reversedMonth !== month)
        later.paidFen -= payment.amountFen;
    for (const { month: of, kind, amountFen } of corrections) {
      if (of !== month) continue;
      if (kind === 'bill') later.billsFen += amountFen;
      if (kind === 'exempted') later.exemptedFen += amountFen;
      if (kind === 'writtenOff') later.writtenOffFen += amountFen;
    }
    return closedTrouble(month, sumsAtClose!, later, now.get(month) ?? noSums) ?? [];
  });
  return check('已结账月份没有被改动', `${closed.length} 个月与结账时一致`, wrong);
}
