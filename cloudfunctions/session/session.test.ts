/** Signing in through the real runner: passwords, lock-out, one-time codes, one's own sessions. */
import type { Actor } from '../../types/actor';
import { actorOf } from '../core/identity';
import { run } from '../core/run';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { loadActor } from '../member/public';
import { createAccounts } from './public';
import { deviceOf } from './rules';

let host: TestHost;
let officer: Actor, member: Actor, foreign: Actor;
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  member = await plantMember(host, { name: '会员' });
  foreign = await plantMember(host, { name: '外会干事', unionId: 'union2', groupId: 'group9', role: 'officer' });
  await createAccounts(host, [{ account: 'hui', memberId: member.memberId, unionId: 'union1' }], 'first-secret');
});
afterAll(() => host.close());

const withToken = (token: string, operation: string, input: object = {}) => run(host, { operation, input, actor: member, token });

test('a code signs in once, lets a password be set, and the password then holds', async () => {
  const { account, code } = await ask(host, officer, 'session.issueCode', { memberId: member.memberId });
  expect(account).toBe('hui');
  const { token } = await ask(host, null, 'session.loginWithCode', { account, code });
  expect((await refusalOf(host, null, 'session.loginWithCode', { account, code })).code).toBe('WRONG_PASSWORD');
  expect(await withToken(token, 'session.setPassword', { newPassword: 'second-secret' })).toMatchObject({ ok: true });
  expect((await refusalOf(host, null, 'session.login', { account, password: 'first-secret' })).code).toBe('WRONG_PASSWORD');
  const { token: other } = await ask(host, null, 'session.login', { account, password: 'second-secret' });
  expect(await withToken(other, 'session.setPassword', { newPassword: 'third-secret' })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(JSON.stringify(await host.db.collection('login_codes').find().toArray())).not.toContain(code);
});

test('a person without an account gets one; a stranger’s officer, and a code too late or guessed too often, get nothing', async () => {
  const fresh = await plantMember(host, { name: '新人' });
  expect((await refusalOf(host, foreign, 'session.issueCode', { memberId: fresh.memberId })).code).toBe('NOT_FOUND');
  const { account, code } = await ask(host, officer, 'session.issueCode', { memberId: fresh.memberId });
  expect((await refusalOf(host, null, 'session.login', { account, password: '' })).code).toBe('INVALID_INPUT');
  expect((await refusalOf(host, null, 'session.login', { account, password: 'anything' })).code).toBe('WRONG_PASSWORD');
  const wrong = code === '00000000' ? '00000001' : '00000000';
  for (let time = 0; time < 5; time += 1) await refusalOf(host, null, 'session.loginWithCode', { account, code: wrong });
  expect((await refusalOf(host, null, 'session.loginWithCode', { account, code })).code).toBe('WRONG_PASSWORD');
  const again = await ask(host, officer, 'session.issueCode', { memberId: fresh.memberId });
  const before = host.now;
  host.now = new Date(before.getTime() + 16 * 60_000);
  expect((await refusalOf(host, null, 'session.loginWithCode', { account, code: again.code })).code).toBe('WRONG_PASSWORD');
  host.now = before;
});

test('after ten wrong passwords the account rests, and a new code lets its owner in', async () => {
  for (let time = 0; time < 10; time += 1) await refusalOf(host, null, 'session.login', { account: 'hui', password: 'wrong' });
  expect((await refusalOf(host, null, 'session.login', { account: 'hui', password: 'second-secret' })).code).toBe('RATE_LIMITED');
  const { code } = await ask(host, officer, 'session.issueCode', { memberId: member.memberId });
  await ask(host, null, 'session.loginWithCode', { account: 'hui', code });
  expect((await ask(host, null, 'session.login', { account: 'hui', password: 'second-secret' })).token).toBeTruthy();
});

test('my sessions are listed with their devices, ended one by one or all at once; nobody ends another’s', async () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0';
  const login = { operation: 'session.login', input: { account: 'hui', password: 'second-secret' }, actor: null };
  const envelope = await run(host, { ...login, device: windows });
  const { token } = (envelope as { data: { token: string } }).data;
  const listed = (await withToken(token, 'session.list')) as { data: { items: { id: string; device: string; isThis: boolean }[] } };
  const [first, ...others] = listed.data.items;
  expect(first).toMatchObject({ device: 'Windows 电脑，Edge', isThis: true });
  expect(others.length).toBeGreaterThan(0);
  expect((await refusalOf(host, officer, 'session.end', { id: first!.id })).code).toBe('NOT_FOUND');
  expect(await withToken(token, 'session.end', { id: others[0]!.id })).toMatchObject({ ok: true });
  expect(await withToken(token, 'session.logout', { everywhere: true })).toMatchObject({ ok: true });
  expect(await actorOf(host.db, { token }, loadActor, host.now)).toBeNull();
});

test('in the chat app a code ties the chat identity to the member; a browser is told where to go', async () => {
  const { account, code } = await ask(host, officer, 'session.issueCode', { memberId: member.memberId });
  expect((await refusalOf(host, null, 'session.bind', { account, code })).message).toMatch('聊天应用');
  const bound = await run(host, { operation: 'session.bind', input: { account, code }, actor: null, openid: 'openid-1' });
  expect(bound).toMatchObject({ ok: true, data: { member: { id: member.memberId } } });
  expect(await actorOf(host.db, { openid: 'openid-1' }, loadActor, host.now)).toMatchObject({ memberId: member.memberId });
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1', 'iPhone，Safari'],
  ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120', 'Linux 电脑，谷歌浏览器'],
  ['curl/8', '其他设备'],
])('%s is %s', (agent, device) => expect(deviceOf(agent)).toBe(device));
