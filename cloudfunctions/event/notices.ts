/** What members are told about an event, and when: queued in the transaction of what happened. */
import type { RegistrationStatus } from '../../types/event/lifecycle';
import type { Context } from '../core/context';
import { sayMoment } from '../core/time';
import { findIn, type Event, type Registration } from './store';

const MESSAGE_TO = 1000;
const waitingOrIn: RegistrationStatus[] = ['pending', 'confirmed', 'waitlisted'];
const linkTo = (id: string) => `/pages/event/detail/index?id=${id}`;

function send(ctx: Context, event: Event, memberIds: string[], matter: string, title: string, body: string): void {
  for (let start = 0; start < memberIds.length; start += MESSAGE_TO)
    ctx.later('notification.send', {
      unionId: event.unionId,
      memberIds: memberIds.slice(start, start + MESSAGE_TO),
      matter: `event:${event._id}:${matter}`,
      kind: 'event',
      title: title.slice(0, 60),
      body: body.slice(0, 300),
      link: linkTo(event._id),
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

export function announcePromoted(ctx: Context, event: Event, memberIds: string[]): void {
  const how = event.needsApproval ? '您的候补已进入审核' : '您已转为正式报名';
  send(
    ctx,
    event,
    memberIds,
    'promoted',
    `候补成功：${event.title}`,
    `${how}，${sayMoment(event.startsAt)}，${event.place}。不能参加请尽早取消，让给下一位。`,
  );
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
  );
}

export async function announceReminder(ctx: Context, event: Event): Promise<void> {
  send(
    ctx,
    event,
    await idsOf(ctx, event, ['confirmed']),
    'reminder',
    `活动提醒：${event.title}`,
    `${sayMoment(event.startsAt)}，${event.place}。不能参加请尽早取消，让给候补的会员。`,
  );
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
    );
}
