/** Results of an appraisal: joined groups, bounds, grades left out; and every distribution of marks behind what is told. */
import type { Result } from '../../types/appraisal/contract';
import { grades } from '../../types/appraisal/labels';
import { SMALLEST_CELL } from '../core/small-cells';
import { resultsOf } from './result-rules';
import type { Content, Seated } from './rules';

const seat = (id: string, weight: number, count: number): Seated => ({ id, name: `组${id}`, weight, count });
const subjects = [{ id: 's1', name: '后勤部', kind: 'department' as const, post: '', memberId: null }];
const planOf = (criteria: number, method: 'grades' | 'scores' = 'grades') => ({
  ...{ subjects, method },
  criteria: Array.from({ length: criteria }, (_one, index) => ({ id: `c${index}`, title: `项目${index}` })),
});
const sheets = (group: string, marks: number[][]): Content[] =>
  marks.map((one) => ({ group, ratings: [{ subjectId: 's1', marks: one, comment: '' }] }));
const same = (group: string, count: number, mark: number) =>
  sheets(
    group,
    Array.from({ length: count }, () => [mark]),
  );
const told = (contents: Content[], seated: Seated[], criteria = 1, method: 'grades' | 'scores' = 'grades'): Result =>
  resultsOf(planOf(criteria, method), seated, contents, (texts) => texts)[0]!;

const two = [seat('a', 60, 9), seat('b', 40, 10)];

test('the weighted mean with its arithmetic', () => {
  const mixed = [...same('a', 5, 0), ...same('a', 4, 1), ...same('b', 5, 1), ...same('b', 5, 2)];
  expect(told(mixed, two)).toMatchObject({
    total: 8200,
    bound: 'exact',
    groups: [{ mean: 8833 }, { mean: 7250 }],
    marks: null,
    comments: null,
  });
  expect(told(mixed, two).arithmetic).toBe('(88.33×60 + 72.50×40) ÷ 100 = 82.00');
});

test('small groups are joined, fewer than five say nothing, grades are counted only where each is five or more', () => {
  const joined = told([...same('a', 5, 0), ...same('a', 4, 1), ...same('b', 1, 3)], two);
  expect(joined.groups).toMatchObject([{ weight: 100, raters: 10 }]);
  expect(told(same('a', 4, 0), two)).toMatchObject({ total: null, groups: [], arithmetic: '' });
  const full = told(
    grades.flatMap((_grade, mark) => [...same('a', 5, mark), ...same('b', 5, mark)]),
    two,
  );
  expect(full.marks).toEqual([{ title: '项目0', counts: [10, 10, 10, 10] }]);
});

test('who is nearly of one mind is told as a bound, and no grades beside it', () => {
  const all = (mark: number) => told([...same('a', 9, mark), ...same('b', 10, mark)], two);
  expect(all(0)).toMatchObject({ bound: 'atLeast', total: 9020, marks: null });
  expect(told([...same('a', 9, 0), ...same('b', 9, 0), ...same('b', 1, 3)], two)).toEqual(all(0));
  expect(all(3)).toMatchObject({ bound: 'atMost' });
  expect(told([...same('a', 9, 0), ...same('b', 10, 3)], two).bound).toBe('about');
  expect(told([...same('a', 9, 100), ...same('b', 10, 100)], two, 1, 'scores')).toMatchObject({ bound: 'atLeast', total: 9968 });
});

/** Ways in which so many raters may spread over the grades. */
const spreads = (people: number, kinds: number = grades.length): number[][] =>
  kinds === 1
    ? [[people]]
    : Array.from({ length: people + 1 }, (_one, first) => spreads(people - first, kinds - 1).map((rest) => [first, ...rest])).flat();
const marksOf = (spread: number[]) => spread.flatMap((count, mark) => Array.from({ length: count }, () => mark));

/** Cells under five that are the same in every distribution which gives the same results: known to whoever reads them. */
function pinned(populations: { cells: number[]; result: Result }[]): number {
  const alike = new Map<string, number[][]>();
  for (const { cells, result } of populations) {
    const key = JSON.stringify(result);
    alike.set(key, [...(alike.get(key) ?? []), cells]);
  }
  return [...alike.values()].filter((all) =>
    all[0]!.some((cell, index) => cell < SMALLEST_CELL && all.every((cells) => cells[index] === cell)),
  ).length;
}

test.each([5, 6, 9, 14, 20])('whatever %i raters of one group said, no grade under five can be counted', (people) => {
  const seated = [seat('a', 100, people)];
  const populations = spreads(people).map((cells) => ({
    cells,
    result: told(
      sheets(
        'a',
        marksOf(cells).map((mark) => [mark]),
      ),
      seated,
    ),
  }));
  expect(pinned(populations)).toBe(0);
});

test.each([
  [5, 5, 60],
  [5, 6, 50],
])('nor of two groups of %i and %i, weighing %i, together', (first, second, weight) => {
  const seated = [seat('a', weight, first), seat('b', 100 - weight, second)];
  const contentsOf = (group: string, spread: number[]) =>
    sheets(
      group,
      marksOf(spread).map((mark) => [mark]),
    );
  const populations = spreads(first).flatMap((one) =>
    spreads(second).map((other) => ({
      cells: [...one, ...other, ...one.map((count, mark) => count + other[mark]!)],
      result: told([...contentsOf('a', one), ...contentsOf('b', other)], seated),
    })),
  );
  expect(pinned(populations)).toBe(0);
});

test('nor of two criteria beside each other', () => {
  const seated = [seat('a', 100, 5)];
  const populations = spreads(5).flatMap((one) =>
    spreads(5).map((other) => ({
      cells: [...one, ...other],
      result: told(
        sheets(
          'a',
          marksOf(one).map((mark, index) => [mark, marksOf(other)[index]!]),
        ),
        seated,
        2,
      ),
    })),
  );
  expect(pinned(populations)).toBe(0);
});

test('control: a mean told to the hundredth would say how many gave which grade', () => {
  const populations = spreads(5).map((cells) => ({
    cells,
    result: { total: marksOf(cells).reduce((sum, mark) => sum + mark, 0) } as never,
  }));
  expect(pinned(populations)).toBeGreaterThan(0);
});
