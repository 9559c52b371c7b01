/** Tying a chat account to a member's file and letting it go: used by every way of binding, inside its transaction. */
import type { BindingWay } from '../../types/session/labels';
import type { Actor } from '../../types/actor';
import { dropOpenid, memberOfOpenid, pointOpenid } from '../core/chat-identity';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { findBinding, findFilesOf, insertBinding, removeBinding, type Binding } from './chat-store';

export const mineLink = '/pages/session/devices/index';

/** The file becomes this account's; the account that held it, and the file the account held in the same union, are let go. */
export async function tie(ctx: Context, { memberId, unionId }: Actor, openid: string, way: BindingWay): Promise<void> {
  const former = await findBinding(ctx, memberId);
  const others = (await findFilesOf(ctx, openid)).filter((one) => one.unionId === unionId);
  for (const one of [...(former ? [former] : []), ...others.filter(({ _id }) => _id !== memberId)]) await letGo(ctx, one, ctx.now);
  await insertBinding(ctx, { _id: memberId, unionId, openid, boundAt: ctx.at, way });
  await pointOpenid(ctx, openid, memberId, ctx.now);
}

/** The account opens another of its files, or none; its tokens then are a stranger's. */
export async function letGo(reach: Reach, { _id, openid }: Binding, now: Date): Promise<void> {
  await removeBinding(reach, _id);
  if ((await memberOfOpenid(reach, openid)) !== _id) return;
  const next = (await findFilesOf(reach, openid)).find((one) => one._id !== _id);
  if (next) await pointOpenid(reach, openid, next._id, now);
  else await dropOpenid(reach, openid);
}

/** Into the inbox of a person whose file was bound or let go: whoever did not do it themselves finds out. */
export const tellBound = (ctx: Context, { memberId, unionId }: Pick<Actor, 'memberId' | 'unionId'>, title: string, body: string): void =>
  ctx.later('notification.send', {
    unionId,
    memberIds: [memberId],
    matter: `session:chat:${memberId}:${ctx.at}`,
    kind: 'member',
    title,
    body,
    link: mineLink,
    isPrivate: true,
  });
