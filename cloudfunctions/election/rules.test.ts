/** Tables and properties of elections: ballots, the count, ties, and the surplus of candidates. */
import fc from 'fast-check';
import type { Mark } from '../../types/election/labels';
import { answerTrouble, contentOf, countBox, isVoid, leastCandidates, outcomeOf, surplusTrouble, type Content, type Tally } from './rules';
import { standards } from './standards';

const candidates = ['a', 'b', 'c', 'd'].map((memberId) => ({ memberId, name: `候选${memberId}` }));
const ballot = (marks: Record<string, Mark>, writeIns: string[] = []): Content =>
  contentOf({ marks: Object.entries(marks).map(([memberId, mark]) => ({ memberId, mark })), writeIns }, candidates);

test.each`
  title                                | answer                                                                                      | path
  ${'a stranger'}                      | ${{ marks: [{ memberId: 'x', mark: 'approve' }], writeIns: [] }}                            | ${'marks.0.memberId'}
  ${'somebody twice'}                  | ${{ marks: ['approve', 'against'].map((mark) => ({ memberId: 'a', mark })), writeIns: [] }} | ${'marks.1.memberId'}
  ${'a candidate written in'}          | ${{ marks: [], writeIns: ['候选 a'] }}                                                      | ${'writeIns.0'}
  ${'a name twice, once with a space'} | ${{ marks: [], writeIns: ['张三', '张 三'] }}                                               | ${'writeIns.1'}
  ${'only a space'}                    | ${{ marks: [], writeIns: ['　'] }}                                                          | ${'writeIns.0'}
  ${'more names than seats'}           | ${{ marks: [], writeIns: ['张三', '李四', '王五'] }}                                        | ${'writeIns'}
`('a ballot with $title is malformed', ({ answer, path }) => {
  expect(answerTrouble(answer as never, candidates, 2)?.[0]).toBe(path);
});

test('a blank candidate is an abstention whether sent or left out; the order of marks and names leaves no trace', () => {
  expect(ballot({ a: 'approve' })).toEqual({ marks: { a: 'approve', b: 'abstain', c: 'abstain', d: 'abstain' }, writeIns: [] });
  expect(JSON.stringify(ballot({ b: 'against', a: 'approve' }, ['乙', '甲']))).toBe(
    JSON.stringify(ballot({ a: 'approve', c: 'abstain', b: 'against' }, ['甲', '乙 '])),
  );
});

test.each`
  marks                                                         | writeIns    | expected
  ${{ a: 'approve', b: 'approve' }}                             | ${[]}       | ${false}
  ${{ a: 'approve', b: 'approve', c: 'approve' }}               | ${[]}       | ${true}
  ${{ a: 'approve', b: 'approve' }}                             | ${['张三']} | ${true}
  ${{ a: 'approve', b: 'against', c: 'against' }}               | ${['张三']} | ${false}
  ${{ a: 'against', b: 'against', c: 'against', d: 'against' }} | ${[]}       | ${false}
  ${{}}                                                         | ${[]}       | ${false}
`('with two seats $marks and $writeIns is void: $expected', ({ marks, writeIns, expected }) => {
  expect(isVoid(ballot(marks as never, writeIns as never), 2)).toBe(expected);
});

test('an over-marked ballot and a spoilt paper are votes cast that count for nobody', () => {
  const tally = countBox(candidates, 1, [ballot({ a: 'approve' }), ballot({ a: 'approve', b: 'approve' }), { isVoid: true }]);
  expect(tally).toMatchObject({ cast: 3, void: 2 });
  expect(tally.people[0]).toMatchObject({ approve: 1, against: 0, abstain: 0 });
  expect(tally.people[1]).toMatchObject({ approve: 0, against: 0, abstain: 1 });
});

test('written names are one person only by a decision, and a ballot counts once for that person', () => {
  const box = [ballot({}, ['张三']), ballot({}, ['张三医生']), ballot({}, ['张三', '张三医生']), ballot({}, ['李四'])];
  expect(countBox(candidates, 2, box).people.some(({ isWriteIn }) => isWriteIn)).toBe(false);
  const mergers = ['张三', '张三医生'].map((name) => ({ name, memberId: 'z', memberName: '张三' }));
  const tally = countBox(candidates, 2, box, mergers);
  expect(tally.people.find(({ memberId }) => memberId === 'z')).toMatchObject({ isWriteIn: true, approve: 3, against: 0 });
  expect(tally.writeIns).toEqual([
    { name: '张三', votes: 2 },
    { name: '张三医生', votes: 2 },
    { name: '李四', votes: 1 },
  ]);
});

const { turnout, votes } = standards.committee;
const tallyOf = (approvals: number[], cast: number): Tally => ({
  ...{ cast, void: 0, writeIns: [] },
  people: approvals.map((approve, index) => ({
    ...{ memberId: String(index), name: String(index), isWriteIn: false, approve, against: 0, abstain: cast - approve },
  })),
});
const outcome = (
  approvals: number[],
  { seats, cast, due = 10, isRunOff = false }: { seats: number; cast: number; due?: number; isRunOff?: boolean },
) => outcomeOf({ tally: tallyOf(approvals, cast), seats, bases: { due, cast, all: due }, turnout, votes: isRunOff ? null : votes });

test.each`
  title                                         | approvals    | asked                                    | elected       | tied               | vacant | isValid
  ${'one more than half of those due'}          | ${[6, 5]}    | ${{ seats: 1, cast: 10 }}                | ${['0']}      | ${[]}              | ${0}   | ${true}
  ${'exactly half is not enough'}               | ${[5, 5]}    | ${{ seats: 1, cast: 10 }}                | ${[]}         | ${[]}              | ${1}   | ${true}
  ${'half of those due, not of those who came'} | ${[5, 2]}    | ${{ seats: 1, cast: 7 }}                 | ${[]}         | ${[]}              | ${1}   | ${true}
  ${'an odd number due'}                        | ${[6, 5]}    | ${{ seats: 2, cast: 11, due: 11 }}       | ${['0']}      | ${[]}              | ${1}   | ${true}
  ${'exactly two thirds took part'}             | ${[5]}       | ${{ seats: 1, cast: 6, due: 9 }}         | ${['0']}      | ${[]}              | ${0}   | ${true}
  ${'one less than two thirds took part'}       | ${[5]}       | ${{ seats: 1, cast: 5, due: 9 }}         | ${[]}         | ${[]}              | ${1}   | ${false}
  ${'more with enough votes than seats'}        | ${[6, 9, 8]} | ${{ seats: 2, cast: 10 }}                | ${['1', '2']} | ${[]}              | ${0}   | ${true}
  ${'equal at the last seat'}                   | ${[9, 7, 7]} | ${{ seats: 2, cast: 10 }}                | ${['0']}      | ${['1', '2']}      | ${0}   | ${true}
  ${'equal, but a seat for each'}               | ${[7, 7]}    | ${{ seats: 2, cast: 10 }}                | ${['0', '1']} | ${[]}              | ${0}   | ${true}
  ${'equal above the last seat'}                | ${[9, 9, 7]} | ${{ seats: 2, cast: 10 }}                | ${['0', '1']} | ${[]}              | ${0}   | ${true}
  ${'three equal for two seats'}                | ${[6, 6, 6]} | ${{ seats: 2, cast: 10 }}                | ${[]}         | ${['0', '1', '2']} | ${0}   | ${true}
  ${'a run-off by the most votes'}              | ${[4, 3]}    | ${{ seats: 1, cast: 8, isRunOff: true }} | ${['0']}      | ${[]}              | ${0}   | ${true}
  ${'a run-off level again'}                    | ${[4, 4]}    | ${{ seats: 1, cast: 8, isRunOff: true }} | ${[]}         | ${['0', '1']}      | ${0}   | ${true}
  ${'nobody marked'}                            | ${[0, 0]}    | ${{ seats: 1, cast: 8, isRunOff: true }} | ${[]}         | ${[]}              | ${1}   | ${true}
`('$title', ({ approvals, asked, elected, tied, vacant, isValid }) => {
  expect(outcome(approvals as never, asked as never)).toMatchObject({ elected, tied, vacant, isValid });
});

test.each`
  seats | percent | isEqualAllowed | least
  ${1}  | ${5}    | ${false}       | ${2}
  ${7}  | ${5}    | ${false}       | ${8}
  ${20} | ${5}    | ${false}       | ${21}
  ${21} | ${5}    | ${false}       | ${23}
  ${7}  | ${0}    | ${false}       | ${8}
  ${7}  | ${5}    | ${true}        | ${7}
`('$seats seats with a surplus of $percent % (equal allowed: $isEqualAllowed) need $least candidates', ({ seats, least, ...surplus }) => {
  const row = { ...(surplus as { percent: number; isEqualAllowed: boolean }), source: '条例' };
  expect(leastCandidates(seats as number, row)).toBe(least);
  expect(surplusTrouble((least as number) - 1, seats as number, row)).toContain(`至少 ${least} 名`);
  expect(surplusTrouble(least as number, seats as number, row)).toBeNull();
});

const markArb = fc.constantFrom<Mark>('approve', 'against', 'abstain');
const contentArb: fc.Arbitrary<Content> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(fc.tuple(markArb, markArb, markArb, markArb), fc.subarray(['甲', '乙', '丙'])).map(([marks, writeIns]) => ({
      marks: Object.fromEntries(candidates.map(({ memberId }, index) => [memberId, marks[index]!])),
      writeIns,
    })),
  },
  { weight: 1, arbitrary: fc.constant({ isVoid: true } as Content) },
);
const boxArb = fc.array(contentArb, { minLength: 1, maxLength: 40 });
const reckon = (box: Content[], seats: number, standing = candidates) => {
  const mergers = [{ name: '甲', memberId: 'z', memberName: '甲' }];
  const tally = countBox(standing, seats, box, mergers);
  return {
    tally,
    result: outcomeOf({ tally, seats, bases: { due: box.length, cast: box.length }, turnout, votes: { ...votes, base: 'cast' } }),
  };
};

test('who is elected depends neither on the order of ballots nor on that of candidates', () => {
  const shuffled = boxArb.chain((box) =>
    fc.tuple(fc.constant(box), fc.shuffledSubarray(box, { minLength: box.length }), fc.shuffledSubarray(candidates, { minLength: 4 })),
  );
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 4 }), ([box, other, standing], seats) => {
      expect(reckon(other, seats, standing).result).toEqual(reckon(box, seats).result);
    }),
  );
});

test('nobody left out has more votes than somebody elected, no seat is given twice, and each ballot is a mark or void for everybody', () => {
  fc.assert(
    fc.property(boxArb, fc.integer({ min: 1, max: 4 }), (box, seats) => {
      const { tally, result } = reckon(box, seats);
      const { elected, tied, tiedSeats, vacant } = result;
      expect(elected.length + tiedSeats + vacant).toBe(seats);
      expect(tied.length === 0 || tied.length > tiedSeats).toBe(true);
      const votesOf = (id: string) => tally.people.find(({ memberId }) => memberId === id)!.approve;
      const least = Math.min(...elected.map(votesOf));
      for (const { memberId, approve } of tally.people) {
        if (!elected.includes(memberId) && elected.length > 0)
          expect(approve < least || vacant > 0 || tied.length > 0 || approve <= box.length / 2).toBe(true);
        if (elected.includes(memberId)) expect(approve * 2).toBeGreaterThan(box.length);
      }
      for (const one of tally.people.filter(({ isWriteIn }) => !isWriteIn))
        expect(one.approve + one.against + one.abstain + tally.void).toBe(tally.cast);
    }),
  );
});

test('a void ballot changes nothing but the number cast and void', () => {
  fc.assert(
    fc.property(boxArb, fc.integer({ min: 1, max: 3 }), (box, seats) => {
      const over: Content = { marks: Object.fromEntries(candidates.map(({ memberId }) => [memberId, 'approve' as const])), writeIns: [] };
      const [before, after] = [reckon(box, seats).tally, reckon([...box, over], seats).tally];
      expect(after).toEqual({ ...before, cast: before.cast + 1, void: before.void + 1 });
    }),
  );
});
