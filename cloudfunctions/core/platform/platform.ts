/** The chat platform as domains call it: who holds the phone, one-time messages, codes, and the checks of what people write. */
import type { Db } from 'mongodb';
import { send, type Answered, type Request } from './send';
import { platformApp, type PlatformApp } from './settings';
import { accessToken } from './token';

export { isPassing, type Answered, type Trouble } from './send';

type Reach = { db: Db; now: () => Date };
const OFF: Answered<never> = { ok: false, errcode: null, message: '没有设置聊天应用' };
/** Refused credentials: wrong, of another app, or at their end. */
const REFUSED = [40001, 40014, 42001];

/** A call under the access token; a refused one is renewed, once. */
async function guarded<T>(reach: Reach, request: Request, app: PlatformApp | null = platformApp()): Promise<Answered<T>> {
  if (!app) return OFF;
  const token = await accessToken(reach, app);
  if (!token.ok) return token;
  const answer = await send<T>(app.address, { ...request, query: { access_token: token.data } });
  if (answer.ok || !REFUSED.includes(answer.errcode ?? 0)) return answer;
  const fresh = await accessToken(reach, app, token.data);
  return fresh.ok ? send<T>(app.address, { ...request, query: { access_token: fresh.data } }) : fresh;
}

/** Whose phone gave this one-time code of a start; never tried twice, since the first try uses it up. */
export async function openidOfCode(code: string): Promise<Answered<string>> {
  const app = platformApp();
  if (!app) return OFF;
  const query = { appid: app.appId, secret: app.secret, js_code: code, grant_type: 'authorization_code' };
  const answer = await send<{ openid?: string }>(app.address, { path: '/sns/jscode2session', query });
  if (!answer.ok) return answer;
  return answer.data.openid ? { ok: true, data: answer.data.openid } : { ok: false, errcode: null, message: '聊天平台没有给出身份' };
}

/** The number behind a one-time code of the phone button, checked to be this person's. */
export async function phoneOfCode(reach: Reach, code: string, openid: string): Promise<Answered<string>> {
  const body = { code, openid };
  const answer = await guarded<{ phone_info: { purePhoneNumber: string } }>(reach, { path: '/wxa/business/getuserphonenumber', body });
  return answer.ok ? { ok: true, data: answer.data.phone_info.purePhoneNumber } : answer;
}

export type SubscribeMessage = { openid: string; templateId: string; page?: string; data: Record<string, string> };
/** One one-time message. 43101: no consent is left; 47003: a field does not keep to its kind. */
export async function sendSubscribed(reach: Reach, { openid, templateId, page, data }: SubscribeMessage): Promise<Answered<null>> {
  const values = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]));
  const body = { touser: openid, template_id: templateId, ...(page ? { page } : {}), lang: 'zh_CN', data: values };
  const answer = await guarded<object>(reach, { path: '/cgi-bin/message/subscribe/send', body });
  return answer.ok ? { ok: true, data: null } : answer;
}

/** A mini-program code as a picture; `scene` is at most 32 of the characters the platform takes. */
export const miniProgramCode = (
  reach: Reach,
  {
    scene,
    page,
    version = 'release',
    width = 430,
  }: { scene: string; page: string; version?: 'release' | 'trial' | 'develop'; width?: number },
): Promise<Answered<Buffer>> =>
  guarded<Buffer>(reach, {
    path: '/wxa/getwxacodeunlimit',
    body: { scene, page, width, env_version: version, check_path: version === 'release' },
    timeoutMs: 10_000,
  });

/** Where a text stands: a profile, a comment, a forum, a diary. */
export type Place = 1 | 2 | 3 | 4;
export type Verdict = { suggest: 'pass' | 'review' | 'risky'; label: number; traceId: string };
/** At most so many characters a check; longer texts are judged in pieces by who asks. */
export const MOST_CHECKED = 2500;

/** Judges a text by version 2. 61010: the person was not here within two hours, so nothing is known. */
export async function checkText(reach: Reach, openid: string, content: string, place: Place): Promise<Answered<Verdict>> {
  const body = { openid, version: 2, scene: place, content };
  const answer = await guarded<{ result: { suggest: Verdict['suggest']; label: number }; trace_id: string }>(reach, {
    path: '/wxa/msg_sec_check',
    body,
  });
  return answer.ok ? { ok: true, data: { ...answer.data.result, traceId: answer.data.trace_id } } : answer;
}

/** Has a picture judged; the verdict comes as a report that names the trace. */
export async function checkPicture(reach: Reach, openid: string, address: string, place: Place): Promise<Answered<{ traceId: string }>> {
  const body = { openid, version: 2, scene: place, media_type: 2, media_url: address };
  const answer = await guarded<{ trace_id: string }>(reach, { path: '/wxa/media_check_async', body });
  return answer.ok ? { ok: true, data: { traceId: answer.data.trace_id } } : answer;
}
