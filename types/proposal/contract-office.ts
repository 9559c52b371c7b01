/** The proposal office: review, merging and its undoing, assignment, the clock, the end; and the presidium's ruling. */
import { z } from 'zod';
import { Id, choice, day, done, id, text } from '../common';
import { command } from '../operation';
import { decisionLabels, rulingLabels } from './labels';
import { State, fileIds, office, reason } from './records';

const units = {
  leadUnitId: id('主办部门'),
  coUnitIds: z.array(id('协办部门'), '协办部门应为列表').max(5, '协办部门不超过5个').default([]),
};

export const officeContract = {
  'proposal.return': command({
    summary: '提案工作机构退回作者修改，写明理由',
    access: office,
    input: { id: id('提案'), reason, fileIds },
    output: done,
    audit: '退回提案',
    example: { id: 'p1', reason: '请一事一案，分成两件' },
  }),
  'proposal.review': command({
    summary: '审查：立案、并案、转意见建议或不予立案，都写明理由',
    access: office,
    input: {
      id: id('提案'),
      decision: choice('审查决定', decisionLabels),
      reason,
      mergeInto: id('并入的提案').optional(),
      fileIds,
    },
    output: z.object({ id: Id, state: State }),
    audit: '审查提案',
    example: { id: 'p1', decision: 'filed', reason: '属于职代会职权范围，切实可行' },
  }),
  'proposal.unmerge': command({
    summary: '解除并案，写明理由；移出的一件重新审查，两边的提案人都收到消息',
    access: office,
    input: { id: id('提案'), reason },
    output: z.object({ id: Id, state: State }),
    audit: '解除并案',
    example: { id: 'p1', reason: '办理中发现是两件事' },
  }),
  'proposal.rule': command({
    summary: '主席团裁定提案人的异议：维持原决定，或改为立案；没有指定主席团的由主席裁定',
    access: { delegate: 'union', chair: 'union' },
    input: { id: id('提案'), ruling: choice('裁定', rulingLabels), reason, fileIds },
    output: z.object({ id: Id, state: State }),
    audit: '裁定提案异议',
    example: { id: 'p1', ruling: 'overturned', reason: '属于职代会职权范围' },
  }),
  'proposal.assign': command({
    summary: '交办：一个主办部门，若干协办部门，答复期限',
    access: office,
    input: { id: id('提案'), ...units, dueOn: day('答复期限'), note: text('交办说明', { min: 0, max: 300 }).default(''), fileIds },
    output: done,
    audit: '交办提案',
    example: { id: 'p1', leadUnitId: 'd1', coUnitIds: [], dueOn: '2099-01-31' },
  }),
  'proposal.passOn': command({
    summary: '把意见建议转给一个部门研究答复',
    access: office,
    input: { id: id('意见建议'), leadUnitId: id('部门'), note: text('说明', { min: 0, max: 300 }).default('') },
    output: done,
    audit: '转办意见建议',
    example: { id: 'p1', leadUnitId: 'd1' },
  }),
  'proposal.extend': command({
    summary: '延长答复期限，写明理由；原来的期限保留在记录里',
    access: office,
    input: { id: id('提案'), dueOn: day('新的答复期限'), reason },
    output: done,
    audit: '延长提案答复期限',
    example: { id: 'p1', dueOn: '2099-02-28', reason: '需要等预算批复' },
  }),
  'proposal.refuseExtension': command({
    summary: '不同意主办部门的延期申请，写明理由',
    access: office,
    input: { id: id('提案'), reason },
    output: done,
    audit: '不同意提案延期',
    example: { id: 'p1', reason: '此前已延期一次' },
  }),
  'proposal.urge': command({
    summary: '催办主办部门和尚未答复的协办部门，每件每天最多一次，记次数',
    access: office,
    input: { id: id('提案') },
    output: z.object({ id: Id, urges: z.number() }),
    audit: '催办提案',
    example: { id: 'p1' },
  }),
  'proposal.escalate': command({
    summary: '超过期限未答复的提案由系统报告主席一次；延期后再超期的再报告',
    access: 'system',
    input: { id: id('提案') },
    output: done,
    audit: '超期报告主席',
    example: { id: 'p1' },
  }),
  'proposal.remind': command({
    summary: '答复期限前三天和到期当天，由系统各提醒主办部门和尚未答复的协办部门一次',
    access: 'system',
    input: { id: id('提案') },
    output: done,
    audit: '提醒答复提案',
    example: { id: 'p1' },
  }),
  'proposal.remindCall': command({
    summary: '征集截止前三天，由系统提醒还没有提交的提案人和还没有答复的受邀附议人一次',
    access: 'system',
    input: { id: id('征集') },
    output: done,
    audit: '提醒征集截止',
    example: { id: 'c1' },
  }),
  'proposal.remindRating': command({
    summary: '答复满十五天前三天，由系统提醒还没有评价的提案人一次',
    access: 'system',
    input: { id: id('提案') },
    output: done,
    audit: '提醒评价提案',
    example: { id: 'p1' },
  }),
  'proposal.complete': command({
    summary: '提案工作机构办结；有提案人没有评价的，答复满十五天后可以办结',
    access: office,
    input: { id: id('提案') },
    output: done,
    audit: '办结提案',
    example: { id: 'p1' },
  }),
};
