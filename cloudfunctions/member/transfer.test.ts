/** Transfer, leaving, coming back and erasure through the real runner. */
import type { Actor } from '../../types/actor';
import { startSession } from '../core/identity';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { createAccounts } from '../session/public';
import { findRoll } from './public';

let host: TestHost;
let officer: Actor, chair: Actor, theirs: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  theirs = await plantMember(host, { name: '另一会干事', unionId: 'union2', groupId: 'group9', role: 'officer' });
});
afterAll(() => host.close());

async function somebody(name: string, phone: string): Promise<Actor> {
  const person = await plantMember(host, { name });
  await ask(host, officer, 'member.update', { id: person.memberId, phone, joinedOn: '2015-03-01' });
  return person;
}

test('a member asks, their union lets go, the other takes them in with phone, history and account', async () => {
  const person = await somebody('转会人', '19900007001');
  await createAccounts(host, [{ account: 'zhuan', memberId: person.memberId, unionId: 'union1' }], 'secret-123');
  await startSession(host, person.memberId, host.now);
  expect((await refusalOf(host, person, 'member.transfer', { toUnionId: 'union1', reason: '换组' })).fields[0]).toMatchObject({
    path: 'toUnionId',
  });
  expect((await refusalOf(host, person, 'member.transfer', { toUnionId: 'nowhere', reason: '走' })).fields[0]).toMatchObject({
    path: 'toUnionId',
  });
  expect((await ask(host, person, 'member.transferTargets', {})).items).toEqual([{ id: 'union2', name: '另一工会' }]);
  const { id } = await ask(host, person, 'member.transfer', { toUnionId: 'union2', reason: '工作调动' });
  expect((await refusalOf(host, person, 'member.transfer', { toUnionId: 'union2', reason: '再来' })).code).toBe('CONFLICT');
  expect((await ask(host, theirs, 'member.transfers', { side: 'in' })).items).toEqual([]);
  expect((await refusalOf(host, theirs, 'member.acceptTransfer', { id, groupId: 'group9' })).code).toBe('NOT_FOUND');
  await ask(host, officer, 'member.releaseTransfer', { id, decision: 'release' });
  const [arriving] = (await ask(host, theirs, 'member.transfers', { side: 'in' })).items;
  expect(arriving).toMatchObject({ name: '转会人', fromUnionName: '测试工会', state: 'released', moves: ['accept', 'decline'] });
  expect((await refusalOf(host, theirs, 'member.acceptTransfer', { id: arriving!.id, groupId: 'group1' })).fields[0]?.path).toBe('groupId');
  const { memberId } = await ask(host, theirs, 'member.acceptTransfer', { id: arriving!.id, groupId: 'group9' });
  expect(await ask(host, officer, 'member.get', { id: person.memberId })).toMatchObject({
    state: 'transferred',
    leftOn: '2026-11-24',
    offices: [],
  });
  const fresh = await ask(host, theirs, 'member.get', { id: memberId });
  expect(fresh).toMatchObject({ state: 'active', joinedOn: '2015-03-01', enteredOn: '2026-11-24', sealed: { phone: '199****7001' } });
  expect(fresh.history.map(({ text }) => text)).toEqual(['申请转往另一工会', '转出到另一工会', '由测试工会转入']);
  expect((await ask(host, null, 'session.login', { account: 'zhuan', password: 'secret-123' })).member).toMatchObject({
    id: memberId,
    unionId: 'union2',
  });
  expect(await findRoll(host, 'union1', [person.memberId])).toMatchObject([{ state: 'transferred', leftOn: '2026-11-24' }]);
  expect(await findRoll(host, 'union2', [memberId])).toMatchObject([{ state: 'active', transferredInOn: '2026-11-24' }]);
  const { file } = await ask(host, theirs, 'member.exportTransferLetter', { id: arriving!.id });
  expect(file).toMatchObject({ type: 'pdf', size: expect.any(Number) });
});

test('declined and withdrawn transfers change nothing; a stranger’s is not found', async () => {
  const person = await somebody('不转了', '19900007002');
  const { id } = await ask(host, officer, 'member.transfer', { id: person.memberId, toUnionId: 'union2', reason: '借调' });
  const [arriving] = (await ask(host, theirs, 'member.transfers', { side: 'in', state: 'released' })).items;
  await ask(host, theirs, 'member.declineTransfer', { id: arriving!.id, reason: '劳动关系不在本单位' });
  expect((await refusalOf(host, officer, 'member.withdrawTransfer', { id })).code).toBe('CONFLICT');
  const again = await ask(host, person, 'member.transfer', { toUnionId: 'union2', reason: '调动' });
  const other = await plantMember(host, { name: '旁人' });
  expect((await refusalOf(host, other, 'member.withdrawTransfer', { id: again.id })).code).toBe('NOT_FOUND');
  expect((await ask(host, person, 'member.withdrawTransfer', { id: again.id })).state).toBe('withdrawn');
  expect((await ask(host, officer, 'member.get', { id: person.memberId })).state).toBe('active');
});

test('a phone already on the other roster goes to a person there', async () => {
  await ask(host, theirs, 'member.update', { id: theirs.memberId, phone: '19900007003' });
  const person = await somebody('同号', '19900007003');
  await ask(host, officer, 'member.transfer', { id: person.memberId, toUnionId: 'union2', reason: '调动' });
  const [arriving] = (await ask(host, theirs, 'member.transfers', { side: 'in', state: 'released' })).items;
  expect((await refusalOf(host, theirs, 'member.acceptTransfer', { id: arriving!.id, groupId: 'group9' })).code).toBe('DUPLICATE_MEMBER');
  expect((await ask(host, officer, 'member.get', { id: person.memberId })).state).toBe('active');
});

test('retained until a day, restored, retired, left and taken back', async () => {
  const { memberId: id } = await somebody('往返', '19900007004');
  expect((await refusalOf(host, officer, 'member.move', { id, move: 'retain', reason: '借调', until: '2020-01-01' })).fields[0]?.path).toBe(
    'until',
  );
  expect((await refusalOf(host, officer, 'member.move', { id, move: 'leave', reason: '走', on: '2030-01-01' })).fields[0]?.path).toBe('on');
  expect((await refusalOf(host, officer, 'member.move', { id, move: 'leave', reason: '走', on: '2010-01-01' })).fields[0]?.path).toBe('on');
  await ask(host, officer, 'member.move', { id, move: 'retain', reason: '借调', until: '2027-06-30' });
  expect(await ask(host, officer, 'member.get', { id })).toMatchObject({ state: 'retained', retainedUntil: '2027-06-30' });
  await ask(host, officer, 'member.move', { id, move: 'restore', reason: '回来了' });
  await ask(host, officer, 'member.move', { id, move: 'leave', reason: '辞职', on: '2026-10-31' });
  expect(await ask(host, officer, 'member.get', { id })).toMatchObject({
    state: 'left',
    leftOn: '2026-10-31',
    moves: ['readmit', 'erase'],
  });
  await ask(host, officer, 'member.move', { id, move: 'readmit', reason: '回来', groupId: 'group2' });
  expect(await ask(host, officer, 'member.get', { id })).toMatchObject({ state: 'active', leftOn: null, groupName: '第二小组' });
});

test('erasure waits for the keeping time, then leaves an id that names nobody', async () => {
  const { memberId: id } = await somebody('要注销', '19900007005');
  await createAccounts(host, [{ account: 'zhuxiao', memberId: id, unionId: 'union1' }], 'secret-123');
  expect((await refusalOf(host, officer, 'member.erase', { id, reason: '还在册' })).code).toBe('CONFLICT');
  await ask(host, officer, 'member.move', { id, move: 'leave', reason: '辞职' });
  expect((await refusalOf(host, officer, 'member.erase', { id, reason: '太早' })).message).toMatch('2029年11月24日起');
  expect((await refusalOf(host, officer, 'member.setKeeping', { months: 1, source: '自己定' })).code).toBe('FORBIDDEN');
  await ask(host, chair, 'member.setKeeping', { months: 12, source: '本会档案管理办法' });
  host.now = new Date('2027-11-24T02:00:00.000Z');
  await ask(host, officer, 'member.erase', { id, reason: '保管期满' });
  const kept = await host.db.collection('members').findOne({ _id: id as never });
  expect(kept).toMatchObject({ name: '已注销会员', state: 'erased', phoneMark: null, sealed: {}, birthOn: null });
  expect(await host.db.collection('accounts').countDocuments({ memberId: id })).toBe(0);
  expect((await ask(host, officer, 'member.list', { search: '19900007005' })).items).toEqual([]);
});
