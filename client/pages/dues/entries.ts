/** Dues on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '权益与经费',
    title: '我的会费',
    hint: '一年十二个月、算法与收据',
    icon: 'wallet',
    page: '/pages/dues/mine/index',
    needs: 'dues.myYear',
  },
  { group: '权益与经费', title: '会费管理', hint: '开账、收款、结账', icon: 'book', page: '/pages/dues/desk/index', needs: 'dues.months' },
  {
    group: '权益与经费',
    title: '欠费名单',
    hint: '按欠费月数从多到少',
    icon: 'people',
    page: '/pages/dues/arrears/index',
    needs: 'dues.arrears',
  },
  {
    group: '权益与经费',
    title: '会费标准',
    hint: '依据与适用月份',
    icon: 'file',
    page: '/pages/dues/plans/index',
    needs: 'dues.plans',
  },
  {
    group: '权益与经费',
    title: '上缴会费',
    hint: '按比例算出、登记上缴',
    icon: 'upload',
    page: '/pages/dues/remittance/index',
    needs: 'dues.remittances',
  },
  {
    group: '权益与经费',
    title: '核对会费账',
    hint: '逐项核对一年的账',
    icon: 'check',
    page: '/pages/dues/check/index',
    needs: 'dues.reconcile',
  },
  { group: '权益与经费', title: '会费合计', hint: '全年收缴情况', icon: 'chart', page: '/pages/dues/summary/index', needs: 'dues.summary' },
];
