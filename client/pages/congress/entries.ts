/** The staff congress, on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  {
    group: '民主管理',
    title: '职代会会议',
    hint: '议程、材料、签到、表决结果',
    icon: 'people',
    page: '/pages/congress/sessions/index',
    needs: 'congress.sessions',
  },
  {
    group: '民主管理',
    title: '职代会届次',
    hint: '任期、选区名额、代表名单',
    icon: 'tree',
    page: '/pages/congress/terms/index',
    needs: 'congress.terms',
  },
  {
    group: '民主管理',
    title: '职代会规定',
    hint: '名额、表决等逐条出处',
    icon: 'book',
    page: '/pages/congress/profile/index',
    needs: 'congress.profiles',
  },
  {
    group: '民主管理',
    title: '提议临时会议',
    hint: '三分之一以上代表联名',
    icon: 'megaphone',
    page: '/pages/congress/petitions/index',
    needs: 'congress.petitions',
  },
];
