/** What happens when wages are set, months opened and closed, and money recorded, reversed or let go. */
import type { dues } from '../../types/dues/contract';
import { within, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { addMonths, monthOf } from '../core/time';
import { findMembers } from '../member/public';
import { findUnionsBelow, unitNames } from '../unit/public';
import { openTheMonth, membersWithoutWage, rebill } from './billing';
import { importPayroll, recordPayment } from './paying';
import { addSums, capitals, duesOf, explain, noSums, openOf, type Sums } from './rules';
import {
  closeMonth,
  findArrears,
  findBill,
  findBillById,
  findBillsOf,
  findMonth,
  findMonths,
  findPayment,
  findPaymentsOf,
  findPlan,
  findWages,
  markReversed,
  pageBills,
  saveWage,
  setMoney,
  sumBills,
} from './store';

export const handlers: Handlers<typeof dues> = {
  'dues.explain': async (ctx, { wageFen, month = monthOf(ctx.now) }) => {
    const plan = await findPlan(ctx, ctx.scope.unionId, month);
    return { amountFen: duesOf(wageFen, plan), steps: explain(wageFen, plan), source: plan.source };
  },

  'dues.setWage': async (ctx, { memberId, fromMonth, wageFen }) => {
    const { unionId } = ctx.actor;
    const [person] = await findMembers(ctx, unionId, [memberId]);
    found(person, '这位会员');
    if (fromMonth > addMonths(monthOf(ctx.now), 12)) refuseField('fromMonth', '起始月份最多在一年以内');
    if ((await findMonth(ctx, unionId, fromMonth))?.state === 'closed')
      refuse('MONTH_CLOSED', `${fromMonth} 已结账，工资请从之后的月份起登记`);
    const id = `${memberId}:${fromMonth}`;
    await saveWage(ctx, { _id: id, unionId, memberId, fromMonth, wageFen, byName: ctx.actor.name, at: ctx.at });
    // The amount is between the treasurer and the member: the trail names the month only.
    ctx.note(memberId, `自 ${fromMonth} 起`);
    return { id, rebilled: await rebill(ctx, memberId, fromMonth) };
  },

  'dues.wages': async (ctx, { memberId }) => {
    const { unionId, level } = ctx.scope;
    if (level === 'own' && memberId !== ctx.actor.memberId) refuse('NOT_FOUND');
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    const [history, plan] = await Promise.all([findWages(ctx, unionId, memberId), findPlan(ctx, unionId, monthOf(ctx.now))]);
    return { items: history.map((wage) => ({ ...wage, amountFen: duesOf(wage.wageFen, plan) })) };
  },

  'dues.openMonth': (ctx, { month }) => openTheMonth(ctx, month),

  'dues.closeMonth': async (ctx, { month }) => {
    const { unionId } = ctx.actor;
    if (!(await findMonth(ctx, unionId, month))) refuse('MONTH_NOT_OPEN', `${month} 尚未开账，不能结账`);
    if (!(await closeMonth(ctx, unionId, month))) refuse('MONTH_CLOSED', `${month} 已结过账`);
    const [row] = await sumBills(ctx, unionId, month, month);
    ctx.note(`${unionId}:${month}`, month);
    return { month, sums: row?.sums ?? noSums };
  },

  'dues.months': async (ctx, { year = thisYear(ctx) }) => ({ items: await monthsOf(ctx, year) }),

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
      })),
    };
  },

  'dues.myYear': async (ctx, { year = thisYear(ctx) }) => {
    const { memberId, unionId } = ctx.actor;
    const [from, to] = [`${year}-01`, `${year}-12`];
    const [bills, payments, history] = await Promise.all([
      findBillsOf(ctx, unionId, memberId, from, to),
      findPaymentsOf(ctx, unionId, memberId, from, to),
      findWages(ctx, unionId, memberId),
    ]);
    const wageFen = history.find(({ fromMonth }) => fromMonth <= monthOf(ctx.now))?.wageFen ?? null;
    const plan = await findPlan(ctx, unionId, monthOf(ctx.now));
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
      payments: payments.map((payment) => ({ ...payment, id: payment._id })).sort((a, b) => (a.month < b.month ? 1 : -1)),
      dueFen: total(({ amountFen }) => amountFen ?? 0),
      paidFen: total(({ paidFen }) => paidFen),
      openFen: total(({ openFen }) => openFen),
      wageFen,
      steps: wageFen === null ? [] : explain(wageFen, plan),
      source: plan.source,
    };
  },

  'dues.record': (ctx, input) => recordPayment(ctx, input),

  'dues.reverse': async (ctx, { id, reason }) => {
    const payment = found(await findPayment(ctx, ctx.actor.unionId, id), '这笔缴费');
    if (payment.reversedAt) refuse('ALREADY_REVERSED');
    const bill = found(await findBillById(ctx, payment.unionId, payment.billId), '对应的账单');
    if (bill.isClosed) refuse('MONTH_CLOSED', `${bill.month} 已结账，请在下一个月更正`);
    await markReversed(ctx, payment, reason);
    const paidFen = bill.paidFen - payment.amountFen;
    await setMoney(ctx, bill, { paidFen }, bill.paymentId === id ? { paymentId: null } : {});
    ctx.note(id, `${payment.receiptNo}：${reason}`);
    return { id, openFen: openOf({ ...bill, paidFen }) };
  },

  'dues.exempt': async (ctx, { memberId, month, kind, reason }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    const bill = await findBill(ctx, unionId, memberId, month);
    if (!bill) refuse('MONTH_NOT_OPEN', `${month} 没有这位会员的账单`);
    if (bill.isClosed) refuse('MONTH_CLOSED', `${month} 已结账，请在下一个月更正`);
    const amountFen = openOf(bill);
    if (amountFen === 0) refuse('ALREADY_PAID', `${month} 没有待缴的金额`);
    const money = kind === 'exempted' ? { exemptedFen: bill.exemptedFen + amountFen } : { writtenOffFen: bill.writtenOffFen + amountFen };
    await setMoney(ctx, bill, money, { reason });
    ctx.note(memberId, `${month}：${reason}`);
    return { memberId, month, amountFen };
  },

  'dues.importPayroll': (ctx, input) => importPayroll(ctx, input),

  'dues.arrears': async (ctx, { cursor, limit = 20, groupId }) => {
    const { unionId, unitIds, level } = ctx.scope;
    const groups = level === 'group' ? unitIds.filter((id) => !groupId || id === groupId) : groupId ? [groupId] : null;
    const [owing, names] = await Promise.all([findArrears(ctx, unionId, monthOf(ctx.now), groups), unitNames(ctx, unionId)]);
    const start = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(start) || start < 0) refuseField('cursor', '翻页位置不对，请从第一页重新看');
    return {
      items: owing.slice(start, start + limit).map((one) => ({ ...one, groupName: names.get(one.groupId) ?? '未分组' })),
      nextCursor: start + limit < owing.length ? String(start + limit) : null,
      members: owing.length,
      totalFen: owing.reduce((sum, { openFen }) => sum + openFen, 0),
    };
  },

  'dues.summary': async (ctx, { year = thisYear(ctx) }) => {
    if (ctx.scope.level === 'tree') return summaryOfUnions(ctx, year);
    const months = await monthsOf(ctx, year);
    return { year, months, unions: [], total: months.reduce((sum, { sums }) => addSums(sum, sums), noSums) };
  },

  'dues.receipt': async (ctx, { id }) => {
    const { unionId, level } = ctx.scope;
    const payment = await findPayment(ctx, unionId, id);
    const kept = found(level === 'own' && payment?.memberId !== ctx.actor.memberId ? null : payment, '这张收据');
    const [[person], names] = await Promise.all([findMembers(ctx, unionId, [kept.memberId]), unitNames(ctx, unionId)]);
    return { ...kept, id, memberName: person?.name ?? '', unionName: names.get(unionId) ?? '', amountWords: capitals(kept.amountFen) };
  },
};

const thisYear = (ctx: Context) => Number(monthOf(ctx.now).slice(0, 4));
const yearMonths = (year: number) => Array.from({ length: 12 }, (_unused, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

async function monthsOf(ctx: Context, year: number): Promise<{ month: string; state: 'none' | 'open' | 'closed'; sums: Sums }[]> {
  const { unionId } = within(ctx) as { unionId: string };
  const [from, to] = [`${year}-01`, `${year}-12`];
  const [kept, rows] = await Promise.all([findMonths(ctx, unionId, from, to), sumBills(ctx, unionId, from, to)]);
  return yearMonths(year).map((month) => ({
    month,
    state: kept.find((one) => one.month === month)?.state ?? 'none',
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
