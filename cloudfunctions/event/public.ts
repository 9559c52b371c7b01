/** What other domains may ask of events. */
import type { Waiting } from '../../types/home/contract';
import { may, type Context } from '../core/context';
import { checkInFrom, phaseOf } from './rules';
import { isDrawn } from './rules-seats';
import { countPending, findEvents, findMine, findMineAhead, findOpen } from './store';
import { linkTo } from './notices';
import { HOUR_MS, momentAfter } from '../core/time';

/** The rotating code of a screen, for whoever else takes people in by one. */
export { CODE_STEP_MS, codeAt, isCodeRight } from './rules';
export { whyWrongCode } from './attendance-rules';
export { calendarFor } from './calendar';
export { deadlinesFor } from './deadlines';
export { ownDataOf } from './own-data';
export { searchable } from './searching';

/** So many more are read, because some are full. */
const FULL_AMONG = 20;
const SOON_MS = 48 * HOUR_MS;

/** Places kept for me, events of mine that are near, and registrations an officer has to decide. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const pending = may(ctx.actor, 'event.review') ? await countPending(ctx) : [];
  const mine = (await findMineAhead(ctx)).filter(({ state }) => state === 'confirmed' || state === 'offered');
  const ids = [...pending, ...mine].map(({ eventId }) => eventId);
  const byId = new Map((ids.length === 0 ? [] : await findEvents(ctx, ids)).map((event) => [event._id, event]));
  const near = momentAfter(ctx.now, SOON_MS);
  const matter = (eventId: string, title: string, action: string, dueAt: string | null): Waiting => ({
    key: `event:${eventId}`,
    kind: 'event',
    title,
    action,
    link: linkTo(eventId),
    dueAt,
  });
  const going = mine.flatMap(({ eventId, state, offerUntil }): Waiting[] => {
    const event = byId.get(eventId);
    if (!event || event.state !== 'published') return [];
    if (state === 'offered') return [matter(eventId, event.title, '轮到您了，请确认参加', offerUntil)];
    if (event.startsAt > near) return [];
    const action = ctx.at >= checkInFrom(event) ? '今天举行，到场请签到' : '即将举行，不能参加请先取消';
    return [{ ...matter(eventId, event.title, action, event.startsAt), isStart: true }];
  });
  const deciding = pending.flatMap(({ eventId, count }): Waiting[] => {
    const event = byId.get(eventId);
    // A lot is drawn, not judged: nobody decides on its applications.
    if (event?.state !== 'published' || isDrawn(event)) return [];
    const link = `/pages/event/registrations/index?id=${eventId}&status=pending`;
    return [{ ...matter(eventId, event.title, `有${count}份报名等待审核`, event.closesAt), key: `event:${eventId}:review`, link }];
  });
  return [...going, ...deciding];
}

/** Events the caller may still register for, the one that closes first first, for the home page. */
export async function openFor(ctx: Context, limit: number) {
  const found = await findOpen(ctx, limit + FULL_AMONG);
  const mine = await findMine(
    ctx,
    found.map(({ _id }) => _id),
  );
  // Full without a line to stand in: of no use to who is not in, while those who are look for it.
  const events = found.filter((event) => mine.has(event._id) || phaseOf(event, ctx.at) !== 'full').slice(0, limit);
  return events.map((event) => {
    const { _id: id, title, place, startsAt, opensAt, closesAt, capacity, seats } = event;
    return {
      id,
      title,
      place,
      startsAt,
      opensAt,
      closesAt,
      capacity,
      taken: seats.taken,
      waiting: seats.waiting,
      phase: phaseOf(event, ctx.at),
      allocation: event.allocation ?? 'firstCome',
      registration: mine.get(id)?.state ?? null,
    };
  });
}
