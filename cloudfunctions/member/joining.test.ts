/** Joining through the real runner: the group's code, consent, what is sent back, doubled numbers, and who may see what. */
import type { Actor } from '../../types/actor';
import { consent } from '../../types/member/labels';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let officer: Actor, leader: Actor, otherLeader: Actor;
let code: string;
const token = 'a'.repeat(43);

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader', groupId: 'group1' });
  otherLeader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  code = (await ask(host, leader, 'member.renewJoinCode', { groupId: 'group1' })).code!;
});
afterAll(() => host.close());

let count = 0;
const form = (changes: object = {}) => ({
  code,
  name: `新人${++count}`,
  phone: `1990001${String(count).padStart(4, '0')}`,
  hasConsented: true as const,
  consentVersion: consent.version,
  ...changes,
});

test('a group’s code opens the form; a made-up, an old and another group’s code do not', async () => {
  expect(await ask(host, null, 'member.joinForm', { code })).toMatchObject({ groupName: '第一小组', unionName: '测试工会' });
  expect(code.length).toBeLessThanOrEqual(32);
  expect((await refusalOf(host, null, 'member.joinForm', { code: 'ABCDEFGH-ABCDEF' })).fields[0]?.path).toBe('code');
  expect((await refusalOf(host, otherLeader, 'member.renewJoinCode', { groupId: 'group1' })).code).toBe('NOT_FOUND');
  const old = (await ask(host, otherLeader, 'member.renewJoinCode', { groupId: 'group2' })).code!;
  await ask(host, otherLeader, 'member.renewJoinCode', { groupId: 'group2' });
  expect((await refusalOf(host, null, 'member.joinForm', { code: old })).fields[0]?.message).toMatch('已作废');
  expect((await ask(host, officer, 'member.joinCode', { groupId: 'group1' })).code).toBe(code);
});

test.each<[string, object, string]>([
  ['no consent', { hasConsented: undefined }, 'hasConsented'],
  ['an older text', { consentVersion: '2020-01' }, 'consentVersion'],
  ['an id number without its own consent', { idNumber: '11010519491231002X' }, 'hasConsentedToIdNumber'],
  ['a wrong check digit', { idNumber: '110105194912310021', hasConsentedToIdNumber: true }, 'idNumber'],
  ['a birth the id number denies', { idNumber: '11010519491231002X', hasConsentedToIdNumber: true, birthOn: '1990-01-01' }, 'idNumber'],
  ['a birth to come', { birthOn: '2030-01-01' }, 'birthOn'],
])('%s is refused and writes nothing', async (_what, changes, path) => {
  const before = await host.db.collection('members').countDocuments();
  expect((await refusalOf(host, null, 'member.apply', form(changes))).fields[0]?.path).toBe(path);
  expect(await host.db.collection('members').countDocuments()).toBe(before);
});

test('sent back field by field, put right with the private token, let in by the leader of that group only', async () => {
  const { id } = await ask(host, null, 'member.apply', form({ token }));
  const again = await ask(host, null, 'member.apply', { ...form({ token }), phone: `1990001${String(count - 1).padStart(4, '0')}` });
  expect(again.id).toBe(id);
  const corrections = [{ field: 'employeeNo' as const, message: '请填工牌上的工号' }];
  await ask(host, leader, 'member.review', { id, decision: 'return', corrections });
  expect(await ask(host, null, 'member.application', { id, token })).toMatchObject({
    state: 'returned',
    corrections,
    phone: expect.stringMatching('\\*'),
  });
  expect((await refusalOf(host, null, 'member.application', { id, token: 'b'.repeat(43) })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, null, 'member.resubmit', { id, token: 'b'.repeat(43), employeeNo: 'X1' })).code).toBe('NOT_FOUND');
  expect(await ask(host, null, 'member.resubmit', { id, token, employeeNo: 'N100' })).toEqual({ id, state: 'pending' });
  expect((await refusalOf(host, otherLeader, 'member.review', { id, decision: 'approve' })).code).toBe('NOT_FOUND');
  await ask(host, leader, 'member.review', { id, decision: 'approve' });
  const card = await ask(host, officer, 'member.get', { id });
  expect(card).toMatchObject({ state: 'active', employeeNo: 'N100', joinedOn: '2026-11-24', application: null });
  expect(card.history.map(({ text }) => text)).toEqual(['申请入会', '退回补正', '补正后再交', '批准入会']);
  expect((await refusalOf(host, null, 'member.application', { id, token })).code).toBe('NOT_FOUND');
  await deliverAll(host);
});

test('the number of somebody else is refused without saying whose; asked for, a person decides', async () => {
  const taken = form();
  const holder = await ask(host, null, 'member.apply', taken);
  await ask(host, officer, 'member.review', { id: holder.id, decision: 'approve' });
  const second = form({ phone: taken.phone, token: 'c'.repeat(43) });
  const refusal = await refusalOf(host, null, 'member.apply', second);
  expect(refusal).toMatchObject({ code: 'DUPLICATE_MEMBER', fields: [{ path: 'phone' }] });
  expect(JSON.stringify(refusal)).not.toContain(taken.name);
  const { id } = await ask(host, null, 'member.apply', { ...second, asksCheck: true });
  expect((await refusalOf(host, officer, 'member.review', { id, decision: 'approve' })).message).toMatch('疑似重复');
  const [double] = (await ask(host, officer, 'member.doubles', {})).items;
  expect(double).toMatchObject({ source: 'application', by: ['手机'], kept: { name: taken.name, phone: expect.stringMatching('\\*') } });
  await ask(host, officer, 'member.resolveDouble', { id: double!.id, decision: 'different', reason: '当面核对，号码写错' });
  expect((await ask(host, officer, 'member.get', { id })).phone).toBeNull();
  expect((await ask(host, officer, 'member.review', { id, decision: 'approve' })).state).toBe('active');
  expect((await refusalOf(host, officer, 'member.resolveDouble', { id: double!.id, decision: 'same', reason: '再' })).code).toBe(
    'CONFLICT',
  );
});

test('somebody who left and applies again is taken back into the old file', async () => {
  const applied = form();
  const { id: oldId } = await ask(host, null, 'member.apply', applied);
  await ask(host, officer, 'member.review', { id: oldId, decision: 'approve' });
  await ask(host, officer, 'member.move', { id: oldId, move: 'leave', reason: '调往外地' });
  const { id } = await ask(host, null, 'member.apply', { ...applied, token: 'd'.repeat(43), asksCheck: true, birthOn: '1990-03-05' });
  const [double] = (await ask(host, officer, 'member.doubles', {})).items;
  await ask(host, officer, 'member.resolveDouble', { id: double!.id, decision: 'update', reason: '本人回来了' });
  expect(await ask(host, officer, 'member.get', { id: oldId })).toMatchObject({ state: 'active', birthOn: '1990-03-05', leftOn: null });
  expect((await ask(host, null, 'member.application', { id, token: 'd'.repeat(43) })).reason).toMatch('并入原有档案');
});

test('nothing in the database or the audit trail holds a number in the open', async () => {
  const applied = form({ idNumber: '11010519491231002X', hasConsentedToIdNumber: true });
  await ask(host, null, 'member.apply', applied, 'request-with-number');
  for (const { name } of await host.db.listCollections().toArray()) {
    const text = JSON.stringify(await host.db.collection(name).find().toArray());
    expect([name, text.includes(applied.phone), text.includes('11010519491231002X')]).toEqual([name, false, false]);
  }
});
