/** Where calls for proposals are kept. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { EARLIEST, LATEST, pageByMoment } from '../core/page';

export type Report = { session: string; text: string; fileIds: string[]; at: string; byName: string };
export type Call = {
  _id: string;
  unionId: string;
  title: string;
  opensAt: string;
  closesAt: string;
  minSeconders: number;
  /** Those who rule on disputes; nobody named: the chair. */
  presidium: { memberId: string; name: string }[];
  takesSuggestions: boolean;
  report: Report | null;
  createdAt: string;
  numbers: number;
  /** The closing moment that was called to mind; a later one is called to mind again. */
  remindedFor?: string;
};

const calls = collection<Call>('proposal_calls', [
  { key: { unionId: 1, opensAt: -1, _id: -1 } },
  { key: { unionId: 1, closesAt: 1 } },
  { key: { closesAt: 1 } },
]);

export const insertCall = (ctx: Context, call: Call) => calls(ctx).insert(call);
export const findCall = (reach: Reach, unionId: string, _id: string) => calls(reach).findOne({ _id, unionId });
export const findCalls = (reach: Reach, unionId: string, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : calls(reach).find({ unionId, _id: { $in: [...new Set(ids)] } });
export const changeCall = (ctx: Context, call: Call, change: Partial<Call>) => calls(ctx).update({ _id: call._id }, { $set: change });
export const pageCalls = (ctx: Context, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(calls(ctx), { filter: { unionId: ctx.scope.unionId }, field: 'opensAt', direction: -1, from: LATEST, to: EARLIEST }, asked);

/** Calls that close between two moments; a union has one or two a year. */
export const findClosing = (reach: Reach, unionId: string, from: string, to: string) =>
  calls(reach).find({ unionId, closesAt: { $gte: from, $lte: to } }, { limit: 100 });
/** Calls over all unions that close between two moments: for the job. */
export const findClosingAnywhere = ({ db }: Reach, from: string, to: string) =>
  db
    .collection<Call>('proposal_calls')
    .find({ closesAt: { $gt: from, $lte: to } }, { projection: { unionId: 1, opensAt: 1, closesAt: 1, remindedFor: 1 }, limit: 200 })
    .toArray();
/** Calls that open between two moments. */
export const findOpening = (reach: Reach, unionId: string, from: string, to: string) =>
  calls(reach).find({ unionId, opensAt: { $gte: from, $lte: to } }, { limit: 100 });

/** The next numbers of a call, «012»: taken in the transaction that submits. */
export async function takeNumbers(ctx: Context, call: Call, count = 1): Promise<string[]> {
  await calls(ctx).update({ _id: call._id }, { $set: { numbers: call.numbers + count } });
  return Array.from({ length: count }, (_, index) => String(call.numbers + 1 + index).padStart(3, '0'));
}
