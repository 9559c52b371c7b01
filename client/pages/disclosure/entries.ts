/** Open affairs, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '厂务公开',
    hint: '公开目录、各期内容与问答',
    icon: 'book',
    page: '/pages/disclosure/list/index',
    needs: 'disclosure.catalogue',
  },
];
