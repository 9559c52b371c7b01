/** What lies on a desk: asked anew each time, so that it is never stale. */
import { deadlines } from '../collected.generated';
import type { Context } from '../core/context';
import { inOrder, type Matter } from './rules';

/** Everything this person must act on, as the domains tell it at this moment. */
export async function mattersOf(ctx: Context): Promise<Matter[]> {
  const told = await Promise.all(Object.values(deadlines).map((deadlinesFor) => deadlinesFor(ctx)));
  return inOrder(told.flat(), ctx.now);
}
