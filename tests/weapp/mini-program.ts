/** A small host for the compiled mini-program: loads its files in a sandbox with a fake `wx`, opens pages, and taps what is drawn. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import vm from 'node:vm';

type Node = { nn?: string; v?: string; sid?: string; uid?: string; cn?: Node[]; cl?: string; ariaLabel?: string } & Record<string, unknown>;
type PageConfig = Record<string, unknown> & { data?: object };
type PageInstance = PageConfig & {
  route: string;
  options: object;
  data: Record<string, unknown>;
  setData: (patch: Record<string, unknown>, done?: () => void) => void;
};
export type CloudCall = (call: { name: string; data: { name: string; input: unknown; requestId?: string } }) => Promise<unknown>;

const ROOT = resolve('dist/weapp');
export const isBuilt = () => existsSync(join(ROOT, 'app.json'));

export type MiniProgram = {
  open: (path: string, params?: Record<string, string>) => Promise<void>;
  /** Every text on the page, in order. */
  texts: () => string[];
  /** Waits until the page draws this text. */
  see: (text: string | RegExp) => Promise<void>;
  /** Taps the deepest thing that shows exactly this text, bubbling as the platform does. */
  tap: (text: string) => void;
  type: (label: string, value: string) => void;
  toasts: string[];
  opened: string[];
  /** What the app listens to of new releases, and how often it started one. */
  updates: { ready: (() => void) | null; failed: (() => void) | null; applied: number };
  /** Bytes of `setData` since the page was opened. */
  drawn: () => number;
};

/** Starts the app; `cloud` answers its function calls. */
export function startMiniProgram(cloud: CloudCall): MiniProgram {
  const toasts: string[] = [];
  const heard: MiniProgram['updates'] = { ready: null, failed: null, applied: 0 };
  const opened: string[] = [];
  const storage = new Map<string, unknown>();
  const stack: PageInstance[] = [];
  let registered: PageConfig | null = null;
  const pages = new Map<string, PageConfig>();
  let bytes = 0;

  const settle =
    (value: unknown) =>
    (options: { success?: (value: unknown) => void; complete?: () => void } = {}) => {
      options.success?.(value);
      options.complete?.();
      return Promise.resolve(value);
    };
  const wx: Record<string, unknown> = {
    cloud: {
      init: () => undefined,
      callFunction: async (call: Parameters<CloudCall>[0]) => ({
        result: JSON.parse(JSON.stringify(await cloud(JSON.parse(JSON.stringify(call)) as Parameters<CloudCall>[0]))),
      }),
    },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    showToast: (options: { title: string }) => (toasts.push(options.title), settle({})(options as object)),
    showModal: settle({ confirm: true, cancel: false }),
    navigateTo: (options: { url: string }) => (opened.push(options.url), settle({})(options as object)),
    redirectTo: (options: { url: string }) => (opened.push(options.url), settle({})(options as object)),
    switchTab: (options: { url: string }) => (opened.push(options.url), settle({})(options as object)),
    reLaunch: (options: { url: string }) => (opened.push(options.url), settle({})(options as object)),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => system,
    getSystemSetting: () => ({}),
    getLaunchOptionsSync: () => ({}),
    getAccountInfoSync: () => ({ miniProgram: {} }),
    getNetworkType: settle({ networkType: 'wifi' }),
    canIUse: () => true,
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: (listen: () => void) => (heard.ready = listen),
      onUpdateFailed: (listen: () => void) => (heard.failed = listen),
      applyUpdate: () => (heard.applied += 1),
    }),
    nextTick: (work: () => void) => setTimeout(work, 0),
    createSelectorQuery: () => query,
    getMenuButtonBoundingClientRect: () => ({}),
  };
  const quiet = [
    'setNavigationBarTitle',
    'setTabBarBadge',
    'removeTabBarBadge',
    'stopPullDownRefresh',
    'showShareMenu',
    'pageScrollTo',
    'hideToast',
    'navigateBack',
  ];
  for (const name of quiet) wx[name] = settle({});
  for (const name of [
    'onNetworkStatusChange',
    'offNetworkStatusChange',
    'onAppShow',
    'offAppShow',
    'onAppHide',
    'offAppHide',
    'onThemeChange',
    'onError',
    'onUnhandledRejection',
  ])
    wx[name] = () => undefined;
  const system = {
    windowWidth: 375,
    windowHeight: 812,
    screenWidth: 375,
    screenHeight: 812,
    pixelRatio: 2,
    platform: 'ios',
    theme: 'light',
    SDKVersion: '3.8.0',
    fontSizeSetting: 16,
    safeArea: { top: 0, bottom: 812, left: 0, right: 375 },
  };
  const query: Record<string, unknown> = new Proxy(
    {},
    { get: (_target, name) => (name === 'exec' ? (done?: (rows: unknown[]) => void) => done?.([]) : () => query) },
  );

  const sandbox: Record<string, unknown> = {
    wx,
    console,
    clearTimeout,
    clearInterval,
    setTimeout: unheld(setTimeout),
    setInterval: unheld(setInterval),
    App: () => undefined,
    Page: (config: PageConfig) => {
      registered = config;
    },
    Component: () => undefined,
    Behavior: (value: unknown) => value,
    getApp: () => ({}),
    getCurrentPages: () => stack,
  };
  vm.createContext(sandbox);
  const loaded = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const file = existsSync(path) && !path.endsWith('.js') ? `${path}.js` : path.endsWith('.js') ? path : `${path}.js`;
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const run = vm.runInContext(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, sandbox, { filename: file }) as (
      ...args: unknown[]
    ) => void;
    run((other: string) => load(resolve(dirname(file), other)), module, module.exports);
    return module.exports;
  };
  load(join(ROOT, 'app.js'));

  const current = () => stack.at(-1)!;
  const root = () => (current().data.root ?? {}) as Node;
  const texts = () =>
    flatten(root())
      .filter(({ v }) => typeof v === 'string' && v !== '')
      .map(({ v }) => v!);

  return {
    toasts,
    updates: heard,
    opened,
    texts,
    drawn: () => bytes,
    open: async (path, params = {}) => {
      const file = path.replace(/^\//, '');
      registered = null;
      load(join(ROOT, file));
      if (registered) pages.set(file, registered);
      const config = pages.get(file);
      if (!config) throw new Error(`${path} registers no page`);
      bytes = 0;
      const page = instanceOf(config, path, params, (size) => {
        bytes += size;
      });
      stack.length = 0;
      stack.push(page);
      for (const hook of ['onLoad', 'onShow', 'onReady'])
        await (page[hook] as ((options: object) => unknown) | undefined)?.call(page, params);
      await sleep(0);
    },
    see: async (text) => {
      const isThere = () => texts().some((one) => (typeof text === 'string' ? one.includes(text) : text.test(one)));
      for (let waited = 0; !isThere() && waited < 8000; waited += 20) await sleep(20);
      if (!isThere()) throw new Error(`the page never showed ${String(text)}; it shows: ${texts().join(' | ').slice(0, 600)}`);
    },
    tap: (text) =>
      fire(
        current(),
        pathTo(root(), ({ v }) => v === text),
        'tap',
        {},
      ),
    type: (label, value) =>
      fire(
        current(),
        pathTo(
          root(),
          (node) => (node.nn === 'input' || node.nn === 'textarea' || 'ariaLabel' in node) && Object.values(node).includes(label),
        ),
        'input',
        { value, cursor: value.length },
      ),
  };
}

function instanceOf(config: PageConfig, path: string, params: object, drew: (bytes: number) => void): PageInstance {
  const page: PageInstance = {
    ...config,
    route: path.replace(/^\//, ''),
    options: params,
    data: JSON.parse(JSON.stringify(config.data ?? {})) as Record<string, unknown>,
    setData(patch, done) {
      drew(JSON.stringify(patch).length);
      for (const [key, value] of Object.entries(JSON.parse(JSON.stringify(patch)) as Record<string, unknown>))
        assign(page.data, key, value);
      setTimeout(() => done?.(), 0);
    },
  };
  return page;
}

/** `root.cn.[0].cn` = value, as the platform reads data paths. */
function assign(data: Record<string, unknown>, key: string, value: unknown): void {
  const parts = key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  let at: Record<string, unknown> = data;
  for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>;
  at[parts.at(-1)!] = value;
}

/** Timers of the app must not keep the test process alive. */
const unheld = (timer: (work: () => void, after?: number) => NodeJS.Timeout) => (work: () => void, after?: number) =>
  timer(work, after).unref();

const childrenOf = (node: Node): Node[] => (Array.isArray(node.cn) ? node.cn : Object.values(node.cn ?? {})) as Node[];
const flatten = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(flatten)];

function pathTo(node: Node, isIt: (node: Node) => boolean): Node[] {
  const search = (one: Node): Node[] | null => {
    // Buttons stand below what explains them: of two equal texts the later one is meant.
    for (const child of [...childrenOf(one)].reverse()) {
      const below = search(child);
      if (below) return [one, ...below];
    }
    return isIt(one) ? [one] : null;
  };
  const found = search(node);
  if (!found)
    throw new Error(
      `nothing like that on the page: ${flatten(node)
        .map(({ v }) => v)
        .filter(Boolean)
        .join(' | ')
        .slice(0, 600)}`,
    );
  return found;
}

/** Calls the page's event handler for the element and everything round it, innermost first. */
function fire(page: PageInstance, path: Node[], type: string, detail: object): void {
  // Texts are not elements: the platform's events begin at what holds them.
  const elements = [...path].reverse().filter(({ sid, v }) => sid && v === undefined);
  const [target] = elements;
  for (const element of elements)
    (page.eh as (event: object) => void)({
      type,
      detail,
      timeStamp: Date.now(),
      touches: [],
      changedTouches: [],
      target: { id: target!.uid ?? target!.sid, dataset: { sid: target!.sid } },
      currentTarget: { id: element.uid ?? element.sid, dataset: { sid: element.sid } },
    });
}
