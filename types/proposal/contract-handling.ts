/** Departments and authors: answers, their parts, more time, ratings, disputes, thanks for suggestions. */
import { z } from 'zod';
import { Id, choice, day, done, id, text } from '../common';
import { command } from '../operation';
import { ratingLabels } from './labels';
import { State, fileIds, office, reason } from './records';

export const handling = {
  'proposal.answer': command({
    summary: '主办部门联络人书面答复，协办部门的意见一并列出',
    access: { liaison: 'group' },
    input: { id: id('提案'), text: text('答复', { max: 4000 }), fileIds },
    output: done,
    audit: '答复提案',
    example: { id: 'p1', text: '已在三层、五层各增设两张休息床' },
  }),
  'proposal.coAnswer': command({
    summary: '协办部门联络人答复本部门的一部分，主办答复之前可以再改',
    access: { liaison: 'group' },
    input: { id: id('提案'), unitId: id('协办部门').optional(), text: text('协办意见', { max: 2000 }), fileIds },
    output: done,
    audit: '协办答复提案',
    example: { id: 'p1', text: '护理部已排出轮休表' },
  }),
  'proposal.askExtension': command({
    summary: '主办部门申请延长答复期限，由提案工作机构决定',
    access: { liaison: 'group' },
    input: { id: id('提案'), dueOn: day('希望的期限'), reason },
    output: done,
    audit: '申请提案延期',
    example: { id: 'p1', dueOn: '2099-02-28', reason: '需要等预算批复' },
  }),
  'proposal.thank': command({
    summary: '答复意见建议并致谢：提案工作机构，或转到的部门的联络人',
    access: { liaison: 'group', ...office },
    input: { id: id('意见建议'), text: text('答复', { max: 2000 }), fileIds },
    output: done,
    audit: '答复意见建议',
    example: { id: 'p1', text: '感谢您的建议，已增加两种杂粮粥' },
  }),
  'proposal.rate': command({
    summary: '提案人评价答复，并案的各自评价；第一次答复有人不满意则再办理一次',
    access: { delegate: 'own' },
    input: { id: id('提案'), rating: choice('评价', ratingLabels), comment: text('意见', { min: 0, max: 500 }).default(''), fileIds },
    output: z.object({ id: Id, state: State }),
    audit: '评价提案答复',
    example: { id: 'p1', rating: 'satisfied', comment: '谢谢' },
  }),
  'proposal.dispute': command({
    summary: '提案人对并案、转意见建议或不予立案有异议的，七天内提请主席团裁定，一件一次',
    access: { delegate: 'own' },
    input: { id: id('提案'), reason, fileIds },
    output: done,
    audit: '对审查决定提出异议',
    example: { id: 'p1', reason: '属于职代会职权范围' },
  }),
};
