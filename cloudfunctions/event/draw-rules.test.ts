/** The fair draw as properties: the order depends on nothing anybody can choose, everybody has the same chance, anyone recomputes it. */
import fc from 'fast-check';
import { verify } from '../../scripts/draw-verify';
import { codeOf, commitmentOf, drawOf, FORMAT, maskedName, placesOf, type Applicant, type Terms } from './draw-rules';

const terms = (places: number, changes: Partial<Terms> = {}): Terms => ({
  eventId: 'e1',
  places,
  losersFirst: false,
  items: [],
  ...changes,
});
const people = (count: number): Applicant[] =>
  Array.from({ length: count }, (_, index) => ({ code: codeOf('e1', `m${index}`), places: 1, isFirst: false, itemIds: [] }));
const published = (seed: string, its: Terms, applicants: Applicant[]) => {
  const { list, listHash, result } = drawOf(seed, its, applicants);
  return {
    format: FORMAT,
    title: '试',
    commitment: commitmentOf(seed),
    seed,
    listHash,
    list,
    result: result.map(({ code, isIn }) => ({ code, isIn })),
  };
};

const applicants = fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 60 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((number) =>
      fc.record({
        code: fc.constant(codeOf('e1', `m${number}`)),
        places: fc.integer({ min: 1, max: 4 }),
        isFirst: fc.boolean(),
        itemIds: fc.subarray(['i1', 'i2']),
      }),
    ),
  ),
);
const anyTerms = fc.record({
  eventId: fc.constant('e1'),
  places: fc.integer({ min: 1, max: 80 }),
  losersFirst: fc.boolean(),
  items: fc.constantFrom<Terms['items']>(
    [],
    [
      { id: 'i1', capacity: 5 },
      { id: 'i2', capacity: null },
    ],
  ),
});
const seeds = fc.nat().map((number) => commitmentOf(String(number)));

test('the order of arrival changes nothing', () => {
  fc.assert(
    fc.property(seeds, anyTerms, applicants, fc.nat(), (seed, its, list, turn) => {
      const shuffled = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
      expect(drawOf(seed, its, shuffled)).toEqual(drawOf(seed, its, list));
    }),
  );
});

test('everybody is drawn once, and no more are in than there are places, overall and in each item', () => {
  fc.assert(
    fc.property(seeds, anyTerms, applicants, (seed, its, list) => {
      const { result } = drawOf(seed, its, list);
      expect(result.map(({ code }) => code).sort()).toEqual(list.map(({ code }) => code).sort());
      const inside = result.filter(({ isIn }) => isIn);
      const sum = (some: Applicant[]) => some.reduce((total, { places }) => total + places, 0);
      expect(sum(inside)).toBeLessThanOrEqual(its.places);
      for (const { id, capacity } of its.items)
        expect(sum(inside.filter(({ itemIds }) => itemIds.includes(id)))).toBeLessThanOrEqual(capacity ?? Infinity);
      if (its.losersFirst) expect(result.map(({ isFirst }) => isFirst)).toEqual([...result.map(({ isFirst }) => isFirst)].sort().reverse());
    }),
  );
});

test('a program that shares no code recomputes it, and sees any change of seed, list, terms or result', () => {
  fc.assert(
    fc.property(seeds, anyTerms, applicants, (seed, its, list) => {
      const record = published(seed, its, list);
      expect(verify(record)).toEqual([]);
      expect(verify({ ...record, seed: `${seed}0` })).not.toEqual([]);
      expect(verify({ ...record, list: record.list.slice(0, -1) })).not.toEqual([]);
      expect(verify({ ...record, list: [record.list[0]!.replace(/^e1,\d+/, 'e1,99'), ...record.list.slice(1)] })).not.toEqual([]);
      const [first, ...others] = record.result;
      expect(verify({ ...record, result: [{ ...first!, isIn: !first!.isIn }, ...others] })).not.toEqual([]);
      if (others.length > 0) expect(verify({ ...record, result: [...others, first!] })).not.toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('over many seeds every applicant is in as often as any other, within the bounds of chance', () => {
  const [rounds, count, places] = [3000, 24, 6];
  const list = people(count);
  const wins = new Map(list.map(({ code }) => [code, 0]));
  const firsts = new Map(list.map(({ code }) => [code, 0]));
  for (let round = 0; round < rounds; round += 1) {
    const { result } = drawOf(commitmentOf(String(round)), terms(places), list);
    firsts.set(result[0]!.code, firsts.get(result[0]!.code)! + 1);
    for (const { code, isIn } of result) if (isIn) wins.set(code, wins.get(code)! + 1);
  }
  // Five standard deviations of a binomial either side: a fair draw is outside once in some hundred thousand; the seeds are fixed.
  const within = (seen: number, chance: number) => Math.abs(seen - rounds * chance) < 5 * Math.sqrt(rounds * chance * (1 - chance));
  expect([...wins.values()].every((seen) => within(seen, places / count))).toBe(true);
  expect([...firsts.values()].every((seen) => within(seen, 1 / count))).toBe(true);
  const expected = rounds / count;
  const chiSquare = [...firsts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  // 23 degrees of freedom: 0.999 lies at 49.7.
  expect(chiSquare).toBeLessThan(49.7);
});

test('a party that does not fit waits, a smaller one after it still gets in', () => {
  const [big, small] = [
    { code: 'a', places: 3, isFirst: false, itemIds: [] },
    { code: 'b', places: 1, isFirst: false, itemIds: [] },
  ];
  expect(placesOf({ places: 2, items: [] }, [big, small]).map(({ isIn }) => isIn)).toEqual([false, true]);
});

test('one seed with another list gives another order: the seed alone decides nothing', () => {
  const list = people(40);
  const whole = drawOf('00', terms(10), list).result.map(({ code }) => code);
  const [gone] = list;
  const without = drawOf('00', terms(10), list.slice(1)).result.map(({ code }) => code);
  expect(without).not.toEqual(whole.filter((code) => code !== gone!.code));
});

test.each([
  ['王小明', '王**'],
  ['李四', '李*'],
  ['', ''],
])('%s is shown to others as %s', (name, masked) => expect(maskedName(name)).toBe(masked));
