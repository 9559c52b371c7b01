/** Sessions of a congress 次会议: called, announced with an agenda, papers sent in time and read, opened, closed, made public. */
import { z } from 'zod';
import { Day, Id, Moment, choice, count, day, done, flag, id, moment, text } from '../common';
import { Attachment, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { keepers } from './contract-term';
import { agendaLabels, sessionKindLabels, staffLabels } from './labels';
import { sessionLifecycle } from './lifecycle';

const keys = <T extends string>(labels: Record<T, string>) => Object.keys(labels) as [T, ...T[]];
const session = { sessionId: id('会议') };
const delegates = { delegate: 'union' } as const;
export const memberIds = (label: string, max: number) => z.array(id(label), `${label}应为列表`).max(max, `${label}不能超过${max}人`);

export const Quorum = z.object({
  due: z.number(),
  present: z.number(),
  least: z.number(),
  isQuorate: z.boolean(),
  /** «要求全体代表的三分之二以上：全体代表 60，至少要 40；到会 41，达到» */
  arithmetic: z.string(),
  source: z.string(),
});
const Person = z.object({ memberId: Id, name: z.string() });
export const AgendaItem = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(keys(agendaLabels)),
  reporter: z.string(),
  note: z.string(),
  minutes: z.number(),
  /** Papers for delegates and who keeps the meeting; nobody else before the results are public. */
  files: z.array(Attachment),
  fileCount: z.number(),
  sentAt: Moment.nullable(),
  /** Late against the region's days, with the article; empty when in time. */
  late: z.string(),
  /** The caller's own mark; null for those who have none to give. */
  isRead: z.boolean().nullable(),
});
const Clock = z.object({ title: z.string(), dueOn: Day, doneOn: Day.nullable(), isLate: z.boolean(), source: z.string() });
export const SessionItem = z.object({
  id: Id,
  termId: Id,
  name: z.string(),
  kind: z.enum(keys(sessionKindLabels)),
  state: z.enum(sessionLifecycle.states),
  startsAt: Moment,
  endsAt: Moment,
  place: z.string(),
});
export const Session = SessionItem.extend({
  number: z.number(),
  termName: z.string(),
  /** Whose wish an extraordinary session is. */
  occasion: z.string(),
  petitionId: Id.nullable(),
  callId: Id.nullable(),
  note: z.string(),
  agenda: z.array(AgendaItem),
  presidium: z.array(Person.extend({ staffKind: z.enum(keys(staffLabels)) })),
  presidiumRule: z.string(),
  recorder: Person.nullable(),
  clocks: z.array(Clock),
  quorum: Quorum.nullable(),
  history: z.array(z.object({ at: Moment, text: z.string() })),
  summary: z.string(),
  postedUntil: Day.nullable(),
  report: z.object({ on: Day, to: z.string(), reference: z.string() }).nullable(),
  unread: z.number(),
  obstacles: z.array(z.string()),
  /** The caller signs in, or is in. */
  signIn: z.object({ isOpen: z.boolean(), isIn: z.boolean() }).nullable(),
  canEnter: z.boolean(),
  moves: z.array(z.string()),
});

const fields = {
  kind: choice('会议类别', sessionKindLabels).default('regular'),
  number: count('第几次会议', { min: 1, max: 200 }),
  startsAt: moment('开始时间'),
  endsAt: moment('结束时间'),
  place: text('地点', { max: 60 }),
  note: text('说明', { min: 0, max: 500 }).default(''),
  /** An extraordinary one follows a petition that was answered, or the wish of employer or union. */
  petitionId: id('联名').nullable().default(null),
  occasion: text('提议单位', { min: 0, max: 60 }).default(''),
  callId: id('提案征集').nullable().default(null),
};
const item = z.strictObject({
  /** Of an item that is kept; left out for a new one. */
  id: id('议题').optional(),
  title: text('议题', { max: 80 }),
  kind: choice('类别', agendaLabels),
  reporter: text('报告人', { min: 0, max: 40 }).default(''),
  note: text('说明', { min: 0, max: 500 }).default(''),
  minutes: count('时长', { max: 480 }).default(0),
  fileIds: fileIds('材料').default([]),
});
const example = { number: 3, startsAt: '2026-12-18T01:00:00Z', endsAt: '2026-12-18T09:00:00Z', place: '行政楼报告厅' };

export const sessionOperations = {
  'congress.sessions': query({
    summary: '历次会议，新的在前；筹备中的只有干事、主席、经审看得到',
    access: 'anyMember',
    input: {},
    output: z.object({ items: z.array(SessionItem), canDraft: z.boolean(), nextNumber: z.number() }),
    example: {},
  }),
  'congress.session': query({
    summary: '一次会议：议程与材料、主席团、法定人数、各项时限、下一步与还差什么；材料只给代表和会务人员',
    access: 'anyMember',
    input: session,
    output: Session,
    example: { sessionId: 's1' },
  }),
  'congress.draftSession': command({
    summary: '筹备一次会议：次序、时间、地点；临时会议写明由哪件联名或哪个单位提出',
    access: keepers,
    input: fields,
    output: done,
    audit: '筹备职代会会议',
    example,
  }),
  'congress.editSession': command({
    summary: '预告之前修改时间地点；延期的会议定下新时间也用它',
    access: keepers,
    input: { ...session, ...fields },
    output: done,
    audit: '修改职代会会议',
    example: { sessionId: 's1', ...example },
  }),
  'congress.setAgenda': command({
    summary: '编排议程与材料；开会之前都可以改，换过的材料要重新发出，天数重新计算',
    access: keepers,
    input: {
      ...session,
      items: z.array(item, '议程应为列表').min(1, '请至少写一项议题').max(40, '议题不能超过40项'),
    },
    output: done,
    audit: '编排会议议程',
    example: { sessionId: 's1', items: [{ title: '审议集体合同草案', kind: 'ballot', reporter: '工会主席' }] },
  }),
  'congress.setPresidium': command({
    summary: '确定主席团成员与记录人：人数与一线职工比例按地区规定核对',
    access: keepers,
    input: { ...session, memberIds: memberIds('主席团成员', 100), recorderId: id('记录人').nullable().default(null) },
    output: done,
    audit: '确定主席团',
    example: { sessionId: 's1', memberIds: ['m1', 'm2', 'm3'], recorderId: 'm4' },
  }),
  'congress.announceSession': command({
    summary: '预告：时间、地点、议程通知全体代表',
    access: keepers,
    input: session,
    output: done,
    audit: '预告职代会会议',
    example: { sessionId: 's1' },
  }),
  'congress.sendPapers': command({
    summary: '把材料发给代表；不足规定天数的照发，并记下不合哪一条',
    access: keepers,
    input: session,
    output: z.object({ id: Id, sent: z.number(), late: z.string() }),
    audit: '发出会议材料',
    example: { sessionId: 's1' },
  }),
  'congress.readPaper': command({
    summary: '代表标记一项议题的材料已阅',
    access: delegates,
    input: { ...session, itemId: id('议题') },
    output: z.object({ id: Id, unread: z.number() }),
    audit: null,
    example: { sessionId: 's1', itemId: 'i1' },
  }),
  'congress.readers': query({
    summary: '材料阅读情况：每项多少人已阅，哪些代表还没有读完',
    access: { ...keepers, auditor: 'union' },
    input: session,
    output: z.object({
      title: z.string(),
      due: z.number(),
      items: z.array(z.object({ id: Id, title: z.string(), read: z.number() })),
      delegates: z.array(z.object({ memberId: Id, name: z.string(), constituencyName: z.string(), unread: z.number() })),
      remindedAt: Moment.nullable(),
      canRemind: z.boolean(),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.remindReaders': command({
    summary: '提醒还没有读完材料的代表，一天一次',
    access: keepers,
    input: session,
    output: z.object({ id: Id, reminded: z.number() }),
    audit: '提醒代表阅读材料',
    example: { sessionId: 's1' },
  }),
  'congress.postponeSession': command({
    summary: '延期：写明理由并通知全体代表；新时间可以以后再定',
    access: keepers,
    input: { ...session, reason: text('理由', { max: 200 }) },
    output: done,
    audit: '职代会会议延期',
    example: { sessionId: 's1', reason: '主要议题的测算还没有完成' },
  }),
  'congress.cancelSession': command({
    summary: '不再召开：筹备中或已延期的，写明理由',
    access: { chair: 'union' },
    input: { ...session, reason: text('理由', { max: 200 }) },
    output: done,
    audit: '职代会会议不再召开',
    example: { sessionId: 's1', reason: '议题并入下次会议' },
  }),
  'congress.openSession': command({
    summary: '开会：到会达到法定人数、主席团已定；人数不足的写明差几名',
    access: keepers,
    input: session,
    output: z.object({ id: Id, present: z.number() }),
    audit: '职代会开会',
    example: { sessionId: 's1' },
  }),
  'congress.closeSession': command({
    summary: '闭会：签到截止、到会人数固定；还有投票没有结束的不能闭会',
    access: keepers,
    input: session,
    output: z.object({ id: Id, present: z.number() }),
    audit: '职代会闭会',
    example: { sessionId: 's1' },
  }),
  'congress.publishSession': command({
    summary: '向全体职工公布结果并公示；随会投票的结果要先公布',
    access: keepers,
    input: { ...session, summary: text('公布内容', { max: 5000 }) },
    output: z.object({ id: Id, postedUntil: Day }),
    audit: '公布职代会结果',
    example: { sessionId: 's1', summary: '会议审议通过集体合同草案' },
  }),
  'congress.reportSession': command({
    summary: '登记已把会议结果报上级工会：日期、收件单位、文号',
    access: keepers,
    input: {
      ...session,
      reportedOn: day('上报日期'),
      to: text('收件单位', { max: 60 }),
      reference: text('文号', { min: 0, max: 60 }).default(''),
      isCorrection: flag('更正').default(false),
    },
    output: done,
    audit: '登记会议结果上报',
    example: { sessionId: 's1', reportedOn: '2026-12-24', to: '云溪市总工会', reference: '云医工〔2026〕18号' },
  }),
};
