/** What assessments tell the home page, the desk and the export of one's own data. */
import { resultLabels } from '../../types/assessment/labels';
import type { Waiting } from '../../types/home/contract';
import type { Deadline, OwnData } from '../core/collected';
import { hasRole, may, type Context } from '../core/context';
import { dayOf } from '../core/time';
import { sum } from './rules';
import { findSheets, findSheetsOf } from './store';

/** A leader's sheet that waits for the self-report. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  if (!hasRole(ctx.actor, 'groupLeader')) return [];
  const mine = await findSheetsOf(ctx, ctx.actor.unionId, ctx.actor.memberId);
  return mine
    .filter(({ state }) => state === 'reporting')
    .map(({ _id, year }) => ({
      key: `assessment:${_id}`,
      kind: 'unit',
      title: `${year} 年度小组长考核`,
      action: '请自评',
      link: `/pages/assessment/sheet/index?id=${_id}`,
      dueAt: null,
    }));
}

/** Sheets that wait to be scored, this year's and last year's. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'assessment.score')) return [];
  const present = Number(dayOf(ctx.now).slice(0, 4));
  const lines: Deadline[] = [];
  for (const year of [present - 1, present]) {
    const count = (await findSheets(ctx, { unionId: ctx.actor.unionId, year, state: 'reported' })).filter(
      ({ memberId }) => memberId !== ctx.actor.memberId,
    ).length;
    if (count > 0)
      lines.push({
        key: `assessment:${year}`,
        kind: 'unit',
        title: `${year} 年度小组长考核，${count} 人待评定`,
        source: '年度考核',
        action: '评定',
        link: `/pages/assessment/list/index?year=${year}`,
        dueAt: null,
        count,
      });
  }
  return lines;
}

/** One's own results that were published, and one's own reports. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const mine = await findSheetsOf(ctx, ctx.actor.unionId, ctx.actor.memberId);
  const rows = mine.map(({ year, groupName, own, report, publishedAt, given, result }) => [
    String(year),
    groupName,
    String(sum(own)),
    report,
    publishedAt ? String(sum(given)) : '',
    publishedAt && result ? resultLabels[result] : '',
  ]);
  return [{ title: '小组长考核', columns: ['年度', '小组', '自评分', '总结', '评分', '结果'], rows }];
}
