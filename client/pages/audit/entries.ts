/** The audit trail on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '系统',
    title: '操作记录',
    hint: '谁在何时做了什么，可核对是否被改动',
    icon: 'shield',
    page: '/pages/audit/list/index',
    needs: 'audit.list',
  },
];
