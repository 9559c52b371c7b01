/** One's own file through the real runner: corrections compared and decided, openings that the person sees, the card, keys that change. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { forgetRing, rotateKeys } from '../core/secret';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { ownDataOf, searchable } from './public';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor, chair: Actor, member: Actor, leader: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  member = await plantMember(host, { name: '会员二', groupId: 'group2' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  foreign = await plantMember(host, { name: '外会干事', unionId: 'union2', groupId: 'group9', role: 'officer' });
  await ask(host, officer, 'member.update', { id: member.memberId, phone: '19900002222', birthOn: '1990-03-05' });
});
afterAll(() => host.close());

test('a proposed correction shows old and new, is accepted into the file, and tells the person', async () => {
  const { id } = await ask(host, member, 'member.proposeCorrection', {
    changes: { name: '会员贰', phone: '19900003333' },
    remark: '换了号码',
  });
  const [seen] = (await ask(host, officer, 'member.corrections', { state: 'pending' })).items;
  expect(seen?.changes).toEqual([
    { field: 'name', label: '姓名', before: '会员二', after: '会员贰' },
    { field: 'phone', label: '手机', before: '199****2222', after: '199****3333' },
  ]);
  expect((await refusalOf(host, member, 'member.proposeCorrection', { changes: { phone: '19900004444' } })).code).toBe('CONFLICT');
  expect((await refusalOf(host, foreign, 'member.reviewCorrection', { id, decision: 'accept' })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'member.reviewCorrection', { id, decision: 'decline' })).fields[0]?.path).toBe('reason');
  await ask(host, officer, 'member.reviewCorrection', { id, decision: 'accept' });
  expect(await ask(host, member, 'member.mine', {})).toMatchObject({ name: '会员贰', phone: '19900003333' });
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: member.memberId, title: '资料已更正' })).toBe(1);
});

test('nothing to correct, one’s own review and a withdrawn one are refused', async () => {
  expect((await refusalOf(host, member, 'member.proposeCorrection', { changes: { phone: '19900003333' } })).fields[0]?.path).toBe(
    'changes',
  );
  const { id } = await ask(host, officer, 'member.proposeCorrection', { changes: { birthOn: '1988-01-01' } });
  expect((await refusalOf(host, officer, 'member.reviewCorrection', { id, decision: 'accept' })).code).toBe('CONFLICT');
  expect((await ask(host, officer, 'member.withdrawCorrection', { id })).state).toBe('withdrawn');
  expect((await refusalOf(host, chair, 'member.reviewCorrection', { id, decision: 'accept' })).code).toBe('CONFLICT');
});

test('a number that has become somebody else’s meanwhile is not taken in', async () => {
  const { id } = await ask(host, member, 'member.proposeCorrection', { changes: { phone: '19900005555' } });
  await ask(host, officer, 'member.update', { id: leader.memberId, phone: '19900005555' });
  expect((await refusalOf(host, officer, 'member.reviewCorrection', { id, decision: 'accept' })).code).toBe('DUPLICATE_MEMBER');
  await ask(host, officer, 'member.reviewCorrection', { id, decision: 'decline', reason: '号码属于他人' });
});

test('sealed fields are masked for officers; opening asks why, is repeatable, and the person reads it', async () => {
  const { memberId: id } = member;
  await ask(host, member, 'member.setContact', { address: '清源路1号' });
  expect((await ask(host, officer, 'member.get', { id })).sealed).toMatchObject({ phone: '199****3333', address: '已登记' });
  expect((await refusalOf(host, officer, 'member.openSensitive', { id, fields: ['phone'] })).fields[0]?.path).toBe('reason');
  expect((await refusalOf(host, leader, 'member.openSensitive', { id, fields: ['phone'], reason: '看看' })).code).toBe('NOT_FOUND');
  const opening = { id, fields: ['phone' as const], reason: '通知体检' };
  for (const _time of [1, 2])
    expect((await ask(host, officer, 'member.openSensitive', opening, 'one-request')).values).toEqual([
      { field: 'phone', label: '手机', text: '19900003333' },
    ]);
  const { items } = await ask(host, member, 'member.openings', {});
  expect(items).toMatchObject([{ byName: '干事甲', byUnionName: '测试工会', labels: ['手机'], reason: '通知体检' }]);
  expect((await ask(host, member, 'member.openSensitive', { id, fields: ['address'] })).values[0]?.text).toBe('清源路1号');
  expect((await ask(host, member, 'member.openings', {})).items).toHaveLength(1);
  expect(JSON.stringify(await host.db.collection('idempotency').find().toArray())).not.toContain('19900003333');
});

test('a roster with full numbers leaves a line with every person', async () => {
  host.now = new Date(host.now.getTime() + 1000);
  await ask(host, officer, 'member.exportRoster', { phoneReason: '节日慰问联系' });
  expect((await ask(host, member, 'member.openings', {})).items[0]?.reason).toBe('导出名册：节日慰问联系');
  expect((await refusalOf(host, leader, 'member.exportRoster', { phoneReason: '联系' })).fields[0]?.path).toBe('phoneReason');
});

test('a card proves who stands there for a minute, in any union; yesterday’s picture and a made-up one do not', async () => {
  const { code } = await ask(host, member, 'member.card', {});
  expect(await ask(host, foreign, 'member.verifyCard', { code })).toMatchObject({ isValid: true, name: '会员贰', isOwnUnion: false });
  expect(
    (await refusalOf(host, officer, 'member.verifyCard', { code: code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })).fields[0]
      ?.path,
  ).toBe('code');
  host.now = new Date(host.now.getTime() + 90_000);
  expect((await refusalOf(host, officer, 'member.verifyCard', { code })).fields[0]?.message).toMatch('已过期');
});

test('after a change of keys the job seals everything again and nothing is lost', async () => {
  const { name } = await rotateKeys(host, 0);
  for (const one of jobs) await runJob(host, one, 'test');
  forgetRing(host);
  const left = await host.db.collection('members').countDocuments({ sealedWith: { $type: 'string', $ne: name } });
  expect(left).toBe(0);
  expect((await ask(host, member, 'member.mine', {})).phone).toBe('19900003333');
});

test('an exact number finds a person for officers, and is no search for others', async () => {
  expect((await ask(host, officer, 'member.list', { search: '199 0000 3333' })).items.map(({ name }) => name)).toEqual(['会员贰']);
  expect((await ask(host, leader, 'member.list', { search: '19900003333' })).items).toEqual([]);
});

test('search knows names and staff numbers, never what is sealed; own data holds it all', async () => {
  const entry = await searchable.entryOf(host, 'union1', member.memberId);
  expect(entry).toMatchObject({ title: '会员贰', text: member.memberId });
  const ctx = { db: host.db, actor: member, scope: { unionId: 'union1' }, now: host.now, at: host.now.toISOString() } as never;
  const [card] = await ownDataOf(ctx);
  expect(card?.rows).toContainEqual(['手机', '19900003333']);
  expect(await searchable.visible({ ...(ctx as object), actor: member } as never, [member.memberId])).toEqual([]);
});
