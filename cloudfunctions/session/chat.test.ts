/** The chat app's identity through the real gateway and runner, on a simulated platform: entering, binding, checking, letting go. */
import type { FastifyInstance } from 'fastify';
import { buildGateway } from '../../gateway/server';
import { startSimulator, type Simulator } from '../../scripts/platform-simulator/server';
import { addPerson, loginCode, phoneCode } from '../../scripts/platform-simulator/world';
import type { Actor } from '../../types/actor';
import { run } from '../core/run';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type PersonAsked, type TestHost } from '../core/testing';
import { sealNew } from '../member/public';
import { judge, type Candidate } from './chat-rules';

let host: TestHost;
let app: FastifyInstance;
let simulator: Simulator;
let officer: Actor, chair: Actor, foreign: Actor, leader: Actor;
let invitation: string;
const variables = ['PLATFORM_ADDRESS', 'PLATFORM_APP_ID', 'PLATFORM_APP_SECRET', 'PLATFORM_PHONE'];

/** Somebody with a phone number and a staff number of their own. */
let number = 0;
async function plant(asked: PersonAsked & { phone?: string } = {}): Promise<Actor & { employeeNo: string }> {
  number += 1;
  const person = await plantMember(host, asked);
  const employeeNo = `H${String(number).padStart(6, '0')}`;
  const [sealed] = await sealNew(host, [{ _id: person.memberId, phone: asked.phone ?? `1990001${String(number).padStart(4, '0')}` }]);
  const { _id, ...set } = { ...sealed!, employeeNo };
  await host.db.collection<{ _id: string }>('members').updateOne({ _id }, { $set: set });
  return { ...person, employeeNo };
}

beforeAll(async () => {
  host = await testHost();
  host.onError = undefined;
  await plantUnits(host);
  simulator = await startSimulator({ clock: () => host.now.getTime() });
  Object.assign(process.env, {
    PLATFORM_ADDRESS: simulator.address,
    PLATFORM_APP_ID: simulator.world.appId,
    PLATFORM_APP_SECRET: simulator.world.secret,
    PLATFORM_PHONE: '1',
  });
  app = await buildGateway({ host, logger: false });
  [officer, chair] = [await plant({ name: '干事甲', role: 'officer' }), await plant({ name: '主席甲', role: 'chair' })];
  foreign = await plant({ name: '外会干事', role: 'officer', unionId: 'union2', groupId: 'group9' });
  leader = await plant({ name: '组长甲', role: 'groupLeader' });
  invitation = (await ask(host, officer, 'member.renewJoinCode', { groupId: 'group1' })).code!;
});
afterAll(async () => {
  for (const name of variables) delete process.env[name];
  await app.close();
  await simulator.close();
  await host.close();
});

type Answer = { ok: boolean; data: unknown; error: { code: string; message: string; fields: { path: string }[] } };
const post = async (operation: string, payload: object, token?: string) =>
  (
    await app.inject({
      method: 'POST',
      url: `/api/${operation}`,
      payload,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
  ).json<Answer>();

/** A phone that has just opened the mini-program: its token. */
async function phone(openid: string, number: string | null = null): Promise<string> {
  if (!simulator.world.people.has(openid)) addPerson(simulator.world, openid, openid, number);
  const entered = await post('session.enter', { code: loginCode(simulator.world, openid) });
  return (entered.data as { token: string }).token;
}
const whoIs = async (token: string) => ((await post('session.me', {}, token)).data as { member?: { id: string } } | undefined)?.member?.id;
const endingOf = ({ employeeNo }: { employeeNo: string }) => employeeNo.slice(-6);
const written = async () =>
  Promise.all(['chat_bindings', 'chat_requests', 'audit', 'outbox'].map((name) => host.db.collection(name).countDocuments()));

test('a code of the app is good once; late, used and made-up ones are refused in Chinese and begin nothing', async () => {
  addPerson(simulator.world, 'o-code');
  const code = loginCode(simulator.world, 'o-code');
  const entered = await post('session.enter', { code });
  expect(entered).toMatchObject({ ok: true, data: { token: expect.any(String) as string, member: null } });
  const before = await host.db.collection('identities').countDocuments();
  const late = loginCode(simulator.world, 'o-code');
  const then = host.now;
  host.now = new Date(then.getTime() + 6 * 60_000);
  for (const wrong of [code, late, 'made-up']) {
    const refused = await post('session.enter', { code: wrong });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CHAT_CODE', message: expect.stringMatching('重新打开') as string } });
  }
  host.now = then;
  expect(await post('session.enter', { code: '中文' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  expect(await post('session.enter', {})).toMatchObject({ error: { code: 'CONFLICT' } });
  simulator.world.faults = [{ path: '/sns/jscode2session', kind: 'break', times: 1 }];
  expect(await post('session.enter', { code: loginCode(simulator.world, 'o-code') })).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  expect(await host.db.collection('identities').countDocuments()).toBe(before);
});

test('identity comes from the platform alone: an openid in the input, a password’s token and nobody are not the chat app', async () => {
  const fields = { code: invitation, name: '谁', ending: '000000' };
  expect(await post('session.bindByInvitation', { ...fields, openid: 'o-code' }, await phone('o-forged'))).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  });
  for (const actor of [null, officer])
    expect((await refusalOf(host, actor, 'session.bindByInvitation', fields)).message).toMatch('聊天应用');
  // In a cloud function the platform says who calls, and no code is needed.
  const entered = await run(host, { operation: 'session.enter', input: {}, actor: null, openid: 'o-cloud' });
  expect(entered).toEqual({ ok: true, data: { token: null, member: null } });
});

test('a group’s code, a name and the last six bind at once; the person and the leader are told; every device is in', async () => {
  const person = await plant({ name: '林一' });
  const token = await phone('o-lin');
  expect(await whoIs(token)).toBeUndefined();
  const wrong = await post('session.bindByInvitation', { code: invitation, name: '林一', ending: '999999' }, token);
  expect(wrong).toMatchObject({ error: { code: 'INVALID_INPUT', fields: [{ path: 'ending' }] } });
  const bound = await post('session.bindByInvitation', { code: invitation, name: '林一', ending: endingOf(person) }, token);
  expect(bound).toMatchObject({ ok: true, data: { state: 'bound', member: { id: person.memberId } } });
  expect(await whoIs(token)).toBe(person.memberId);
  expect(await whoIs(await phone('o-lin'))).toBe(person.memberId);
  await deliverAll(host);
  const told = await host.db
    .collection('notifications')
    .find({ title: /绑定聊天应用|聊天应用已绑定/ })
    .toArray();
  expect(told.map((one) => String(one.memberId)).sort()).toEqual([person.memberId, leader.memberId].sort());
  const audit = JSON.stringify(await host.db.collection('audit').find({ action: /绑定/ }).toArray());
  expect(audit).not.toContain('o-lin');
  expect(audit).not.toContain(endingOf(person));
});

test('what colleagues may know opens no office, no file held already and none of two: these go to a person', async () => {
  const holder = await plant({ name: '任职者', role: 'treasurer' });
  const before = await written();
  const asked = await post(
    'session.bindByInvitation',
    { code: invitation, name: '任职者', ending: endingOf(holder) },
    await phone('o-office'),
  );
  expect(asked).toMatchObject({ ok: true, data: { state: 'checking' } });
  const after = await written();
  expect([after[0], after[1]]).toEqual([before[0], before[1]! + 1]);
  const list = await ask(host, officer, 'session.bindings', {});
  expect(list.items.find(({ name }) => name === '任职者')).toMatchObject({
    doubt: 'office',
    candidates: [{ isMatch: true, hasOffice: true }],
  });
});

test.each<[string, Candidate[], string | null]>([
  ['nobody of the name', [], 'nobody'],
  ['another number', [{ memberId: 'a', isMatch: false, hasOffice: false, boundTo: null }], 'ending'],
  ['one who fits', [{ memberId: 'a', isMatch: true, hasOffice: false, boundTo: null }], null],
  ['one bound to this account', [{ memberId: 'a', isMatch: true, hasOffice: false, boundTo: 'me' }], null],
  ['one bound elsewhere', [{ memberId: 'a', isMatch: true, hasOffice: false, boundTo: 'other' }], 'bound'],
  ['one in office', [{ memberId: 'a', isMatch: true, hasOffice: true, boundTo: null }], 'office'],
  ['two who fit', ['a', 'b'].map((memberId) => ({ memberId, isMatch: true, hasOffice: false, boundTo: null })), 'several'],
])('%s', (_what, candidates, doubt) => expect(judge(candidates, 'me').doubt).toBe(doubt));

test('a new phone is taken over only when an officer says so; the old one is out at once', async () => {
  const person = await plant({ name: '换机者' });
  const old = await phone('o-old');
  await post('session.bindByInvitation', { code: invitation, name: '换机者', ending: endingOf(person) }, old);
  const fresh = await phone('o-new');
  const asked = await post('session.askBinding', { unionId: 'union1', name: '换机者', ending: endingOf(person), remark: '换手机' }, fresh);
  const { id } = asked.data as { id: string };
  const ours = (await ask(host, officer, 'session.bindings', {})).items.find((one) => one.id === id)!;
  expect(ours).toMatchObject({ doubt: 'bound', remark: '换手机', moves: ['bind', 'decline'] });
  const decision = { id, decision: 'bind' as const, memberId: person.memberId };
  expect((await refusalOf(host, foreign, 'session.decideBinding', decision)).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'session.decideBinding', decision)).code).toBe('ALREADY_BOUND');
  expect((await refusalOf(host, officer, 'session.decideBinding', { id, decision: 'decline' })).fields[0]?.path).toBe('reason');
  expect(await whoIs(old)).toBe(person.memberId);
  await ask(host, officer, 'session.decideBinding', { ...decision, takesOver: true });
  expect([await whoIs(old), await whoIs(fresh)]).toEqual([undefined, person.memberId]);
  expect((await refusalOf(host, officer, 'session.decideBinding', { ...decision, takesOver: true })).code).toBe('CONFLICT');
  expect((await ask(host, officer, 'session.bindings', { state: 'bound' })).items[0]).toMatchObject({ memberName: '换机者' });
});

test('a request can be withdrawn by its own phone, declined with a reason that the asker reads, and asked again', async () => {
  const person = await plant({ name: '再问者' });
  const token = await phone('o-again');
  const form = { unionId: 'union1', name: '再问者', ending: '123456' };
  const { id } = (await post('session.askBinding', form, token)).data as { id: string };
  expect(await post('session.askBinding', form, token)).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await post('session.withdrawBinding', { id }, await phone('o-other'))).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await post('session.withdrawBinding', { id }, token)).toMatchObject({ ok: true });
  await post('session.askBinding', form, token);
  await ask(host, officer, 'session.decideBinding', { id, decision: 'decline', reason: '请到工会核对' });
  const state = await post('session.chat', {}, token);
  expect(state).toMatchObject({ data: { isHere: true, files: [], requests: [{ state: 'declined', reason: '请到工会核对' }] } });
  await post('session.askBinding', { ...form, ending: endingOf(person) }, token);
  await ask(host, chair, 'session.decideBinding', { id, decision: 'bind', memberId: person.memberId });
  expect(await whoIs(token)).toBe(person.memberId);
  expect(JSON.stringify(await host.db.collection('chat_requests').find().toArray())).not.toContain(endingOf(person));
});

test('an officer does not check themselves; another does', async () => {
  const token = await phone('o-officer');
  const asked = await post('session.askBinding', { unionId: 'union1', name: '干事甲', ending: '000000' }, token);
  const { id } = asked.data as { id: string };
  const decision = { id, decision: 'bind' as const, memberId: officer.memberId };
  expect((await refusalOf(host, officer, 'session.decideBinding', decision)).code).toBe('FORBIDDEN');
  await ask(host, chair, 'session.decideBinding', decision);
  expect(await whoIs(token)).toBe(officer.memberId);
});

test('one person in two unions chooses, switches, and after leaving one still opens the other', async () => {
  const [here, there] = [await plant({ name: '两会者' }), await plant({ name: '两会者', unionId: 'union2', groupId: 'group9' })];
  const token = await phone('o-two');
  await post('session.bindByInvitation', { code: invitation, name: '两会者', ending: endingOf(here) }, token);
  const asked = await post('session.askBinding', { unionId: 'union2', name: '两会者', ending: endingOf(there) }, token);
  await ask(host, foreign, 'session.decideBinding', { id: (asked.data as { id: string }).id, decision: 'bind', memberId: there.memberId });
  expect(await whoIs(token)).toBe(there.memberId);
  const { files } = (await post('session.chat', {}, token)).data as { files: { unionName: string; isCurrent: boolean }[] };
  expect(files.map(({ unionName, isCurrent }) => `${unionName} ${String(isCurrent)}`).sort()).toEqual(['另一工会 true', '测试工会 false']);
  expect(await post('session.chooseFile', { memberId: here.memberId }, token)).toMatchObject({ data: { member: { id: here.memberId } } });
  expect(await whoIs(token)).toBe(here.memberId);
  expect(await post('session.chooseFile', { memberId: officer.memberId }, token)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  await post('session.unbind', {}, token);
  expect(await whoIs(token)).toBe(there.memberId);
  await post('session.unbind', {}, token);
  expect(await whoIs(token)).toBeUndefined();
});

test('an officer lets go for somebody who lost the phone; a stranger’s officer finds nobody', async () => {
  const person = await plant({ name: '丢机者' });
  const token = await phone('o-lost');
  await post('session.bindByInvitation', { code: invitation, name: '丢机者', ending: endingOf(person) }, token);
  const lost = { memberId: person.memberId, reason: '手机遗失' };
  expect((await refusalOf(host, foreign, 'session.unbindMember', lost)).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, leader, 'session.unbindMember', lost)).code).toBe('FORBIDDEN');
  await ask(host, officer, 'session.unbindMember', lost);
  expect(await whoIs(token)).toBeUndefined();
  expect((await refusalOf(host, officer, 'session.unbindMember', lost)).code).toBe('CONFLICT');
});

test('the phone button binds by the roster’s number, is checked to be this account’s, and is off unless asked for', async () => {
  const person = await plant({ name: '手机者', phone: '19955550001' });
  const token = await phone('o-phone', '19955550001');
  const press = (by: string) => post('session.bindByPhone', { code: phoneCode(simulator.world, by), unionId: 'union1' }, token);
  addPerson(simulator.world, 'o-thief', '贼', '19955550001');
  expect(await press('o-thief')).toMatchObject({ error: { code: 'CHAT_CODE' } });
  process.env.PLATFORM_PHONE = '0';
  expect(await press('o-phone')).toMatchObject({ error: { code: 'FORBIDDEN' } });
  process.env.PLATFORM_PHONE = '1';
  expect(await press('o-phone')).toMatchObject({ ok: true, data: { state: 'bound', member: { id: person.memberId } } });
});

test('eight tries an hour for an account, and one name is not tried through with many accounts', async () => {
  await plant({ name: '被试者' });
  const token = await phone('o-guess');
  const guess = (by: string, ending: string) => post('session.bindByInvitation', { code: invitation, name: '被试者', ending }, by);
  for (let turn = 0; turn < 8; turn += 1) expect((await guess(token, `XX001${turn}`)).error.code).toBe('INVALID_INPUT');
  expect((await guess(token, '000099')).error.code).toBe('RATE_LIMITED');
  for (let turn = 0; turn < 12; turn += 1) await guess(await phone(`o-many${turn}`), `XX002${turn % 10}`);
  expect((await guess(await phone('o-last'), '000098')).error.code).toBe('RATE_LIMITED');
  const then = host.now;
  host.now = new Date(then.getTime() + 61 * 60_000);
  expect((await guess(await phone('o-guess'), '000097')).error.code).toBe('INVALID_INPUT');
  host.now = then;
});

test('two phones that bind one file at the same moment: one is bound, the other goes to a person or is told', async () => {
  const person = await plant({ name: '双机者' });
  const tokens = [await phone('o-left'), await phone('o-right')];
  const form = { code: invitation, name: '双机者', ending: endingOf(person) };
  const answers = await Promise.all(tokens.map((token) => post('session.bindByInvitation', form, token)));
  expect(answers.filter(({ ok, data }) => ok && (data as { state: string }).state === 'bound')).toHaveLength(1);
  expect(await host.db.collection<{ _id: string }>('chat_bindings').countDocuments({ _id: person.memberId })).toBe(1);
  expect((await Promise.all(tokens.map(whoIs))).filter(Boolean)).toEqual([person.memberId]);
});

test('unions are found by a part of their name; a made-up invitation and a stranger’s member are refused', async () => {
  expect((await ask(host, null, 'session.findUnions', { search: '另一' })).items).toEqual([{ id: 'union2', name: '另一工会' }]);
  expect((await ask(host, null, 'session.findUnions', { search: '.*' })).items).toEqual([]);
  const token = await phone('o-invite');
  const made = await post('session.bindByInvitation', { code: 'AAAAAAAA-BBBBBB', name: '林一', ending: '000000' }, token);
  expect(made).toMatchObject({ error: { code: 'INVALID_INPUT', fields: [{ path: 'code' }] } });
});
