/** Finding a session as far as the caller may see it, with its term, its region's rules and who sits in it. */
import { hasRole, may, type Context } from '../core/context';
import { found, refuse } from '../core/refuse';
import { seesDrafts } from './loading';
import { profiles, type Profile } from './profiles';
import { countPresent } from './presence-store';
import type { Figures } from './session-rules';
import { findSession, type Session } from './session-store';
import { countSeated, findDelegatesOf, findTerm, type Delegate, type Term } from './term-store';

export type Seen = { session: Session; term: Term; profile: Profile };

export async function loadSession(ctx: Context, sessionId: string): Promise<Seen> {
  const session = found(await findSession(ctx, ctx.actor.unionId, sessionId, seesDrafts(ctx)), '这次会议');
  const term = found(await findTerm(ctx, session.unionId, session.termId), '这一届职代会');
  return { session, term, profile: profiles[term.profile] };
}

export const isKeeperOf = (ctx: Context): boolean => may(ctx.actor, 'congress.draftSession');
export const isOnPresidium = (ctx: Context, { presidium }: Session): boolean =>
  presidium.some(({ memberId }) => memberId === ctx.actor.memberId);
export const isRecorder = (ctx: Context, { recorder }: Session): boolean => recorder?.memberId === ctx.actor.memberId;
/** Who leads the meeting: the presidium and those who keep it. */
export const isLeading = (ctx: Context, session: Session): boolean => isKeeperOf(ctx) || isOnPresidium(ctx, session);
/** Papers before the results are public: delegates, those who keep and audit the meeting, its recorder. */
export const seesPapers = (ctx: Context, session: Session): boolean =>
  seesDrafts(ctx) || hasRole(ctx.actor, 'delegate') || isRecorder(ctx, session) || session.state === 'published';

/** The caller's own seat in the session's term; null for everybody else. */
export const seatOf = async (ctx: Context, { unionId, termId }: Session): Promise<Delegate | null> =>
  (await findDelegatesOf(ctx, unionId, ctx.actor.memberId)).find((one) => one.termId === termId && one.state === 'seated') ?? null;

/** The role alone is not enough: who takes part must sit on the term's list. */
export async function seatNeeded(ctx: Context, session: Session): Promise<Delegate> {
  const seat = await seatOf(ctx, session);
  if (!seat) refuse('FORBIDDEN', '您不在本届在任代表名单上，不能以代表身份参加；如有疑问请联系工会干事');
  return seat;
}

/** Counted from the rows of who sits and who has signed in; after closing the number of delegates is the one of that moment. */
export async function figuresOf(ctx: Context, { _id, unionId, termId, due }: Session): Promise<Figures> {
  return { due: due ?? (await countSeated(ctx, unionId, termId)), present: await countPresent(ctx, unionId, _id) };
}
