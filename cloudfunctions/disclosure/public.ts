/** What open affairs tell the home page, the desk, the calendar and the export of one's own data. */
import type { Waiting } from '../../types/home/contract';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { may, reachOf, type Context } from '../core/context';
import { addDays, dayOf, sayMoment } from '../core/time';
import { linkTo } from './notices';
import { sayPeriod } from './periods';
import { findAskedBy, findItems, findPostingsIn, findUnanswered } from './store';

/** The desk shows what is to be posted within so many days. */
const AHEAD_DAYS = 30;
const lastMoment = (day: string) => new Date(`${day}T23:59:59+08:00`).toISOString();

/** Whose matters the caller sees to: all for the office, a department's for its liaison. */
async function mattersOf(ctx: Context) {
  const isOffice = may(ctx.actor, 'disclosure.approve');
  const units = reachOf(ctx.actor, 'disclosure.post');
  if (!isOffice && units.length === 0) return { isOffice, items: [], questions: [] };
  const items = (await findItems(ctx)).filter(
    ({ isActive, unitId }) => isActive && (isOffice || (unitId !== null && units.includes(unitId))),
  );
  const ids = new Set(items.map(({ _id }) => _id));
  return { isOffice, items, questions: (await findUnanswered(ctx)).filter(({ itemId }) => ids.has(itemId)) };
}

export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  const { isOffice, items, questions } = await mattersOf(ctx);
  const until = addDays(dayOf(ctx.now), AHEAD_DAYS);
  const waiting = isOffice ? await findPostingsIn(ctx, 'submitted', 100) : [];
  const kind = 'disclosure' as const;
  return [
    ...waiting.map(({ _id, itemId, title }): Deadline => ({
      key: `disclosure:${_id}`,
      kind,
      title,
      source: '公开内容审核',
      action: '审核',
      link: linkTo(itemId),
      dueAt: null,
    })),
    ...items
      .filter(({ dueOn }) => dueOn !== null && dueOn <= until)
      .map(({ _id, title, period, dueOn }): Deadline => ({
        ...{ key: `disclosure:${_id}:post`, kind, title: `${title}（${sayPeriod(period!)}）`, source: '公开目录' },
        ...{ action: isOffice ? '督促公开' : '公开', link: linkTo(_id), dueAt: lastMoment(dueOn!) },
      })),
    ...questions.map(({ _id, itemId, text, dueOn }): Deadline => ({
      ...{ key: `disclosure:${_id}:answer`, kind, title: text.slice(0, 60), source: '公开提问，三十天内答复' },
      ...{ action: '答复', link: linkTo(itemId), dueAt: lastMoment(dueOn) },
    })),
  ];
}

/** Of these what must be done now: to approve, to answer, and what is overdue. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  return (await deadlinesFor(ctx))
    .filter(({ action, dueAt }) => action === '审核' || action === '答复' || (dueAt !== null && dueAt < ctx.at))
    .map(({ key, kind, title, action, link, dueAt }) => ({ key, kind, title, action: `请${action}`, link, dueAt }));
}

export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const { items, questions } = await mattersOf(ctx);
  const line = (key: string, title: string, dueOn: string, itemId: string): CalendarItem => ({
    ...{ key: `disclosure:${key}`, kind: 'disclosure', title, startsAt: lastMoment(dueOn), endsAt: null },
    ...{ isDeadline: true, place: null, link: linkTo(itemId) },
  });
  return [
    ...items.flatMap(({ _id, title, dueOn }) => (dueOn ? [line(_id, `公开截止：${title}`, dueOn, _id)] : [])),
    ...questions.map(({ _id, itemId, text, dueOn }) => line(_id, `答复截止：${text.slice(0, 40)}`, dueOn, itemId)),
  ].filter(({ startsAt }) => startsAt >= from && startsAt <= to);
}

/** What the caller asked. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const rows = (await findAskedBy(ctx, ctx.actor.memberId)).map(({ text, askedAt, answer }) => [
    text,
    sayMoment(askedAt),
    answer?.text ?? '',
  ]);
  return [{ title: '公开提问', columns: ['问题', '提问时间', '答复'], rows }];
}
