/** Whose foundings a call may touch, and whom a founding may take along. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { findPlacedOf } from '../member/public';
import { findUnitAnywhere } from '../unit/public';
import { newcomersTrouble } from './rules';
import { findOpen, type Founding } from './store';

/** The federation that decides about the caller's foundings; the caller's own one for a person of a federation. */
export async function upperOf(ctx: Context) {
  const own = await findUnitAnywhere(ctx, ctx.actor.unionId);
  if (own?.kind === 'federation') return own;
  const upper = own?.parentId ? await findUnitAnywhere(ctx, own.parentId) : null;
  return upper?.kind === 'federation' ? upper : refuse('CONFLICT', '您所在的工会还没有上级工会，请直接联系当地工会办理建会');
}

type Whose = Filter<Founding> & { unionId: string };
export const mine = async (ctx: Context): Promise<Whose> => ({ unionId: (await upperOf(ctx))._id, applicantId: ctx.actor.memberId });
export const ofFormerUnion = async (ctx: Context): Promise<Whose> => ({
  unionId: (await upperOf(ctx))._id,
  fromUnionId: ctx.actor.unionId,
});
export const underMe = (ctx: Context): Whose => ({ unionId: ctx.actor.unionId });

/** By the caller's level: own applications, those from the own union, or all under the federation. */
export const whose = (ctx: Context): Promise<Whose> | Whose =>
  ctx.scope.level === 'tree' ? underMe(ctx) : ctx.scope.level === 'union' ? ofFormerUnion(ctx) : mine(ctx);

/** The people to take along: members in good standing of the applicant's union who are in no other open founding. */
export async function checkPeople(ctx: Context, upperId: string, memberIds: string[], newcomers: Founding['newcomers'], except?: string) {
  const { unionId } = ctx.actor;
  const union = (await findUnitAnywhere(ctx, unionId))!;
  const ids = [...new Set(memberIds)];
  const known = await findPlacedOf(ctx, unionId, ids);
  const active = new Map(known.filter(({ state }) => ['active', 'retained', 'retired'].includes(state)).map((one) => [one._id, one]));
  const stranger = ids.findIndex((id) => !active.has(id));
  if (stranger >= 0) refuseField(`memberIds.${stranger}`, '有人不是本会在册会员，请移除后再试');
  const trouble = newcomersTrouble(newcomers);
  if (trouble) refuseField(...trouble);
  for (const other of await findOpen(ctx, { unionId: upperId, fromUnionId: unionId })) {
    const twice = other._id === except ? undefined : other.people.find((one) => ids.includes(one.memberId));
    if (twice) refuseField('memberIds', `${twice.name} 已在「${other.name}」的申请中，一人只能参加一家工会的筹建`);
  }
  return { union, people: ids.map((memberId) => ({ memberId, name: active.get(memberId)!.name })) };
}
