/** Chinese words of secret ballots, and the thresholds a union may set itself; a region's come from its profile. */
import type { Threshold } from '../congress/threshold';

export const choiceLabels = { approve: '赞成', against: '反对', abstain: '弃权' } as const;
export type Choice = keyof typeof choiceLabels;

/** What a teller may read on a paper: more than one mark on a question makes that question void. */
export const paperLabels = { ...choiceLabels, void: '废票' } as const;
export type PaperChoice = keyof typeof paperLabels;

export const voterLabels = { delegates: '全体职工代表', members: '全体会员', chosen: '指定人员' } as const;
export const signerLabels = { teller: '计票人', witness: '监票人' } as const;

const OWN = '本会章程或会议决定';
const half = { numerator: 1, denominator: 2, base: 'all', source: OWN } as const;
/** Rows a union may hold itself to beside its region's; a ballot keeps its own copy, so a later change of a row changes no past result. */
export const ownRules: { text: string; threshold: Threshold }[] = [
  { text: '全体过半数（不含半数）', threshold: { ...half, strict: true } },
  { text: '全体半数以上（含半数）', threshold: { ...half, strict: false } },
  { text: '全体三分之二以上（含本数）', threshold: { numerator: 2, denominator: 3, base: 'all', strict: false, source: OWN } },
  { text: '投票人过半数（不含半数）', threshold: { ...half, base: 'cast', strict: true } },
];
