/** The calendar on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '组织与会员',
    title: '日历',
    hint: '活动、期限与节假日，按月看或逐条看',
    icon: 'event',
    page: '/pages/calendar/month/index',
    needs: 'calendar.month',
  },
];
