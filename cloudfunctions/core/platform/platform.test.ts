/** The adapter against the simulated platform over HTTP: one token for all, renewed once, and nothing secret in what is said. */
import { startSimulator, type Simulator } from '../../../scripts/platform-simulator/server';
import { mediaReport } from '../../../scripts/platform-simulator/checks';
import { endTokens } from '../../../scripts/platform-simulator/tokens';
import { addPerson, consent, loginCode, phoneCode } from '../../../scripts/platform-simulator/world';
import { testHost, type TestHost } from '../testing';
import { checkPicture, checkText, miniProgramCode, openidOfCode, phoneOfCode, sendSubscribed } from './platform';
import { isFromPlatform, mediaReportOf } from './push';
import { isPassing } from './send';
import { hasPhoneButton, platformApp } from './settings';
import { accessToken } from './token';

let host: TestHost;
let simulator: Simulator;
let offset = 0;
const clock = () => Date.now() + offset;
const reach = () => ({ db: host.db, now: () => new Date(clock()) });
const asked = (path: string) => simulator.world.calls.filter((call) => call.endsWith(path)).length;

beforeAll(async () => {
  host = await testHost();
  simulator = await startSimulator({ clock });
  addPerson(simulator.world, 'o-one', '甲', '19900000001');
  simulator.world.templates.set('T1', { thing1: 'thing' });
  Object.assign(process.env, {
    PLATFORM_ADDRESS: simulator.address,
    PLATFORM_APP_ID: simulator.world.appId,
    PLATFORM_APP_SECRET: simulator.world.secret,
  });
});
afterAll(async () => {
  for (const name of ['PLATFORM_ADDRESS', 'PLATFORM_APP_ID', 'PLATFORM_APP_SECRET']) delete process.env[name];
  await simulator.close();
  await host.close();
});

test('twenty calls at once ask for one token, and it lies sealed in the database', async () => {
  await openidOfCode(loginCode(simulator.world, 'o-one'));
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => checkText(reach(), 'o-one', '大家辛苦了', 2)));
  expect(verdicts.every((one) => one.ok && one.data.suggest === 'pass')).toBe(true);
  expect(asked('/cgi-bin/stable_token')).toBe(1);
  const kept = JSON.stringify(await host.db.collection('platform_tokens').find().toArray());
  expect(kept).not.toContain(simulator.world.tokens[0]!.text);
});

test('near its end one caller renews the token while the others go on with the former', async () => {
  const before = asked('/cgi-bin/stable_token');
  offset += 7_000_000;
  await openidOfCode(loginCode(simulator.world, 'o-one'));
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => checkText(reach(), 'o-one', '大家辛苦了', 2)));
  expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
  expect(asked('/cgi-bin/stable_token')).toBe(before + 1);
});

test('a refused token is renewed once, by force only when the platform gives the same one again', async () => {
  endTokens(simulator.world);
  expect(await checkText(reach(), 'o-one', '大家辛苦了', 2)).toMatchObject({ ok: true });
  const present = await accessToken(reach(), platformApp()!);
  const other = await accessToken(reach(), platformApp()!, present.ok ? present.data : '');
  expect(other.ok && present.ok && other.data !== present.data).toBe(true);
  // The platform refuses everything: asked once anew, then told.
  const before = asked('/wxa/msg_sec_check');
  const tokens = simulator.world.tokens;
  simulator.world.tokens = new Proxy(tokens, {
    get: (all, key) => (key === 'find' ? () => undefined : (Reflect.get(all, key) as unknown)),
  });
  expect(await checkText(reach(), 'o-one', '大家辛苦了', 2)).toMatchObject({ ok: false, errcode: 40001 });
  simulator.world.tokens = tokens;
  expect(asked('/wxa/msg_sec_check')).toBe(before + 2);
});

test('a renewal left by a dead process is taken over when its turn is over', async () => {
  endTokens(simulator.world);
  const renewingUntil = new Date(clock() + 600);
  await host.db
    .collection<{ _id: string }>('platform_tokens')
    .updateOne({ _id: simulator.world.appId }, { $set: { expiresAt: new Date(0), renewingUntil } });
  expect(await checkText(reach(), 'o-one', '大家辛苦了', 2)).toMatchObject({ ok: true });
  expect(clock()).toBeGreaterThanOrEqual(renewingUntil.getTime());
});

test('silence ends after the time allowed; a break and «busy» are passing; none of them says the secret', async () => {
  const { world } = simulator;
  world.faults = [{ path: '/sns/jscode2session', kind: 'silence', times: 1 }];
  const silent = await openidOfCode(loginCode(world, 'o-one'));
  world.faults = [{ path: '/sns/jscode2session', kind: 'break', times: 1 }];
  const broken = await openidOfCode(loginCode(world, 'o-one'));
  world.faults = [{ path: '/sns/jscode2session', kind: 'busy', times: 1 }];
  const busy = await openidOfCode(loginCode(world, 'o-one'));
  const wrong = await openidOfCode('made-up');
  world.faults = [{ path: '/wxa/msg_sec_check', kind: 'break', times: 1 }];
  const guardedBreak = await checkText(reach(), 'o-one', '大家辛苦了', 2);
  const all = [silent, broken, busy, guardedBreak, wrong];
  expect(all.map((one) => !one.ok && isPassing(one))).toEqual([true, true, true, true, false]);
  const said = JSON.stringify(all);
  for (const secret of [world.secret, ...world.tokens.map(({ text }) => text), simulator.address]) expect(said).not.toContain(secret);
});

test('messages, codes, numbers and pictures reach the platform as it documents them', async () => {
  const message = { openid: 'o-one', templateId: 'T1', page: 'pages/home/index', data: { thing1: '会费已入账' } };
  expect(await sendSubscribed(reach(), message)).toMatchObject({ ok: false, errcode: 43101 });
  consent(simulator.world, 'o-one', 'T1');
  expect(await sendSubscribed(reach(), { ...message, data: { thing1: '' } })).toMatchObject({ ok: false, errcode: 47003 });
  expect(await sendSubscribed(reach(), message)).toEqual({ ok: true, data: null });
  const code = await miniProgramCode(reach(), { scene: 'e=1', page: 'pages/home/index' });
  expect(code.ok && code.data.subarray(1, 4).toString()).toBe('PNG');
  expect(await miniProgramCode(reach(), { scene: 'x'.repeat(40), page: '' })).toMatchObject({ ok: false, errcode: 40169 });
  expect(await phoneOfCode(reach(), phoneCode(simulator.world, 'o-one'), 'o-one')).toEqual({ ok: true, data: '19900000001' });
  expect(await phoneOfCode(reach(), phoneCode(simulator.world, 'o-one'), 'o-two')).toMatchObject({ ok: false, errcode: 40003 });
  await openidOfCode(loginCode(simulator.world, 'o-one'));
  expect(await checkPicture(reach(), 'o-one', 'http://127.0.0.1:1/x.png', 1)).toMatchObject({ ok: true });
});

test('a report is believed with the platform’s signature while it is fresh (its own published example)', () => {
  const example = { signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696', timestamp: '1714036504', nonce: '1514711492' };
  const then = new Date(1_714_036_504_000);
  expect(isFromPlatform('AAAAA', example, then)).toBe(true);
  expect(isFromPlatform('AAAAB', example, then)).toBe(false);
  expect(isFromPlatform('AAAAA', { ...example, nonce: '1' }, then)).toBe(false);
  expect(isFromPlatform('AAAAA', example, new Date(then.getTime() + 11 * 60_000))).toBe(false);
  expect(isFromPlatform('', {}, then)).toBe(false);
  const report = mediaReport(simulator.world, 'o-one', 'trace', { suggest: 'risky', label: 20006 });
  expect(mediaReportOf(report, simulator.world.appId)).toEqual({ traceId: 'trace', openid: 'o-one', suggest: 'risky', label: 20006 });
  expect(mediaReportOf(report, 'wx-other')).toBeNull();
  expect(mediaReportOf(mediaReport(simulator.world, 'o-one', 'trace', null), simulator.world.appId)).toMatchObject({ suggest: null });
});

test('without an app nothing is called, and the phone button is off unless asked for', async () => {
  expect(platformApp({})).toBeNull();
  expect(platformApp({ PLATFORM_APP_ID: 'wx1', PLATFORM_APP_SECRET: 's' })?.address).toBe('https://api.weixin.qq.com');
  expect(hasPhoneButton()).toBe(false);
  expect(hasPhoneButton({ PLATFORM_PHONE: '1', PLATFORM_APP_ID: 'wx1', PLATFORM_APP_SECRET: 's' })).toBe(true);
});
