/** Decisions about secret ballots: no database, no clock. */
import { choiceLabels, ownRules, paperLabels, type PaperChoice } from '../../types/ballot/labels';
import {
  isReached,
  isSameShare,
  isSoundThreshold,
  leastVotes,
  sayArithmetic,
  sayThreshold,
  type Bases,
  type Threshold,
} from '../../types/congress/threshold';

export type Question = { key: string; text: string; detail: string; threshold: Threshold; proposerIds: string[] };
/** What lies in the box: the choice by question, nothing else. */
export type Content = Record<string, PaperChoice>;
export type Tally = Record<PaperChoice, number> & { key: string };
type Answer = { key: string; choice: PaperChoice };
type Trouble = [field: string, sentence: string] | null;

type People = { tellerIds: string[]; witnessId: string; questions: { proposerIds: string[] }[] };

/** Tellers and witness are three different persons, and nobody counts what they brought in or stand in. */
export function countersTrouble({ tellerIds, witnessId, questions }: People): Trouble {
  if (new Set(tellerIds).size < tellerIds.length) return ['tellerIds', '计票人不能重复，请另选一人'];
  if (tellerIds.includes(witnessId)) return ['witnessId', '监票人不能兼任计票人，请另选一人'];
  const interested = new Set(questions.flatMap(({ proposerIds }) => proposerIds));
  const teller = tellerIds.findIndex((one) => interested.has(one));
  if (teller >= 0) return [`tellerIds.${teller}`, '提出人或候选人不能担任计票人，请另选一人'];
  if (interested.has(witnessId)) return ['witnessId', '提出人或候选人不能担任监票人，请另选一人'];
  return null;
}

export function thresholdsTrouble(questions: { threshold: Threshold }[], quorum: Threshold | null): Trouble {
  const unsound = questions.findIndex(({ threshold }) => !isSoundThreshold(threshold));
  if (unsound >= 0) return [`questions.${unsound}.threshold`, '通过门槛不能超过全部，请核对分子与分母'];
  const employees = questions.findIndex(({ threshold: { base } }) => base === 'employees');
  if (employees >= 0) return [`questions.${employees}.threshold`, '投票的名册上没有全体职工数，请以全体代表或投票人数为基数'];
  if (quorum && !isSoundThreshold(quorum)) return ['quorum', '法定人数不能超过全部，请核对分子与分母'];
  if (quorum && quorum.base !== 'all' && quorum.base !== 'due') return ['quorum', '法定人数以全体或应到人数为基数'];
  return null;
}

type Quorum = { quorum: Threshold | null; isOfSession: boolean; due: number; present: number | null };

/** Why it may not be opened with so many present; null when it may. */
export function quorumTrouble({ quorum, isOfSession, due, present }: Quorum): string | null {
  if (present !== null && present > due) return `名册上 ${due} 人，到会不能是 ${present} 人，请核对`;
  if (!quorum) return isOfSession ? '会议上的投票要写明法定人数，请先补上' : null;
  const least = leastVotes(quorum, { all: due, due });
  if (present === null) return `请写明到会人数；名册 ${due} 人，至少 ${least} 人到会才能开始`;
  if (isReached(quorum, present, { all: due, due })) return null;
  return `到会 ${present} 人，名册 ${due} 人，至少 ${least} 人到会才能开始；请等人到齐或改期`;
}

/** A ballot answers each question once; anything else is a malformed request, not a void vote. */
export function answersTrouble(answers: Answer[], questions: Pick<Question, 'key' | 'text'>[], path = 'answers'): Trouble {
  const known = new Set(questions.map(({ key }) => key));
  const stray = answers.findIndex(({ key }) => !known.has(key));
  if (stray >= 0) return [`${path}.${stray}.key`, '没有这项表决，请刷新后重新填写'];
  const doubled = answers.findIndex(({ key }, index) => answers.findIndex((one) => one.key === key) < index);
  if (doubled >= 0) return [`${path}.${doubled}.key`, '同一项只能选一次，请刷新后重新填写'];
  const missing = questions.find(({ key }) => !answers.some((one) => one.key === key));
  return missing ? [path, `「${missing.text.slice(0, 20)}」还没有选，请逐项选择；不表态的请选弃权`] : null;
}

export const contentOf = (answers: Answer[]): Content => Object.fromEntries(answers.map(({ key, choice }) => [key, choice]));

/** Counts the box: a void mark is a vote cast that counts for nothing. */
export function countBox(questions: Pick<Question, 'key'>[], contents: Content[]): Tally[] {
  const tallies = questions.map(({ key }): Tally => ({ key, approve: 0, against: 0, abstain: 0, void: 0 }));
  for (const content of contents)
    for (const tally of tallies) {
      const choice = content[tally.key];
      tally[choice !== undefined && Object.hasOwn(paperLabels, choice) ? choice : 'void'] += 1;
    }
  return tallies;
}

/** The tally with its verdict and the reckoning in words. */
export function resultOf({ threshold }: Pick<Question, 'threshold'>, tally: Tally, bases: Bases) {
  const { approve, against, abstain, void: spoilt } = tally;
  return {
    ...{ approve, against, abstain, void: spoilt },
    isPassed: isReached(threshold, approve, bases),
    arithmetic: sayArithmetic(threshold, approve, bases, choiceLabels.approve),
  };
}

/** The figures a threshold may be measured by. */
export const basesOf = ({ due, present, boxCount }: { due: number; present: number | null; boxCount: number }): Bases => ({
  ...{ all: due, due, cast: boxCount },
  ...(present === null ? {} : { present }),
});

type Signed = { as: 'teller' | 'witness'; memberId: string };
/** Two tellers and the witness. */
export const isFullySigned = (signatures: Signed[]): boolean =>
  new Set(signatures.filter((one) => one.as === 'teller').map(({ memberId }) => memberId)).size >= 2 &&
  signatures.some((one) => one.as === 'witness');

/** Whether figures may be shown: to nobody before counting, then to those who count and answer for it, after publishing to all. */
export const canSeeResults = (state: string, isInCharge: boolean): boolean =>
  state === 'published' || (isInCharge && (state === 'counted' || state === 'signed'));

/** What an officer may choose from: the region's threshold first, then what a union sets itself and the region does not say already. */
export const offeredRules = (region: string, passing: Threshold) => [
  { text: `${region}：${sayThreshold(passing)}`, threshold: passing },
  ...ownRules.filter(({ threshold }) => !isSameShare(threshold, passing)),
];

const DAY_MS = 86_400_000;
type Timed = { openedAt: string | null; closesAt: string | null; remindedAt: string | null };

/** A day before the end, or at half time of a shorter ballot; once, unless somebody has reminded since. */
export function isReminderDue({ openedAt, closesAt, remindedAt }: Timed, now: string): boolean {
  if (!openedAt || !closesAt || closesAt <= now) return false;
  const [from, to] = [Date.parse(openedAt), Date.parse(closesAt)];
  const due = to - Math.min(DAY_MS, (to - from) / 2);
  return Date.parse(now) >= due && (remindedAt === null || Date.parse(remindedAt) < due);
}

type Reminding = { state: string; isOver: boolean; left: number; hasBeenToday: boolean };

/** Why nobody is reminded now; null when somebody is. */
export function remindTrouble({ state, isOver, left, hasBeenToday }: Reminding): string | null {
  if (state !== 'open' || isOver) return '只有进行中的投票可以提醒';
  if (left === 0) return '名册上的人都已投票，不用提醒';
  return hasBeenToday ? '今天已经提醒过，一天只提醒一次，请明天再提醒' : null;
}
