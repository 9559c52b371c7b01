/** The union's register entry: employer, figures, address, and the committee with its term; the law's notes are computed. */
import { z } from 'zod';
import { Day, Id, choice, count, day, done, flag, id, text } from '../common';
import { command, query } from '../operation';
import { industryLabels, postLabels } from './labels';

const keepers = { officer: 'union', chair: 'union', admin: 'union', federation: 'tree' } as const;
const readers = {
  member: 'union',
  groupLeader: 'union',
  delegate: 'union',
  liaison: 'union',
  treasurer: 'union',
  auditor: 'union',
  ...keepers,
} as const;
const phone = z
  .string('联系电话应为文字')
  .trim()
  .regex(/^[0-9+()-]{7,20}$/, '联系电话应为 7 至 20 位数字，可含区号');

export const CommitteeSeat = z.object({
  memberId: Id.nullable(),
  name: z.string(),
  post: z.enum(Object.keys(postLabels) as [keyof typeof postLabels]),
});
export const Committee = z.object({
  id: Id,
  number: z.number(),
  from: Day,
  to: Day,
  years: z.number(),
  isServing: z.boolean(),
  seats: z.array(CommitteeSeat),
});
export const RegisterNote = z.object({
  key: z.string(),
  text: z.string(),
  /** The rule behind it, with its article. */
  source: z.string(),
  dueOn: Day.nullable(),
  isUrgent: z.boolean(),
});
export const Register = z.object({
  unionId: Id,
  unionName: z.string(),
  employer: z.string(),
  industry: z.enum(Object.keys(industryLabels) as [keyof typeof industryLabels]).nullable(),
  staffCount: z.number().nullable(),
  memberCount: z.number(),
  address: z.string(),
  contactName: z.string(),
  /** Only for those who keep the register. */
  contactPhone: z.string().nullable(),
  foundedOn: Day.nullable(),
  committee: Committee.nullable(),
  earlier: z.array(Committee),
  notes: z.array(RegisterNote),
  canKeep: z.boolean(),
});

export const registerOperations = {
  'unit.register': query({
    summary: '工会登记：单位、人数、地址、本届委员会与任期，以及依法应办的事；上级工会可看所辖各会',
    access: readers,
    input: { unionId: id('工会').optional() },
    output: Register,
    example: {},
  }),
  'unit.registers': query({
    summary: '所辖各工会的登记一览与应办事项',
    access: { federation: 'tree' },
    input: {},
    output: z.object({
      items: z.array(
        Register.pick({
          unionId: true,
          unionName: true,
          employer: true,
          industry: true,
          staffCount: true,
          memberCount: true,
          notes: true,
        }).extend({
          termTo: Day.nullable(),
          chair: z.string().nullable(),
        }),
      ),
    }),
    example: {},
  }),
  'unit.updateRegister': command({
    summary: '登记或更正单位名称、行业、职工人数、地址与联系方式',
    access: keepers,
    input: {
      unionId: id('工会').optional(),
      employer: text('单位名称', { max: 60 }),
      industry: choice('行业', industryLabels),
      staffCount: count('职工人数', { min: 1, max: 1_000_000 }),
      address: text('地址', { max: 100 }),
      contactName: text('联系人', { max: 30 }),
      contactPhone: phone,
      foundedOn: day('成立日期').nullable().optional(),
    },
    output: done,
    audit: '更正工会登记',
    example: {
      employer: '测试单位',
      industry: 'health',
      staffCount: 300,
      address: '一号路1号',
      contactName: '干事甲',
      contactPhone: '02100000000',
    },
  }),
  'unit.setCommittee': command({
    summary: '登记新一届委员会：任期三年或五年，委员与分工；上一届转入沿革',
    access: { chair: 'union', admin: 'union', federation: 'tree' },
    input: {
      unionId: id('工会').optional(),
      number: count('届次', { min: 1, max: 99 }),
      from: day('任期开始日'),
      years: count('任期年数', { min: 1, max: 9 }),
      seats: z
        .array(
          z.strictObject({
            memberId: id('委员').nullable().default(null),
            name: text('委员姓名', { max: 30 }),
            post: choice('委员职务', postLabels),
            hasCloseRelative: flag('是否为单位主要负责人的近亲属').default(false),
          }),
          '委员应为列表',
        )
        .min(1, '请至少登记一位委员')
        .max(40, '委员不能超过40人'),
    },
    output: done,
    audit: '登记委员会',
    example: { number: 3, from: '2026-01-01', years: 5, seats: [{ name: '甲', post: 'chair' }] },
  }),
  'unit.tellTerm': command({
    summary: '提醒委员会任期将满：届满前六个月、一个月与届满各一次',
    access: 'system',
    input: { id: id('委员会') },
    output: done,
    audit: '提醒委员会任期',
    example: { id: 'c1' },
  }),
};
