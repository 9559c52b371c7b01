/** Members: joining, the roster and its import, the file card. */
import { z } from 'zod';
import { roles } from '../actor';
import { Day, Id, Moment, choice, day, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { genderLabels } from './labels';
import { memberLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const readers = { groupLeader: 'group', treasurer: 'union', auditor: 'union', admin: 'union', ...keepers } as const;
const State = z.enum(memberLifecycle.states);
const phone = z
  .string('请填写手机号')
  .trim()
  .regex(/^1\d{10}$/, '手机号应为 1 开头的 11 位数字');
const employeeNo = text('工号', { max: 30 });
const gender = choice('性别', genderLabels);

export const MemberItem = z.object({
  id: Id,
  name: z.string(),
  employeeNo: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  state: State,
  /** Masked, e.g. `199****0001`. */
  phone: z.string().nullable(),
  joinedOn: Day.nullable(),
});

export const MemberCard = MemberItem.extend({
  departmentName: z.string().nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  birthOn: Day.nullable(),
  offices: z.array(z.object({ role: z.enum(roles), unitId: Id, unitName: z.string() })),
  tags: z.array(z.string()),
  reason: z.string().nullable(),
  updatedAt: Moment,
  moves: z.array(z.string()),
});

const RowError = z.object({ row: z.number(), column: z.string(), message: z.string() });

export const member = {
  'member.apply': command({
    summary: '职工扫小组码网上入会，等待审核；未通过的可补正后再申请',
    access: 'public',
    input: {
      groupId: id('小组'),
      name: text('姓名', { max: 30 }),
      phone,
      employeeNo: employeeNo.optional(),
      gender: gender.optional(),
      hasConsented: z.literal(true, '请先阅读并同意个人信息使用说明').optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '申请入会',
    example: { groupId: 'group1', name: '测试职工', phone: '19900009999' },
  }),
  'member.review': command({
    summary: '审核入会申请；不通过须写明理由',
    access: keepers,
    input: {
      id: id('会员'),
      decision: choice('决定', { approve: '通过', reject: '不通过' }),
      reason: text('理由', { min: 0, max: 200 }).optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '审核入会',
    example: { id: 'm1', decision: 'approve' },
  }),
  'member.list': query({
    summary: '名册：组长看本组，干事、财务、经审、主席看本会；手机号遮掩',
    access: readers,
    input: {
      ...pageInput,
      groupId: id('小组').optional(),
      state: z.enum(memberLifecycle.states, '状态不对').optional(),
      search: text('查找内容', { max: 30 }).optional(),
    },
    output: page(MemberItem),
    example: { limit: 20 },
  }),
  'member.get': query({
    summary: '会员档案卡；本人与干事看到完整手机号，其他人看到遮掩的',
    access: { member: 'own', ...readers },
    input: { id: id('会员') },
    output: MemberCard,
    example: { id: 'm1' },
  }),
  'member.mine': query({ summary: '我的会员档案', access: 'anyMember', input: {}, output: MemberCard, example: {} }),
  'member.update': command({
    summary: '干事修改会员资料；换组、换部门须为本会单位',
    access: keepers,
    input: {
      id: id('会员'),
      name: text('姓名', { max: 30 }).optional(),
      employeeNo: employeeNo.optional(),
      phone: phone.nullable().optional(),
      gender: gender.nullable().optional(),
      groupId: id('小组').optional(),
      departmentId: id('部门').nullable().optional(),
      birthOn: day('出生日期').nullable().optional(),
      joinedOn: day('入会日期').nullable().optional(),
      tags: z
        .array(text('标签', { max: 20 }), '标签应为列表')
        .max(10, '标签不能超过10个')
        .optional(),
    },
    output: z.object({ id: Id }),
    audit: '修改会员资料',
    example: { id: 'm1', phone: '19900009998' },
  }),
  'member.move': command({
    summary: '办理保留会籍、退休、恢复、离会，写明理由',
    access: keepers,
    input: {
      id: id('会员'),
      move: choice('办理事项', { retain: '保留会籍', retire: '退休', restore: '恢复在册', leave: '离会' }),
      reason: text('理由', { max: 200 }),
    },
    output: z.object({ id: Id, state: State }),
    audit: '办理会籍变动',
    example: { id: 'm1', move: 'retain', reason: '借调一年' },
  }),
  'member.import': command({
    summary: '导入名册：rows 或上传的 .xlsx（fileId）；dryRun 只核对不写入；工号已在册的为更新；有错时整批不写入，除非 skipInvalid',
    access: keepers,
    input: {
      rows: z
        .array(z.record(z.string().max(60), z.unknown()), 'rows 应为列表')
        .max(20_000, '一次最多导入 20000 行，请拆分后再导入')
        .optional(),
      fileId: id('文件').optional(),
      dryRun: flag('只核对').default(false),
      skipInvalid: flag('跳过有错的行').default(false),
    },
    output: z.object({
      total: z.number(),
      created: z.number(),
      updated: z.number(),
      unchanged: z.number(),
      isDryRun: z.boolean(),
      errors: z.array(RowError),
      errorCount: z.number(),
    }),
    audit: '导入名册',
    example: { rows: [{ 工号: 'T0001', 姓名: '测试职工', 小组: '第一小组', 手机: '19900009999' }], dryRun: true },
  }),
  'member.importProgress': query({
    summary: '导入进行到第几行；requestId 为导入时的请求编号',
    access: keepers,
    input: { requestId: z.string('请求编号应为文字').min(8).max(100) },
    output: z.object({ done: z.number(), total: z.number() }),
    example: { requestId: 'f3b1d2c0-0000-4000-8000-000000000001' },
  }),
};
