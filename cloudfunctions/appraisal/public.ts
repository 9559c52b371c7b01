/** What appraisals tell the home page, the desk, the calendar and the export of one's own data. */
import type { Waiting } from '../../types/home/contract';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { may, type Context } from '../core/context';
import { linkTo, ratedBy } from './running';
import { findEndingIn, findOpenFor, pageAppraisals, whoseAppraisals } from './store';

const MOST = 50;

/** Appraisals in which the caller has not rated yet. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const open = await findOpenFor(ctx, whoseAppraisals(ctx, false), ctx.at);
  const rated = await ratedBy(ctx, open);
  return open
    .filter(({ _id }) => rated.get(_id) === false)
    .map(({ _id, title, closesAt }) => ({
      key: `appraisal:${_id}`,
      kind: 'appraisal',
      title,
      action: '请无记名评议',
      link: linkTo(_id),
      dueAt: closesAt,
    }));
}

/** Closed appraisals whose results wait to be told. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'appraisal.report')) return [];
  const { items } = await pageAppraisals(ctx, whoseAppraisals(ctx, true), { limit: MOST });
  return items
    .filter(({ state }) => state === 'closed')
    .map(({ _id, title, rated }) => ({
      key: `appraisal:${_id}`,
      kind: 'appraisal',
      title: `${title}，${rated} 人参加，结果待公布`,
      source: '民主评议',
      action: '公布',
      link: `/pages/appraisal/results/index?id=${_id}`,
      dueAt: null,
    }));
}

/** When the appraisals one takes part in, or runs, come to their end. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const ending = await findEndingIn(ctx, whoseAppraisals(ctx, may(ctx.actor, 'appraisal.create')), from, to);
  return ending.map(({ _id, title, closesAt }) => ({
    ...{ key: `appraisal:${_id}`, kind: 'appraisal', title: `评议截止：${title}`, startsAt: closesAt, endsAt: null },
    ...{ isDeadline: true, place: null, link: linkTo(_id) },
  }));
}

/** That one took part; what was said is kept apart from the person. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const { items } = await pageAppraisals(ctx, whoseAppraisals(ctx, false), { limit: MOST });
  const rated = await ratedBy(ctx, items);
  const rows = items
    .filter(({ _id }) => rated.has(_id))
    .map(({ _id, title }) => [title, rated.get(_id) ? '已参加' : '未参加', '无记名，评价与您分开保存']);
  return [{ title: '民主评议', columns: ['评议', '参加', '我的评价'], rows }];
}
