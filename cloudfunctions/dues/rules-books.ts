/** Decisions about the books: where money is booked, how it is shared out, whether everything agrees. No database, no clock. */
import { openOf, yuan, type Money, type Sums } from './rules';
import { sayMonth } from '../core/time';

type KeptMonth = { month: string; state: 'open' | 'closed' };

/**
 * The month in whose books something is entered now: the present one when it is open, else the latest open one before
 * it, else the next; null when none is open. A closed month is never it.
 */
export function bookingMonth(months: KeptMonth[], thisMonth: string): string | null {
  const open = months
    .filter(({ state }) => state === 'open')
    .map(({ month }) => month)
    .sort();
  return open.filter((month) => month <= thisMonth).at(-1) ?? open[0] ?? null;
}

/** The first month after everything closed: from here on wages and standings may change. */
export const firstOpenMonth = (closed: string[], thisMonth: string, next: (month: string) => string): string => {
  const last = [...closed].sort().at(-1);
  return last ? next(last) : thisMonth;
};

/** Money against the oldest bills first; what is left over comes back as `restFen`. */
export function allocate<B extends Money>(bills: B[], amountFen: number): { parts: { bill: B; amountFen: number }[]; restFen: number } {
  let restFen = amountFen;
  const parts: { bill: B; amountFen: number }[] = [];
  for (const bill of bills) {
    const part = Math.min(restFen, openOf(bill));
    if (part <= 0) continue;
    parts.push({ bill, amountFen: part });
    restFen -= part;
  }
  return { parts, restFen };
}

/** Share in ten-thousandths of what came in, down to the fen; nothing of a month that gave back more than it took. */
export const shareOf = (netFen: number, tenThousandths: number): number => Math.floor((Math.max(0, netFen) * tenThousandths) / 10_000);

export type Check = { name: string; isRight: boolean; says: string; wrong: string[] };
const SHOWN = 20;
export const check = (name: string, right: string, wrong: string[]): Check => ({
  name,
  isRight: wrong.length === 0,
  says: wrong.length === 0 ? right : `${wrong.length} 处不符`,
  wrong: wrong.slice(0, SHOWN),
});

/** bills = paid + open + exempted + written off, and nothing below zero. */
export const sumsTrouble = (month: string, sums: Sums): string | null =>
  sums.billsFen !== sums.paidFen + sums.openFen + sums.exemptedFen + sums.writtenOffFen || Math.min(...Object.values(sums)) < 0
    ? `${sayMonth(month)}：应缴 ${yuan(sums.billsFen)}，已缴 ${yuan(sums.paidFen)}，待缴 ${yuan(sums.openFen)}，免缴 ${yuan(sums.exemptedFen)}，核销 ${yuan(sums.writtenOffFen)}`
    : null;

/** What happened to a closed month's bills afterwards, in other months' books. */
export type Later = { billsFen: number; paidFen: number; exemptedFen: number; writtenOffFen: number };

/** A closed month as it is now must be what was closed plus what the later books say. */
export function closedTrouble(month: string, closed: Sums, later: Later, now: Sums): string | null {
  const differing = (['billsFen', 'paidFen', 'exemptedFen', 'writtenOffFen'] as const).filter(
    (field) => closed[field] + later[field] !== now[field],
  );
  if (differing.length === 0) return null;
  const words = { billsFen: '应缴', paidFen: '已缴', exemptedFen: '免缴', writtenOffFen: '核销' };
  return differing
    .map(
      (field) =>
        `${sayMonth(month)} ${words[field]}：结账时 ${yuan(closed[field])}，其后变动 ${yuan(later[field])}，现在 ${yuan(now[field])}`,
    )
    .join('；');
}

/** Receipt numbers «2026-000001» that are missing up to the last one taken. */
export function missingNumbers(numbers: string[], taken: number): string[] {
  const kept = new Set(numbers.map((number) => Number(number.slice(5))));
  const missing: string[] = [];
  // Not by spreading: a year may hold more numbers than a call takes arguments.
  const last = [...kept].reduce((most, number) => Math.max(most, number), taken);
  for (let number = 1; number <= last; number += 1) if (!kept.has(number)) missing.push(String(number).padStart(6, '0'));
  return missing;
}
