/** Importing a roster: template, dry run, an annotated list of what is wrong, doubles that a person decides, progress that can be left. */
import { z } from 'zod';
import { Id, Moment, choice, flag, id, page, pageInput, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { doubleDecisionLabels } from './labels';
import { doubleLifecycle } from './lifecycle';

const keepers = { officer: 'union', chair: 'union' } as const;
const RowError = z.object({ row: z.number(), column: z.string(), message: z.string() });
const source = {
  rows: z
    .array(z.record(z.string().max(60), z.unknown()), 'rows 应为列表')
    .max(20_000, '一次最多导入 20000 行，请拆分后再导入')
    .optional(),
  fileId: id('文件').optional(),
};

export const ImportReport = z.object({
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  /** Rows whose phone or id number belongs to somebody of another staff number: set aside for a person. */
  doubles: z.number(),
  isDryRun: z.boolean(),
  errors: z.array(RowError),
  errorCount: z.number(),
});

/** One side of a doubtful double, sealed fields masked. */
const Side = z.object({
  name: z.string(),
  employeeNo: z.string().nullable(),
  groupName: z.string().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  birthOn: z.string().nullable(),
  joinedOn: z.string().nullable(),
  state: z.string().nullable(),
});

export const importOperations = {
  'member.import': command({
    summary:
      '导入名册：rows 或上传的 .xlsx（fileId）；dryRun 只核对不写入；工号已在册的为更新；手机号或身份证号与他人相同的行留给人核对；有错时整批不写入，除非 skipInvalid',
    access: keepers,
    input: { ...source, dryRun: flag('只核对').default(false), skipInvalid: flag('跳过有错的行').default(false) },
    output: ImportReport,
    audit: '导入名册',
    example: { rows: [{ 工号: 'T0001', 姓名: '测试职工', 小组: '第一小组', 手机: '19900009999' }], dryRun: true },
  }),
  'member.importProgress': query({
    summary: '导入进行到第几行，办完的给出结果；requestId 为导入时的请求编号',
    access: keepers,
    input: { requestId: z.string('请求编号应为文字').min(8).max(100) },
    output: z.object({
      done: z.number(),
      total: z.number(),
      report: ImportReport.nullable(),
      at: Moment.nullable(),
    }),
    example: { requestId: 'f3b1d2c0-0000-4000-8000-000000000001' },
  }),
  'member.lastImport': query({
    summary: '我最近一次导入的结果；离开页面、换了设备也能看到',
    access: keepers,
    input: {},
    output: z.object({ report: ImportReport.nullable(), at: Moment.nullable() }),
    example: {},
  }),
  'member.importTemplate': command({
    summary: '下载名册模板（.xlsx）：表头、填写说明，以及本会的小组与部门名称',
    access: keepers,
    input: {},
    output: Exported,
    audit: '下载名册模板',
    example: {},
  }),
  'member.importErrors': command({
    summary: '下载标注了错误的名册（.xlsx）：错的格子标红，末列写明原因；改好即可再导入',
    access: keepers,
    input: source,
    output: Exported,
    audit: '下载名册错误标注',
    example: { rows: [{ 工号: 'T0001', 姓名: '', 小组: '没有的组' }] },
  }),
  'member.exportRoster': command({
    summary: '导出名册（.xlsx）；手机号遮掩，写明理由可导出完整手机号并逐人留痕',
    access: { groupLeader: 'group', auditor: 'union', ...keepers },
    input: {
      state: z.enum(['active', 'retained', 'retired', 'left'], '状态不对').default('active'),
      groupId: id('小组').optional(),
      /** Only officers; each person sees that their number was taken. */
      phoneReason: text('导出完整手机号的理由', { max: 200 }).optional(),
    },
    output: Exported,
    audit: '导出名册',
    example: { state: 'active' },
  }),
  'member.doubles': query({
    summary: '疑似重复：名册导入或网上入会中，手机号或身份证号与已有会员相同的，由人核对',
    access: keepers,
    input: { ...pageInput, state: z.enum(doubleLifecycle.states, '状态不对').optional() },
    output: page(
      z.object({
        id: Id,
        source: z.enum(['import', 'application']),
        state: z.enum(doubleLifecycle.states),
        /** Which numbers are the same. */
        by: z.array(z.string()),
        wanted: Side,
        kept: Side,
        keptId: Id,
        at: Moment,
        decision: z.enum(['same', 'update', 'different']).nullable(),
        reason: z.string().nullable(),
        decidedByName: z.string().nullable(),
      }),
    ),
    example: {},
  }),
  'member.resolveDouble': command({
    summary: '处理疑似重复：同一人保留原资料、同一人按新资料更新，或不是同一人（新的不带这个号码建档）',
    access: keepers,
    input: { id: id('疑似重复'), decision: choice('决定', doubleDecisionLabels), reason: text('核对情况', { max: 200 }) },
    output: z.object({ id: Id, memberId: Id }),
    audit: '处理疑似重复',
    example: { id: 'd1', decision: 'same', reason: '电话核对为同一人' },
  }),
};
