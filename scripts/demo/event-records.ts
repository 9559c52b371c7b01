/** Events and registrations as the demo union keeps them, made from a plan. */
import { createHash } from 'node:crypto';
import { addressOf } from '../../cloudfunctions/event/rules';
import { noSeats, seatsDue, type Tally } from '../../cloudfunctions/event/rules-seats';
import { registrationId, type Event, type Registration } from '../../cloudfunctions/event/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { RegistrationStatus } from '../../types/event/lifecycle';
import type { Demo } from './demo';
import type { EventPlan, When } from './event-plans';
import { DAY_MS, momentAfter } from '../../cloudfunctions/core/time';

const HALF_HOUR = 1_800_000;
const remarks = ['', '', '', '', '', '带一名孩子', '需要借球拍', '值夜班后到，可能晚十分钟', '想和同科室的分在一组', '忌辣'];

/** The event with the figures that its registrations make. */
export function counted(event: Event, registrations: Registration[]): Event {
  const tallies: Tally[] = registrations.map(({ state, itemIds, places }) => ({ state, itemIds, count: 1, places }));
  return { ...event, seats: { ...event.seats, ...seatsDue(tallies, [], []) } };
}

export function eventOf(demo: Demo, plan: EventPlan, unionId: string, author: Member, index: number): Event {
  const at = ([days, hour, minute]: When) => demo.moment(days, hour, minute);
  const soon = Math.ceil(demo.now.getTime() / HALF_HOUR) * HALF_HOUR + HALF_HOUR;
  const startsAt = plan.isNow ? new Date(soon).toISOString() : at(plan.starts);
  const endsAt = plan.isNow ? momentAfter(startsAt, 5 * HALF_HOUR) : at(plan.ends);
  const closesAt = plan.isNow ? momentAfter(demo.now, -2 * HALF_HOUR) : at(plan.closes);
  const _id = demo.id('event', unionId, index);
  const { title, place, description, capacity, audience = {}, state = 'published' } = plan;
  return {
    _id,
    unionId,
    title,
    place,
    description,
    state,
    capacity,
    opensAt: at(plan.opens),
    closesAt,
    startsAt,
    endsAt,
    cancelUntil: plan.cancelUntil ? at(plan.cancelUntil) : null,
    audience,
    to: addressOf(audience, unionId),
    waitlist: !plan.hasNoWaitlist,
    needsApproval: plan.needsApproval ?? false,
    feeFen: plan.feeFen ?? 0,
    seats: { ...noSeats, arrivals: plan.asked ?? 0, version: plan.asked ?? 0, claims: [] },
    secret: createHash('sha256').update(`${_id}:check-in`).digest('hex').slice(0, 40),
    authorId: author._id,
    authorName: author.name,
    createdAt: demo.moment(plan.opens[0] - 3, 10),
    revision: 0,
    cancelReason: plan.cancelReason ?? null,
    items: [],
    maxItems: 1,
    questions: [],
    companionsMax: 0,
    isCompanionCounted: true,
    team: null,
    offerHours: 0,
    point: null,
    ...plan.parts,
    closedAt: state !== 'draft' && closesAt <= demo.now.toISOString() ? closesAt : null,
    remindedAt: state !== 'draft' && new Date(startsAt).getTime() < demo.now.getTime() + DAY_MS ? demo.now.toISOString() : null,
  };
}

/** Members in order of arrival: the demo accounts where the plan puts them, others by chance, all from the event's audience. */
export function askersOf(demo: Demo, { asked = 0, accounts = [], audience }: EventPlan, unionId: string, author: Member): Member[] {
  const named = new Map(accounts.map(([account, arrival]) => [arrival, demo.person(account)]));
  const pool = demo
    .membersOf(unionId)
    .filter(
      (member) =>
        /-(m|p)\d|-seat|-liaison\d|-leader\d/.test(member._id) &&
        member._id !== author._id &&
        (!audience?.unitIds || audience.unitIds.includes(member.groupId)),
    )
    .map((member) => ({ member, order: demo.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ member }) => member);
  return Array.from({ length: asked }, (_, index) => named.get(index + 1) ?? pool.pop()).filter(
    (member): member is Member => member !== undefined,
  );
}

export function registrationOf(demo: Demo, plan: EventPlan, event: Event, member: Member, arrival: number): Registration {
  const opened = new Date(event.opensAt).getTime();
  const until = Math.min(demo.now.getTime(), new Date(event.closesAt).getTime());
  const at = new Date(opened + ((until - opened) * arrival) / ((plan.asked ?? 1) + 2)).toISOString();
  const isNamed = plan.accounts?.some(([, number]) => number === arrival) ?? false;
  const state = statusOf(plan, arrival, demo.random(), isNamed);
  const startsAt = new Date(event.startsAt).getTime();
  return {
    _id: registrationId(event._id, member._id),
    unionId: event.unionId,
    eventId: event._id,
    memberId: member._id,
    groupId: member.groupId,
    name: member.name,
    state,
    arrival,
    at,
    endsAt: event.endsAt,
    remark: demo.pick(remarks),
    reason: reasonOf(plan, state),
    places: 1,
    itemIds: [],
    companions: [],
    answers: {},
    teamId: null,
    offerUntil: null,
    promotedAt: null,
    checkedInAt: state === 'attended' ? new Date(startsAt - demo.random() * HALF_HOUR).toISOString() : null,
  };
}

function statusOf(
  { state, capacity, needsApproval, isNow }: EventPlan,
  arrival: number,
  chance: number,
  isNamed: boolean,
): RegistrationStatus {
  if (state === 'cancelled') return 'cancelled';
  if (arrival > capacity) return state === 'ended' ? 'cancelled' : 'waitlisted';
  if (state === 'ended') return isNamed || chance < 0.9 ? 'attended' : 'absent';
  if (needsApproval) return chance < 0.55 && !isNamed ? 'confirmed' : 'pending';
  return isNow && !isNamed && chance < 0.4 ? 'attended' : 'confirmed';
}

function reasonOf({ state, cancelReason }: EventPlan, status: RegistrationStatus): string | null {
  if (status !== 'cancelled') return null;
  return state === 'cancelled' ? `活动取消：${cancelReason}` : '活动结束时仍未取得名额';
}
