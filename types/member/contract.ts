/** Members: the roster, the file card and the moves of a membership; joining, import, one's own file and transfer lie beside. */
import { z } from 'zod';
import { roles } from '../actor';
import { Day, Id, Moment, choice, day, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { importOperations } from './contract-import';
import { joiningOperations } from './contract-joining';
import { ownOperations } from './contract-own';
import { transferOperations } from './contract-transfer';
import { bankAccount, idNumber, phone } from './fields';
import { genderLabels, moveLabels } from './labels';
import { memberLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const readers = { groupLeader: 'group', treasurer: 'union', auditor: 'union', admin: 'union', ...keepers } as const;
const State = z.enum(memberLifecycle.states);
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
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  birthOn: Day.nullable(),
  offices: z.array(z.object({ role: z.enum(roles), unitId: Id, unitName: z.string() })),
  tags: z.array(z.string()),
  reason: z.string().nullable(),
  /** Since when in this union, and until when; the months of dues follow from them. */
  enteredOn: Day.nullable(),
  leftOn: Day.nullable(),
  /** Until when the membership is retained. */
  retainedUntil: Day.nullable(),
  /** Sealed fields, masked; `canOpen` names those the caller may open with a reason. */
  sealed: z.object({
    phone: z.string().nullable(),
    idNumber: z.string().nullable(),
    bankAccount: z.string().nullable(),
    address: z.string().nullable(),
    emergency: z.string().nullable(),
  }),
  canOpen: z.boolean(),
  /** What the reviewer sees of an application besides the card. */
  application: z
    .object({
      appliedAt: Moment,
      consentVersion: z.string().nullable(),
      corrections: z.array(z.object({ field: z.string(), message: z.string() })),
      isBeingChecked: z.boolean(),
    })
    .nullable(),
  history: z.array(z.object({ at: Moment, text: z.string(), note: z.string().nullable(), byName: z.string(), unionName: z.string() })),
  updatedAt: Moment,
  moves: z.array(z.string()),
});

export const member = {
  ...joiningOperations,
  'member.list': query({
    summary: '名册：组长看本组，干事、财务、经审、主席看本会；手机号遮掩；查找可用姓名、工号，干事还可用完整的手机号或身份证号',
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
    summary: '会员档案卡；敏感资料遮掩，本人看得到自己的手机号',
    access: { member: 'own', ...readers },
    input: { id: id('会员') },
    output: MemberCard,
    example: { id: 'm1' },
  }),
  'member.mine': query({ summary: '我的会员档案', access: 'anyMember', input: {}, output: MemberCard, example: {} }),
  'member.update': command({
    summary: '干事修改会员资料；换组、换部门须为本会单位；号码加密保存',
    access: keepers,
    input: {
      id: id('会员'),
      name: text('姓名', { max: 30 }).optional(),
      employeeNo: employeeNo.optional(),
      phone: phone.nullable().optional(),
      idNumber: idNumber.nullable().optional(),
      bankAccount: bankAccount.nullable().optional(),
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
    summary: '办理保留会籍（可写到哪天）、退休、恢复、离会、重新入会，写明理由',
    access: keepers,
    input: {
      id: id('会员'),
      move: choice('办理事项', moveLabels),
      reason: text('理由', { max: 200 }),
      /** From which day; today when left out. */
      on: day('生效日期').optional(),
      /** Retained until. */
      until: day('保留到').optional(),
      /** Readmitted into. */
      groupId: id('小组').optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '办理会籍变动',
    example: { id: 'm1', move: 'retain', reason: '借调一年' },
  }),
  'member.reseal': command({
    summary: '换用新密钥后，系统把一位会员的加密资料重新加密',
    access: 'system',
    input: { id: id('会员'), unionId: id('工会') },
    output: z.object({ isChanged: z.boolean() }),
    audit: null,
    example: { id: 'm1', unionId: 'union1' },
  }),
  ...importOperations,
  ...ownOperations,
  ...transferOperations,
};
