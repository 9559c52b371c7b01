/** What members are told about an event, and when: queued in the transaction of what happened. */
import type { RegistrationStatus } from '../../types/event/lifecycle';
import type { Context } from '../core/context';
import { HOUR_MS, momentAfter, sayMoment } from '../core/time';
import { cannotWait, type Reminder } from './rules-reminding';
import { findIn, type Event, type Registration } from './store';
import type { Team } from './team-store';

const MESSAGE_TO = 1000;
const waitingOrIn: RegistrationStatus[] = ['pending', 'confirmed', 'waitlisted', 'offered'];
export const linkTo = (id: string) => `/pages/event/detail/index?id=${id}`;

/** `pressing`: the moment after which the message is worth nothing; what cannot wait for the morning reaches people at night too. */
function send(ctx: Context, event: Event, memberIds: string[], matter: string, title: string, body: string, pressing?: string): void {
  for (let start = 0; start < memberIds.length; start += MESSAGE_TO)
    ctx.later('notification.send', {
      unionId: event.unionId,
      memberIds: memberIds.slice(start, start + MESSAGE_TO),
      matter: `event:${event._id}:${matter}`,
      kind: 'event',
      title: title.slice(0, 60),
      body: body.slice(0, 300),
      link: linkTo(event._id),
      ...(pressing && cannotWait(pressing, ctx.at) ? { isUrgent: true } : {}),
    });
}

const idsOf = async (ctx: Context, event: Event, states: RegistrationStatus[]) =>
  (await findIn(ctx, event, states)).map(({ memberId }) => memberId);

export function announcePublished(ctx: Context, event: Event): void {
  ctx.later('notification.send', {
    unionId: event.unionId,
    audience: event.audience,
    matter: `event:${event._id}:published`,
    kind: 'event',
    title: `${event.title}开始报名`.slice(0, 60),
    body: `${sayMoment(event.startsAt)}，${event.place}。报名时间${sayMoment(event.opensAt)}至${sayMoment(event.closesAt)}，共${event.capacity}个名额。`,
    link: linkTo(event._id),
  });
}

/** Those who were there hear once that the note and the pictures are there to see. */
export async function announceClosing(ctx: Context, event: Event): Promise<void> {
  send(ctx, event, await idsOf(ctx, event, ['attended']), 'closing', `活动小结：${event.title}`, '活动小结和照片已经发布，可以看看。');
}

/** Each applicant hears what the lot gave; where they stand in line the page says. */
export function announceDrawn(ctx: Context, event: Event, memberIds: string[], outcomes: { command: string | null }[]): void {
  const idsWith = (command: string) => memberIds.filter((_, index) => outcomes[index]!.command === command);
  const when = `${sayMoment(event.startsAt)}，${event.place}。`;
  send(ctx, event, idsWith('win'), 'drawn', `摇号中签：${event.title}`, `您已取得名额。${when}不能参加请尽早取消，让给候补的会员。`);
  send(
    ctx,
    event,
    idsWith('loseDraw'),
    'drawn',
    `摇号未中签：${event.title}`,
    '您已按摇号次序进入候补，位次见活动页；有名额空出会通知您。',
  );
  send(ctx, event, idsWith('loseOut'), 'drawn', `摇号未中签：${event.title}`, '本活动不设候补。摇号记录可以下载，任何人都能重算。');
}

export function announcePromoted(ctx: Context, event: Event, memberIds: string[]): void {
  const when = `${sayMoment(event.startsAt)}，${event.place}。`;
  if (event.offerHours > 0) {
    const body = `名额为您保留${event.offerHours}小时，请打开活动确认参加；不确认会让给下一位。${when}`;
    const until = momentAfter(ctx.now, event.offerHours * HOUR_MS);
    return send(ctx, event, memberIds, `offered:${ctx.at}`, `轮到您了：${event.title}`, body, until);
  }
  const how = event.needsApproval ? '您的候补已进入审核' : '您已转为正式报名';
  const body = `${how}，${when}不能参加请尽早取消，让给下一位。`;
  send(ctx, event, memberIds, 'promoted', `候补成功：${event.title}`, body, event.startsAt);
}

/** Once, before a kept place goes to the next one. */
export function announceRunningOut(ctx: Context, event: Event, offered: Registration[]): void {
  for (const { memberId, offerUntil } of offered)
    send(
      ctx,
      event,
      [memberId],
      `runningOut:${offerUntil}`,
      `名额快到期了：${event.title}`,
      `名额保留到${sayMoment(offerUntil!)}，请打开活动确认参加，或放弃让给下一位。`,
      offerUntil!,
    );
}

export const announceExpired = (ctx: Context, event: Event, memberIds: string[]) =>
  send(
    ctx,
    event,
    memberIds,
    `expired:${ctx.at}`,
    `候补名额已让出：${event.title}`,
    '保留时限内没有确认，名额已让给下一位。还想参加可以重新候补。',
  );

export const announceAdded = (ctx: Context, event: Event, memberId: string, captain: string) =>
  send(
    ctx,
    event,
    [memberId],
    `added:${ctx.at}`,
    `您已被加入队伍：${event.title}`,
    `队长${captain}为您报了名，${sayMoment(event.startsAt)}，${event.place}。不参加请打开活动取消报名。`,
  );
export const announceRemoved = (ctx: Context, event: Event, { memberId, arrival }: Registration, team: string, reason: string) =>
  send(
    ctx,
    event,
    [memberId],
    `removed:${arrival}`,
    `您已离开队伍：${event.title}`,
    `「${team}」队长请您离队：${reason}。可以加入其他队伍。`,
  );
export const announceCaptain = (ctx: Context, event: Event, memberId: string, team: string) =>
  send(
    ctx,
    event,
    [memberId],
    `captain:${ctx.at}`,
    `您现在是队长：${event.title}`,
    `「${team}」的队长交给了您，可以在活动页邀请和调整队员。`,
  );

/** To both teams: who went where, and who leads now. */
export function announceMerged(ctx: Context, event: Event, from: Team, into: Team): void {
  const captain = into.members.find(({ memberId }) => memberId === into.captainId)?.name ?? '';
  const people = [...from.members, ...into.members].map(({ memberId }) => memberId);
  const body = `「${from.name}」并入「${into.name}」，共${from.size + into.size}人，队长${captain}。不能参加请尽早取消。`;
  send(ctx, event, people, `merged:${from._id}`, `队伍已合并：${event.title}`, body);
}

/** To everybody of a team that is too few when the window shuts. */
export const announceShort = (ctx: Context, event: Event, team: Team) =>
  send(
    ctx,
    event,
    team.members.map(({ memberId }) => memberId),
    `short:${team._id}`,
    `队伍人数不足：${event.title}`,
    `「${team.name}」报名截止时${team.size}人，至少要${event.team?.min ?? 0}人。请队长联系发起人${event.authorName}并队或补人。`,
  );
/** To whoever planned the event. */
export function announceClosed(ctx: Context, event: Event, short: number): void {
  const { taken, waiting } = event.seats;
  const said = [`占用名额${taken}/${event.capacity}`, waiting > 0 && `候补${waiting}份`, short > 0 && `${short}支队伍人数不足，请处理`];
  send(ctx, event, [event.authorId], 'closed', `报名已截止：${event.title}`, `${said.filter(Boolean).join('，')}。`);
}

export function announceReview(
  ctx: Context,
  event: Event,
  { memberId, arrival }: Registration,
  body: string,
  decision: 'approve' | 'reject',
): void {
  send(ctx, event, [memberId], `reviewed:${arrival}`, `${decision === 'approve' ? '报名已通过' : '报名未通过'}：${event.title}`, body);
}

export async function announceCancelled(ctx: Context, event: Event, reason: string): Promise<void> {
  send(
    ctx,
    event,
    await idsOf(ctx, event, waitingOrIn),
    'cancelled',
    `活动取消：${event.title}`,
    `原定${sayMoment(event.startsAt)}。原因：${reason}`,
    // Whatever they have switched off: nobody should go there in vain.
    ctx.at,
  );
}

const reminders: Record<Reminder, { title: string; say: (event: Event) => string }> = {
  cancelling: {
    title: '取消报名即将截止',
    say: ({ startsAt, place, cancelUntil }) =>
      `${sayMoment(startsAt)}，${place}。不能参加请在${sayMoment(cancelUntil!)}前取消，过后不能自己取消。`,
  },
  day: { title: '活动提醒', say: ({ startsAt, place }) => `${sayMoment(startsAt)}，${place}。不能参加请尽早取消，让给候补的会员。` },
  soon: { title: '活动快开始了', say: ({ startsAt, place }) => `${sayMoment(startsAt)}，${place}。到场请打开活动签到。` },
};
/** The day is part of the matter: a postponed event is called to mind anew. */
export async function announceReminder(ctx: Context, event: Event, due: Reminder): Promise<void> {
  const { title, say } = reminders[due];
  const pressing = due === 'soon' ? event.startsAt : undefined;
  const matter = `reminder:${due}:${event.startsAt}`;
  send(ctx, event, await idsOf(ctx, event, ['confirmed']), matter, `${title}：${event.title}`, say(event), pressing);
}

/** Those who signed up hear of a new time or place; a changed description or figure is no news. */
export async function announceChange(
  ctx: Context,
  event: Event,
  { startsAt, place }: { startsAt?: string; place?: string },
): Promise<void> {
  const news = [
    startsAt && startsAt !== event.startsAt ? `时间改为${sayMoment(startsAt)}` : '',
    place && place !== event.place ? `地点改为${place}` : '',
  ].filter(Boolean);
  if (news.length > 0)
    send(
      ctx,
      event,
      await idsOf(ctx, event, waitingOrIn),
      `changed:${event.revision + 1}`,
      `活动有变：${event.title}`,
      `${news.join('，')}。`,
      startsAt && startsAt < event.startsAt ? startsAt : event.startsAt,
    );
}
