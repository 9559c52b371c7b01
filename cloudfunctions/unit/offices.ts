/** Offices: appointing with a term, prolonging, dismissing, and what the clock does with them. */
import type { officeOperations } from '../../types/unit/contract-office';
import { portfolioLabels, roleLabels } from '../../types/unit/labels';
import type { Role } from '../../types/actor';
import type { Context, Handlers } from '../core/context';
import { newId, type Reach } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay, sayFullDay } from '../core/time';
import { appoint, dismiss, findMembers, findOfficeHolders } from '../member/public';
import { tellOfficeEnding } from './notices';
import { appointTrouble, canHoldAt, extendTrouble, firstTelling, isCommitteeRole, nextTelling } from './rules';
import {
  beginOffice,
  endOffice,
  findOffice,
  findSitting,
  insertOffice,
  noteTold,
  pageHistory,
  prolongOffice,
  type Office,
} from './office-store';
import { tellings } from './standards';
import { findEverUnitsOf, findUnit } from './store';

export const handlers: Handlers<typeof officeOperations> = {
  'unit.appoint': async (ctx, { memberId, role, unitId, from, until = null, portfolio = null, hasCloseRelative }) => {
    const { unionId } = ctx.actor;
    const today = dayOf(ctx.now);
    const first = from ?? today;
    const place = found(await findUnit(ctx, unionId, unitId), '任职单位');
    const [person] = await findMembers(ctx, unionId, [memberId]);
    if (!person) refuseField('memberId', '本会名册里没有这位会员，请重新选择');
    const trouble = canHoldAt(role, place.kind);
    if (trouble) refuseField('unitId', trouble);
    const wrong = appointTrouble({ role, from: first, until, hasCloseRelative }, today);
    if (wrong) refuseField(...wrong);
    if (place.closedOn) refuseField('unitId', '这个小组已撤并，请选现有的小组');
    const sitting = (await findSitting(ctx, unionId, [memberId])).some((one) => one.role === role && one.unitId === unitId);
    const isPlanned = first > today;
    if (sitting || (!isPlanned && !(await appoint(ctx, memberId, role, unitId))))
      refuse('CONFLICT', '该会员已担任这项职务，或不是在册会员');
    await insertOffice(ctx, {
      _id: newId(),
      unionId,
      memberId,
      memberName: person.name,
      role,
      unitId,
      unitName: place.name,
      portfolio,
      from: first,
      until,
      state: isPlanned ? 'planned' : 'held',
      endedOn: null,
      endReason: null,
      hasDeclared: isCommitteeRole(role) && hasCloseRelative === false ? true : null,
      tellOn: until && firstTelling(tellings.office, until, today),
    });
    const term = until ? `，${sayFullDay(first)} 至 ${sayFullDay(until)}` : isPlanned ? `，${sayFullDay(first)} 起` : '';
    ctx.note(memberId, `${place.name} ${roleLabels[role]}${portfolio ? `（${portfolioLabels[portfolio]}）` : ''}${term}`);
    return { id: memberId };
  },

  'unit.extendOffice': async (ctx, { id, until, reason }) => {
    const record = found(await findOffice(ctx, ctx.actor.unionId, id), '这项任职');
    const today = dayOf(ctx.now);
    const trouble = extendTrouble(record, until, today);
    if (trouble) refuseField('until', trouble);
    if (!(await prolongOffice(ctx, record, until, firstTelling(tellings.office, until, today))))
      refuse('CONFLICT', '这项任职已经结束，请重新任命');
    ctx.note(record.memberId, `${record.unitName} ${roleLabels[record.role]} 延至 ${sayFullDay(until)}：${reason}`);
    return { id };
  },

  'unit.dismiss': async (ctx, { memberId, role, unitId, reason }) => {
    if (memberId === ctx.actor.memberId && role === 'admin') refuse('CONFLICT', '不能免去自己的管理员职务，请由另一位管理员办理');
    const record = (await findSitting(ctx, ctx.actor.unionId, [memberId])).find((one) => one.role === role && one.unitId === unitId);
    const wasHeld = await dismiss(ctx, memberId, role, unitId);
    if (!wasHeld && !record) refuse('CONFLICT', '该会员没有担任这项职务');
    if (record) await endOffice(ctx, record, dayOf(ctx.now), reason);
    ctx.note(memberId, `${roleLabels[role]}：${reason}`);
    return { id: memberId };
  },

  'unit.offices': async (ctx) => ({ items: await sittingOffices(ctx, ctx.scope.unionId, dayOf(ctx.now)) }),

  'unit.officeHistory': async (ctx, asked) => {
    if (ctx.scope.level === 'own' && asked.memberId && asked.memberId !== ctx.actor.memberId) refuse('NOT_FOUND', '只能查看自己的任职沿革');
    const page = await pageHistory(ctx, asked);
    return {
      ...page,
      items: page.items.map((record) => ({
        ...itemOf(record, dayOf(ctx.now)),
        id: record._id,
        endedOn: record.endedOn,
        endReason: record.endReason,
      })),
    };
  },

  'unit.beginOffice': async (ctx, { id }) => {
    const record = found(await findOffice(ctx, ctx.actor.unionId, id), '这项任职');
    await beginOffice(ctx, record);
    // Somebody who is no longer on the roster takes up no office: the appointment ends with that reason.
    if (!(await appoint(ctx, record.memberId, record.role, record.unitId)))
      await endOffice(ctx, record, dayOf(ctx.now), '到任时已不是在册会员，或已担任这项职务');
    ctx.note(record.memberId, `${record.unitName} ${roleLabels[record.role]}`);
    return { id };
  },

  'unit.endOffice': async (ctx, { id }) => {
    const record = found(await findOffice(ctx, ctx.actor.unionId, id), '这项任职');
    if (record.until === null || record.until >= dayOf(ctx.now)) refuse('CONFLICT', '任期还没有届满');
    await endOffice(ctx, record, record.until, '任期届满');
    await dismiss(ctx, record.memberId, record.role, record.unitId);
    tellOfficeEnding(ctx, record, '已届满');
    ctx.note(record.memberId, `${record.unitName} ${roleLabels[record.role]}`);
    return { id };
  },

  'unit.tellOffice': async (ctx, { id }) => {
    const record = found(await findOffice(ctx, ctx.actor.unionId, id), '这项任职');
    if (!record.tellOn || !record.until || record.tellOn > dayOf(ctx.now)) refuse('CONFLICT', '现在没有要提醒的');
    await noteTold(ctx, record, nextTelling(tellings.office, record.until, dayOf(ctx.now)));
    tellOfficeEnding(ctx, record, `将于${sayDay(record.until)}届满`);
    ctx.note(record.memberId, record.unitName);
    return { id };
  },
};

const SOON_DAYS = 31;
const itemOf = (record: Office, today: string) => ({
  ...record,
  id: record._id as string | null,
  name: record.memberName,
  since: record.from as string | null,
  isEndingSoon: record.state !== 'ended' && record.until !== null && record.until <= addDays(today, SOON_DAYS),
});

/** Everybody in office or about to be; offices given before terms were kept have no record and no term. */
export async function sittingOffices(reach: Reach, unionId: string, today: string) {
  const records = await findSitting(reach, unionId);
  const holders = await findOfficeHolders(reach, unionId);
  const names = new Map((await findEverUnitsOf(reach, unionId)).map(({ _id, name }) => [_id, name]));
  const isRecorded = (memberId: string, role: string, unitId: string) =>
    records.some((one) => one.memberId === memberId && one.role === role && one.unitId === unitId);
  const isHeld = ({ memberId, role, unitId }: Office) =>
    holders.some((one) => one.memberId === memberId && one.role === role && one.unitId === unitId);
  return [
    ...records.filter((record) => record.state === 'planned' || isHeld(record)).map((record) => itemOf(record, today)),
    ...holders
      .filter(({ memberId, role, unitId }) => !isRecorded(memberId, role, unitId))
      .map(({ since, ...holder }) => ({
        ...holder,
        id: null,
        role: holder.role as Role,
        unitName: names.get(holder.unitId) ?? '',
        portfolio: null,
        since: since && dayOf(since),
        until: null,
        state: 'held' as const,
        hasDeclared: null,
        isEndingSoon: false,
      })),
  ];
}

/** Ends the records of offices that a person loses otherwise: leaving, transfer, a group that is closed. */
export async function endRecordsOf(ctx: Context, unionId: string, memberIds: string[], reason: string, unitIds?: string[]): Promise<void> {
  for (const record of await findSitting(ctx, unionId, memberIds))
    if (!unitIds || unitIds.includes(record.unitId)) await endOffice(ctx, record, dayOf(ctx.now), reason);
}
