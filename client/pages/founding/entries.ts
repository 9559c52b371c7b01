/** Founding a union of one's own, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '独立建会',
    hint: '筹备、申请、批复与成立',
    icon: 'tree',
    page: '/pages/founding/list/index',
    needs: 'founding.list',
  },
  {
    group: '组织与会员',
    title: '建会材料清单',
    hint: '申请人须备的材料',
    icon: 'file',
    page: '/pages/founding/papers/index',
    needs: 'founding.setPapers',
  },
];
