/** Decisions of the calendar: which days a month shows, what a day is, which days something covers. No database, no clock. */
import { createHash, createHmac } from 'node:crypto';
import type { DayKind } from '../../types/calendar/labels';
import type { CalendarItem } from '../core/collected';
import type { CalendarEntry } from '../core/paper/calendar';
import { addDays, addMonths, dayOf, momentAfter, startOfDay } from '../core/time';
import { nationalSpans } from './holidays';

/** 0 for Monday … 6 for Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The whole weeks (Monday to Sunday) that hold a month. */
export function weeksOf(month: string): { from: string; to: string } {
  const first = `${month}-01`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  return { from: addDays(first, -weekdayOf(first)), to: addDays(last, 6 - weekdayOf(last)) };
}

export const MOST_DAYS = 366;
const USUAL_DAYS = 92;

/** Why this span cannot be listed, as field and sentence; null when it can. */
export function spanTrouble(from: string, to: string): { path: string; message: string } | null {
  if (to < from) return { path: 'to', message: '结束日早于开始日，请改为同一天或以后' };
  if (to > addDays(from, MOST_DAYS)) return { path: 'to', message: '一次最多看一年，请把结束日改近一些' };
  return null;
}

const MOST_ENTERED = 31;

/** The days from one to another; why they cannot be entered together, as field and sentence. */
export function daysBetween(day: string, until = day): { days: string[] } | { path: string; message: string } {
  if (until < day) return { path: 'until', message: '截止日期早于开始日期，请改为同一天或以后' };
  if (until >= addDays(day, MOST_ENTERED)) return { path: 'until', message: `一次最多登记${MOST_ENTERED}天，请分几次登记` };
  const days: string[] = [];
  for (let one = day; one <= until; one = addDays(one, 1)) days.push(one);
  return { days };
}

/** The span that was asked for, or the usual three months. */
export const spanOf = (today: string, { from = today, to }: { from?: string; to?: string }) => ({
  from,
  to: to ?? addDays(from, USUAL_DAYS),
});

/** From the first moment of one day to the last moment of another, Asia/Shanghai. */
export const momentsOf = (from: string, to: string): [string, string] => [startOfDay(from), momentAfter(startOfDay(addDays(to, 1)), -1)];

/** The days something covers; what ends at midnight does not reach into the next day. */
export function daysCovered({ startsAt, endsAt }: Pick<CalendarItem, 'startsAt' | 'endsAt'>): { firstDay: string; lastDay: string } {
  const firstDay = dayOf(startsAt);
  if (endsAt === null || endsAt <= startsAt) return { firstDay, lastDay: firstDay };
  return { firstDay, lastDay: dayOf(new Date(Date.parse(endsAt) - 1)) };
}

export type SpecialDay = { day: string; kind: DayKind; name: string; source: string; isOwn: boolean };

/** The platform's days between two days, with what the union entered in their place. */
export function specialDays(from: string, to: string, own: Omit<SpecialDay, 'isOwn'>[]): SpecialDay[] {
  const byDay = new Map<string, SpecialDay>();
  for (const span of nationalSpans)
    for (let day = span.from < from ? from : span.from; day <= span.to && day <= to; day = addDays(day, 1))
      byDay.set(day, { day, kind: span.kind, name: span.name, source: span.source, isOwn: false });
  for (const { day, kind, name, source } of own) if (day >= from && day <= to) byDay.set(day, { day, kind, name, source, isOwn: true });
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last of so many working days after a day; the day itself is not counted (Civil Code art. 201). */
export function workingDayAfter(day: string, count: number, special: Pick<SpecialDay, 'day' | 'kind'>[]): string {
  const kinds = new Map(special.map((one) => [one.day, one.kind]));
  const isWorking = (one: string) => {
    const kind = kinds.get(one);
    return kind === 'work' || (kind !== 'off' && weekdayOf(one) < 5);
  };
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (isWorking(last)) left -= 1;
  }
  return last;
}

/** In the order of reading: what starts first comes first. */
export const byTime = (a: CalendarItem, b: CalendarItem): number => compare(a.startsAt, b.startsAt) || compare(a.key, b.key);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** For other programs: the title and the time and no more, since nobody knows who else reads that calendar. */
export const entryOf = ({ key, title, startsAt, endsAt, isDeadline }: CalendarItem): CalendarEntry => ({
  id: createHash('sha256').update(key).digest('hex').slice(0, 32),
  title: isDeadline && !/截止|期限|到期|届满/.test(title) ? `${title}（期限）` : title,
  startsAt,
  endsAt: isDeadline ? null : (endsAt ?? startsAt),
});

/** The secret in a feed's address: made from the record's own chance, so that it lies nowhere and can still be shown again. */
export const feedToken = (secret: string, memberId: string, nonce: string): string =>
  createHmac('sha256', secret).update(`${memberId}:${nonce}`).digest('base64url');
export const feedKey = (token: string): string => createHash('sha256').update(token).digest('base64url');
export const feedPath = (token: string): string => `/calendar/${token}.ics`;
