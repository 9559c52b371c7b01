/** How an announcement lives: drafted, perhaps scheduled, published, then withdrawn or expired. */
import { lifecycle } from '../lifecycle';

export const announcementLifecycle = lifecycle({
  name: 'announcement',
  states: ['draft', 'scheduled', 'published', 'withdrawn', 'expired'],
  labels: { draft: '草稿', scheduled: '待发布', published: '已发布', withdrawn: '已撤回', expired: '已过期' },
  moves: {
    create: { from: [], to: 'draft' },
    schedule: { from: ['draft'], to: 'scheduled', note: '发布时间在将来' },
    unschedule: { from: ['scheduled'], to: 'draft', note: '取消定时，回到草稿' },
    publish: { from: ['draft', 'scheduled'], to: 'published' },
    withdraw: { from: ['scheduled', 'published'], to: 'withdrawn', note: '必须写明理由' },
    expire: { from: ['scheduled', 'published'], to: 'expired', note: '到期由系统处理' },
  },
});
