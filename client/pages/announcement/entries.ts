/** Announcements on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '公告与公开',
    hint: '通知、公开事项、学习与荣誉',
    icon: 'megaphone',
    page: '/pages/announcement/list/index',
    needs: 'announcement.list',
  },
];
