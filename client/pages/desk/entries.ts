/** The desk on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '我的工作台',
    hint: '各项工作的期限，先急后缓',
    icon: 'clock',
    page: '/pages/desk/list/index',
    needs: 'desk.list',
  },
];
