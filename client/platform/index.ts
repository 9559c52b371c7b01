/** Everything a page needs from its host. Pages import from here and never from Taro, wx.* or the browser. */
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { h5 } from './h5';
import type { Host } from './kinds';
import { weapp } from './weapp';

export { canPrint, focusFieldIn, focusOn, keepInSight, leaveField, printPage, useHeaderHeight, useKeys } from './keyboard';
export type { PickedFile, PlayedPhone, Question, UploadedFile } from './kinds';
export { useDidShow, usePullDownRefresh, useReachBottom, useShareAppMessage as useShare } from '@tarojs/taro';

/** True in the chat app, false in the browser; decided when building, so the other host is dropped. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const host: Host = process.env.TARO_ENV === 'weapp' ? weapp : h5;

export const {
  toast,
  confirm,
  openMap,
  chooseOnMap,
  chooseFile,
  shrinkPicture,
  uploadFile,
  saveFile,
  openFile,
  pictureSource,
  scanCode,
  addToCalendar,
  systemSettings,
  playedPhones,
  chatCode,
  playedPhoneButton,
  setTitle,
  goToLogin,
} = host;

export type Params = Record<string, string | number | undefined>;
export const tabPages = ['/pages/home/index', '/pages/events/index', '/pages/services/index', '/pages/inbox/index', '/pages/mine/index'];

/** `/pages/event/detail/index` and `{ id }` → an address with its query. */
export function addressOf(path: string, params: Params = {}): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

/** The full address of a page, to be sent to somebody; the chat app has only the path. */
export const webAddress = (path: string): string => (isWeapp ? path : `${window.location.origin}${path}`);

/** Opens a page by path and params; a tab page is switched to. Links from the server work too. */
export function go(path: string, params?: Params): void {
  const url = addressOf(path, params);
  if (tabPages.includes(path.split('?')[0]!)) void Taro.switchTab({ url: path.split('?')[0]! });
  else void Taro.navigateTo({ url });
}

/** Opens a page in place of this one (after saving a form, so that «back» does not return to it). */
export const replace = (path: string, params?: Params): void => void Taro.redirectTo({ url: addressOf(path, params) });

/** Starts over at this page, e.g. after signing in or out. */
export const restart = (path: string): void => void Taro.reLaunch({ url: path });

/** One page back, or home when this was the first one. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: tabPages[0]! });
}

/** The page's own query, decoded. */
export function useRouteParams<T extends Params = Record<string, string>>(): T {
  const { params } = useRouter();
  const clean = Object.entries(params).filter(([key]) => key !== 'stamp' && !key.startsWith('$'));
  return Object.fromEntries(clean.map(([key, value]) => [key, decodeOnce(value ?? '')])) as T;
}

const decodeOnce = (value: string) => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** Path of the page on top, with a leading slash and no query. */
export function currentPath(): string {
  const top = Taro.getCurrentPages().at(-1) as { route?: string; path?: string } | undefined;
  return `/${(top?.route ?? top?.path ?? '').replace(/^\//, '').split('?')[0]}`;
}

export const stopPullDownRefresh = (): void => Taro.stopPullDownRefresh();

/** Copies text and says so. */
export const copyText = (data: string): Promise<void> =>
  Taro.setClipboardData({ data }).then(() => (isWeapp ? undefined : toast('已复制')));

export const storage = {
  read: <T>(key: string): T | null => {
    const value: unknown = Taro.getStorageSync(key);
    return value === '' || value === undefined ? null : (value as T);
  },
  write: (key: string, value: unknown): void => Taro.setStorageSync(key, value),
  remove: (key: string): void => Taro.removeStorageSync(key),
};

const WIDE = 1024;
const widthNow = () => (isWeapp || typeof window === 'undefined' ? 0 : window.innerWidth);

/** True in a browser at least 1024 px wide: tables, two-column forms, a side menu. Never in the chat app. */
export function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => widthNow() >= WIDE);
  useEffect(() => {
    if (isWeapp) return undefined;
    const measure = () => setIsWide(widthNow() >= WIDE);
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return isWide;
}

const INBOX_TAB = 3;

/** The unread number on the chat app's own tab bar; the browser draws its own. */
export function setTabBadge(count: number): void {
  if (!isWeapp) return;
  if (count > 0) void Taro.setTabBarBadge({ index: INBOX_TAB, text: count > 99 ? '99+' : String(count) }).catch(() => undefined);
  else void Taro.removeTabBarBadge({ index: INBOX_TAB }).catch(() => undefined);
}
