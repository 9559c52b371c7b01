/** The calls for proposals: opened, prolonged, with the presidium named; what is unfinished goes on to the next one. */
import type { callContract } from '../../types/proposal/contract-call';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { sayMoment } from '../core/time';
import { findHolders } from '../member/public';
import { unitNames } from '../unit/public';
import { changeCall, findCall, insertCall, pageCalls, type Call } from './call-store';
import { carryOver } from './carrying';
import { countByCall } from './reading-store';
import { reportHandlers } from './reporting';
import { phaseOf } from './rules';

export const callHandlers: Handlers<typeof callContract> = {
  ...reportHandlers,

  'proposal.openCall': async (ctx, { title, opensAt, closesAt, minSeconders, presidiumIds, takesSuggestions }) => {
    if (closesAt <= opensAt) refuseField('closesAt', '截止时间应晚于开始时间');
    if (closesAt <= ctx.at) refuseField('closesAt', '截止时间已经过去，请改为将来的时间');
    const id = newId();
    await insertCall(ctx, {
      _id: id,
      unionId: ctx.actor.unionId,
      title,
      opensAt,
      closesAt,
      minSeconders,
      presidium: await presidiumOf(ctx, presidiumIds),
      takesSuggestions,
      report: null,
      createdAt: ctx.at,
      numbers: 0,
    });
    ctx.note(id, title);
    tellDelegates(ctx, `call:${id}`, `${title}开始`, `${sayMoment(closesAt)} 截止，需 ${minSeconders} 人附议`);
    return { id };
  },

  'proposal.changeCall': async (ctx, { id, presidiumIds, ...changes }) => {
    const call = found(await findCall(ctx, ctx.actor.unionId, id), '这次征集');
    if (call.report) refuse('CALL_CLOSED', '这次征集已经报告，不能再改');
    const { closesAt = call.closesAt } = changes;
    const isOfTime = changes.title !== undefined || changes.closesAt !== undefined;
    if (isOfTime && phaseOf(call, ctx.at) === 'closed')
      refuse('CALL_CLOSED', `征集已截止（${sayMoment(call.closesAt)}），不能再改；可以发起新的征集`);
    if (isOfTime && (closesAt <= ctx.at || closesAt <= call.opensAt)) refuseField('closesAt', '截止时间应在将来，并晚于开始时间');
    await changeCall(ctx, call, { ...changes, ...(presidiumIds ? { presidium: await presidiumOf(ctx, presidiumIds) } : {}) });
    ctx.note(id, closesAt === call.closesAt ? changes.title : `截止改为 ${sayMoment(closesAt)}`);
    if (closesAt !== call.closesAt)
      tellDelegates(ctx, `call:${id}:${closesAt}`, `${changes.title ?? call.title}截止时间有变`, `改为 ${sayMoment(closesAt)} 截止`);
    return { id };
  },

  'proposal.calls': async (ctx, asked) => {
    const page = await pageCalls(ctx, asked);
    const counts = await countByCall(
      ctx,
      ctx.scope.unionId,
      page.items.map(({ _id }) => _id),
    );
    return {
      ...page,
      items: page.items.map((call) => ({ ...call, id: call._id, phase: phaseOf(call, ctx.at), ...counts.get(call._id)! })),
    };
  },

  'proposal.delegates': async (ctx) => {
    const [holders, names] = await Promise.all([findHolders(ctx, ctx.scope.unionId, 'delegate'), unitNames(ctx, ctx.scope.unionId)]);
    return { items: holders.map(({ _id, name, groupId }) => ({ memberId: _id, name, groupName: names.get(groupId) ?? '' })) };
  },

  'proposal.carryOver': carryOver,
};

/** The presidium is chosen from the delegates. */
async function presidiumOf(ctx: Context, ids: string[]): Promise<Call['presidium']> {
  if (ids.length === 0) return [];
  const delegates = new Map((await findHolders(ctx, ctx.actor.unionId, 'delegate')).map(({ _id, name }) => [_id, name]));
  if (ids.some((id) => !delegates.has(id))) refuseField('presidiumIds', '主席团成员应为本会的职工代表，请从名单中选择');
  return [...new Set(ids)].map((memberId) => ({ memberId, name: delegates.get(memberId)! }));
}

const tellDelegates = (ctx: Context, matter: string, title: string, body: string): void =>
  ctx.later('notification.send', {
    unionId: ctx.actor.unionId,
    audience: { roles: ['delegate'] },
    matter,
    kind: 'proposal',
    title: title.slice(0, 60),
    body,
    link: '/pages/proposal/list/index',
  });
