/** What delegates and members are told of a session. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import type { Session } from './session-store';

export const linkToSession = (sessionId: string) => `/pages/congress/session/index?id=${sessionId}`;
type Told = { what: string; title: string; body: string; link?: string };

const tell = (ctx: Context, { _id, unionId }: Session, to: object, { what, title, body, link = linkToSession(_id) }: Told): void =>
  ctx.later('notification.send', {
    ...{ unionId, ...to, matter: `congress:${_id}:${what}`.slice(0, 120), kind: 'congress' },
    ...{ title, body: body.slice(0, 300), link },
  });

export const tellRoles = (ctx: Context, session: Session, roles: Role[], told: Told): void =>
  tell(ctx, session, { audience: { roles } }, told);
export const tellDelegates = (ctx: Context, session: Session, told: Told): void => tellRoles(ctx, session, ['delegate'], told);
export const tellEverybody = (ctx: Context, session: Session, told: Told): void => tell(ctx, session, { audience: {} }, told);
/** As many as one message takes. */
const AT_ONCE = 1000;
export function tellPeople(ctx: Context, session: Session, memberIds: string[], told: Told): void {
  for (let from = 0; from < memberIds.length; from += AT_ONCE)
    tell(ctx, session, { memberIds: memberIds.slice(from, from + AT_ONCE) }, told);
}
