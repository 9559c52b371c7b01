/** How an office lives: appointed for a day, held for a term, ended by the clock or by a person. */
import { lifecycle } from '../lifecycle';
import { officeStateLabels } from './labels';

export const officeLifecycle = lifecycle({
  name: 'office',
  states: ['planned', 'held', 'ended'],
  labels: officeStateLabels,
  moves: {
    appoint: { from: [], to: 'held', note: '到任日已到' },
    plan: { from: [], to: 'planned', note: '到任日在将来' },
    begin: { from: ['planned'], to: 'held', note: '到任日由时钟生效' },
    end: { from: ['planned', 'held'], to: 'ended', note: '届满、免去、调离或小组撤并' },
  },
});
