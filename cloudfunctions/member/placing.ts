/** Which group people are in, for the re-arrangement of groups. */
import type { Context } from '../core/context';
import { newId, type Reach } from '../core/database';
import { forgetActor } from '../core/identity';
import { passAccount } from '../session/public';
import { refuseField } from '../core/refuse';
import { ringOf } from '../core/secret';
import { dayOf } from '../core/time';
import { copySteps } from './history-store';
import { noteStep } from './steps';
import { marksOf, openAll, sealedSet, sealNew } from './sensitive';
import { findTwin, insertMembers, members, moveMember, type Member } from './store';

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

/** Some people of a union, whatever their standing. */
export const findPlacedOf = (reach: Reach, unionId: string, ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : members(reach).find({ unionId, _id: { $in: ids } }, { projection: { name: 1, state: 1, groupId: 1 } });

type Over = { from: string; memberIds: string[]; to: { unionId: string; groupId: string }; reason: string };

/**
 * Takes members over into a union that has just been founded: their file goes along under a new id, the old one is
 * closed with the reason, and their way of signing in follows them. Answers old id → new id.
 */
export async function takeOver(ctx: Context, { from, memberIds, to, reason }: Over): Promise<Map<string, string>> {
  const files = (await members(ctx).find({ unionId: from, _id: { $in: memberIds } })).filter(({ state }) =>
    ['active', 'retained', 'retired'].includes(state),
  );
  const today = dayOf(ctx.now);
  const ids = new Map(files.map(({ _id }) => [_id, newId()]));
  const ring = await ringOf(ctx);
  await insertMembers(
    ctx,
    files.map((file): Member => ({
      ...file,
      ...to,
      _id: ids.get(file._id)!,
      // Sealed texts are bound to their record: they are opened and sealed for the new one.
      ...sealedSet(ring, { _id: ids.get(file._id)! }, openAll(ring, file)),
      departmentId: null,
      offices: [],
      reason: null,
      transferredInOn: today,
      createdAt: ctx.at,
      updatedAt: ctx.at,
    })),
  );
  for (const file of files) {
    const fresh = { _id: ids.get(file._id)!, unionId: to.unionId };
    await moveMember(ctx, file, 'depart', { reason, leftOn: today, retainedUntil: null, offices: [] });
    await noteStep(ctx, file, reason, null);
    await copySteps(ctx, file, fresh);
    await noteStep(ctx, fresh, reason, null);
    await passAccount(ctx, { memberId: file._id, unionId: from }, { memberId: ids.get(file._id)!, unionId: to.unionId });
  }
  return ids;
}

/** Employees who were in no union become members of the new one; answers name → id. */
export async function admitNewcomers(
  ctx: Context,
  people: { name: string; phone: string; employeeNo: string }[],
  { unionId, groupId }: Over['to'],
  joinedOn: string,
): Promise<Map<string, string>> {
  const ring = await ringOf(ctx);
  for (const [index, { name, phone, employeeNo }] of people.entries())
    if (await findTwin(ctx, unionId, { ...marksOf(ring, { phone }), employeeNo }))
      refuseField(`newcomers.${index}`, `${name} 的手机号或工号与转入的会员重复，请核对名单`);
  const sealed = await sealNew(
    ctx,
    people.map((person) => ({ ...person, _id: newId() })),
  );
  const records = sealed.map((person): Member => ({
    ...person,
    unionId,
    groupId,
    departmentId: null,
    state: 'active',
    gender: null,
    birthOn: null,
    joinedOn,
    offices: [],
    tags: [],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  }));
  await insertMembers(ctx, records);
  return new Map(records.map(({ name, _id }) => [name, _id]));
}
