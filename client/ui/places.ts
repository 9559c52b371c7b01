/** The five places, as the browser's tab bar and side menu show them; the chat app draws its own from app.config.ts. */
import type { IconName } from './icons';

export const places: { path: string; text: string; icon: IconName }[] = [
  { path: '/pages/home/index', text: '首页', icon: 'home' },
  { path: '/pages/events/index', text: '活动', icon: 'event' },
  { path: '/pages/services/index', text: '办事', icon: 'services' },
  { path: '/pages/inbox/index', text: '消息', icon: 'inbox' },
  { path: '/pages/mine/index', text: '我的', icon: 'mine' },
];
