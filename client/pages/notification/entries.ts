/** Being told and telling, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '电话告知名单',
    hint: '没用应用或没看消息的会员',
    icon: 'people',
    page: '/pages/notification/calls/index',
    needs: 'notification.callList',
  },
  {
    group: '系统',
    title: '提醒设置',
    hint: '各类开关与免打扰',
    icon: 'clock',
    page: '/pages/notification/settings/index',
    needs: 'notification.settings',
  },
];
