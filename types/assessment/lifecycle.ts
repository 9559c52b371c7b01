/** How a yearly assessment sheet lives: opened for a leader, reported by the leader, scored by the committee, published. */
import { lifecycle } from '../lifecycle';

export const assessmentLifecycle = lifecycle({
  name: 'assessment',
  states: ['reporting', 'reported', 'scored', 'published'],
  labels: { reporting: '待自评', reported: '待评定', scored: '已评定', published: '已公布' },
  moves: {
    open: { from: [], to: 'reporting', note: '按职责清单为每位小组长建表' },
    report: { from: ['reporting', 'reported'], to: 'reported', note: '小组长逐项自评；评定前可修改' },
    score: { from: ['reporting', 'reported', 'scored'], to: 'scored', note: '委员会逐项评分；公布前可修改' },
    publish: { from: ['scored'], to: 'published', note: '结果告知本人，不再改' },
  },
});
