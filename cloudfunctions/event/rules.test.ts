/** Decisions about events, as tables. */
import {
  checkInFrom,
  codeAt,
  isAddressedTo,
  isCodeRight,
  mergeTrouble,
  phaseOf,
  reasonsNotToRegister,
  teamTrouble,
  timesTrouble,
  whyNotCancel,
  whyNotChange,
  whyNotItem,
  whyNotOffer,
  whyNotRegister,
} from './rules';
import { nobody } from '../core/context';
import type { Event } from './store';
import { atHour, emptySeats, plainItem, plannedEvent, standing } from './testing';

const at = atHour;
const event = plannedEvent;
const empty = emptySeats;
const full = { ...empty, taken: 2 };

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
  ['waitlist', { seats: { ...empty, taken: 1, waiting: 1, wanted: 1 } }, 9],
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
  expect(whyNotRegister(event(changes as Partial<Event>), { mine: state && standing(state), at: at(hour) })?.code ?? null).toBe(code);
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
  expect(whyNotCancel(event(changes), state && standing(state), at(hour))?.code ?? null).toBe(code);
});

const [run, jump] = [plainItem('run', { capacity: 1 }), plainItem('jump', { capacity: 1 })];
const oneFull = { ...empty, taken: 1, items: { run: { taken: 1, wanted: 0 } } };

test.each([
  ['nothing for those who can', {}, {}, []],
  ['who is already in, with what to do instead', {}, { mine: standing('confirmed') }, ['ALREADY_REGISTERED']],
  ['that it is not for them, besides that it is closed', {}, { isAddressed: false, at: at(19) }, ['FORBIDDEN', 'REGISTRATION_CLOSED']],
  [
    'both that it is not open and that it is full',
    { waitlist: false, seats: full },
    { at: at(7) },
    ['REGISTRATION_NOT_OPEN', 'EVENT_FULL'],
  ],
  ['nothing while any item is free', { items: [run, jump], waitlist: false, seats: oneFull }, {}, []],
  [
    'that the chosen item is full',
    { items: [run, jump], waitlist: false, seats: oneFull },
    { party: { places: 1, itemIds: ['run'] } },
    ['EVENT_FULL'],
  ],
  ['that the family does not fit', { capacity: 3, waitlist: false, seats: full }, { party: { places: 2, itemIds: [] } }, ['EVENT_FULL']],
  ['nothing where the family may stand in line', { capacity: 3, seats: full }, { party: { places: 2, itemIds: [] } }, []],
] as const)('the reasons say %s', (_what, changes, asking, codes) => {
  const reasons = reasonsNotToRegister(event(changes as Partial<Event>), { mine: null, at: at(9), ...(asking as object) });
  expect(reasons.map(({ code }) => code)).toEqual(codes);
  for (const { message, wayOut } of reasons) expect(message + (wayOut ?? '')).toMatch(/[一-龥]/);
});

test.each([
  [null, { seats: empty }],
  ['已满1人，选它会进入候补', { seats: oneFull }],
  ['已满1人，2人候补，选它会进入候补', { seats: { ...oneFull, items: { run: { taken: 1, wanted: 2 } } } }],
  ['已满1人，请改选其他项目', { seats: oneFull, waitlist: false }],
])('an item says %s', (sentence, changes) => {
  expect(whyNotItem(event({ items: [run, jump], ...changes }), 'run')).toBe(sentence);
});

test.each([
  ['NOT_REGISTERED', null],
  ['NOT_REGISTERED', standing('cancelled')],
  ['OFFER_OVER', standing('waitlisted')],
  ['OFFER_OVER', standing('confirmed')],
  [null, standing('offered', { offerUntil: at(10) })],
  ['OFFER_OVER', standing('offered', { offerUntil: at(9) })],
])('an offered place is refused with %s', (code, mine) => {
  expect(whyNotOffer(mine, at(9))?.code ?? null).toBe(code);
});

test.each([
  ['NOT_REGISTERED', {}, null, 9],
  [null, {}, 'confirmed', 9],
  [null, {}, 'waitlisted', 9],
  ['CONFLICT', {}, 'offered', 9],
  ['REGISTRATION_CLOSED', {}, 'confirmed', 18],
  ['REGISTRATION_CLOSED', {}, 'attended', 9],
  ['REGISTRATION_CLOSED', { state: 'cancelled' }, 'confirmed', 9],
] as const)('changing is refused with %s for %j, %s, at %i', (code, changes, state, hour) => {
  expect(whyNotChange(event(changes as Partial<Event>), state && standing(state), at(hour))?.code ?? null).toBe(code);
});

test.each([
  [null, {}, 'captain', 9],
  ['NOT_CAPTAIN', {}, 'other', 9],
  ['TEAM_CLOSED', {}, 'captain', 18],
  ['TEAM_CLOSED', { state: 'cancelled' }, 'captain', 9],
] as const)('a team is changed: %s for %j by the %s at %i', (code, changes, who, hour) => {
  expect(teamTrouble(event(changes as Partial<Event>), { name: '一队', captainId: 'captain' }, who, at(hour))?.code ?? null).toBe(code);
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

const squad = (changes: object = {}) => ({ _id: 'a', eventId: 'e', name: '甲队', size: 2, state: 'open' as const, ...changes });
test.each([
  [null, {}, {}, 9],
  ['CONFLICT', {}, { _id: 'a' }, 9],
  ['CONFLICT', {}, { eventId: 'other' }, 9],
  ['CONFLICT', {}, { state: 'dissolved' }, 9],
  [null, {}, {}, 19],
  ['TEAM_CLOSED', {}, {}, 20],
  ['TEAM_CLOSED', { state: 'cancelled' }, {}, 9],
  ['TEAM_FULL', {}, { size: 3 }, 9],
] as const)('merging teams: %s for %j into %j at %i', (code, changes, into, hour) => {
  const plan = event({ team: { min: 2, max: 4 }, ...(changes as Partial<Event>) });
  expect(mergeTrouble(plan, squad(), squad({ _id: 'b', ...into }), at(hour))?.code ?? null).toBe(code);
});
