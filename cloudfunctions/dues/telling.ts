/** What dues tell the desk, the calendar and a person's own file. */
import { contracts, type OperationName } from '../../types/contracts';
import { scopeFor } from '../../types/actor';
import { billLabels, decisionLabels, methodLabels, standingLabels, stepLabels } from '../../types/dues/labels';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { may, reachOf, type Context } from '../core/context';
import { HOUR_MS, addMonths, momentAfter, monthOf, sayMoment, sayMonth, startOfDay } from '../core/time';
import { findRoll } from '../member/public';
import { findPath, findPaths } from './arrears-store';
import { closeBy } from './closing';
import { sharesOf } from './books';
import { findPaymentsOf } from './payment-store';
import { findStandings, livePlans, planIn } from './plan-store';
import { openOf, yuan } from './rules';
import { longestRun } from './rules-arrears';
import { findArrears, findBillsOf, findMonths, findWages, type DuesMonth } from './store';

const [FIRST, LAST] = ['1990-01', '2199-12'];
/** Six in the evening of a day in Shanghai. */
const eveningOf = (day: string): string => momentAfter(startOfDay(day), 18 * HOUR_MS);

/** The groups an operation reaches for this person; null: the whole union; undefined: not theirs. */
function groupsFor(ctx: Context, operation: OperationName): string[] | null | undefined {
  const level = scopeFor(contracts[operation].access, ctx.actor);
  if (level === 'group') return reachOf(ctx.actor, operation);
  return level === 'union' || level === 'tree' ? null : undefined;
}

export async function tellDeadlines(ctx: Context): Promise<Deadline[]> {
  const [books, arrears, decisions, leaving] = await Promise.all([
    bookDeadlines(ctx),
    arrearsDeadlines(ctx),
    decisionDeadlines(ctx),
    leavingDeadlines(ctx),
  ]);
  return [...books, ...arrears, ...decisions, ...leaving];
}

/** Months to open, to close, and to pay the upper union's share of. */
async function bookDeadlines(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'dues.closeMonth')) return [];
  const { unionId } = ctx.actor;
  const thisMonth = monthOf(ctx.now);
  const [months, own] = await Promise.all([findMonths(ctx, unionId, FIRST, LAST), livePlans(ctx, unionId)]);
  if (months.length === 0) return [];
  const base = { kind: 'dues' as const, link: '/pages/dues/desk/index' };
  const closing = planIn(own, 'closing', thisMonth);
  const found: Deadline[] = unclosed(months, thisMonth).map(({ month }) => ({
    ...base,
    key: `dues:close:${month}`,
    title: `${sayMonth(month)}会费待结账`,
    source: closing.source,
    action: '结账',
    dueAt: eveningOf(closeBy(month, closing.value)),
  }));
  if (!months.some(({ month }) => month === thisMonth))
    found.push({
      ...base,
      key: `dues:open:${thisMonth}`,
      title: `${sayMonth(thisMonth)}会费还没有开账`,
      source: '会费按月开账',
      action: '开账',
      dueAt: null,
    });
  return [...found, ...(await shareDeadlines(ctx, thisMonth))];
}

const unclosed = (months: DuesMonth[], thisMonth: string) => months.filter(({ month, state }) => state === 'open' && month < thisMonth);

async function shareDeadlines(ctx: Context, thisMonth: string): Promise<Deadline[]> {
  const inUnion = { ...ctx, scope: { ...ctx.scope, unionId: ctx.actor.unionId } };
  const due = (await sharesOf(inUnion, addMonths(thisMonth, -12), thisMonth)).filter(
    ({ state, dueFen, remitted }) => state === 'closed' && dueFen > 0 && !remitted,
  );
  if (due.length === 0) return [];
  const fen = due.reduce((sum, { dueFen }) => sum + dueFen, 0);
  return [
    {
      key: 'dues:remit',
      kind: 'dues',
      title: `${due.length} 个月的会费待上缴，共 ¥${yuan(fen)}`,
      source: due[0]!.source,
      action: '登记上缴',
      link: '/pages/dues/remittance/index',
      dueAt: null,
      count: due.length,
    },
  ];
}

/** The charter's months without dues make a task for a person, never a leaving. */
async function arrearsDeadlines(ctx: Context): Promise<Deadline[]> {
  const groups = groupsFor(ctx, 'dues.talk');
  if (groups === undefined) return [];
  const { unionId } = ctx.actor;
  const thisMonth = monthOf(ctx.now);
  const [owing, paths, own] = await Promise.all([
    findArrears(ctx, unionId, addMonths(thisMonth, -1), groups),
    findPaths(ctx, unionId, ['talked', 'decided']),
    livePlans(ctx, unionId),
  ]);
  const rule = planIn(own, 'arrears', thisMonth);
  const handled = new Set(paths.map(({ memberId }) => memberId));
  const long = owing.filter(
    ({ memberId, months }) => !handled.has(memberId) && longestRun(months, (month) => addMonths(month, 1)) >= rule.value,
  );
  if (long.length === 0) return [];
  return [
    {
      key: 'dues:long',
      kind: 'dues',
      title: long.length === 1 ? `${long[0]!.name}连续 ${rule.value} 个月没有缴会费` : `${long.length} 人连续 ${rule.value} 个月没有缴会费`,
      source: rule.source,
      action: '谈话',
      link: long.length === 1 ? `/pages/dues/path/index?memberId=${long[0]!.memberId}` : '/pages/dues/arrears/index',
      dueAt: null,
      count: long.length,
    },
  ];
}

const SHOWN = 50;
async function decisionDeadlines(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'dues.decide')) return [];
  const talked = await findPaths(ctx, ctx.actor.unionId, ['talked']);
  return talked.slice(0, SHOWN).map(({ memberId, name }) => ({
    key: `dues:decide:${memberId}`,
    kind: 'dues',
    title: `${name}：欠费谈话后待决定`,
    source: '欠费处理：提醒、谈话、由人决定',
    action: '作出决定',
    link: `/pages/dues/path/index?memberId=${memberId}`,
    dueAt: null,
  }));
}

/** Who was proposed to be treated as having left, and still is on the roster. */
async function leavingDeadlines(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'member.review') || groupsFor(ctx, 'dues.talk') !== null) return [];
  const proposed = (await findPaths(ctx, ctx.actor.unionId, ['decided'])).filter(({ decision }) => decision === 'proposeLeaving');
  if (proposed.length === 0) return [];
  const roll = await findRoll(
    ctx,
    ctx.actor.unionId,
    proposed.map(({ memberId }) => memberId),
  );
  const here = new Set(roll.filter(({ state }) => state === 'active').map(({ _id }) => _id));
  return proposed
    .filter(({ memberId }) => here.has(memberId))
    .slice(0, SHOWN)
    .map(({ memberId, name }) => ({
      key: `dues:leaving:${memberId}`,
      kind: 'dues',
      title: `${name}：提请按退会处理，请核实`,
      source: '欠费处理的决定',
      action: '核实后在会员档案办理',
      link: `/pages/dues/path/index?memberId=${memberId}`,
      dueAt: null,
    }));
}

/** Days by which months should be closed, for those who close them. */
export async function tellCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  if (!may(ctx.actor, 'dues.closeMonth')) return [];
  const { unionId } = ctx.actor;
  const [months, own] = await Promise.all([findMonths(ctx, unionId, addMonths(monthOf(from), -2), monthOf(to)), livePlans(ctx, unionId)]);
  return months
    .filter(({ state }) => state === 'open')
    .map(({ month }) => ({ month, at: eveningOf(closeBy(month, planIn(own, 'closing', month).value)) }))
    .filter(({ at }) => at >= from && at <= to)
    .map(({ month, at }) => ({
      key: `dues:close:${month}`,
      kind: 'dues' as const,
      title: `${sayMonth(month)}会费结账`,
      startsAt: at,
      endsAt: null,
      isDeadline: true,
      place: null,
      link: '/pages/dues/desk/index',
    }));
}

export async function tellOwnData(ctx: Context): Promise<OwnData[]> {
  const { unionId, memberId } = ctx.actor;
  const [bills, payments, wages, standings, path] = await Promise.all([
    findBillsOf(ctx, unionId, memberId, FIRST, LAST),
    findPaymentsOf(ctx, unionId, memberId, FIRST, LAST),
    findWages(ctx, unionId, memberId),
    findStandings(ctx, unionId, memberId),
    findPath(ctx, unionId, memberId),
  ]);
  return [
    {
      title: '会费账单',
      columns: ['月份', '缴费身份', '计费工资', '应缴', '已缴', '待缴', '状态', '说明'],
      rows: bills.map((bill) => [
        bill.month,
        standingLabels[bill.kind],
        yuan(bill.wageFen),
        yuan(bill.amountFen),
        yuan(bill.paidFen),
        yuan(openOf(bill)),
        billLabels[bill.status],
        bill.reason ?? '',
      ]),
    },
    {
      title: '缴费记录',
      columns: ['收据号', '会费月份', '金额', '方式', '缴费时间', '凭证号', '冲正'],
      rows: payments.map(({ receiptNo, month, amountFen, method, paidAt, reference, reverseReason }) => [
        receiptNo,
        month,
        yuan(amountFen),
        methodLabels[method],
        sayMoment(paidAt),
        reference ?? '',
        reverseReason ?? '',
      ]),
    },
    {
      title: '计费工资与缴费身份',
      columns: ['起', '止', '内容', '登记人'],
      rows: [
        ...wages.map(({ fromMonth, wageFen, byName }) => [fromMonth, '', `计费工资 ${yuan(wageFen)} 元`, byName]),
        ...standings.map(({ fromMonth, toMonth, kind, reason, byName }) => [
          fromMonth,
          toMonth ?? '',
          `${standingLabels[kind]}：${reason}`,
          byName,
        ]),
      ],
    },
    {
      title: '欠费处理',
      columns: ['时间', '步骤', '内容', '经办人'],
      rows: (path?.steps ?? []).map(({ at, kind, decision, text, byName }) => [
        sayMoment(at),
        stepLabels[kind],
        `${decision ? `${decisionLabels[decision]}：` : ''}${text}`,
        byName,
      ]),
    },
  ];
}
