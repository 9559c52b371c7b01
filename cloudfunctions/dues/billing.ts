/** Opening a month for everybody, and billing again after a wage or a standing was corrected. */
import type { dues } from '../../types/dues/contract';
import type { OutputOf } from '../../types/operation';
import type { Context } from '../core/context';
import { refuse } from '../core/refuse';
import { addMonths, monthOf, sayMonth } from '../core/time';
import { findRoll, type RollMember } from '../member/public';
import { findStandings, livePlans, planIn, standingsBy } from './plan-store';
import { openTrouble, statusOf } from './rules';
import { dueOf, isDueIn, isUntouched, kindIn, type Due, type StandingKind } from './rules-standing';
import {
  billedIn,
  findBillsOf,
  findMonth,
  findMonths,
  findWages,
  insertBills,
  openMonth,
  setMoney,
  sumBills,
  touchMonth,
  wagesIn,
  type Bill,
} from './store';

const NEVER = '2199-12';

/** Who pays dues in a month, and how. */
async function payersIn(ctx: Context, unionId: string, month: string): Promise<(RollMember & { kind: StandingKind })[]> {
  const people = (await findRoll(ctx, unionId)).filter((person) => isDueIn(person, month));
  const registered = await standingsBy(ctx, unionId, month);
  return people.map((person) => ({ ...person, kind: kindIn(registered.get(person._id) ?? [], person.state, month) }));
}

/** Opens a month, or adds the bills it lacks; a bill a member and month, however often it is asked. */
export async function openTheMonth(ctx: Context, month: string): Promise<OutputOf<(typeof dues)['dues.openMonth']>> {
  const { unionId } = ctx.actor;
  const trouble = openTrouble(month, monthOf(ctx.now), addMonths(monthOf(ctx.now), 1));
  if (trouble) refuse('INVALID_INPUT', trouble, [{ path: 'month', message: trouble }]);
  const kept = await findMonth(ctx, unionId, month);
  if (kept?.state === 'closed') refuse('MONTH_CLOSED', `${sayMonth(month)}已结账，不能再开账；漏开的请在欠费处理或下个月更正`);
  await (kept ? touchMonth(ctx, unionId, month) : openMonth(ctx, unionId, month));
  const people = await payersIn(ctx, unionId, month);
  const wages = await wagesIn(ctx, unionId, month);
  const billed = await billedIn(ctx, unionId, month);
  const own = await livePlans(ctx, unionId);
  const plans = { normal: planIn(own, 'normal', month), apprentice: planIn(own, 'apprentice', month) };
  const missing = people
    .filter(({ _id }) => !billed.has(_id))
    .flatMap((person) => {
      const due = dueOf(person.kind, wages.get(person._id), plans);
      return due ? [billOf(person, month, due)] : [];
    });
  await insertBills(ctx, missing);
  const [row] = await sumBills(ctx, unionId, month, month);
  ctx.note(`${unionId}:${month}`, `${sayMonth(month)}新开 ${missing.length} 张`);
  return {
    bills: billed.size + missing.length,
    added: missing.length,
    withoutWage: people.filter(({ _id, kind }) => kind === 'normal' && !wages.has(_id)).length,
    totalFen: row?.sums.billsFen ?? 0,
  };
}

function billOf({ _id: memberId, unionId, name, groupId, employeeNo }: RollMember, month: string, due: Due): Omit<Bill, '_id'> {
  return {
    unionId,
    month,
    memberId,
    name,
    groupId,
    employeeNo,
    ...due,
    status: statusOf(due),
    isClosed: false,
    paymentIds: [],
    reason: null,
  };
}

/** Recomputes the open, untouched bills from a month on; answers how many changed. Bills with money on them stay as they are. */
export async function rebill(ctx: Context, memberId: string, fromMonth: string): Promise<number> {
  const { unionId } = ctx.actor;
  const bills = (await findBillsOf(ctx, unionId, memberId, fromMonth, NEVER)).filter((bill) => !bill.isClosed && isUntouched(bill));
  if (bills.length === 0) return 0;
  const [person] = await findRoll(ctx, unionId, [memberId]);
  const history = await findWages(ctx, unionId, memberId);
  const registered = await findStandings(ctx, unionId, memberId);
  const own = await livePlans(ctx, unionId);
  let changed = 0;
  for (const bill of bills) {
    const { month } = bill;
    const kind = kindIn(registered, person?.state ?? 'active', month);
    const wageFen = history.find((wage) => wage.fromMonth <= month)?.wageFen;
    const plans = { normal: planIn(own, 'normal', month), apprentice: planIn(own, 'apprentice', month) };
    // What is not due any more stays as a bill of nothing: a bill that was made is never deleted.
    const due = dueOf(kind, wageFen, plans) ?? { kind, wageFen: wageFen ?? bill.wageFen, amountFen: 0, exemptedFen: 0, isVoid: true };
    if (isSame(bill, due)) continue;
    const { amountFen, exemptedFen, isVoid } = due;
    await setMoney(ctx, bill, { amountFen, exemptedFen }, { kind: due.kind, wageFen: due.wageFen, isVoid });
    changed += 1;
  }
  return changed;
}

const isSame = (bill: Bill, due: Pick<Due, 'kind' | 'wageFen' | 'amountFen' | 'exemptedFen' | 'isVoid'>) =>
  bill.kind === due.kind &&
  bill.wageFen === due.wageFen &&
  bill.amountFen === due.amountFen &&
  bill.exemptedFen === due.exemptedFen &&
  bill.isVoid === due.isVoid;

/** Members who cannot be billed in a month because no wage is known. */
export async function membersWithoutWage(ctx: Context, month: string): Promise<RollMember[]> {
  const { unionId } = ctx.scope;
  const [people, wages] = await Promise.all([payersIn(ctx, unionId, month), wagesIn(ctx, unionId, month)]);
  return people.filter(({ _id, kind }) => kind === 'normal' && !wages.has(_id));
}

/** Wages and standings change only where no closed month is: the figures closed must stay as they were. */
export async function refuseBeforeClosed(ctx: Context, fromMonth: string, what: string): Promise<void> {
  const closed = (await findMonths(ctx, ctx.actor.unionId, fromMonth, NEVER)).filter(({ state }) => state === 'closed');
  const last = closed
    .map(({ month }) => month)
    .sort()
    .at(-1);
  if (last)
    refuse('MONTH_CLOSED', `${last} 已结账，${what}请自 ${addMonths(last, 1)} 起登记；已结账月份算错的，用「更正」记入当前账期`, [
      { path: 'fromMonth', message: `请从 ${addMonths(last, 1)} 起` },
    ]);
}
