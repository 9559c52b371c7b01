/** What people are told of congress terms and their delegates. */
import type { Context } from '../core/context';
import type { Term } from './term-store';

export const linkToTerm = (termId: string) => `/pages/congress/term/index?id=${termId}`;

/** Tells every member of the union. */
export const tellUnion = (ctx: Context, { _id, unionId }: Term, what: string, title: string, body: string): void =>
  ctx.later('notification.send', {
    unionId,
    audience: {},
    ...{ matter: `congress:${_id}:${what}`, kind: 'congress', title, body, link: linkToTerm(_id) },
  });

/** Tells those who prepare elections and terms. */
export const tellKeepers = (ctx: Context, { _id, unionId }: Term, what: string, title: string, body: string): void =>
  ctx.later('notification.send', {
    unionId,
    audience: { roles: ['officer', 'chair'] },
    ...{ matter: `congress:${_id}:${what}`, kind: 'congress', title, body, link: linkToTerm(_id) },
  });

export const tellMember = (
  ctx: Context,
  unionId: string,
  memberId: string,
  termId: string,
  what: string,
  title: string,
  body: string,
): void =>
  ctx.later('notification.send', {
    unionId,
    memberIds: [memberId],
    ...{ matter: `congress:${what}`.slice(0, 120), kind: 'congress', title, body: body.slice(0, 300), link: linkToTerm(termId) },
  });
