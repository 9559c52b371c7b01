/** Where members are kept: one record a person and union. */
import type { Filter } from 'mongodb';
import { within, type Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';
import type { Audience } from '../../types/common';
import type { Role } from '../../types/actor';
import type { SealedField } from '../../types/member/labels';
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
  /** Phone, id number, bank account, address, emergency contact: each sealed (core/secret.ts), with the key's name. */
  sealed?: { [field in SealedField]?: string };
  sealedWith?: string | null;
  /** Blind indexes: equal numbers give equal marks. A number that is being checked by a person carries none. */
  phoneMark?: string | null;
  idNumberMark?: string | null;
  bankAccountMark?: string | null;
  gender: 'male' | 'female' | null;
  birthOn: string | null;
  joinedOn: string | null;
  /** The day of transferring in, and the day of leaving or transferring out: the months of dues follow from them. */
  transferredInOn?: string | null;
  leftOn?: string | null;
  retainedUntil?: string | null;
  offices: { role: Role; unitId: string; since: string | null }[];
  tags: string[];
  /** Only while somebody is joining. */
  application?: Application | null;
  createdAt: string;
  updatedAt: string;
};
export type Application = {
  /** Hash of the applicant's own secret. */
  tokenHash: string;
  appliedAt: string;
  consentVersion: string | null;
  hasConsentedToIdNumber: boolean;
  corrections: { field: string; message: string }[];
  isBeingChecked: boolean;
  /** A number of the staff list was given; otherwise a stopgap stands in the record. */
  hasEmployeeNo: boolean;
};

export const members = collection<Member>('members', [
  { key: { unionId: 1, state: 1, groupId: 1, employeeNo: 1 } },
  { key: { unionId: 1, employeeNo: 1 }, unique: true },
  { key: { unionId: 1, phoneMark: 1 }, unique: true, partialFilterExpression: { phoneMark: { $type: 'string' } } },
  { key: { unionId: 1, idNumberMark: 1 }, unique: true, partialFilterExpression: { idNumberMark: { $type: 'string' } } },
  { key: { unionId: 1, 'offices.role': 1 } },
  { key: { unionId: 1, name: 1, state: 1 } },
  { key: { sealedWith: 1 } },
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
/** Of any union: for an application's own secret, a card's signature, a transfer's other side. */
export const findMemberAnywhere = (reach: Reach, _id: string) => members(reach).findOne({ _id });

export const insertMember = (reach: Reach, member: Member) => members(reach).insert(member);
export const moveMember = (ctx: Context, member: Member, command: keyof typeof memberLifecycle.moves, set: Partial<Member> = {}) =>
  move(members(ctx), memberLifecycle, member, command, { ...set, updatedAt: ctx.at });
export const updateMember = (ctx: Context, { _id, unionId }: Pick<Member, '_id' | 'unionId'>, set: Partial<Member>) =>
  members(ctx).update({ _id, unionId }, { $set: { ...set, updatedAt: ctx.at } });
/** The same texts under another key: nothing of the member has changed. */
export const resealMember = (ctx: Context, { _id, unionId }: Member, set: Pick<Member, 'sealed' | 'sealedWith'>) =>
  members(ctx).update({ _id, unionId }, { $set: set });

export type Marks = { phoneMark?: string | null; idNumberMark?: string | null; employeeNo?: string };
export type Twin = { member: Member; by: 'phone' | 'idNumber' | 'employeeNo' };

/** Somebody of the union with this number, besides `except`. */
export async function findTwin(
  reach: Reach,
  unionId: string,
  { phoneMark, idNumberMark, employeeNo }: Marks,
  except?: string,
): Promise<Twin | null> {
  const byPhone = phoneMark ? await members(reach).find({ unionId, phoneMark }) : [];
  const byId = idNumberMark ? await members(reach).find({ unionId, idNumberMark }) : [];
  const byNo = employeeNo ? await members(reach).find({ unionId, employeeNo }) : [];
  const all: Twin[] = [
    ...byId.map((member): Twin => ({ member, by: 'idNumber' })),
    ...byPhone.map((member): Twin => ({ member, by: 'phone' })),
    ...byNo.map((member): Twin => ({ member, by: 'employeeNo' })),
  ];
  return all.find(({ member }) => member._id !== except) ?? null;
}

type Filters = {
  groupId?: string;
  state?: Member['state'];
  search?: string;
  /** Marks of what was searched, when it is a whole number. */
  marks?: Marks;
  cursor?: string;
  limit?: number;
};

/** The roster within the caller's reach, by number. */
export async function pageMembers(ctx: Context, { groupId, state = 'active', search, marks, ...asked }: Filters) {
  const { unionId } = ctx.scope;
  const groups = groupsOf(ctx, groupId);
  const exact = marks ? await findTwin(ctx, unionId, marks) : null;
  if (marks) return { items: exact && exact.member.state !== 'erased' ? [exact.member] : [], nextCursor: null };
  const pattern = search && { $regex: literal(search), $options: 'i' };
  const filter: Filter<Member> = {
    unionId,
    state,
    ...(groups ? { groupId: groups.length === 1 ? groups[0]! : { $in: groups } } : {}),
    ...(pattern ? { $or: [{ name: pattern }, { employeeNo: pattern }] } : {}),
  };
  return pageByField(members(ctx), { filter, field: 'employeeNo' }, asked);
}

/** The groups a list is bounded to; null for the whole union. */
function groupsOf(ctx: Context, groupId?: string): string[] | null {
  const { level, unitIds } = ctx.scope;
  return level === 'group' ? unitIds.filter((id) => !groupId || id === groupId) : groupId ? [groupId] : null;
}

/** Everybody of a state within the caller's reach, for an export. */
export function findAllOf(ctx: Context, state: Member['state'], groupId?: string): Promise<Member[]> {
  const groups = groupsOf(ctx, groupId);
  return members(ctx).find(
    { unionId: ctx.scope.unionId, state, ...(groups ? { groupId: groups.length === 1 ? groups[0]! : { $in: groups } } : {}) },
    { sort: { employeeNo: 1 }, limit: 50_000 },
  );
}

/** How many of a state are within the caller's reach. */
export function countOf(ctx: Context, state: Member['state'], groupIds?: string[]): Promise<number> {
  return members(ctx).count({ unionId: ctx.actor.unionId, state, ...(groupIds ? { groupId: { $in: groupIds } } : {}) });
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
    {
      projection: {
        ...{ employeeNo: 1, name: 1, groupId: 1, departmentId: 1, gender: 1, birthOn: 1, joinedOn: 1, state: 1 },
        ...{ phoneMark: 1, idNumberMark: 1, bankAccountMark: 1, sealed: 1, sealedWith: 1 },
      },
    },
  );

export const insertMembers = (reach: Reach, records: Member[]) => members(reach).insertMany(records);
export const updateMembers = (ctx: Context, changes: { id: string; set: Partial<Member> }[]) =>
  members(ctx).bulk(
    changes.map(({ id, set }) => ({ updateOne: { filter: { _id: id }, update: { $set: { ...set, updatedAt: ctx.at } } } })) as never,
  );

/** Records still sealed with another key, over all unions: a sweep is the one reader that may. Two ranges, so that the index serves them. */
export async function findSealedOtherwise({ db }: Reach, current: string, limit: number): Promise<Pick<Member, '_id' | 'unionId'>[]> {
  const raw = db.collection<Member>('members');
  const brief = { projection: { unionId: 1 } };
  const before = await raw
    .find({ sealedWith: { $gt: '', $lt: current } }, brief)
    .limit(limit)
    .toArray();
  const after = await raw
    .find({ sealedWith: { $gt: current } }, brief)
    .limit(limit)
    .toArray();
  return [...before, ...after].slice(0, limit);
}
