/** A union comes into being: its place in the tree, its register, its first committee with the offices that go with it. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { dayOf } from '../core/time';
import { appoint } from '../member/public';
import { insertOffice } from './office-store';
import { replaceCommittee, saveEntry, type Committee, type Entry } from './register-store';
import { committeeFrom } from './registering';
import { firstTelling, isCommitteeRole, termEnd } from './rules';
import { tellings } from './standards';
import { insertUnit } from './store';

export { hasAnyUnit } from './store';

type Asked = { unionId: string; parentId: string; name: string; groupName: string; entry: Omit<Entry, '_id' | 'unionId' | 'updatedAt'> };

/** Answers the id of its first group. */
export async function foundUnion(ctx: Context, { unionId, parentId, name, groupName, entry }: Asked): Promise<string> {
  const groupId = newId();
  await insertUnit(ctx, { _id: unionId, unionId, parentId, kind: 'union', name, order: Math.floor(ctx.now.getTime() / 1000) });
  await insertUnit(ctx, { _id: groupId, unionId, parentId: unionId, kind: 'group', name: groupName, order: 1 });
  await saveEntry(ctx, { ...entry, _id: unionId, unionId, updatedAt: ctx.at });
  return groupId;
}

/** The first federation of an installation has this id: a second beginning at the same moment meets it. */
const FIRST_UPPER = 'federation';

/** The union above the first one; answers its id. */
export async function foundUpper(ctx: Context, name: string): Promise<string> {
  await insertUnit(ctx, { _id: FIRST_UPPER, unionId: FIRST_UPPER, parentId: null, kind: 'federation', name, order: 0 });
  return FIRST_UPPER;
}

/** The first administrator, appointed by nobody; everybody else is appointed by them. */
export async function seatAdministrator(ctx: Context, { unionId, memberId, name }: { unionId: string; memberId: string; name: string }) {
  await appoint(ctx, memberId, 'admin', unionId);
  await insertOffice(ctx, {
    _id: newId(),
    unionId,
    memberId,
    memberName: name,
    role: 'admin',
    unitId: unionId,
    unitName: '本会',
    portfolio: null,
    from: dayOf(ctx.now),
    until: null,
    state: 'held',
    endedOn: null,
    endReason: null,
    hasDeclared: null,
    tellOn: null,
  });
}

type First = {
  unionId: string;
  from: string;
  years: number;
  seats: Committee['seats'];
  roles: { memberId: string; name: string; role: Role }[];
};

export async function seatFirstCommittee(ctx: Context, { unionId, from, years, seats, roles }: First): Promise<void> {
  const today = dayOf(ctx.now);
  await replaceCommittee(ctx, committeeFrom(unionId, { number: 1, from, years, seats }, today));
  const until = termEnd(from, years);
  for (const { memberId, name, role } of roles) {
    if (!(await appoint(ctx, memberId, role, unionId))) continue;
    const term = {
      from,
      until,
      state: 'held' as const,
      endedOn: null,
      endReason: null,
      tellOn: firstTelling(tellings.office, until, today),
    };
    const hasDeclared = isCommitteeRole(role) ? true : null;
    await insertOffice(ctx, {
      _id: newId(),
      unionId,
      memberId,
      memberName: name,
      role,
      unitId: unionId,
      unitName: '本会',
      portfolio: null,
      ...term,
      hasDeclared,
    });
  }
}
