/** Notifications: the in-app inbox is the truth; every device sees the same unread number. */
import { z } from 'zod';
import { Audience, Id, Moment, choice, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { kindLabels } from './labels';

const kind = choice('类型', kindLabels);

const clock = (label: string) => z.string(`请填写${label}`).regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}应为时刻，如 22:00`);

export const Settings = z.object({
  mutedKinds: z.array(kind),
  isQuietOn: z.boolean(),
  /** Shanghai times `HH:mm`; a span over midnight is usual. */
  quietFrom: z.string(),
  quietTo: z.string(),
});

export const notification = {
  'notification.list': query({
    summary: '本人的消息，新的在前；可只看未读或一类',
    access: 'anyMember',
    input: { ...pageInput, isUnread: flag('只看未读').optional(), kind: kind.optional() },
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
  'notification.settings': query({
    summary: '本人的提醒设置：各类开关与免打扰时段',
    access: 'anyMember',
    input: {},
    output: Settings,
    example: {},
  }),
  'notification.setSettings': command({
    summary: '设置各类提醒与免打扰时段；消息仍会留在收件箱，紧急的照常提醒',
    access: 'anyMember',
    input: {
      mutedKinds: z.array(kind, '类型应为列表').max(20, '类型过多'),
      isQuietOn: flag('免打扰'),
      quietFrom: clock('免打扰开始'),
      quietTo: clock('免打扰结束'),
    },
    output: Settings,
    audit: '修改提醒设置',
    example: { mutedKinds: [], isQuietOn: true, quietFrom: '22:00', quietTo: '08:00' },
  }),
  'notification.callList': query({
    summary: '电话告知名单：没有用过本应用、或三天以上没看消息的会员；组长看本组，干事按小组看',
    access: { groupLeader: 'group', officer: 'union', chair: 'union' },
    input: { groupId: id('小组').optional() },
    output: z.object({
      items: z.array(
        z.object({
          memberId: Id,
          name: z.string(),
          groupName: z.string(),
          hasApp: z.boolean(),
          unread: z.number(),
          titles: z.array(z.string()),
        }),
      ),
      groups: z.array(z.object({ id: Id, name: z.string() })),
      groupId: Id.nullable(),
    }),
    example: {},
  }),
  'notification.told': command({
    summary: '记下已电话告知这位会员，其未看的消息不再列入名单',
    access: { groupLeader: 'group', officer: 'union', chair: 'union' },
    input: { memberId: id('会员'), note: text('备注', { min: 0, max: 200 }).optional() },
    output: z.object({ told: z.number() }),
    audit: '电话告知',
    example: { memberId: 'm1', note: '已告知本人' },
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
      /** Reaches people in their quiet hours and whatever they have switched off: an offer that runs out tonight, an event called off. */
      isUrgent: flag('紧急').optional(),
      /** For nobody else: that somebody got it says something of them (they have not voted), so no call list names it. */
      isPrivate: flag('只给本人').optional(),
    },
    output: z.object({ sent: z.number() }),
    audit: '发送消息',
    example: { unionId: 'u1', memberIds: ['m1'], matter: 'event:e1:promoted', kind: 'event', title: '候补成功', body: '您已转为正式报名' },
  }),
};
