/** Checking chat accounts, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '聊天应用绑定',
    hint: '核对是本人，换手机',
    icon: 'shield',
    page: '/pages/session/bindings/index',
    needs: 'session.bindings',
  },
];
