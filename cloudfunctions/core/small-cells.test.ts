/** Small cells as tables, and attempts to reckon a hidden figure from everything that is shown. */
import { crossTable, shownCounts, shownGroups, shownShare, SMALLEST_CELL } from './small-cells';

test.each<[number[], (number | null)[], number | null]>([
  [[30, 10, 6], [30, 10, 6], null],
  [[5, 5], [5, 5], null],
  // One small figure would be known from the total: the next smallest is hidden with it.
  [[30, 10, 2], [30, null, null], 12],
  [[30, 3, 3], [30, null, null], 6],
  // Four and four: the sum of eight would say both.
  [[30, 10, 4, 4], [30, null, null, null], 18],
  [[30, 10, 1, 1], [30, null, null, null], 12],
  [[30, 10, 0], [30, null, null], 10],
  [[3, 1], [null, null], null],
  [[40, 0], [null, null], 40],
])('%j is shown as %j with %j hidden together', (counts, shown, rest) => expect(shownCounts(counts)).toEqual({ counts: shown, rest }));

test.each([
  [4, 20, null],
  [5, 20, 5],
  [16, 20, null],
  [15, 20, 15],
])('%i of %i ticked are shown as %j', (count, of, shown) => expect(shownShare(count, of)).toBe(shown));

const chance = (seed: number) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;

/** Everything anybody is told of one question: sums over sets of its options. Nested ones are subtracted, again and again. */
function learned(told: number[][], counts: number[]): number[] {
  const sets = new Map(told.map((group) => [[...group].sort().join(), group]));
  for (let size = -1; size !== sets.size;) {
    size = sets.size;
    const all = [...sets.values()];
    for (const wide of all)
      for (const narrow of all)
        if (narrow.length < wide.length && narrow.every((one) => wide.includes(one))) {
          const rest = wide.filter((one) => !narrow.includes(one));
          sets.set([...rest].sort().join(), rest);
        }
  }
  return [...sets.values()].map((group) => group.reduce((total, index) => total + counts[index]!, 0));
}

test('no subtraction between a report and the tables crossed from it gives a figure under five', () => {
  const random = chance(20261124);
  for (let round = 0; round < 300; round += 1) {
    const people = 5 + Math.floor(random() * 120);
    const answers = Array.from({ length: people }, () =>
      [0, 1, 2].map((question) => Math.floor(random() ** (1 + question) * (2 + question * 2))),
    );
    const sizes = [2, 4, 6];
    const counts = sizes.map((size, question) =>
      Array.from({ length: size }, (_one, index) => answers.filter((a) => a[question] === index).length),
    );
    const told = sizes.map((size, question) => [...shownGroups(counts[question]!), Array.from({ length: size }, (_one, index) => index)]);
    for (const [down, across] of [
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 2],
    ] as const) {
      const pairs = answers.map((answer): [number, number] => [answer[down]!, answer[across]!]);
      const table = crossTable(pairs, sizes[down]!, sizes[across]!);
      if (!table) continue;
      expect(Math.min(...table.cells.flat())).toBeGreaterThanOrEqual(SMALLEST_CELL);
      told[down]!.push(...table.rows);
      told[across]!.push(...table.columns);
    }
    for (const [question, groups] of told.entries())
      for (const figure of learned(groups, counts[question]!)) expect(figure).toBeGreaterThanOrEqual(SMALLEST_CELL);
  }
});

test('control: without the second hidden figure subtraction finds the first', () => {
  const counts = [30, 10, 2];
  expect(learned([[0], [1], [0, 1, 2]], counts)).toContain(2);
});
