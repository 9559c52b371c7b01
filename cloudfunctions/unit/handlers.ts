/** The tree of units and the offices held in them. */
import type { unit } from '../../types/unit/contract';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { countByGroup, countMembers, findOfficeHolders } from '../member/public';
import { handlers as offices } from './offices';
import { handlers as rearranging } from './rearranging';
import { handlers as registering } from './registering';
import { findUnit, findUnitsOf, findUnionsBelow, insertUnit, renameUnit } from './store';

export const handlers: Handlers<typeof unit> = {
  'unit.tree': async (ctx) => {
    if (ctx.scope.level === 'tree') return { units: await unionsWithCounts(ctx) };
    const { unionId } = ctx.scope;
    const [all, counts, holders] = await Promise.all([
      findUnitsOf(ctx, unionId),
      countByGroup(ctx, unionId),
      findOfficeHolders(ctx, unionId),
    ]);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {
      units: all.map((one) => ({
        ...one,
        id: one._id,
        memberCount: one.kind === 'union' ? total : (counts.get(one._id) ?? 0),
        leaders: holders.filter(({ role, unitId }) => unitId === one._id && ['groupLeader', 'chair', 'liaison'].includes(role)),
      })),
    };
  },

  'unit.create': async (ctx, { kind, name }) => {
    const { unionId } = ctx.actor;
    const all = await findUnitsOf(ctx, unionId);
    if (all.some((one) => one.name === name && one.kind === kind))
      refuseField('name', `已有名为「${name}」的${kind === 'group' ? '小组' : '部门'}`);
    const id = newId();
    await insertUnit(ctx, { _id: id, unionId, parentId: unionId, kind, name, order: all.length });
    ctx.note(id, name);
    return { id };
  },

  'unit.rename': async (ctx, { id, name }) => {
    const record = found(await findUnit(ctx, ctx.actor.unionId, id), '这个小组或部门');
    if (!['group', 'department'].includes(record.kind)) refuse('CONFLICT', '工会名称的变更请由上级工会办理');
    await renameUnit(ctx, record, name);
    ctx.note(id, `${record.name} → ${name}`);
    return { id };
  },

  ...offices,
  ...registering,
  ...rearranging,
};

async function unionsWithCounts(ctx: Context) {
  const below = await findUnionsBelow(ctx, ctx.scope.unionId);
  const counts = await countMembers(
    ctx,
    below.map(({ _id }) => _id),
  );
  return below.map((one) => ({ ...one, id: one._id, memberCount: counts.get(one._id) ?? 0, leaders: [] }));
}
