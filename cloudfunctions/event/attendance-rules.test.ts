/** Decisions of the day as tables: codes, scans, lateness, staying away. */
import fc from 'fast-check';
import {
  coolDownOf,
  isLateAt,
  isMemberCodeGood,
  judgeMark,
  memberCodeOf,
  monthsBefore,
  ownerOf,
  readMemberCode,
  whyWrongCode,
  windowTrouble,
} from './attendance-rules';
import { codeAt } from './rules';
import { atHour, plannedEvent } from './testing';
import type { Registration } from './store';

const event = plannedEvent({ _id: 'e1', secret: 'secret1' });
const other = plannedEvent({ _id: 'e2', secret: 'secret2', title: '合唱排练' });
const mine = (state: Registration['state'], checkedInAt: string | null = null) => ({ state, checkedInAt }) as Registration;

test('a member’s code is read back, and any change of it is seen', () => {
  const code = memberCodeOf('secret1', { eventId: 'e1', memberId: 'm1' });
  expect(isMemberCodeGood('secret1', readMemberCode(code)!)).toBe(true);
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom(...'abXY09-_'), (at, letter) => {
      const changed = code.slice(0, at) + letter + code.slice(at + 1);
      const read = readMemberCode(changed);
      expect(changed === code || read === null || !isMemberCodeGood('secret1', read)).toBe(true);
    }),
  );
});

test.each([
  ['a genuine one', memberCodeOf('secret1', { eventId: 'e1', memberId: 'm1' }), { memberId: 'm1' }],
  ['one of another event', memberCodeOf('secret2', { eventId: 'e2', memberId: 'm1' }), /另一项活动/],
  ['one signed with another key', memberCodeOf('secret2', { eventId: 'e1', memberId: 'm1' }), /不真实/],
  ['the organiser’s own code', '123456', /不是会员码/],
  ['any other text', 'https://example.org/?a=b.c.d.e', /不是会员码/],
])('whose is %s', (_what, code, expected) => {
  const owner = ownerOf(event, code);
  if (expected instanceof RegExp) expect(owner).toMatch(expected);
  else expect(owner).toEqual(expected);
});

const NOON = Date.parse('2026-11-24T12:00:00.000Z');
test.each([
  ['another event’s of this moment', codeAt(other.secret, NOON), /「合唱排练」的签到码/],
  ['one of two minutes ago', codeAt(event.secret, NOON - 120_000), /已过期.*最新的码/],
  ['yesterday’s', codeAt(event.secret, NOON - 24 * 3_600_000), /以前的签到码/],
  ['a made up one', '000000', /签到码不对/],
])('six digits that are %s are refused with the way out', (_what, code, sentence) => {
  expect(whyWrongCode(event, [event, other], code, NOON)).toMatch(sentence);
});

const now = new Date(atHour(21));
test.each([
  ['within', {}, atHour(20), now, null],
  ['before it begins', {}, '2026-11-23T12:00:00.000Z', now, /早于签到开始/],
  ['after the end', {}, atHour(23), new Date(atHour(23)), /补登/],
  ['handed in after the end, made within', { state: 'ended' as const }, atHour(21), new Date(atHour(40)), null],
  ['handed in nine days later', { state: 'ended' as const }, atHour(21), new Date(atHour(21 + 216)), /超过7天/],
  ['from a clock that is ahead', {}, '2026-11-24T21:30:00.000Z', now, /校准/],
  ['from a clock a little ahead', {}, atHour(21), new Date(Date.parse(atHour(21)) - 60_000), null],
  ['of a cancelled event', { state: 'cancelled' as const }, atHour(20), now, /已取消/],
  ['of a draft', { state: 'draft' as const }, atHour(20), now, /尚未发布/],
])('a mark %s', (_what, changes, scannedAt, at, sentence) => {
  const trouble = windowTrouble(plannedEvent(changes), scannedAt, at);
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});

test.each([
  ['nobody', null, atHour(20), 'refused'],
  ['one with a place', mine('confirmed'), atHour(20), 'checkedIn'],
  ['one with a place, late', mine('confirmed'), new Date(Date.parse(atHour(20)) + 16 * 60_000).toISOString(), 'late'],
  ['one counted absent meanwhile', mine('absent'), atHour(20), 'checkedIn'],
  ['one who is in already', mine('attended', atHour(19)), atHour(20), 'already'],
  ['one in line', mine('waitlisted'), atHour(20), 'refused'],
  ['one with an offer', mine('offered'), atHour(20), 'refused'],
  ['one not decided', mine('pending'), atHour(20), 'refused'],
  ['one who cancelled', mine('cancelled'), atHour(20), 'refused'],
  ['one turned down', mine('rejected'), atHour(20), 'refused'],
])('a mark for %s', (_what, record, scannedAt, outcome) => expect(judgeMark(event, record, scannedAt).outcome).toBe(outcome));

test.each([
  [15, 15 * 60_000, false],
  [15, 15 * 60_000 + 1, true],
  [0, 1, true],
  [undefined, 10 * 60_000, false],
])('late after %s minutes: %s ms past the start → %s', (lateAfterMinutes, past, late) =>
  expect(isLateAt(plannedEvent({ lateAfterMinutes }), new Date(Date.parse(event.startsAt) + past).toISOString())).toBe(late),
);

const rule = { absences: 2, months: 3, days: 30 };
const absent = (day: string) => ({ endsAt: `${day}T10:00:00.000Z`, eventId: day });
test.each([
  ['none', [], null],
  ['one', ['2026-11-20'], null],
  ['two within three months', ['2026-09-01', '2026-11-20'], '2026-12-20T10:00:00.000Z'],
  ['two too far apart', ['2026-08-19', '2026-11-20'], null],
  ['two long ago', ['2026-08-19', '2026-09-20'], null],
  ['two, the last a month ago to the minute', ['2026-09-20', '2026-10-24'], '2026-11-23T10:00:00.000Z'],
])('staying away: %s', (_what, days, until) => {
  const at = until === '2026-11-23T10:00:00.000Z' ? '2026-11-23T09:59:59.999Z' : '2026-11-24T02:00:00.000Z';
  expect(coolDownOf(rule, days.map(absent), at)?.until ?? null).toBe(until);
  if (until) expect(coolDownOf(rule, days.map(absent), until)).toBeNull();
});

test.each([
  ['2026-05-31T00:00:00.000Z', 3, '2026-02-28T00:00:00.000Z'],
  ['2026-11-20T10:00:00.000Z', 3, '2026-08-20T10:00:00.000Z'],
  ['2026-01-15T10:00:00.000Z', 2, '2025-11-15T10:00:00.000Z'],
])('%s less %s months is %s', (moment, months, before) => expect(monthsBefore(moment, months)).toBe(before));
