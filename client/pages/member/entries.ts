/** Members on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '会员名册',
    hint: '查找、档案卡、入会审核与会籍变动',
    icon: 'people',
    page: '/pages/member/list/index',
    needs: 'member.list',
  },
  {
    group: '组织与会员',
    title: '导入名册',
    hint: '从 Excel 成批新增与更新',
    icon: 'upload',
    page: '/pages/member/import/index',
    needs: 'member.import',
  },
  {
    group: '组织与会员',
    title: '我的会员档案',
    hint: '登记的资料与职务',
    icon: 'mine',
    page: '/pages/member/mine/index',
    needs: 'member.mine',
  },
];
