/** Secret ballots on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '无记名投票',
    hint: '投票、计票与结果',
    icon: 'vote',
    page: '/pages/ballot/list/index',
    needs: 'ballot.list',
  },
];
