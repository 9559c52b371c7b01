/** What signing in tells of itself: requests that wait for officers, and what is kept of one person. */
import { bindingWayLabels } from '../../types/session/labels';
import type { Waiting } from '../../types/home/contract';
import type { Deadline, OwnData } from '../core/collected';
import { may, type Context } from '../core/context';
import { identitiesOf } from '../core/identity';
import { sayMoment } from '../core/time';
import { countOpen, findBinding } from './chat-store';

const link = '/pages/session/bindings/index';

async function matter(ctx: Context): Promise<{ count: number; title: string } | null> {
  if (!may(ctx.actor, 'session.decideBinding')) return null;
  const count = await countOpen(ctx, ctx.actor.unionId);
  return count > 0 ? { count, title: `${count} 个聊天账号等待核对` } : null;
}

export async function tellWaiting(ctx: Context): Promise<Waiting[]> {
  const waits = await matter(ctx);
  return waits ? [{ key: 'session:bindings', kind: 'member', title: waits.title, action: '请核对本人', link, dueAt: null }] : [];
}

export async function tellDeadlines(ctx: Context): Promise<Deadline[]> {
  const waits = await matter(ctx);
  const fixed = { key: 'session:bindings', kind: 'member', source: '聊天应用绑定', action: '请核对本人', link, dueAt: null } as const;
  return waits ? [{ ...fixed, ...waits }] : [];
}

export async function tellOwnData(ctx: Context): Promise<OwnData[]> {
  const { memberId } = ctx.actor;
  const [binding, all] = await Promise.all([findBinding(ctx, memberId), identitiesOf(ctx, memberId)]);
  const devices = all.filter(({ kind }) => kind === 'session');
  const rows = [
    ...(binding ? [['聊天应用', sayMoment(binding.boundAt), bindingWayLabels[binding.way]]] : []),
    ...devices.map(({ device = '', createdAt }) => [device || '其他设备', sayMoment(createdAt.toISOString()), '浏览器登录']),
  ];
  return [{ title: '登录的设备', columns: ['设备', '开始', '方式'], rows }];
}
