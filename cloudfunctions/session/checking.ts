/** Officers' side of binding: whom a request fits, the decision after a look at the person, and letting go for somebody. */
import type { chatOperations } from '../../types/session/contract-chat';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { ringOf } from '../core/secret';
import { sayMoment } from '../core/time';
import { findMembers, findNamesakes, loadActor } from '../member/public';
import { unitNames } from '../unit/tree-public';
import { letGo, tellBound, tie } from './binding';
import { judge } from './chat-rules';
import { findBinding, findBindings, findRequest, moveRequest, pageRequests, type ChatRequest } from './chat-store';

type Ours = 'session.bindingOf' | 'session.bindings' | 'session.decideBinding' | 'session.unbindMember';

export const handlers: Handlers<Pick<typeof chatOperations, Ours>> = {
  'session.bindingOf': async (ctx, { memberId }) => {
    const binding = await findBinding(ctx, memberId);
    const ours = binding?.unionId === ctx.scope.unionId ? binding : null;
    return { chat: ours && { boundAt: ours.boundAt, way: ours.way } };
  },

  'session.bindings': async (ctx, { state = 'open', ...asked }) => {
    const { items, nextCursor } = await pageRequests(ctx, state, asked);
    return { items: await Promise.all(items.map((request) => shown(ctx, request))), nextCursor };
  },

  'session.decideBinding': async (ctx, { id, decision, memberId, takesOver = false, reason = '' }) => {
    const request = await findRequest(ctx, id);
    const ours = found(request?.unionId === ctx.scope.unionId ? request : null, '这条绑定请求');
    const decided = { decidedByName: ctx.actor.name, decidedAt: ctx.at };
    if (decision === 'decline') {
      if (reason === '') refuseField('reason', '不通过要写明理由，对方会看到，可以更正后再提');
      const { state } = await moveRequest(ctx, ours, 'decline', { ...decided, reason });
      ctx.note(id, `${ours.name}：不通过，${reason}`);
      return { id, state };
    }
    if (!memberId) refuseField('memberId', '请选择是哪一位会员');
    if (memberId === ctx.actor.memberId) refuse('FORBIDDEN', '自己的绑定请由另一位干事或主席核对');
    const actor = await loadActor(ctx, memberId);
    const member = found(actor?.unionId === ours.unionId ? actor : null, '这位会员（须为在册、保留会籍或退休）');
    const held = await findBinding(ctx, memberId);
    const isHeld = held !== null && held.openid !== ours.openid;
    if (isHeld && !takesOver)
      refuse('ALREADY_BOUND', `${member.name}已绑定另一个聊天账号（${sayMoment(held.boundAt)}起）；核实是本人换了手机，请选「换到新手机」`);
    const { state } = await moveRequest(ctx, ours, 'bind', { ...decided, memberId, reason: reason || null });
    await tie(ctx, member, ours.openid, 'check');
    ctx.note(memberId, isHeld ? '换到新手机，原来的聊天账号已解除' : '核对是本人');
    const others = isHeld ? '原来绑定的聊天账号已解除。' : '';
    tellBound(ctx, member, '聊天应用已绑定', `${ctx.actor.name}核对后绑定。${others}不是您本人的，请马上告诉工会`);
    return { id, state };
  },

  'session.unbindMember': async (ctx, { memberId, reason }) => {
    const [member] = await findMembers(ctx, ctx.actor.unionId, [memberId]);
    const ours = found(member, '这位会员');
    const binding = await findBinding(ctx, memberId);
    if (!binding) refuse('CONFLICT', `${ours.name}没有绑定聊天应用`);
    await letGo(ctx, binding, ctx.now);
    ctx.note(memberId, reason);
    tellBound(ctx, { memberId, unionId: ours.unionId }, '聊天应用绑定已解除', `${ctx.actor.name}：${reason}`.slice(0, 300));
    return { isUnbound: true };
  },
};

/** A request as officers see it: the number itself is not shown, only whom it fits. */
async function shown(ctx: Context, request: ChatRequest) {
  const { _id: id, unionId, openid, name, remark, state, at, endingMark, memberId, decidedByName, decidedAt, reason } = request;
  const isOpen = state === 'open';
  const [namesakes, names, ring, chosen] = await Promise.all([
    isOpen ? findNamesakes(ctx, unionId, name) : [],
    unitNames(ctx, unionId),
    ringOf(ctx),
    memberId ? findMembers(ctx, unionId, [memberId]) : [],
  ]);
  const ids = namesakes.map((one) => one.memberId);
  const bound = new Map((await findBindings(ctx, ids)).map((one) => [one._id, one]));
  const candidates = namesakes.map((one) => {
    const held = bound.get(one.memberId);
    const isMatch = one.endings.some((ending) => ring.mark('chat-ending', ending) === endingMark);
    const boundAt = held && held.openid !== openid ? held.boundAt : null;
    return { ...one, isMatch, boundTo: held?.openid ?? null, boundAt, groupName: names.get(one.groupId) ?? '' };
  });
  return {
    ...{ id, state, name, remark, at, decidedByName, decidedAt, reason },
    doubt: isOpen ? judge(candidates, openid).doubt : null,
    candidates: candidates.sort((a, b) => Number(b.isMatch) - Number(a.isMatch)),
    memberName: chosen[0]?.name ?? null,
    moves: isOpen ? chatMoves : [],
  };
}

const chatMoves: ('bind' | 'decline')[] = ['bind', 'decline'];
