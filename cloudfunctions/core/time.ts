/** Days and months as people in China count them: Asia/Shanghai is UTC+8 all year. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS;

/** `YYYY-MM-DD` in Asia/Shanghai. */
export const dayOf = (moment: Date | string): string => new Date(new Date(moment).getTime() + OFFSET_MS).toISOString().slice(0, 10);
/** `YYYY-MM` in Asia/Shanghai. */
export const monthOf = (moment: Date | string): string => dayOf(moment).slice(0, 7);
/** The moment a day begins in Asia/Shanghai, as ISO text in UTC. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
/** The moment so many milliseconds after (or before, when negative), as ISO text: `momentAfter(ctx.now, 3 * DAY_MS)`. */
export const momentAfter = (moment: Date | string, milliseconds: number): string =>
  new Date(new Date(moment).getTime() + milliseconds).toISOString();
/** The month `count` months after (or before, when negative). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}
/** The day `count` days later. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
/** «11月20日» of a day `YYYY-MM-DD`. */
export const sayDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
/** «2026年11月20日», on papers and for days beyond this year. */
export const sayFullDay = (day: string): string => `${Number(day.slice(0, 4))}年${sayDay(day)}`;
/** «2026年11月» of a month `YYYY-MM`. */
export const sayMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
/** «11月20日 18:00», for sentences in refusals and notices. */
export function sayMoment(moment: string): string {
  const local = new Date(new Date(moment).getTime() + OFFSET_MS).toISOString();
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
}
