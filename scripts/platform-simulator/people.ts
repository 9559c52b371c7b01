/** Who holds the phone: the one-time code of a start becomes an openid, that of the phone button a number. */
import { random, trouble, type Endpoint } from './world';

const MINUTE_MS = 60_000;
const EXCHANGES_A_MINUTE = 100;

export const codeToSession: Endpoint = (world, { method, query }) => {
  if (method !== 'GET') return trouble(43001, 'require GET method');
  if (!query.get('appid')) return trouble(41002, 'appid missing');
  if (query.get('appid') !== world.appId) return trouble(40013, 'invalid appid');
  if (!query.get('secret')) return trouble(41004, 'appsecret missing');
  if (query.get('secret') !== world.secret) return trouble(40125, 'invalid appsecret');
  if (!query.get('js_code')) return trouble(41008, 'missing code');
  if (query.get('grant_type') !== 'authorization_code') return trouble(40002, 'invalid grant_type');
  const now = world.clock();
  const code = world.codes.get(query.get('js_code')!);
  const person = code && world.people.get(code.openid);
  if (!code || !person || code.expiresAt <= now) return trouble(40029, 'invalid code');
  if (code.isUsed) return trouble(40163, 'code been used');
  person.exchangesAt = person.exchangesAt.filter((at) => now - at < MINUTE_MS);
  if (person.exchangesAt.length >= EXCHANGES_A_MINUTE)
    return trouble(45011, 'api minute-quota reach limit, must slower, retry next minute');
  person.exchangesAt.push(now);
  code.isUsed = true;
  person.lastVisitAt = now;
  return { openid: person.openid, session_key: random('k') };
};

export const phoneNumber: Endpoint = (world, { body }) => {
  if (!body) return trouble(47001, 'data format error');
  const code = world.phoneCodes.get(String(body.code ?? ''));
  const phone = code && world.people.get(code.openid)?.phone;
  if (!code || code.isUsed || code.expiresAt <= world.clock() || !phone) return trouble(40029, 'invalid code');
  if (body.openid !== undefined && body.openid !== code.openid) return trouble(40003, 'invalid openid');
  code.isUsed = true;
  const watermark = { timestamp: Math.floor(world.clock() / 1000), appid: world.appId };
  return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } };
};
