/** What congress terms tell the home page, the desk, the calendar and the export of one's own data. */
import { staffLabels } from '../../types/congress/labels';
import { delegateLifecycle } from '../../types/congress/lifecycle';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import type { Context } from '../core/context';
import { addDays, dayOf, startOfDay } from '../core/time';
import { isKeeper } from './loading';
import { linkToTerm } from './notices';
import { isOnList, sayTerm, vacanciesOf } from './obstacles';
import { findDelegates, findDelegatesOf, findObjections, findTermIn, findTerms } from './term-store';

/** Preparing a new term takes months: constituencies, elections, the posting. */
export const BEFORE_END_DAYS = 90;
const link = (termId: string) => `/pages/congress/delegates/index?id=${termId}`;

/** The end of the term, seats to fill, by-elections whose posting is over, objections without an answer. */
export async function termDeadlines(ctx: Context): Promise<Deadline[]> {
  if (!isKeeper(ctx)) return [];
  const { unionId } = ctx.actor;
  const today = dayOf(ctx.now);
  const lines: Deadline[] = [];
  for (const state of ['posted', 'sitting'] as const) {
    const term = await findTermIn(ctx, unionId, [state]);
    if (!term) continue;
    const [delegates, objections] = [await findDelegates(ctx, unionId, term._id), await findObjections(ctx, unionId, term._id)];
    const line = (key: string, about: Pick<Deadline, 'title' | 'source' | 'action' | 'link' | 'dueAt'>, count?: number) =>
      lines.push({ key: `congress:${term._id}:${key}`, kind: 'congress', ...about, ...(count === undefined ? {} : { count }) });
    if (state === 'posted' && term.listUntil)
      line('list', {
        title: `${sayTerm(term)}代表名单公示`,
        ...{ source: '名单公示期', action: '期满后办理就任', link: linkToTerm(term._id), dueAt: startOfDay(addDays(term.listUntil, 1)) },
      });
    if (state === 'sitting' && term.endsOn <= addDays(today, BEFORE_END_DAYS))
      line('end', {
        title: `${sayTerm(term)}将届满`,
        ...{ source: '职代会任期', action: '筹备换届', link: linkToTerm(term._id), dueAt: startOfDay(addDays(term.endsOn, 1)) },
      });
    const open = vacanciesOf(term, delegates).reduce((sum, one) => sum + one.open, 0);
    if (state === 'sitting' && open > 0)
      line('vacant', { title: `${open} 个代表名额空缺`, source: '代表出缺', action: '组织补选', link: link(term._id), dueAt: null }, open);
    for (const one of delegates.filter(({ state: now, isByElection }) => now === 'posted' && isByElection))
      line(`seat:${one._id}`, {
        title: `补选代表${one.memberName}公示`,
        ...{ source: '名单公示期', action: '期满后办理就任', link: link(term._id), dueAt: startOfDay(addDays(one.listUntil!, 1)) },
      });
    const waiting = objections.filter(({ answer }) => answer === null).length;
    if (waiting > 0)
      line(
        'objections',
        { title: `${waiting} 条代表异议待答复`, source: '名单公示', action: '答复', link: link(term._id), dueAt: null },
        waiting,
      );
  }
  return lines;
}

/** Terms beginning and ending, the posting of lists. */
export async function termCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const terms = await findTerms(ctx, ctx.actor.unionId, false);
  const items = terms.flatMap((term) =>
    [
      { key: 'start', day: term.startsOn, title: `${sayTerm(term)}起任`, isDeadline: false },
      { key: 'end', day: term.endsOn, title: `${sayTerm(term)}届满`, isDeadline: true },
      ...(term.state === 'posted' && term.listUntil
        ? [{ key: 'list', day: term.listUntil, title: `${sayTerm(term)}代表名单公示截止`, isDeadline: true }]
        : []),
    ].map((one) => ({ ...one, term })),
  );
  return items
    .map(({ key, day, title, isDeadline, term }) => ({
      ...{ key: `congress:${term._id}:${key}`, kind: 'congress' as const, title, isDeadline },
      ...{ startsAt: startOfDay(day), endsAt: null, place: null, link: linkToTerm(term._id) },
    }))
    .filter(({ startsAt }) => startsAt >= from && startsAt < to);
}

export async function termOwnData(ctx: Context): Promise<OwnData[]> {
  const mine = await findDelegatesOf(ctx, ctx.actor.unionId, ctx.actor.memberId);
  const names = new Map((await findTerms(ctx, ctx.actor.unionId, true)).map((term) => [term._id, sayTerm(term)]));
  const rows = mine.map((one) => [
    names.get(one.termId) ?? '',
    one.electedOn,
    staffLabels[one.staffKind],
    String(one.votes),
    delegateLifecycle.labels[one.state],
    one.endReason,
  ]);
  return [{ title: '职工代表', columns: ['届次', '选举日期', '类别', '得票', '状态', '终止原因'], rows }];
}

/** For other domains: the term in office and how many delegates sit. */
export async function sittingTerm(ctx: Context, unionId: string) {
  const term = await findTermIn(ctx, unionId, ['sitting']);
  if (!term) return null;
  const delegates = (await findDelegates(ctx, unionId, term._id, ['seated'])).filter(isOnList);
  return { term, delegates };
}
