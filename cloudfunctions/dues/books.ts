/** The treasurer's books: a month's ledger, and what goes to the upper union. */
import type { dues } from '../../types/dues/contract';
import { may, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf, monthOf, sayFullDay, sayMonth } from '../core/time';
import { findMembers } from '../member/public';
import { findUnionsBelow } from '../unit/public';
import { correctionsBookedIn, findRemittance, findRemittances, insertRemittance, markRemittanceReversed, sumRemitted } from './book-store';
import { pageBooked, sumBooked, sumReversed } from './payment-store';
import { livePlans, planIn } from './plan-store';
import { yuan } from './rules';
import { shareOf } from './rules-books';
import { sayPlan } from './rules-standing';
import { findMonth, findMonths } from './store';

type Books = Pick<typeof dues, 'dues.ledger' | 'dues.remittances' | 'dues.recordRemittance' | 'dues.reverseRemittance'>;

export const bookHandlers: Handlers<Books> = {
  'dues.ledger': async (ctx, { month, ...asked }) => {
    const { unionId } = ctx.scope;
    const [page, sums, kept] = await Promise.all([
      pageBooked(ctx, unionId, month, asked),
      ledgerOf(ctx, month),
      findMonth(ctx, unionId, month),
    ]);
    const people = await findMembers(ctx, unionId, [...new Set(page.items.map(({ memberId }) => memberId))]);
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    return {
      ...page,
      ...sums,
      month,
      state: kept?.state ?? 'none',
      items: page.items.map((payment) => ({ ...payment, id: payment._id, name: names.get(payment.memberId) ?? '已离会的会员' })),
    };
  },

  'dues.remittances': async (ctx, { year = Number(monthOf(ctx.now).slice(0, 4)) }) => {
    const { level, unionIds } = ctx.scope;
    const [from, to] = [`${year}-01`, `${year}-12`];
    if (level === 'tree') {
      const [below, remitted] = await Promise.all([findUnionsBelow(ctx, ctx.actor.unionId), sumRemitted(ctx, unionIds, from, to)]);
      const unions = below.map(({ _id, name }) => ({ unionId: _id, name, remittedFen: remitted.get(_id) ?? 0 }));
      return { year, items: [], unions, dueFen: 0, remittedFen: unions.reduce((sum, one) => sum + one.remittedFen, 0), moves: [] };
    }
    const canRemit = may(ctx.actor, 'dues.recordRemittance');
    const items = (await sharesOf(ctx, from, to)).map((one) => ({
      ...one,
      canRemit: canRemit && one.state === 'closed' && one.dueFen > 0 && one.remitted === null,
    }));
    return {
      year,
      items,
      unions: [],
      dueFen: items.reduce((sum, { dueFen }) => sum + dueFen, 0),
      remittedFen: items.reduce((sum, { remitted }) => sum + (remitted?.amountFen ?? 0), 0),
      moves: canRemit ? ['recordRemittance', 'reverseRemittance'] : [],
    };
  },

  'dues.recordRemittance': async (ctx, { month, remittedOn, amountFen, reference }) => {
    const { unionId, name: byName } = ctx.actor;
    if (remittedOn > dayOf(ctx.now)) refuseField('remittedOn', '上缴日期不能在将来');
    const earlier = await findRemittances(ctx, unionId, month, month);
    const [share] = await sharesOf(ctx, month, month);
    if (share?.state !== 'closed') refuse('MONTH_NOT_CLOSED', `${sayMonth(month)}还没有结账，结账后数字不再变，才能上缴`);
    if (share.remitted) refuse('ALREADY_REMITTED', `${sayMonth(month)}已于${sayFullDay(share.remitted.remittedOn)}上缴；登记错了请先冲正`);
    if (share.dueFen === 0) refuse('AMOUNT_MISMATCH', `按规定（${share.share}）${sayMonth(month)}没有应上缴的会费`);
    if (amountFen !== undefined && amountFen !== share.dueFen)
      refuse(
        'AMOUNT_MISMATCH',
        `按${share.share}应上缴 ${yuan(share.dueFen)} 元，填写的是 ${yuan(amountFen)} 元；比例有变请先登记新的规定`,
      );
    const record = { unionId, month, amountFen: share.dueFen, remittedOn, reference: reference || null, byName, at: ctx.at };
    await insertRemittance(ctx, { ...record, reversedAt: null, reverseReason: null }, earlier.length);
    ctx.note(`${unionId}:${month}`, `${sayMonth(month)}上缴 ${yuan(share.dueFen)} 元`);
    return { id: `${unionId}:${month}:${earlier.length + 1}`, amountFen: share.dueFen };
  },

  'dues.reverseRemittance': async (ctx, { id, reason }) => {
    const remittance = found(await findRemittance(ctx, ctx.actor.unionId, id), '这次上缴');
    if (remittance.reversedAt) refuse('ALREADY_REVERSED', '这次上缴登记已冲正过');
    await markRemittanceReversed(ctx, remittance, reason);
    ctx.note(id, reason);
    return { id };
  },
};

/** A month's books in sums: what came in, what was taken back, what was corrected. */
export async function ledgerOf(ctx: Context, month: string) {
  const { unionId } = ctx.scope;
  // One after the other: an export reads this inside its transaction.
  const booked = await sumBooked(ctx, unionId, month, month);
  const reversed = await sumReversed(ctx, unionId, month, month);
  const corrections = await correctionsBookedIn(ctx, unionId, month, month);
  const incomeFen = booked.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const taken = reversed.get(month) ?? { count: 0, amountFen: 0 };
  return {
    income: booked.map(({ method, count, amountFen }) => ({ method, count, amountFen })),
    incomeFen,
    arrearsFen: booked.reduce((sum, { arrearsFen }) => sum + arrearsFen, 0),
    reversals: taken,
    netFen: incomeFen - taken.amountFen,
    corrections: corrections.map((one) => ({ ...one, id: one._id })),
  };
}

/** What each month's books bring the upper union, and what was remitted. One read after the other: it also runs in transactions. */
export async function sharesOf(ctx: Context, from: string, to: string) {
  const { unionId } = ctx.scope;
  const own = await livePlans(ctx, unionId);
  const kept = new Map((await findMonths(ctx, unionId, from, to)).map((one) => [one.month, one.state]));
  const booked = await sumBooked(ctx, unionId, from, to);
  const reversed = await sumReversed(ctx, unionId, from, to);
  const remitted = (await findRemittances(ctx, unionId, from, to)).filter(({ reversedAt }) => reversedAt === null);
  return [...kept.keys()].sort().map((month) => {
    const plan = planIn(own, 'remittance', month);
    const incomeFen = booked.filter((one) => one.month === month).reduce((sum, { amountFen }) => sum + amountFen, 0);
    const netFen = incomeFen - (reversed.get(month)?.amountFen ?? 0);
    const done = remitted.find((one) => one.month === month);
    return {
      month,
      state: kept.get(month) ?? ('none' as const),
      netFen,
      share: sayPlan(plan),
      source: plan.source,
      dueFen: shareOf(netFen, plan.value),
      remitted: done
        ? { id: done._id, amountFen: done.amountFen, remittedOn: done.remittedOn, reference: done.reference, byName: done.byName }
        : null,
    };
  });
}
