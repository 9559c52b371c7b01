/** The mini-program of an installation on its own server: calls over HTTP, with a token for the one-time code of this start. */
import Taro from '@tarojs/taro';
import type { Envelope } from '../../types/errors';
import type { PickedFile, Sent, UploadedFile } from './kinds';

const KEPT = 'chat-token';
type Entered = { token: string | null };

/** Where the server is; empty: in the chat platform's cloud. Set when building. */
export const serverAddress = (): string => process.env.API_ADDRESS ?? '';

let entering: Promise<Envelope<Entered>> | null = null;
/** Tokens given since the app was opened: a stranger's calls are not begun again and again. */
let entered = 0;

/** One entry at a time: whoever else calls meanwhile waits for it. */
function enter(timeoutMs: number): Promise<Envelope<Entered>> {
  entering ??= (async () => {
    const { code } = await Taro.login();
    const envelope = (await post('session.enter', { code }, {}, timeoutMs)) as Envelope<Entered>;
    if (envelope.ok) Taro.setStorageSync(KEPT, envelope.data.token);
    entered += 1;
    return envelope;
  })().finally(() => {
    entering = null;
  });
  return entering;
}

async function post(operation: string, input: unknown, header: Record<string, string>, timeout: number): Promise<Envelope<unknown>> {
  const answer = await Taro.request({
    url: `${serverAddress()}/api/${operation}`,
    method: 'POST',
    data: (input ?? {}) as object,
    header: { 'content-type': 'application/json', ...header },
    timeout,
  });
  return answer.data as Envelope<unknown>;
}

const bearer = (): Record<string, string> => {
  const token = Taro.getStorageSync<string>(KEPT);
  return token ? { authorization: `Bearer ${token}` } : {};
};

/** Enters first when there is no token; one that has run out is renewed once. Nothing was done by a call that was not known. */
export async function sendToServer({ operation, input, requestId, isCommand, timeoutMs }: Sent): Promise<Envelope<unknown>> {
  if (!Taro.getStorageSync(KEPT)) {
    const first = await enter(timeoutMs);
    if (!first.ok) return first;
  }
  const key: Record<string, string> = isCommand ? { 'idempotency-key': requestId } : {};
  const envelope = await post(operation, input, { ...bearer(), ...key }, timeoutMs);
  if (envelope.ok || envelope.error.code !== 'UNAUTHENTICATED' || entered > 0) return envelope;
  const again = await enter(timeoutMs);
  return again.ok ? post(operation, input, { ...bearer(), ...key }, timeoutMs) : again;
}

/** Files travel as they are, not inside a call. */
export async function uploadToServer(file: PickedFile, onProgress?: (percent: number) => void): Promise<Envelope<UploadedFile>> {
  const task = Taro.uploadFile({
    url: `${serverAddress()}/api/file.upload`,
    filePath: file.source as string,
    fileName: file.name,
    name: 'file',
    header: bearer(),
    formData: file.thumbnail ? { thumbnail: file.thumbnail } : {},
  });
  task.progress?.(({ progress }) => onProgress?.(progress));
  return JSON.parse((await task).data) as Envelope<UploadedFile>;
}
