/** Who signed up and who came: the roster, the rotating code on the organiser's screen, checking in. */
import type { event as contract } from '../../types/event/contract';
import { registrationLifecycle, type RegistrationStatus } from '../../types/event/lifecycle';
import { movesFrom } from '../../types/lifecycle';
import { may, within, type Context, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { findMembers } from '../member/public';
import { unitNames } from '../unit/public';
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

type Names = 'event.registrations' | 'event.mark' | 'event.checkInCode' | 'event.checkIn';

export const attendance: Pick<Handlers<typeof contract>, Names> = {
  'event.registrations': async (ctx, { eventId, status, ...asked }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const reach = { ...within(ctx), unionId: event.unionId, eventId };
    const [page, counts, names] = await Promise.all([
      pageRoster(ctx, status ? { ...reach, state: status } : reach, asked),
      countStatuses(ctx, reach),
      unitNames(ctx, event.unionId),
    ]);
    const people = new Map(
      (
        await findMembers(
          ctx,
          event.unionId,
          page.items.map(({ memberId }) => memberId),
        )
      ).map((member) => [member._id, member]),
    );
    const teams = await teamNames(ctx, page.items);
    const items = page.items.map((record) => {
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
        moves: movesFor(ctx, event, record),
      };
    });
    return { ...page, items, title: event.title, capacity: event.capacity, counts: { ...none, ...counts } };
  },

  'event.mark': async (ctx, { registrationId: id, isAttended }) => {
    const record = await findRegistration(ctx, id);
    const { groupId } = within(ctx) as { groupId?: { $in: string[] } };
    const mine = found(record && (!groupId || groupId.$in.includes(record.groupId)) ? record : null, '这份报名');
    const event = found(await findEvent(ctx, mine.eventId), '这项活动');
    if (ctx.at < checkInFrom(event) || event.state === 'cancelled') refuse('CHECK_IN_CLOSED', '活动当天才能登记到场');
    const { state } = await moveRegistration(ctx, mine, isAttended ? 'markAttended' : 'markAbsent', {
      checkedInAt: isAttended ? ctx.at : null,
    });
    ctx.note(mine.eventId, `${mine.name}${isAttended ? '到场' : '未到场'}`);
    return { registration: { id, status: state } };
  },

  'event.checkInCode': async (ctx, { eventId }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    if (event.state !== 'published')
      refuse('CHECK_IN_CLOSED', event.state === 'draft' ? '活动发布后才有签到码' : '活动已结束或取消，不再签到');
    const { attended = 0, confirmed = 0 } = await countStatuses(ctx, { unionId: event.unionId, eventId });
    const until = (Math.floor(ctx.now.getTime() / CODE_STEP_MS) + 1) * CODE_STEP_MS;
    return {
      title: event.title,
      code: codeAt(event.secret, ctx.now.getTime()),
      validUntil: new Date(until).toISOString(),
      attended,
      expected: attended + confirmed,
    };
  },

  'event.checkIn': async (ctx, { eventId, code }) => {
    const id = registrationId(eventId, ctx.actor.memberId);
    const mine = await findRegistration(ctx, id);
    const seen = await findEvent(ctx, eventId);
    const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
    if (mine?.state === 'attended') return { registration: { id, status: 'attended' as const }, checkedInAt: mine.checkedInAt ?? ctx.at };
    const trouble = whyNotCheckIn(event, mine, ctx.at);
    if (trouble || !mine) refuse(trouble?.code ?? 'NOT_REGISTERED', trouble?.message);
    if (!isCodeRight(event.secret, code, ctx.now.getTime())) refuse('WRONG_CODE');
    await moveRegistration(ctx, mine, 'checkIn', { checkedInAt: ctx.at });
    ctx.note(eventId, mine.name);
    return { registration: { id, status: 'attended' }, checkedInAt: ctx.at };
  },
};

/** Names of the teams these registrations belong to, by id. */
export async function teamNames(ctx: Context, records: Registration[]): Promise<Map<string, string>> {
  const ids = [...new Set(records.flatMap(({ teamId }) => teamId ?? []))];
  return new Map((await findTeams(ctx, ids)).map(({ _id, name }) => [_id, name]));
}

const none = Object.fromEntries(registrationLifecycle.states.map((status) => [status, 0])) as Record<RegistrationStatus, number>;

/** What may be done with this line of the roster: deciding, and marking who came once the day is there. */
function movesFor(ctx: Context, event: Event, { state }: Registration): string[] {
  const isDay = event.state !== 'cancelled' && ctx.at >= checkInFrom(event);
  return movesFrom(registrationLifecycle, state).filter(
    (move) =>
      (isDay && (move === 'markAttended' || move === 'markAbsent')) ||
      ((move === 'approve' || move === 'reject') && may(ctx.actor, 'event.review')),
  );
}
