/** The desk's decisions as tables; now is 2026-11-24 10:00 in Shanghai. */
import type { Deadline } from '../core/collected';
import { byKind, byUrgency, countsOf, inOrder, narrowed, urgencyOf } from './rules';

const now = new Date('2026-11-24T02:00:00.000Z');

test.each([
  [null, 'undated'],
  ['2026-11-24T01:59:59.999Z', 'overdue'],
  ['2026-11-24T02:00:00.000Z', 'today'],
  ['2026-11-24T15:59:59.999Z', 'today'],
  ['2026-11-24T16:00:00.000Z', 'week'],
  ['2026-12-01T15:59:59.999Z', 'week'],
  ['2026-12-01T16:00:00.000Z', 'later'],
  ['2025-01-01T00:00:00.000Z', 'overdue'],
])('due at %s is %s', (dueAt, urgency) => {
  expect(urgencyOf(dueAt, now)).toBe(urgency);
});

const deadline = (key: string, dueAt: string | null, kind: Deadline['kind'] = 'event'): Deadline => ({
  key,
  kind,
  title: key,
  source: '来源',
  action: '办理',
  link: '/pages/home/index',
  dueAt,
});

const told = [
  deadline('later', '2026-12-24T02:00:00.000Z'),
  deadline('undated', null, 'dues'),
  deadline('overdue', '2026-11-20T02:00:00.000Z', 'proposal'),
  deadline('today', '2026-11-24T10:00:00.000Z'),
  { ...deadline('today', '2026-11-24T10:00:00.000Z'), count: 12 },
];

test('the most urgent comes first, the undated last, and what is told twice is one line', () => {
  expect(inOrder(told, now).map(({ key, count }) => [key, count])).toEqual([
    ['overdue', 1],
    ['today', 12],
    ['later', 1],
    ['undated', 1],
  ]);
});

test('the figures are those of the list, however it is cut', () => {
  const matters = inOrder(told, now);
  expect(countsOf(matters)).toEqual({ total: 4, overdue: 1, today: 1 });
  expect(byKind(matters).reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(byUrgency(matters).reduce((sum, { count }) => sum + count, 0)).toBe(4);
  for (const { kind, count } of byKind(matters)) expect(narrowed(matters, { kind })).toHaveLength(count);
  for (const { urgency, count } of byUrgency(matters)) expect(narrowed(matters, { urgency })).toHaveLength(count);
  expect(narrowed(matters, { kind: 'event', urgency: 'later' }).map(({ key }) => key)).toEqual(['later']);
});
