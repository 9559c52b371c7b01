/** How an archive of a union is made, and how a union is erased: proposed by one person, confirmed by another, carried out by the clock. */
import { lifecycle } from '../lifecycle';

export const archiveLifecycle = lifecycle({
  name: 'archive',
  states: ['making', 'done', 'discarded'],
  labels: { making: '正在整理', done: '可下载', discarded: '已过期清除' },
  moves: {
    start: { from: [], to: 'making', note: '分段整理，可以离开' },
    finish: { from: ['making'], to: 'done', note: '各段齐全，写出清单与校验' },
    discard: { from: ['done'], to: 'discarded', note: '过了保存期' },
  },
});

export const erasureLifecycle = lifecycle({
  name: 'erasure',
  states: ['proposed', 'cooling', 'erasing', 'erased', 'cancelled'],
  labels: { proposed: '待另一人确认', cooling: '等候期', erasing: '正在清除', erased: '已清除', cancelled: '已取消' },
  moves: {
    propose: { from: [], to: 'proposed', note: '主席提出并写明理由' },
    confirm: { from: ['proposed'], to: 'cooling', note: '上级工会或管理员确认，不能是提出人' },
    begin: { from: ['cooling'], to: 'erasing', note: '等候期满，先存一份最后的归档，再由时钟清除' },
    finish: { from: ['erasing'], to: 'erased', note: '操作记录保留' },
    cancel: { from: ['proposed', 'cooling'], to: 'cancelled', note: '写明理由' },
  },
});
