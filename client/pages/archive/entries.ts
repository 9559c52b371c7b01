/** Taking data along, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '系统',
    title: '我的数据',
    hint: '取走本人的全部数据',
    icon: 'download',
    page: '/pages/archive/own/index',
    needs: 'archive.takeOwn',
  },
  {
    group: '系统',
    title: '数据归档',
    hint: '取走、迁移或清除工会的全部数据',
    icon: 'shield',
    page: '/pages/archive/union/index',
    needs: 'archive.erasures',
  },
];
