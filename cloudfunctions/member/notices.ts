/** What people are told about memberships. */
import type { Context } from '../core/context';
import type { Member } from './store';

type Message = { title: string; body?: string; link: string };

/** Into the inbox of some people of one union; `about` keeps one message a matter. */
export const tell = (ctx: Context, unionId: string, memberIds: string[], about: string, { title, body = '', link }: Message): void => {
  if (memberIds.length > 0)
    ctx.later('notification.send', { unionId, memberIds, matter: `member:${about}`.slice(0, 120), kind: 'member', title, body, link });
};

/** To those who review: the officers and the chair of a union. */
export const tellKeepers = (ctx: Context, unionId: string, about: string, { title, body = '', link }: Message): void =>
  ctx.later('notification.send', {
    unionId,
    audience: { roles: ['officer'] },
    matter: `member:${about}`.slice(0, 120),
    kind: 'member',
    title,
    body,
    link,
  });

export const mine = '/pages/member/mine/index';
export const fileOf = ({ _id }: Pick<Member, '_id'>): string => `/pages/member/detail/index?id=${_id}`;
