/** Voting, counting, and what follows from the result: signatures, publication, a run-off, another round, or a vacancy by decision. */
import { z } from 'zod';
import { Id, done, flag, id, moment, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { ballotExample, ballotFields, election, holders, State } from './parts';

const paper = z.strictObject({ ...ballotFields, isVoid: flag('是否废票').default(false) });
const onlyId = { id: election };
const example = { id: 'e1' };

export const votingOperations = {
  'election.open': command({
    summary: '开始投票：公示期满、异议都已答复才能开始；固定名册，保留会籍的会员不在内',
    access: holders,
    input: { ...onlyId, closesAt: moment('投票截止时间').nullable().default(null) },
    output: z.object({ id: Id, due: z.number() }),
    audit: '开始选举投票',
    example: { ...example, closesAt: '2026-12-02T09:00:00.000Z' },
  }),
  'election.cast': command({
    summary: '投票：对每名候选人画○、×或不画（弃权），可以另选他人；超过应选名额的票无效，但算投了票；每人一次',
    access: 'anyMember',
    input: { ...onlyId, ...ballotFields },
    output: z.object({ message: z.string() }),
    audit: '参加选举投票',
    isSecret: 'input',
    example: { ...example, ...ballotExample },
  }),
  'election.takePaper': command({
    summary: '计票人发给一位投票人纸质票：名册上记为已投，手机不能再投',
    access: 'anyMember',
    input: { ...onlyId, memberId: id('投票人') },
    output: z.object({ taken: z.number() }),
    audit: '发出选举纸质票',
    example: { ...example, memberId: 'm1' },
  }),
  'election.enterPapers': command({
    summary: '计票人录入收回的纸质票，不写姓名；张数不能多于发出的',
    access: 'anyMember',
    input: { ...onlyId, papers: z.array(paper, '票面应为列表').min(1, '请录入至少一张').max(50, '一次最多录入50张') },
    output: z.object({ taken: z.number(), entered: z.number() }),
    audit: '录入选举纸质票',
    isSecret: 'input',
    example: { ...example, papers: [ballotExample] },
  }),
  'election.roll': query({
    summary: '计票人在名册上按姓名查找投票人，发纸质票用；不显示谁已投票',
    access: 'anyMember',
    input: { ...onlyId, search: text('姓名', { max: 20 }) },
    output: z.object({ items: z.array(z.object({ memberId: Id, name: z.string(), employeeNo: z.string() })) }),
    example: { ...example, search: '李' },
  }),
  'election.remind': command({
    summary: '提醒还没有投票的人，一天最多一次；只告诉人数，不告诉是谁',
    access: holders,
    input: onlyId,
    output: z.object({ reminded: z.number() }),
    audit: '提醒选举投票',
    example,
  }),
  'election.remindDue': command({
    summary: '截止前由系统提醒还没有投票的人一次',
    access: 'system',
    input: onlyId,
    output: done,
    audit: '截止前提醒选举投票',
    example,
  }),
  'election.close': command({
    summary: '结束投票：票箱封存，公布校验值，此后谁也不能再投',
    access: holders,
    input: onlyId,
    output: z.object({ id: Id, hash: z.string(), count: z.number() }),
    audit: '结束选举投票',
    example,
  }),
  'election.closeDue': command({
    summary: '到截止时间由系统结束投票',
    access: 'system',
    input: onlyId,
    output: done,
    audit: '选举投票到时结束',
    example,
  }),
  'election.count': command({
    summary: '计票人开箱计票：先核对票箱，再得出每名候选人的票数',
    access: 'anyMember',
    input: onlyId,
    output: done,
    audit: '选举计票',
    example,
  }),
  'election.mergeWriteIns': command({
    summary: '计票人认定另选他人的几种写法是哪一位会员；同一张票上写了两次的只算一票。写空会员则撤销认定',
    access: 'anyMember',
    input: {
      ...onlyId,
      names: z
        .array(text('姓名', { max: 20 }), '姓名应为列表')
        .min(1, '请选择要认定的姓名')
        .max(60, '一次最多60个'),
      memberId: id('会员').nullable(),
    },
    output: done,
    audit: '认定另选他人',
    example: { ...example, names: ['张三'], memberId: 'm1' },
  }),
  'election.sign': command({
    summary: '计票人、监票人各自在计票单上签名；两名计票人与监票人都签了才能公布',
    access: 'anyMember',
    input: onlyId,
    output: z.object({ id: Id, state: State }),
    audit: '在选举计票单上签名',
    example,
  }),
  'election.publish': command({
    summary: '公布选举结果，告知本会会员',
    access: holders,
    input: onlyId,
    output: done,
    audit: '公布选举结果',
    example,
  }),
  'election.runOff': command({
    summary: '就票数相等、不能确定谁当选的几位再次投票',
    access: holders,
    input: onlyId,
    output: done,
    audit: '就票数相等者再次投票',
    example,
  }),
  'election.repeat': command({
    summary: '名额未满或参加人数不足：就未当选的候选人另行选举',
    access: holders,
    input: onlyId,
    output: done,
    audit: '另行选举',
    example,
  }),
  'election.renominate': command({
    summary: '名额未满：重新提名候选人，再选一次',
    access: holders,
    input: { ...onlyId, nominateUntil: moment('提名截止时间') },
    output: done,
    audit: '另行选举并重新提名',
    example: { ...example, nominateUntil: '2026-12-09T09:00:00.000Z' },
  }),
  'election.leaveVacant': command({
    summary: '决定余下的名额空缺，写明由谁、为什么这样决定',
    access: holders,
    input: { ...onlyId, reason: text('由谁决定、为什么', { min: 4, max: 300 }) },
    output: done,
    audit: '决定名额空缺',
    example: { ...example, reason: '经会员大会半数以上同意减少一名' },
  }),
  'election.report': command({
    summary: '打印计票单（pdf）：每一轮的票数、计算过程、校验值与签名处',
    access: 'anyMember',
    input: onlyId,
    output: Exported,
    audit: '打印选举计票单',
    example,
  }),
  'election.verify': query({
    summary: '核对一轮的票箱：名册上投票人数与票数相等，结束时公布的校验值没有变',
    access: 'anyMember',
    input: { ...onlyId, round: z.number('轮次应为整数').int('轮次应为整数').min(1, '没有这一轮').max(50, '没有这一轮') },
    output: z.object({
      rollCount: z.number(),
      boxCount: z.number(),
      hash: z.string().nullable(),
      publishedHash: z.string().nullable(),
      isIntact: z.boolean(),
      trouble: z.string().nullable(),
    }),
    example: { ...example, round: 1 },
  }),
};
