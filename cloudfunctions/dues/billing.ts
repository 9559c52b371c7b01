/** Opening a month for everybody, and billing again after a wage was corrected. */
import type { dues } from '../../types/dues/contract';
import type { OutputOf } from '../../types/operation';
import type { Context } from '../core/context';
import { refuse } from '../core/refuse';
import { addMonths, monthOf } from '../core/time';
import { findAudience, type MemberBrief } from '../member/public';
import { duesOf, openTrouble, statusOf } from './rules';
import {
  billedIn,
  findBillsOf,
  findMonth,
  findPlan,
  findWages,
  insertBills,
  openMonth,
  setMoney,
  sumBills,
  touchMonth,
  wagesIn,
  type Bill,
} from './store';

/** Opens a month, or adds the bills it lacks; a bill a member and month, however often it is asked. */
export async function openTheMonth(ctx: Context, month: string): Promise<OutputOf<(typeof dues)['dues.openMonth']>> {
  const { unionId } = ctx.actor;
  const trouble = openTrouble(month, monthOf(ctx.now), addMonths(monthOf(ctx.now), 1));
  if (trouble) refuse('INVALID_INPUT', trouble, [{ path: 'month', message: trouble }]);
  const kept = await findMonth(ctx, unionId, month);
  if (kept?.state === 'closed') refuse('MONTH_CLOSED', `${month} 已结账，不能再开账`);
  await (kept ? touchMonth(ctx, kept) : openMonth(ctx, unionId, month));
  const people = await findAudience(ctx, unionId, {});
  const wages = await wagesIn(ctx, unionId, month);
  const billed = await billedIn(ctx, unionId, month);
  const plan = await findPlan(ctx, unionId, month);
  const missing = people.filter(({ _id }) => wages.has(_id) && !billed.has(_id));
  await insertBills(
    ctx,
    missing.map((person) => billOf(person, month, wages.get(person._id) ?? 0, duesOf(wages.get(person._id) ?? 0, plan))),
  );
  const [row] = await sumBills(ctx, unionId, month, month);
  ctx.note(`${unionId}:${month}`, `${month} 新开 ${missing.length} 张`);
  return {
    bills: billed.size + missing.length,
    added: missing.length,
    withoutWage: people.filter(({ _id }) => !wages.has(_id)).length,
    totalFen: row?.sums.billsFen ?? 0,
  };
}

function billOf(
  { _id: memberId, unionId, name, groupId, employeeNo }: MemberBrief,
  month: string,
  wageFen: number,
  amountFen: number,
): Omit<Bill, '_id'> {
  const money = { amountFen, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 };
  return {
    unionId,
    month,
    memberId,
    name,
    groupId,
    employeeNo,
    wageFen,
    ...money,
    status: statusOf(money),
    isClosed: false,
    paymentId: null,
    reason: null,
  };
}

/** Recomputes the open, untouched bills from a month on; answers how many changed. Bills with money on them stay as they are. */
export async function rebill(ctx: Context, memberId: string, fromMonth: string): Promise<number> {
  const { unionId } = ctx.actor;
  const history = await findWages(ctx, unionId, memberId);
  let changed = 0;
  for (const bill of await findBillsOf(ctx, unionId, memberId, fromMonth, '2199-12')) {
    if (bill.isClosed || bill.paidFen + bill.exemptedFen + bill.writtenOffFen > 0) continue;
    const wageFen = history.find((wage) => wage.fromMonth <= bill.month)?.wageFen ?? bill.wageFen;
    const amountFen = duesOf(wageFen, await findPlan(ctx, unionId, bill.month));
    if (wageFen === bill.wageFen && amountFen === bill.amountFen) continue;
    await setMoney(ctx, bill, { amountFen }, { wageFen });
    changed += 1;
  }
  return changed;
}

/** Active members who cannot be billed in a month because no wage is known. */
export async function membersWithoutWage(ctx: Context, month: string): Promise<MemberBrief[]> {
  const [people, wages] = await Promise.all([findAudience(ctx, ctx.scope.unionId, {}), wagesIn(ctx, ctx.scope.unionId, month)]);
  return people.filter(({ _id }) => !wages.has(_id));
}
