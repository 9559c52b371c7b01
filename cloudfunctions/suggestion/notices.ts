/** What people are told about a suggestion, in their inboxes; never who wrote an anonymous one. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import type { Suggestion } from './store';

export const linkTo = (id: string) => `/pages/suggestion/detail/index?id=${id}`;

/** Tells the author. */
export const tellAuthor = (ctx: Context, record: Suggestion, what: string, title: string, body: string): void =>
  send(ctx, record, { memberIds: [record.authorId] }, what, title, body);

/** Tells the holders of a role, at a department when given. */
export const tellRole = (ctx: Context, record: Suggestion, role: Role, unitId: string | null, what: string, title: string): void =>
  send(ctx, record, { audience: { roles: [role], ...(unitId ? { unitIds: [unitId] } : {}) } }, what, title, record.title);

function send(ctx: Context, { _id, unionId }: Suggestion, to: object, what: string, title: string, body: string): void {
  const matter = `suggestion:${_id}:${what}:${ctx.requestId}`.slice(0, 120);
  ctx.later('notification.send', { unionId, ...to, matter, kind: 'suggestion', title, body: body.slice(0, 300), link: linkTo(_id) });
}
