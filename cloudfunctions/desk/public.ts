/** What the home page may ask of the desk. */
import { deadlines } from '../collected.generated';
import { may, type Context } from '../core/context';
import { countsOf, inOrder, type Matter } from './rules';

/** Everything this person must act on, as the domains tell it at this moment. */
export async function mattersOf(ctx: Context): Promise<Matter[]> {
  const told = await Promise.all(Object.values(deadlines).map((deadlinesFor) => deadlinesFor(ctx)));
  return inOrder(told.flat(), ctx.now);
}

/** The figures of the desk; null for somebody without an office. */
export const deskFigures = async (ctx: Context) => (may(ctx.actor, 'desk.count') ? countsOf(await mattersOf(ctx)) : null);
