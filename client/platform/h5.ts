/** The browser as host: HTTP to our own gateway, native dialogs, files by input and link. */
import Taro from '@tarojs/taro';
import type { Envelope } from '../../types/errors';
import { ask, say } from './h5-dialogs';
import { codeOfPhone, phoneButtonCode, playedPhones } from './h5-phone';
import { shrink } from './h5-picture';
import { scan } from './h5-scan';
import type { Host, PickedFile, UploadedFile } from './kinds';

const LOGIN = '/pages/session/login/index';

async function send({ operation, input, requestId, isCommand, timeoutMs }: Parameters<Host['send']>[0]): Promise<Envelope<unknown>> {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(), timeoutMs);
  const headers: Record<string, string> = { 'Content-Type': 'application/json', ...(isCommand ? { 'Idempotency-Key': requestId } : {}) };
  try {
    const body = JSON.stringify(input ?? {});
    const answer = await fetch(`/api/${operation}`, { method: 'POST', headers, body, signal: aborter.signal, credentials: 'same-origin' });
    return (await answer.json()) as Envelope<unknown>;
  } finally {
    clearTimeout(timer);
  }
}

function choose(accept: string): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept });
    input.style.display = 'none';
    const settle = (file: File | undefined) => {
      input.remove();
      resolve(file ? { name: file.name, size: file.size, source: file } : null);
    };
    input.addEventListener('change', () => settle(input.files?.[0]));
    input.addEventListener('cancel', () => settle(undefined));
    document.body.append(input);
    input.click();
  });
}

/** XMLHttpRequest, because fetch tells no progress of an upload. */
function upload(file: PickedFile, onProgress?: (percent: number) => void): Promise<Envelope<UploadedFile>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    if (file.thumbnail) form.append('thumbnail', file.thumbnail);
    form.append('file', file.source as Blob, file.name);
    request.open('POST', '/api/file.upload');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.round((loaded / total) * 100));
    request.onload = () => (request.response ? resolve(request.response as Envelope<UploadedFile>) : reject(new Error('no answer')));
    request.onerror = () => reject(new Error('network'));
    request.send(form);
  });
}

function save(name: string, from: { url: string } | { text: string; type: string }): Promise<void> {
  // The mark makes a spreadsheet read the Chinese text as UTF-8.
  const isText = 'text' in from;
  const href = isText ? URL.createObjectURL(new Blob(['\ufeff', from.text], { type: from.type })) : from.url;
  const link = Object.assign(document.createElement('a'), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  if (isText) setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return Promise.resolve();
}

/** What the browser shows in a tab of its own. */
const SHOWN = ['pdf', 'png', 'jpg'];
function show(url: string): Promise<void> {
  window.open(url, '_blank', 'noopener');
  return Promise.resolve();
}

function listenTo(target: EventTarget, names: string[], listen: () => void): () => void {
  names.forEach((name) => target.addEventListener(name, listen));
  return () => names.forEach((name) => target.removeEventListener(name, listen));
}

export const h5: Host = {
  send,
  toast: say,
  confirm: async (question) => (await ask(question)) !== null,
  chooseFile: choose,
  shrinkPicture: shrink,
  uploadFile: upload,
  saveFile: save,
  openFile: ({ name, url, type }) => (SHOWN.includes(type) ? show(url) : save(name, { url })),
  pictureSource: (url) => Promise.resolve(url),
  scanCode: scan,
  openMap: ({ latitude, longitude, name }) =>
    void show(`https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}`),
  chooseOnMap: () => Promise.resolve(null),
  addToCalendar: () => Promise.resolve(false),
  systemSettings: () => ({
    isDark: window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false,
    isLargeText: parseFloat(getComputedStyle(document.documentElement).fontSize) >= 20,
  }),
  isOnline: () => Promise.resolve(navigator.onLine),
  onNetworkChange: (listen) => listenTo(window, ['online', 'offline'], () => listen(navigator.onLine)),
  onFocusChange: (listen) => listenTo(document, ['visibilitychange'], () => listen(document.visibilityState === 'visible')),
  offerUpdates: () => undefined,
  playedPhones,
  chatCode: (phone) => (phone ? codeOfPhone(phone) : Promise.resolve(null)),
  playedPhoneButton: phoneButtonCode,
  setTitle: (title) => {
    document.title = title;
  },
  goToLogin: () => {
    if (window.location.pathname === LOGIN) return;
    const back = encodeURIComponent(window.location.pathname + window.location.search);
    void Taro.reLaunch({ url: `${LOGIN}?to=${back}` });
  },
};
