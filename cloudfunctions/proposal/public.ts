/** What other domains may ask of proposals. */
import type { Waiting } from '../../types/home/contract';
import { hasRole, may, type Context } from '../core/context';
import { countInState, findForPerson, type Proposal } from './store';
import { liaisonOf } from './view';

const link = (id: string) => `/pages/proposal/detail/index?id=${id}`;
const waiting = ({ _id, matter }: Proposal, what: string, action: string, dueAt: string | null = null): Waiting => ({ key: `proposal:${what}:${_id}`, kind: 'proposal', title: matter, action, link: link(_id), dueAt });
const endOf = (day: string | null) => day && new Date(`${day}T23:59:59+08:00`).toISOString();

/** Seconding asked of me, answers to rate, my department's answers, and reviews for the office. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const { memberId } = ctx.actor;
  const matters: Waiting[] = [];
  if (hasRole(ctx.actor, 'delegate')) {
    const asked = await findForPerson(ctx, 'draft', { askedIds: memberId, seconderIds: { $ne: memberId } });
    matters.push(...asked.map((one) => waiting(one, 'second', `${one.authorNames[0] ?? ''}邀请您附议`)));
    matters.push(...(await findForPerson(ctx, 'answered', { authorIds: memberId })).map((one) => waiting(one, 'rate', '已答复，请评价')));
  }
  const units = liaisonOf(ctx);
  if (units.length > 0) matters.push(...(await findForPerson(ctx, 'assigned', { leadUnitId: { $in: units } })).map((one) => waiting(one, 'answer', '请答复', endOf(one.dueOn))));
  if (may(ctx.actor, 'proposal.review')) {
    const count = await countInState(ctx, 'submitted');
    if (count > 0) matters.push({ key: 'proposal:review', kind: 'proposal', title: `${count} 件提案待审查`, action: '请审查', link: '/pages/proposal/list/index?state=submitted', dueAt: null });
  }
  return matters;
}
