/** Decisions about open affairs: no database, no clock. */
import type { coverageLabels, standingLabels } from '../../types/disclosure/labels';
import { addDays } from '../core/time';
import { dueOf, endOf, nextPeriod, partsOf, periodOf, type Every } from './periods';

/** Thirty days, as 《浙江省企业民主管理条例》第二十三条 has it for delegates and the union; here for every member. */
export const ANSWER_DAYS = 30;
export const answerDueOn = (askedOn: string): string => addDays(askedOn, ANSWER_DAYS);

/** The period owed next and its day; nothing is owed of what is opened as it happens. */
export const owedFrom = (every: Every, graceDays: number, period: string | null): { period: string | null; dueOn: string | null } =>
  every === 'event' || period === null ? { period: null, dueOn: null } : { period, dueOn: dueOf(every, period, graceDays) };

/** What is owed after these periods were posted: the first one, from the one owed on, that was not. */
export function owedAfter(every: Every, owed: string | null, posted: string[]): string | null {
  if (every === 'event' || owed === null) return null;
  let period = owed;
  while (posted.includes(period)) period = nextPeriod(every, period);
  return period;
}

type Standing = keyof typeof standingLabels;
export function standingOf({ isActive, dueOn }: { isActive: boolean; dueOn: string | null }, today: string): Standing {
  if (!isActive) return 'ended';
  if (dueOn === null) return 'event';
  return dueOn < today ? 'overdue' : 'due';
}

/** Why a period cannot be posted for, or null. */
export function periodTrouble(every: Every, period: string, today: string): string | null {
  if (every === 'event') return period === today ? null : '发生时公开的事项，期别为今天的日期';
  if (!partsOf(every, period)) return '期别与公开频次不符，请重新选择';
  return period > periodOf(every, today) ? '这一期还没有开始，不能提前公开' : null;
}

/** Whoever posted it does not approve it. */
export const approveTrouble = (postedById: string, memberId: string): string | null =>
  postedById === memberId ? '自己提交的内容请由另一位干事或主席审核' : null;

type Coverage = keyof typeof coverageLabels;
/** How one period stands: posted on which day, due on which, owed since the item began. */
export function coverageOf(
  { every, graceDays, startsOn }: { every: Exclude<Every, 'event'>; graceDays: number; startsOn: string },
  period: string,
  postedOn: string | null,
  today: string,
): Coverage {
  const dueOn = dueOf(every, period, graceDays);
  if (postedOn) return postedOn <= dueOn ? 'inTime' : 'late';
  if (endOf(every, period) <= startsOn) return 'notOwed';
  return today > dueOn ? 'missing' : 'notDue';
}
