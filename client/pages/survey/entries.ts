/** Surveys, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '满意度测评',
    hint: '填写问卷，查看结果',
    icon: 'chart',
    page: '/pages/survey/list/index',
    needs: 'survey.list',
  },
];
