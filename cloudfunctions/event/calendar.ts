/** Events in the calendar: when they are held, when sign-up shuts, and until when a place is kept for the caller. */
import type { CalendarItem } from '../core/collected';
import type { Context } from '../core/context';
import { linkTo } from './notices';
import { findClosing, findHeld } from './overview-store';
import { findMine, findMineAhead } from './store';

export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const [held, closing, ahead] = await Promise.all([findHeld(ctx, from, to), findClosing(ctx, from, to), findMineAhead(ctx)]);
  const mine = await findMine(
    ctx,
    held.map(({ _id }) => _id),
  );
  const isGoing = (id: string) => ['confirmed', 'attended'].includes(mine.get(id)?.state ?? '');
  const events = held.map(({ _id, title, startsAt, endsAt, place }): CalendarItem => {
    const said = isGoing(_id) ? `${title}（已报名）` : title;
    return { key: `event:${_id}`, kind: 'event', title: said, startsAt, endsAt, isDeadline: false, place, link: linkTo(_id) };
  });
  const deadline = (id: string, key: string, title: string, at: string): CalendarItem => ({
    key: `event:${id}:${key}`,
    kind: 'event',
    title,
    startsAt: at,
    endsAt: null,
    isDeadline: true,
    place: null,
    link: linkTo(id),
  });
  const shut = closing.map(({ _id, title, closesAt }) => deadline(_id, 'closes', `报名截止：${title}`, closesAt));
  const titles = new Map([...held, ...closing].map(({ _id, title }) => [_id, title]));
  const offered = ahead.flatMap(({ eventId, state, offerUntil }) =>
    state === 'offered' && offerUntil && offerUntil >= from && offerUntil <= to
      ? [deadline(eventId, 'offer', `确认候补名额：${titles.get(eventId) ?? '活动'}`, offerUntil)]
      : [],
  );
  return [...events, ...shut, ...offered];
}
