/** Transfer 转会: out of one union, into another, with the file; the old record says where the person went. */
import { z } from 'zod';
import { Day, Id, Moment, choice, done, id, page, pageInput, text } from '../common';
import { Attachment, Exported, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { transferLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const State = z.enum(transferLifecycle.states);
const moved = z.object({ id: Id, state: State });

export const Transfer = z.object({
  id: Id,
  side: z.enum(['in', 'out']),
  name: z.string(),
  memberId: Id.nullable(),
  fromUnionName: z.string(),
  toUnionName: z.string(),
  state: State,
  reason: z.string(),
  note: z.string().nullable(),
  /** What comes along. */
  joinedOn: Day.nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  /** The last month whose dues belong to the union left, once accepted. */
  duesUntil: z.string().nullable(),
  files: z.array(Attachment),
  at: Moment,
  steps: z.array(z.object({ at: Moment, text: z.string(), byName: z.string() })),
  moves: z.array(z.string()),
});

export const transferOperations = {
  'member.transferTargets': query({
    summary: '可以转入的工会：同一联合会下的其他工会',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
    example: {},
  }),
  'member.transfer': command({
    summary: '办理转会：会员申请自己的，干事为会员直接转出；转入单位接收前会籍不变',
    access: { member: 'own', ...keepers },
    input: {
      /** Left out: oneself. */
      id: id('会员').optional(),
      toUnionId: id('转入的工会'),
      reason: text('理由', { max: 200 }),
      fileIds: fileIds('材料').optional(),
    },
    output: moved,
    audit: '办理转会',
    example: { toUnionId: 'union2', reason: '工作调动' },
  }),
  'member.transfers': query({
    summary: '转会：会员看自己的，干事看转出与转入',
    access: { member: 'own', ...keepers },
    input: {
      ...pageInput,
      side: choice('方向', { out: '转出', in: '转入' }),
      state: z.enum(transferLifecycle.states, '状态不对').optional(),
    },
    output: page(Transfer),
    example: { side: 'out' },
  }),
  'member.releaseTransfer': command({
    summary: '转出单位审核会员的转会申请：同意转出，或写明理由不同意',
    access: keepers,
    input: {
      id: id('转会'),
      decision: choice('决定', { release: '同意转出', decline: '不同意' }),
      reason: text('理由', { min: 0, max: 200 }).optional(),
    },
    output: moved,
    audit: '审核转出',
    example: { id: 't1', decision: 'release' },
  }),
  'member.acceptTransfer': command({
    summary: '转入单位接收：编入小组，建立会员档案（会龄连续计算），原单位记为已转出',
    access: keepers,
    input: { id: id('转会'), groupId: id('小组'), employeeNo: text('工号', { max: 30 }).optional() },
    output: z.object({ id: Id, state: State, memberId: Id }),
    audit: '接收转入',
    example: { id: 't1', groupId: 'group1' },
  }),
  'member.declineTransfer': command({
    summary: '转入单位不接收，写明理由；会籍留在原单位',
    access: keepers,
    input: { id: id('转会'), reason: text('理由', { max: 200 }) },
    output: moved,
    audit: '不接收转入',
    example: { id: 't1', reason: '劳动关系不在本单位' },
  }),
  'member.withdrawTransfer': command({
    summary: '接收之前撤回转会：本人撤回自己的，转出单位干事可撤回',
    access: { member: 'own', ...keepers },
    input: { id: id('转会') },
    output: moved,
    audit: '撤回转会',
    example: { id: 't1' },
  }),
  'member.exportTransferLetter': command({
    summary: '打印会员组织关系介绍信（PDF）',
    access: { member: 'own', ...keepers },
    input: { id: id('转会') },
    output: Exported,
    audit: '打印转会介绍信',
    example: { id: 't1' },
  }),
  'member.erase': command({
    summary: '保管期满注销离会人员的个人资料：只留编号，会费等记录不再指向个人；写明理由，不能恢复',
    access: keepers,
    input: { id: id('会员'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '注销会员资料',
    example: { id: 'm1', reason: '离会已满保管期' },
  }),
  'member.keeping': query({
    summary: '离会后资料保管多久，依据是什么',
    access: { auditor: 'union', admin: 'union', ...keepers },
    input: {},
    output: z.object({ months: z.number(), source: z.string(), byName: z.string().nullable(), at: Moment.nullable() }),
    example: {},
  }),
  'member.setKeeping': command({
    summary: '设定离会后资料的保管月数，写明依据',
    access: { chair: 'union', admin: 'union' },
    input: {
      months: z.number('保管月数应为整数').int('保管月数应为整数').min(1, '至少 1 个月').max(360, '最多 360 个月'),
      source: text('依据', { max: 200 }),
    },
    output: z.object({ months: z.number() }),
    audit: '设定资料保管期',
    example: { months: 36, source: '本会档案管理办法' },
  }),
};
