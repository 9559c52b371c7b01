/** Secret ballots 无记名投票: several questions in one cast, a frozen roll, results for nobody before closing. */
import { z } from 'zod';
import { Id, Moment, choice, count, done, flag, id, moment, page, pageInput, text } from '../common';
import { baseLabels } from '../congress/threshold';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { ballotReminders } from './contract-reminder';
import { choiceLabels, paperLabels, signerLabels, voterLabels, type Choice } from './labels';
import { ballotLifecycle } from './lifecycle';

const holders = { officer: 'union', chair: 'union' } as const;
const State = z.enum(ballotLifecycle.states);
const keyOf = <T extends string>(labels: Record<T, string>) => z.enum(Object.keys(labels) as [T, ...T[]]);

const threshold = (label: string) =>
  z.strictObject(
    {
      numerator: count(`${label}的分子`, { min: 1, max: 1000 }),
      denominator: count(`${label}的分母`, { min: 1, max: 1000 }),
      base: choice(`${label}的基数`, baseLabels),
      strict: flag(`${label}是否不含本数`),
      source: text(`${label}的依据`, { max: 100 }),
    },
    `请选择${label}`,
  );
const Threshold = z.object({
  numerator: z.number(),
  denominator: z.number(),
  base: keyOf(baseLabels),
  strict: z.boolean(),
  source: z.string(),
});

const question = z.strictObject({
  text: text('表决事项', { max: 200 }),
  detail: text('说明', { min: 0, max: 2000 }).default(''),
  threshold: threshold('通过门槛'),
  /** Who brought it in or stands in it: none of them counts or watches. */
  proposerIds: z.array(id('提出人'), '提出人应为列表').max(50, '提出人不能超过50个').default([]),
});

const fields = {
  title: text('标题', { max: 60 }),
  note: text('说明', { min: 0, max: 2000 }).default(''),
  voters: choice('参加投票的人', voterLabels),
  /** For `chosen` only. */
  voterIds: z.array(id('投票人'), '投票人应为列表').max(5000, '投票人不能超过5000个').default([]),
  questions: z.array(question, '表决事项应为列表').min(1, '请至少写一项表决事项').max(30, '表决事项不能超过30项'),
  tellerIds: z.array(id('计票人'), '计票人应为列表').min(2, '请指定两名计票人').max(6, '计票人不能超过6名'),
  witnessId: id('监票人'),
  /** Needed for a ballot of a meeting; its number present is given at opening. */
  quorum: threshold('法定人数').nullable().default(null),
  sessionId: id('会议').nullable().default(null),
  closesAt: moment('截止时间').nullable().default(null),
};

const answer = z.strictObject({ key: id('表决事项'), choice: choice('您的选择', choiceLabels) });
const answers = z.array(answer, '请逐项作出选择').min(1, '请逐项作出选择').max(30, '选择过多');
const paper = z.strictObject({
  answers: z
    .array(z.strictObject({ key: id('表决事项'), choice: choice('票面', paperLabels) }), '请逐项录入')
    .min(1, '请逐项录入')
    .max(30, '选择过多'),
});

export const BallotItem = z.object({
  id: Id,
  title: z.string(),
  state: State,
  questionCount: z.number(),
  closesAt: Moment.nullable(),
  openedAt: Moment.nullable(),
  /** Null: not on the roll. */
  hasCast: z.boolean().nullable(),
  /** Numbers only. */
  due: z.number(),
  cast: z.number(),
  isTeller: z.boolean(),
});

const Result = z.object({
  approve: z.number(),
  against: z.number(),
  abstain: z.number(),
  void: z.number(),
  isPassed: z.boolean(),
  arithmetic: z.string(),
});

export const BallotDetail = BallotItem.extend({
  note: z.string(),
  voters: keyOf(voterLabels),
  voterIds: z.array(Id),
  sessionId: Id.nullable(),
  questions: z.array(
    z.object({
      key: Id,
      text: z.string(),
      detail: z.string(),
      threshold: Threshold,
      rule: z.string(),
      proposerIds: z.array(Id),
      /** Null until counted, and for voters until published. */
      result: Result.nullable(),
    }),
  ),
  tellers: z.array(z.object({ id: Id, name: z.string() })),
  witness: z.object({ id: Id, name: z.string() }),
  quorum: Threshold.nullable(),
  quorumText: z.string().nullable(),
  present: z.number().nullable(),
  hash: z.string().nullable(),
  boxCount: z.number().nullable(),
  closedAt: Moment.nullable(),
  publishedAt: Moment.nullable(),
  signatures: z.array(z.object({ name: z.string(), as: keyOf(signerLabels), at: Moment })),
  /** For tellers only: papers handed out and papers entered. */
  papers: z.object({ taken: z.number(), entered: z.number() }).nullable(),
  /** When those who have not voted were last reminded. */
  remindedAt: Moment.nullable(),
  moves: z.array(z.string()),
  canCast: z.boolean(),
  canVerify: z.boolean(),
});

const example = {
  title: '职工代表大会表决',
  voters: 'delegates' as const,
  questions: [
    {
      text: '通过集体合同草案',
      threshold: { numerator: 1, denominator: 2, base: 'all' as const, strict: true, source: '浙江条例第十五条' },
    },
  ],
  tellerIds: ['m1', 'm2'],
  witnessId: 'm3',
};
const approve: { key: string; choice: Choice }[] = [{ key: 'q1', choice: 'approve' }];

export const ballot = {
  ...ballotReminders,
  'ballot.create': command({
    summary: '起草一次无记名投票：表决事项与各自的门槛、参加的人、两名计票人与一名监票人',
    access: holders,
    input: fields,
    output: done,
    audit: '起草投票',
    example,
  }),
  'ballot.update': command({
    summary: '修改还没有开始的投票；开始后题目、名册、门槛都不能再改',
    access: holders,
    input: { id: id('投票'), ...fields },
    output: done,
    audit: '修改投票',
    example: { id: 'b1', ...example },
  }),
  'ballot.open': command({
    summary: '开始投票：固定名册；有法定人数要求的，写明到会人数，不足则不能开始',
    access: holders,
    input: { id: id('投票'), present: count('到会人数', { max: 100_000 }).nullable().default(null) },
    output: z.object({ id: Id, due: z.number() }),
    audit: '开始投票',
    example: { id: 'b1', present: 48 },
  }),
  'ballot.discard': command({
    summary: '作废还没有开始的投票',
    access: holders,
    input: { id: id('投票') },
    output: done,
    audit: '作废投票',
    example: { id: 'b1' },
  }),
  'ballot.cast': command({
    summary: '投票：全部表决事项一次投出，每人一次；留痕只写参加了投票，不写投了什么',
    access: 'anyMember',
    input: { id: id('投票'), answers },
    output: z.object({ message: z.string() }),
    audit: '参加投票',
    isSecret: 'input',
    example: { id: 'b1', answers: approve },
  }),
  'ballot.takePaper': command({
    summary: '计票人发给一位投票人纸质票：名册上记为已投，手机不能再投',
    access: 'anyMember',
    input: { id: id('投票'), memberId: id('投票人') },
    output: z.object({ taken: z.number() }),
    audit: '发出纸质票',
    example: { id: 'b1', memberId: 'm1' },
  }),
  'ballot.enterPapers': command({
    summary: '计票人录入收回的纸质票，不写姓名；张数不能多于发出的',
    access: 'anyMember',
    input: { id: id('投票'), papers: z.array(paper, '票面应为列表').min(1, '请录入至少一张').max(50, '一次最多录入50张') },
    output: z.object({ taken: z.number(), entered: z.number() }),
    audit: '录入纸质票',
    isSecret: 'input',
    example: { id: 'b1', papers: [{ answers: approve }] },
  }),
  'ballot.close': command({
    summary: '结束投票：票箱封存，公布校验值，此后谁也不能再投',
    access: holders,
    input: { id: id('投票') },
    output: z.object({ id: Id, hash: z.string(), count: z.number() }),
    audit: '结束投票',
    example: { id: 'b1' },
  }),
  'ballot.closeDue': command({
    summary: '到截止时间由系统结束投票',
    access: 'system',
    input: { id: id('投票') },
    output: done,
    audit: '投票到时结束',
    example: { id: 'b1' },
  }),
  'ballot.count': command({
    summary: '计票人开箱计票，得出每项的票数与是否通过',
    access: 'anyMember',
    input: { id: id('投票') },
    output: done,
    audit: '计票',
    example: { id: 'b1' },
  }),
  'ballot.sign': command({
    summary: '计票人、监票人各自在结果上签名；两名计票人与监票人都签了才能公布',
    access: 'anyMember',
    input: { id: id('投票') },
    output: z.object({ id: Id, state: State }),
    audit: '在投票结果上签名',
    example: { id: 'b1' },
  }),
  'ballot.publish': command({
    summary: '公布结果，告知参加投票的人',
    access: holders,
    input: { id: id('投票') },
    output: done,
    audit: '公布投票结果',
    example: { id: 'b1' },
  }),
  'ballot.report': command({
    summary: '打印计票报告（pdf）：票数、计算过程、校验值与签名处',
    access: 'anyMember',
    input: { id: id('投票') },
    output: Exported,
    audit: '打印计票报告',
    example: { id: 'b1' },
  }),
  'ballot.export': command({
    summary: '导出投票清单（xlsx）：每项一行，参加人数与公布了的票数；没有公布的不写票数',
    access: holders,
    input: {},
    output: Exported,
    audit: '导出投票清单',
    example: {},
  }),
  'ballot.rules': query({
    summary: '起草时可选的通过门槛与法定人数：先列本会采用的地区规定，附依据',
    access: holders,
    input: {},
    output: z.object({ region: z.string(), passing: z.array(z.object({ text: z.string(), threshold: Threshold })), quorum: Threshold }),
    example: {},
  }),
  'ballot.list': query({
    summary: '与本人有关的投票：在名册上的、担任计票监票的、已公布的；干事与主席看全部',
    access: 'anyMember',
    input: { ...pageInput, state: z.enum(ballotLifecycle.states, '状态不对').optional() },
    output: page(BallotItem),
    example: { limit: 20 },
  }),
  'ballot.get': query({
    summary: '一次投票：表决事项、参加人数（只有数字）；计票后计票人可见票数，公布后大家可见',
    access: 'anyMember',
    input: { id: id('投票') },
    output: BallotDetail,
    example: { id: 'b1' },
  }),
  'ballot.roll': query({
    summary: '计票人在名册上按姓名查找投票人，发纸质票用；不显示谁已投票',
    access: 'anyMember',
    input: { id: id('投票'), search: text('姓名', { max: 20 }) },
    output: z.object({ items: z.array(z.object({ memberId: Id, name: z.string(), employeeNo: z.string() })) }),
    example: { id: 'b1', search: '李' },
  }),
  'ballot.verify': query({
    summary: '核对票箱：名册上投票人数与票数相等，结束时公布的校验值没有变；在名册上的人都可以做',
    access: 'anyMember',
    input: { id: id('投票') },
    output: z.object({
      rollCount: z.number(),
      boxCount: z.number(),
      hash: z.string().nullable(),
      publishedHash: z.string().nullable(),
      isIntact: z.boolean(),
      trouble: z.string().nullable(),
    }),
    example: { id: 'b1' },
  }),
};
