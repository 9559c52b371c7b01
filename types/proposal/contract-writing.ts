/** Writing and backing a proposal: drafts, suggestions, seconding, handing in, withdrawing. */
import { z } from 'zod';
import { Id, done, id, text } from '../common';
import { command, query } from '../operation';
import { Similar, State, fileIds, note, office, parts, reason } from './records';

export const writing = {
  'proposal.draft': command({
    summary: '职工代表在征集期内起草提案，供其他代表附议；一事一案',
    access: { delegate: 'own' },
    input: { callId: id('征集'), ...parts, fileIds },
    output: done,
    audit: '起草提案',
    example: { callId: 'c1', matter: '改善夜班休息条件', reason: '夜班医护没有固定休息处', measures: '在每层增设两张休息床' },
  }),
  'proposal.suggest': command({
    summary: '任何会员都可以提意见建议，征集截止后、报告之前也收；由提案工作机构转有关部门，答复并致谢',
    access: { member: 'own' },
    input: { callId: id('征集'), ...parts, measures: text('建议做法', { min: 0, max: 2000 }).default(''), fileIds },
    output: done,
    audit: '提出意见建议',
    example: { callId: 'c1', matter: '食堂增加早餐品种', reason: '早餐品种多年不变', measures: '增加杂粮粥' },
  }),
  'proposal.similar': query({
    summary: '一边写一边提示本次和往次征集中案由相近的，可以改为附议，或先看过去的答复',
    access: { member: 'own', delegate: 'union', ...office },
    input: { callId: id('征集'), matter: text('案由', { max: 60 }), exceptId: id('提案').optional() },
    output: z.object({ items: z.array(Similar) }),
    example: { callId: 'c1', matter: '改善夜班休息条件' },
  }),
  'proposal.update': command({
    summary: '作者修改尚未提交的提案；已有附议的，附议人会收到通知',
    access: { delegate: 'own' },
    input: {
      id: id('提案'),
      matter: parts.matter.optional(),
      reason: parts.reason.optional(),
      measures: parts.measures.optional(),
      fileIds: fileIds.removeDefault().optional(),
    },
    output: done,
    audit: '修改提案',
    example: { id: 'p1', matter: '改善夜班休息条件' },
  }),
  'proposal.askSeconders': command({
    summary: '作者邀请代表附议，邀请送到对方消息里；对方可以附议，也可以婉拒',
    access: { delegate: 'own' },
    input: { id: id('提案'), memberIds: z.array(id('代表'), '代表应为列表').min(1, '请选择要邀请的代表').max(30, '一次最多邀请30人') },
    output: z.object({ asked: z.number() }),
    audit: '邀请附议',
    example: { id: 'p1', memberIds: ['m2'] },
  }),
  'proposal.second': command({
    summary: '代表附议一件提案，一人一次，不能附议自己的；可以附言和附件',
    access: { delegate: 'union' },
    input: { id: id('提案'), note, fileIds },
    output: z.object({ id: Id, seconders: z.number() }),
    audit: '附议提案',
    example: { id: 'p1' },
  }),
  'proposal.declineSecond': command({
    summary: '被邀请的代表婉拒附议，作者会收到消息；改变主意仍可附议',
    access: { delegate: 'union' },
    input: { id: id('提案'), note },
    output: done,
    audit: '婉拒附议',
    example: { id: 'p1', note: '不熟悉这方面情况' },
  }),
  'proposal.unsecond': command({
    summary: '提案提交之前，附议人撤回自己的附议',
    access: { delegate: 'union' },
    input: { id: id('提案'), reason },
    output: z.object({ id: Id, seconders: z.number() }),
    audit: '撤回附议',
    example: { id: 'p1', reason: '内容已改，与原意不同' },
  }),
  'proposal.submit': command({
    summary: '附议人数足够时，作者在征集期内提交审查',
    access: { delegate: 'own' },
    input: { id: id('提案') },
    output: z.object({ id: Id, state: State, number: z.string() }),
    audit: '提交提案',
    example: { id: 'p1' },
  }),
  'proposal.sendAsSuggestion': command({
    summary: '征集截止后没有提交的，作者改为意见建议送交',
    access: { delegate: 'own' },
    input: { id: id('提案') },
    output: done,
    audit: '改为意见建议',
    example: { id: 'p1' },
  }),
  'proposal.withdraw': command({
    summary: '作者撤回尚未立案的提案',
    access: { delegate: 'own' },
    input: { id: id('提案'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '撤回提案',
    example: { id: 'p1', reason: '与另一件合并提出' },
  }),
};
