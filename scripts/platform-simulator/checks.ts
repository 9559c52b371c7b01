/** Content checks: a text is judged at once, a picture later by a signed report to the app's own address. */
import { createHash, randomBytes } from 'node:crypto';
import { trouble, type Asked, type Endpoint, type World } from './world';

const VISITED_WITHIN_MS = 2 * 60 * 60_000;
const MOST_CHARACTERS = 2500;
type Verdict = { suggest: 'pass' | 'review' | 'risky'; label: number };
const PASS: Verdict = { suggest: 'pass', label: 100 };

const judged = ({ words }: World, text: string): Verdict => {
  if (words.risky.some((word) => text.includes(word))) return { suggest: 'risky', label: 20006 };
  if (words.review.some((word) => text.includes(word))) return { suggest: 'review', label: 21000 };
  return PASS;
};
const traceId = () => `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;

/** What both checks ask: version 2, a scene, and somebody who was here within two hours. */
function askedTrouble({ people, clock }: World, body: NonNullable<Asked['body']>) {
  const { openid, version, scene } = body;
  if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) return trouble(40097, 'invalid args');
  const person = people.get(String(openid ?? ''));
  if (!person) return trouble(40003, 'invalid openid');
  const isRecent = person.lastVisitAt !== null && clock() - person.lastVisitAt <= VISITED_WITHIN_MS;
  return isRecent ? null : trouble(61010, 'code is expired');
}

export const checkText: Endpoint = (world, { body }) => {
  if (!body) return trouble(47001, 'data format error');
  const { content } = body;
  if (typeof content !== 'string' || content === '') return trouble(44004, 'empty content');
  if ([...content].length > MOST_CHARACTERS) return trouble(45002, 'content size out of limit');
  const wrong = askedTrouble(world, body);
  if (wrong) return wrong;
  const result = judged(world, content);
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
  return { errcode: 0, errmsg: 'ok', result, detail, trace_id: traceId() };
};

export const checkMedia: Endpoint = (world, { body }) => {
  if (!body) return trouble(47001, 'data format error');
  const { media_url: address, media_type: kind, openid } = body;
  if (typeof address !== 'string' || !/^https?:\/\//.test(address)) return trouble(40066, 'invalid url');
  if (![1, 2].includes(Number(kind))) return trouble(40097, 'invalid args');
  const wrong = askedTrouble(world, body);
  if (wrong) return wrong;
  const trace = traceId();
  setImmediate(() => void judgeLater(world, String(openid), address, trace));
  return { errcode: 0, errmsg: 'ok', trace_id: trace };
};

/** A picture is judged by the words in its bytes: whoever tests puts them there. */
async function judgeLater(world: World, openid: string, address: string, trace: string): Promise<void> {
  const bytes = await fetch(address).then(
    async (answer) => (answer.ok ? Buffer.from(await answer.arrayBuffer()) : null),
    () => null,
  );
  await report(world, mediaReport(world, openid, trace, bytes && judged(world, bytes.toString())));
}

/** The report as the platform sends it; -1008: the address could not be loaded. */
export const mediaReport = (world: World, openid: string, trace: string, result: Verdict | null) => ({
  ToUserName: 'gh_simulated',
  FromUserName: openid,
  CreateTime: Math.floor(world.clock() / 1000),
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: world.appId,
  trace_id: trace,
  version: 2,
  ...(result ? { result } : { errcode: -1008, errmsg: 'download media fail' }),
  detail: result ? [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] : [],
});

/** `signature` is SHA-1 over the token, the time and the chance number, sorted and joined. */
export function signedQuery(token: string, seconds: number): string {
  const [timestamp, nonce] = [String(seconds), String(randomBytes(4).readUInt32BE())];
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
  return new URLSearchParams({ signature, timestamp, nonce }).toString();
}

/** Sends a report, up to three times until it is answered. */
export async function report(world: World, body: object): Promise<void> {
  for (let turn = 0; world.push && turn < 3; turn += 1) {
    const url = `${world.push.address}?${signedQuery(world.push.token, Math.floor(world.clock() / 1000))}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(5000) }).then(
      ({ status }) => status,
      () => null,
    );
    world.pushes.push({ body, answer });
    if (answer === 200) return;
  }
}
