/** Erasing a union: asked by one, confirmed by another, and after the waiting time carried out piece by piece. */
import type { archive } from '../../types/archive/contract';
import type { Context, Handlers } from '../core/context';
import { hasRole } from '../core/context';
import { newId } from '../core/database';
import { forgetActor } from '../core/identity';
import { found, refuse, refuseField } from '../core/refuse';
import { countMembers, findHolders } from '../member/public';
import { findUnitAnywhere } from '../unit/public';
import { erasedCollections } from './coverage';
import { beginArchive } from './making';
import { tellErasure } from './notices';
import { COOLING_DAYS, dueAfter, erasureMoves } from './rules';
import {
  findArchive,
  findErasure,
  findErasures,
  idsAfter,
  insertErasure,
  moveErasure,
  noteErasure,
  removeRows,
  type Erasure,
} from './store';
import { shown } from './view';

type Part = Pick<
  Handlers<typeof archive>,
  'archive.proposeErasure' | 'archive.erasures' | 'archive.confirmErasure' | 'archive.cancelErasure' | 'archive.erase'
>;
const WHAT = '这份清除申请';
const MOST_AT_ONCE = 2000;

export const handlers: Part = {
  'archive.proposeErasure': async (ctx, { unionName, reason }) => {
    const { unionId: ofUnionId, memberId, name } = ctx.actor;
    const union = found(await findUnitAnywhere(ctx, ofUnionId), '本会');
    if (union.kind !== 'union') refuse('CONFLICT', '联合会的数据不能在这里清除');
    if (unionName !== union.name) refuseField('unionName', `请照写「${union.name}」，以免清错`);
    const keeper = union.parentId ?? refuse('CONFLICT', '本会没有上级工会来保存清除记录，请先联系系统管理员设立上级');
    const open = (await findErasures(ctx, { unionId: keeper, ofUnionId })).find(({ state }) =>
      ['proposed', 'cooling', 'erasing'].includes(state),
    );
    if (open) refuse('CONFLICT', '已有一份清除申请在办理，请先等它办完或取消');
    const record: Erasure = {
      _id: newId(),
      unionId: keeper,
      ofUnionId,
      unionName,
      memberCount: (await countMembers(ctx, [ofUnionId])).get(ofUnionId) ?? 0,
      state: 'proposed',
      proposedBy: name,
      proposedById: memberId,
      proposedAt: ctx.at,
      reason,
      confirmedBy: null,
      dueAt: null,
      endedAt: null,
      cancelReason: null,
      archiveId: null,
      removed: 0,
    };
    await insertErasure(ctx, record);
    await tellErasure(ctx, record, '有人提出清除全部数据', `${name}：${reason}。须由上级工会或管理员确认`);
    ctx.note(record._id, reason);
    return { id: record._id };
  },

  'archive.erasures': async (ctx) => {
    const items = [];
    for (const record of await findErasures(ctx, await whose(ctx))) items.push(await lineOf(ctx, record));
    return { items, coolingDays: COOLING_DAYS };
  },

  'archive.confirmErasure': async (ctx, { id }) => {
    const record = found(await findErasure(ctx, id, await whose(ctx)), WHAT);
    if (record.proposedById === ctx.actor.memberId) refuse('FORBIDDEN', '提出人不能自己确认，请由上级工会或另一位管理员确认');
    const dueAt = dueAfter(ctx.now);
    await moveErasure(ctx, record, 'confirm', { confirmedBy: ctx.actor.name, dueAt });
    await tellErasure(ctx, record, '清除全部数据已确认', `${ctx.actor.name} 确认，${COOLING_DAYS} 天后由系统执行；期间可以取消`);
    ctx.note(id, record.unionName);
    return { id };
  },

  'archive.cancelErasure': async (ctx, { id, reason }) => {
    const record = found(await findErasure(ctx, id, await whose(ctx)), WHAT);
    await moveErasure(ctx, record, 'cancel', { cancelReason: reason, endedAt: ctx.at });
    await tellErasure(ctx, record, '清除全部数据已取消', reason);
    ctx.note(id, reason);
    return { id };
  },

  // Sweeps call this again and again: first the last archive, then a bounded part of what is left, at the end the closing.
  'archive.erase': async (ctx, { id }) => {
    const record = found(await findErasure(ctx, id, { unionId: ctx.actor.unionId }), WHAT);
    if (record.state === 'cooling') {
      if (!record.dueAt || record.dueAt > ctx.at) refuse('CONFLICT', '等候期还没有满');
      return keepLast(ctx, record);
    }
    if (record.state !== 'erasing') refuse('CONFLICT', '这份申请不在清除中');
    const removed = await removeSome(ctx, record.ofUnionId);
    if (removed > 0) await noteErasure(ctx, record, { removed: record.removed + removed });
    else await close(ctx, record);
    return { isDone: removed === 0 };
  },
};

/** Nothing is erased before an archive of the whole is complete; the federation keeps it for a month. */
async function keepLast(ctx: Context, record: Erasure): Promise<{ isDone: boolean }> {
  const last = record.archiveId ? await findArchive(ctx, record.unionId, record.archiveId) : null;
  if (!last) {
    const { unionId: keptBy, ofUnionId, unionName } = record;
    const begun = await beginArchive(ctx, { keptBy, ofUnionId, unionName, askedBy: '系统', askedById: 'system' });
    await noteErasure(ctx, record, { archiveId: begun._id });
  } else if (last.state === 'done') {
    await moveErasure(ctx, record, 'begin');
    ctx.note(record._id, `${record.unionName}：开始清除`);
  }
  return { isDone: false };
}

async function removeSome(ctx: Context, ofUnionId: string): Promise<number> {
  for (const name of erasedCollections()) {
    const ids = await idsAfter(ctx, name, ofUnionId, '');
    if (ids.length > 0) return removeRows(ctx, name, ids.slice(0, MOST_AT_ONCE));
  }
  return 0;
}

async function close(ctx: Context, record: Erasure): Promise<void> {
  await moveErasure(ctx, record, 'finish', { endedAt: ctx.at });
  const above = await findHolders(ctx, record.unionId, 'federation');
  for (const { _id } of above) await forgetActor(ctx, _id);
  ctx.later('notification.send', {
    unionId: record.unionId,
    memberIds: above.map(({ _id }) => _id),
    matter: `erasure:${record._id}:erased`,
    kind: 'system',
    title: `${record.unionName}的数据已清除`,
    body: `共 ${record.removed} 条；操作记录保留，最后的归档保存一个月`,
    link: '/pages/archive/union/index',
  });
}

/** The own union's for chair and administrator, all below for a federation. */
async function whose(ctx: Context): Promise<{ unionId: string; ofUnionId?: string }> {
  if (hasRole(ctx.actor, 'federation')) return { unionId: ctx.actor.unionId };
  const union = await findUnitAnywhere(ctx, ctx.actor.unionId);
  return { unionId: union?.parentId ?? '', ofUnionId: ctx.actor.unionId };
}

async function lineOf(ctx: Context, record: Erasure) {
  const { memberId, unionId } = ctx.actor;
  const isAbove = hasRole(ctx.actor, 'federation');
  const viewer = { memberId, unionId, isChair: hasRole(ctx.actor, 'chair'), isAdmin: hasRole(ctx.actor, 'admin'), isAbove };
  const last = isAbove && record.archiveId ? await findArchive(ctx, record.unionId, record.archiveId) : null;
  return { ...record, id: record._id, lastArchive: last && (await shown(ctx, last)), moves: erasureMoves(record, viewer) };
}
