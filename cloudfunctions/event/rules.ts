/** Decisions about events: no database, no clock. */
import { createHmac } from 'node:crypto';
import { rolesOf, type Actor } from '../../types/actor';
import type { Audience } from '../../types/common';
import type { ErrorCode } from '../../types/errors';
import type { Phase } from '../../types/event/labels';
import { registrationLifecycle, type RegistrationStatus } from '../../types/event/lifecycle';
import { roleLabels } from '../../types/unit/labels';
import { dayOf, HOUR_MS, momentAfter, sayMoment, startOfDay } from '../core/time';
import { hasItemRoom, hasRoom, hasRoomFor, isDrawn, type Party, seatsOfItem } from './rules-seats';
import type { Event, Registration } from './store';

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

/** From these a member may register again. */
export const isGone = (status: RegistrationStatus) => registrationLifecycle.moves.registerAgain.from.includes(status);

/** Why not, as a sentence with the time or the figure that explains it; the way out, and the moment it changes where there is one. */
export type Reason = { code: ErrorCode; message: string; wayOut?: string; at?: string };

type Asking = {
  mine: Registration | null;
  at: string;
  /** Absent: whoever comes alone, for whichever item is free. */
  party?: Party;
  /** Whether the event is addressed to them; an organiser sees what they may not join. */
  isAddressed?: boolean;
};

/** Every reason why this member cannot register now, the weightiest first; empty when they can. */
export function reasonsNotToRegister(event: Event, { mine, at, party, isAddressed = true }: Asking): Reason[] {
  if (mine && !isGone(mine.state)) return [alreadyIn(mine)];
  if (event.state === 'cancelled') {
    const message = `活动已取消${event.cancelReason ? `：${event.cancelReason}` : ''}`;
    return [{ code: 'EVENT_CANCELLED', message, wayOut: '可以看看其他正在报名的活动' }];
  }
  if (event.state === 'draft') return [{ code: 'REGISTRATION_NOT_OPEN', message: '活动尚未发布，发布后才能报名' }];
  if (event.state === 'ended' || at >= event.endsAt)
    return [{ code: 'REGISTRATION_CLOSED', message: `活动已于${sayMoment(event.endsAt)}结束`, wayOut: '可以看看其他正在报名的活动' }];
  return [addressReason(event, isAddressed), windowReason(event, at), fullReason(event, party)].filter((reason) => reason !== null);
}

export const whyNotRegister = (event: Event, asking: Asking): Reason | null => reasonsNotToRegister(event, asking)[0] ?? null;

const addressReason = ({ authorName }: Event, isAddressed: boolean): Reason | null =>
  isAddressed
    ? null
    : { code: 'FORBIDDEN', message: '您不在这项活动的参加范围内', wayOut: `确需参加请联系发起人${authorName}，由其调整范围` };

function alreadyIn({ state, offerUntil }: Registration): Reason {
  const code = 'ALREADY_REGISTERED';
  if (state === 'waitlisted')
    return { code, message: '您已在候补名单中，无需重复提交', wayOut: '有名额空出会按先后通知您，不想等可以退出候补' };
  if (state === 'offered' && offerUntil)
    return {
      code,
      message: `已为您保留名额，请在${sayMoment(offerUntil)}前确认`,
      wayOut: '点「确认参加」，或放弃让给下一位',
      at: offerUntil,
    };
  return { code, message: '您已报名，无需重复提交', wayOut: '要改项目、家属或备注，请点「修改报名」' };
}

function windowReason({ opensAt, closesAt, authorName }: Event, at: string): Reason | null {
  if (at < opensAt)
    return {
      code: 'REGISTRATION_NOT_OPEN',
      message: `报名尚未开始，${sayMoment(opensAt)}开放报名`,
      wayOut: '到时再来，不用重新找活动',
      at: opensAt,
    };
  if (at < closesAt) return null;
  return {
    code: 'REGISTRATION_CLOSED',
    message: `报名已截止（${sayMoment(closesAt)}）`,
    wayOut: `确需参加请联系发起人${authorName}`,
    at: closesAt,
  };
}

/** Only an event without a wait-list is ever full: otherwise one can stand in line. */
function fullReason(event: Event, party?: Party): Reason | null {
  const { waitlist, capacity, seats, items } = event;
  if (waitlist || isDrawn(event) || (party ? hasRoomFor(event, seats, party) : hasRoom(event))) return null;
  const code = 'EVENT_FULL';
  const again = '有人取消后名额会重新放出，可以稍后再来看';
  const left = capacity - seats.taken;
  if (left <= 0) return { code, message: `名额已满（共${capacity}人），本活动不设候补`, wayOut: again };
  const full = items.find(({ id }) => party?.itemIds.includes(id) && !hasItemRoom(event, seats, id, party.places));
  if (full) return { code, message: `「${full.title}」名额已满（共${full.capacity}人）`, wayOut: '请改选其他项目，或减少同行家属' };
  if (party && party.places > left)
    return { code, message: `只剩${left}个名额，您和家属共需${party.places}个`, wayOut: '请减少同行家属后再报名' };
  return { code, message: '各项目名额都已满，本活动不设候补', wayOut: again };
}

/** Why this item cannot be chosen by one person more; null when it can. */
export function whyNotItem(event: Event, id: string): string | null {
  const item = event.items.find((one) => one.id === id);
  if (!item || hasItemRoom(event, event.seats, id)) return null;
  const { taken, wanted } = seatsOfItem(event.seats, id);
  if (item.capacity === null || taken < item.capacity) return `前面有${wanted}人在排队，选它可能进入候补`;
  if (!event.waitlist) return `已满${item.capacity}人，请改选其他项目`;
  return wanted > 0 ? `已满${item.capacity}人，${wanted}人候补，选它会进入候补` : `已满${item.capacity}人，选它会进入候补`;
}

/** Why an offered place cannot be taken or given back; null when it can. */
export function whyNotOffer(mine: Registration | null, at: string): Reason | null {
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有候补这项活动，没有为您保留的名额' };
  if (mine.state !== 'offered' || !mine.offerUntil)
    return { code: 'OFFER_OVER', message: mine.state === 'waitlisted' ? '还没有轮到您，轮到时会通知您' : '您的名额已经确认，不用再操作' };
  if (at < mine.offerUntil) return null;
  return { code: 'OFFER_OVER', message: `名额保留到${sayMoment(mine.offerUntil)}，已经让给下一位；还想参加可以重新候补` };
}

/** Why this person cannot change the team now; null when they can. */
export function teamTrouble(
  event: Event,
  { name, captainId }: { name: string; captainId: string },
  memberId: string,
  at: string,
): Reason | null {
  if (captainId !== memberId) return { code: 'NOT_CAPTAIN', message: `只有「${name}」的队长可以调整队员，请联系队长` };
  if (event.state !== 'published') return { code: 'TEAM_CLOSED', message: '活动已结束或取消，队伍不能再变动' };
  if (at < event.closesAt) return null;
  return { code: 'TEAM_CLOSED', message: `报名已截止（${sayMoment(event.closesAt)}），要调整队员请联系发起人${event.authorName}` };
}

type Size = { _id: string; eventId: string; name: string; size: number; state: 'open' | 'dissolved' };

/** Why one team cannot be merged into another; null when it can. An officer may until the start, after sign-up closed too. */
export function mergeTrouble(event: Event, from: Size, into: Size, at: string): Reason | null {
  if (from._id === into._id) return { code: 'CONFLICT', message: '不能并入自己，请选另一支队伍' };
  if (from.eventId !== into.eventId) return { code: 'CONFLICT', message: '两队不是同一场活动的，请重新选择' };
  if (from.state !== 'open' || into.state !== 'open') return { code: 'CONFLICT', message: '有一支队伍已经解散，请刷新后重新选择' };
  if (event.state !== 'published' || at >= event.startsAt)
    return { code: 'TEAM_CLOSED', message: `活动已开始（${sayMoment(event.startsAt)}）或已结束、取消，队伍不能再合并` };
  const max = event.team?.max ?? 0;
  if (from.size + into.size <= max) return null;
  return { code: 'TEAM_FULL', message: `两队共${from.size + into.size}人，超过每队上限${max}人，请选人少一些的队` };
}

/** Why a registration cannot be changed by the member; null when it can. */
export function whyNotChange(event: Event, mine: Registration | null, at: string): Reason | null {
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有报名这项活动，请先报名' };
  if (event.state !== 'published') return { code: 'REGISTRATION_CLOSED', message: '活动已结束或取消，不能再修改报名' };
  if (mine.state === 'offered') return { code: 'CONFLICT', message: '请先确认为您保留的名额，再修改报名' };
  if (mine.state === 'attended' || mine.state === 'absent')
    return { code: 'REGISTRATION_CLOSED', message: '已经签到或结束，不能再修改报名' };
  if (at >= event.closesAt)
    return { code: 'REGISTRATION_CLOSED', message: `报名已截止（${sayMoment(event.closesAt)}），要修改请联系发起人${event.authorName}` };
  return null;
}

/** Why this registration cannot be cancelled by the member; null when it can. Leaving the wait-list is allowed until the start. */
export function whyNotCancel(event: Event, mine: Registration | null, at: string): Reason | null {
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有报名这项活动，不需要取消' };
  if (mine.state === 'attended' || mine.state === 'absent') return { code: 'CANCEL_CLOSED', message: '活动已签到或已结束，不能再取消' };
  const until = mine.state === 'waitlisted' || mine.state === 'offered' || !event.cancelUntil ? event.startsAt : event.cancelUntil;
  if (at >= until) return { code: 'CANCEL_CLOSED', message: `已过取消时限（${sayMoment(until)}），不能参加请联系活动负责人` };
  return null;
}

/** Members check in from the morning of the day, and at least three hours before the start, until the end. */
export function checkInFrom({ startsAt }: Pick<Event, 'startsAt'>): string {
  const morning = startOfDay(dayOf(startsAt));
  const before = momentAfter(startsAt, -3 * HOUR_MS);
  return morning < before ? morning : before;
}

export function whyNotCheckIn(event: Event, mine: Registration | null, at: string): Reason | null {
  if (event.state === 'cancelled') return { code: 'EVENT_CANCELLED', message: '活动已取消，不需要签到' };
  if (!mine || isGone(mine.state)) return { code: 'NOT_REGISTERED', message: '您没有报名这项活动，请到现场向工作人员登记' };
  if (mine.state === 'waitlisted') return { code: 'NOT_REGISTERED', message: '您还在候补，尚未取得名额，请到现场向工作人员登记' };
  if (mine.state === 'offered') return { code: 'NOT_REGISTERED', message: '请先确认为您保留的名额，再签到' };
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
