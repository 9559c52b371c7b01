/** The simulated platform answers as the documents of the real one say: this table is what the adapter is tested against. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mediaReport, signedQuery } from './checks';
import { startSimulator, type Simulator } from './server';
import { endTokens } from './tokens';
import { addPerson, consent, loginCode } from './world';

let simulator: Simulator;
let now = Date.parse('2026-11-24T02:00:00.000Z');
beforeAll(async () => {
  simulator = await startSimulator({ clock: () => now, pages: new Set(['pages/home/index']) });
  addPerson(simulator.world, 'o-one', '甲', '19900000001');
  simulator.world.templates.set('T1', { thing1: 'thing', time2: 'time' });
});
afterAll(() => simulator.close());

const app = { appid: 'wx0000000000000000', secret: 'simulated-secret' };
const ask = async (path: string, body?: object) => {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await (await fetch(`${simulator.address}${path}`, init)).json()) as Record<string, unknown> & { errcode?: number };
};
const stable = (more: object = {}) => ask('/cgi-bin/stable_token', { grant_type: 'client_credential', ...app, ...more });
const guarded = async (path: string, body: object) => ask(`${path}?access_token=${String((await stable()).access_token)}`, body);
const session = (code: string, more: Record<string, string> = {}) =>
  ask(`/sns/jscode2session?${new URLSearchParams({ ...app, js_code: code, grant_type: 'authorization_code', ...more }).toString()}`);

test('a stable token stays the same until shortly before its end; forced, another takes its place and the former is refused', async () => {
  const first = await stable();
  expect(await stable()).toEqual(first);
  now += 7000 * 1000;
  const second = await stable();
  expect(second.access_token).not.toBe(first.access_token);
  const third = await stable({ force_refresh: true });
  expect(third.access_token).not.toBe(second.access_token);
  expect((await stable({ force_refresh: true })).access_token).toBe(third.access_token);
  const late = await ask(`/wxa/msg_sec_check?access_token=${String(second.access_token)}`, { content: '好' });
  expect(late.errcode).toBe(40001);
});

test('a plain token ends five minutes after the next one was given', async () => {
  const plain = () => ask(`/cgi-bin/token?${new URLSearchParams({ ...app, grant_type: 'client_credential' }).toString()}`);
  const first = await plain();
  await plain();
  const used = async () => (await ask(`/wxa/msg_sec_check?access_token=${String(first.access_token)}`, { content: '' })).errcode;
  expect(await used()).toBe(44004);
  now += 6 * 60_000;
  expect(await used()).toBe(40001);
});

test.each([
  [{ secret: 'wrong' }, 40125],
  [{ appid: 'wx1' }, 40013],
  [{ grant_type: 'other' }, 40002],
])('credentials with %j are refused with %i', async (wrong, errcode) => expect((await stable(wrong)).errcode).toBe(errcode));

test('a code becomes an openid once, within five minutes, and a hundred times a minute', async () => {
  const code = loginCode(simulator.world, 'o-one');
  expect(await session(code)).toMatchObject({ openid: 'o-one', session_key: expect.any(String) as string });
  expect((await session(code)).errcode).toBe(40163);
  expect((await session('made-up')).errcode).toBe(40029);
  expect((await session(loginCode(simulator.world, 'o-one'), { appid: 'wx1' })).errcode).toBe(40013);
  const late = loginCode(simulator.world, 'o-one');
  now += 5 * 60_000;
  expect((await session(late)).errcode).toBe(40029);
  for (let turn = 0; turn < 100; turn += 1) await session(loginCode(simulator.world, 'o-one'));
  expect((await session(loginCode(simulator.world, 'o-one'))).errcode).toBe(45011);
  now += 60_000;
  expect((await session(loginCode(simulator.world, 'o-one'))).openid).toBe('o-one');
});

test('a message needs its consent, its template and fields within their limits', async () => {
  const message = {
    touser: 'o-one',
    template_id: 'T1',
    data: { thing1: { value: '会费已入账' }, time2: { value: '2026年11月24日 10:00' } },
  };
  const send = (more: object = {}) => guarded('/cgi-bin/message/subscribe/send', { ...message, ...more });
  expect((await send()).errcode).toBe(43101);
  consent(simulator.world, 'o-one', 'T1');
  expect((await send({ touser: 'nobody' })).errcode).toBe(40003);
  expect((await send({ template_id: 'T9' })).errcode).toBe(40037);
  expect((await send({ page: 'pages/none/index' })).errcode).toBe(41030);
  const long = await send({ data: { ...message.data, thing1: { value: '字'.repeat(21) } } });
  expect(long).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('thing1') as string });
  expect((await send()).errcode).toBe(0);
  expect((await send()).errcode).toBe(43101);
  expect(simulator.world.sent).toHaveLength(1);
});

test('a code of the mini-program is a picture; a long scene, a strange one and an unknown page are JSON errors', async () => {
  const make = async (body: object) => {
    const token = String((await stable()).access_token);
    const answer = await fetch(`${simulator.address}/wxa/getwxacodeunlimit?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { type: answer.headers.get('content-type')!, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const good = await make({ scene: 'e=a1b2c3', page: 'pages/home/index', width: 280 });
  expect([good.type, good.bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
  const codeOf = async (body: object) => (JSON.parse((await make(body)).bytes.toString()) as { errcode: number }).errcode;
  expect(await codeOf({ scene: 'x'.repeat(33) })).toBe(40169);
  expect(await codeOf({ scene: '中文' })).toBe(40129);
  expect(await codeOf({ scene: 'a', page: 'pages/none/index' })).toBe(41030);
  expect(await codeOf({ scene: 'a', page: '/pages/home/index' })).toBe(41030);
});

test('a text is judged by version 2, for somebody who was here within two hours', async () => {
  const check = (more: object = {}) =>
    guarded('/wxa/msg_sec_check', { openid: 'o-one', scene: 2, version: 2, content: '大家辛苦了', ...more });
  expect(await check()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 }, trace_id: expect.any(String) as string });
  expect(await check({ content: '一句违规词' })).toMatchObject({ result: { suggest: 'risky' } });
  expect(await check({ content: '一句存疑词' })).toMatchObject({ result: { suggest: 'review' } });
  expect((await check({ version: 1 })).errcode).toBe(40097);
  expect((await check({ content: '字'.repeat(2501) })).errcode).toBe(45002);
  now += 2 * 60 * 60_000 + 1;
  expect((await check()).errcode).toBe(61010);
  await session(loginCode(simulator.world, 'o-one'));
  expect((await check()).errcode).toBe(0);
});

test('a picture is loaded and judged later; the report is signed and sent again until it is answered', async () => {
  const heard: { url: string; body: Record<string, unknown> }[] = [];
  const app = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(request.url === '/bad.png' ? '违规词' : 'fine');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ url: request.url!, body: JSON.parse(Buffer.concat(chunks).toString()) as never });
      response.writeHead(heard.length === 1 ? 500 : 200).end('success');
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  simulator.world.push = { address: `${address}/push`, token: 'AAAAA' };
  const asked = { openid: 'o-one', scene: 1, version: 2, media_type: 2, media_url: `${address}/bad.png` };
  const { trace_id: trace, errcode } = await guarded('/wxa/media_check_async', asked);
  expect(errcode).toBe(0);
  for (let turn = 0; heard.length < 2 && turn < 100; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard[1]!.body).toMatchObject({ Event: 'wxa_media_check', trace_id: trace, result: { suggest: 'risky' } });
  expect(heard[1]!.url).toMatch(/signature=[0-9a-f]{40}&timestamp=\d+&nonce=\d+/);
  expect(mediaReport(simulator.world, 'o-one', 't', null)).toMatchObject({ errcode: -1008, detail: [] });
  expect(signedQuery('AAAAA', 1)).toMatch(/timestamp=1&/);
  await new Promise((resolve) => app.close(resolve));
});

test('an outage can be played: busy, broken off', async () => {
  simulator.world.faults = [
    { path: '/cgi-bin/stable_token', kind: 'busy', times: 1 },
    { path: '/cgi-bin/stable_token', kind: 'break', times: 1 },
  ];
  expect((await stable()).errcode).toBe(-1);
  await expect(stable()).rejects.toThrow();
  expect((await stable()).access_token).toBeTruthy();
  endTokens(simulator.world);
  expect((await ask('/wxa/msg_sec_check', {})).errcode).toBe(41001);
});
