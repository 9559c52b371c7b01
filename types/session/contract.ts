/** Sessions: a browser signs in with account and password; inside the chat app the platform's identity is used and no password exists. */
import { z } from 'zod';
import { roles } from '../actor';
import { Id, Moment, done, id, text } from '../common';
import { command, query } from '../operation';
import { chatOperations, Way } from './contract-chat';
import { Person } from './person';

/** Passwords are not trimmed: every character counts. */
const password = (label: string, min: number) =>
  z
    .string(`请填写${label}`)
    .min(min, min > 1 ? `${label}至少${min}位` : `请填写${label}`)
    .max(100, `${label}不能超过100位`);

const loginCode = z
  .string('请填写登录码')
  .trim()
  .regex(/^\d{8}$/, '登录码是 8 位数字，请核对');

export const session = {
  ...chatOperations,
  'session.login': command({
    summary: '浏览器用账号和密码登录，得到会话令牌；密码只以 scrypt 摘要保存',
    access: 'public',
    input: { account: text('账号', { max: 40 }), password: password('密码', 1) },
    output: z.object({ token: z.string(), member: Person }),
    audit: '登录',
    isSecret: true,
    example: { account: 'member', password: 'demo1234' },
  }),
  'session.me': query({
    summary: '我是谁、担任什么、可以调用哪些操作、有几条未读消息',
    access: 'anyMember',
    input: {},
    output: z.object({
      member: Person,
      offices: z.array(z.object({ role: z.enum(roles), unitId: Id, unitName: z.string() })),
      roles: z.array(z.enum(roles)),
      operations: z.array(z.string()),
      unread: z.number(),
    }),
    example: {},
  }),
  'session.logout': command({
    summary: '退出本次会话；everywhere 为真则退出本人在所有设备上的会话',
    access: 'anyMember',
    input: { everywhere: z.boolean('应为是或否').optional() },
    output: z.object({ ended: z.number() }),
    audit: '退出登录',
    example: {},
  }),
  'session.changePassword': command({
    summary: '本人修改密码，其他设备上的会话随之退出',
    access: 'anyMember',
    input: { oldPassword: password('原密码', 1), newPassword: password('新密码', 8) },
    output: z.object({ ended: z.number() }),
    audit: '修改密码',
    isSecret: true,
    example: { oldPassword: 'demo1234', newPassword: 'another-secret' },
  }),
  'session.setPassword': command({
    summary: '用一次性登录码进来的，直接设新密码；其他设备上的会话随之退出',
    access: 'anyMember',
    input: { newPassword: password('新密码', 8) },
    output: z.object({ account: z.string(), ended: z.number() }),
    audit: '设定密码',
    isSecret: true,
    example: { newPassword: 'another-secret' },
  }),
  'session.issueCode': command({
    summary: '干事核对身份后发一次性登录码（十五分钟内用一次，当面或电话告知本人）；没有账号的同时开户，账号锁定的同时解锁',
    access: { officer: 'union', chair: 'union', admin: 'union' },
    input: { memberId: id('会员') },
    output: z.object({ account: z.string(), code: z.string(), expiresAt: Moment }),
    audit: '发一次性登录码',
    isSecret: true,
    example: { memberId: 'm1' },
  }),
  'session.loginWithCode': command({
    summary: '浏览器用账号和一次性登录码登录，随后可直接设密码',
    access: 'public',
    input: { account: text('账号', { max: 40 }), code: loginCode },
    output: z.object({ token: z.string(), member: Person }),
    audit: '用登录码登录',
    isSecret: true,
    example: { account: 'member', code: '12345678' },
  }),
  'session.bind': command({
    summary: '在聊天应用里用一次性登录码把本人的聊天账号与会员档案连起来，以后打开就是登录的',
    access: 'public',
    input: { account: text('账号', { max: 40 }), code: loginCode },
    output: z.object({ member: Person }),
    audit: '绑定聊天应用',
    isSecret: true,
    example: { account: 'member', code: '12345678' },
  }),
  'session.list': query({
    summary: '我登录着的设备：什么设备、何时登录、最近何时用过',
    access: 'anyMember',
    input: {},
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          device: z.string(),
          startedAt: Moment,
          lastSeenAt: Moment,
          isThis: z.boolean(),
          /** Began with a one-time code: a password may be set at once. */
          isByCode: z.boolean(),
        }),
      ),
      /** Since when and how the chat app is bound to my file; null: it is not. */
      chat: z.object({ boundAt: Moment, way: Way }).nullable(),
    }),
    example: {},
  }),
  'session.end': command({
    summary: '让我的一台设备退出登录',
    access: 'anyMember',
    input: { id: id('设备') },
    output: done,
    audit: '退出一台设备',
    example: { id: 's1' },
  }),
};
