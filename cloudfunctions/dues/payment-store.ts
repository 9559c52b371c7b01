/** Where payments are kept, with the receipt numbers they take. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { pageByField } from '../core/page';
import type { methodLabels } from '../../types/dues/labels';

export type Payment = {
  _id: string;
  unionId: string;
  billId: string;
  memberId: string;
  month: string;
  /** The month in whose books it stands; later than `month` when arrears of a closed month were collected. */
  bookedMonth: string;
  amountFen: number;
  method: keyof typeof methodLabels;
  paidAt: string;
  reference: string | null;
  receiptNo: string;
  byName: string;
  at: string;
  reversedAt: string | null;
  /** In whose books the reversal stands. */
  reversedMonth: string | null;
  reverseReason: string | null;
};

const payments = collection<Payment>('payments', [
  { key: { unionId: 1, memberId: 1, month: 1 } },
  { key: { unionId: 1, receiptNo: 1 }, unique: true },
  { key: { unionId: 1, bookedMonth: 1, receiptNo: 1 } },
  // Only what was taken back: a list of ten thousand payments enters as few keys as can be.
  { key: { unionId: 1, reversedMonth: 1 }, partialFilterExpression: { reversedMonth: { $gt: '' } } },
]);
const counters = collection<{ _id: string; value: number }>('counters');

/** The next receipt numbers of a union and year, without a gap: taken in the transaction that uses them. */
export async function takeReceiptNumbers(ctx: Context, unionId: string, year: string, count: number): Promise<string[]> {
  const _id = `receipt:${unionId}:${year}`;
  const counter = await counters(ctx).findOne({ _id });
  const first = (counter?.value ?? 0) + 1;
  if (counter) await counters(ctx).update({ _id }, { $set: { value: first + count - 1 } });
  else await counters(ctx).insert({ _id, value: count });
  return Array.from({ length: count }, (_unused, index) => `${year}-${String(first + index).padStart(6, '0')}`);
}

const CHUNK = 1000;
export const insertPayments = async (ctx: Context, records: Payment[]): Promise<void> => {
  for (let at = 0; at < records.length; at += CHUNK) await payments(ctx).insertMany(records.slice(at, at + CHUNK));
};
export const findPayment = (reach: Reach, unionId: string, _id: string) => payments(reach).findOne({ _id, unionId });
export const findPaymentsOf = (reach: Reach, unionId: string, memberId: string, from: string, to: string) =>
  payments(reach).find({ unionId, memberId, month: { $gte: from, $lte: to } });
export const markReversed = (ctx: Context, { _id }: Payment, reversedMonth: string, reason: string) =>
  payments(ctx).update({ _id }, { $set: { reversedAt: ctx.at, reversedMonth, reverseReason: reason } });
export const findReceipt = (reach: Reach, _id: string) => payments(reach).findOne({ _id });

/** The last receipt number a union has taken in a year. */
export const lastNumber = async (reach: Reach, unionId: string, year: string): Promise<number> =>
  (await counters(reach).findOne({ _id: `receipt:${unionId}:${year}` }))?.value ?? 0;
export const receiptsOf = (reach: Reach, unionId: string, year: string) =>
  payments(reach).find({ unionId, receiptNo: { $gte: `${year}-`, $lt: `${year}.` } }, { projection: { receiptNo: 1 } });

/** Everything in a month's books, by receipt number. */
export const pageBooked = (ctx: Context, unionId: string, bookedMonth: string, asked: { cursor?: string; limit?: number }) =>
  pageByField(payments(ctx), { filter: { unionId, bookedMonth }, field: 'receiptNo' }, asked);
export const bookedIn = (reach: Reach, unionId: string, bookedMonth: string) => payments(reach).find({ unionId, bookedMonth });
/** Payments for the bills of some months, whenever they were booked: never before the month itself. */
export const paymentsFor = (reach: Reach, unionId: string, from: string, to: string) =>
  payments(reach).find({ unionId, bookedMonth: { $gte: from }, month: { $gte: from, $lte: to } });

export type Booked = { month: string; method: Payment['method']; count: number; amountFen: number; arrearsFen: number };
/** What came in by month of the books and method, reversed or not. */
export async function sumBooked(reach: Reach, unionId: string, from: string, to: string): Promise<Booked[]> {
  const rows = await payments(reach).aggregate<{ _id: { month: string; method: Payment['method'] } } & Omit<Booked, 'month' | 'method'>>(
    { unionId, bookedMonth: { $gte: from, $lte: to } },
    [
      {
        $group: {
          _id: { month: '$bookedMonth', method: '$method' },
          count: { $sum: 1 },
          amountFen: { $sum: '$amountFen' },
          arrearsFen: { $sum: { $cond: [{ $ne: ['$month', '$bookedMonth'] }, '$amountFen', 0] } },
        },
      },
    ],
  );
  return rows.map(({ _id, ...sums }) => ({ ..._id, ...sums }));
}

/** What was taken back, by the month in whose books the reversal stands. */
export async function sumReversed(reach: Reach, unionId: string, from: string, to: string) {
  const rows = await payments(reach).aggregate<{ _id: string; count: number; amountFen: number }>(
    { unionId, reversedMonth: { $gte: from, $lte: to } },
    [{ $group: { _id: '$reversedMonth', count: { $sum: 1 }, amountFen: { $sum: '$amountFen' } } }],
  );
  return new Map(rows.map(({ _id, ...sums }) => [_id, sums]));
}
