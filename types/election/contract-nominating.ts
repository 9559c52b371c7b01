/** Who stands: nominations with consent, the candidate list under the surplus rule, and objections to it. */
import { z } from 'zod';
import { Id, Moment, choice, done, flag, id, moment, text } from '../common';
import { command, query } from '../operation';
import { wayLabels } from './labels';
import { election, holders, State } from './parts';

export const nominatingOperations = {
  'election.openNominations': command({
    summary: '开始提名，写明截止时间；此后名额、规则、投票人不能再改',
    access: holders,
    input: { id: election, nominateUntil: moment('提名截止时间') },
    output: done,
    audit: '开始选举提名',
    example: { id: 'e1', nominateUntil: '2026-12-01T09:00:00.000Z' },
  }),
  'election.nominate': command({
    summary: '提名一位候选人：自荐、会员推荐（须有人附议）或组织推荐（干事、主席）；被提名的人须本人同意',
    access: 'anyMember',
    input: {
      id: election,
      memberId: id('被提名人'),
      way: choice('提名方式', wayLabels),
      reason: text('推荐理由', { min: 0, max: 500 }).default(''),
    },
    output: done,
    audit: '选举提名',
    example: { id: 'e1', memberId: 'm1', way: 'members', reason: '热心为同事办事' },
  }),
  'election.second': command({
    summary: '附议一项会员推荐，每人一次',
    access: 'anyMember',
    input: { nominationId: id('提名') },
    output: z.object({ id: Id, missing: z.number() }),
    audit: '附议选举提名',
    example: { nominationId: 'n1' },
  }),
  'election.answerNomination': command({
    summary: '被提名人本人答复：同意参选并作自我介绍，或谢绝；委员候选人须声明与单位主要负责人没有近亲属关系',
    access: 'anyMember',
    input: {
      nominationId: id('提名'),
      isAccepted: flag('是否同意'),
      statement: text('自我介绍', { min: 0, max: 1000 }).default(''),
      hasCloseRelative: flag('是否单位主要负责人的近亲属').default(false),
    },
    output: done,
    audit: '答复选举提名',
    example: { nominationId: 'n1', isAccepted: true, statement: '愿意为大家服务' },
  }),
  'election.withdrawNomination': command({
    summary: '同意之后、投票之前，候选人本人退出参选',
    access: 'anyMember',
    input: { nominationId: id('提名'), reason: text('原因', { max: 200 }) },
    output: done,
    audit: '退出参选',
    example: { nominationId: 'n1', reason: '工作调动' },
  }),
  'election.eligible': query({
    summary: '可以被提名的人，按姓名查找',
    access: 'anyMember',
    input: { id: election, search: text('姓名', { max: 20 }) },
    output: z.object({ items: z.array(z.object({ memberId: Id, name: z.string(), groupName: z.string(), isNominated: z.boolean() })) }),
    example: { id: 'e1', search: '李' },
  }),
  'election.postList': command({
    summary: '公布候选人名单听取异议：人数须符合差额规定，以姓氏笔画为序；有符合条件而未列入的，写明理由',
    access: holders,
    input: {
      id: election,
      nominationIds: z.array(id('提名'), '候选人应为列表').min(1, '请选择候选人').max(100, '候选人不能超过100名'),
      reason: text('未列入的理由', { min: 0, max: 300 }).default(''),
    },
    output: z.object({ id: Id, listUntil: z.string().nullable() }),
    audit: '公布候选人名单',
    example: { id: 'e1', nominationIds: ['n1', 'n2'] },
  }),
  'election.reopenNominations': command({
    summary: '候选人不足时收回名单，重新提名',
    access: holders,
    input: { id: election, nominateUntil: moment('提名截止时间'), reason: text('原因', { max: 200 }) },
    output: done,
    audit: '重新提名',
    example: { id: 'e1', nominateUntil: '2026-12-01T09:00:00.000Z', reason: '一名候选人退出' },
  }),
  'election.objections': query({
    summary: '对候选人的异议：干事、主席看全部，其他人看自己提的',
    access: 'anyMember',
    input: { id: election },
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          candidateName: z.string(),
          byName: z.string(),
          text: z.string(),
          at: Moment,
          answer: z.string().nullable(),
          isUpheld: z.boolean().nullable(),
          canAnswer: z.boolean(),
        }),
      ),
    }),
    example: { id: 'e1' },
  }),
  'election.raiseObjection': command({
    summary: '公示期内对一名候选人提出异议，每人对每名候选人一次',
    access: 'anyMember',
    input: { id: election, memberId: id('候选人'), text: text('异议', { min: 5, max: 500 }) },
    output: done,
    audit: '对候选人提出异议',
    example: { id: 'e1', memberId: 'm1', text: '此人已调离本小组' },
  }),
  'election.answerObjection': command({
    summary: '答复异议；成立的，候选人从名单上撤下',
    access: holders,
    input: { objectionId: id('异议'), answer: text('答复', { min: 2, max: 500 }), isUpheld: flag('是否成立') },
    output: z.object({ id: Id, state: State }),
    audit: '答复候选人异议',
    example: { objectionId: 'o1', answer: '经核实仍在本小组', isUpheld: false },
  }),
};
