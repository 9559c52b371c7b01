/** Whoever loses the seat no longer counts as present in a session that is under way. */
import type { Context } from '../core/context';
import { signOut } from './presence-store';
import { findSessionsIn } from './session-store';
import type { Delegate } from './term-store';

export async function leaveSessions(ctx: Context, { unionId, memberId }: Delegate, reason: string): Promise<void> {
  for (const session of await findSessionsIn(ctx, unionId, ['papersOut', 'open']))
    await signOut(ctx, session, memberId, `不再是代表：${reason}`);
}
