/** Decisions about arrears: no database, no clock. */
import type { arrearsLifecycle } from '../../types/dues/lifecycle';

export type PathState = (typeof arrearsLifecycle.states)[number];

/** Longest run of months one after another that are owed. */
export function longestRun(months: string[], next: (month: string) => string): number {
  const sorted = [...new Set(months)].sort();
  let longest = 0;
  let run = 0;
  sorted.forEach((month, index) => {
    run = index > 0 && next(sorted[index - 1]!) === month ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Only months before this one are overdue: the present one may still come by payroll. */
export const overdueMonths = <T extends { month: string }>(bills: T[], thisMonth: string): T[] =>
  bills.filter(({ month }) => month < thisMonth);

export type PathBrief = { state: PathState; remindedMonth: string | null; decision?: string | null };
/** Whether a monthly reminder is due: once a month, and not while somebody talks with them or looks into their leaving. */
export const isReminderDue = (path: PathBrief | null, thisMonth: string): boolean =>
  path === null ||
  (path.state !== 'talked' && !(path.state === 'decided' && path.decision === 'proposeLeaving') && path.remindedMonth !== thisMonth);

type Act = 'remindArrears' | 'talk' | 'decide' | 'collectArrears';

/** What may be done next with somebody who owes; judged by the path, narrowed by what the caller may do at all. */
export function actsNow(
  path: PathBrief | null,
  owes: { overdue: number; any: number },
  thisMonth: string,
  may: (act: Act) => boolean,
): Act[] {
  const acts: Act[] = [];
  if (owes.overdue > 0 && isReminderDue(path, thisMonth)) acts.push('remindArrears');
  if (owes.overdue > 0 && path !== null && path.state !== 'settled') acts.push('talk');
  if (owes.overdue > 0 && path?.state === 'talked') acts.push('decide');
  if (owes.any > 0) acts.push('collectArrears');
  return acts.filter(may);
}
