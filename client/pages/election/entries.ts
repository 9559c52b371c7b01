/** Elections on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '选举',
    hint: '提名、投票与结果',
    icon: 'vote',
    page: '/pages/election/list/index',
    needs: 'election.list',
  },
];
