/** The standing box of suggestions 合理化建议: any member puts one in, a department answers in time, what comes of it is shown. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, day, done, fen, flag, id, page, pageInput, text, year } from '../common';
import { Attachment, Exported, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { categoryLabels, outcomeLabels, stepLabels } from './labels';
import { suggestionLifecycle } from './lifecycle';

const office = { officer: 'union', chair: 'union' } as const;
const department = { liaison: 'group', ...office } as const;
const readers = { member: 'own', ...department } as const;
const State = z.enum(suggestionLifecycle.states);
const Category = z.enum(Object.keys(categoryLabels) as [keyof typeof categoryLabels]);
const Outcome = z.enum(Object.keys(outcomeLabels) as [keyof typeof outcomeLabels]);

export const SuggestionItem = z.object({
  id: Id,
  title: z.string(),
  category: Category,
  state: State,
  /** Null when it is anonymous towards this reader. */
  authorName: z.string().nullable(),
  isAnonymous: z.boolean(),
  isMine: z.boolean(),
  unitName: z.string().nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  outcome: Outcome.nullable(),
  supporters: z.number(),
  hasSupported: z.boolean(),
  createdAt: Moment,
});

export const SuggestionDetail = SuggestionItem.extend({
  body: z.string(),
  isOpen: z.boolean(),
  groupName: z.string().nullable(),
  unitId: Id.nullable(),
  files: z.array(Attachment),
  answer: z
    .object({ text: z.string(), byName: z.string(), at: Moment, isInTime: z.boolean().nullable(), files: z.array(Attachment) })
    .nullable(),
  effect: z
    .object({ text: z.string(), saving: z.number().nullable(), at: Moment, before: z.array(Attachment), after: z.array(Attachment) })
    .nullable(),
  thanks: z.object({ text: z.string(), points: z.number(), at: Moment }).nullable(),
  steps: z.array(
    z.object({
      at: Moment,
      action: z.enum(Object.keys(stepLabels) as [keyof typeof stepLabels]),
      byName: z.string(),
      note: z.string().nullable(),
    }),
  ),
  moves: z.array(z.string()),
  canUrge: z.boolean(),
  canExtend: z.boolean(),
  canSupport: z.boolean(),
  /** The author of a thanked suggestion prints a certificate. */
  canPrint: z.boolean(),
});

const Sums = z.object({
  total: z.number(),
  answered: z.number(),
  adopted: z.number(),
  carriedOut: z.number(),
  overdue: z.number(),
  inTime: z.number(),
  /** Answered, or due and not answered: the base of «in time». */
  due: z.number(),
  saving: z.number(),
});
const subject = { id: id('建议') };

export const suggestion = {
  'suggestion.submit': command({
    summary: '会员提一条合理化建议；可对其他会员和承办部门不显示姓名，工会办公室仍能看到是谁',
    access: 'anyMember',
    input: {
      title: text('标题', { max: 60 }),
      category: choice('类别', categoryLabels),
      body: text('内容', { max: 4000 }),
      isAnonymous: flag('不显示姓名').default(false),
      fileIds: fileIds('附件').default([]),
    },
    output: done,
    audit: '提合理化建议',
    example: { title: '门诊大厅增设轮椅停放处', category: 'production', body: '轮椅现在堆在通道口，建议划出停放区。' },
  }),
  'suggestion.similar': query({
    summary: '边写边找相近的建议，可以改为支持',
    access: readers,
    input: { title: text('标题', { max: 60 }) },
    output: z.object({ items: z.array(SuggestionItem.extend({ likeness: z.number() })) }),
    example: { title: '门诊大厅增设轮椅停放处' },
  }),
  'suggestion.list': query({
    summary: '公开办理的建议和本人的；承办部门另看到交给本部门的，工会办公室看到全部',
    access: readers,
    input: {
      ...pageInput,
      state: z.enum(suggestionLifecycle.states, '状态不对').optional(),
      category: choice('类别', categoryLabels).optional(),
      unitId: id('部门').optional(),
      isMine: flag('只看我的').optional(),
      toAnswer: flag('待本部门办理').optional(),
      isOverdue: flag('只看超期').optional(),
    },
    output: page(SuggestionItem),
    example: { limit: 20 },
  }),
  'suggestion.get': query({
    summary: '一条建议的内容、答复、效果与经过',
    access: readers,
    input: subject,
    output: SuggestionDetail,
    example: { id: 's1' },
  }),
  'suggestion.units': query({
    summary: '可以转办的部门',
    access: office,
    input: {},
    output: z.object({ items: z.array(z.object({ unitId: Id, name: z.string(), hasLiaison: z.boolean() })) }),
    example: {},
  }),
  'suggestion.support': command({
    summary: '会员支持一条建议，每人一次，不能支持自己的',
    access: readers,
    input: subject,
    output: z.object({ id: Id, supporters: count('支持人数', { max: 1e7 }) }),
    audit: '支持建议',
    example: { id: 's1' },
  }),
  'suggestion.unsupport': command({
    summary: '收回支持',
    access: readers,
    input: subject,
    output: z.object({ id: Id, supporters: count('支持人数', { max: 1e7 }) }),
    audit: '收回对建议的支持',
    example: { id: 's1' },
  }),
  'suggestion.withdraw': command({
    summary: '受理前本人撤回',
    access: readers,
    input: subject,
    output: done,
    audit: '撤回建议',
    example: { id: 's1' },
  }),
  'suggestion.assign': command({
    summary: '工会办公室受理并转给承办部门，定答复期限；涉及个人的可以不公开',
    access: office,
    input: {
      ...subject,
      unitId: id('承办部门'),
      dueOn: day('答复期限'),
      isOpen: flag('公开').default(true),
      note: text('说明', { min: 0, max: 300 }).default(''),
    },
    output: done,
    audit: '转办建议',
    example: { id: 's1', unitId: 'u1', dueOn: '2026-12-10' },
  }),
  'suggestion.sendBack': command({
    summary: '承办部门写明理由退回：不属于本部门',
    access: department,
    input: { ...subject, reason: text('理由', { max: 300 }) },
    output: done,
    audit: '退回建议',
    example: { id: 's1', reason: '属于信息中心职责' },
  }),
  'suggestion.adopt': command({
    summary: '答复采纳或部分采纳，并写明何时落实',
    access: department,
    input: {
      ...subject,
      isPartly: flag('部分采纳').default(false),
      text: text('答复', { max: 2000 }),
      plannedOn: day('落实期限'),
      fileIds: fileIds('附件').default([]),
    },
    output: done,
    audit: '采纳建议',
    example: { id: 's1', text: '已安排施工', plannedOn: '2026-12-31' },
  }),
  'suggestion.decline': command({
    summary: '答复未采纳，写明理由',
    access: department,
    input: { ...subject, text: text('理由', { max: 2000 }), fileIds: fileIds('附件').default([]) },
    output: done,
    audit: '不采纳建议',
    example: { id: 's1', text: '消防通道不能占用' },
  }),
  'suggestion.carryOut': command({
    summary: '已落实：写明效果、节约金额，附前后照片',
    access: department,
    input: {
      ...subject,
      effect: text('效果', { max: 1000 }),
      saving: fen('节约金额').nullable().default(null),
      beforeIds: fileIds('落实前照片').default([]),
      afterIds: fileIds('落实后照片').default([]),
    },
    output: done,
    audit: '落实建议',
    example: { id: 's1', effect: '通道畅通，取用方便' },
  }),
  'suggestion.thank': command({
    summary: '工会办公室致谢：感谢的话（也印在证书上）与积分',
    access: office,
    input: { ...subject, text: text('感谢的话', { max: 300 }), points: count('积分', { max: 10_000 }).default(0) },
    output: done,
    audit: '致谢建议',
    example: { id: 's1', text: '感谢您为改善就诊环境出主意' },
  }),
  'suggestion.certificate': command({
    summary: '提出人打印感谢证书（pdf）',
    access: readers,
    input: subject,
    output: Exported,
    audit: '打印建议证书',
    example: { id: 's1' },
  }),
  'suggestion.extend': command({
    summary: '工会办公室改答复或落实的期限，写明理由',
    access: office,
    input: { ...subject, dueOn: day('期限'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '改建议期限',
    example: { id: 's1', dueOn: '2026-12-20', reason: '需要采购' },
  }),
  'suggestion.urge': command({
    summary: '催办承办部门，每天一次',
    access: office,
    input: subject,
    output: done,
    audit: '催办建议',
    example: { id: 's1' },
  }),
  'suggestion.remind': command({
    summary: '期限前三天提醒承办部门',
    access: 'system',
    input: subject,
    output: done,
    audit: '提醒办理建议',
    example: { id: 's1' },
  }),
  'suggestion.escalate': command({
    summary: '超期由系统报工会主席',
    access: 'system',
    input: subject,
    output: done,
    audit: '建议超期上报',
    example: { id: 's1' },
  }),
  'suggestion.statistics': query({
    summary: '一年的建议：件数、采纳、落实、按期、节约，按部门和类别',
    access: readers,
    input: { year: year('年份') },
    output: Sums.extend({
      byUnit: z.array(Sums.extend({ unitId: Id.nullable(), name: z.string() })),
      byCategory: z.array(Sums.extend({ category: Category })),
    }),
    example: { year: 2026 },
  }),
  'suggestion.export': command({
    summary: '导出一年的建议清单（xlsx）',
    access: office,
    input: { year: year('年份') },
    output: Exported,
    audit: '导出建议清单',
    example: { year: 2026 },
  }),
};
