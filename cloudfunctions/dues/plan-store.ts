/** Where rate plans and members' standings are kept. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { pageByField } from '../core/page';
import { defaultPlans, type RatePlan } from './rules';
import { validIn, type PlanKind, type StandingKind } from './rules-standing';

export type Plan = RatePlan & {
  _id: string;
  unionId: string;
  byName: string;
  at: string;
  withdrawnAt: string | null;
  withdrawReason: string | null;
  /** The plan this one ended, and until when that was valid before. */
  ended: { id: string; toMonth: string | null } | null;
};
export type Standing = {
  _id: string;
  unionId: string;
  memberId: string;
  name: string;
  groupId: string;
  kind: StandingKind;
  fromMonth: string;
  toMonth: string | null;
  reason: string;
  byName: string;
  at: string;
  /** Ended before it began: it never held. */
  withdrawnAt: string | null;
};

const plans = collection<Plan>('rate_plans', [{ key: { unionId: 1, fromMonth: 1 } }]);
const standings = collection<Standing>('dues_standings', [
  { key: { unionId: 1, memberId: 1, fromMonth: 1 } },
  { key: { unionId: 1, fromMonth: 1 } },
]);

/** A union's own rows of every kind, withdrawn ones too, oldest first. */
export const findPlans = async (reach: Reach, unionId: string): Promise<Plan[]> =>
  (await plans(reach).find({ unionId })).sort((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1));
export const livePlans = async (reach: Reach, unionId: string): Promise<Plan[]> =>
  (await findPlans(reach, unionId)).filter(({ withdrawnAt }) => withdrawnAt === null);

/** Of a union's rows the one of a kind valid in a month, else the nation-wide rule. */
export const planIn = (own: Plan[], kind: PlanKind, month: string): RatePlan =>
  validIn(
    own.filter((plan) => plan.kind === kind),
    month,
  ) ?? defaultPlans[kind];
export const findPlan = async (reach: Reach, unionId: string, kind: PlanKind, month: string): Promise<RatePlan> =>
  planIn(await livePlans(reach, unionId), kind, month);

export const findPlanById = (reach: Reach, unionId: string, _id: string) => plans(reach).findOne({ _id, unionId });
export const insertPlan = (ctx: Context, plan: Plan) => plans(ctx).insert(plan);
export const endPlan = (ctx: Context, _id: string, toMonth: string | null) => plans(ctx).update({ _id }, { $set: { toMonth } });
export const markWithdrawn = (ctx: Context, { _id }: Plan, reason: string) =>
  plans(ctx).update({ _id }, { $set: { withdrawnAt: ctx.at, withdrawReason: reason } });

export const findStandings = async (reach: Reach, unionId: string, memberId: string): Promise<Standing[]> =>
  (await standings(reach).find({ unionId, memberId })).filter(({ withdrawnAt }) => withdrawnAt === null);
/** What is registered for anybody and began by a month, by member. */
export async function standingsBy(reach: Reach, unionId: string, month: string): Promise<Map<string, Standing[]>> {
  const byMember = new Map<string, Standing[]>();
  for (const one of await standings(reach).find({ unionId, fromMonth: { $lte: month } }))
    if (one.withdrawnAt === null) byMember.set(one.memberId, [...(byMember.get(one.memberId) ?? []), one]);
  return byMember;
}
export const findStandingById = (reach: Reach, unionId: string, _id: string) => standings(reach).findOne({ _id, unionId });
export const insertStanding = (ctx: Context, standing: Standing) => standings(ctx).insert(standing);
export const endStanding = (ctx: Context, { _id, fromMonth }: Pick<Standing, '_id' | 'fromMonth'>, toMonth: string) =>
  standings(ctx).update({ _id }, { $set: toMonth < fromMonth ? { withdrawnAt: ctx.at } : { toMonth } });
/** All that hold or held, the newest first; for the table that is handed out. */
export const findAllStandings = async (reach: Reach, unionId: string): Promise<Standing[]> =>
  (await standings(reach).find({ unionId }, { sort: { fromMonth: -1 } })).filter(({ withdrawnAt }) => withdrawnAt === null);
/** The newest registrations first; of one member when named. */
export const pageStandings = (ctx: Context, filter: { unionId: string; memberId?: string }, asked: { cursor?: string; limit?: number }) =>
  pageByField(standings(ctx), { filter: { ...filter, withdrawnAt: null }, field: 'fromMonth', direction: -1 }, asked);
