/** The standing box of suggestions, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '合理化建议',
    hint: '随时可提，答复、落实与致谢',
    icon: 'edit',
    page: '/pages/suggestion/list/index',
    needs: 'suggestion.list',
  },
];
