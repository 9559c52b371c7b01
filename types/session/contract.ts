/** Sessions: a browser signs in with account and password; inside the chat app the platform's identity is used and no password exists. */
import { z } from 'zod';
import { roles } from '../actor';
import { Id, text } from '../common';
import { command, query } from '../operation';

const Person = z.object({
  id: Id,
  name: z.string(),
  unionId: Id,
  unionName: z.string(),
  groupId: Id,
  groupName: z.string(),
});

/** Passwords are not trimmed: every character counts. */
const password = (label: string, min: number) =>
  z
    .string(`请填写${label}`)
    .min(min, min > 1 ? `${label}至少${min}位` : `请填写${label}`)
    .max(100, `${label}不能超过100位`);

export const session = {
  'session.login': command({
    summary: '浏览器用账号和密码登录，得到会话令牌；密码只以 scrypt 摘要保存',
    access: 'public',
    input: { account: text('账号', { max: 40 }), password: password('密码', 1) },
    output: z.object({ token: z.string(), member: Person }),
    audit: '登录',
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
    example: { oldPassword: 'demo1234', newPassword: 'another-secret' },
  }),
};
