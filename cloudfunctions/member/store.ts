/** Where members are kept: one record a person and union. */
import type { Filter } from 'mongodb';
import { within, type Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';
import type { Audience } from '../../types/common';
import type { Role } from '../../types/actor';
import { memberLifecycle } from '../../types/member/lifecycle';
import { literal } from './rules';

export type Member = {
  _id: string;
  unionId: string;
  groupId: string;
  departmentId: string | null;
  state: (typeof memberLifecycle.states)[number];
  /** Why the last decision about the membership was taken. */
  reason?: string | null;
  name: string;
  /** Number in the employer's staff list; unique in the union. */
  employeeNo: string;
  phone: string | null;
  gender: 'male' | 'female' | null;
  birthOn: string | null;
  joinedOn: string | null;
  offices: { role: Role; unitId: string; since: string | null }[];
  tags: string[];
  createdAt: string;
  updatedAt: string;
};

export const members = collection<Member>('members', [
  { key: { unionId: 1, state: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, employeeNo: 1 }, unique: true },
  { key: { unionId: 1, phone: 1 }, unique: true, partialFilterExpression: { phone: { $type: 'string' } } },
  { key: { unionId: 1, 'offices.role': 1 } },
]);

/** Members an audience names: kinds of condition narrow each other, values within a kind widen. */
export function audienceFilter(unionId: string, audience: Audience): Filter<Member> {
  const conditions: Filter<Member>[] = [];
  const { unitIds = [], roles = [], tags = [] } = audience;
  if (unitIds.length > 0 && !unitIds.includes(unionId))
    conditions.push({ $or: [{ groupId: { $in: unitIds } }, { departmentId: { $in: unitIds } }, { 'offices.unitId': { $in: unitIds } }] });
  if (roles.length > 0 && !roles.includes('member')) conditions.push({ 'offices.role': { $in: roles } });
  if (tags.length > 0) conditions.push({ tags: { $in: tags } });
  return { unionId, state: 'active', ...(conditions.length > 0 ? { $and: conditions } : {}) };
}

export const findMember = (reach: Reach, unionId: string, _id: string) => members(reach).findOne({ _id, unionId });

export const insertMember = (reach: Reach, member: Member) => members(reach).insert(member);
export const moveMember = (ctx: Context, member: Member, command: keyof typeof memberLifecycle.moves, set: Partial<Member> = {}) =>
  move(members(ctx), memberLifecycle, member, command, { ...set, updatedAt: ctx.at });
export const updateMember = (ctx: Context, { _id, unionId }: Member, set: Partial<Member>) =>
  members(ctx).update({ _id, unionId }, { $set: { ...set, updatedAt: ctx.at } });

/** Somebody of the union with this phone or number, besides `except`. */
export async function findTwin(
  reach: Reach,
  unionId: string,
  { phone, employeeNo }: { phone?: string | null; employeeNo?: string },
  except?: string,
): Promise<Member | null> {
  const byPhone = phone ? await members(reach).find({ unionId, phone }) : [];
  const byNo = employeeNo ? await members(reach).find({ unionId, employeeNo }) : [];
  return [...byPhone, ...byNo].find(({ _id }) => _id !== except) ?? null;
}

type Filters = { groupId?: string; state?: Member['state']; search?: string; cursor?: string; limit?: number };

/** The roster within the caller's reach, by number. */
export function pageMembers(ctx: Context, { groupId, state = 'active', search, ...asked }: Filters) {
  const { level, unitIds, unionId } = ctx.scope;
  const groups = level === 'group' ? unitIds.filter((id) => !groupId || id === groupId) : groupId ? [groupId] : null;
  const pattern = search && { $regex: literal(search), $options: 'i' };
  const filter: Filter<Member> = {
    unionId,
    state,
    ...(groups ? { groupId: groups.length === 1 ? groups[0]! : { $in: groups } } : {}),
    ...(pattern ? { $or: [{ name: pattern }, { employeeNo: pattern }] } : {}),
  };
  return pageByField(members(ctx), { filter, field: 'employeeNo' }, asked);
}

/** A member within the caller's reach. */
export const findWithin = (ctx: Context, _id: string) =>
  members(ctx).findOne({
    $and: [{ _id }],
    ...within(ctx, { own: '_id' }),
    ...(ctx.scope.level === 'own' ? {} : { _id }),
  } as Filter<Member>);

/** The whole roster in the fields an import compares. */
export const readRoster = (reach: Reach, unionId: string) =>
  members(reach).find(
    { unionId },
    { projection: { employeeNo: 1, phone: 1, name: 1, groupId: 1, departmentId: 1, gender: 1, birthOn: 1, joinedOn: 1 } },
  );

export const insertMembers = (reach: Reach, records: Member[]) => members(reach).insertMany(records);
export const updateMembers = (ctx: Context, changes: { id: string; set: Partial<Member> }[]) =>
  members(ctx).bulk(
    changes.map(({ id, set }) => ({ updateOne: { filter: { _id: id }, update: { $set: { ...set, updatedAt: ctx.at } } } })) as never,
  );

/** How far an import has come, written outside its transaction. */
export const readProgress = (ctx: Context, requestId: string) =>
  ctx.db.collection<{ _id: string; done: number; total: number }>('progress').findOne({ _id: `${ctx.actor.memberId}:${requestId}` });
