/** How a proposal lives, and how a call does. */
import { lifecycle } from '../lifecycle';

export const proposalLifecycle = lifecycle({
  name: 'proposal',
  states: ['draft', 'submitted', 'filed', 'merged', 'suggestion', 'declined', 'assigned', 'answered', 'rated', 'completed', 'withdrawn'],
  labels: {
    draft: '征集附议',
    submitted: '待审查',
    filed: '已立案',
    merged: '已并案',
    suggestion: '转意见建议',
    declined: '不予立案',
    assigned: '办理中',
    answered: '已答复',
    rated: '已评价',
    completed: '已办结',
    withdrawn: '已撤回',
  },
  moves: {
    draft: { from: [], to: 'draft' },
    submit: { from: ['draft'], to: 'submitted', note: '附议人数足够，且在征集期内' },
    return: { from: ['submitted'], to: 'draft', note: '退回作者修改，写明理由' },
    withdraw: { from: ['draft', 'submitted'], to: 'withdrawn', note: '作者撤回' },
    file: { from: ['submitted'], to: 'filed' },
    merge: { from: ['submitted', 'filed'], to: 'merged', note: '并入同一次征集的另一件，作者都保留' },
    toSuggestion: { from: ['submitted'], to: 'suggestion' },
    decline: { from: ['submitted'], to: 'declined' },
    assign: { from: ['filed', 'assigned'], to: 'assigned', note: '主办、协办部门与期限' },
    answer: { from: ['assigned'], to: 'answered', note: '主办部门书面答复' },
    rate: { from: ['answered'], to: 'rated' },
    rehandle: { from: ['answered'], to: 'assigned', note: '不满意时再次办理一次' },
    complete: { from: ['rated', 'suggestion', 'answered'], to: 'completed', note: '评价之后；第二次答复后作者不再评价的，也可以办结' },
  },
});
