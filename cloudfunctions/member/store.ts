/** Where members are kept: one record a person and union. */
import { collection, type Reach } from '../core/database';
import type { Filter } from 'mongodb';
import type { Audience } from '../../types/common';
import type { Role } from '../../types/actor';

export type Member = {
  _id: string;
  unionId: string;
  groupId: string;
  departmentId: string | null;
  state: 'pending' | 'rejected' | 'active' | 'retained' | 'retired' | 'left';
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
  if (unitIds.length > 0 && !unitIds.includes(unionId)) conditions.push({ $or: [{ groupId: { $in: unitIds } }, { departmentId: { $in: unitIds } }] });
  if (roles.length > 0 && !roles.includes('member')) conditions.push({ 'offices.role': { $in: roles } });
  if (tags.length > 0) conditions.push({ tags: { $in: tags } });
  return { unionId, state: 'active', ...(conditions.length > 0 ? { $and: conditions } : {}) };
}

export const findMember = (reach: Reach, unionId: string, _id: string) => members(reach).findOne({ _id, unionId });
