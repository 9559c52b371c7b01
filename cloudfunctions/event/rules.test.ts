/** Decisions about events, as tables. */
import fc from 'fast-check';
import {
  admit,
  checkInFrom,
  codeAt,
  isAddressedTo,
  isCodeRight,
  phaseOf,
  release,
  seatsDue,
  timesTrouble,
  whyNotCancel,
  whyNotRegister,
} from './rules';
import { nobody } from '../core/context';
import type { Claim, Event, Registration, Seats } from './store';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
const empty: Seats = { taken: 0, waiting: 0, arrivals: 0, version: 0, claims: [] };
const event = (changes: Partial<Event> = {}): Event => ({
  _id: 'e',
  unionId: 'u',
  title: '讲座',
  description: '',
  place: '礼堂',
  state: 'published',
  opensAt: at(8),
  closesAt: at(18),
  startsAt: at(20),
  endsAt: at(22),
  cancelUntil: null,
  audience: {},
  to: { unitIds: ['*'], roles: ['*'], tags: ['*'] },
  capacity: 2,
  waitlist: true,
  needsApproval: false,
  feeFen: 0,
  seats: empty,
  secret: 's',
  authorId: 'o',
  authorName: '干事',
  createdAt: at(0),
  revision: 0,
  cancelReason: null,
  remindedAt: null,
  ...changes,
});
const full = { ...empty, taken: 2 };
const mine = (state: Registration['state']) => ({ state }) as Registration;

test.each([
  ['all in order', {}, at(7), null],
  ['closing when it opens', { closesAt: at(8) }, null, 'closesAt'],
  ['ending when it starts', { endsAt: at(20) }, null, 'endsAt'],
  ['closing during the event', { closesAt: at(21) }, at(7), null],
  ['closing after the end', { closesAt: at(23) }, null, 'closesAt'],
  ['cancelling after the end', { cancelUntil: at(23) }, null, 'cancelUntil'],
  ['closed already', {}, at(18), 'closesAt'],
] as const)('times: %s', (_what, changes, now, field) => {
  expect(timesTrouble(event(changes), now)?.[0] ?? null).toBe(field);
});

test.each([
  ['draft', { state: 'draft' }, 9],
  ['upcoming', {}, 7],
  ['open', {}, 8],
  ['open', {}, 17],
  ['waitlist', { seats: full }, 9],
  ['waitlist', { seats: { ...empty, taken: 1, waiting: 1 } }, 9],
  ['full', { seats: full, waitlist: false }, 9],
  ['closed', {}, 18],
  ['ongoing', {}, 20],
  ['ended', {}, 22],
  ['ended', { state: 'ended' }, 9],
  ['cancelled', { state: 'cancelled' }, 9],
] as const)('phase %s of %j at %i', (phase, changes, hour) => {
  expect(phaseOf(event(changes as Partial<Event>), at(hour))).toBe(phase);
});

test.each([
  [null, {}, null, 9],
  ['REGISTRATION_NOT_OPEN', {}, null, 7],
  ['REGISTRATION_CLOSED', {}, null, 18],
  ['REGISTRATION_CLOSED', { state: 'ended' }, null, 9],
  ['EVENT_CANCELLED', { state: 'cancelled' }, null, 9],
  ['EVENT_FULL', { seats: full, waitlist: false }, null, 9],
  [null, { seats: full }, null, 9],
  ['ALREADY_REGISTERED', { seats: full, waitlist: false }, 'confirmed', 9],
  ['ALREADY_REGISTERED', {}, 'waitlisted', 9],
  ['ALREADY_REGISTERED', {}, 'absent', 9],
  [null, {}, 'cancelled', 9],
  [null, {}, 'rejected', 9],
] as const)('registering is refused with %s for %j, %s, at %i', (code, changes, state, hour) => {
  expect(whyNotRegister(event(changes as Partial<Event>), state && mine(state), at(hour))?.code ?? null).toBe(code);
});

test.each([
  ['NOT_REGISTERED', {}, null, 9],
  ['NOT_REGISTERED', {}, 'cancelled', 9],
  [null, {}, 'confirmed', 19],
  ['CANCEL_CLOSED', {}, 'confirmed', 20],
  ['CANCEL_CLOSED', { cancelUntil: at(12) }, 'confirmed', 12],
  [null, { cancelUntil: at(12) }, 'waitlisted', 13],
  ['CANCEL_CLOSED', {}, 'attended', 9],
] as const)('cancelling is refused with %s for %j, %s, at %i', (code, changes, state, hour) => {
  expect(whyNotCancel(event(changes), state && mine(state), at(hour))?.code ?? null).toBe(code);
});

test.each([
  ['a seat', {}, 9, { taken: 1, waiting: 0, arrivals: 1 }, true],
  ['a place in line when full', { seats: { ...full, arrivals: 2 } }, 9, { taken: 2, waiting: 1, arrivals: 3 }, false],
  [
    'a place in line behind those who wait, though a seat is free',
    { seats: { ...empty, taken: 1, waiting: 3 } },
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
  const after = admit(before, { memberId: 'm', call: 'c', at: at(hour) });
  expect(after).toMatchObject(seats);
  expect(after.claims.at(-1)?.isSeated ?? null).toBe(isSeated);
  if (isSeated === null) expect(after).toBe(before.seats);
});

test('a member with a call under way claims nothing more', () => {
  const seats = admit(event(), { memberId: 'm', call: 'one', at: at(9) });
  expect(admit(event({ seats }), { memberId: 'm', call: 'two', at: at(9) })).toBe(seats);
});

test('whatever is claimed and given back, no seat is lost, doubled, or given past those who wait', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      fc.array(fc.record({ isLeaving: fc.boolean(), isWritten: fc.boolean(), who: fc.nat(7) }), { maxLength: 60 }),
      (capacity, waitlist, steps) => {
        let seats = empty;
        const written: Claim[] = [];
        for (const [index, { isLeaving, isWritten, who }] of steps.entries()) {
          const claim = seats.claims[who % Math.max(1, seats.claims.length)];
          const before = seats;
          seats =
            isLeaving && claim
              ? release(seats, claim, isWritten)
              : admit(event({ capacity, waitlist, seats }), { memberId: `m${who}`, call: `c${index}`, at: at(9) });
          if (isLeaving && claim && isWritten) written.push(claim);
          const made = seats.claims.find(({ call }) => call === `c${index}`);
          if (made?.isSeated) expect(before.waiting).toBe(0);
          const held = [...seats.claims, ...written];
          expect([seats.taken, seats.waiting]).toEqual([
            held.filter(({ isSeated }) => isSeated).length,
            held.filter(({ isSeated }) => !isSeated).length,
          ]);
          expect(seats.taken).toBeLessThanOrEqual(capacity);
        }
      },
    ),
  );
});

test('seats due: by status for what is written, by claim for what is under way, never both', () => {
  const claim = (memberId: string, arrival: number, isSeated: boolean): Claim => ({
    memberId,
    call: memberId,
    arrival,
    isSeated,
    place: null,
    at: at(9),
  });
  const claims = [claim('a', 4, true), claim('b', 5, false), claim('c', 6, true)];
  expect(
    seatsDue({ confirmed: 2, attended: 1, absent: 1, pending: 1, waitlisted: 3, cancelled: 9, rejected: 9 }, claims, [
      { memberId: 'a', arrival: 4 },
      { memberId: 'c', arrival: 1 },
    ]),
  ).toEqual({ taken: 6, waiting: 4 });
});

test('the code is six digits, changes every half minute, and one step back still counts', () => {
  const now = Date.UTC(2026, 10, 24, 10, 0, 1);
  const code = codeAt('secret', now);
  expect(code).toMatch(/^\d{6}$/);
  expect([codeAt('secret', now + 28_000), codeAt('other', now)].map((other) => other === code)).toEqual([true, false]);
  expect([0, 30_000, 60_000].map((later) => isCodeRight('secret', code, now + later))).toEqual([true, true, false]);
});

test('checking in begins in the morning, or three hours ahead of an early start', () => {
  expect(checkInFrom({ startsAt: '2026-11-24T06:00:00.000Z' })).toBe('2026-11-23T16:00:00.000Z');
  expect(checkInFrom({ startsAt: '2026-11-23T17:00:00.000Z' })).toBe('2026-11-23T14:00:00.000Z');
});

test.each([
  [{ unitIds: ['*'], roles: ['*'], tags: ['*'] }, true],
  [{ unitIds: ['g1'], roles: ['*'], tags: ['*'] }, true],
  [{ unitIds: ['g2'], roles: ['*'], tags: ['*'] }, false],
  [{ unitIds: ['g1'], roles: ['delegate'], tags: ['*'] }, false],
  [{ unitIds: ['*'], roles: ['member'], tags: ['*'] }, true],
  [{ unitIds: ['*'], roles: ['*'], tags: ['太极'] }, false],
])('an audience %j names a plain member of g1: %s', (to, expected) => {
  expect(isAddressedTo(to, { ...nobody, memberId: 'm', unionId: 'u', unitIds: ['u', 'g1'] })).toBe(expected);
});
