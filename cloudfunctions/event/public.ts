/** What other domains may ask of events. */
import type { Waiting } from '../../types/home/contract';
import { may, type Context } from '../core/context';
import { checkInFrom } from './rules';
import { countPending, findEvents, findMine, findMineAhead, findOpen } from './store';

const SOON_MS = 48 * 3_600_000;

/** Events of mine that are near, and registrations an officer has to decide. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const pending = may(ctx.actor, 'event.review') ? await countPending(ctx) : [];
  const mine = (await findMineAhead(ctx)).filter(({ state }) => state === 'confirmed');
  const ids = [...pending, ...mine].map(({ eventId }) => eventId);
  const byId = new Map((ids.length === 0 ? [] : await findEvents(ctx, ids)).map((event) => [event._id, event]));
  const near = new Date(ctx.now.getTime() + SOON_MS).toISOString();
  const going = mine.flatMap(({ eventId }): Waiting[] => {
    const event = byId.get(eventId);
    if (!event || event.state !== 'published' || event.startsAt > near) return [];
    const action = ctx.at >= checkInFrom(event) ? '今天举行，到场请签到' : '即将举行，不能参加请先取消';
    return [
      {
        key: `event:${eventId}`,
        kind: 'event',
        title: event.title,
        action,
        link: `/pages/event/detail/index?id=${eventId}`,
        dueAt: event.startsAt,
      },
    ];
  });
  const deciding = pending.flatMap(({ eventId, count }): Waiting[] => {
    const event = byId.get(eventId);
    if (!event) return [];
    return [
      {
        key: `event:${eventId}:review`,
        kind: 'event',
        title: event.title,
        action: `有${count}份报名等待审核`,
        link: `/pages/event/registrations/index?id=${eventId}&status=pending`,
        dueAt: event.closesAt,
      },
    ];
  });
  return [...going, ...deciding];
}

/** Events the caller may still register for, the one that closes first first, for the home page. */
export async function openFor(ctx: Context, limit: number) {
  const events = await findOpen(ctx, limit);
  const mine = await findMine(
    ctx,
    events.map(({ _id }) => _id),
  );
  return events.map(({ _id: id, title, place, startsAt, closesAt, capacity, seats }) => ({
    id,
    title,
    place,
    startsAt,
    closesAt,
    capacity,
    taken: seats.taken,
    registration: mine.get(id)?.state ?? null,
  }));
}
