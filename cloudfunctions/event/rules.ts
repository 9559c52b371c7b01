/** Decisions about events: no database, no clock. */
import { createHmac } from 'node:crypto';
import { rolesOf, type Actor } from '../../types/actor';
import type { Audience } from '../../types/common';
import type { ErrorCode } from '../../types/errors';
import type { Phase } from '../../types/event/labels';
import { registrationLifecycle, type RegistrationStatus } from '../../types/event/lifecycle';
import { roleLabels } from '../../types/unit/labels';
import { dayOf, sayMoment, startOfDay } from '../core/time';
import type { Claim, Event, Registration, Seats } from './store';

type Times = Pick<Event, 'opensAt' | 'closesAt' | 'startsAt' | 'endsAt' | 'cancelUntil'>;

/** Why these times cannot be, as [field, sentence]; null when they can. `at` is given while the registration is still to come. */
export function timesTrouble({ opensAt, closesAt, startsAt, endsAt, cancelUntil }: Times, at: string | null): [string, string] | null {
  if (opensAt >= closesAt) return ['closesAt', '报名截止时间应晚于报名开始时间'];
  if (startsAt >= endsAt) return ['endsAt', '活动结束时间应晚于活动开始时间'];
  if (closesAt > endsAt) return ['closesAt', '报名截止时间不能晚于活动结束时间'];
  if (cancelUntil && cancelUntil > endsAt) return ['cancelUntil', '取消时限不能晚于活动结束时间'];
  if (at && closesAt <= at) return ['closesAt', `报名截止时间（${sayMoment(closesAt)}）已经过去，请改为将来的时间`];
  return null;
}

/** What a person sees of state, clock and seats together. */
export function phaseOf(event: Event, at: string): Phase {
  if (event.state !== 'published') return event.state;
  if (at >= event.endsAt) return 'ended';
  if (at < event.opensAt) return 'upcoming';
  if (at < event.closesAt) return hasRoom(event) ? 'open' : event.waitlist ? 'waitlist' : 'full';
  return at >= event.startsAt ? 'ongoing' : 'closed';
}

/** A seat is free for a newcomer only when nobody waits before them. */
export const hasRoom = ({ seats, capacity }: Pick<Event, 'seats' | 'capacity'>) => seats.taken < capacity && seats.waiting === 0;

/** These hold a seat. */
const seatedStatuses: RegistrationStatus[] = ['pending', 'confirmed', 'attended', 'absent'];
/** From these a member may register again. */
export const isGone = (status: RegistrationStatus) => registrationLifecycle.moves.registerAgain.from.includes(status);

export type Reason = { code: ErrorCode; message: string };

/** Why this member cannot register now, with the time or the figure that explains it; null when they can. */
export function whyNotRegister(event: Event, mine: Registration | null, at: string): Reason | null {
  if (mine && !isGone(mine.state))
    return {
      code: 'ALREADY_REGISTERED',
      message: mine.state === 'waitlisted' ? '您已在候补名单中，无需重复提交' : '您已报名，无需重复提交',
    };
  if (event.state === 'cancelled')
    return { code: 'EVENT_CANCELLED', message: `活动已取消${event.cancelReason ? `：${event.cancelReason}` : ''}` };
  if (event.state === 'draft') return { code: 'REGISTRATION_NOT_OPEN', message: '活动尚未发布，发布后才能报名' };
  if (event.state === 'ended' || at >= event.endsAt)
    return { code: 'REGISTRATION_CLOSED', message: `活动已于${sayMoment(event.endsAt)}结束` };
  if (at < event.opensAt) return { code: 'REGISTRATION_NOT_OPEN', message: `报名尚未开始，${sayMoment(event.opensAt)}开放报名` };
  if (at >= event.closesAt) return { code: 'REGISTRATION_CLOSED', message: `报名已截止（${sayMoment(event.closesAt)}）` };
  if (!event.waitlist && !hasRoom(event)) return { code: 'EVENT_FULL', message: `名额已满（共${event.capacity}人），本活动不设候补` };
  return null;
}

/** Why this registration cannot be cancelled by the member; null when it can. Leaving the wait-list is allowed until the start. */
export function whyNotCancel(event: Event, mine: Registration | null, at: string): Reason | null {
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有报名这项活动，不需要取消' };
  if (mine.state === 'attended' || mine.state === 'absent') return { code: 'CANCEL_CLOSED', message: '活动已签到或已结束，不能再取消' };
  const until = mine.state === 'waitlisted' || !event.cancelUntil ? event.startsAt : event.cancelUntil;
  if (at >= until) return { code: 'CANCEL_CLOSED', message: `已过取消时限（${sayMoment(until)}），不能参加请联系活动负责人` };
  return null;
}

/** Members check in from the morning of the day, and at least three hours before the start, until the end. */
export function checkInFrom({ startsAt }: Pick<Event, 'startsAt'>): string {
  const morning = startOfDay(dayOf(startsAt));
  const before = new Date(new Date(startsAt).getTime() - 3 * 3_600_000).toISOString();
  return morning < before ? morning : before;
}

export function whyNotCheckIn(event: Event, mine: Registration | null, at: string): Reason | null {
  if (event.state === 'cancelled') return { code: 'EVENT_CANCELLED', message: '活动已取消，不需要签到' };
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有报名这项活动，请到现场向工作人员登记' };
  if (mine.state === 'waitlisted') return { code: 'NOT_REGISTERED', message: '您还在候补，尚未取得名额，请到现场向工作人员登记' };
  if (mine.state === 'pending') return { code: 'NOT_REGISTERED', message: '您的报名还在审核，请联系活动负责人' };
  if (at < checkInFrom(event)) return { code: 'CHECK_IN_CLOSED', message: `签到尚未开始，${sayMoment(checkInFrom(event))}起可以签到` };
  if (event.state !== 'published' || at >= event.endsAt || mine.state === 'absent')
    return { code: 'CHECK_IN_CLOSED', message: `签到已于${sayMoment(event.endsAt)}结束，确已到场请工作人员补签` };
  return null;
}

export const CODE_STEP_MS = 30_000;

/** The six digits shown on the organiser's screen during one step of thirty seconds (HOTP truncation, RFC 4226). */
export function codeAt(secret: string, time: number): string {
  const digest = createHmac('sha256', secret)
    .update(String(Math.floor(time / CODE_STEP_MS)))
    .digest();
  const offset = digest[digest.length - 1]! & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step before is taken too: who read the screen a moment ago is not sent back. */
export const isCodeRight = (secret: string, code: string, time: number) =>
  [time, time - CODE_STEP_MS].some((moment) => codeAt(secret, moment) === code);

/** The audience in the form the visibility query needs: `*` where a kind of condition is absent. */
export function addressOf({ unitIds = [], roles = [], tags = [] }: Audience, unionId: string): Event['to'] {
  const orAll = (values: string[]) => (values.length > 0 ? values : ['*']);
  return { unitIds: unitIds.includes(unionId) ? ['*'] : orAll(unitIds), roles: orAll(roles), tags: orAll(tags) };
}

export function isAddressedTo({ unitIds, roles, tags }: Event['to'], actor: Actor): boolean {
  const meets = (wanted: string[], has: readonly string[]) => wanted.includes('*') || wanted.some((value) => has.includes(value));
  return meets(unitIds, actor.unitIds) && meets(roles, rolesOf(actor)) && meets(tags, actor.tags);
}

export function audienceText({ unitIds = [], roles = [], tags = [] }: Audience, names: Map<string, string>): string {
  const parts = [
    unitIds.map((id) => names.get(id) ?? '已撤销的小组').join('、'),
    roles.map((role) => roleLabels[role]).join('、'),
    tags.map((tag) => `标签「${tag}」`).join('、'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' 中的 ') : '全体会员';
}

type Wanted = { memberId: string; call: string; at: string };

/**
 * The seats after one more asks: the next number, and with it a seat, or a place in line when none is free and the event has a
 * wait-list. The same seats when there is no room, the window is shut, or another call of this member is under way.
 */
export function admit(event: Event, { memberId, call, at }: Wanted): Seats {
  const { seats, state, opensAt, closesAt, waitlist } = event;
  const isSeated = hasRoom(event);
  const isOpen = state === 'published' && at >= opensAt && at < closesAt;
  if (!isOpen || !(isSeated || waitlist) || seats.claims.some((claim) => claim.memberId === memberId)) return seats;
  const place = isSeated ? null : seats.waiting + 1;
  return {
    taken: seats.taken + (isSeated ? 1 : 0),
    waiting: seats.waiting + (isSeated ? 0 : 1),
    arrivals: seats.arrivals + 1,
    version: seats.version + 1,
    claims: [...seats.claims, { memberId, call, isSeated, place, arrival: seats.arrivals + 1, at }],
  };
}

/** The seats after a claim is over: what it held goes back unless its registration was written. The same seats when it is gone already. */
export function release(seats: Seats, { call, isSeated }: Claim, isWritten: boolean): Seats {
  const claims = seats.claims.filter((claim) => claim.call !== call);
  if (claims.length === seats.claims.length) return seats;
  const back = isWritten ? 0 : 1;
  return {
    ...seats,
    claims,
    taken: seats.taken - (isSeated ? back : 0),
    waiting: seats.waiting - (isSeated ? 0 : back),
    version: seats.version + 1,
  };
}

type Held = Pick<Registration, 'memberId' | 'arrival'>;

/**
 * What the seats must say: every written registration by its status, and every claim under way that is not written yet
 * by what it claimed. `written` holds the registrations of the members who have a claim.
 */
export function seatsDue(
  counts: Partial<Record<RegistrationStatus, number>>,
  claims: Claim[],
  written: Held[],
): Pick<Seats, 'taken' | 'waiting'> {
  const unwritten = claims.filter(
    (claim) => !written.some(({ memberId, arrival }) => memberId === claim.memberId && arrival === claim.arrival),
  );
  const seated = seatedStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  return {
    taken: seated + unwritten.filter((claim) => claim.isSeated).length,
    waiting: (counts.waitlisted ?? 0) + unwritten.filter((claim) => !claim.isSeated).length,
  };
}
