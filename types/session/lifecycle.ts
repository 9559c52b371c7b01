/** What becomes of a request to tie a chat account to a member's file. */
import { lifecycle } from '../lifecycle';

export const chatRequestLifecycle = lifecycle({
  name: 'chatRequest',
  states: ['open', 'bound', 'declined', 'withdrawn'],
  labels: { open: '待核对', bound: '已绑定', declined: '未通过', withdrawn: '已撤回' },
  moves: {
    ask: { from: [], to: 'open', note: '填写姓名和末六位，请干事核对' },
    again: { from: ['bound', 'declined', 'withdrawn'], to: 'open', note: '更正后再请核对，或解除绑定后重新绑定' },
    bind: { from: ['open'], to: 'bound', note: '核对是本人；原来绑定的聊天账号随即解除' },
    decline: { from: ['open'], to: 'declined', note: '写明理由' },
    withdraw: { from: ['open'], to: 'withdrawn' },
  },
});
