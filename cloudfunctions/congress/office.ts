/** The delegate's office follows the list: seated delegates hold it for the term, those who lose the seat lose it with it. */
import type { Context } from '../core/context';
import { findHolders } from '../member/public';
import { seatElected, unseatElected } from '../unit/public';
import { leaveSessions } from './leaving';
import { moveDelegate, type Delegate } from './term-store';

const ROLE = 'delegate' as const;

/** Seats posted delegates; one who is no longer on the roster takes no office and leaves a vacancy. Answers how many are seated. */
export async function takeOffices(ctx: Context, delegates: Delegate[], today: string, until: string): Promise<number> {
  for (const delegate of delegates) await moveDelegate(ctx, delegate, 'seatDelegate', { seatedOn: today });
  const people = delegates.map(({ memberId, memberName }) => ({ memberId, name: memberName }));
  const taken = new Set(await seatElected(ctx, people, { role: ROLE, from: today, until }));
  const absent = delegates.filter(({ memberId }) => !taken.has(memberId));
  for (const delegate of absent) await moveDelegate(ctx, delegate, 'vacateDelegate', { endedOn: today, endReason: '到任时已不是在册会员' });
  return taken.size;
}

/** Whoever holds the office without being on a new term's list loses it: the office follows the list. */
export async function dismissOthers(ctx: Context, delegates: Delegate[]): Promise<void> {
  const listed = new Set(delegates.map(({ memberId }) => memberId));
  const others = (await findHolders(ctx, ctx.actor.unionId, ROLE)).filter(({ _id }) => !listed.has(_id));
  await unseatElected(
    ctx,
    others.map(({ _id }) => _id),
    ROLE,
    '换届，不在新一届名单上',
  );
}

/** At the end of a term: the record of who sat stays, only the office goes. */
export async function endOffices(ctx: Context, delegates: Delegate[], today: string): Promise<void> {
  for (const delegate of delegates) await moveDelegate(ctx, delegate, 'endDelegate', { endedOn: today, endReason: '任期届满' });
  await unseatElected(
    ctx,
    delegates.map(({ memberId }) => memberId),
    ROLE,
    '任期届满',
  );
}

export async function endOffice(
  ctx: Context,
  delegate: Delegate,
  command: 'vacateDelegate' | 'recallDelegate',
  endedOn: string,
  endReason: string,
): Promise<void> {
  await moveDelegate(ctx, delegate, command, { endedOn, endReason });
  await unseatElected(ctx, [delegate.memberId], ROLE, endReason);
  await leaveSessions(ctx, delegate, endReason);
}
