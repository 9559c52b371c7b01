/** How the founding of a union goes: prepared, applied for, approved, founded; or declined or withdrawn with a reason. */
import { lifecycle } from '../lifecycle';

export const foundingLifecycle = lifecycle({
  name: 'founding',
  states: ['preparing', 'applied', 'approved', 'founded', 'declined', 'withdrawn'],
  labels: {
    preparing: '筹备中',
    applied: '待批复',
    approved: '已批复',
    founded: '已成立',
    declined: '未批准',
    withdrawn: '已撤回',
  },
  moves: {
    start: { from: [], to: 'preparing', note: '发起筹备' },
    apply: { from: ['preparing'], to: 'applied', note: '材料齐备后上报' },
    return: { from: ['applied'], to: 'preparing', note: '退回补正，写明理由' },
    approve: { from: ['applied'], to: 'approved', note: '批复同意筹建' },
    decline: { from: ['applied'], to: 'declined', note: '必须写明理由' },
    found: { from: ['approved'], to: 'founded', note: '成立大会结果经上级确认，工会、委员会与会籍一并建立' },
    withdraw: { from: ['preparing', 'applied', 'approved'], to: 'withdrawn', note: '申请人撤回并写明理由' },
  },
});
