/** How an event is shown to one person: its card, their own registration, and whether they see it at all. */
import type { z } from 'zod';
import type { EventItem } from '../../types/event/contract';
import type { MyRegistration, MyRegistrationInFull } from '../../types/event/contract-parts';
import { eventLifecycle } from '../../types/event/lifecycle';
import { may, type Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { isAddressedTo, phaseOf, whyNotCancel, whyNotChange, whyNotCheckIn, whyNotItem, whyNotOffer } from './rules';
import { isDrawing, isDrawn, seatsOfItem } from './rules-seats';
import { findTeam } from './team-store';
import { teamsSeen } from './team-view';
import { findEvents, findMine, pageMine, placeOf, type Event, type Registration } from './store';

type Mine = z.output<typeof MyRegistration>;
type Card = z.output<typeof EventItem>;

/** Own union; drafts only for writers; others when addressed, or registered while they still were. */
export function isVisible(ctx: Context, event: Event, mine: Registration | null): boolean {
  if (event.unionId !== ctx.scope.unionId) return false;
  if (may(ctx.actor, 'event.update')) return true;
  if (event.state === 'draft') return false;
  return mine !== null || may(ctx.actor, 'event.registrations') || isAddressedTo(event.to, ctx.actor);
}

export async function myRegistration(ctx: Context, mine: Registration): Promise<Mine> {
  return { id: mine._id, status: mine.state, ...(mine.state === 'waitlisted' ? { place: await placeOf(ctx, mine) } : {}) };
}

/** The caller's own registration with everything they filled in, and their team. */
export async function myRegistrationInFull(ctx: Context, event: Event, mine: Registration): Promise<z.output<typeof MyRegistrationInFull>> {
  const { at, checkedInAt, reason, places, itemIds, companions, answers, remark, offerUntil, teamId } = mine;
  const team = teamId ? await findTeam(ctx, teamId) : null;
  const own = { at, checkedInAt, reason, places, itemIds, companions, answers, remark, offerUntil };
  return { ...(await myRegistration(ctx, mine)), ...own, team: team && (await teamsSeen(ctx, event, [team]))[0]! };
}

export const itemsSeen = (event: Event) =>
  event.items.map((item) => ({
    ...item,
    ...seatsOfItem(event.seats, item.id),
    why: event.state === 'published' ? whyNotItem(event, item.id) : null,
  }));

/** What this person may do next: draws the buttons of the page. */
export function movesFor(ctx: Context, event: Event, mine: Registration | null, canRegister: boolean): string[] {
  const isWriter = may(ctx.actor, 'event.update');
  const isLive = event.state === 'published';
  const hasOffer = isLive && !whyNotOffer(mine, ctx.at);
  return [
    ...(canRegister ? ['register'] : []),
    ...(hasOffer ? ['acceptOffer', 'declineOffer'] : []),
    ...(isLive && !whyNotChange(event, mine, ctx.at) ? ['changeRegistration'] : []),
    ...(isLive && !hasOffer && !whyNotCancel(event, mine, ctx.at) ? ['cancelRegistration'] : []),
    ...(mine?.state === 'confirmed' && !whyNotCheckIn(event, mine, ctx.at) ? ['checkIn'] : []),
    ...(isWriter && (isLive || event.state === 'draft') ? ['update'] : []),
    ...movesOf(ctx, eventLifecycle, event.state),
    ...(event.state !== 'draft' && may(ctx.actor, 'event.registrations') ? ['registrations'] : []),
    ...(event.team && event.state !== 'draft' && may(ctx.actor, 'event.teams') ? ['teams'] : []),
    ...(isLive && may(ctx.actor, 'event.checkInCode') ? ['checkInCode'] : []),
    ...(isLive && may(ctx.actor, 'event.syncCheckIns') ? ['scan'] : []),
    ...(isLive && mine && ['confirmed', 'attended'].includes(mine.state) ? ['myCode'] : []),
    ...(isWriter && ctx.at >= event.startsAt && event.state !== 'draft' && event.state !== 'cancelled' ? ['writeClosing'] : []),
    ...(isDrawn(event) && event.state !== 'draft' ? ['drawResult'] : []),
    ...(isLive && isDrawing(event) && may(ctx.actor, 'event.tryDraw') ? ['tryDraw'] : []),
  ];
}

export const cardOf = (event: Event, registration: Mine | null, at: string): Card => ({
  ...event,
  id: event._id,
  phase: phaseOf(event, at),
  taken: event.seats.taken,
  waiting: event.seats.waiting,
  registration,
  allocation: event.allocation ?? 'firstCome',
});

/** Cards with the caller's own registration on each. */
export async function withMine(ctx: Context, events: Event[]): Promise<Card[]> {
  const mine = await findMine(
    ctx,
    events.map(({ _id }) => _id),
  );
  return Promise.all(
    events.map(async (event) => {
      const registration = mine.get(event._id);
      return cardOf(event, registration ? await myRegistration(ctx, registration) : null, ctx.at);
    }),
  );
}

/** The caller's registrations as cards, what ends last first. */
export async function pageMineWithEvents(ctx: Context, asked: { cursor?: string; limit?: number }) {
  const { items, nextCursor } = await pageMine(ctx, asked);
  const byId = new Map(
    (
      await findEvents(
        ctx,
        items.map(({ eventId }) => eventId),
      )
    ).map((event) => [event._id, event]),
  );
  const cards = await Promise.all(
    items.map(async (mine) => {
      const event = byId.get(mine.eventId);
      return event ? cardOf(event, await myRegistration(ctx, mine), ctx.at) : null;
    }),
  );
  return { items: cards.filter((card) => card !== null), nextCursor };
}
