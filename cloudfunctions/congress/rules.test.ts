/** The regional rules of congress terms as tables. */
import { profiles } from './profiles';
import {
  distribute,
  electionTrouble,
  figuresTrouble,
  makeUpOf,
  recallTrouble,
  seatsFor,
  seatsTrouble,
  termEnd,
  yearsTrouble,
} from './rules';
import { isSoundThreshold } from '../../types/congress/threshold';
import type { ProfileId, StaffKind } from '../../types/congress/labels';

test.each<[ProfileId, number, number, number | null]>([
  ['shanghai', 60, 30, null],
  ['shanghai', 99, 30, null],
  ['shanghai', 100, 30, null],
  ['shanghai', 199, 30, null],
  ['shanghai', 200, 35, null],
  ['shanghai', 1250, 85, null],
  ['shanghai', 3000, 175, null],
  ['shanghai', 3001, 175, null],
  ['shanghai', 9000, 175, null],
  ['zhejiang', 99, 30, null],
  ['zhejiang', 100, 40, null],
  ['zhejiang', 450, 61, null],
  ['zhejiang', 999, 96, null],
  ['zhejiang', 1000, 100, null],
  ['zhejiang', 4999, 160, null],
  ['zhejiang', 5000, 200, null],
  ['henan', 150, 30, null],
  ['henan', 200, 30, 30],
  ['henan', 500, 50, 75],
  ['henan', 505, 51, 75],
  ['henan', 1000, 100, 100],
  ['henan', 5000, 150, 500],
  ['general', 500, 30, null],
  ['general', 601, 31, null],
  ['general', 4000, 100, null],
])('%s: %i staff need at least %i seats', (id, staff, least, most) => {
  const seats = seatsFor(profiles[id], staff);
  expect([seats.least, seats.most]).toEqual([least, most]);
  expect(seats.arithmetic).toContain(`${staff} 人`);
  expect(seatsTrouble(least - 1, seats)).toContain(`${least} 名`);
  expect(seatsTrouble(least, seats)).toBeNull();
});

test('more staff never need fewer seats, and every share in the data can be reckoned with', () => {
  for (const profile of Object.values(profiles)) {
    let before = 0;
    for (let staff = 0; staff <= 12000; staff += 7) {
      const { least, most } = seatsFor(profile, staff);
      expect(least).toBeGreaterThanOrEqual(before);
      if (most !== null) expect(most).toBeGreaterThanOrEqual(least);
      before = least;
    }
    for (const value of Object.values(profile))
      if (typeof value === 'object' && value !== null && 'numerator' in value) expect(isSoundThreshold(value)).toBe(true);
  }
});

test.each([
  [10, [50, 30, 20], [5, 3, 2]],
  [10, [34, 33, 33], [4, 3, 3]],
  [7, [3, 3, 1], [3, 3, 1]],
  [2, [1, 1, 1], [1, 1, 0]],
  [5, [0, 10], [0, 5]],
])('%i seats over %j', (total, staff, seats) => {
  expect(distribute(total, staff).map((one) => one.seats)).toEqual(seats);
});

test('the largest remainder gives out every seat, and nobody more than one over the quotient', () => {
  for (let total = 1; total < 60; total += 1) {
    const staff = [17, 240, 3 * total, 55, 91];
    const all = staff.reduce((sum, one) => sum + one, 0);
    const shares = distribute(total, staff).map(({ seats }) => seats);
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(total);
    shares.forEach((seats, index) => expect(Math.abs(seats * all - staff[index]! * total)).toBeLessThan(all));
  }
});

const delegates = (managers: number, frontLine: number, others: number, women: number) =>
  [
    ...Array<StaffKind>(managers).fill('manager'),
    ...Array<StaffKind>(frontLine).fill('frontLine'),
    ...Array<StaffKind>(others).fill('other'),
  ].map((staffKind, index) => ({ staffKind, isWoman: index < women }));
const staff = { staff: 100, frontLine: 70, managers: 10, women: 41 };

test.each<[ProfileId, number, number, number, number, string[]]>([
  ['zhejiang', 6, 16, 8, 13, ['met', 'met', 'met']],
  ['zhejiang', 7, 16, 7, 13, ['broken', 'met', 'met']],
  ['zhejiang', 6, 15, 9, 13, ['met', 'broken', 'met']],
  ['zhejiang', 6, 16, 8, 12, ['met', 'met', 'broken']],
  ['shanghai', 6, 16, 8, 12, ['met', 'met', 'met']],
  ['shanghai', 6, 16, 8, 0, ['met', 'met', 'broken']],
  ['shanghai', 0, 0, 0, 0, ['pending', 'pending', 'pending']],
])('make-up in %s with %i managers, %i front-line, %i others, %i women', (id, managers, front, others, women, verdicts) => {
  expect(makeUpOf(profiles[id], delegates(managers, front, others, women), staff).map(({ verdict }) => verdict)).toEqual(verdicts);
});

test.each([
  [66, 60, 'voters'],
  [67, 50, null],
  [67, 49, 'votes'],
  [101, 60, 'voters'],
  [70, 71, 'votes'],
])('of 100 staff %i take part and %i vote for: %s', (voters, votes, field) => {
  expect(electionTrouble(profiles.shanghai, { voters, votes, employees: 100 })?.[0] ?? null).toBe(field);
});

test('recall takes half of the staff or more', () => {
  expect(recallTrouble(profiles.shanghai, 50, 101)).toContain('至少要 51');
  expect(recallTrouble(profiles.shanghai, 51, 101)).toBeNull();
  expect(recallTrouble(profiles.shanghai, 102, 101)).toContain('核对');
});

test('terms have the years the region allows and end the day before', () => {
  expect(yearsTrouble(4, profiles.henan)).toContain('3、5');
  expect(yearsTrouble(4, profiles.shanghai)).toBeNull();
  expect(termEnd('2024-02-29', 3)).toBe('2027-02-28');
  expect(termEnd('2026-01-01', 5)).toBe('2030-12-31');
});

test('figures that contradict each other are found', () => {
  expect(figuresTrouble({ staff: 10, frontLine: 8, managers: 3, women: 1 })?.[0]).toBe('frontLine');
  expect(figuresTrouble({ staff: 10, frontLine: 8, managers: 2, women: 11 })?.[0]).toBe('women');
  expect(figuresTrouble(staff)).toBeNull();
});
