/** The chat app as host: cloud functions, its dialogs, its files. Only this file may touch wx.* alone. */
import Taro from '@tarojs/taro';
import { functionOf } from '../../config/functions';
import type { Envelope } from '../../types/errors';
import type { Host, PickedFile, UploadedFile } from './kinds';
import { fetchWith, openWith, shrink } from './weapp-files';
import { sendToServer, serverAddress, uploadToServer } from './weapp-gateway';

/** By the app's own name: Taro's would bring a calendar library of 29 KB into the browser's first load. */
declare const wx: Pick<typeof Taro, 'addPhoneCalendar'>;

let isReady = false;

/** Cloud calls need one initialisation; the environment is chosen by the deployed app itself. */
function cloud(): typeof Taro.cloud {
  if (!isReady) Taro.cloud.init({ env: process.env.CLOUD_ENV || undefined, traceUser: false } as Taro.cloud.IInitConfig);
  isReady = true;
  return Taro.cloud;
}

/** One call of a function by the operation's name. */
async function callFunction(name: string, input: unknown): Promise<Envelope<unknown>> {
  if (serverAddress()) return sendToServer({ operation: name, input, requestId: '', isCommand: false, timeoutMs: 15_000 });
  return (await cloud().callFunction({ name: functionOf(name), data: { name, input } })).result as Envelope<unknown>;
}
const fetchFile = fetchWith(callFunction);
const open = openWith(fetchFile);

const extensionsOf = (accept: string) =>
  accept
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.startsWith('.'))
    .map((part) => part.slice(1));

async function choose(accept: string): Promise<PickedFile | null> {
  const extension = extensionsOf(accept);
  const type = accept.startsWith('image') ? 'image' : extension.length > 0 ? 'file' : 'all';
  const chosen = await Taro.chooseMessageFile({ count: 1, type, ...(extension.length > 0 ? { extension } : {}) }).catch(() => null);
  const file = chosen?.tempFiles[0];
  return file ? { name: file.name, size: file.size, source: file.path } : null;
}

/** A function call carries 256 KB at the most, and base64 takes a third more. */
const MAX_UPLOAD = 180 * 1024;
const tooLarge: Envelope<never> = {
  ok: false,
  error: { code: 'TOO_LARGE', message: '聊天应用内最多传 180 KB 的文件，更大的请在电脑浏览器里上传', fields: [], requestId: '' },
};

/** The content travels inside the call; the server judges it by its bytes. */
async function upload(file: PickedFile, onProgress?: (percent: number) => void): Promise<Envelope<UploadedFile>> {
  if (serverAddress()) return uploadToServer(file, onProgress);
  if (file.size > MAX_UPLOAD) return tooLarge;
  onProgress?.(10);
  const content = Taro.getFileSystemManager().readFileSync(file.source as string, 'base64') as string;
  const data = {
    name: 'file.upload',
    input: { name: file.name, content, ...(file.thumbnail ? { thumbnail: file.thumbnail } : {}) },
    requestId: `${Date.now()}-${Math.random().toString(36).slice(2, 10)}`,
  };
  const { result } = await cloud().callFunction({ name: functionOf('file.upload'), data });
  onProgress?.(100);
  return result as Envelope<UploadedFile>;
}

async function save(name: string, from: { url: string } | { text: string; type: string }): Promise<void> {
  if ('url' in from) return open({ name, url: from.url, type: name.split('.').pop() ?? '' });
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  Taro.getFileSystemManager().writeFileSync(filePath, from.text, 'utf8');
  await Taro.openDocument({ filePath, showMenu: true }).catch(() => Taro.setClipboardData({ data: from.text }));
}

export const weapp: Host = {
  send: async (sent) => {
    if (serverAddress()) return sendToServer(sent);
    const { operation, input, requestId, isCommand, timeoutMs } = sent;
    const call = cloud().callFunction({
      name: functionOf(operation),
      data: { name: operation, input, ...(isCommand ? { requestId } : {}) },
    });
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), timeoutMs));
    return (await Promise.race([call, late])).result as Envelope<unknown>;
  },
  toast: (title) => void Taro.showToast({ title, icon: 'none', duration: 2500 }),
  confirm: async ({ title, text, confirmText = '确定', cancelText = '取消', isDangerous = false }) => {
    const answer = await Taro.showModal({
      title,
      content: text,
      confirmText,
      cancelText,
      ...(isDangerous ? { confirmColor: '#c8102e' } : {}),
    });
    return answer.confirm;
  },
  chooseFile: choose,
  shrinkPicture: shrink,
  uploadFile: upload,
  saveFile: save,
  openFile: open,
  pictureSource: (url) => fetchFile(url),
  scanCode: () =>
    Taro.scanCode({ onlyFromCamera: false })
      .then(({ result }) => result)
      .catch(() => null),
  openMap: ({ latitude, longitude, name }) => void Taro.openLocation({ latitude, longitude, name, scale: 16 }),
  chooseOnMap: () =>
    Taro.chooseLocation({})
      .then(({ latitude, longitude, name, address }) => ({
        latitude: Number(latitude),
        longitude: Number(longitude),
        name: name || address,
      }))
      .catch(() => null),
  addToCalendar: ({ title, place, startsAt, endsAt }) =>
    wx
      .addPhoneCalendar({
        title,
        location: place,
        startTime: Math.floor(new Date(startsAt).getTime() / 1000),
        endTime: String(Math.floor(new Date(endsAt).getTime() / 1000)),
      })
      .then(() => true)
      // Saying no is an answer: no file is offered after it.
      .catch(({ errMsg = '' }: { errMsg?: string }) => errMsg.includes('cancel') || errMsg.includes('deny')),
  systemSettings: () => {
    const base = Taro.getAppBaseInfo();
    const size = (base as { fontSizeSetting?: number }).fontSizeSetting ?? 16;
    return { isDark: base.theme === 'dark', isLargeText: size > 18 };
  },
  isOnline: () =>
    Taro.getNetworkType()
      .then(({ networkType }) => networkType !== 'none')
      .catch(() => true),
  onNetworkChange: (listen) => {
    const heard = ({ isConnected }: { isConnected: boolean }) => listen(isConnected);
    Taro.onNetworkStatusChange(heard);
    return () => Taro.offNetworkStatusChange(heard);
  },
  onFocusChange: (listen) => {
    const shown = () => listen(true);
    const hidden = () => listen(false);
    Taro.onAppShow(shown);
    Taro.onAppHide(hidden);
    return () => {
      Taro.offAppShow(shown);
      Taro.offAppHide(hidden);
    };
  },
  offerUpdates: () => {
    const updates = Taro.getUpdateManager();
    updates.onUpdateReady(() => {
      const question = {
        title: '有新版本',
        content: '新版本已经准备好，更新后从首页重新开始；没有提交的内容仍在本机',
        confirmText: '更新',
      };
      void Taro.showModal({ ...question, cancelText: '稍后' }).then(({ confirm }) => confirm && updates.applyUpdate());
    });
    updates.onUpdateFailed(
      () => void Taro.showToast({ title: '新版本没有下载成功，请删除小程序后重新打开', icon: 'none', duration: 4000 }),
    );
  },
  playedPhones: () => Promise.resolve([]),
  chatCode: () =>
    Taro.login()
      .then(({ code }) => code)
      .catch(() => null),
  playedPhoneButton: () => Promise.resolve(null),
  setTitle: (title) => void Taro.setNavigationBarTitle({ title }),
  // Whoever is not known yet binds the chat account once.
  goToLogin: () => void Taro.navigateTo({ url: '/pages/session/bind/index' }),
};
