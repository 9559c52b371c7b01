/** How a survey lives: drafted, open to its frozen roll, closed and counted, its results told. */
import { lifecycle } from '../lifecycle';

export const surveyLifecycle = lifecycle({
  name: 'survey',
  states: ['draft', 'open', 'closed', 'reported'],
  labels: { draft: '草稿', open: '进行中', closed: '已截止', reported: '已公布' },
  moves: {
    create: { from: [], to: 'draft' },
    change: { from: ['draft'], to: 'draft', note: '开始后题目与名单都不再变' },
    open: { from: ['draft'], to: 'open', note: '冻结名单，通知范围内的人' },
    answer: { from: ['open'], to: 'open', note: '每人一次；匿名的答卷与人分开保存' },
    remind: { from: ['open'], to: 'open', note: '提醒还没有填写的人，一天最多一次' },
    close: { from: ['open'], to: 'closed', note: '到截止时间自动截止，或由干事提前截止；统计从此固定' },
    report: { from: ['closed'], to: 'reported', note: '公布统计，不再改' },
  },
});
