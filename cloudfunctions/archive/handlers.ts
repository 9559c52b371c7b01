/** Taking data along: one's own at once, a union's in pieces that the clock makes. */
import type { archive } from '../../types/archive/contract';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { findUnitAnywhere } from '../unit/public';
import { handlers as erasing } from './erasing';
import { beginArchive, keyOf, takePiece } from './making';
import { tellReady } from './notices';
import { gatherOwn, ownJson, ownSheet } from './own';
import { TAKINGS_A_DAY } from './rules';
import { countTaking, findArchive, findArchivesOf, moveArchive, removePieces } from './store';
import { shown } from './view';

export const handlers: Handlers<typeof archive> = {
  'archive.takeOwn': async (ctx, { format }) => {
    const today = dayOf(ctx.now);
    if ((await countTaking(ctx, today)) > TAKINGS_A_DAY) refuse('RATE_LIMITED', `今天已取过 ${TAKINGS_A_DAY} 次，请明天再取`);
    // One's own right, with one's own reach only, whatever offices one holds.
    const own = { ...ctx, scope: { ...ctx.scope, level: 'own' as const } };
    const parts = await gatherOwn(own);
    const bytes = format === 'json' ? ownJson(ctx.actor.name, ctx.at, parts) : await ownSheet(parts);
    const file = await keepPaper(ctx, { name: `${ctx.actor.name}的数据 ${today}.${format}`, type: format, bytes });
    ctx.note(ctx.actor.memberId, format);
    return { file };
  },

  'archive.start': async (ctx) => {
    const { unionId, name: askedBy, memberId: askedById } = ctx.actor;
    const union = found(await findUnitAnywhere(ctx, unionId), '本会');
    if ((await findArchivesOf(ctx, unionId, unionId)).some(({ state }) => state === 'making'))
      refuse('CONFLICT', '上一份还在整理，请等它完成');
    const record = await beginArchive(ctx, { keptBy: unionId, ofUnionId: unionId, unionName: union.name, askedBy, askedById });
    ctx.note(record._id, `${record.total} 条`);
    return { id: record._id };
  },

  'archive.list': async (ctx) => {
    const items = [];
    for (const record of await findArchivesOf(ctx, ctx.scope.unionId, ctx.scope.unionId)) items.push(await shown(ctx, record));
    return { items };
  },

  'archive.key': async (ctx, { id }) => {
    const record = found(await findArchive(ctx, ctx.actor.unionId, id), '这份归档');
    if (record.state === 'discarded') refuse('CONFLICT', '这份归档已过期清除，请重新归档');
    ctx.note(id, record.unionName);
    return { key: await keyOf(ctx, record) };
  },

  'archive.piece': async (ctx, { id }) => {
    const record = found(await findArchive(ctx, ctx.actor.unionId, id), '这份归档');
    if (record.state !== 'making') refuse('CONFLICT', '这份归档已经整理好');
    const isDone = await takePiece(ctx, record);
    if (isDone) tellReady(ctx, record);
    return { isDone };
  },

  'archive.discard': async (ctx, { id }) => {
    const record = found(await findArchive(ctx, ctx.actor.unionId, id), '这份归档');
    await moveArchive(ctx, record, 'discard', { sealed: {}, sealedWith: null });
    await removePieces(ctx, record);
    ctx.note(id, record.unionName);
    return { id };
  },

  ...erasing,
};
