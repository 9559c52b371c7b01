/** Where wages, months and bills are kept. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { pageByField } from '../core/page';
import { noSums, openOf, statusOf, type BillStatus, type Money, type Sums } from './rules';
import type { StandingKind } from './rules-standing';

export type Wage = { _id: string; unionId: string; memberId: string; fromMonth: string; wageFen: number; byName: string; at: string };
export type DuesMonth = {
  _id: string;
  unionId: string;
  month: string;
  state: 'open' | 'closed';
  openedAt: string;
  closedAt: string | null;
  /** Meets a close of the same month: written by everything that is booked into it from another month's bill. */
  touchedAt?: string;
  /** Parts of a long payroll list that are still being entered: until then the month is not closed. */
  recording?: number;
  /** The figures as they were closed; what came later stands in later books. */
  sumsAtClose?: Sums | null;
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
  /** How the member paid in that month. */
  kind: StandingKind;
  status: BillStatus;
  /** Should not have been made: the member does not pay in that month. Its amount is nothing. */
  isVoid: boolean;
  /** Closing a month marks its bills, so that a payment at the same moment meets it. */
  isClosed: boolean;
  /** Payments that stand, oldest first. */
  paymentIds: string[];
  reason: string | null;
};
const wages = collection<Wage>('wages', [{ key: { unionId: 1, memberId: 1, fromMonth: 1 } }, { key: { unionId: 1, fromMonth: 1 } }]);
const months = collection<DuesMonth>('dues_months', [{ key: { unionId: 1, month: 1 }, unique: true }, { key: { state: 1, unionId: 1 } }]);
const bills = collection<Bill>('bills', [
  { key: { unionId: 1, memberId: 1, month: 1 }, unique: true },
  { key: { unionId: 1, month: 1, status: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, month: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, month: 1, employeeNo: 1, _id: 1 } },
  { key: { unionId: 1, status: 1, groupId: 1 } },
]);
const billId = (memberId: string, month: string) => `${memberId}:${month}`;

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
export const touchMonth = (ctx: Context, unionId: string, month: string) =>
  months(ctx).update({ _id: `${unionId}:${month}` }, { $set: { touchedAt: ctx.at } });

/** Says that so many parts of a list are to be entered, or (below zero) have been. */
export const countRecording = (ctx: Context, unionId: string, month: string, parts: number) =>
  months(ctx).update({ _id: `${unionId}:${month}` }, { $inc: { recording: parts } });

/** Closes a month, keeping its figures, and marks its bills; null when it was closed already. */
export async function closeMonth(ctx: Context, unionId: string, month: string): Promise<Sums | null> {
  const isClosed = await months(ctx).update({ unionId, month, state: 'open' }, { $set: { state: 'closed', closedAt: ctx.at } });
  if (!isClosed) return null;
  await bills(ctx).updateMany({ unionId, month }, { $set: { isClosed: true } });
  const [row] = await sumBills(ctx, unionId, month, month);
  await months(ctx).update({ _id: `${unionId}:${month}` }, { $set: { sumsAtClose: row?.sums ?? noSums } });
  return row?.sums ?? noSums;
}

/** Unions that keep dues: for sweeps, which alone look over all unions. */
export const findKeepers = async ({ db }: Reach): Promise<string[]> =>
  (
    await db
      .collection<DuesMonth>('dues_months')
      .aggregate<{ _id: string }>([{ $match: { state: 'open' } }, { $group: { _id: '$unionId' } }, { $limit: 500 }])
      .toArray()
  ).map(({ _id }) => _id);

export const billedIn = async (reach: Reach, unionId: string, month: string): Promise<Set<string>> =>
  new Set((await bills(reach).find({ unionId, month }, { projection: { memberId: 1 } })).map(({ memberId }) => memberId));
/** Somebody's bills of these months whatever union made them: after a transfer the year is still one year. */
export const findOwnBills = (reach: Reach, memberId: string, of: string[]) =>
  bills(reach).find({ _id: { $in: of.map((month) => billId(memberId, month)) } });

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
/** What somebody still owes, oldest month first. */
export const findOwed = async (reach: Reach, unionId: string, memberId: string): Promise<Bill[]> =>
  (await bills(reach).find({ unionId, memberId, status: 'open' })).sort((a, b) => (a.month < b.month ? -1 : 1));
/** Every bill of some months, for papers and for going through the books. */
export const findBillsIn = (reach: Reach, unionId: string, from: string, to: string) =>
  bills(reach).find({ unionId, month: { $gte: from, $lte: to } });
export const findMonthBills = (reach: Reach, unionId: string, month: string) => bills(reach).find({ unionId, month });

/** Sets a bill's money and the status that follows from it; part of a transaction that has read the bill. */
export const setMoney = (ctx: Context, bill: Bill, money: Partial<Money>, set: Partial<Bill> = {}) =>
  bills(ctx).update({ _id: bill._id }, { $set: { ...set, ...money, status: statusOf({ ...bill, ...set, ...money }) } });

/** One page of a month's bills in the order of the staff list. */
export const pageBills = (
  ctx: Context,
  filter: { unionId: string; month: string; status?: Bill['status']; groupId?: { $in: string[] } },
  asked: { cursor?: string; limit?: number },
) => pageByField(bills(ctx), { filter: filter as Filter<Bill>, field: 'employeeNo' }, asked);

/** Marks bills as paid in full, many at once; part of a transaction that has read them. */
export async function payInFull(
  ctx: Context,
  paid: { billId: string; amountFen: number; paymentId: string; status: BillStatus }[],
): Promise<void> {
  for (let at = 0; at < paid.length; at += CHUNK)
    await bills(ctx).bulk(
      paid.slice(at, at + CHUNK).map(({ billId: _id, amountFen, paymentId, status }) => ({
        updateOne: { filter: { _id }, update: { $inc: { paidFen: amountFen }, $set: { status }, $push: { paymentIds: paymentId } } },
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
