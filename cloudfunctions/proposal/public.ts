/** What other domains may ask of proposals. */
import type { Waiting } from '../../types/home/contract';
import { hasRole, may, type Context } from '../core/context';
import { isLeadAuthor, phaseOf } from './rules';
import { countInState, findCalls, findForPerson, type Proposal } from './store';
import { liaisonOf } from './view';

const link = (id: string) => `/pages/proposal/detail/index?id=${id}`;
const waiting = ({ _id, matter }: Proposal, what: string, action: string, dueAt: string | null = null): Waiting => ({
  key: `proposal:${what}:${_id}`,
  kind: 'proposal',
  title: matter,
  action,
  link: link(_id),
  dueAt,
});
const endOf = (day: string | null) => day && new Date(`${day}T23:59:59+08:00`).toISOString();

/** Seconding asked of me, answers to rate, my department's answers, and reviews for the office. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const { memberId } = ctx.actor;
  const matters: Waiting[] = [];
  if (hasRole(ctx.actor, 'delegate')) {
    const drafts = await findForPerson(ctx, 'draft', {
      $or: [
        { askedIds: memberId, seconderIds: { $ne: memberId } },
        { authorIds: memberId, number: { $ne: null } },
      ],
    });
    const open = await openCalls(ctx, drafts);
    for (const one of drafts)
      if (isLeadAuthor(one, memberId)) matters.push(waiting(one, 'returned', '退回修改，请改后再提交'));
      else if (open.has(one.callId)) matters.push(waiting(one, 'second', `${one.authorNames[0] ?? ''}邀请您附议`, open.get(one.callId)));
    const answered = await findForPerson(ctx, 'answered', { authorIds: memberId });
    matters.push(...answered.filter((one) => isLeadAuthor(one, memberId)).map((one) => waiting(one, 'rate', '已答复，请评价')));
  }
  const units = liaisonOf(ctx);
  if (units.length > 0)
    matters.push(
      ...(await findForPerson(ctx, 'assigned', { leadUnitId: { $in: units } })).map((one) =>
        waiting(one, 'answer', '请答复', endOf(one.dueOn)),
      ),
    );
  if (may(ctx.actor, 'proposal.review'))
    for (const { state, what, action } of desk) {
      const count = await countInState(ctx, state);
      if (count > 0)
        matters.push({
          key: `proposal:${state}`,
          kind: 'proposal',
          title: `${count} 件提案${what}`,
          action,
          link: `/pages/proposal/list/index?state=${state}`,
          dueAt: null,
        });
    }
  return matters;
}

/** What waits at the proposal office, in the order of the chain. */
const desk = [
  { state: 'submitted', what: '待审查', action: '请审查' },
  { state: 'filed', what: '待交办', action: '请交办' },
  { state: 'rated', what: '待办结', action: '请办结' },
] as const;

/** Closing moments of the calls among these that still take seconds. */
async function openCalls(ctx: Context, drafts: Proposal[]): Promise<Map<string, string>> {
  const calls = await findCalls(
    ctx,
    ctx.actor.unionId,
    drafts.map(({ callId }) => callId),
  );
  return new Map(calls.filter((call) => phaseOf(call, ctx.at) === 'open').map(({ _id, closesAt }) => [_id, closesAt]));
}
