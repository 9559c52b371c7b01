/** How an election lives: prepared, nominated, listed for objections, voted, counted, signed, published, and offices taken. */
import { lifecycle } from '../lifecycle';

export const electionLifecycle = lifecycle({
  name: 'election',
  states: ['draft', 'nominating', 'listed', 'voting', 'closed', 'counted', 'signed', 'published', 'appointed', 'stopped'],
  labels: {
    draft: '筹备中',
    nominating: '提名中',
    listed: '候选人公示',
    voting: '投票中',
    closed: '待计票',
    counted: '待签名',
    signed: '待公布',
    published: '结果已公布',
    appointed: '已就任',
    stopped: '已终止',
  },
  moves: {
    create: { from: [], to: 'draft' },
    update: { from: ['draft'], to: 'draft', note: '提名开始后名额、规则、投票人都不能再改' },
    openNominations: { from: ['draft'], to: 'nominating' },
    postList: { from: ['nominating'], to: 'listed', note: '提名期满，候选人数符合差额规定，公布名单听取异议' },
    reopenNominations: { from: ['listed'], to: 'nominating', note: '异议成立或有人退出，候选人不足时重新提名' },
    open: { from: ['listed'], to: 'voting', note: '公示期满、异议都已答复；固定名册' },
    close: { from: ['voting'], to: 'closed', note: '封存票箱并公布校验值；到截止时间自动结束' },
    count: { from: ['closed'], to: 'counted', note: '计票人开箱计票' },
    mergeWriteIns: { from: ['counted'], to: 'counted', note: '另选他人的姓名由计票人认定是谁，签名之前' },
    sign: { from: ['counted'], to: 'signed', note: '两名计票人、一名监票人都签名之后' },
    publish: { from: ['signed'], to: 'published' },
    runOff: { from: ['published'], to: 'listed', note: '票数相等不能确定当选人的，就这几人再次投票' },
    repeat: { from: ['published'], to: 'listed', note: '名额未满或参加人数不足，就未当选的候选人再选' },
    renominate: { from: ['published'], to: 'nominating', note: '名额未满，重新提名候选人' },
    leaveVacant: { from: ['published'], to: 'published', note: '决定空缺，写明由谁决定' },
    appoint: { from: ['published'], to: 'appointed', note: '名额已满或已决定空缺，当选人就任' },
    stop: { from: ['draft', 'nominating', 'listed', 'published'], to: 'stopped', note: '写明原因；有人当选的不能终止' },
  },
});
