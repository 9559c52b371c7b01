/** Re-arranging groups 调整小组: several steps planned together, looked at first, then done in one go; who was where when is kept. */
import { z } from 'zod';
import { Day, Id, flag, id, text } from '../common';
import { command, query } from '../operation';

const keepers = { officer: 'union', chair: 'union', admin: 'union' } as const;
const people = z.array(id('会员'), '会员应为列表').min(1, '请至少选择一位会员').max(2000, '一步最多调整2000人');

export const Step = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('split'), groupId: id('要拆分的小组'), name: text('新小组名称', { max: 30 }), memberIds: people }),
    z.strictObject({ kind: z.literal('merge'), groupId: id('并出的小组'), intoId: id('并入的小组') }),
    z.strictObject({ kind: z.literal('rename'), groupId: id('小组'), name: text('新名称', { max: 30 }) }),
    z.strictObject({ kind: z.literal('move'), memberIds: people, toId: id('调入的小组') }),
    z.strictObject({ kind: z.literal('close'), groupId: id('要撤销的小组') }),
  ],
  '调整应为拆分、合并、更名、调入、撤销之一',
);
export type Step = z.output<typeof Step>;

export const GroupChange = z.object({
  groupId: Id.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  countBefore: z.number(),
  countAfter: z.number(),
});

export const groupOperations = {
  'unit.rearrange': command({
    summary: '调整小组：拆分、合并、更名、调入、撤销一次办完；先以 dryRun 预览，再带 basedOn 办理',
    access: keepers,
    input: {
      steps: z.array(Step, '调整步骤应为列表').min(1, '请至少写一步调整').max(50, '一次最多调整50步'),
      reason: text('理由', { max: 200 }),
      dryRun: flag('只预览').default(false),
      basedOn: text('预览编号', { max: 60 }).optional(),
    },
    output: z.object({
      isDryRun: z.boolean(),
      /** Names the roster the preview was made from. */
      basedOn: z.string(),
      groups: z.array(GroupChange),
      moved: z.array(z.object({ memberId: Id, name: z.string(), from: z.string(), to: z.string() })),
      endedOffices: z.array(z.object({ memberId: Id, name: z.string(), groupName: z.string() })),
    }),
    audit: '调整小组',
    example: { steps: [{ kind: 'rename', groupId: 'group1', name: '影像小组' }], reason: '科室更名', dryRun: true },
  }),
  'unit.people': query({
    summary: '调整小组时可选的人：一个小组的在册、保留、退休会员',
    access: keepers,
    input: { groupId: id('小组') },
    output: z.object({ items: z.array(z.object({ memberId: Id, name: z.string(), employeeNo: z.string(), isLeader: z.boolean() })) }),
    example: { groupId: 'group1' },
  }),
  'unit.placements': query({
    summary: '小组沿革：一个人何时在哪个小组，或一个小组何时有哪些人；会员看自己的，组长看本组的',
    access: { member: 'own', groupLeader: 'group', auditor: 'union', ...keepers },
    input: { memberId: id('会员').optional(), groupId: id('小组').optional() },
    output: z.object({
      items: z.array(
        z.object({
          memberId: Id,
          name: z.string(),
          groupName: z.string(),
          from: Day.nullable(),
          until: Day.nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
    example: {},
  }),
};
