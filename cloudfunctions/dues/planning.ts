/** What happens when rates, wages and standings are registered and ended. */
import type { dues } from '../../types/dues/contract';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { addMonths, monthOf, sayMonth } from '../core/time';
import { findMembers } from '../member/public';
import { unitNames } from '../unit/public';
import { rebill, refuseBeforeClosed } from './billing';
import {
  endPlan,
  endStanding,
  findPlan,
  findPlanById,
  findPlans,
  findStandingById,
  findStandings,
  insertPlan,
  insertStanding,
  livePlans,
  markWithdrawn,
  pageStandings,
  type Plan,
} from './plan-store';
import { defaultPlans, duesOf } from './rules';
import { covers, placeSpan, planTrouble, sayPlan, type PlanKind } from './rules-standing';
import { findMonths, findWages, saveWage } from './store';

type Planning = Pick<
  typeof dues,
  | 'dues.setWage'
  | 'dues.wages'
  | 'dues.plans'
  | 'dues.addPlan'
  | 'dues.withdrawPlan'
  | 'dues.standings'
  | 'dues.setStanding'
  | 'dues.endStanding'
>;

export const planningHandlers: Handlers<Planning> = {
  'dues.setWage': async (ctx, { memberId, fromMonth, wageFen }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    refuseFar(ctx, fromMonth);
    await refuseBeforeClosed(ctx, fromMonth, '工资');
    const id = `${memberId}:${fromMonth}`;
    await saveWage(ctx, { _id: id, unionId, memberId, fromMonth, wageFen, byName: ctx.actor.name, at: ctx.at });
    // The amount is between the treasurer and the member: the trail names the month only.
    ctx.note(memberId, `自${sayMonth(fromMonth)}起`);
    return { id, rebilled: await rebill(ctx, memberId, fromMonth) };
  },

  'dues.wages': async (ctx, { memberId }) => {
    const { unionId, level } = ctx.scope;
    if (level === 'own' && memberId !== ctx.actor.memberId) refuse('NOT_FOUND');
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    const [history, plan] = await Promise.all([findWages(ctx, unionId, memberId), findPlan(ctx, unionId, 'normal', monthOf(ctx.now))]);
    return { items: history.map((wage) => ({ ...wage, amountFen: duesOf(wage.wageFen, plan) })) };
  },

  'dues.plans': async (ctx, { kind }) => {
    const { unionId } = ctx.scope;
    const thisMonth = monthOf(ctx.now);
    const [own, lastOpened] = await Promise.all([findPlans(ctx, unionId), lastOpenedMonth(ctx, unionId)]);
    const canChange = may(ctx.actor, 'dues.addPlan');
    const rows = own.map((plan) => ({
      ...plan,
      id: plan._id,
      says: sayPlan(plan),
      state: stateOf(plan, thisMonth),
      canWithdraw: canChange && plan.withdrawnAt === null && plan.fromMonth > lastOpened,
    }));
    const nationwide = (Object.keys(defaultPlans) as PlanKind[]).map((one) => ({
      ...defaultPlans[one],
      id: `nationwide:${one}`,
      says: sayPlan(defaultPlans[one]),
      byName: null,
      state: own.some((plan) => plan.kind === one && stateOf(plan, thisMonth) === 'valid') ? ('replaced' as const) : ('valid' as const),
      canWithdraw: false,
    }));
    const items = [...rows.reverse(), ...nationwide].filter((plan) => !kind || plan.kind === kind);
    return { items, earliestMonth: addMonths(lastOpened, 1), moves: canChange ? ['addPlan', 'withdrawPlan'] : [] };
  },

  'dues.addPlan': async (ctx, { kind, stepFen = 0, feeFen = 0, value = 0, source, fromMonth, toMonth = null }) => {
    const { unionId } = ctx.actor;
    const trouble = planTrouble({ kind, stepFen, feeFen, value });
    if (trouble) refuseField(...trouble);
    const earliest = addMonths(await lastOpenedMonth(ctx, unionId), 1);
    if (fromMonth < earliest)
      refuse('PLAN_IN_USE', `${addMonths(earliest, -1)} 及以前已经开账，用的标准不能再改；新标准请自 ${earliest} 起`, [
        { path: 'fromMonth', message: `请从 ${earliest} 起` },
      ]);
    const rows = (await livePlans(ctx, unionId)).filter((plan) => plan.kind === kind);
    const placed = placeSpan(rows, { fromMonth, toMonth });
    if (placed.trouble) refuse('PLAN_OVERLAP', placed.trouble, [{ path: 'fromMonth', message: placed.trouble }]);
    const id = newId();
    const ended = placed.ended && { id: placed.ended._id, toMonth: placed.ended.toMonth };
    const made = { byName: ctx.actor.name, at: ctx.at, withdrawnAt: null, withdrawReason: null };
    await insertPlan(ctx, { _id: id, unionId, kind, stepFen, feeFen, value, source, fromMonth, toMonth, ended, ...made });
    if (ended) await endPlan(ctx, ended.id, addMonths(fromMonth, -1));
    ctx.note(id, `${sayPlan({ kind, stepFen, feeFen, value })}，自${sayMonth(fromMonth)}起`);
    return { id, endedId: ended?.id ?? null };
  },

  'dues.withdrawPlan': async (ctx, { id, reason }) => {
    const { unionId } = ctx.actor;
    const plan = found(await findPlanById(ctx, unionId, id), '这项标准');
    if (plan.withdrawnAt) refuse('CONFLICT', '这项标准已经撤回');
    if (plan.fromMonth <= (await lastOpenedMonth(ctx, unionId)))
      refuse('PLAN_IN_USE', `自${sayMonth(plan.fromMonth)}起的月份已经按它开账，不能撤回；请登记下一项标准`);
    await markWithdrawn(ctx, plan, reason);
    const before = plan.ended && (await findPlanById(ctx, unionId, plan.ended.id));
    if (before && before.toMonth === addMonths(plan.fromMonth, -1)) await endPlan(ctx, before._id, plan.ended!.toMonth);
    ctx.note(id, reason);
    return { id };
  },

  'dues.standings': async (ctx, { memberId, ...asked }) => {
    const { unionId, level } = ctx.scope;
    const who = level === 'own' ? (memberId ?? ctx.actor.memberId) : memberId;
    const isSeen = level === 'own' ? who === ctx.actor.memberId : !who || (await findMembers(ctx, unionId, [who])).length > 0;
    if (!isSeen) refuse('NOT_FOUND');
    const [page, names] = await Promise.all([
      pageStandings(ctx, { unionId, ...(who ? { memberId: who } : {}) }, asked),
      unitNames(ctx, unionId),
    ]);
    const canChange = may(ctx.actor, 'dues.setStanding');
    return {
      ...page,
      items: page.items.map((one) => ({
        ...one,
        id: one._id,
        groupName: names.get(one.groupId) ?? '未分组',
        canEnd: canChange && (one.toMonth === null || one.toMonth >= monthOf(ctx.now)),
      })),
      moves: canChange ? ['setStanding', 'endStanding'] : [],
    };
  },

  'dues.setStanding': async (ctx, { memberId, kind, fromMonth, toMonth = null, reason }) => {
    const { unionId } = ctx.actor;
    const person = found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    refuseFar(ctx, fromMonth);
    await refuseBeforeClosed(ctx, fromMonth, '缴费身份');
    const { ended, trouble } = placeSpan(await findStandings(ctx, unionId, memberId), { fromMonth, toMonth });
    if (trouble) refuse('PLAN_OVERLAP', trouble, [{ path: 'fromMonth', message: trouble }]);
    if (ended) await endStanding(ctx, ended, addMonths(fromMonth, -1));
    const id = newId();
    const { name, groupId } = person;
    const made = { byName: ctx.actor.name, at: ctx.at, withdrawnAt: null };
    await insertStanding(ctx, { _id: id, unionId, memberId, name, groupId, kind, fromMonth, toMonth, reason, ...made });
    ctx.note(memberId, `自${sayMonth(fromMonth)}起：${reason}`);
    return { id, rebilled: await rebill(ctx, memberId, fromMonth) };
  },

  'dues.endStanding': async (ctx, { id, toMonth, reason }) => {
    const { unionId } = ctx.actor;
    const standing = found(await findStandingById(ctx, unionId, id), '这项登记');
    if (standing.withdrawnAt || (standing.toMonth !== null && standing.toMonth <= toMonth))
      refuse('CONFLICT', '这项登记那时已经结束，请刷新后查看');
    const after = addMonths(toMonth < standing.fromMonth ? addMonths(standing.fromMonth, -1) : toMonth, 1);
    await refuseBeforeClosed(ctx, after, '缴费身份');
    await endStanding(ctx, standing, toMonth);
    ctx.note(standing.memberId, `止于${sayMonth(toMonth)}：${reason}`);
    return { id, rebilled: await rebill(ctx, standing.memberId, after) };
  },
};

function refuseFar(ctx: Context, fromMonth: string): void {
  if (fromMonth > addMonths(monthOf(ctx.now), 12)) refuseField('fromMonth', '起始月份最多在一年以内');
}

const BEFORE_ALL = '1989-12';
/** The latest month that was ever opened. Plans in use up to it stay as they are. */
async function lastOpenedMonth(ctx: Context, unionId: string): Promise<string> {
  const months = (await findMonths(ctx, unionId, '1990-01', '2199-12')).map(({ month }) => month);
  return months.sort().at(-1) ?? BEFORE_ALL;
}

function stateOf(plan: Plan, thisMonth: string): 'past' | 'valid' | 'coming' | 'withdrawn' {
  if (plan.withdrawnAt) return 'withdrawn';
  if (covers(plan, thisMonth)) return 'valid';
  return plan.fromMonth > thisMonth ? 'coming' : 'past';
}
