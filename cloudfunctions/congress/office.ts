/** The delegate's office follows the list: seated delegates hold it, those who lose the seat lose it with it. */
import type { Context } from '../core/context';
import { appoint, dismiss, findHolders } from '../member/public';
import { leaveSessions } from './leaving';
import { moveDelegate, type Delegate } from './term-store';

/** Seats posted delegates; one who is no longer on the roster takes no office and leaves a vacancy. Answers how many are seated. */
export async function takeOffices(ctx: Context, delegates: Delegate[], today: string): Promise<number> {
  for (const delegate of delegates) {
    await moveDelegate(ctx, delegate, 'seatDelegate', { seatedOn: today });
    await appoint(ctx, delegate.memberId, 'delegate', delegate.unionId);
  }
  const holders = new Set((await findHolders(ctx, ctx.actor.unionId, 'delegate')).map(({ _id }) => _id));
  const absent = delegates.filter(({ memberId }) => !holders.has(memberId));
  for (const delegate of absent) await moveDelegate(ctx, delegate, 'vacateDelegate', { endedOn: today, endReason: '到任时已不是在册会员' });
  return delegates.length - absent.length;
}

/** Whoever holds the office without being on a new term's list loses it: the office follows the list. */
export async function dismissOthers(ctx: Context, delegates: Delegate[]): Promise<void> {
  const listed = new Set(delegates.map(({ memberId }) => memberId));
  for (const { _id, unionId } of await findHolders(ctx, ctx.actor.unionId, 'delegate'))
    if (!listed.has(_id)) await dismiss(ctx, _id, 'delegate', unionId);
}

/** At the end of a term: the record of who sat stays, only the office goes. */
export async function endOffices(ctx: Context, delegates: Delegate[], today: string): Promise<void> {
  for (const delegate of delegates) await endOffice(ctx, delegate, 'endDelegate', today, '任期届满');
}

export async function endOffice(
  ctx: Context,
  delegate: Delegate,
  command: 'vacateDelegate' | 'recallDelegate' | 'endDelegate',
  endedOn: string,
  endReason: string,
): Promise<void> {
  await moveDelegate(ctx, delegate, command, { endedOn, endReason });
  await dismiss(ctx, delegate.memberId, 'delegate', delegate.unionId);
  if (command !== 'endDelegate') await leaveSessions(ctx, delegate, endReason);
}
