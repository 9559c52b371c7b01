/** Democratic appraisal, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '民主评议',
    hint: '无记名评议领导人员与部门',
    icon: 'vote',
    page: '/pages/appraisal/list/index',
    needs: 'appraisal.list',
  },
];
