/** A month of dues, opened, then closed for good; and the path of somebody's arrears, which only a person ends. */
import { lifecycle } from '../lifecycle';

export const duesLifecycle = lifecycle({
  name: 'dues',
  states: ['open', 'closed'],
  labels: { open: '已开账', closed: '已结账' },
  moves: {
    openMonth: { from: [], to: 'open', note: '可重复开账，只补开缺的账单' },
    closeMonth: { from: ['open'], to: 'closed', note: '结账后不能再改，欠费留作欠费' },
  },
});

export const arrearsLifecycle = lifecycle({
  name: 'dues',
  states: ['reminded', 'talked', 'decided', 'settled'],
  labels: { reminded: '已提醒', talked: '已谈话', decided: '已决定', settled: '已缴清' },
  moves: {
    remindArrears: { from: [], to: 'reminded', note: '每月最多一次' },
    remindAgain: { from: ['reminded', 'decided', 'settled'], to: 'reminded', note: '又到下一个月，或又有新的欠费' },
    talk: { from: ['reminded', 'talked', 'decided'], to: 'talked', note: '组长或干事谈话，写明日期与内容' },
    decide: { from: ['talked'], to: 'decided', note: '先谈话，再由人决定；满六个月也不会自动退会' },
    settleArrears: { from: ['reminded', 'talked', 'decided'], to: 'settled', note: '欠费已缴清、免缴或核销' },
  },
});
