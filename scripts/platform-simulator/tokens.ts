/** Access tokens: the plain kind, where a new one ends the former after five minutes, and the stable kind, which stays until it runs out. */
import { random, trouble, type Endpoint, type World } from './world';

const OVERLAP_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;

function credentialsTrouble({ appId, secret }: World, grant: unknown, givenId: unknown, givenSecret: unknown) {
  if (!givenId) return trouble(41002, 'appid missing');
  if (!givenSecret) return trouble(41004, 'appsecret missing');
  if (grant !== 'client_credential') return trouble(40002, 'invalid grant_type');
  if (givenId !== appId) return trouble(40013, 'invalid appid');
  return givenSecret === secret ? null : trouble(40125, 'invalid appsecret');
}

function grant(world: World, kind: 'plain' | 'stable', ends: number) {
  const now = world.clock();
  for (const token of world.tokens) if (token.kind === kind) token.expiresAt = Math.min(token.expiresAt, now + ends);
  const token = { text: random('t'), expiresAt: now + world.tokenSeconds * 1000, kind };
  world.tokens.push(token);
  return { access_token: token.text, expires_in: world.tokenSeconds };
}

export const plainToken: Endpoint = (world, { method, query }) => {
  if (method !== 'GET') return trouble(43001, 'require GET method');
  const wrong = credentialsTrouble(world, query.get('grant_type'), query.get('appid'), query.get('secret'));
  return wrong ?? grant(world, 'plain', OVERLAP_MS);
};

/** Asked again it answers the same token, until five minutes before its end; forced, it answers another and ends the former at once. */
export const stableToken: Endpoint = (world, { method, body }) => {
  if (method !== 'POST') return trouble(43002, 'require POST method');
  if (!body) return trouble(44002, 'empty post data');
  const wrong = credentialsTrouble(world, body.grant_type, body.appid, body.secret);
  if (wrong) return wrong;
  const now = world.clock();
  const present = world.tokens.filter(({ kind }) => kind === 'stable').at(-1);
  const left = present ? present.expiresAt - now : 0;
  const isForced = body.force_refresh === true && now - world.forcedAt >= FORCED_APART_MS;
  if (present && !isForced && left > OVERLAP_MS) return { access_token: present.text, expires_in: Math.floor(left / 1000) };
  if (isForced) world.forcedAt = now;
  return grant(world, 'stable', isForced ? 0 : OVERLAP_MS);
};

/** What is wrong with the token of a call, or null. */
export function tokenTrouble(world: World, given: string | null) {
  if (!given) return trouble(41001, 'access_token missing');
  const token = world.tokens.find(({ text }) => text === given);
  if (!token || token.expiresAt <= world.clock()) return trouble(40001, 'invalid credential, access_token is invalid or not latest');
  return null;
}

/** Every token ends, as when somebody else forced a new one. */
export function endTokens(world: World): void {
  for (const token of world.tokens) token.expiresAt = 0;
}
