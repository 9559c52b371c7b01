/** Places, as tables and over random histories: never more than there are, overall or in an item, and nobody overtaken. */
import fc from 'fast-check';
import {
  admit,
  areSame,
  canGrow,
  fits,
  hasRoomFor,
  isSeatedStatus,
  nextInLine,
  release,
  seatsDue,
  single,
  type Party,
  type SeatCounts,
} from './rules-seats';
import type { Claim, Event, Seats } from './store';
import { atHour, emptySeats, plainItem, plannedEvent } from './testing';

const at = atHour;
const event = plannedEvent;
const empty = emptySeats;
const full = { ...empty, taken: 2 };
const ask = (changes: object = {}) => ({ ...single, memberId: 'm', call: 'c', at: at(9), ...changes });
const run = plainItem('run', { capacity: 1 });

test.each([
  ['a seat', {}, 9, { taken: 1, waiting: 0, arrivals: 1 }, true],
  ['a place in line when full', { seats: { ...full, arrivals: 2 } }, 9, { taken: 2, waiting: 1, wanted: 1, arrivals: 3 }, false],
  [
    'a place in line behind those who wait, though a seat is free',
    { seats: { ...empty, taken: 1, waiting: 3, wanted: 3 } },
    9,
    { taken: 1, waiting: 4, arrivals: 1 },
    false,
  ],
  ['nothing when full without a wait-list', { seats: full, waitlist: false }, 9, { taken: 2, waiting: 0, arrivals: 0 }, null],
  ['nothing before it opens', {}, 7, { taken: 0, waiting: 0, arrivals: 0 }, null],
  ['nothing once it closed', {}, 18, { taken: 0, waiting: 0, arrivals: 0 }, null],
  ['nothing when called off', { state: 'cancelled' }, 9, { taken: 0, waiting: 0, arrivals: 0 }, null],
] as const)('one more asks and gets %s', (_what, changes, hour, seats, isSeated) => {
  const before = event(changes as Partial<Event>);
  const after = admit(before, ask({ at: at(hour) }));
  expect(after).toMatchObject(seats);
  expect(after.claims.at(-1)?.isSeated ?? null).toBe(isSeated);
  if (isSeated === null) expect(after).toBe(before.seats);
});

test.each([
  ['three places for a family of three', { capacity: 3 }, { places: 3 }, { taken: 3, waiting: 0 }],
  ['a line of three places when only two are free', {}, { places: 3 }, { taken: 0, waiting: 1, wanted: 3 }],
  ['a place of the item too', { items: [run] }, { itemIds: ['run'] }, { taken: 1, items: { run: { taken: 1, wanted: 0 } } }],
  [
    'the line of a full item, though the event is not full',
    { items: [run], seats: { ...empty, taken: 1, items: { run: { taken: 1, wanted: 0 } } } },
    { itemIds: ['run'] },
    { taken: 1, waiting: 1, wanted: 1, items: { run: { taken: 1, wanted: 1 } } },
  ],
  [
    'a seat for another item while somebody waits for the full one',
    {
      capacity: 4,
      items: [run, plainItem('jump', { capacity: 2 })],
      seats: { ...empty, taken: 1, waiting: 1, wanted: 1, items: { run: { taken: 1, wanted: 1 } } },
    },
    { itemIds: ['jump'] },
    { taken: 2, waiting: 1, items: { run: { taken: 1, wanted: 1 }, jump: { taken: 1, wanted: 0 } } },
  ],
])('a party asks and gets %s', (_what, changes, party, seats) => {
  expect(admit(event(changes), ask(party))).toMatchObject(seats);
});

test('who fits where nobody in line fits is seated, as long as that picture of the line is still true', () => {
  const seats = { ...empty, taken: 1, waiting: 1, wanted: 3, version: 7 };
  const plan = event({ capacity: 3, seats });
  expect(admit(plan, ask({ clearedAt: 7 }))).toMatchObject({ taken: 2, waiting: 1 });
  expect(admit(plan, ask({ clearedAt: 6 }))).toMatchObject({ taken: 1, waiting: 2 });
  expect(admit(plan, ask({ clearedAt: 7, places: 3 }))).toMatchObject({ taken: 1, waiting: 2 });
});

test('a member with a call under way claims nothing more', () => {
  const seats = admit(event(), ask({ call: 'one' }));
  expect(admit(event({ seats }), ask({ call: 'two' }))).toBe(seats);
});

test('free places go down the line, each to the first whose whole party fits', () => {
  const plan = { capacity: 5, items: [run] };
  const seats: SeatCounts = { taken: 3, waiting: 4, wanted: 7, items: { run: { taken: 1, wanted: 1 } } };
  const line = [
    { id: 'family', places: 3, itemIds: [] },
    { id: 'runner', places: 1, itemIds: ['run'] },
    { id: 'couple', places: 2, itemIds: [] },
    { id: 'one', places: 1, itemIds: [] },
  ];
  const { next, seats: after } = nextInLine(plan, seats, line);
  expect(next.map(({ id }) => id)).toEqual(['couple']);
  expect(after).toEqual({ taken: 5, waiting: 3, wanted: 5, items: { run: { taken: 1, wanted: 1 } } });
});

test.each([
  ['one more in the family while there is room', { taken: 1 }, { places: 2, itemIds: [] }, true],
  ['two more than there is room for', { taken: 1 }, { places: 4, itemIds: [] }, false],
  ['one more while others wait', { taken: 1, waiting: 1, wanted: 2 }, { places: 2, itemIds: [] }, false],
  ['fewer, whoever waits', { taken: 3, waiting: 1, wanted: 1 }, { places: 1, itemIds: [] }, true],
  ['a full item besides', { taken: 1, items: { run: { taken: 1, wanted: 0 } } }, { places: 1, itemIds: ['run'] }, false],
  ['a free item besides', { taken: 1 }, { places: 1, itemIds: ['run'] }, true],
])('a registration of one may become %s: %#', (_what, seats, after, can) => {
  expect(canGrow({ capacity: 3, items: [run] }, { ...empty, ...seats }, single, after)).toBe(can);
});

test('seats due: by status for what is written, by claim for what is under way, never both', () => {
  const claim = (memberId: string, arrival: number, isSeated: boolean): Claim => ({
    ...ask({ memberId, call: memberId }),
    arrival,
    isSeated,
    place: null,
  });
  const claims = [claim('a', 4, true), claim('b', 5, false), claim('c', 6, true)];
  const counted = { confirmed: 2, attended: 1, absent: 1, pending: 1, waitlisted: 3, cancelled: 9, rejected: 9 } as const;
  const tallies = Object.entries(counted).map(([state, count]) => ({
    state: state as keyof typeof counted,
    itemIds: [],
    count,
    places: count,
  }));
  expect(
    seatsDue(tallies, claims, [
      { memberId: 'a', arrival: 4 },
      { memberId: 'c', arrival: 1 },
    ]),
  ).toEqual({ taken: 6, waiting: 4, wanted: 4, items: {} });
});

type Written = Claim & { state: 'confirmed' | 'pending' | 'waitlisted' | 'offered' | 'cancelled' | 'rejected' };
const parties = fc.record({ places: fc.integer({ min: 1, max: 4 }), itemIds: fc.subarray(['run', 'jump', 'swim'], { minLength: 0 }) });
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('ask', 'ask', 'write', 'die', 'cancel', 'accept', 'decline', 'expire', 'approve', 'reject'),
    who: fc.nat(9),
    party: parties,
  }),
  { maxLength: 80 },
);
const plans = fc.record({
  capacity: fc.integer({ min: 1, max: 8 }),
  waitlist: fc.boolean(),
  needsApproval: fc.boolean(),
  offers: fc.boolean(),
  bounds: fc.tuple(...['run', 'jump', 'swim'].map(() => fc.option(fc.integer({ min: 1, max: 4 })))),
});

/** The same steps the commands take, without the database: claims, writing, leaving, offers, review; a recount after each that frees. */
function play(plan: { capacity: number; waitlist: boolean; needsApproval: boolean; offers: boolean; bounds: (number | null)[] }) {
  const items = ['run', 'jump', 'swim'].map((id, index) => plainItem(id, { capacity: plan.bounds[index] ?? null }));
  const base = { capacity: plan.capacity, waitlist: plan.waitlist, items };
  const records = new Map<string, Written>();
  let seats: Seats = empty;
  const due = () =>
    seatsDue(
      [...records.values()].map(({ state, itemIds, places }) => ({ state, itemIds, places, count: 1 })),
      seats.claims,
      [],
    );
  const inLine = () => [
    ...[...records.values()].filter(({ state }) => state === 'waitlisted'),
    ...seats.claims.filter(({ isSeated }) => !isSeated),
  ];
  const mend = () => {
    const before = Math.min(Infinity, ...seats.claims.filter(({ isSeated }) => !isSeated).map(({ arrival }) => arrival));
    const line = [...records.values()]
      .filter(({ state, arrival }) => state === 'waitlisted' && arrival < before)
      .sort((a, b) => a.arrival - b.arrival);
    const served = nextInLine(base, due(), line);
    for (const one of served.next) one.state = plan.offers ? 'offered' : plan.needsApproval ? 'pending' : 'confirmed';
    seats = { ...seats, ...served.seats, version: seats.version + 1 };
  };
  const move = (memberId: string, from: Written['state'][], to: Written['state'], frees: boolean) => {
    const one = records.get(memberId);
    if (!one || !from.includes(one.state)) return;
    one.state = to;
    if (frees) mend();
  };
  const step = (kind: string, who: number, party: Party, index: number) => {
    const memberId = `m${who}`;
    const claim = seats.claims.find((one) => one.memberId === memberId);
    const isIn = records.has(memberId) && !['cancelled', 'rejected'].includes(records.get(memberId)!.state);
    if (kind === 'ask' && !isIn) {
      const clearedAt = inLine().some((one) => fits(base, seats, one)) ? null : seats.version;
      seats = admit(event({ ...base, seats }), { ...party, memberId, call: `c${index}`, at: at(9), clearedAt });
    }
    if (kind === 'write' && claim) {
      records.set(memberId, { ...claim, state: !claim.isSeated ? 'waitlisted' : plan.needsApproval ? 'pending' : 'confirmed' });
      seats = release(seats, claim, true);
    }
    if (kind === 'die' && claim) seats = release(seats, claim, false);
    if (kind === 'cancel') move(memberId, ['confirmed', 'pending', 'waitlisted', 'offered'], 'cancelled', true);
    if (kind === 'accept') move(memberId, ['offered'], plan.needsApproval ? 'pending' : 'confirmed', false);
    if (kind === 'decline' || kind === 'expire') move(memberId, ['offered'], 'cancelled', true);
    if (kind === 'approve') move(memberId, ['pending'], 'confirmed', false);
    if (kind === 'reject') move(memberId, ['pending'], 'rejected', true);
  };
  return { base, step, due, inLine, seats: () => seats, records };
}

test('after any history of asking, leaving, offers and review the figures are what is written, and never more than there is', () => {
  fc.assert(
    fc.property(plans, steps, (plan, history) => {
      const game = play(plan);
      for (const [index, { kind, who, party }] of history.entries()) {
        const before = game.seats();
        const line = game.inLine();
        game.step(kind, who, party, index);
        const now = game.seats();
        expect(areSame(now, game.due())).toBe(true);
        expect(now.taken).toBeLessThanOrEqual(plan.capacity);
        for (const { id, capacity } of game.base.items) expect(now.items[id]?.taken ?? 0).toBeLessThanOrEqual(capacity ?? Infinity);
        const made = now.claims.find(({ call }) => call === `c${index}`);
        // A newcomer is seated only with room to spare for everybody who waits, or where none of them fits.
        if (made?.isSeated) expect(hasRoomFor(game.base, before, made) || line.every((one) => !fits(game.base, before, one))).toBe(true);
        const held = [...game.records.values()].filter(({ state }) => isSeatedStatus(state)).reduce((sum, { places }) => sum + places, 0);
        expect(now.taken).toBe(held + now.claims.filter(({ isSeated }) => isSeated).reduce((sum, { places }) => sum + places, 0));
      }
    }),
    { numRuns: 400 },
  );
});

test('whoever is served out of turn is served only because nobody before them fits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(parties, { maxLength: 12 }), (capacity, line) => {
      const bounds = { capacity, items: [plainItem('run', { capacity: 2 }), plainItem('jump'), plainItem('swim', { capacity: 1 })] };
      const waiting = line.reduce<SeatCounts>((seats, party) => admitToLine(seats, party), empty);
      const { next, seats } = nextInLine(bounds, waiting, line);
      for (const party of line.filter((one) => !next.includes(one))) expect(fits(bounds, seats, party)).toBe(false);
    }),
  );
});

const admitToLine = (seats: SeatCounts, { places, itemIds }: Party): SeatCounts => ({
  ...seats,
  waiting: seats.waiting + 1,
  wanted: seats.wanted + places,
  items: itemIds.reduce((items, id) => ({ ...items, [id]: { taken: 0, wanted: (items[id]?.wanted ?? 0) + places } }), seats.items),
});
