/** How a posting lives: written by a department, approved by the office, replaced by a later version. */
import { lifecycle } from '../lifecycle';

export const disclosureLifecycle = lifecycle({
  name: 'disclosure',
  states: ['submitted', 'posted', 'returned', 'replaced'],
  labels: { submitted: '待审核', posted: '已公开', returned: '已退回', replaced: '已有新版' },
  moves: {
    post: { from: [], to: 'submitted' },
    approve: { from: ['submitted'], to: 'posted', note: '审核人不能是发布人' },
    sendBack: { from: ['submitted'], to: 'returned', note: '必须写明理由' },
    replace: { from: ['posted'], to: 'replaced', note: '同一期的新版审核通过' },
  },
});
