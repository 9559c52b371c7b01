/** Events on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '文体与活动',
    title: '我的活动',
    hint: '已报名、候补和参加过的',
    icon: 'event',
    page: '/pages/event/mine/index',
    needs: 'event.list',
  },
  {
    group: '文体与活动',
    title: '起草活动',
    hint: '运动会、讲座、参观',
    icon: 'plus',
    page: '/pages/event/edit/index',
    needs: 'event.create',
  },
];
