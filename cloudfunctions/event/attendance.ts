/** Who signed up and who came: the roster, the rotating code on the organiser's screen, checking in, and putting marks right. */
import type { z } from 'zod';
import type { event as contract } from '../../types/event/contract';
import type { checkInSeen } from '../../types/event/contract-day';
import { registrationLifecycle, type RegistrationStatus } from '../../types/event/lifecycle';
import { movesFrom } from '../../types/lifecycle';
import { may, within, type Context, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { findMembers } from '../member/public';
import { unitNames } from '../unit/public';
import { isLateAt, whyWrongCode } from './attendance-rules';
import { figuresByGroup, figuresOf, findUnderWay, setExcuse } from './attendance-store';
import { isDrawn } from './rules-seats';
import { inWords } from './rules-signing';
import { findTeams } from './team-store';
import { checkInFrom, CODE_STEP_MS, codeAt, isCodeRight, whyNotCheckIn } from './rules';
import {
  countStatuses,
  findEvent,
  findRegistration,
  moveRegistration,
  pageRoster,
  registrationId,
  type Event,
  type Registration,
} from './store';
import { isVisible } from './view';

type Names =
  'event.registrations' | 'event.mark' | 'event.undoCheckIn' | 'event.excuse' | 'event.attendance' | 'event.checkInCode' | 'event.checkIn';

export const attendance: Pick<Handlers<typeof contract>, Names> = {
  'event.registrations': async (ctx, { eventId, status, ...asked }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const reach = { ...within(ctx), unionId: event.unionId, eventId };
    const [page, counts] = await Promise.all([
      pageRoster(ctx, status ? { ...reach, state: status } : reach, asked),
      countStatuses(ctx, reach),
    ]);
    const seen = await asSeen(ctx, event, page.items);
    const items = seen.map((record) => ({ ...record, ...checkInOf(record), moves: movesFor(ctx, event, record) }));
    return { ...page, items, title: event.title, capacity: event.capacity, counts: { ...none, ...counts } };
  },

  'event.mark': async (ctx, { registrationId: id, isAttended, proxyName }) => {
    const { event, record } = await markable(ctx, id);
    if (ctx.at < checkInFrom(event) || event.state === 'cancelled') refuse('CHECK_IN_CLOSED', '活动当天才能登记到场');
    const checkIn = {
      how: proxyName ? ('proxy' as const) : ('staff' as const),
      isLate: event.state === 'published' && isLateAt(event, ctx.at),
      byName: ctx.actor.name,
      proxyName: proxyName || null,
    };
    const { state } = isAttended
      ? await moveRegistration(ctx, record, 'markAttended', { checkedInAt: ctx.at, checkIn })
      : await moveRegistration(ctx, record, 'markAbsent', { checkedInAt: null, checkIn: null });
    ctx.note(record.eventId, `${record.name}${isAttended ? '到场' : '未到场'}${proxyName ? `，${proxyName}代签` : ''}`);
    return { registration: { id, status: state } };
  },

  'event.undoCheckIn': async (ctx, { registrationId: id, reason }) => {
    const { event, record } = await markable(ctx, id);
    const command = event.state === 'published' ? 'undoCheckIn' : 'markAbsent';
    if (record.state !== 'attended') refuse('CONFLICT', `${record.name}还没有签到，不用撤销`);
    const { state } = await moveRegistration(ctx, record, command, { checkedInAt: null, checkIn: null });
    ctx.note(record.eventId, `${record.name}：${reason}`);
    return { registration: { id, status: state } };
  },

  'event.excuse': async (ctx, { registrationId: id, reason }) => {
    const { record } = await markable(ctx, id);
    const isExcused = await setExcuse(ctx, record, { reason, byName: ctx.actor.name, at: ctx.at });
    if (!isExcused) refuse('CONFLICT', `${record.name}没有未到场的记录，不用免记`);
    ctx.note(record.eventId, `${record.name}：${reason}`);
    return { registration: { id, status: 'absent' } };
  },

  'event.attendance': async (ctx, { eventId }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const reach = { ...within(ctx), unionId: event.unionId, eventId };
    const [figures, rows, names] = await Promise.all([figuresOf(ctx, reach), figuresByGroup(ctx, reach), unitNames(ctx, event.unionId)]);
    const groups = rows.map(({ _id, expected, attended, absent }) => ({
      groupName: names.get(_id) ?? '未分组',
      expected,
      attended,
      absent,
    }));
    return { ...figures, title: event.title, groups: groups.sort((one, other) => other.expected - one.expected) };
  },

  'event.checkInCode': async (ctx, { eventId }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    if (event.state !== 'published')
      refuse('CHECK_IN_CLOSED', event.state === 'draft' ? '活动发布后才有签到码' : '活动已结束或取消，不再签到');
    const until = (Math.floor(ctx.now.getTime() / CODE_STEP_MS) + 1) * CODE_STEP_MS;
    return {
      ...(await figuresOf(ctx, { unionId: event.unionId, eventId })),
      title: event.title,
      place: event.place,
      startsAt: event.startsAt,
      code: codeAt(event.secret, ctx.now.getTime()),
      validUntil: new Date(until).toISOString(),
      checkInFrom: checkInFrom(event),
    };
  },

  'event.checkIn': async (ctx, { eventId, code }) => {
    const id = registrationId(eventId, ctx.actor.memberId);
    const mine = await findRegistration(ctx, id);
    const seen = await findEvent(ctx, eventId);
    const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
    if (mine?.state === 'attended')
      return { registration: { id, status: 'attended' as const }, checkedInAt: mine.checkedInAt ?? ctx.at, isLate: isLate(mine) };
    const trouble = whyNotCheckIn(event, mine, ctx.at);
    if (trouble || !mine) refuse(trouble?.code ?? 'NOT_REGISTERED', trouble?.message);
    if (!isCodeRight(event.secret, code, ctx.now.getTime()))
      refuse('WRONG_CODE', whyWrongCode(event, await findUnderWay(ctx), code, ctx.now.getTime()));
    const checkIn = { how: 'code' as const, isLate: isLateAt(event, ctx.at), byName: null, proxyName: null };
    await moveRegistration(ctx, mine, 'checkIn', { checkedInAt: ctx.at, checkIn });
    ctx.note(eventId, mine.name);
    return { registration: { id, status: 'attended' }, checkedInAt: ctx.at, isLate: checkIn.isLate };
  },
};

export const isLate = ({ checkIn }: Pick<Registration, 'checkIn'>): boolean => checkIn?.isLate ?? false;

/** How somebody came to be marked, for rosters. */
export function checkInOf({ checkIn, excuse }: Pick<Registration, 'checkIn' | 'excuse'>): z.output<z.ZodObject<typeof checkInSeen>> {
  const { how = null, isLate: late = false, byName = null, proxyName = null } = checkIn ?? {};
  return { how, isLate: late, byName, proxyName, excuse: excuse?.reason ?? null };
}

/** A registration the organiser reaches, with its event. */
async function markable(ctx: Context, id: string): Promise<{ event: Event; record: Registration }> {
  const record = await findRegistration(ctx, id);
  const { groupId } = within(ctx) as { groupId?: { $in: string[] } };
  const mine = found(record && (!groupId || groupId.$in.includes(record.groupId)) ? record : null, '这份报名');
  return { event: found(await findEvent(ctx, mine.eventId), '这项活动'), record: mine };
}

/** Registrations with the person, group and team behind them, and what they filled in, in words. */
export async function asSeen(ctx: Context, event: Event, records: Registration[]) {
  const memberIds = records.map(({ memberId }) => memberId);
  const people = new Map((await findMembers(ctx, event.unionId, memberIds)).map((member) => [member._id, member]));
  const names = await unitNames(ctx, event.unionId);
  const teams = await teamNames(ctx, records);
  return records.map((record) => {
    const member = people.get(record.memberId);
    return {
      ...record,
      id: record._id,
      status: record.state,
      name: member?.name ?? record.name,
      employeeNo: member?.employeeNo ?? '',
      groupName: names.get(member?.groupId ?? record.groupId) ?? '未分组',
      ...inWords(event, record),
      teamName: teams.get(record.teamId ?? '') ?? null,
    };
  });
}

/** Names of the teams these registrations belong to, by id. */
export async function teamNames(ctx: Context, records: Registration[]): Promise<Map<string, string>> {
  const ids = [...new Set(records.flatMap(({ teamId }) => teamId ?? []))];
  return new Map((await findTeams(ctx, ids)).map(({ _id, name }) => [_id, name]));
}

const none = Object.fromEntries(registrationLifecycle.states.map((status) => [status, 0])) as Record<RegistrationStatus, number>;

/** What may be done with this line of the roster: deciding, and marking who came once the day is there. */
function movesFor(ctx: Context, event: Event, { state, excuse }: Pick<Registration, 'state' | 'excuse'>): string[] {
  const isDay = event.state !== 'cancelled' && ctx.at >= checkInFrom(event);
  const moves: string[] = movesFrom(registrationLifecycle, state).filter(
    (move) =>
      (isDay && (move === 'markAttended' || (move === 'markAbsent' && state === 'confirmed'))) ||
      ((move === 'approve' || move === 'reject') && !isDrawn(event) && may(ctx.actor, 'event.review')),
  );
  if (isDay && state === 'attended') moves.push('undoCheckIn');
  if (state === 'absent' && !excuse && may(ctx.actor, 'event.excuse')) moves.push('excuse');
  return moves;
}
