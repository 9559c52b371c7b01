/** Arithmetic of places: who gets one, who waits, who comes up; overall and in each item, for a person with or without family. No database, no clock. */
import type { RegistrationStatus } from '../../types/event/lifecycle';
import type { Claim, Event, Registration, Seats } from './store';

/** An item or session inside an event; `capacity` null: bounded by the event alone. */
export type EventItemPlan = {
  id: string;
  title: string;
  capacity: number | null;
  startsAt: string | null;
  endsAt: string | null;
  note: string;
};
/** What one registration holds or wants: places overall, and as many in each item it names. */
export type Party = { places: number; itemIds: string[] };
export type SeatCounts = {
  taken: number;
  /** Registrations in line, and the places they want together. */
  waiting: number;
  wanted: number;
  items: Record<string, { taken: number; wanted: number }>;
};
export type Tally = { state: RegistrationStatus; itemIds: string[]; count: number; places: number };

export const noSeats: SeatCounts = { taken: 0, waiting: 0, wanted: 0, items: {} };
export const single: Party = { places: 1, itemIds: [] };

/** These hold a seat. */
const seatedStatuses: RegistrationStatus[] = ['pending', 'confirmed', 'offered', 'attended', 'absent'];
export const isSeatedStatus = (status: RegistrationStatus) => seatedStatuses.includes(status);

type ByLot = Pick<Event, 'allocation' | 'draw'>;
export const isDrawn = ({ allocation }: Pick<Event, 'allocation'>): boolean => allocation === 'draw';
/** Until the last outcome is written, those who applied count for nothing and nobody is let up. */
export const isDrawing = (event: ByLot): boolean => isDrawn(event) && !event.draw?.writtenAt;
/** What one who applies claims at the counter: before the draw no place at all, only a number. */
export const claimedBy = (event: ByLot, party: Party): Party => (isDrawing(event) ? { places: 0, itemIds: [] } : party);
/** What counts for the seats: before the draw those who applied do not. */
export const counted = (event: ByLot, tallies: Tally[]): Tally[] =>
  isDrawing(event) ? tallies.filter(({ state }) => state !== 'pending') : tallies;

type Bounds = Pick<Event, 'capacity' | 'items'>;
export const seatsOfItem = ({ items }: Pick<SeatCounts, 'items'>, id: string) => items[id] ?? { taken: 0, wanted: 0 };
const capacityOfItem = ({ items }: Bounds, id: string) => items.find((item) => item.id === id)?.capacity ?? Infinity;

/** Whether the party fits into what is free. */
export const fits = (bounds: Bounds, seats: SeatCounts, { places, itemIds }: Party): boolean =>
  seats.taken + places <= bounds.capacity && itemIds.every((id) => seatsOfItem(seats, id).taken + places <= capacityOfItem(bounds, id));

/** A newcomer gets a seat only if there were room left after everybody who waits had been served: nobody is overtaken. */
export const hasRoomFor = (bounds: Bounds, seats: SeatCounts, { places, itemIds }: Party): boolean =>
  seats.taken + seats.wanted + places <= bounds.capacity && itemIds.every((id) => hasItemRoom(bounds, seats, id, places));

export function hasItemRoom(bounds: Bounds, seats: SeatCounts, id: string, places = 1): boolean {
  const { taken, wanted } = seatsOfItem(seats, id);
  return taken + wanted + places <= capacityOfItem(bounds, id);
}

/** Whether a single newcomer could still get a seat: of an event with items, in any one of them. */
export const hasRoom = ({ seats, ...bounds }: Pick<Event, 'seats' | 'capacity' | 'items'>): boolean =>
  bounds.items.length === 0
    ? hasRoomFor(bounds, seats, single)
    : bounds.items.some(({ id }) => hasRoomFor(bounds, seats, { places: 1, itemIds: [id] }));

/** The counts with `count` parties more (or fewer, when negative) that hold seats or stand in line. */
function put<T extends SeatCounts>(counts: T, { places, itemIds }: Party, isSeated: boolean, count = 1): T {
  const items = { ...counts.items };
  for (const id of itemIds) {
    const { taken, wanted } = seatsOfItem(counts, id);
    items[id] = isSeated ? { taken: taken + places * count, wanted } : { taken, wanted: wanted + places * count };
  }
  return isSeated
    ? { ...counts, items, taken: counts.taken + places * count }
    : { ...counts, items, waiting: counts.waiting + count, wanted: counts.wanted + places * count };
}

type Wanted = Party & {
  memberId: string;
  call: string;
  at: string;
  /** At this version of the seats nobody in line fits into what is free, so nobody is overtaken. */
  clearedAt?: number | null;
};

/**
 * The seats after one more asks: the next number, and with it seats, or a place in line when they are not free and the event
 * has a wait-list. The same seats when there is no room, the window is shut, or another call of this member is under way.
 */
export function admit(event: Event, { memberId, call, at, places, itemIds, clearedAt }: Wanted): Seats {
  const { seats, state, opensAt, closesAt, waitlist } = event;
  const party = { places, itemIds };
  const isSeated = hasRoomFor(event, seats, party) || (clearedAt === seats.version && fits(event, seats, party));
  const isOpen = state === 'published' && at >= opensAt && at < closesAt && !event.draw?.frozenAt;
  if (!isOpen || !(isSeated || waitlist) || seats.claims.some((claim) => claim.memberId === memberId)) return seats;
  const place = isSeated ? null : seats.waiting + 1;
  const arrival = seats.arrivals + 1;
  return {
    ...put(seats, party, isSeated),
    arrivals: arrival,
    version: seats.version + 1,
    claims: [...seats.claims, { memberId, call, isSeated, places, itemIds, place, arrival, at }],
  };
}

/** The seats after a claim is over: what it held goes back unless its registration was written. The same seats when it is gone already. */
export function release(seats: Seats, claim: Claim, isWritten: boolean): Seats {
  const claims = seats.claims.filter(({ call }) => call !== claim.call);
  if (claims.length === seats.claims.length) return seats;
  return { ...(isWritten ? seats : put(seats, claim, claim.isSeated, -1)), claims, version: seats.version + 1 };
}

type Held = Pick<Registration, 'memberId' | 'arrival'>;

/**
 * What the seats must say: every written registration by its status, and every claim under way that is not written yet
 * by what it claimed. `written` holds the registrations of the members who have a claim.
 */
export function seatsDue(tallies: Tally[], claims: Claim[], written: Held[]): SeatCounts {
  const counted = tallies.reduce((due, { state, itemIds, count, places }) => {
    if (isSeatedStatus(state)) return put(due, { places, itemIds }, true);
    return state === 'waitlisted' ? { ...put(due, { places, itemIds }, false), waiting: due.waiting + count } : due;
  }, noSeats);
  const isWritten = ({ memberId, arrival }: Claim) => written.some((one) => one.memberId === memberId && one.arrival === arrival);
  return claims.filter((claim) => !isWritten(claim)).reduce((due, claim) => put(due, claim, claim.isSeated), counted);
}

/** Whom free places go to: down the line in order of arrival, each whose whole party fits into what is left. */
export function nextInLine<T extends Party>(bounds: Bounds, seats: SeatCounts, line: T[]): { next: T[]; seats: SeatCounts } {
  const next: T[] = [];
  let left = seats;
  for (const party of line) {
    if (left.taken >= bounds.capacity) break;
    if (!fits(bounds, left, party)) continue;
    left = put(put(left, party, false, -1), party, true);
    next.push(party);
  }
  return { next, seats: left };
}

/** The same figures, whichever way they were reached; an item nobody named any more counts as zero. */
export function areSame(left: SeatCounts, right: SeatCounts): boolean {
  const ids = [...new Set([...Object.keys(left.items), ...Object.keys(right.items)])];
  const isSameItem = (id: string) => {
    const [one, other] = [seatsOfItem(left, id), seatsOfItem(right, id)];
    return one.taken === other.taken && one.wanted === other.wanted;
  };
  return left.taken === right.taken && left.waiting === right.waiting && left.wanted === right.wanted && ids.every(isSameItem);
}

/** Whether this party may be worth a look at the line: it fits, but room for everybody who waits is not left. */
export const mightPass = (bounds: Bounds, seats: SeatCounts, party: Party): boolean =>
  fits(bounds, seats, party) && !hasRoomFor(bounds, seats, party);

/** Whether somebody in line might be served now: worth a look by the sweep. */
export const canServeLine = ({ seats, capacity }: Pick<Event, 'seats' | 'capacity'>) => seats.waiting > 0 && seats.taken < capacity;

/** Whether a registration that holds seats may grow by so much; those who wait are not overtaken. */
export function canGrow(bounds: Bounds, seats: SeatCounts, before: Party, after: Party): boolean {
  const more = after.places - before.places;
  const overall = more <= 0 || seats.taken + seats.wanted + more <= bounds.capacity;
  return (
    overall &&
    after.itemIds.every((id) => {
      const moreHere = after.places - (before.itemIds.includes(id) ? before.places : 0);
      return moreHere <= 0 || hasItemRoom(bounds, seats, id, moreHere);
    })
  );
}
