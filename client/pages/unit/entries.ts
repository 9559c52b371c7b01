/** Units on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  { group: '组织与会员', title: '组织架构', hint: '小组、部门与负责人', icon: 'tree', page: '/pages/unit/tree/index', needs: 'unit.tree' },
  { group: '组织与会员', title: '任职名单', hint: '谁担任什么职务', icon: 'key', page: '/pages/unit/offices/index', needs: 'unit.offices' },
];
