/** Dates as people say them, always in Asia/Shanghai (+8, no daylight saving); no Intl, and only ISO text is parsed, which every host can. */
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

const ZONE_HOURS = 8;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const at = (moment: string | number): Dayjs => dayjs(moment).utcOffset(ZONE_HOURS).locale('zh-cn');
const yearPart = (day: Dayjs, now: number) => (day.year() === at(now).year() ? '' : 'YYYY年');

/** «11月20日 周五 18:00»; the year only when it is not this one. */
export function sayMoment(moment: string, now = Date.now()): string {
  const day = at(moment);
  return day.format(`${yearPart(day, now)}M月D日 ddd HH:mm`);
}

/** «11月20日 周五» of a moment or of a day `YYYY-MM-DD`. */
export function sayDay(day: string, now = Date.now()): string {
  const read = day.length === 10 ? at(`${day}T00:00:00+08:00`) : at(day);
  return read.format(`${yearPart(read, now)}M月D日 ddd`);
}

/** «2026年12月1日» of a day of terms and births: they lie years apart, and nobody asks which weekday they fall on. */
export const sayFullDay = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** «2026年11月» of a month `YYYY-MM`. */
export const sayMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

/** «还有3天», «还有5小时», «还有20分钟», or «已过» once it is past. */
export function sayLeft(moment: string, now = Date.now()): string {
  const left = new Date(moment).getTime() - now;
  if (left <= 0) return '已过';
  if (left >= DAY_MS) return `还有${Math.floor(left / DAY_MS)}天`;
  if (left >= HOUR_MS) return `还有${Math.floor(left / HOUR_MS)}小时`;
  return `还有${Math.max(1, Math.floor(left / MINUTE_MS))}分钟`;
}

/** «11月20日 周五 18:00 截止，还有3天»; `verb` is 截止, 开始, 到期… */
export function sayDeadline(moment: string, verb = '截止', now = Date.now()): string {
  const left = sayLeft(moment, now);
  return left === '已过' ? `${sayMoment(moment, now)} 已${verb}` : `${sayMoment(moment, now)} ${verb}，${left}`;
}

/** How long ago: «刚刚», «5分钟前», «3小时前», «昨天 09:30», then the date. */
export function sayAgo(moment: string, now = Date.now()): string {
  const past = now - new Date(moment).getTime();
  if (past < 0) return sayMoment(moment, now);
  if (past < MINUTE_MS) return '刚刚';
  if (past < HOUR_MS) return `${Math.floor(past / MINUTE_MS)}分钟前`;
  const day = at(moment);
  if (day.isSame(at(now), 'day')) return `${Math.floor(past / HOUR_MS)}小时前`;
  if (day.isSame(at(now).subtract(1, 'day'), 'day')) return `昨天 ${day.format('HH:mm')}`;
  return day.format(`${yearPart(day, now)}M月D日`);
}

/** «11月20日 周五 14:00–16:30», or both dates when it ends on another day. */
export function saySpan(startsAt: string, endsAt: string, now = Date.now()): string {
  const sameDay = at(startsAt).isSame(at(endsAt), 'day');
  return `${sayMoment(startsAt, now)}${sameDay ? `–${at(endsAt).format('HH:mm')}` : ` 至 ${sayMoment(endsAt, now)}`}`;
}

/** Today `YYYY-MM-DD` and this month `YYYY-MM`, in +8. */
export const today = (now = Date.now()): string => at(now).format('YYYY-MM-DD');
export const thisMonth = (now = Date.now()): string => at(now).format('YYYY-MM');

/** For form fields: `YYYY-MM-DD` and `HH:mm` of a moment in +8, and back to ISO. */
export const dayPart = (moment: string): string => at(moment).format('YYYY-MM-DD');
export const timePart = (moment: string): string => at(moment).format('HH:mm');
export const momentOf = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** The day so many days later, and 0 for Monday … 6 for Sunday; of days `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string => dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD');
export const weekdayOf = (day: string): number => (dayjs.utc(day).day() + 6) % 7;
/** The month `YYYY-MM` so many months later. */
export const addMonths = (month: string, count: number): string => dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM');
