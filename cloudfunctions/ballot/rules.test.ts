/** The rules of secret ballots as tables. */
import type { Threshold } from '../../types/congress/threshold';
import {
  answersTrouble,
  basesOf,
  canSeeResults,
  contentOf,
  countBox,
  countersTrouble,
  isFullySigned,
  quorumTrouble,
  resultOf,
  thresholdsTrouble,
} from './rules';

const twoThirds: Threshold = { numerator: 2, denominator: 3, base: 'all', strict: false, source: '测试' };
const majority: Threshold = { numerator: 1, denominator: 2, base: 'all', strict: true, source: '测试' };
const questions = [
  { key: 'q1', text: '甲', threshold: majority },
  { key: 'q2', text: '乙', threshold: majority },
];

test.each`
  tellerIds     | witnessId | proposerIds | field
  ${['a', 'b']} | ${'c'}    | ${[]}       | ${null}
  ${['a', 'a']} | ${'c'}    | ${[]}       | ${'tellerIds'}
  ${['a', 'b']} | ${'a'}    | ${[]}       | ${'witnessId'}
  ${['a', 'b']} | ${'c'}    | ${['b']}    | ${'tellerIds.1'}
  ${['a', 'b']} | ${'c'}    | ${['c']}    | ${'witnessId'}
  ${['a', 'b']} | ${'c'}    | ${['d']}    | ${null}
`('tellers $tellerIds, witness $witnessId, brought in by $proposerIds: $field', ({ tellerIds, witnessId, proposerIds, field }) => {
  expect(countersTrouble({ tellerIds, witnessId, questions: [{ proposerIds }] })?.[0] ?? null).toBe(field);
});

test.each`
  quorum       | isOfSession | due   | present | sentence
  ${null}      | ${false}    | ${60} | ${null} | ${null}
  ${null}      | ${true}     | ${60} | ${50}   | ${'要写明法定人数'}
  ${twoThirds} | ${true}     | ${60} | ${null} | ${'至少 40 人到会'}
  ${twoThirds} | ${true}     | ${60} | ${39}   | ${'至少 40 人到会'}
  ${twoThirds} | ${true}     | ${60} | ${40}   | ${null}
  ${twoThirds} | ${true}     | ${61} | ${40}   | ${'至少 41 人到会'}
  ${twoThirds} | ${false}    | ${60} | ${61}   | ${'到会不能是 61 人'}
`('of $due with $present present: $sentence', ({ quorum, isOfSession, due, present, sentence }) => {
  const trouble = quorumTrouble({ quorum, isOfSession, due, present });
  if (sentence === null) expect(trouble).toBeNull();
  else expect(trouble).toContain(sentence);
});

test.each`
  answers                                                                 | field
  ${[{ key: 'q1', choice: 'approve' }, { key: 'q2', choice: 'abstain' }]} | ${null}
  ${[{ key: 'q1', choice: 'approve' }]}                                   | ${'answers'}
  ${[{ key: 'q1', choice: 'approve' }, { key: 'q1', choice: 'against' }]} | ${'answers.1.key'}
  ${[{ key: 'q1', choice: 'approve' }, { key: 'q9', choice: 'against' }]} | ${'answers.1.key'}
`('$answers is malformed at $field', ({ answers, field }) => {
  expect(answersTrouble(answers, questions)?.[0] ?? null).toBe(field);
});

test('a void mark is a vote cast: it counts in the base and for nothing', () => {
  const contents = [
    contentOf([
      { key: 'q1', choice: 'approve' },
      { key: 'q2', choice: 'void' },
    ]),
    contentOf([
      { key: 'q1', choice: 'approve' },
      { key: 'q2', choice: 'approve' },
    ]),
    contentOf([
      { key: 'q1', choice: 'against' },
      { key: 'q2', choice: 'abstain' },
    ]),
  ];
  const tallies = countBox(questions, contents);
  expect(tallies).toEqual([
    { key: 'q1', approve: 2, against: 1, abstain: 0, void: 0 },
    { key: 'q2', approve: 1, against: 0, abstain: 1, void: 1 },
  ]);
  const cast = { threshold: { ...majority, base: 'cast' as const } };
  expect(resultOf(cast, tallies[1]!, basesOf({ due: 9, present: null, boxCount: 3 }))).toMatchObject({ isPassed: false });
  expect(resultOf(cast, tallies[0]!, basesOf({ due: 9, present: null, boxCount: 3 }))).toMatchObject({ isPassed: true });
  // Staying away is not a vote, but it is in the base of all.
  expect(resultOf({ threshold: majority }, tallies[0]!, basesOf({ due: 4, present: 4, boxCount: 3 }))).toEqual({
    ...{ approve: 2, against: 1, abstain: 0, void: 0, isPassed: false },
    arithmetic: '要求超过全体代表的二分之一：全体代表 4，至少要 3；赞成 2，未达到',
  });
});

test('two different tellers and the witness make a result signed', () => {
  const [one, two] = [
    { as: 'teller' as const, memberId: 'a' },
    { as: 'teller' as const, memberId: 'b' },
  ];
  const witness = { as: 'witness' as const, memberId: 'c' };
  expect(
    [
      [one, two],
      [one, one, witness],
      [one, two, witness],
    ].map(isFullySigned),
  ).toEqual([false, false, true]);
});

test.each`
  state          | isInCharge | seen
  ${'open'}      | ${true}    | ${false}
  ${'closed'}    | ${true}    | ${false}
  ${'counted'}   | ${true}    | ${true}
  ${'counted'}   | ${false}   | ${false}
  ${'signed'}    | ${false}   | ${false}
  ${'published'} | ${false}   | ${true}
`('figures when $state, in charge $isInCharge: $seen', ({ state, isInCharge, seen }) => {
  expect(canSeeResults(state, isInCharge)).toBe(seen);
});

test('a threshold that cannot be reckoned with is refused by its field', () => {
  const plain = { threshold: majority };
  expect(thresholdsTrouble([plain, { threshold: { ...majority, numerator: 3 } }], null)?.[0]).toBe('questions.1.threshold');
  expect(thresholdsTrouble([{ threshold: { ...majority, base: 'employees' } }], null)?.[0]).toBe('questions.0.threshold');
  expect(thresholdsTrouble([plain], { ...twoThirds, base: 'cast' })?.[0]).toBe('quorum');
  expect(thresholdsTrouble([plain], twoThirds)).toBeNull();
});
