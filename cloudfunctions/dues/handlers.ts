/** What happens when wages are set, months opened and closed, and money recorded, reversed or let go. */
import type { dues } from '../../types/dues/contract';
import { planLabels } from '../../types/dues/labels';
import { may, within, type Context, type Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { monthOf, sayMonth } from '../core/time';
import { findUnionsBelow, unitNames } from '../unit/public';
import { arrearsHandlers } from './arrears';
import { membersWithoutWage, openTheMonth } from './billing';
import { bookHandlers } from './books';
import { correctingHandlers } from './correcting';
import { importingHandlers } from './importing';
import { listPaperHandlers } from './list-papers';
import { paperHandlers } from './papers';
import { payingHandlers } from './paying';
import { findPaymentsOf } from './payment-store';
import { planningHandlers } from './planning';
import { findPlan, findStandings, livePlans, planIn } from './plan-store';
import { reconcilingHandlers } from './reconciling';
import { addSums, duesOf, explain, noSums, openOf, type Sums } from './rules';
import { kindIn, validIn, type StandingKind } from './rules-standing';
import { closeBy } from './closing';
import { closeMonth, findMonth, findMonths, findOwnBills, findWages, pageBills, sumBills } from './store';

export const handlers: Handlers<typeof dues> = {
  ...planningHandlers,
  ...payingHandlers,
  ...importingHandlers,
  ...arrearsHandlers,
  ...correctingHandlers,
  ...bookHandlers,
  ...reconcilingHandlers,
  ...paperHandlers,
  ...listPaperHandlers,

  'dues.explain': async (ctx, { wageFen, month = monthOf(ctx.now), kind = 'normal' }) => {
    const own = await livePlans(ctx, ctx.scope.unionId);
    const plan = planIn(own, kind, month);
    const { amountFen, steps } = explainAs(kind, wageFen, planIn(own, 'normal', month), plan);
    const { source, fromMonth, toMonth } = plan;
    return { amountFen, steps, source, plan: { title: planLabels[kind], fromMonth, toMonth } };
  },

  'dues.openMonth': (ctx, { month }) => openTheMonth(ctx, month),

  'dues.closeMonth': async (ctx, { month }) => {
    const { unionId } = ctx.actor;
    const kept = await findMonth(ctx, unionId, month);
    if (!kept) refuse('MONTH_NOT_OPEN', `${sayMonth(month)}尚未开账，不能结账`);
    if (kept.recording) refuse('CONFLICT', '代扣名单还在登记，一会儿再结账');
    const sums = await closeMonth(ctx, unionId, month);
    if (!sums) refuse('MONTH_CLOSED', `${sayMonth(month)}已结过账；要改请用「更正」，记入当前账期`);
    ctx.note(`${unionId}:${month}`, month);
    return { month, sums };
  },

  'dues.months': async (ctx, { year = thisYear(ctx) }) => {
    const closing = await findPlan(ctx, ctx.scope.unionId, 'closing', `${year}-12`);
    const acts = ['openMonth', 'closeMonth', 'record', 'importPayroll'] as const;
    return {
      moves: acts.filter((act) => may(ctx.actor, `dues.${act}`)),
      items: (await monthsOf(ctx, year)).map((one) => ({
        ...one,
        closeBy: one.state === 'open' ? closeBy(one.month, closing.value) : null,
      })),
    };
  },

  'dues.month': async (ctx, { month, status, groupId, ...asked }) => {
    const { unionId, unitIds, level } = ctx.scope;
    const groups = level === 'group' ? unitIds.filter((id) => !groupId || id === groupId) : groupId ? [groupId] : null;
    const filter = { unionId, month, ...(status ? { status } : {}), ...(groups ? { groupId: { $in: groups } } : {}) };
    const [page, kept, names] = await Promise.all([pageBills(ctx, filter, asked), findMonth(ctx, unionId, month), unitNames(ctx, unionId)]);
    const withoutWage = level === 'group' || asked.cursor ? [] : await membersWithoutWage(ctx, month);
    return {
      ...page,
      state: kept?.state ?? 'none',
      withoutWage: withoutWage
        .slice(0, 200)
        .map(({ _id, name, groupId: group }) => ({ memberId: _id, name, groupName: names.get(group) ?? '未分组' })),
      items: page.items.map((bill) => ({
        ...bill,
        openFen: openOf(bill),
        groupName: names.get(bill.groupId) ?? '未分组',
        wageFen: level === 'group' ? null : bill.wageFen,
        paymentId: bill.paymentIds.at(-1) ?? null,
      })),
    };
  },

  'dues.myYear': async (ctx, { year = thisYear(ctx) }) => {
    const { memberId, unionId } = ctx.actor;
    const thisMonth = monthOf(ctx.now);
    const [bills, payments, history, own, registered] = await Promise.all([
      findOwnBills(ctx, memberId, yearMonths(year)),
      findPaymentsOf(ctx, unionId, memberId, `${year}-01`, `${year}-12`),
      findWages(ctx, unionId, memberId),
      livePlans(ctx, unionId),
      findStandings(ctx, unionId, memberId),
    ]);
    const wageFen = history.find(({ fromMonth }) => fromMonth <= thisMonth)?.wageFen ?? null;
    const standing = validIn(registered, thisMonth);
    const kind = kindIn(registered, 'active', thisMonth);
    const plan = planIn(own, kind, thisMonth);
    const byMonth = new Map(bills.map((bill) => [bill.month, bill]));
    const months = yearMonths(year).map((month) => {
      const bill = byMonth.get(month);
      return {
        month,
        amountFen: bill?.amountFen ?? null,
        paidFen: bill?.paidFen ?? 0,
        openFen: bill ? openOf(bill) : 0,
        status: bill?.status ?? null,
      };
    });
    const total = (pick: (month: (typeof months)[number]) => number) => months.reduce((sum, month) => sum + pick(month), 0);
    return {
      year,
      months,
      payments: payments.map((payment) => ({ ...payment, id: payment._id })).sort((a, b) => (a.receiptNo < b.receiptNo ? 1 : -1)),
      dueFen: total(({ amountFen }) => amountFen ?? 0),
      paidFen: total(({ paidFen }) => paidFen),
      openFen: total(({ openFen }) => openFen),
      wageFen,
      standing,
      steps: wageFen === null && kind === 'normal' ? [] : explainAs(kind, wageFen ?? 0, planIn(own, 'normal', thisMonth), plan).steps,
      source: plan.source,
    };
  },

  'dues.summary': async (ctx, { year = thisYear(ctx) }) => {
    if (ctx.scope.level === 'tree') return summaryOfUnions(ctx, year);
    const months = await monthsOf(ctx, year);
    return { year, months, unions: [], total: months.reduce((sum, { sums }) => addSums(sum, sums), noSums) };
  },
};

/** The steps for somebody who pays like this. */
function explainAs(kind: StandingKind, wageFen: number, normal: Parameters<typeof explain>[1], plan: Parameters<typeof explain>[1]) {
  if (kind === 'retained') return { amountFen: 0, steps: ['保留会籍期间不缴会费，不开账单'] };
  if (kind === 'exempt')
    return { amountFen: 0, steps: [...explain(wageFen, normal), `登记为免缴：${(duesOf(wageFen, normal) / 100).toFixed(2)} 元全额免去`] };
  return { amountFen: duesOf(wageFen, plan), steps: explain(wageFen, plan) };
}

const thisYear = (ctx: Context) => Number(monthOf(ctx.now).slice(0, 4));
const yearMonths = (year: number) => Array.from({ length: 12 }, (_unused, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

type MonthSums = { month: string; state: 'none' | 'open' | 'closed'; sums: Sums; sumsAtClose: Sums | null };

async function monthsOf(ctx: Context, year: number): Promise<MonthSums[]> {
  const { unionId } = within(ctx) as { unionId: string };
  const [from, to] = [`${year}-01`, `${year}-12`];
  const [kept, rows] = await Promise.all([findMonths(ctx, unionId, from, to), sumBills(ctx, unionId, from, to)]);
  const byMonth = new Map(kept.map((one) => [one.month, one]));
  return yearMonths(year).map((month) => ({
    month,
    state: byMonth.get(month)?.state ?? 'none',
    sumsAtClose: byMonth.get(month)?.sumsAtClose ?? null,
    sums: rows.find((row) => row.month === month)?.sums ?? noSums,
  }));
}

async function summaryOfUnions(ctx: Context, year: number) {
  const unions = await findUnionsBelow(ctx, ctx.actor.unionId);
  const rows = await sumBills(ctx, { $in: ctx.scope.unionIds }, `${year}-01`, `${year}-12`);
  const sumOf = (of: typeof rows) => of.reduce((sum, { sums }) => addSums(sum, sums), noSums);
  return {
    year,
    total: sumOf(rows),
    months: yearMonths(year).map((month) => ({ month, state: 'none' as const, sums: sumOf(rows.filter((row) => row.month === month)) })),
    unions: unions.map(({ _id, name }) => ({ unionId: _id, name, sums: sumOf(rows.filter((row) => row.unionId === _id)) })),
  };
}
