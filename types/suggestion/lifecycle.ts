/** How a suggestion lives: put into the box, given to a department, answered, carried out, thanked for. */
import { lifecycle } from '../lifecycle';

export const suggestionLifecycle = lifecycle({
  name: 'suggestion',
  states: ['submitted', 'assigned', 'adopted', 'declined', 'carriedOut', 'thanked', 'withdrawn'],
  labels: {
    submitted: '待受理',
    assigned: '办理中',
    adopted: '已采纳',
    declined: '未采纳',
    carriedOut: '已落实',
    thanked: '已致谢',
    withdrawn: '已撤回',
  },
  moves: {
    submit: { from: [], to: 'submitted' },
    assign: { from: ['submitted', 'assigned'], to: 'assigned', note: '转给承办部门并定答复期限；可以改交别的部门' },
    sendBack: { from: ['assigned'], to: 'submitted', note: '不属于本部门，写明理由退回' },
    adopt: { from: ['submitted', 'assigned'], to: 'adopted', note: '采纳或部分采纳，写明落实期限' },
    decline: { from: ['submitted', 'assigned'], to: 'declined', note: '未采纳，必须写明理由' },
    carryOut: { from: ['adopted'], to: 'carriedOut', note: '写明效果' },
    thank: { from: ['declined', 'carriedOut'], to: 'thanked' },
    withdraw: { from: ['submitted'], to: 'withdrawn', note: '受理前本人撤回' },
  },
});
