/** How a secret ballot lives: written, opened with a frozen roll, closed, counted, signed, published. */
import { lifecycle } from '../lifecycle';

export const ballotLifecycle = lifecycle({
  name: 'ballot',
  states: ['draft', 'open', 'closed', 'counted', 'signed', 'published', 'discarded'],
  labels: {
    draft: '未开始',
    open: '投票中',
    closed: '待计票',
    counted: '待签名',
    signed: '待公布',
    published: '已公布',
    discarded: '已作废',
  },
  moves: {
    create: { from: [], to: 'draft' },
    update: { from: ['draft'], to: 'draft', note: '投票开始后题目、名册、门槛都不能再改' },
    open: { from: ['draft'], to: 'open', note: '固定名册；随会议进行的，到会人数须达到法定人数' },
    discard: { from: ['draft'], to: 'discarded', note: '还没有开始的可以作废' },
    close: { from: ['open'], to: 'closed', note: '封存票箱并公布校验值；到截止时间自动结束' },
    count: { from: ['closed'], to: 'counted', note: '计票人开箱计票' },
    sign: { from: ['counted'], to: 'signed', note: '两名计票人、一名监票人都签名之后' },
    publish: { from: ['signed'], to: 'published' },
  },
});
