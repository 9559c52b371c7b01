/** How a membership lives. */
import { lifecycle } from '../lifecycle';

export const memberLifecycle = lifecycle({
  name: 'member',
  states: ['pending', 'rejected', 'active', 'retained', 'retired', 'left'],
  labels: { pending: '待审核', rejected: '未通过', active: '在册', retained: '保留会籍', retired: '退休', left: '已离会' },
  moves: {
    apply: { from: [], to: 'pending', note: '网上入会' },
    import: { from: [], to: 'active', note: '名册导入' },
    approve: { from: ['pending'], to: 'active' },
    reject: { from: ['pending'], to: 'rejected', note: '必须写明理由，可补正后再申请' },
    reapply: { from: ['rejected', 'left'], to: 'pending' },
    retain: { from: ['active'], to: 'retained', note: '长期脱产、借调等' },
    retire: { from: ['active', 'retained'], to: 'retired' },
    restore: { from: ['retained', 'retired'], to: 'active' },
    leave: { from: ['active', 'retained', 'retired'], to: 'left', note: '调离、退会' },
  },
});
