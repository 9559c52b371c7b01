/** Proposals on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '提案',
    hint: '起草、附议、办理经过与答复',
    icon: 'proposal',
    page: '/pages/proposal/list/index',
    needs: 'proposal.list',
  },
  {
    group: '民主管理',
    title: '邀请我附议的',
    hint: '其他代表的邀请，附议或婉拒',
    icon: 'people',
    page: '/pages/proposal/seconding/index',
    needs: 'proposal.second',
  },
  {
    group: '民主管理',
    title: '提案办理统计',
    hint: '立案率、按期答复率、满意率',
    icon: 'chart',
    page: '/pages/proposal/statistics/index',
    needs: 'proposal.statistics',
  },
];
