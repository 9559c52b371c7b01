/** How a membership lives, and what becomes of a proposed correction, a transfer, and a doubtful double. */
import { lifecycle } from '../lifecycle';

export const memberLifecycle = lifecycle({
  name: 'member',
  states: ['pending', 'returned', 'rejected', 'active', 'retained', 'retired', 'left', 'transferred', 'erased'],
  labels: {
    pending: '待审核',
    returned: '待补正',
    rejected: '未通过',
    active: '在册',
    retained: '保留会籍',
    retired: '退休',
    left: '已离会',
    transferred: '已转出',
    erased: '已注销',
  },
  moves: {
    apply: { from: [], to: 'pending', note: '扫小组的入会码网上入会' },
    import: { from: [], to: 'active', note: '名册导入' },
    arrive: { from: [], to: 'active', note: '由另一工会转入' },
    approve: { from: ['pending'], to: 'active' },
    return: { from: ['pending'], to: 'returned', note: '逐项写明要补正什么，申请人凭自己的查询码补正' },
    reject: { from: ['pending', 'returned'], to: 'rejected', note: '必须写明理由' },
    resubmit: { from: ['returned', 'pending'], to: 'pending', note: '申请人补正后再交' },
    reapply: { from: ['rejected'], to: 'pending', note: '重新申请' },
    retain: { from: ['active'], to: 'retained', note: '长期脱产、借调等，可写明到哪天' },
    retire: { from: ['active', 'retained'], to: 'retired' },
    restore: { from: ['retained', 'retired'], to: 'active' },
    leave: { from: ['active', 'retained', 'retired'], to: 'left', note: '调离、退会' },
    depart: { from: ['active', 'retained', 'retired'], to: 'transferred', note: '转入单位接收后自动转出' },
    readmit: { from: ['left', 'transferred'], to: 'active', note: '重新入会，原档案接着用' },
    erase: { from: ['left', 'transferred', 'rejected'], to: 'erased', note: '保管期满后注销个人资料，只留编号' },
  },
});

export const correctionLifecycle = lifecycle({
  name: 'memberCorrection',
  states: ['pending', 'accepted', 'declined', 'withdrawn'],
  labels: { pending: '待审核', accepted: '已采纳', declined: '未采纳', withdrawn: '已撤回' },
  moves: {
    propose: { from: [], to: 'pending' },
    accept: { from: ['pending'], to: 'accepted' },
    decline: { from: ['pending'], to: 'declined', note: '写明理由' },
    withdraw: { from: ['pending'], to: 'withdrawn' },
  },
});

export const transferLifecycle = lifecycle({
  name: 'memberTransfer',
  states: ['applied', 'released', 'accepted', 'declined', 'withdrawn'],
  labels: { applied: '待转出单位同意', released: '待转入单位接收', accepted: '已转入', declined: '未接收', withdrawn: '已撤回' },
  moves: {
    apply: { from: [], to: 'applied', note: '会员本人申请' },
    start: { from: [], to: 'released', note: '干事直接办理' },
    release: { from: ['applied'], to: 'released' },
    accept: { from: ['released'], to: 'accepted' },
    decline: { from: ['applied', 'released'], to: 'declined', note: '写明理由，会籍不变' },
    withdraw: { from: ['applied', 'released'], to: 'withdrawn', note: '会籍不变' },
  },
});

export const doubleLifecycle = lifecycle({
  name: 'memberDouble',
  states: ['open', 'resolved'],
  labels: { open: '待核对', resolved: '已处理' },
  moves: { collect: { from: [], to: 'open' }, resolve: { from: ['open'], to: 'resolved', note: '由人核对后决定' } },
});
