/** Where it is kept who was in which group when. */
import { collection, type Reach } from '../core/database';

export type Placement = {
  _id: string;
  unionId: string;
  memberId: string;
  memberName: string;
  groupId: string;
  groupName: string;
  /** First day in the group; null: since before this was kept. */
  from: string | null;
  until: string | null;
  reason: string | null;
};

const placements = collection<Placement>('unit_placements', [
  { key: { unionId: 1, memberId: 1, from: 1 } },
  { key: { unionId: 1, groupId: 1, from: 1 } },
]);

export const findPlacementsOf = (reach: Reach, unionId: string, memberId: string) => placements(reach).find({ unionId, memberId });
export const findPlacementsIn = (reach: Reach, unionId: string, groupId: string) => placements(reach).find({ unionId, groupId });
/** The open placement of each of these people. */
export const findOpenPlacements = (reach: Reach, unionId: string, memberIds: string[]) =>
  placements(reach).find({ unionId, memberId: { $in: memberIds }, until: null });
export const insertPlacements = (reach: Reach, records: Placement[]) => placements(reach).insertMany(records);
export const closePlacements = (reach: Reach, unionId: string, ids: string[], until: string) =>
  placements(reach).updateMany({ _id: { $in: ids }, unionId }, { $set: { until } });
