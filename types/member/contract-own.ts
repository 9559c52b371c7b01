/** A member's own file: corrections that are reviewed, contact data of one's own, who opened what, and the card. */
import { z } from 'zod';
import { Day, Id, Moment, choice, day, done, flag, id, page, pageInput, text } from '../common';
import { Attachment, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { bankAccount, idNumber, phone } from './fields';
import { correctableLabels, genderLabels, sealedLabels, type Correctable, type SealedField } from './labels';
import { correctionLifecycle, memberLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const verifiers = { groupLeader: 'union', treasurer: 'union', liaison: 'union', admin: 'union', ...keepers } as const;
const sealedField = z.enum(Object.keys(sealedLabels) as [SealedField], '没有这一项，或这一项不需要打开');
const CorrectionState = z.enum(correctionLifecycle.states);

export const Correction = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  state: CorrectionState,
  changes: z.array(
    z.object({
      field: z.enum(Object.keys(correctableLabels) as [Correctable]),
      label: z.string(),
      /** Sealed fields masked. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  remark: z.string().nullable(),
  files: z.array(Attachment),
  at: Moment,
  decidedAt: Moment.nullable(),
  decidedByName: z.string().nullable(),
  reason: z.string().nullable(),
  moves: z.array(z.string()),
});

export const ownOperations = {
  'member.proposeCorrection': command({
    summary: '本人提出更正资料，可附证明；由干事对照新旧后采纳或说明理由',
    access: 'anyMember',
    input: {
      changes: z.strictObject(
        {
          name: text('姓名', { max: 30 }).optional(),
          employeeNo: text('工号', { max: 30 }).optional(),
          gender: choice('性别', genderLabels).optional(),
          birthOn: day('出生日期').optional(),
          joinedOn: day('入会日期').optional(),
          departmentId: id('部门').optional(),
          phone: phone.optional(),
          idNumber: idNumber.optional(),
          bankAccount: bankAccount.optional(),
        },
        '更正各项应为对象',
      ),
      remark: text('说明', { min: 0, max: 200 }).optional(),
      fileIds: fileIds('证明').optional(),
      hasConsentedToIdNumber: flag('单独同意').optional(),
    },
    output: done,
    audit: '申请更正资料',
    isSecret: true,
    example: { changes: { birthOn: '1990-03-05' }, remark: '登记时写错了一天' },
  }),
  'member.corrections': query({
    summary: '更正申请：会员看自己的，干事看本会的（mine 为真只看自己的）；号码遮掩',
    access: { member: 'own', ...keepers },
    input: { ...pageInput, state: z.enum(correctionLifecycle.states, '状态不对').optional(), mine: flag('只看自己的').optional() },
    output: page(Correction),
    example: { state: 'pending' },
  }),
  'member.reviewCorrection': command({
    summary: '干事审核更正：采纳即改入档案；不采纳写明理由',
    access: keepers,
    input: {
      id: id('更正申请'),
      decision: choice('决定', { accept: '采纳', decline: '不采纳' }),
      reason: text('理由', { min: 0, max: 200 }).optional(),
    },
    output: z.object({ id: Id, state: CorrectionState }),
    audit: '审核资料更正',
    example: { id: 'c1', decision: 'accept' },
  }),
  'member.withdrawCorrection': command({
    summary: '本人撤回还没有审核的更正',
    access: 'anyMember',
    input: { id: id('更正申请') },
    output: z.object({ id: Id, state: CorrectionState }),
    audit: '撤回资料更正',
    example: { id: 'c1' },
  }),
  'member.setContact': command({
    summary: '本人直接修改通讯地址、紧急联系人；加密保存，不需审核',
    access: 'anyMember',
    input: {
      address: text('通讯地址', { min: 0, max: 120 }).nullable().optional(),
      emergency: text('紧急联系人', { min: 0, max: 60 }).nullable().optional(),
    },
    output: done,
    audit: '修改联系方式',
    isSecret: true,
    example: { address: '云溪区清源路1号' },
  }),
  'member.openSensitive': command({
    summary: '打开遮掩的资料：干事须写明理由，本人会在「谁看过我的资料」里看到；本人看自己的不用写',
    access: { member: 'own', ...keepers },
    input: {
      id: id('会员'),
      fields: z.array(sealedField, '要看的各项应为列表').min(1, '请选择要看哪一项').max(5, '最多五项'),
      reason: text('理由', { min: 0, max: 200 }).optional(),
      /** Opens what a proposed correction says instead of the file. */
      correctionId: id('更正申请').optional(),
    },
    output: z.object({ values: z.array(z.object({ field: sealedField, label: z.string(), text: z.string().nullable() })) }),
    audit: '打开敏感资料',
    isSecret: true,
    example: { id: 'm1', fields: ['phone'], reason: '通知体检时间' },
  }),
  'member.openings': query({
    summary: '谁看过我的资料：什么时候、谁、看了哪几项、为什么',
    access: 'anyMember',
    input: pageInput,
    output: page(
      z.object({ id: Id, at: Moment, byName: z.string(), byUnionName: z.string(), labels: z.array(z.string()), reason: z.string() }),
    ),
    example: {},
  }),
  'member.card': query({
    summary: '我的会员卡：姓名、工会、编号、会籍与每半分钟一换的会员码',
    access: 'anyMember',
    input: {},
    output: z.object({
      name: z.string(),
      unionName: z.string(),
      groupName: z.string(),
      number: z.string(),
      state: z.enum(memberLifecycle.states),
      joinedOn: Day.nullable(),
      code: z.string(),
      /** When the code changes. */
      renewsAt: Moment,
    }),
    example: {},
  }),
  'member.verifyCard': command({
    summary: '核验会员码：会员当面出示，告知是谁、哪个工会、会籍是否有效',
    access: verifiers,
    input: { code: text('会员码', { max: 120 }) },
    output: z.object({
      isValid: z.boolean(),
      name: z.string(),
      unionName: z.string(),
      groupName: z.string(),
      number: z.string(),
      state: z.enum(memberLifecycle.states),
      isOwnUnion: z.boolean(),
    }),
    audit: '核验会员卡',
    example: { code: 'M.m1.58912345.abcdefghijklmnopqrstuv' },
  }),
};
