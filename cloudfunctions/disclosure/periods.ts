/** Periods by which affairs are opened, as keys and in words: 2026, 2026-H1, 2026-Q3, 2026-M09. No database, no clock. */
import type { everyLabels } from '../../types/disclosure/labels';
import { addDays } from '../core/time';

export type Every = keyof typeof everyLabels;
export type Clocked = Exclude<Every, 'event'>;

const cut: Record<Clocked, { letter: string; months: number }> = {
  month: { letter: 'M', months: 1 },
  quarter: { letter: 'Q', months: 3 },
  halfYear: { letter: 'H', months: 6 },
  year: { letter: '', months: 12 },
};
const keyOf = (every: Clocked, year: number, number: number) =>
  every === 'year' ? String(year) : `${year}-${cut[every].letter}${every === 'month' ? String(number).padStart(2, '0') : number}`;

/** A key of this kind cut into its year and number; null when it is none. */
export function partsOf(every: Clocked, key: string): { year: number; number: number } | null {
  const [whole, letter, digits] = /^\d{4}(?:-([MQH])(\d{1,2}))?$/.exec(key) ?? [];
  if (!whole || (letter ?? '') !== cut[every].letter) return null;
  const [year, number] = [Number(key.slice(0, 4)), Number(digits ?? 1)];
  return number >= 1 && number <= 12 / cut[every].months && keyOf(every, year, number) === key ? { year, number } : null;
}

export const periodsOf = (every: Clocked, year: number): string[] =>
  Array.from({ length: 12 / cut[every].months }, (_unused, index) => keyOf(every, year, index + 1));

/** The period a day lies in. */
export const periodOf = (every: Clocked, day: string): string =>
  keyOf(every, Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / cut[every].months));

export function nextPeriod(every: Clocked, key: string): string {
  const { year, number } = partsOf(every, key)!;
  return number < 12 / cut[every].months ? keyOf(every, year, number + 1) : keyOf(every, year + 1, 1);
}

/** The first day after a period. */
export function endOf(every: Clocked, key: string): string {
  const { year, number } = partsOf(every, key)!;
  const month = number * cut[every].months;
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** The last day on which a period may be posted in time: so many days after its end. */
export const dueOf = (every: Clocked, key: string, graceDays: number): string => addDays(endOf(every, key), graceDays - 1);

export function sayPeriod(key: string): string {
  const [year, rest, day] = key.split('-');
  if (!rest) return `${year}年`;
  if (day) return `${year}年${Number(rest)}月${Number(day)}日`;
  const number = Number(rest.slice(1));
  if (rest.startsWith('H')) return `${year}年${number === 1 ? '上' : '下'}半年`;
  return rest.startsWith('Q') ? `${year}年第${number}季度` : `${year}年${number}月`;
}
