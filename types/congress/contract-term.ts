/** Terms of the staff congress 届: region profile, constituencies with seats, the delegate list and what becomes of it. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, day, done, flag, id, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { profileLabels, staffLabels, verdictLabels } from './labels';
import { delegateLifecycle, termLifecycle } from './lifecycle';

export const keepers = { officer: 'union', chair: 'union' } as const;
const keys = <T extends string>(labels: Record<T, string>) => Object.keys(labels) as [T, ...T[]];
const people = (label: string) => count(label, { max: 1_000_000 });

const profileRow = z.object({
  title: z.string(),
  text: z.string(),
  source: z.string(),
  /** The source is cited from hearsay: officers compare it with the text before they rely on it. */
  isToCheck: z.boolean(),
});
export const CongressProfile = z.object({
  id: z.enum(keys(profileLabels)),
  name: z.string(),
  regulation: z.string(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  rows: z.array(profileRow),
  isChosen: z.boolean(),
});
const Constituency = z.object({
  id: Id,
  name: z.string(),
  staff: z.number(),
  frontLine: z.number(),
  managers: z.number(),
  women: z.number(),
  seats: z.number(),
  filled: z.number(),
  /** How its seats were reckoned. */
  quotient: z.string(),
});
export const CheckLine = z.object({
  key: z.string(),
  title: z.string(),
  source: z.string(),
  measured: z.string(),
  verdict: z.enum(keys(verdictLabels)),
  todo: z.string(),
});
const TermItem = z.object({
  id: Id,
  name: z.string(),
  number: z.number(),
  state: z.enum(termLifecycle.states),
  profileName: z.string(),
  startsOn: Day,
  endsOn: Day,
  totalSeats: z.number(),
  filled: z.number(),
});
const Delegate = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  constituencyId: Id,
  constituencyName: z.string(),
  staffKind: z.enum(keys(staffLabels)),
  isWoman: z.boolean(),
  electedOn: Day,
  /** «50 人中 48 人参加，得票 40» */
  poll: z.string(),
  state: z.enum(delegateLifecycle.states),
  isByElection: z.boolean(),
  listUntil: Day.nullable(),
  endedOn: Day.nullable(),
  endReason: z.string(),
  moves: z.array(z.string()),
});
const Objection = z.object({
  id: Id,
  delegateId: Id,
  delegateName: z.string(),
  /** Empty for those who may not know who raised it. */
  byName: z.string(),
  text: z.string(),
  at: Moment,
  answer: z.string().nullable(),
  isUpheld: z.boolean().nullable(),
  answeredAt: Moment.nullable(),
  canAnswer: z.boolean(),
});
export const Term = TermItem.extend({
  profile: z.enum(keys(profileLabels)),
  years: z.number(),
  /** The last day before the term was put off. */
  extendedFrom: Day.nullable(),
  staff: z.number(),
  frontLine: z.number(),
  managers: z.number(),
  women: z.number(),
  /** The region's reckoning of seats, with its article; null before constituencies are set. */
  seatsArithmetic: z.string().nullable(),
  seatsSource: z.string(),
  constituencies: z.array(Constituency),
  makeUp: z.array(CheckLine),
  listUntil: Day.nullable(),
  begunOn: Day.nullable(),
  openObjections: z.number(),
  /** What still stands in the way of the next step, in sentences. */
  obstacles: z.array(z.string()),
  moves: z.array(z.string()),
});

export const termOperations = {
  'congress.profiles': query({
    summary: '各地区职代会规定：名额、任期、法定人数、通过线等，逐条写明出处；标出本会所选',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(CongressProfile), canChoose: z.boolean() }),
    example: {},
  }),
  'congress.chooseProfile': command({
    summary: '选定本会适用的地区规定；已建的届次按建时的规定',
    access: keepers,
    input: { profile: choice('地区', profileLabels) },
    output: done,
    audit: '选定职代会地区规定',
    example: { profile: 'shanghai' },
  }),
  'congress.terms': query({
    summary: '本会历届职代会；筹备中的只有干事、主席看得到',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(TermItem), canDraft: z.boolean() }),
    example: {},
  }),
  'congress.term': query({
    summary: '一届职代会：任期、选区与名额算法、代表构成核对、下一步与还差什么',
    access: 'anyMember',
    input: { termId: id('届次') },
    output: Term,
    example: { termId: 't1' },
  }),
  'congress.draftTerm': command({
    summary: '筹备新一届：届次、起任日、任期年数（按所选地区的规定）',
    access: keepers,
    input: { number: count('届次', { min: 1, max: 200 }), startsOn: day('起任日'), years: count('任期年数', { min: 1, max: 10 }) },
    output: done,
    audit: '筹备新一届职代会',
    example: { number: 6, startsOn: '2027-01-01', years: 5 },
  }),
  'congress.setConstituencies': command({
    summary: '划分选区并登记各类职工人数；名额按地区规定算出、按人数用最大余数法分配，可多于最低数',
    access: keepers,
    input: {
      termId: id('届次'),
      items: z
        .array(
          z.strictObject({
            /** Of a constituency that is kept; left out for a new one. */
            id: id('选区').optional(),
            name: text('选区名称', { max: 40 }),
            staff: people('职工人数').min(1, '选区至少有一名职工'),
            frontLine: people('一线职工人数'),
            managers: people('管理人员人数'),
            women: people('女职工人数'),
          }),
          '选区应为列表',
        )
        .min(1, '请至少划分一个选区')
        .max(100, '选区不能超过100个'),
      totalSeats: count('代表名额', { min: 1, max: 3000 }).nullable().optional(),
    },
    output: z.object({ id: Id, totalSeats: z.number(), arithmetic: z.string() }),
    audit: '划分选区、分配代表名额',
    example: { termId: 't1', items: [{ name: '门诊选区', staff: 120, frontLine: 90, managers: 8, women: 80 }] },
  }),
  'congress.delegates': query({
    summary: '代表名单：公示后全体会员可见',
    access: 'anyMember',
    input: { termId: id('届次') },
    output: z.object({ items: z.array(Delegate), canEnter: z.boolean(), canObject: z.boolean(), canExport: z.boolean() }),
    example: { termId: 't1' },
  }),
  'congress.enterDelegate': command({
    summary: '登记当选代表：选举日期、参加人数、得票；达不到规定的不能登记。任期中登记即为补选，单独公示',
    access: keepers,
    input: {
      termId: id('届次'),
      constituencyId: id('选区'),
      memberId: id('代表'),
      staffKind: choice('人员类别', staffLabels),
      isWoman: flag('女代表'),
      electedOn: day('选举日期'),
      voters: people('参加选举人数'),
      votes: people('得票数'),
    },
    output: done,
    audit: '登记当选代表',
    example: {
      ...{ termId: 't1', constituencyId: 'c1', memberId: 'm1', staffKind: 'frontLine', isWoman: true },
      ...{ electedOn: '2026-11-02', voters: 110, votes: 96 },
    },
  }),
  'congress.strikeDelegate': command({
    summary: '撤下尚未就任的代表：登记有误或本人放弃，写明原因',
    access: keepers,
    input: { delegateId: id('代表'), reason: text('原因', { max: 200 }) },
    output: done,
    audit: '撤下当选代表',
    example: { delegateId: 'd1', reason: '本人书面放弃' },
  }),
  'congress.postList': command({
    summary: '公示代表名单：名额选满、构成符合规定才能公示，公示期内可提异议',
    access: keepers,
    input: { termId: id('届次') },
    output: z.object({ id: Id, listUntil: Day }),
    audit: '公示代表名单',
    example: { termId: 't1' },
  }),
  'congress.beginTerm': command({
    summary: '代表就任：公示期满、异议都已答复；代表职务随名单生效，上一届同时届满',
    access: { chair: 'union' },
    input: { termId: id('届次') },
    output: z.object({ id: Id, seated: z.number() }),
    audit: '新一届代表就任',
    example: { termId: 't1' },
  }),
  'congress.endTerm': command({
    summary: '届满：代表职务随之终止；任期届满之后才能办理',
    access: { chair: 'union' },
    input: { termId: id('届次') },
    output: done,
    audit: '职代会届满',
    example: { termId: 't1' },
  }),
  'congress.seatDelegate': command({
    summary: '补选代表就任：公示期满且没有未答复的异议',
    access: keepers,
    input: { delegateId: id('代表') },
    output: done,
    audit: '补选代表就任',
    example: { delegateId: 'd1' },
  }),
  'congress.recallDelegate': command({
    summary: '罢免代表：选区职工半数以上同意；职务随之终止，名额待补选',
    access: keepers,
    input: {
      delegateId: id('代表'),
      heldOn: day('表决日期'),
      votes: people('同意人数'),
      reason: text('理由', { max: 500 }),
    },
    output: done,
    audit: '罢免代表',
    example: { delegateId: 'd1', heldOn: '2026-11-10', votes: 70, reason: '连续两次无故缺席' },
  }),
  'congress.vacateDelegate': command({
    summary: '代表出缺：离开选区、辞去代表或离职；职务随之终止，名额待补选',
    access: keepers,
    input: { delegateId: id('代表'), endedOn: day('出缺日期'), reason: text('原因', { max: 200 }) },
    output: done,
    audit: '登记代表出缺',
    example: { delegateId: 'd1', endedOn: '2026-11-10', reason: '调离本选区' },
  }),
  'congress.objections': query({
    summary: '对代表名单的异议与答复：会员看自己提的，干事、主席看全部',
    access: 'anyMember',
    input: { termId: id('届次') },
    output: z.object({ items: z.array(Objection) }),
    example: { termId: 't1' },
  }),
  'congress.raiseObjection': command({
    summary: '公示期内对当选代表提出异议，一人对一名代表一次；只有干事、主席知道是谁提的',
    access: 'anyMember',
    input: { delegateId: id('代表'), text: text('异议', { max: 500 }) },
    output: done,
    audit: '对代表名单提出异议',
    example: { delegateId: 'd1', text: '选举日该选区参加人数不足' },
  }),
  'congress.answerObjection': command({
    summary: '答复异议；异议成立的，该代表撤下，名额重选',
    access: keepers,
    input: { objectionId: id('异议'), answer: text('答复', { max: 500 }), isUpheld: flag('异议成立') },
    output: done,
    audit: '答复对代表名单的异议',
    example: { objectionId: 'o1', answer: '经核对签到册，参加人数达到三分之二', isUpheld: false },
  }),
  'congress.exportDelegates': command({
    summary: '导出代表名册（表格）',
    access: keepers,
    input: { termId: id('届次') },
    output: Exported,
    audit: '导出代表名册',
    example: { termId: 't1' },
  }),
};
