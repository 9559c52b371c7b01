/** What proposals tell the desk, the calendar and the export of one's own data. */
import type { Filter } from 'mongodb';
import { kindLabels, ratingLabels } from '../../types/proposal/labels';
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { hasRole, may, type Context } from '../core/context';
import { dayOf, sayDay } from '../core/time';
import { findCalls, findClosing, findOpening } from './call-store';
import { linkTo } from './notices';
import { countInState, findDue, findForPerson, findWrittenBy } from './reading-store';
import { isOverdue } from './rules';
import type { Proposal } from './store';
import { liaisonOf } from './view';
import { desk, endOf, toRule } from './waiting';

const LIST = '/pages/proposal/list/index';
const EVER = { from: '2000-01-01', to: '2199-12-31' };

/** For the office, liaisons, and who rules on disputes: each answer that is due, and what waits at the office. */
export async function tellDeadlines(ctx: Context): Promise<Deadline[]> {
  const isOffice = may(ctx.actor, 'proposal.review');
  return [
    ...(isOffice ? await ofOffice(ctx) : []),
    ...(await ofLiaison(ctx)),
    ...(hasRole(ctx.actor, 'delegate') || hasRole(ctx.actor, 'chair') ? (await toRule(ctx)).map(ruling) : []),
  ];
}

const deadline = (one: Proposal, what: string, more: Pick<Deadline, 'source' | 'action' | 'dueAt'>): Deadline => ({
  key: `proposal:${what}:${one._id}`,
  kind: 'proposal',
  title: one.matter,
  link: linkTo(one._id),
  ...more,
});
const ruling = (one: Proposal) => deadline(one, 'rule', { source: '提案人的异议', action: '裁定', dueAt: null });

async function ofOffice(ctx: Context): Promise<Deadline[]> {
  const today = dayOf(ctx.now);
  const lines: Deadline[] = (await findDue(ctx, EVER.from, EVER.to)).map((one) =>
    one.extensionAsked
      ? deadline(one, 'extension', {
          source: `延期申请（希望延至 ${sayDay(one.extensionAsked.dueOn)}）`,
          action: '答复延期申请',
          dueAt: endOf(one.dueOn),
        })
      : deadline(one, 'due', { source: '提案办理期限', action: isOverdue(one, today) ? '催办' : '跟踪办理', dueAt: endOf(one.dueOn) }),
  );
  for (const { state, what, action } of desk) lines.push(...(await counted(ctx, state, `提案${what}`, action.slice(1))));
  lines.push(...(await counted(ctx, 'suggestion', '意见建议待答复', '转办或答复')));
  return lines;
}

async function counted(ctx: Context, state: Proposal['state'], what: string, action: string): Promise<Deadline[]> {
  const count = await countInState(ctx, state);
  if (count === 0) return [];
  return [
    {
      key: `proposal:${state}`,
      kind: 'proposal',
      title: what,
      source: '提案办理',
      action,
      link: `${LIST}?state=${state}`,
      dueAt: null,
      count,
    },
  ];
}

async function ofLiaison(ctx: Context): Promise<Deadline[]> {
  const units = liaisonOf(ctx);
  if (units.length === 0) return [];
  const theirs = await findDue(ctx, EVER.from, EVER.to, { $or: [{ leadUnitId: { $in: units } }, { coPendingIds: { $in: units } }] });
  const passed = await findForPerson(ctx, 'suggestion', { leadUnitId: { $in: units } });
  return [
    ...theirs.map((one) =>
      one.leadUnitId !== null && units.includes(one.leadUnitId)
        ? deadline(one, 'answer', { source: '提案答复期限', action: '答复', dueAt: endOf(one.dueOn) })
        : deadline(one, 'part', { source: '提案答复期限', action: '答复协办部分', dueAt: endOf(one.dueOn) }),
    ),
    ...passed.map((one) => deadline(one, 'thank', { source: '转来的意见建议', action: '答复', dueAt: null })),
  ];
}

/** Opening and closing of calls for everybody; the days answers are due for those they concern. */
export async function tellCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const { unionId, memberId } = ctx.actor;
  const point = (key: string, title: string, startsAt: string, link: string, isDeadline: boolean): CalendarItem => ({
    key,
    kind: 'proposal',
    title,
    startsAt,
    endsAt: null,
    isDeadline,
    place: null,
    link,
  });
  const units = liaisonOf(ctx);
  const theirs: Filter<Proposal> = may(ctx.actor, 'proposal.review')
    ? {}
    : { $or: [{ authorIds: memberId }, { leadUnitId: { $in: units } }, { coUnitIds: { $in: units } }] };
  const [opening, closing, due] = await Promise.all([
    findOpening(ctx, unionId, from, to),
    findClosing(ctx, unionId, from, to),
    findDue(ctx, dayOf(from), dayOf(to), theirs),
  ]);
  return [
    ...opening.map(({ _id, title, opensAt }) => point(`call:${_id}:opens`, `${title}开始`, opensAt, `${LIST}?callId=${_id}`, false)),
    ...closing.map(({ _id, title, closesAt }) => point(`call:${_id}:closes`, `${title}截止`, closesAt, `${LIST}?callId=${_id}`, true)),
    ...due.map(({ _id, matter, dueOn }) => point(`proposal:${_id}:due`, `提案答复期限：${matter}`, endOf(dueOn)!, linkTo(_id), true)),
  ];
}

/** What one wrote, seconded counts in the trail of others; ratings are part of one's own. */
export async function tellOwnData(ctx: Context): Promise<OwnData[]> {
  const { memberId, unionId } = ctx.actor;
  const written = await findWrittenBy(ctx, memberId);
  if (written.length === 0) return [];
  const calls = new Map(
    (
      await findCalls(
        ctx,
        unionId,
        written.map(({ callId }) => callId),
      )
    ).map(({ _id, title }) => [_id, title]),
  );
  return [
    {
      title: '我的提案和意见建议',
      columns: ['类别', '征集', '编号', '案由', '理由', '措施', '状态', '起草日期', '我的评价'],
      rows: written.map((one) => [
        kindLabels[one.kind],
        calls.get(one.callId) ?? '',
        one.number ?? '',
        one.matter,
        one.reason,
        one.measures,
        proposalLifecycle.labels[one.state],
        dayOf(one.createdAt),
        one.ratings
          .filter((rated) => rated.memberId === memberId)
          .map(({ rating, comment }) => [ratingLabels[rating], comment].filter(Boolean).join('：'))
          .join('；'),
      ]),
    },
  ];
}
