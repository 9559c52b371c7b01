/** What people are told about a proposal, in their inboxes. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import type { Proposal } from './store';

export const linkTo = (id: string) => `/pages/proposal/detail/index?id=${id}`;
type Notice = { what: string; title: string; body: string };

/** Tells some people; `what` makes the notice one of its kind, so that a repeated sending is not a second line. */
export function tell(ctx: Context, record: Proposal, memberIds: string[], what: string, title: string, body: string): void {
  if (memberIds.length > 0) send(ctx, record, { memberIds }, { what: `${what}:${ctx.requestId}`, title, body });
}

/** Tells the holders of a role, at some departments when given. */
export const tellRole = (ctx: Context, record: Proposal, role: Role, unitIds: string[] | null, notice: Notice): void =>
  send(ctx, record, { audience: { roles: [role], ...(unitIds ? { unitIds } : {}) } }, notice);

function send(ctx: Context, { _id, unionId }: Proposal, to: object, { what, title, body }: Notice): void {
  ctx.later('notification.send', {
    unionId,
    ...to,
    matter: `proposal:${_id}:${what}`.slice(0, 120),
    kind: 'proposal',
    title,
    body: body.slice(0, 300),
    link: linkTo(_id),
  });
}
