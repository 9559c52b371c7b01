/** Founding a union of one's own 独立建会: employees or a group of a joint union prepare, apply, hold the meeting; the federation decides. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, day, done, flag, id, page, pageInput, text } from '../common';
import { Attachment, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { industryLabels, postLabels } from '../unit/labels';
import { foundingKindLabels, opinionLabels } from './labels';
import { beginOperations } from './contract-begin';
import { foundingLifecycle } from './lifecycle';

const readers = { member: 'own', officer: 'union', chair: 'union', admin: 'union', federation: 'tree' } as const;
const above = { federation: 'tree' } as const;
const State = z.enum(foundingLifecycle.states, '状态不对');
const kinds = Object.keys(foundingKindLabels) as [keyof typeof foundingKindLabels];
const posts = Object.keys(postLabels) as [keyof typeof postLabels];
const industries = Object.keys(industryLabels) as [keyof typeof industryLabels];
const phone = z
  .string('手机号应为文字')
  .trim()
  .regex(/^1\d{10}$/, '手机号应为 1 开头的 11 位数字');
const newcomer = z.strictObject({ name: text('姓名', { max: 30 }), phone, employeeNo: text('工号', { max: 30 }) });

const plan = {
  name: text('拟建工会名称', { min: 4, max: 30 }),
  employer: text('单位名称', { max: 60 }),
  industry: choice('行业', industryLabels),
  staffCount: count('职工人数', { min: 1, max: 1_000_000 }),
  address: text('地址', { max: 100 }),
  contactName: text('联系人', { max: 30 }),
  contactPhone: z
    .string('联系电话应为文字')
    .trim()
    .regex(/^[0-9+()-]{7,20}$/, '联系电话应为 7 至 20 位数字，可含区号'),
  groupName: text('第一个小组的名称', { max: 30 }),
  reason: text('建会缘由', { max: 500 }),
};
const people = {
  /** Members of the applicant's union who go over. */
  memberIds: z.array(id('会员'), '会员应为列表').max(2000, '会员不能超过2000人'),
  /** Employees who are in no union yet. */
  newcomers: z.array(newcomer, '未入会职工应为列表').max(500, '未入会职工不能超过500人'),
};

export const PaperKind = z.object({ key: Id, title: z.string(), source: z.string(), isRequired: z.boolean() });
const Paper = PaperKind.extend({ isGiven: z.boolean(), files: z.array(Attachment) });
const Step = z.object({ at: Moment, byName: z.string(), text: z.string() });
const Seat = z.object({ memberId: Id.nullable(), name: z.string(), post: z.enum(posts), votes: z.number() });

export const FoundingItem = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(kinds),
  state: State,
  employer: z.string(),
  fromUnionName: z.string(),
  applicantName: z.string(),
  peopleCount: z.number(),
  changedAt: Moment,
});

export const FoundingCard = FoundingItem.extend({
  industry: z.enum(industries),
  staffCount: z.number(),
  address: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  groupName: z.string(),
  reason: z.string(),
  people: z.array(z.object({ memberId: Id.nullable(), name: z.string(), isNew: z.boolean() })),
  newcomers: z.array(newcomer),
  papers: z.array(Paper),
  /** What still keeps it from being applied for, or from being founded, each a sentence. */
  missing: z.array(z.string()),
  opinion: z.object({ isAgreed: z.boolean(), text: z.string(), byName: z.string(), at: Moment }).nullable(),
  reference: z.string().nullable(),
  result: z.object({ heldOn: Day, due: z.number(), attended: z.number(), years: z.number(), seats: z.array(Seat) }).nullable(),
  newUnionId: Id.nullable(),
  steps: z.array(Step),
  isApplicant: z.boolean(),
  moves: z.array(z.string()),
});

export const founding = {
  ...beginOperations,
  'founding.papers': query({
    summary: '独立建会须备的材料，各注明依据',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(PaperKind), upperName: z.string() }),
    example: {},
  }),
  'founding.setPapers': command({
    summary: '上级工会调整建会材料清单；已发起的申请按发起时的清单',
    access: above,
    input: {
      items: z
        .array(
          z.strictObject({ title: text('材料名称', { max: 60 }), source: text('依据', { max: 100 }), isRequired: flag('必备') }),
          '清单应为列表',
        )
        .min(1, '清单至少一项')
        .max(30, '清单不能超过30项'),
    },
    output: done,
    audit: '调整建会材料清单',
    example: { items: [{ title: '建会申请书', source: '《工会法》第十二条', isRequired: true }] },
  }),
  'founding.start': command({
    summary: '发起筹备：联合工会的小组独立建会，或新单位职工建会；向所在工会的上级工会申请',
    access: 'anyMember',
    input: { kind: choice('类型', foundingKindLabels), ...plan, ...people },
    output: done,
    audit: '发起独立建会',
    example: {
      kind: 'group',
      name: '测试单位工会',
      employer: '测试单位',
      industry: 'technology',
      staffCount: 40,
      address: '一号路1号',
      contactName: '会员甲',
      contactPhone: '02100000000',
      groupName: '第一小组',
      reason: '单位职工已满二十五人',
      memberIds: [],
      newcomers: [],
    },
  }),
  'founding.update': command({
    summary: '筹备中修改申请内容与人员',
    access: 'anyMember',
    input: {
      id: id('申请'),
      ...(Object.fromEntries(Object.entries(plan).map(([field, type]) => [field, type.optional()])) as unknown as {
        [K in keyof typeof plan]: z.ZodOptional<(typeof plan)[K]>;
      }),
      memberIds: people.memberIds.optional(),
      newcomers: people.newcomers.optional(),
    },
    output: done,
    audit: '修改建会申请',
    example: { id: 'f1', staffCount: 42 },
  }),
  'founding.givePaper': command({
    summary: '备好一项材料，可附文件',
    access: 'anyMember',
    input: { id: id('申请'), key: id('材料'), isGiven: flag('已备好'), fileIds: fileIds('附件').default([]) },
    output: done,
    audit: '备建会材料',
    example: { id: 'f1', key: 'application', isGiven: true, fileIds: [] },
  }),
  'founding.apply': command({
    summary: '材料齐备后上报上级工会',
    access: 'anyMember',
    input: { id: id('申请') },
    output: done,
    audit: '上报建会申请',
    example: { id: 'f1' },
  }),
  'founding.opine': command({
    summary: '原工会对会员转出独立建会的意见',
    access: { officer: 'union', chair: 'union' },
    input: { id: id('申请'), opinion: choice('意见', opinionLabels), text: text('说明', { min: 0, max: 300 }) },
    output: done,
    audit: '对建会提出意见',
    example: { id: 'f1', opinion: 'agree', text: '' },
  }),
  'founding.return': command({
    summary: '退回补正，写明缺什么',
    access: above,
    input: { id: id('申请'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '退回建会申请',
    example: { id: 'f1', reason: '缺职工名册' },
  }),
  'founding.approve': command({
    summary: '批复同意筹建，写明文号',
    access: above,
    input: { id: id('申请'), reference: text('批复文号', { max: 40 }), reason: text('说明', { min: 0, max: 300 }).optional() },
    output: done,
    audit: '批复建会',
    example: { id: 'f1', reference: '云工发〔2026〕12号' },
  }),
  'founding.decline': command({
    summary: '不予批准，写明理由',
    access: above,
    input: { id: id('申请'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '不批准建会',
    example: { id: 'f1', reason: '单位已有工会' },
  }),
  'founding.enterResult': command({
    summary: '登记成立大会的选举结果：应到、实到、任期、当选委员与得票',
    access: 'anyMember',
    input: {
      id: id('申请'),
      heldOn: day('大会日期'),
      due: count('应到人数', { min: 1, max: 1_000_000 }),
      attended: count('实到人数', { min: 1, max: 1_000_000 }),
      years: count('任期年数', { min: 1, max: 9 }),
      seats: z
        .array(
          z.strictObject({
            memberId: id('委员').nullable().default(null),
            name: text('委员姓名', { max: 30 }),
            post: choice('委员职务', postLabels),
            votes: count('得票', { max: 1_000_000 }),
            hasCloseRelative: flag('是否为单位主要负责人的近亲属').default(false),
          }),
          '委员应为列表',
        )
        .min(1, '请至少登记一位委员')
        .max(40, '委员不能超过40人'),
    },
    output: done,
    audit: '登记成立大会结果',
    example: { id: 'f1', heldOn: '2026-11-20', due: 40, attended: 36, years: 3, seats: [{ name: '会员甲', post: 'chair', votes: 30 }] },
  }),
  'founding.found': command({
    summary: '确认成立：建立工会、登记、第一届委员会，会员转入并记下沿革',
    access: above,
    input: { id: id('申请') },
    output: z.object({ id: Id, unionId: Id }),
    audit: '确认工会成立',
    example: { id: 'f1' },
  }),
  'founding.withdraw': command({
    summary: '申请人撤回并写明理由',
    access: 'anyMember',
    input: { id: id('申请'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '撤回建会申请',
    example: { id: 'f1', reason: '条件还不成熟' },
  }),
  'founding.list': query({
    summary: '建会申请：会员看本人的，干事看本会的，上级工会看所辖的',
    access: readers,
    input: { ...pageInput, state: State.optional() },
    output: page(FoundingItem),
    example: { limit: 20 },
  }),
  'founding.get': query({
    summary: '一份建会申请：材料、人员、意见、批复、结果与经过',
    access: readers,
    input: { id: id('申请') },
    output: FoundingCard,
    example: { id: 'f1' },
  }),
};
