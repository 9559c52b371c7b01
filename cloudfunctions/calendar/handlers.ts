/** Showing the days, keeping the holidays, and handing the calendar to other programs. */
import { randomBytes } from 'node:crypto';
import type { calendar } from '../../types/calendar/contract';
import type { kindLabels } from '../../types/notification/labels';
import { calendars } from '../collected.generated';
import type { CalendarItem } from '../core/collected';
import { may, type Context, type Handlers } from '../core/context';
import { pageAtHand } from '../core/page';
import { icsOf } from '../core/paper/calendar';
import { refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, monthOf, sayDay } from '../core/time';
import {
  byTime,
  daysBetween,
  daysCovered,
  entryOf,
  feedKey,
  feedPath,
  feedToken,
  momentsOf,
  MOST_DAYS,
  spanOf,
  spanTrouble,
  specialDays,
  weeksOf,
} from './rules';
import { feedSecret, findMyFeed, findOwnDays, insertFeed, removeMyFeed, removeOwnDays, saveOwnDay } from './store';

type Kind = keyof typeof kindLabels;
const DAYS_BACK = 31;

export const handlers: Handlers<typeof calendar> = {
  'calendar.month': async (ctx, { month = monthOf(ctx.now), kinds }) => {
    const { from, to } = weeksOf(month);
    const [items, own] = await Promise.all([itemsBetween(ctx, from, to, kinds), findOwnDays(ctx, from, to)]);
    return { month, from, to, today: dayOf(ctx.now), items: items.map(withDays), days: specialDays(from, to, own) };
  },

  'calendar.list': async (ctx, { from, to, kinds, ...asked }) => {
    const span = spanOf(dayOf(ctx.now), { from, to });
    const trouble = spanTrouble(span.from, span.to);
    if (trouble) refuseField(trouble.path, trouble.message);
    const items = (await itemsBetween(ctx, span.from, span.to, kinds)).map(withDays);
    return pageAtHand(items, ({ startsAt, key }) => ({ value: startsAt, id: key }), asked);
  },

  'calendar.holidays': async (ctx, { year = Number(dayOf(ctx.now).slice(0, 4)) }) => {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const moves = (['setDay', 'clearDay'] as const).filter((move) => may(ctx.actor, `calendar.${move}`));
    return { year, items: specialDays(from, to, await findOwnDays(ctx, from, to)), moves };
  },

  'calendar.setDay': async (ctx, { day, until, ...entry }) => {
    const days = daysOf(day, until);
    for (const one of days) await saveOwnDay(ctx, { ...entry, day: one });
    ctx.note(day, `${saySpan(days)}${entry.name}：${entry.source}`);
    return { days: days.length };
  },

  'calendar.clearDay': async (ctx, { day, until }) => {
    const days = daysOf(day, until);
    const cleared = await removeOwnDays(ctx, days);
    if (cleared === 0) refuse('NOT_FOUND', `本会没有登记过${saySpan(days)}，平台自带的日子不能撤销，可改登记为「照常」`);
    ctx.note(day, saySpan(days));
    return { days: cleared };
  },

  'calendar.file': async (ctx, { kinds }) => {
    const today = dayOf(ctx.now);
    const items = await itemsBetween(ctx, addDays(today, -DAYS_BACK), addDays(today, MOST_DAYS), kinds);
    return { name: '工会日历.ics', text: icsOf('工会日历', items.map(entryOf)) };
  },

  'calendar.feed': async (ctx) => {
    const feed = await findMyFeed(ctx);
    if (!feed) return { isOn: false, address: null, kinds: [], createdAt: null, fetchedAt: null };
    const address = feedPath(feedToken(await feedSecret(ctx), feed.memberId, feed.nonce));
    return { isOn: true, address, kinds: feed.kinds, createdAt: feed.createdAt, fetchedAt: feed.fetchedAt };
  },

  'calendar.renewFeed': async (ctx, { kinds = [] }) => {
    const { memberId, unionId } = ctx.actor;
    const nonce = randomBytes(32).toString('base64url');
    const _id = feedKey(feedToken(await feedSecret(ctx), memberId, nonce));
    const hadOne = await removeMyFeed(ctx);
    await insertFeed(ctx, { _id, unionId, memberId, nonce, kinds: [...new Set(kinds)], createdAt: ctx.at, fetchedAt: null });
    ctx.note(memberId, hadOne ? '旧地址失效' : '开启');
    return { id: memberId };
  },

  'calendar.revokeFeed': async (ctx) => {
    if (!(await removeMyFeed(ctx))) refuse('CONFLICT', '日历订阅没有开启，不用关闭');
    ctx.note(ctx.actor.memberId);
    return { id: ctx.actor.memberId };
  },
};

/** What every domain shows this person between two days, narrowed to some kinds when named. */
async function itemsBetween(ctx: Context, from: string, to: string, kinds: Kind[] = []): Promise<CalendarItem[]> {
  const [first, last] = momentsOf(from, to);
  const items = (await Promise.all(Object.values(calendars).map((calendarFor) => calendarFor(ctx, first, last)))).flat();
  return items.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).sort(byTime);
}

function daysOf(day: string, until?: string): string[] {
  const answer = daysBetween(day, until);
  return 'days' in answer ? answer.days : refuseField(answer.path, answer.message);
}

const saySpan = (days: string[]) => (days.length > 1 ? `${sayDay(days[0]!)}至${sayDay(days.at(-1)!)}` : sayDay(days[0]!));

const withDays = (item: CalendarItem) => ({ ...item, ...daysCovered(item) });
