/** Where discussion groups and shows of hands of a session are kept. */
import { collection, type Reach } from '../core/database';
import type { Context } from '../core/context';

export type Group = {
  _id: string;
  unionId: string;
  sessionId: string;
  name: string;
  place: string;
  constituencyIds: string[];
  convenerId: string;
  convenerName: string;
  reporterId: string;
  reporterName: string;
  report: { text: string; byName: string; at: string } | null;
};
export type Hands = {
  _id: string;
  unionId: string;
  sessionId: string;
  itemId: string;
  title: string;
  approve: number;
  against: number;
  abstain: number;
  isPassed: boolean;
  arithmetic: string;
  source: string;
  at: string;
  byName: string;
};
const groups = collection<Group>('congress_groups', [{ key: { unionId: 1, sessionId: 1 } }]);
const hands = collection<Hands>('congress_hands', [{ key: { unionId: 1, sessionId: 1 } }]);

export const findGroups = (reach: Reach, unionId: string, sessionId: string): Promise<Group[]> =>
  groups(reach).find({ unionId, sessionId });
export const findGroup = (reach: Reach, unionId: string, _id: string): Promise<Group | null> => groups(reach).findOne({ _id, unionId });
/** Kept ones are changed in place, new ones added, the others removed. */
export async function saveGroups(ctx: Context, before: Group[], after: Group[]): Promise<void> {
  const known = new Set(before.map(({ _id }) => _id));
  for (const { _id, ...group } of after) await groups(ctx).update({ _id }, { $set: group }, { upsert: !known.has(_id) });
  for (const { _id } of before) if (!after.some((one) => one._id === _id)) await groups(ctx).remove({ _id });
}
export const saveReport = (ctx: Context, { _id }: Group, report: Group['report']) => groups(ctx).update({ _id }, { $set: { report } });

export const insertHands = (reach: Reach, record: Hands) => hands(reach).insert(record);
export const findHands = (reach: Reach, unionId: string, sessionId: string): Promise<Hands[]> => hands(reach).find({ unionId, sessionId });
export const findOneHands = (reach: Reach, unionId: string, _id: string): Promise<Hands | null> => hands(reach).findOne({ _id, unionId });
export const removeHands = (ctx: Context, { _id }: Hands) => hands(ctx).remove({ _id });
