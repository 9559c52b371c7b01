/** Decisions about the yearly assessment: no database, no clock. */
import type { resultLabels } from '../../types/assessment/labels';

export type Result = keyof typeof resultLabels;
export type Duty = { title: string; source: string; points: number };

/** What a union starts with; it may change them. Practice of group work in grass-roots unions. */
export const usualDuties: Duty[] = [
  { title: '传达通知，收集并反映会员意见', source: '实务：工会小组工作办法', points: 25 },
  { title: '组织小组会与学习，每季至少一次', source: '实务：工会小组工作办法', points: 20 },
  { title: '组织会员参加活动，核对报名与签到', source: '实务：工会小组工作办法', points: 20 },
  { title: '协助收缴会费，核对名册', source: '《中国工会章程》会员缴纳会费条款', points: 15 },
  { title: '走访慰问会员，上报困难', source: '实务：工会小组工作办法', points: 20 },
];

/** Shares of the full points from which a result is given, inclusive; practice, grades as in appraisals. */
export const grades: { from: number; result: Result }[] = [
  { from: 0.9, result: 'excellent' },
  { from: 0.75, result: 'competent' },
  { from: 0.6, result: 'basic' },
  { from: 0, result: 'incompetent' },
];

export const sum = (scores: number[]): number => scores.reduce((total, score) => total + score, 0);
export const resultOf = (total: number, full: number): Result => grades.find(({ from }) => total >= from * full)!.result;

/** Why these scores do not fit the duties, as [field, sentence]; null when they do. */
export function scoresTrouble(scores: number[], duties: Duty[]): [string, string] | null {
  if (scores.length !== duties.length) return ['scores', `职责有 ${duties.length} 项，评分有 ${scores.length} 项，请逐项填写`];
  const over = scores.findIndex((score, index) => score > duties[index]!.points);
  return over >= 0 ? [`scores.${over}`, `「${duties[over]!.title}」最高 ${duties[over]!.points} 分`] : null;
}
