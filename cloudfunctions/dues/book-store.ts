/** Where corrections of closed months and remittances to the upper union are kept. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import type { correctionLabels } from '../../types/dues/labels';

export type Correction = {
  _id: string;
  unionId: string;
  kind: keyof typeof correctionLabels;
  /** Month of the bill, closed; and the month in whose books the correction stands. */
  month: string;
  bookedMonth: string;
  billId: string;
  memberId: string;
  name: string;
  /** Below zero: taken back. */
  amountFen: number;
  paymentId: string | null;
  receiptNo: string | null;
  reason: string;
  byName: string;
  at: string;
};
export type Remittance = {
  _id: string;
  unionId: string;
  month: string;
  amountFen: number;
  remittedOn: string;
  reference: string | null;
  byName: string;
  at: string;
  reversedAt: string | null;
  reverseReason: string | null;
};

const corrections = collection<Correction>('dues_corrections', [
  { key: { unionId: 1, bookedMonth: 1 } },
  { key: { unionId: 1, month: 1 } },
]);
const remittances = collection<Remittance>('remittances', [{ key: { unionId: 1, month: 1 } }]);

export const insertCorrections = (ctx: Context, records: Correction[]) => corrections(ctx).insertMany(records);
export const correctionsBookedIn = (reach: Reach, unionId: string, from: string, to: string) =>
  corrections(reach).find({ unionId, bookedMonth: { $gte: from, $lte: to } });
export const correctionsOf = (reach: Reach, unionId: string, from: string, to: string) =>
  corrections(reach).find({ unionId, month: { $gte: from, $lte: to } });

export const findRemittances = (reach: Reach, unionId: string, from: string, to: string) =>
  remittances(reach).find({ unionId, month: { $gte: from, $lte: to } });
export const findRemittance = (reach: Reach, unionId: string, _id: string) => remittances(reach).findOne({ _id, unionId });
/** Numbered by how many were reversed before: two clerks at once meet the same id. */
export const insertRemittance = (ctx: Context, record: Omit<Remittance, '_id'>, earlier: number) =>
  remittances(ctx).insert({ ...record, _id: `${record.unionId}:${record.month}:${earlier + 1}` });
export const markRemittanceReversed = (ctx: Context, { _id }: Remittance, reason: string) =>
  remittances(ctx).update({ _id }, { $set: { reversedAt: ctx.at, reverseReason: reason } });

/** What unions have remitted for a year, for the federation. */
export async function sumRemitted(reach: Reach, unionIds: string[], from: string, to: string): Promise<Map<string, number>> {
  const rows = await remittances(reach).aggregate<{ _id: string; amountFen: number }>(
    { unionId: { $in: unionIds }, month: { $gte: from, $lte: to }, reversedAt: null },
    [{ $group: { _id: '$unionId', amountFen: { $sum: '$amountFen' } } }],
  );
  return new Map(rows.map(({ _id, amountFen }) => [_id, amountFen]));
}
