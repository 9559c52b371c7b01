/** Notifications: the in-app inbox is the truth; every device sees the same unread number. */
import { z } from 'zod';
import { Audience, Id, Moment, choice, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { kindLabels } from './labels';

const kind = choice('类型', kindLabels);

export const notification = {
  'notification.list': query({
    summary: '本人的消息，新的在前',
    access: 'anyMember',
    input: { ...pageInput, isUnread: flag('只看未读').optional() },
    output: page(
      z.object({
        id: Id,
        kind,
        title: z.string(),
        body: z.string(),
        link: z.string().nullable(),
        at: Moment,
        readAt: Moment.nullable(),
      }),
    ),
    example: { limit: 20 },
  }),
  'notification.unread': query({
    summary: '本人未读消息数',
    access: 'anyMember',
    input: {},
    output: z.object({ unread: z.number() }),
    example: {},
  }),
  'notification.read': command({
    summary: '标记一条或全部消息为已读',
    access: 'anyMember',
    input: { id: id('消息').optional() },
    output: z.object({ unread: z.number() }),
    audit: '阅读消息',
    example: {},
  }),
  'notification.recall': command({
    summary: '事项已撤回或过期：系统把相关消息改为说明并记为已读',
    access: 'system',
    input: { unionId: id('工会'), matter: text('事项', { max: 120 }), body: text('内容', { max: 300 }) },
    output: z.object({ recalled: z.number() }),
    audit: '撤回消息',
    example: { unionId: 'u1', matter: 'announcement:a1:', body: '已撤回：时间有误' },
  }),
  'notification.send': command({
    summary: '系统向会员发送消息；同一事项（matter）对同一人只留一条',
    access: 'system',
    input: {
      unionId: id('工会'),
      memberIds: z.array(id('会员')).max(1000).optional(),
      audience: Audience.optional(),
      /** What it is about, e.g. `event:abc:promoted`; sending twice keeps one. */
      matter: text('事项', { max: 120 }),
      kind,
      title: text('标题', { max: 60 }),
      body: text('内容', { min: 0, max: 300 }),
      /** Client page path with query, e.g. `/pages/event/detail/index?id=abc`. */
      link: text('链接', { max: 200 }).optional(),
    },
    output: z.object({ sent: z.number() }),
    audit: '发送消息',
    example: { unionId: 'u1', memberIds: ['m1'], matter: 'event:e1:promoted', kind: 'event', title: '候补成功', body: '您已转为正式报名' },
  }),
};
