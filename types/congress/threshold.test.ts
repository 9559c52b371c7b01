/** Majorities at their edges: exactly half, exactly two thirds, odd and even, strict and inclusive, nobody at all. */
import { isReached, isSoundThreshold, leastVotes, sayArithmetic, sayThreshold, type Threshold } from './threshold';

const share = (numerator: number, denominator: number, strict: boolean): Threshold => ({
  ...{ numerator, denominator, strict },
  base: 'all',
  source: '测试',
});

test.each`
  numerator | denominator | strict   | all     | least
  ${1}      | ${2}        | ${true}  | ${100}  | ${51}
  ${1}      | ${2}        | ${false} | ${100}  | ${50}
  ${1}      | ${2}        | ${true}  | ${101}  | ${51}
  ${1}      | ${2}        | ${false} | ${101}  | ${51}
  ${2}      | ${3}        | ${false} | ${99}   | ${66}
  ${2}      | ${3}        | ${true}  | ${99}   | ${67}
  ${2}      | ${3}        | ${false} | ${100}  | ${67}
  ${2}      | ${3}        | ${true}  | ${100}  | ${67}
  ${2}      | ${3}        | ${false} | ${3}    | ${2}
  ${1}      | ${3}        | ${false} | ${10}   | ${4}
  ${1}      | ${1}        | ${false} | ${7}    | ${7}
  ${1}      | ${2}        | ${true}  | ${1}    | ${1}
  ${1}      | ${2}        | ${false} | ${1}    | ${1}
  ${1}      | ${2}        | ${true}  | ${2}    | ${2}
  ${1}      | ${2}        | ${false} | ${2}    | ${1}
  ${1}      | ${2}        | ${false} | ${0}    | ${null}
  ${4}      | ${5}        | ${false} | ${3000} | ${2400}
`('$numerator/$denominator strict=$strict of $all needs $least', ({ numerator, denominator, strict, all, least }) => {
  expect(leastVotes(share(numerator, denominator, strict), { all })).toBe(least);
});

test('for every base up to 400 and every vote the figure agrees with the plain definition in whole numbers', () => {
  for (const [numerator, denominator] of [
    [1, 2],
    [2, 3],
    [1, 3],
    [3, 4],
    [4, 5],
    [1, 1],
  ] as const)
    for (const strict of [true, false])
      for (let all = 1; all <= 400; all += 1) {
        const threshold = share(numerator, denominator, strict);
        let before = false;
        for (let votes = 0; votes <= all; votes += 1) {
          const plain = strict ? votes * denominator > all * numerator : votes * denominator >= all * numerator;
          const reached = isReached(threshold, votes, { all });
          if (reached !== plain || (before && !reached)) throw new Error(`${numerator}/${denominator} ${strict} ${votes} of ${all}`);
          before = reached;
        }
      }
});

test('strict and inclusive differ at the exact share and nowhere else', () => {
  for (const [numerator, denominator] of [
    [1, 2],
    [2, 3],
  ] as const)
    for (let all = 1; all <= 300; all += 1)
      for (let votes = 0; votes <= all; votes += 1) {
        const differs =
          isReached(share(numerator, denominator, false), votes, { all }) !==
          isReached(share(numerator, denominator, true), votes, { all });
        if (differs !== (votes * denominator === all * numerator)) throw new Error(`${votes} of ${all}`);
      }
});

test('of nobody, or of a base not given, there is no majority', () => {
  expect(isReached(share(1, 2, false), 0, { all: 0 })).toBe(false);
  expect(isReached(share(1, 2, false), 10, { present: 10 })).toBe(false);
  expect(sayArithmetic(share(1, 2, false), 0, { all: 0 })).toBe('全体代表为 0，无从计算，未达到');
});

test('the sentence names the share, the base, the figure needed and the verdict', () => {
  expect(sayThreshold(share(2, 3, false))).toBe('全体代表的三分之二以上（含本数）');
  expect(sayArithmetic(share(1, 2, true), 50, { all: 100 })).toBe('要求超过全体代表的二分之一：全体代表 100，至少要 51；赞成 50，未达到');
  expect(sayArithmetic(share(1, 2, false), 50, { all: 100 })).toBe(
    '要求全体代表的二分之一以上（含本数）：全体代表 100，至少要 50；赞成 50，达到',
  );
});

test.each`
  numerator | denominator | strict   | sound
  ${1}      | ${2}        | ${true}  | ${true}
  ${1}      | ${1}        | ${false} | ${true}
  ${1}      | ${1}        | ${true}  | ${false}
  ${0}      | ${2}        | ${false} | ${false}
  ${3}      | ${2}        | ${false} | ${false}
  ${0.5}    | ${1}        | ${false} | ${false}
  ${1}      | ${0}        | ${false} | ${false}
`('$numerator/$denominator strict=$strict is sound: $sound', ({ numerator, denominator, strict, sound }) => {
  expect(isSoundThreshold(share(numerator, denominator, strict))).toBe(sound);
});
