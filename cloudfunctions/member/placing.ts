/** Which group people are in, for the re-arrangement of groups. */
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { forgetActor } from '../core/identity';
import { members } from './store';

/** Everybody who belongs somewhere: those who left keep the group they left from. */
const placed = ['pending', 'rejected', 'active', 'retained', 'retired'] as const;

export const findPlaced = (reach: Reach, unionId: string) =>
  members(reach).find(
    { unionId, state: { $in: [...placed] } },
    { projection: { name: 1, groupId: 1, state: 1, employeeNo: 1, joinedOn: 1, offices: 1 } },
  );

/** One group's people. */
export const findPlacedIn = (reach: Reach, unionId: string, groupId: string) =>
  members(reach).find(
    { unionId, groupId, state: { $in: [...placed] } },
    { projection: { name: 1, groupId: 1, state: 1, employeeNo: 1, joinedOn: 1, offices: 1 } },
  );

/** Moves people into a group; from here on they are addressed as its members. */
export async function placeMembers(ctx: Context, unionId: string, ids: string[], groupId: string): Promise<void> {
  await members(ctx).updateMany({ _id: { $in: ids }, unionId }, { $set: { groupId, updatedAt: ctx.at } });
  for (const id of ids) await forgetActor(ctx, id);
}
