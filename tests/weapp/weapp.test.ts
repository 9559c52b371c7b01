/** The compiled mini-program against the real functions: pages draw their data, a tap signs up, a refusal is said, aria names are there. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cloudfunctions/core/run';
import type { Actor } from '../../types/actor';
import type { TestHost } from '../../cloudfunctions/core/testing';
import { demoHost, FIRST } from '../server/demo-host';
import { loadActor } from '../../cloudfunctions/member/public';
import { startMiniProgram, type MiniProgram } from './mini-program';

let host: TestHost;
let member: Actor;
let app: MiniProgram;
let eventId: string;
let secondId: string;
let calls: string[] = [];
let isOffline = false;

beforeAll(async () => {
  host = await demoHost();
  host.now = new Date();
  member = (await loadActor(host, `${FIRST}-m0150`))!;
  const moment = (days: number) => new Date(host.now.getTime() + days * 86_400_000).toISOString();
  const officer = (await loadActor(host, `${FIRST}-officer`))!;
  const as = async (actor: Actor, operation: string, input: object) => {
    const envelope = await run(host, { operation, input, actor });
    if (!envelope.ok) throw new Error(envelope.error.message);
    return envelope.data as { id: string };
  };
  const create = async (title: string) => {
    const { id } = await as(officer, 'event.create', {
      title,
      capacity: 2,
      opensAt: moment(-1),
      closesAt: moment(2),
      startsAt: moment(3),
      endsAt: moment(3.1),
      place: '测试场地',
      audience: {},
      waitlist: true,
    });
    await as(officer, 'event.publish', { id });
    return id;
  };
  eventId = await create('小程序里的活动');
  secondId = await create('连点两下的活动');
  app = startMiniProgram(async ({ data }) => {
    calls.push(data.name);
    if (isOffline) throw new Error('request:fail');
    return run(host, { operation: data.name, input: data.input, actor: member, requestId: data.requestId || undefined });
  });
}, 120_000);
afterAll(() => host.close());
beforeEach(() => {
  calls = [];
  isOffline = false;
});

test('home needs one call for its content and draws it within 60 KB', async () => {
  await app.open('pages/home/index');
  await app.see('等我办的事');
  await app.see('公告');
  expect(calls.filter((name) => name !== 'session.me')).toEqual(['home.summary']);
  expect(app.drawn()).toBeLessThan(60 * 1024);
});

test('the very first call fails: words and a way on instead of a white page, and then the content', async () => {
  let answer: () => Promise<unknown> = () => Promise.reject(new Error('cloud.callFunction:fail -504002'));
  const fresh = startMiniProgram(
    async ({ data }) => (await answer()) ?? run(host, { operation: data.name, input: data.input, actor: member }),
  );
  for (const failure of [
    answer,
    () => Promise.resolve({}),
    () => Promise.resolve('Function time out'),
    () => Promise.resolve({ ok: false }),
  ]) {
    answer = failure;
    await fresh.open('pages/home/index');
    await fresh.see('重试');
    expect(fresh.texts().join()).toMatch(/网络不通|没有正常回答/);
    expect(fresh.texts().filter((one) => /[a-z]{4,}/.test(one))).toEqual([]);
  }
  answer = () => Promise.resolve(null);
  fresh.tap('重试');
  await fresh.see('等我办的事');
});

test('a new release is offered, and started when the person agrees', async () => {
  app.updates.ready!();
  for (let waited = 0; app.updates.applied === 0 && waited < 1000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(app.updates.applied).toBe(1);
  app.updates.failed!();
  expect(app.toasts.at(-1)).toContain('新版本');
});

test('the app declares what a reviewer looks for', () => {
  const declared = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as Record<string, unknown>;
  expect(declared).toMatchObject({ lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true, darkmode: true });
  const everything = readdirSync('dist/weapp', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.endsWith('taro.js') && !path.endsWith('vendors.js'))
    .map((path) => readFileSync(join('dist/weapp', path), 'utf8'))
    .join('\n');
  // Interfaces that tell a place must be declared, and nothing is declared that is not used.
  const telling = ['chooseLocation', 'getLocation', 'getFuzzyLocation', 'chooseAddress', 'choosePoi', 'onLocationChange'];
  expect(declared.requiredPrivateInfos).toEqual(telling.filter((name) => new RegExp(`\\.${name}\\(`).test(everything)));
});

test('a member signs up with one tap on the button, and the registration is in the database', async () => {
  await app.open('pages/event/detail/index', { id: eventId });
  await app.see('小程序里的活动');
  app.tap('报名');
  await app.see('您已报名');
  expect(app.toasts.at(-1)).toBe('报名成功');
  const kept = await host.db.collection('event_registrations').findOne({ eventId, memberId: member.memberId });
  expect(kept).toMatchObject({ state: 'confirmed' });
});

test('a double tap is one command', async () => {
  await app.open('pages/event/detail/index', { id: secondId });
  await app.see('连点两下的活动');
  calls = [];
  app.tap('报名');
  app.tap('报名');
  await app.see('您已报名');
  expect(calls.filter((name) => name === 'event.register')).toHaveLength(1);
});

test('without a network the page says so and offers to try again', async () => {
  isOffline = true;
  await app.open('pages/proposal/statistics/index', {});
  await app.see('网络不通');
  await app.see('重试');
});

test.each([
  ['pages/events/index', '活动'],
  ['pages/services/index', '公告与公开'],
  ['pages/inbox/index', '全部'],
  ['pages/mine/index', '我的会费'],
  ['pages/announcement/list/index', '秋冬季值班餐补调整告知'],
  ['pages/dues/mine/index', '怎样算出来的'],
  ['pages/proposal/list/index', '办理统计'],
])('%s draws its data', async (page, text) => {
  await app.open(page);
  await app.see(text);
  expect(app.texts().filter((one) => /undefined|NaN|\[object/.test(one))).toEqual([]);
});

test('screen readers find names in the compiled templates', () => {
  expect(readFileSync('dist/weapp/base.wxml', 'utf8')).toContain('aria-label');
});
