/** How far an import has come, and what it did: found again after the page, or the browser, was closed. */
import type { importOperations } from '../../types/member/contract-import';
import type { OutputOf } from '../../types/operation';
import type { Context } from '../core/context';
import { collection } from '../core/database';

type Report = OutputOf<(typeof importOperations)['member.import']>;
type Import = { _id: string; unionId: string; memberId: string; at: string; report: Report };
const imports = collection<Import>('member_imports', [{ key: { unionId: 1, memberId: 1, at: -1 } }]);

const idOf = (ctx: Context, requestId: string) => `${ctx.actor.memberId}:${requestId}`;
/** Errors are shown at once or downloaded as a marked sheet; they are not kept, they quote what people wrote. */
export const keepImport = (ctx: Context, report: Report) =>
  imports(ctx).insert({
    _id: idOf(ctx, ctx.requestId),
    unionId: ctx.actor.unionId,
    memberId: ctx.actor.memberId,
    at: ctx.at,
    report: { ...report, errors: [] },
  });
export const findImport = (ctx: Context, requestId: string) => imports(ctx).findOne({ _id: idOf(ctx, requestId) });
export const findLatestImport = async (ctx: Context): Promise<Import | null> =>
  (await imports(ctx).find({ unionId: ctx.actor.unionId, memberId: ctx.actor.memberId }, { sort: { at: -1 }, limit: 1 }))[0] ?? null;

/** Written outside the import's transaction, dropped after an hour. */
export const readProgress = (ctx: Context, requestId: string) =>
  ctx.db.collection<{ _id: string; done: number; total: number }>('progress').findOne({ _id: idOf(ctx, requestId) });
