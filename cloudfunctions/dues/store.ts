/** Where wages, months, bills and payments are kept. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { pageByField } from '../core/page';
import type { methodLabels } from '../../types/dues/labels';
import { defaultPlan, noSums, openOf, statusOf, type Money, type RatePlan, type Sums } from './rules';

export type Wage = { _id: string; unionId: string; memberId: string; fromMonth: string; wageFen: number; byName: string; at: string };
export type DuesMonth = {
  _id: string;
  unionId: string;
  month: string;
  state: 'open' | 'closed';
  openedAt: string;
  closedAt: string | null;
};
export type Bill = Money & {
  _id: string;
  unionId: string;
  month: string;
  memberId: string;
  name: string;
  groupId: string;
  employeeNo: string;
  wageFen: number;
  status: 'open' | 'paid' | 'exempted' | 'writtenOff';
  /** Closing a month marks its bills, so that a payment at the same moment meets it. */
  isClosed: boolean;
  paymentId: string | null;
  reason: string | null;
};
export type Payment = {
  _id: string;
  unionId: string;
  billId: string;
  memberId: string;
  month: string;
  amountFen: number;
  method: keyof typeof methodLabels;
  paidAt: string;
  reference: string | null;
  receiptNo: string;
  byName: string;
  at: string;
  reversedAt: string | null;
  reverseReason: string | null;
};

const wages = collection<Wage>('wages', [{ key: { unionId: 1, memberId: 1, fromMonth: 1 } }, { key: { unionId: 1, fromMonth: 1 } }]);
const months = collection<DuesMonth>('dues_months', [{ key: { unionId: 1, month: 1 }, unique: true }]);
const bills = collection<Bill>('bills', [
  { key: { unionId: 1, memberId: 1, month: 1 }, unique: true },
  { key: { unionId: 1, month: 1, status: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, month: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, month: 1, employeeNo: 1, _id: 1 } },
  { key: { unionId: 1, status: 1, groupId: 1 } },
]);
const payments = collection<Payment>('payments', [
  { key: { unionId: 1, memberId: 1, month: 1 } },
  { key: { unionId: 1, receiptNo: 1 }, unique: true },
]);
const counters = collection<{ _id: string; value: number }>('counters');
const plans = collection<RatePlan & { _id: string; unionId: string }>('rate_plans', [{ key: { unionId: 1, fromMonth: 1 } }]);

const billId = (memberId: string, month: string) => `${memberId}:${month}`;

/** The union's own rate valid in a month, else the nation-wide one. */
export async function findPlan(reach: Reach, unionId: string, month: string): Promise<RatePlan> {
  const own = await plans(reach).find({ unionId, fromMonth: { $lte: month } });
  return (
    own.sort((a, b) => (a.fromMonth < b.fromMonth ? 1 : -1)).find(({ toMonth }) => toMonth === null || toMonth >= month) ?? defaultPlan
  );
}

export const findWages = async (reach: Reach, unionId: string, memberId: string): Promise<Wage[]> =>
  (await wages(reach).find({ unionId, memberId })).sort((a, b) => (a.fromMonth < b.fromMonth ? 1 : -1));

export const saveWage = (ctx: Context, { _id, ...wage }: Wage) => wages(ctx).update({ _id }, { $set: wage }, { upsert: true });

/** The wage of every member that is valid in a month: the latest that began by then. */
export async function wagesIn(reach: Reach, unionId: string, month: string): Promise<Map<string, number>> {
  const valid = await wages(reach).find({ unionId, fromMonth: { $lte: month } }, { projection: { memberId: 1, fromMonth: 1, wageFen: 1 } });
  return new Map(valid.sort((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1)).map(({ memberId, wageFen }) => [memberId, wageFen]));
}

export const findMonth = (reach: Reach, unionId: string, month: string) => months(reach).findOne({ unionId, month });
export const findMonths = (reach: Reach, unionId: string, from: string, to: string) =>
  months(reach).find({ unionId, month: { $gte: from, $lte: to } });
export const openMonth = (ctx: Context, unionId: string, month: string) =>
  months(ctx).insert({ _id: `${unionId}:${month}`, unionId, month, state: 'open', openedAt: ctx.at, closedAt: null });

/** Meets a close of the same month at the same moment: one of the two is repeated and sees the other. */
export const touchMonth = (ctx: Context, { _id }: DuesMonth) => months(ctx).update({ _id }, { $set: { openedAt: ctx.at } });

/** Closes a month and marks its bills; false when it was closed already. */
export async function closeMonth(ctx: Context, unionId: string, month: string): Promise<boolean> {
  const isClosed = await months(ctx).update({ unionId, month, state: 'open' }, { $set: { state: 'closed', closedAt: ctx.at } });
  if (isClosed) await bills(ctx).updateMany({ unionId, month }, { $set: { isClosed: true } });
  return isClosed;
}

export const billedIn = async (reach: Reach, unionId: string, month: string): Promise<Set<string>> =>
  new Set((await bills(reach).find({ unionId, month }, { projection: { memberId: 1 } })).map(({ memberId }) => memberId));

const CHUNK = 1000;
export async function insertBills(ctx: Context, records: Omit<Bill, '_id'>[]): Promise<void> {
  for (let at = 0; at < records.length; at += CHUNK) {
    await bills(ctx).insertMany(records.slice(at, at + CHUNK).map((record) => ({ ...record, _id: billId(record.memberId, record.month) })));
    await ctx.progress(Math.min(at + CHUNK, records.length), records.length);
  }
}

export const findBill = (reach: Reach, unionId: string, memberId: string, month: string) =>
  bills(reach).findOne({ _id: billId(memberId, month), unionId });
export const findBillById = (reach: Reach, unionId: string, _id: string) => bills(reach).findOne({ _id, unionId });
export const findBillsOf = (reach: Reach, unionId: string, memberId: string, from: string, to: string) =>
  bills(reach).find({ unionId, memberId, month: { $gte: from, $lte: to } });
export const findMonthBills = (reach: Reach, unionId: string, month: string) => bills(reach).find({ unionId, month });

/** Sets a bill's money and the status that follows from it; part of a transaction that has read the bill. */
export const setMoney = (ctx: Context, bill: Bill, money: Partial<Money>, set: Partial<Bill> = {}) =>
  bills(ctx).update({ _id: bill._id }, { $set: { ...set, ...money, status: statusOf({ ...bill, ...money }) } });

/** One page of a month's bills in the order of the staff list. */
export const pageBills = (
  ctx: Context,
  filter: { unionId: string; month: string; status?: Bill['status']; groupId?: { $in: string[] } },
  asked: { cursor?: string; limit?: number },
) => pageByField(bills(ctx), { filter: filter as Filter<Bill>, field: 'employeeNo' }, asked);

/** The next receipt numbers of a union and year, without a gap: taken in the transaction that uses them. */
export async function takeReceiptNumbers(ctx: Context, unionId: string, year: string, count: number): Promise<string[]> {
  const _id = `receipt:${unionId}:${year}`;
  const counter = await counters(ctx).findOne({ _id });
  const first = (counter?.value ?? 0) + 1;
  if (counter) await counters(ctx).update({ _id }, { $set: { value: first + count - 1 } });
  else await counters(ctx).insert({ _id, value: count });
  return Array.from({ length: count }, (_unused, index) => `${year}-${String(first + index).padStart(6, '0')}`);
}

export const insertPayments = async (ctx: Context, records: Payment[]): Promise<void> => {
  for (let at = 0; at < records.length; at += CHUNK) await payments(ctx).insertMany(records.slice(at, at + CHUNK));
};
export const findPayment = (reach: Reach, unionId: string, _id: string) => payments(reach).findOne({ _id, unionId });
export const findPaymentsOf = (reach: Reach, unionId: string, memberId: string, from: string, to: string) =>
  payments(reach).find({ unionId, memberId, month: { $gte: from, $lte: to } });
export const markReversed = (ctx: Context, { _id }: Payment, reason: string) =>
  payments(ctx).update({ _id }, { $set: { reversedAt: ctx.at, reverseReason: reason } });

/** Marks bills as paid in full, many at once; part of a transaction that has read them. */
export async function payInFull(ctx: Context, paid: { billId: string; amountFen: number; paymentId: string }[]): Promise<void> {
  for (let at = 0; at < paid.length; at += CHUNK)
    await bills(ctx).bulk(
      paid.slice(at, at + CHUNK).map(({ billId: _id, amountFen, paymentId }) => ({
        updateOne: { filter: { _id }, update: { $inc: { paidFen: amountFen }, $set: { status: 'paid' as const, paymentId } } },
      })),
    );
}

/** Sums by month (and union) over bills. */
export async function sumBills(
  reach: Reach,
  unionId: string | { $in: string[] },
  from: string,
  to: string,
): Promise<{ unionId: string; month: string; sums: Sums }[]> {
  const sum = (field: keyof Money) => ({ $sum: `$${field}` });
  const rows = await bills(reach).aggregate<{ _id: { unionId: string; month: string }; count: number } & Money>(
    typeof unionId === 'string'
      ? { unionId, month: { $gte: from, $lte: to } }
      : ({ unionId, month: { $gte: from, $lte: to } } as Filter<Bill>),
    [
      {
        $group: {
          _id: { unionId: '$unionId', month: '$month' },
          count: { $sum: 1 },
          amountFen: sum('amountFen'),
          paidFen: sum('paidFen'),
          exemptedFen: sum('exemptedFen'),
          writtenOffFen: sum('writtenOffFen'),
        },
      },
    ],
  );
  return rows.map(({ _id, count, ...money }) => ({
    ..._id,
    sums: {
      ...noSums,
      count,
      billsFen: money.amountFen,
      paidFen: money.paidFen,
      exemptedFen: money.exemptedFen,
      writtenOffFen: money.writtenOffFen,
      openFen: openOf(money),
    },
  }));
}

/** Open bills up to a month, by member: most months first. */
export async function findArrears(reach: Reach, unionId: string, upTo: string, groupIds: string[] | null) {
  const filter: Filter<Bill> = { unionId, status: 'open', ...(groupIds ? { groupId: { $in: groupIds } } : {}), month: { $lte: upTo } };
  const rows = await bills(reach).aggregate<{
    _id: string;
    name: string;
    groupId: string;
    months: string[];
    amountFen: number;
    settledFen: number;
  }>(filter, [
    {
      $group: {
        _id: '$memberId',
        name: { $first: '$name' },
        groupId: { $first: '$groupId' },
        months: { $push: '$month' },
        amountFen: { $sum: '$amountFen' },
        settledFen: { $sum: { $add: ['$paidFen', '$exemptedFen', '$writtenOffFen'] } },
      },
    },
  ]);
  return rows
    .map(({ _id, amountFen, settledFen, months: owed, ...one }) => ({
      ...one,
      memberId: _id,
      months: [...owed].sort(),
      openFen: amountFen - settledFen,
    }))
    .sort((a, b) => b.months.length - a.months.length || b.openFen - a.openFen || (a.memberId < b.memberId ? -1 : 1));
}
