/** Transfer between unions: asked for, let go, taken in with the whole file; until then nothing of the membership changes. */
import type { transferOperations } from '../../types/member/contract-transfer';
import { transferLifecycle } from '../../types/member/lifecycle';
import { movesFrom } from '../../types/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { endSessions, forgetActor } from '../core/identity';
import { found, refuse, refuseField } from '../core/refuse';
import { ringOf } from '../core/secret';
import { dayOf, sayMonth } from '../core/time';
import { keepPaper, linksOf, takeFiles } from '../file/public';
import { passAccount } from '../session/public';
import { endOfficesOf } from '../unit/public';
import { findUnionsBelow, findUnitAnywhere, findUnitsOf, unknownUnits } from '../unit/tree-public';
import { copySteps } from './history-store';
import { mine, tell, tellKeepers } from './notices';
import { duesUntil, isStopgap } from './rules';
import { marksOf, openAll, sealedSet } from './sensitive';
import { noteStep } from './steps';
import { findMember, findMemberAnywhere, findTwin, insertMember, moveMember, type Member } from './store';
import { findOpenTransfer, findTransfer, insertTransfer, moveTransfer, pageTransfers, type Transfer } from './transfer-store';
import { letterOf } from './transfer-letter';

type Ours = Exclude<keyof typeof transferOperations, 'member.erase' | 'member.keeping' | 'member.setKeeping'>;
const desk = '/pages/member/transfers/index';

export const handlers: Handlers<Pick<typeof transferOperations, Ours>> = {
  'member.transferTargets': async (ctx) => ({
    items: (await siblings(ctx)).map(({ _id, name }) => ({ id: _id, name })),
  }),

  'member.transfer': async (ctx, { id = ctx.actor.memberId, toUnionId, reason, fileIds = [] }) => {
    const isSelf = id === ctx.actor.memberId;
    if (!isSelf && !may(ctx.actor, 'member.releaseTransfer')) refuse('NOT_FOUND', '没有找到这位会员，可能已被移除或不在您可见的范围内');
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    if (toUnionId === record.unionId) refuseField('toUnionId', '转入的就是现在的工会，不用转会；在本会内换小组，请干事修改资料里的小组');
    const target = (await siblings(ctx)).find(({ _id }) => _id === toUnionId);
    if (!target) refuseField('toUnionId', '没有这个工会，请从列出的工会中选择；不在列表里的请联系上级工会');
    if (!['active', 'retained', 'retired'].includes(record.state)) refuse('CONFLICT', '只有在册、保留会籍和退休的会员可以转会');
    if (await findOpenTransfer(ctx, record.unionId, id)) refuse('CONFLICT', '已有一份转会在办理，请等结果，或先撤回那一份');
    const own = (await findUnitsOf(ctx, record.unionId)).find(({ kind }) => kind === 'union');
    const state = isSelf ? 'applied' : 'released';
    const transfer = await insertTransfer(
      ctx,
      {
        memberId: id,
        newMemberId: null,
        name: record.name,
        gender: record.gender,
        joinedOn: record.joinedOn,
        fromUnionId: record.unionId,
        fromUnionName: own?.name ?? '',
        toUnionId,
        toUnionName: target.name,
        state,
        reason,
        note: null,
        fileIds: await takeFiles(ctx, fileIds),
        duesUntil: null,
        at: ctx.at,
      },
      isSelf ? '本人申请转会' : '转出单位办理转会',
    );
    await noteStep(ctx, record, `申请转往${target.name}`, reason);
    ctx.note(id, `转往${target.name}：${reason}`);
    const title = `${record.name} 转会`;
    if (isSelf) tellKeepers(ctx, record.unionId, `transfer:${transfer._id}`, { title, body: `申请转往${target.name}，请审核`, link: desk });
    else tellTarget(ctx, transfer);
    return { id: transfer._id, state };
  },

  'member.transfers': async (ctx, asked) => {
    const isOwn = ctx.scope.level === 'own';
    const page = await pageTransfers(ctx, asked, isOwn ? ctx.actor.memberId : undefined);
    const items = await Promise.all(
      page.items.filter(({ side, state }) => side === 'out' || state !== 'applied').map((one) => shown(ctx, one)),
    );
    return { ...page, items };
  },

  'member.releaseTransfer': async (ctx, { id, decision, reason = '' }) => {
    const transfer = found(await sideOf(ctx, id, 'out'), '这份转会');
    if (transfer.memberId === ctx.actor.memberId) refuse('CONFLICT', '不能审核自己的转会，请由另一位干事办理');
    if (decision === 'decline' && reason === '') refuseField('reason', '不同意转出要写明理由，本人会看到');
    const text = decision === 'release' ? '转出单位同意' : `转出单位不同意：${reason}`;
    const moved = await moveTransfer(ctx, transfer, decision, { note: reason || null }, text);
    ctx.note(transfer.memberId, text);
    if (decision === 'release') tellTarget(ctx, moved);
    tellMember(ctx, moved, text);
    return { id, state: moved.state };
  },

  'member.acceptTransfer': async (ctx, { id, groupId, employeeNo }) => {
    const transfer = found(await sideOf(ctx, id, 'in'), '这份转会');
    if ((await unknownUnits(ctx, ctx.actor.unionId, [groupId])).length > 0) refuseField('groupId', '没有这个小组，请重新选择');
    const old = found(await findMemberAnywhere(ctx, transfer.memberId), '转来的会员档案');
    const fresh = await newRecord(ctx, old, groupId, employeeNo);
    const today = dayOf(ctx.now);
    const until = duesUntil(today);
    const moved = await moveTransfer(ctx, transfer, 'accept', { newMemberId: fresh._id, duesUntil: until }, `${transfer.toUnionName}接收`);
    await moveMember(ctx, old, 'depart', { reason: `转往${transfer.toUnionName}`, leftOn: today, offices: [], retainedUntil: null });
    await insertMember(ctx, fresh);
    await noteStep(ctx, old, `转出到${transfer.toUnionName}`, `会费缴至 ${sayMonth(until)}`);
    await copySteps(ctx, old, fresh);
    await noteStep(ctx, fresh, `由${transfer.fromUnionName}转入`, transfer.reason);
    await endOfficesOf(ctx, old.unionId, [old._id], `转往${transfer.toUnionName}`);
    await endSessions(ctx, { memberId: old._id });
    await passAccount(ctx, { memberId: old._id, unionId: old.unionId }, { memberId: fresh._id, unionId: fresh.unionId });
    await forgetActor(ctx, fresh._id);
    ctx.note(fresh._id, `由${transfer.fromUnionName}转入`);
    tell(ctx, fresh.unionId, [fresh._id], `transfer:${id}:accepted`, {
      title: `已转入${transfer.toUnionName}`,
      body: `会龄连续计算；会费自${sayMonth(until)}的下个月起在新工会缴纳`,
      link: mine,
    });
    tellKeepers(ctx, old.unionId, `transfer:${id}:gone`, {
      title: `${old.name} 已转出`,
      body: `${transfer.toUnionName}已接收`,
      link: desk,
    });
    return { id, state: moved.state, memberId: fresh._id };
  },

  'member.declineTransfer': async (ctx, { id, reason }) => {
    const transfer = found(await sideOf(ctx, id, 'in'), '这份转会');
    if (transfer.state === 'applied') refuse('NOT_FOUND', '没有找到这份转会，可能已被移除或不在您可见的范围内');
    const moved = await moveTransfer(ctx, transfer, 'decline', { note: reason }, `${transfer.toUnionName}未接收：${reason}`);
    ctx.note(transfer.otherId, reason);
    tellMember(ctx, moved, `${transfer.toUnionName}未接收：${reason}`);
    return { id, state: moved.state };
  },

  'member.withdrawTransfer': async (ctx, { id }) => {
    const transfer = await sideOf(ctx, id, 'out');
    const isTheirs = transfer && (transfer.memberId === ctx.actor.memberId || may(ctx.actor, 'member.releaseTransfer'));
    const moved = await moveTransfer(ctx, found(isTheirs ? transfer : null, '这份转会'), 'withdraw', {}, '撤回');
    ctx.note(moved.memberId, `不再转往${moved.toUnionName}`);
    return { id, state: moved.state };
  },

  'member.exportTransferLetter': async (ctx, { id }) => {
    const transfer = await findTransfer(ctx, ctx.actor.unionId, id);
    const isTheirs = transfer && (may(ctx.actor, 'member.releaseTransfer') || transfer.memberId === ctx.actor.memberId);
    const kept = found(isTheirs ? transfer : null, '这份转会');
    const bytes = await letterOf(kept, dayOf(ctx.now));
    ctx.note(kept.memberId, kept.toUnionName);
    return { file: await keepPaper(ctx, { name: `会员关系介绍信-${kept.name}.pdf`, type: 'pdf', bytes }) };
  },
};

/** The other unions of the same federation. */
async function siblings(ctx: Context) {
  const own = await findUnitAnywhere(ctx, ctx.actor.unionId);
  if (!own?.parentId) return [];
  return (await findUnionsBelow(ctx, own.parentId)).filter(({ _id, closedOn }) => _id !== own._id && !closedOn);
}

const sideOf = async (ctx: Context, id: string, side: Transfer['side']) => {
  const transfer = await findTransfer(ctx, ctx.actor.unionId, id);
  return transfer?.side === side ? transfer : null;
};

const tellTarget = (ctx: Context, { _id, toUnionId, fromUnionName, name }: Transfer) =>
  tellKeepers(ctx, toUnionId, `transfer:${_id}:in`, {
    title: `${name} 申请转入`,
    body: `来自${fromUnionName}，请接收`,
    link: `${desk}?side=in`,
  });
const tellMember = (ctx: Context, { _id, fromUnionId, memberId, state }: Transfer, text: string) =>
  tell(ctx, fromUnionId, [memberId], `transfer:${_id}:${state}`, { title: '转会有了进展', body: text, link: desk });

/** The file as it goes on in the new union: everything but offices, department and what belonged to the old union. */
async function newRecord(ctx: Context, old: Member, groupId: string, asked?: string): Promise<Member> {
  const ring = await ringOf(ctx);
  const texts = openAll(ring, old);
  const _id = newId();
  const { unionId } = ctx.actor;
  const employeeNo = asked ?? old.employeeNo;
  const byNo = await findTwin(ctx, unionId, { employeeNo });
  if (asked && byNo) refuseField('employeeNo', `工号 ${asked} 在本会已有人使用，请换一个`);
  const twin = await findTwin(ctx, unionId, marksOf(ring, texts));
  if (twin)
    refuse(
      'DUPLICATE_MEMBER',
      '本会名册里已有相同手机号或身份证号的会员，请先核对：曾在本会的，请把原档案办理「重新入会」，再不接收这份转会',
    );
  const { birthOn, gender, joinedOn, name, tags } = old;
  return {
    ...{ birthOn, gender, joinedOn, name, tags },
    ...sealedSet(ring, { _id }, texts),
    _id,
    unionId,
    groupId,
    employeeNo: byNo || isStopgap(employeeNo) ? `待编-${_id.slice(-10)}` : employeeNo,
    departmentId: null,
    state: 'active',
    reason: null,
    transferredInOn: dayOf(ctx.now),
    leftOn: null,
    offices: [],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  };
}

async function shown(ctx: Context, transfer: Transfer) {
  const isOwn = transfer.memberId === ctx.actor.memberId;
  const keeps = may(ctx.actor, 'member.releaseTransfer');
  const moves = movesFrom(transferLifecycle, transfer.state).filter((move) => {
    if (move === 'accept') return transfer.side === 'in' && keeps;
    if (move === 'decline')
      return keeps && !isOwn && (transfer.side === 'in' ? transfer.state === 'released' : transfer.state === 'applied');
    if (move === 'release') return transfer.side === 'out' && keeps && !isOwn;
    return move === 'withdraw' && transfer.side === 'out' && (isOwn || keeps);
  });
  // The papers are kept by the union that is left; its side is where their addresses come from.
  const holder = { ...ctx, scope: { ...ctx.scope, unionId: transfer.fromUnionId } };
  return {
    ...transfer,
    id: transfer._id,
    memberId: transfer.side === 'out' ? transfer.memberId : transfer.newMemberId,
    files: await linksOf(holder, transfer.fileIds),
    moves: moves as string[],
  };
}
