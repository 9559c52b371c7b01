/** Re-arranging groups: the sum is made by `arrange`, here it is checked against the roster, shown, or carried out with its history. */
import type { groupOperations } from '../../types/unit/contract-groups';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { dismiss, findPlaced, findPlacedIn, placeMembers } from '../member/public';
import { arrange, fingerprintOf, type Arrangement } from './arrangement';
import { tellRearranged } from './notices';
import { endRecordsOf } from './offices';
import {
  closePlacements,
  findOpenPlacements,
  findPlacementsIn,
  findPlacementsOf,
  insertPlacements,
  type Placement,
} from './placement-store';
import { closeUnit, findEverUnitsOf, findUnit, findUnitsOf, insertUnit, renameUnit, type Unit } from './store';

type Roster = Awaited<ReturnType<typeof findPlaced>>;

export const handlers: Handlers<typeof groupOperations> = {
  'unit.rearrange': async (ctx, { steps, reason, dryRun, basedOn: asked }) => {
    const { unionId } = ctx.actor;
    const groups = (await findUnitsOf(ctx, unionId)).filter(({ kind }) => kind === 'group');
    const roster = await findPlaced(ctx, unionId);
    const before = groups.map(({ _id, name }) => ({ id: _id, name }));
    const people = roster.map(({ _id, name, groupId }) => ({ id: _id, name, groupId }));
    const basedOn = fingerprintOf(before, people);
    if (asked && asked !== basedOn) refuse('CONFLICT', '预览之后小组或名册有变动，请重新预览再办理');
    const outcome = arrange(before, people, steps);
    if ('trouble' in outcome) refuseField(...outcome.trouble);
    const ended = leadersWhoLose(outcome, roster);
    if (!dryRun) await carryOut(ctx, outcome, groups, roster, ended, reason);
    ctx.note(unionId, `${dryRun ? '预览' : `${outcome.moved.length} 人调整`}：${reason}`);
    const nameOf = namesAfter(outcome, groups);
    return {
      isDryRun: dryRun,
      basedOn,
      groups: outcome.groups
        .filter((group) => group.before !== group.after || group.countBefore !== group.countAfter)
        .map(({ id, ...group }) => ({ ...group, groupId: id.startsWith('new-') ? null : id })),
      moved: outcome.moved.map(({ person, toId }) => ({
        memberId: person.id,
        name: person.name,
        from: nameOf(person.groupId),
        to: nameOf(toId),
      })),
      endedOffices: ended.map(({ memberId, name, groupId }) => ({ memberId, name, groupName: nameOf(groupId) })),
    };
  },

  'unit.people': async (ctx, { groupId }) => {
    const { unionId } = ctx.scope;
    const group = found(await findUnit(ctx, unionId, groupId), '这个小组');
    const people = await findPlacedIn(ctx, unionId, group._id);
    return {
      items: people
        .filter(({ state }) => ['active', 'retained', 'retired'].includes(state))
        .sort((a, b) => (a.employeeNo < b.employeeNo ? -1 : 1))
        .map(({ _id, name, employeeNo, offices }) => ({ memberId: _id, name, employeeNo, isLeader: leads(offices, groupId) })),
    };
  },

  'unit.placements': async (ctx, { memberId, groupId }) => {
    const { level, unionId, unitIds } = ctx.scope;
    if (level === 'own' && (groupId || (memberId && memberId !== ctx.actor.memberId))) refuse('NOT_FOUND', '只能查看自己的小组沿革');
    if (!groupId && !memberId) return { items: await placementsOf(ctx, unionId, ctx.actor.memberId) };
    if (level === 'own') return { items: await placementsOf(ctx, unionId, ctx.actor.memberId) };
    if (groupId) {
      if (level === 'group' && !unitIds.includes(groupId)) refuse('NOT_FOUND', '没有找到这个小组，或不在您可见的范围内');
      return { items: await placementsIn(ctx, unionId, groupId) };
    }
    const items = await placementsOf(ctx, unionId, memberId!);
    // A leader sees the way of those who are or were in the own group.
    const isReached = level !== 'group' || memberId === ctx.actor.memberId || items.some((one) => unitIds.includes(one.groupId));
    if (!isReached) refuse('NOT_FOUND', '没有找到这位会员，或不在您可见的范围内');
    return { items };
  },
};

const leads = (offices: Roster[number]['offices'], groupId: string) =>
  offices.some(({ role, unitId }) => role === 'groupLeader' && unitId === groupId);

/** Leaders of a group that is closed, or who are moved out of the group they lead: the office ends with it. */
function leadersWhoLose({ groups, moved }: Arrangement, roster: Roster) {
  const closed = new Set(groups.filter(({ after }) => after === null).map(({ id }) => id));
  const going = new Map(moved.map(({ person }) => [person.id, person.groupId]));
  return roster.flatMap(({ _id, name, offices }) =>
    offices
      .filter(({ role, unitId }) => role === 'groupLeader' && (closed.has(unitId) || going.get(_id) === unitId))
      .map(({ unitId }) => ({ memberId: _id, name, groupId: unitId })),
  );
}

const namesAfter = ({ groups }: Arrangement, kept: Unit[]) => {
  const names = new Map([
    ...kept.map(({ _id, name }) => [_id, name] as const),
    ...groups.flatMap(({ id, after, before }) => ((after ?? before) ? [[id, (after ?? before)!] as const] : [])),
  ]);
  return (id: string) => names.get(id) ?? '未分组';
};

async function carryOut(
  ctx: Context,
  outcome: Arrangement,
  groups: Unit[],
  roster: Roster,
  ended: ReturnType<typeof leadersWhoLose>,
  reason: string,
) {
  const { unionId } = ctx.actor;
  const today = dayOf(ctx.now);
  const byId = new Map(groups.map((group) => [group._id, group]));
  const ids = new Map<string, string>();
  let order = Math.max(0, ...groups.map((group) => group.order));
  for (const { id, before, after } of outcome.groups) {
    ids.set(id, before === null ? newId() : id);
    if (before === null && after !== null)
      await insertUnit(ctx, { _id: ids.get(id)!, unionId, parentId: unionId, kind: 'group', name: after, order: (order += 1) });
    else if (after === null && before !== null) await closeUnit(ctx, byId.get(id)!, today);
    else if (after !== null && after !== before) await renameUnit(ctx, byId.get(id)!, after);
  }
  const nameOf = namesAfter(outcome, groups);
  for (const { memberId, groupId } of ended) {
    await dismiss(ctx, memberId, 'groupLeader', groupId);
    await endRecordsOf(ctx, unionId, [memberId], `小组调整：${reason}`, [groupId]);
  }
  const byTo = new Map<string, string[]>();
  for (const { person, toId } of outcome.moved) byTo.set(toId, [...(byTo.get(toId) ?? []), person.id]);
  for (const [toId, memberIds] of byTo) await placeMembers(ctx, unionId, memberIds, ids.get(toId) ?? toId);
  const joined = new Map(roster.map(({ _id, joinedOn }) => [_id, joinedOn]));
  await recordPlacements(
    ctx,
    outcome.moved.map(({ person, toId }) => ({
      memberId: person.id,
      name: person.name,
      joinedOn: joined.get(person.id) ?? null,
      from: { id: person.groupId, name: nameOf(person.groupId) },
      to: { id: ids.get(toId) ?? toId, name: nameOf(toId) },
    })),
    reason,
  );
  const touched = new Set(outcome.moved.flatMap(({ person, toId }) => [person.groupId, toId]));
  const leaders = roster
    .filter(({ offices }) => offices.some(({ role, unitId }) => role === 'groupLeader' && touched.has(unitId)))
    .map(({ _id }) => _id);
  const moved = outcome.moved.map(({ person, toId }) => ({ memberId: person.id, from: nameOf(person.groupId), to: nameOf(toId) }));
  tellRearranged(ctx, unionId, moved, leaders, reason);
}

type Place = { id: string; name: string };
export type Placed = { memberId: string; name: string; joinedOn: string | null; from: Place; to: Place };

/** Writes into the history that these people went from one group to another today. */
export async function recordPlacements(ctx: Context, moved: Placed[], reason: string): Promise<void> {
  const { unionId } = ctx.actor;
  const today = dayOf(ctx.now);
  const open = await findOpenPlacements(
    ctx,
    unionId,
    moved.map(({ memberId }) => memberId),
  );
  const has = new Set(open.map(({ memberId }) => memberId));
  const record = (
    { memberId, name }: Placed,
    { id, name: groupName }: Place,
    from: string | null,
    until: string | null,
    why: string | null,
  ): Placement => ({
    _id: newId(),
    unionId,
    memberId,
    memberName: name,
    groupId: id,
    groupName,
    from,
    until,
    reason: why,
  });
  await closePlacements(
    ctx,
    unionId,
    open.map(({ _id }) => _id),
    today,
  );
  await insertPlacements(ctx, [
    ...moved.filter(({ memberId }) => !has.has(memberId)).map((one) => record(one, one.from, one.joinedOn, today, null)),
    ...moved.map((one) => record(one, one.to, today, null, reason)),
  ]);
}

const byDay = (a: { from: string | null }, b: { from: string | null }) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1);
const lineOf = (record: Placement) => ({ ...record, name: record.memberName });

/** One person's way through the groups, the latest first; without any record the present group since joining. */
async function placementsOf(ctx: Context, unionId: string, memberId: string) {
  const kept = await findPlacementsOf(ctx, unionId, memberId);
  if (kept.length > 0) return kept.map(lineOf).sort(byDay);
  const roster = await findPlaced(ctx, unionId);
  const names = new Map((await findEverUnitsOf(ctx, unionId)).map(({ _id, name }) => [_id, name]));
  return roster.filter(({ _id }) => _id === memberId).map((person) => presentLine(person, names));
}

const presentLine = ({ _id, name, groupId, joinedOn }: Roster[number], names: Map<string, string>) => ({
  memberId: _id,
  name,
  groupId,
  groupName: names.get(groupId) ?? '未分组',
  from: joinedOn,
  until: null,
  reason: null,
});

async function placementsIn(ctx: Context, unionId: string, groupId: string) {
  const [kept, people, all] = await Promise.all([
    findPlacementsIn(ctx, unionId, groupId),
    findPlacedIn(ctx, unionId, groupId),
    findEverUnitsOf(ctx, unionId),
  ]);
  const open = new Set(kept.filter(({ until }) => until === null).map(({ memberId }) => memberId));
  const names = new Map(all.map(({ _id, name }) => [_id, name]));
  return [
    ...kept.map(lineOf),
    ...people
      .filter(({ _id, state }) => !open.has(_id) && state !== 'pending' && state !== 'rejected')
      .map((person) => presentLine(person, names)),
  ].sort(byDay);
}
