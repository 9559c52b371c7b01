/** Thresholds as data and their arithmetic in whole numbers: 以上 includes the figure, 超过 does not (Civil Code art. 1259). */

export const baseLabels = {
  all: '全体代表',
  present: '到会人数',
  employees: '全体职工',
  cast: '投票人数',
  due: '应参加人数',
} as const;
export type ThresholdBase = keyof typeof baseLabels;

/** A share of a base; `strict`: more than the share (超过, 过半数), otherwise the share itself is enough (以上). */
export type Threshold = {
  numerator: number;
  denominator: number;
  base: ThresholdBase;
  strict: boolean;
  /** The article it comes from, shown with the result. */
  source: string;
};
export type Bases = Partial<Record<ThresholdBase, number>>;

/** A threshold that can be reckoned with: whole numbers, a share above nothing and up to the whole, never more than the whole. */
export const isSoundThreshold = ({ numerator, denominator, strict }: Threshold): boolean =>
  Number.isSafeInteger(numerator) &&
  Number.isSafeInteger(denominator) &&
  numerator > 0 &&
  denominator <= 1000 &&
  (strict ? numerator < denominator : numerator <= denominator);

/** The same share of the same base, wherever it comes from. */
export const isSameShare = (one: Omit<Threshold, 'source'>, other: Omit<Threshold, 'source'>): boolean =>
  one.base === other.base && one.strict === other.strict && one.numerator * other.denominator === other.numerator * one.denominator;

/** The fewest votes that reach it; null when its base is not known or is nobody, for of nobody there is no majority. */
export function leastVotes({ numerator, denominator, base, strict }: Threshold, bases: Bases): number | null {
  const of = bases[base];
  if (of === undefined || of <= 0) return null;
  const share = of * numerator;
  const whole = (share - (share % denominator)) / denominator;
  return strict || share % denominator > 0 ? whole + 1 : whole;
}

/** Whether so many votes reach it. */
export function isReached(threshold: Threshold, votes: number, bases: Bases): boolean {
  const least = leastVotes(threshold, bases);
  return least !== null && votes >= least;
}

const digits = '零一二三四五六七八九十';
const sayNumber = (number: number) => digits[number] ?? String(number);

/** «超过全体代表的二分之一» or «全体代表的三分之二以上». */
export function sayThreshold({ numerator, denominator, base, strict }: Threshold): string {
  const share = numerator === denominator ? '全部' : `${sayNumber(denominator)}分之${sayNumber(numerator)}`;
  return strict ? `超过${baseLabels[base]}的${share}` : `${baseLabels[base]}的${share}以上（含本数）`;
}

/** The whole reckoning in one sentence, e.g. «全体代表 100 人，超过二分之一至少要 51；赞成 50，未达到». */
export function sayArithmetic(threshold: Threshold, votes: number, bases: Bases, voteLabel = '赞成'): string {
  const { base } = threshold;
  const least = leastVotes(threshold, bases);
  if (least === null) return `${baseLabels[base]}为 0，无从计算，未达到`;
  const verdict = votes >= least ? '达到' : '未达到';
  return `要求${sayThreshold(threshold)}：${baseLabels[base]} ${bases[base]}，至少要 ${least}；${voteLabel} ${votes}，${verdict}`;
}
