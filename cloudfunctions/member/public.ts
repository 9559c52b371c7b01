/** What other domains may ask of the roster. */
import type { Waiting } from '../../types/home/contract';
import type { CalendarFor, DeadlinesFor, OwnDataOf, Searchable } from '../core/collected';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { forgetActor } from '../core/identity';
import type { Actor, Role } from '../../types/actor';
import type { Audience } from '../../types/common';
import { openField, ringOf } from '../core/secret';
import { findUnionsBelow, unitNames } from '../unit/tree-public';
import { recordOpenings } from './history-store';
import { audienceFilter, members, type Member } from './store';
import { tellCalendar, tellDeadlines, tellOwnData, tellSearchable, tellWaiting } from './telling';

export { invitationInForce } from './invitation';
export { findByPhone, findNamesakes, type Namesake } from './namesakes';
export { admitNewcomers, findPlaced, findPlacedIn, findPlacedOf, placeMembers, takeOver } from './placing';

export type MemberBrief = Pick<Member, '_id' | 'unionId' | 'name' | 'groupId' | 'employeeNo'>;
const brief = { projection: { name: 1, unionId: 1, groupId: 1, employeeNo: 1 } };

/** Active members of a union that an audience names, narrowed to some groups when given. */
export function findAudience(reach: Reach, unionId: string, audience: Audience, groupIds?: string[]): Promise<MemberBrief[]> {
  const filter = audienceFilter(unionId, audience);
  return members(reach).find(groupIds ? { ...filter, groupId: { $in: groupIds } } : filter, brief);
}

export const findMembers = (reach: Reach, unionId: string, ids: string[]): Promise<MemberBrief[]> =>
  ids.length === 0 ? Promise.resolve([]) : members(reach).find({ unionId, _id: { $in: ids } }, brief);

/** What dues need of the roster: who, in which state, and from which day until which. */
export type RollMember = MemberBrief & Pick<Member, 'state' | 'joinedOn'> & { leftOn?: string | null; transferredInOn?: string | null };
const rollFields = { ...brief.projection, state: 1, joinedOn: 1, leftOn: 1, transferredInOn: 1 };
/** Everybody who ever was on the union's roster, those who left too; or some of them. */
export const findRoll = (reach: Reach, unionId: string, ids?: string[]): Promise<RollMember[]> =>
  members(reach).find({ unionId, ...(ids ? { _id: { $in: ids } } : {}) }, { projection: rollFields });

/** Holders of a role in a union. */
export const findHolders = (reach: Reach, unionId: string, role: Member['offices'][number]['role']): Promise<Member[]> =>
  members(reach).find({ unionId, 'offices.role': role, state: 'active' });

/** Head counts by group (active members), for one union. */
export async function countByGroup(reach: Reach, unionId: string): Promise<Map<string, number>> {
  const rows = await members(reach).aggregate<{ _id: string; count: number }>({ unionId, state: 'active' }, [
    { $group: { _id: '$groupId', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** The actor a member is when signed in; null when the membership no longer lets them in. */
export async function loadActor(reach: Reach, memberId: string): Promise<Actor | null> {
  const member = await members(reach).findOne({ _id: memberId });
  if (!member || !['active', 'retained', 'retired'].includes(member.state)) return null;
  const isUpper = member.offices.some(({ role }) => role === 'federation');
  const unionIds = isUpper ? (await findUnionsBelow(reach, member.unionId)).map(({ _id }) => _id) : [member.unionId];
  const { unionId, groupId, departmentId, name, offices, tags } = member;
  return {
    memberId,
    unionId,
    groupId,
    name,
    tags,
    unionIds,
    offices: offices.map(({ role, unitId }) => ({ role, unitId })),
    unitIds: [...new Set([unionId, groupId, departmentId, ...offices.map(({ unitId }) => unitId)])].filter((unitId): unitId is string =>
      Boolean(unitId),
    ),
  };
}

/** The person with this number in a union, as they act when signed in. */
export async function findActorByNumber(reach: Reach, unionId: string, employeeNo: string): Promise<Actor | null> {
  const member = await members(reach).findOne({ unionId, employeeNo });
  return member && loadActor(reach, member._id);
}

/** Active head counts of several unions. */
export async function countMembers(reach: Reach, unionIds: string[]): Promise<Map<string, number>> {
  const rows = await members(reach).aggregate<{ _id: string; count: number }>({ unionId: { $in: unionIds }, state: 'active' }, [
    { $group: { _id: '$unionId', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** Everybody who holds an office in the union, one row an office. */
export async function findOfficeHolders(reach: Reach, unionId: string) {
  const holders = await members(reach).find({ unionId, 'offices.role': { $exists: true } }, { projection: { name: 1, offices: 1 } });
  return holders.flatMap(({ _id, name, offices }) =>
    offices.map(({ role, unitId, since }) => ({ memberId: _id, name, role, unitId, since })),
  );
}

/** Gives an office to an active member; false when they hold it already or are not active. */
export async function appoint(ctx: Context, memberId: string, role: Role, unitId: string): Promise<boolean> {
  const given = await members(ctx).update(
    { _id: memberId, unionId: ctx.actor.unionId, state: 'active', offices: { $not: { $elemMatch: { role, unitId } } } },
    { $push: { offices: { role, unitId, since: ctx.at } } },
  );
  if (given) await forgetActor(ctx, memberId);
  return given;
}

/** Takes an office away; false when they did not hold it. */
export async function dismiss(ctx: Context, memberId: string, role: Role, unitId: string): Promise<boolean> {
  const taken = await members(ctx).update(
    { _id: memberId, unionId: ctx.actor.unionId, offices: { $elemMatch: { role, unitId } } },
    { $pull: { offices: { role, unitId } } },
  );
  if (taken) await forgetActor(ctx, memberId);
  return taken;
}

/** Full phone numbers by member, for calling people: each of them sees that it was opened, by whom and why. */
export async function phonesFor(ctx: Context, ids: string[], reason: string): Promise<Map<string, string>> {
  const { unionId } = ctx.actor;
  const [ring, names] = [await ringOf(ctx), await unitNames(ctx, unionId)];
  const found = await members(ctx).find({ unionId, _id: { $in: ids } }, { projection: { sealed: 1, sealedWith: 1 } });
  const phones = new Map(
    found.flatMap((record) => {
      const phone = openField(ring, record, 'phone');
      return phone ? [[record._id, phone] as const] : [];
    }),
  );
  const others = [...phones.keys()].filter((id) => id !== ctx.actor.memberId);
  await recordOpenings(ctx, others, { unionId, byUnionName: names.get(unionId) ?? '', fields: ['phone'], reason });
  return phones;
}

/** What waits for those who review. */
export const waitingFor = (ctx: Context): Promise<Waiting[]> => tellWaiting(ctx);
export const deadlinesFor: DeadlinesFor = (ctx) => tellDeadlines(ctx);
export const calendarFor: CalendarFor = (ctx, from, to) => tellCalendar(ctx, from, to);
export const ownDataOf: OwnDataOf = (ctx) => tellOwnData(ctx);
export const searchable: Searchable = tellSearchable;
export { sealNew } from './sensitive';
