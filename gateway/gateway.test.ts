/** The wire, byte for byte as clients outside rely on it. */
import type { FastifyInstance } from 'fastify';
import { plantMember, plantUnits, testHost, type TestHost } from '../cloudfunctions/core/testing';
import { createAccounts } from '../cloudfunctions/session/public';
import { buildGateway } from './server';

let host: TestHost;
let app: FastifyInstance;

beforeAll(async () => {
  host = await testHost();
  host.onError = undefined;
  await plantUnits(host);
  const officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  await createAccounts(host, [{ account: 'officer', memberId: officer.memberId, unionId: officer.unionId }], 'demo1234');
  app = await buildGateway({ host, logger: false });
});
afterAll(async () => {
  await app.close();
  await host.close();
});

const post = (operation: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/${operation}`,
    payload: payload as object,
    headers: { 'content-type': 'application/json', ...headers },
  });
const login = async () => {
  const answer = await post('session.login', { account: 'officer', password: 'demo1234' });
  return { answer, bearer: { authorization: `Bearer ${answer.json<{ data: { token: string } }>().data.token}` } };
};
const draft = { title: '通知', body: '正文', category: 'notice', audience: {}, mustConfirm: false };

test('a login answers a token and the member, and sets a cookie that scripts cannot read', async () => {
  const { answer } = await login();
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ ok: true, data: { member: { name: '干事甲', unionName: '测试工会' } } });
  expect(answer.headers['set-cookie']).toMatch(/session=.+HttpOnly; SameSite=Lax/);
});

test('the token and the cookie both identify; a signed-out token no longer does', async () => {
  const { answer, bearer } = await login();
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  expect((await post('session.me', {}, bearer)).statusCode).toBe(200);
  expect((await post('session.me', {}, { cookie })).json()).toMatchObject({ data: { roles: ['member', 'officer'] } });
  await post('session.logout', {}, bearer);
  expect((await post('session.me', {}, bearer)).statusCode).toBe(401);
});

test('a wrong password is 401 in Chinese, and after ten of them the account rests', async () => {
  const member = await plantMember(host);
  await createAccounts(host, [{ account: 'other', memberId: member.memberId, unionId: member.unionId }], 'right-password');
  for (let count = 0; count < 10; count += 1) {
    const answer = await post('session.login', { account: 'other', password: `wrong${count}` });
    expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([401, 'WRONG_PASSWORD']);
  }
  expect((await post('session.login', { account: 'other', password: 'right-password' })).statusCode).toBe(429);
});

test('a command under one key is one command; other input under it is refused', async () => {
  const { bearer } = await login();
  const headers = { ...bearer, 'idempotency-key': '7a0d6c4e-3b1c-4f5e-9a10-2d8f1c9b7e11' };
  const [one, two] = [await post('announcement.create', draft, headers), await post('announcement.create', draft, headers)];
  expect(two.json()).toEqual(one.json());
  const other = await post('announcement.create', { ...draft, title: '另一则' }, headers);
  expect([other.statusCode, other.json<{ error: { code: string } }>().error.code]).toEqual([409, 'KEY_REUSED']);
  expect(await host.db.collection('announcements').countDocuments()).toBe(1);
});

test.each([
  ['no session', 'announcement.list', {}, {}, 401, 'UNAUTHENTICATED'],
  ['an unknown operation', 'nothing.here', {}, {}, 404, 'NOT_FOUND'],
  ['an inherited name', 'constructor', {}, {}, 404, 'NOT_FOUND'],
  ['a malformed key', 'session.login', { account: 'a', password: 'b' }, { 'idempotency-key': 'a b' }, 400, 'INVALID_INPUT'],
  ['another media type', 'session.login', 'account=a', { 'content-type': 'text/plain' }, 400, 'INVALID_INPUT'],
  ['broken JSON', 'session.login', '{"account":', {}, 400, 'INVALID_INPUT'],
  ['an array', 'session.login', [], {}, 400, 'INVALID_INPUT'],
])('%s is refused as the wire says', async (_what, operation, payload, headers, status, code) => {
  const answer = await post(operation, payload, headers as Record<string, string>);
  const body = answer.json<{ ok: boolean; error: { code: string; message: string; requestId: string } }>();
  expect([answer.statusCode, body.ok, body.error.code]).toEqual([status, false, code]);
  expect(body.error.message).toMatch(/[一-龥]/);
  expect(body.error.requestId).toBeTruthy();
});

test('a body of nine megabytes is 413', async () => {
  const answer = await post('session.login', { account: 'x'.repeat(9 * 1024 * 1024), password: 'y' });
  expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([413, 'TOO_LARGE']);
});

test('a command with the cookie from another site is refused', async () => {
  const { answer } = await login();
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  expect((await post('announcement.create', draft, { cookie, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
});

test('health, readiness, metrics and the contract are served', async () => {
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect((await app.inject('/metrics')).body).toContain('union_calls_total');
  const contract = (await app.inject('/api/openapi.json')).json<{ openapi: string; paths: Record<string, unknown> }>();
  expect(contract.openapi).toBe('3.1.0');
  expect(contract.paths['/api/announcement.create']).toBeDefined();
  expect(contract.paths['/api/notification.send']).toBeUndefined();
});
