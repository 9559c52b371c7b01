/** What other domains may ask of the inbox. */
import { kindLabels } from '../../types/notification/labels';
import type { contracts } from '../../types/contracts';
import type { ParsedOf } from '../../types/operation';
import type { Deadline, OwnData } from '../core/collected';
import { hasRole, reachOf, type Context } from '../core/context';
import { findUnitsOf } from '../unit/public';
import { callListOf } from './calling';
import { pageMine, settingsOf } from './store';

export { countUnread, readMatter } from './store';

type Message = Omit<ParsedOf<(typeof contracts)['notification.send']>, 'memberIds' | 'audience'>;
const PEOPLE_AT_ONCE = 1000;

/** Tells these people, however many; one matter reaches a person once. */
export function tellPeople(ctx: Context, memberIds: string[], message: Message): void {
  for (let start = 0; start < memberIds.length; start += PEOPLE_AT_ONCE)
    ctx.later('notification.send', { ...message, memberIds: memberIds.slice(start, start + PEOPLE_AT_ONCE) });
}

/** After this command every message about the matter (`announcement:abc:`) says what became of it and counts as read. */
export const recallMatter = (ctx: Context, unionId: string, matter: string, body: string): void =>
  ctx.later('notification.recall', { unionId, matter, body });

/** People of the own group who are to be told by phone. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!hasRole(ctx.actor, 'groupLeader')) return [];
  const led = reachOf(ctx.actor, 'notification.callList');
  const groups = (await findUnitsOf(ctx, ctx.actor.unionId)).filter(({ _id }) => led.includes(_id));
  const within = { ...ctx, scope: { ...ctx.scope, unionId: ctx.actor.unionId } };
  const lines: Deadline[] = [];
  for (const group of groups) {
    const count = (await callListOf(within, group)).length;
    if (count > 0)
      lines.push({
        key: `calls:${group._id}`,
        kind: 'system',
        title: `${group.name}有 ${count} 人没看到消息`,
        source: '电话告知名单',
        action: '电话告知',
        link: `/pages/notification/calls/index?groupId=${group._id}`,
        dueAt: null,
        count,
      });
  }
  return lines;
}

const MOST = 50;

/** The latest messages and how one wants to be told. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const [{ items }, wishes] = [await pageMine(ctx, { limit: MOST }), await settingsOf(ctx)];
  return [
    {
      title: '消息',
      columns: ['时间', '类型', '标题', '内容', '阅读时间'],
      rows: items.map(({ at, kind, title, body, readAt }) => [at, kindLabels[kind], title, body, readAt ?? '']),
    },
    {
      title: '提醒设置',
      columns: ['关闭的提醒', '免打扰'],
      rows: [
        [
          wishes.mutedKinds.map((kind) => kindLabels[kind]).join('、'),
          wishes.isQuietOn ? `${wishes.quietFrom} 至 ${wishes.quietTo}` : '关',
        ],
      ],
    },
  ];
}
