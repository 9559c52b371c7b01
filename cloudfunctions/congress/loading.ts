/** Finding a term and a delegate as far as the caller may see them: lists in preparation only for who keeps them. */
import { may, type Context } from '../core/context';
import { found } from '../core/refuse';
import { findDelegate, findTerm, type Delegate, type Term } from './term-store';

export const isKeeper = (ctx: Context) => may(ctx.actor, 'congress.draftTerm');

/** Auditors read what keepers do. */
export const seesDrafts = (ctx: Context) => isKeeper(ctx) || ctx.actor.offices.some(({ role }) => role === 'auditor');

export const loadTerm = async (ctx: Context, termId: string): Promise<Term> =>
  found(await findTerm(ctx, ctx.actor.unionId, termId, seesDrafts(ctx)), '这一届职代会');

export async function loadDelegate(ctx: Context, delegateId: string): Promise<{ delegate: Delegate; term: Term }> {
  const delegate = found(await findDelegate(ctx, ctx.actor.unionId, delegateId), '这名代表');
  return { delegate, term: await loadTerm(ctx, delegate.termId) };
}
