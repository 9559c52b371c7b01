/** What waits for a person in proposals, for their home page. */
import type { Waiting } from '../../types/home/contract';
import { hasRole, may, type Context } from '../core/context';
import { dayOf } from '../core/time';
import { findCalls } from './call-store';
import { linkTo } from './notices';
import { countInState, findDisputed, findForPerson } from './reading-store';
import { isLeadAuthor, phaseOf, unratedOf } from './rules';
import type { Proposal } from './store';
import { isPresidiumOf, liaisonOf } from './view';

const waiting = ({ _id, matter }: Proposal, what: string, action: string, dueAt: string | null = null): Waiting => ({
  key: `proposal:${what}:${_id}`,
  kind: 'proposal',
  title: matter,
  action,
  link: linkTo(_id),
  dueAt,
});
export const endOf = (day: string | null) => day && new Date(`${day}T23:59:59+08:00`).toISOString();

export async function tellWaiting(ctx: Context): Promise<Waiting[]> {
  return [
    ...(hasRole(ctx.actor, 'delegate') ? await forDelegate(ctx) : []),
    ...(await forLiaison(ctx)),
    ...(hasRole(ctx.actor, 'delegate') || hasRole(ctx.actor, 'chair') ? (await toRule(ctx)).map(ruling) : []),
    ...(may(ctx.actor, 'proposal.review') ? await forOffice(ctx) : []),
  ];
}

const ruling = (one: Proposal) => waiting(one, 'rule', '提案人有异议，请裁定');

async function forDelegate(ctx: Context): Promise<Waiting[]> {
  const { memberId } = ctx.actor;
  const drafts = await findForPerson(ctx, 'draft', { $or: [{ askedIds: memberId }, { authorIds: memberId, number: { $ne: null } }] });
  const open = await openCalls(ctx, drafts);
  const matters: Waiting[] = [];
  for (const one of drafts)
    if (isLeadAuthor(one, memberId)) matters.push(waiting(one, 'returned', '退回修改，请改后再提交'));
    else if (open.has(one.callId)) matters.push(waiting(one, 'second', `${one.authorNames[0] ?? ''}邀请您附议`, open.get(one.callId)));
  for (const state of ['answered', 'rated'] as const)
    for (const one of await findForPerson(ctx, state, { authorIds: memberId }))
      if (unratedOf(one).includes(one.authorIds.indexOf(memberId))) matters.push(waiting(one, 'rate', '已答复，请评价'));
  return matters;
}

async function forLiaison(ctx: Context): Promise<Waiting[]> {
  const units = liaisonOf(ctx);
  if (units.length === 0) return [];
  const assigned = await findForPerson(ctx, 'assigned', { $or: [{ leadUnitId: { $in: units } }, { coPendingIds: { $in: units } }] });
  const passed = await findForPerson(ctx, 'suggestion', { leadUnitId: { $in: units } });
  const isLead = ({ leadUnitId }: Proposal) => leadUnitId !== null && units.includes(leadUnitId);
  return [
    ...assigned.map((one) =>
      isLead(one) ? waiting(one, 'answer', '请答复', endOf(one.dueOn)) : waiting(one, 'part', '请答复协办部分', endOf(one.dueOn)),
    ),
    ...passed.map((one) => waiting(one, 'thank', '意见建议，请答复')),
  ];
}

/** Disputes the caller rules on, one's own left out. */
export async function toRule(ctx: Context): Promise<Proposal[]> {
  const disputed = await findDisputed(ctx);
  const calls = new Map(
    (
      await findCalls(
        ctx,
        ctx.actor.unionId,
        disputed.map(({ callId }) => callId),
      )
    ).map((call) => [call._id, call]),
  );
  return disputed.filter((one) => isPresidiumOf(ctx, calls.get(one.callId)) && !one.authorIds.includes(ctx.actor.memberId));
}

/** What waits at the proposal office, in the order of the chain. */
export const desk = [
  { state: 'submitted', what: '待审查', action: '请审查', view: 'submitted' },
  { state: 'filed', what: '待交办', action: '请交办', view: 'filed' },
  { state: 'rated', what: '待办结', action: '请办结', view: 'rated' },
] as const;

async function forOffice(ctx: Context): Promise<Waiting[]> {
  const matters: Waiting[] = [];
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
  const overdue = await countInState(ctx, 'assigned', { dueOn: { $lt: dayOf(ctx.now) } });
  if (overdue > 0)
    matters.push({
      key: 'proposal:overdue',
      kind: 'proposal',
      title: `${overdue} 件提案超期未答复`,
      action: '请催办或延期',
      link: '/pages/proposal/list/index?state=overdue',
      dueAt: null,
    });
  const suggestions = await countInState(ctx, 'suggestion');
  if (suggestions > 0)
    matters.push({
      key: 'proposal:suggestion',
      kind: 'proposal',
      title: `${suggestions} 件意见建议待答复`,
      action: '请转办或答复',
      link: '/pages/proposal/list/index?state=suggestion',
      dueAt: null,
    });
  return matters;
}

/** Closing moments of the calls among these that still take seconds. */
async function openCalls(ctx: Context, drafts: Proposal[]): Promise<Map<string, string>> {
  const calls = await findCalls(
    ctx,
    ctx.actor.unionId,
    drafts.map(({ callId }) => callId),
  );
  return new Map(calls.filter((call) => phaseOf(call, ctx.at) === 'open').map(({ _id, closesAt }) => [_id, closesAt]));
}
