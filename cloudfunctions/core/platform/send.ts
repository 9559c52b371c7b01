/** One HTTP call to the chat platform: bounded in time, answered as data or as a named trouble, with no secret in what it says. */

/** `errcode` is the platform's; null: nothing came back, or nothing that can be read. */
export type Trouble = { ok: false; errcode: number | null; message: string };
export type Answered<T> = { ok: true; data: T } | Trouble;

export const AWAY = '聊天平台暂时连不上';
const TIMEOUT_MS = 5000;

export type Request = { path: string; query?: Record<string, string>; body?: object; timeoutMs?: number };

/** GET without a body, POST with one. A picture is answered as its bytes, everything else as JSON without `errcode`, or with 0. */
export async function send<T>(address: string, { path, query = {}, body, timeoutMs = TIMEOUT_MS }: Request): Promise<Answered<T>> {
  const search = new URLSearchParams(query).toString();
  const init = body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  try {
    const answer = await fetch(`${address}${path}${search ? `?${search}` : ''}`, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if ((answer.headers.get('content-type') ?? '').startsWith('image/')) return { ok: true, data: bytes as T };
    return read<T>(bytes);
  } catch {
    // What fetch says names the address with its query, and that holds the secret.
    return { ok: false, errcode: null, message: AWAY };
  }
}

function read<T>(bytes: Buffer): Answered<T> {
  const data = JSON.parse(bytes.toString()) as { errcode?: number; errmsg?: string };
  if (!data.errcode) return { ok: true, data: data as T };
  return { ok: false, errcode: data.errcode, message: String(data.errmsg ?? '').slice(0, 200) };
}

/** Worth trying again later: nothing came back, the platform is busy, or asks for fewer calls. */
export const isPassing = ({ errcode }: Trouble): boolean => errcode === null || errcode === -1 || errcode === 45009 || errcode === 45011;
