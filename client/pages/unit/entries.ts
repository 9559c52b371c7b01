/** Units on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  { group: '组织与会员', title: '组织架构', hint: '小组、部门与负责人', icon: 'tree', page: '/pages/unit/tree/index', needs: 'unit.tree' },
  { group: '组织与会员', title: '任职名单', hint: '谁担任什么职务', icon: 'key', page: '/pages/unit/offices/index', needs: 'unit.offices' },
  {
    group: '组织与会员',
    title: '工会登记',
    hint: '单位、委员会与任期',
    icon: 'book',
    page: '/pages/unit/register/index',
    needs: 'unit.tree',
  },
  {
    group: '组织与会员',
    title: '所辖工会',
    hint: '登记、届满与应办',
    icon: 'tree',
    page: '/pages/unit/registers/index',
    needs: 'unit.registers',
  },
  {
    group: '组织与会员',
    title: '调整小组',
    hint: '拆分、合并、更名、调入',
    icon: 'refresh',
    page: '/pages/unit/arrange/index',
    needs: 'unit.rearrange',
  },
];
