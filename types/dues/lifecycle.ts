/** A month of dues: opened, then closed for good; corrections go into the next one. */
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
