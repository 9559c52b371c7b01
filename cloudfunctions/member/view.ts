/** How a member is shown: the line of a list, and the file card with everything sensitive masked. */
import { memberLifecycle } from '../../types/member/lifecycle';
import { movesFrom } from '../../types/lifecycle';
import { may, type Context } from '../core/context';
import { openField, ringOf, type Ring } from '../core/secret';
import { unitNames } from '../unit/tree-public';
import { findSteps } from './history-store';
import { isStopgap } from './rules';
import { maskedOf, maskedPhone } from './sensitive';
import type { Member } from './store';

export function itemOf(record: Member, names: Map<string, string>, ring: Ring) {
  return {
    id: record._id,
    name: record.name,
    employeeNo: isStopgap(record.employeeNo) ? '待编' : record.employeeNo,
    groupId: record.groupId,
    groupName: names.get(record.groupId) ?? '未分组',
    state: record.state,
    joinedOn: record.joinedOn,
    phone: maskedPhone(ring, record),
  };
}

/** Moves made by people on the file card; the others happen through their own operations. */
const byHand = ['approve', 'return', 'reject', 'retain', 'retire', 'restore', 'leave', 'readmit', 'erase'];
const operationOf: Record<string, 'member.review' | 'member.move' | 'member.erase'> = {
  approve: 'member.review',
  return: 'member.review',
  reject: 'member.review',
  erase: 'member.erase',
};

export async function cardOf(ctx: Context, record: Member) {
  const [names, ring, steps] = await Promise.all([unitNames(ctx, record.unionId), ringOf(ctx), findSteps(ctx, record.unionId, record._id)]);
  const isSelf = record._id === ctx.actor.memberId;
  const masked = maskedOf(ring, record);
  const { application } = record;
  return {
    ...itemOf(record, names, ring),
    phone: isSelf ? openField(ring, record, 'phone') : masked.phone,
    sealed: masked,
    canOpen: isSelf || may(ctx.actor, 'member.update'),
    moves: isSelf
      ? []
      : movesFrom(memberLifecycle, record.state).filter(
          (move) => byHand.includes(move) && may(ctx.actor, operationOf[move] ?? 'member.move'),
        ),
    reason: record.reason ?? null,
    gender: record.gender,
    birthOn: record.birthOn,
    tags: record.tags,
    enteredOn: record.transferredInOn ?? record.joinedOn,
    leftOn: record.leftOn ?? null,
    retainedUntil: record.retainedUntil ?? null,
    updatedAt: record.updatedAt,
    departmentId: record.departmentId,
    departmentName: record.departmentId ? (names.get(record.departmentId) ?? null) : null,
    offices: record.offices.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? '' })),
    application: application ? { ...application } : null,
    history: steps.map(({ at, text, note, byName, unionName }) => ({ at, text, note, byName, unionName })),
  };
}
