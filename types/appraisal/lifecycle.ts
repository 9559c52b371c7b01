/** How an appraisal lives: drafted, open to its frozen roll of raters, closed and counted, its results told. */
import { lifecycle } from '../lifecycle';

export const appraisalLifecycle = lifecycle({
  name: 'appraisal',
  states: ['draft', 'open', 'closed', 'reported'],
  labels: { draft: '草稿', open: '评议中', closed: '已截止', reported: '已公布' },
  moves: {
    create: { from: [], to: 'draft' },
    change: { from: ['draft'], to: 'draft', note: '开始后对象、项目、权重都不再变' },
    open: { from: ['draft'], to: 'open', note: '冻结名单；不足5人的评议组并入另一组' },
    rate: { from: ['open'], to: 'open', note: '每人一次，无记名' },
    remind: { from: ['open'], to: 'open', note: '提醒还没有参加的人，一天最多一次' },
    close: { from: ['open'], to: 'closed', note: '到截止时间自动截止；统计从此固定' },
    report: { from: ['closed'], to: 'reported', note: '公布结果，不再改' },
  },
});
