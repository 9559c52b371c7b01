/** The yearly assessment, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '小组长考核',
    hint: '职责、自评、评定与结果',
    icon: 'trophy',
    page: '/pages/assessment/list/index',
    needs: 'assessment.list',
  },
  {
    group: '组织与会员',
    title: '小组长职责',
    hint: '小组长做什么，各占几分',
    icon: 'book',
    page: '/pages/assessment/duties/index',
    needs: 'assessment.duties',
  },
];
