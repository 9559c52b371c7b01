/** The calendar's decisions as tables. */
import {
  daysBetween,
  daysCovered,
  entryOf,
  feedToken,
  momentsOf,
  spanTrouble,
  specialDays,
  weekdayOf,
  weeksOf,
  workingDayAfter,
} from './rules';
import { nationalSpans } from './holidays';

test.each([
  ['2026-11', '2026-10-26', '2026-12-06'],
  ['2026-02', '2026-01-26', '2026-03-01'],
  ['2027-02', '2027-02-01', '2027-02-28'],
  ['2024-02', '2024-01-29', '2024-03-03'],
])('%s is shown in whole weeks from %s to %s', (month, from, to) => {
  expect(weeksOf(month)).toEqual({ from, to });
});

test.each([
  ['2026-11-24', '2026-11-24', null],
  ['2026-11-24', '2027-11-25', null],
  ['2026-11-24', '2027-11-26', 'to'],
  ['2026-11-24', '2026-11-23', 'to'],
])('from %s to %s: trouble %s', (from, to, path) => {
  expect(spanTrouble(from, to)?.path ?? null).toBe(path);
});

test('a day lasts from its first to its last moment in Shanghai', () => {
  expect(momentsOf('2026-11-24', '2026-11-24')).toEqual(['2026-11-23T16:00:00.000Z', '2026-11-24T15:59:59.999Z']);
});

test.each([
  ['within a day', '2026-11-24T01:00:00.000Z', '2026-11-24T03:00:00.000Z', '2026-11-24', '2026-11-24'],
  ['until midnight', '2026-11-24T01:00:00.000Z', '2026-11-24T16:00:00.000Z', '2026-11-24', '2026-11-24'],
  ['past midnight', '2026-11-24T01:00:00.000Z', '2026-11-24T16:00:00.001Z', '2026-11-24', '2026-11-25'],
  ['a point in time', '2026-11-24T16:00:00.000Z', null, '2026-11-25', '2026-11-25'],
  ['an end before the start', '2026-11-24T01:00:00.000Z', '2026-11-20T01:00:00.000Z', '2026-11-24', '2026-11-24'],
])('%s covers the right days', (_what, startsAt, endsAt, firstDay, lastDay) => {
  expect(daysCovered({ startsAt, endsAt })).toEqual({ firstDay, lastDay });
});

test('every national day names its source, no day is given twice, and adjusted work falls on weekends', () => {
  const days = nationalSpans.flatMap(({ from, to }) => specialDays(from, to, []).map(({ day }) => day));
  expect(new Set(specialDays('2026-01-01', '2027-12-31', []).map(({ day }) => day)).size).toBe(new Set(days).size);
  for (const { from, to, kind, source } of nationalSpans) {
    expect(source).toMatch(/[一-龥]/);
    expect(from <= to).toBe(true);
    if (kind === 'work') expect(weekdayOf(from)).toBeGreaterThanOrEqual(5);
  }
  expect(specialDays('2026-01-01', '2026-12-31', []).filter(({ kind }) => kind === 'off')).toHaveLength(33);
});

test('what a union enters stands in place of what the platform brings', () => {
  const own = { day: '2026-10-10', kind: 'off', name: '厂休', source: '厂务通知' } as const;
  const days = specialDays('2026-10-09', '2026-10-11', [own, { ...own, day: '2026-10-12' }]);
  expect(days).toEqual([{ ...own, isOwn: true }]);
});

test('other programs get the title and the time only', () => {
  const item = {
    key: 'event:1',
    kind: 'event' as const,
    title: '羽毛球赛',
    startsAt: '2026-11-24T01:00:00.000Z',
    endsAt: '2026-11-24T03:00:00.000Z',
    isDeadline: false,
    place: '三号楼',
    link: '/pages/event/detail/index?id=1',
  };
  expect(entryOf(item)).toEqual({ id: expect.any(String), title: '羽毛球赛', startsAt: item.startsAt, endsAt: item.endsAt });
  expect(entryOf({ ...item, isDeadline: true })).toMatchObject({ title: '羽毛球赛（期限）', endsAt: null });
  expect(entryOf({ ...item, title: '报名截止：羽毛球赛', isDeadline: true }).title).toBe('报名截止：羽毛球赛');
});

test('another person, another chance or another secret makes another address', () => {
  const tokens = [feedToken('s', 'm', 'n'), feedToken('s', 'm2', 'n'), feedToken('s', 'm', 'n2'), feedToken('s2', 'm', 'n')];
  expect(new Set(tokens).size).toBe(4);
  expect(tokens[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test.each([
  ['2027-02-27', undefined, 1],
  ['2027-02-27', '2027-03-02', 4],
  ['2027-03-01', '2027-03-31', 31],
  ['2027-03-01', '2027-04-01', 'until'],
  ['2027-03-02', '2027-03-01', 'until'],
])('from %s until %s are entered: %s', (day, until, expected) => {
  const answer = daysBetween(day, until);
  expect('days' in answer ? answer.days.length : answer.path).toBe(expected);
});

test.each([
  ['over a weekend', '2026-12-10', 7, [], '2026-12-21'],
  ['from a Friday', '2026-12-11', 1, [], '2026-12-14'],
  ['over a holiday', '2026-12-31', 1, [{ day: '2027-01-01', kind: 'off' as const }], '2027-01-04'],
  ['a Saturday that is worked', '2026-12-11', 1, [{ day: '2026-12-12', kind: 'work' as const }], '2026-12-12'],
  ['a holiday of others that is worked here', '2026-12-31', 1, [{ day: '2027-01-01', kind: 'normal' as const }], '2027-01-01'],
])('working days %s: %s and %i', (_what, day, count, special, last) => expect(workingDayAfter(day, count, special)).toBe(last));
