/** Taro's functions over the browser's own storage and a visible list of where the page went. */
import { useEffect } from 'react';

type Address = { url: string };
export const visits: string[] = [];
let params: Record<string, string> = {};

/** Before drawing a page: the query it is opened with. */
export function openWith(query: Record<string, string>): void {
  params = query;
  visits.length = 0;
}

const visit = ({ url }: Address) => {
  visits.push(url);
  return Promise.resolve({ errMsg: 'ok' });
};
const read = (key: string): unknown => JSON.parse(localStorage.getItem(key) ?? '""');

export const useRouter = () => ({ params });
export const useDidShow = (run: () => void) => useEffect(() => run(), []);
export const useDidHide = () => undefined;
export const useReady = () => undefined;
export const useUnload = () => undefined;
export const usePageScroll = () => undefined;
export const usePullDownRefresh = () => undefined;
export const useReachBottom = () => undefined;
export const useShareAppMessage = () => undefined;
export const ENV_TYPE = { WEB: 'WEB', WEAPP: 'WEAPP' };

const Taro = {
  navigateTo: visit,
  redirectTo: visit,
  reLaunch: visit,
  switchTab: visit,
  navigateBack: () => visit({ url: 'back' }),
  getCurrentPages: () => [{ path: '/pages/home/index' }],
  getStorageSync: read,
  setStorageSync: (key: string, value: unknown) => localStorage.setItem(key, JSON.stringify(value)),
  removeStorageSync: (key: string) => localStorage.removeItem(key),
  stopPullDownRefresh: () => undefined,
  setClipboardData: () => Promise.resolve(),
  getEnv: () => 'WEB',
  getSystemInfoSync: () => ({ windowWidth: 375, windowHeight: 812, pixelRatio: 2 }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812, pixelRatio: 2 }),
  createSelectorQuery: () => ({}),
  nextTick: (run: () => void) => setTimeout(run, 0),
  env: {},
  ENV_TYPE,
  useRouter,
  useDidShow,
  useDidHide,
  useReady,
  useUnload,
  usePageScroll,
  usePullDownRefresh,
  useReachBottom,
  useShareAppMessage,
};
export const { getEnv, getSystemInfoSync, createSelectorQuery, nextTick } = Taro;
export default Taro;
