/** Chinese words of secret ballots, and the thresholds a ballot is usually held to, each with its article. */
import type { Threshold } from '../congress/threshold';

export const choiceLabels = { approve: '赞成', against: '反对', abstain: '弃权' } as const;
export type Choice = keyof typeof choiceLabels;

/** What a teller may read on a paper: more than one mark on a question makes that question void. */
export const paperLabels = { ...choiceLabels, void: '废票' } as const;
export type PaperChoice = keyof typeof paperLabels;

export const voterLabels = { delegates: '全体职工代表', members: '全体会员', chosen: '指定人员' } as const;
export const signerLabels = { teller: '计票人', witness: '监票人' } as const;

const half = { numerator: 1, denominator: 2, base: 'all' } as const;
/** Rows an officer chooses from; a ballot keeps its own copy, so a later change of a row changes no past result. */
export const passingRules: { value: string; text: string; threshold: Threshold }[] = [
  {
    value: 'majorityOfAll',
    text: '全体过半数（不含半数）',
    threshold: { ...half, strict: true, source: '《浙江省企业民主管理条例》第十五条、《河南省企业民主管理条例》第二十条' },
  },
  {
    value: 'halfOfAll',
    text: '全体半数以上（含半数）',
    threshold: { ...half, strict: false, source: '《上海市职工代表大会条例》第三十一条' },
  },
  {
    value: 'twoThirdsOfAll',
    text: '全体三分之二以上（含本数）',
    threshold: { numerator: 2, denominator: 3, base: 'all', strict: false, source: '本会章程或会议决定' },
  },
  {
    value: 'majorityOfCast',
    text: '投票人过半数（不含半数）',
    threshold: { numerator: 1, denominator: 2, base: 'cast', strict: true, source: '本会章程或会议决定' },
  },
];

/** Two thirds of all delegates: Shanghai 28, Zhejiang 15, Henan 19. */
export const usualQuorum: Threshold = {
  numerator: 2,
  denominator: 3,
  base: 'all',
  strict: false,
  source: '《上海市职工代表大会条例》第二十八条等',
};
