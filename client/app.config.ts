/** Pages, sub-packages and the tab bar; the page list is generated from the folders. */
import { mainPages, subPackages } from './pages.generated';

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});

export default defineAppConfig({
  pages: mainPages,
  subPackages,
  lazyCodeLoading: 'requiredComponents',
  // The platform asks for consent before an interface that takes something personal.
  __usePrivacyCheck__: true,
  // An event's place is pointed at on the map; undeclared, the interface refuses.
  requiredPrivateInfos: ['chooseLocation'],
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '工会',
    navigationBarBackgroundColor: '@navigation',
    navigationBarTextStyle: '@navigationText' as 'black',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText' as 'dark',
  },
  tabBar: {
    color: '@tab',
    selectedColor: '@tabOn',
    backgroundColor: '@navigation',
    borderStyle: '@border' as 'black',
    list: [
      tab('home', '首页', 'home'),
      tab('events', '活动', 'events'),
      tab('services', '办事', 'services'),
      tab('inbox', '消息', 'inbox'),
      tab('mine', '我的', 'mine'),
    ],
  },
});
