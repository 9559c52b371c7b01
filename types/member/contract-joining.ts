/** Joining by a group's code 网上入会: the form with its consent, the review, what is sent back, and what is put right. */
import { z } from 'zod';
import { Day, Id, Moment, choice, day, flag, id, text } from '../common';
import { command, query } from '../operation';
import { idNumber, phone } from './fields';
import { applicationLabels, genderLabels } from './labels';
import { memberLifecycle } from './lifecycle';

const reviewers = { groupLeader: 'group', officer: 'union', chair: 'union' } as const;
const State = z.enum(memberLifecycle.states);
const fieldName = z.enum(Object.keys(applicationLabels) as [keyof typeof applicationLabels], '没有这一项，请从申请表的各项中选择');
const secret = z.string('查询码应为文字').regex(/^[A-Za-z0-9_-]{32,64}$/, '查询码不对，请从提交申请的那台设备打开，或请工会干事查询');

const Consent = z.object({ version: z.string(), text: z.array(z.string()), sensitive: z.string() });
const JoinCode = z.object({
  groupId: Id,
  groupName: z.string(),
  unionName: z.string(),
  /** Null until somebody makes one. */
  code: z.string().nullable(),
  path: z.string().nullable(),
  expiresOn: Day.nullable(),
});

const form = {
  name: text('姓名', { max: 30 }),
  phone,
  employeeNo: text('工号', { max: 30 }).optional(),
  gender: choice('性别', genderLabels).optional(),
  birthOn: day('出生日期').optional(),
  idNumber: idNumber.optional(),
  hasConsentedToIdNumber: flag('单独同意').optional(),
  consentVersion: text('说明的版本', { max: 20 }).optional(),
};

export const joiningOperations = {
  'member.joinCode': query({
    summary: '小组现在的入会码；小组长看本组，干事看各组',
    access: reviewers,
    input: { groupId: id('小组') },
    output: JoinCode,
    example: { groupId: 'group1' },
  }),
  'member.renewJoinCode': command({
    summary: '生成小组的入会码；旧码随即作废',
    access: reviewers,
    input: { groupId: id('小组') },
    output: JoinCode,
    audit: '生成入会码',
    example: { groupId: 'group1' },
  }),
  'member.joinForm': query({
    summary: '扫入会码后看到的：加入哪个小组、个人信息使用说明；无须登录',
    access: 'public',
    input: { code: text('入会码', { max: 40 }) },
    output: z.object({ groupId: Id, groupName: z.string(), unionName: z.string(), consent: Consent }),
    example: { code: 'ABCDEFGH-123456' },
  }),
  'member.apply': command({
    summary: '职工凭小组的入会码（code）或小组编号网上入会，等待审核；号码已登记的不收，可请干事当面核对（asksCheck）',
    access: 'public',
    input: {
      groupId: id('小组').optional(),
      code: text('入会码', { max: 40 }).optional(),
      ...form,
      hasConsented: z.literal(true, '请先阅读并同意个人信息使用说明').optional(),
      /** The applicant's own secret, made on their device: with it they come back to the application. */
      token: secret.optional(),
      asksCheck: flag('请干事核对').optional(),
    },
    /** The token comes back to who applied by a code, or brought one. */
    output: z.object({ id: Id, state: State, token: z.string().optional() }),
    audit: '申请入会',
    isSecret: true,
    example: { groupId: 'group1', name: '测试职工', phone: '19900009999' },
  }),
  'member.application': query({
    summary: '申请人凭查询码看自己的申请：到哪一步、要补正什么；无须登录',
    access: 'public',
    input: { id: id('申请'), token: secret },
    output: z.object({
      id: Id,
      state: State,
      groupName: z.string(),
      unionName: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      employeeNo: z.string().nullable(),
      gender: z.enum(['male', 'female']).nullable(),
      birthOn: Day.nullable(),
      idNumber: z.string().nullable(),
      reason: z.string().nullable(),
      corrections: z.array(z.object({ field: z.enum(Object.keys(applicationLabels) as [string]), message: z.string() })),
      isBeingChecked: z.boolean(),
      appliedAt: Moment,
      consent: Consent,
    }),
    example: { id: 'm1', token: 'x'.repeat(43) },
  }),
  'member.resubmit': command({
    summary: '申请人凭查询码补正后再交；没有写的各项保持原样',
    access: 'public',
    input: {
      id: id('申请'),
      token: secret,
      ...form,
      name: form.name.optional(),
      phone: phone.optional(),
      asksCheck: flag('请干事核对').optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '补正入会申请',
    example: { id: 'm1', token: 'x'.repeat(43), employeeNo: 'N001' },
  }),
  'member.review': command({
    summary: '审核入会申请：通过、退回补正（可逐项写明）或不通过；小组长审本组的',
    access: reviewers,
    input: {
      id: id('会员'),
      decision: choice('决定', { approve: '通过', return: '退回补正', reject: '不通过' }),
      reason: text('理由', { min: 0, max: 200 }).optional(),
      corrections: z
        .array(z.strictObject({ field: fieldName, message: text('补正说明', { max: 100 }) }), '补正各项应为列表')
        .max(10, '补正不能超过10项')
        .optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '审核入会',
    example: { id: 'm1', decision: 'approve' },
  }),
};
