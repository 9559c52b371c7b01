/** Founding a union through the real runner: from the first paper to a union that its own chair runs. */
import type { Actor } from '../../types/actor';
import { actorOf, startSession } from '../core/identity';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { loadActor } from '../member/public';
import { createAccounts } from '../session/public';

let host: TestHost;
let applicant: Actor, second: Actor, chair: Actor, federation: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  applicant = await plantMember(host, { name: '发起人', role: 'groupLeader', groupId: 'group2' });
  second = await plantMember(host, { name: '同去人', groupId: 'group2' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  federation = await plantMember(host, { name: '上级甲', role: 'federation', unionId: 'federation1', groupId: 'federation1' });
  foreign = await plantMember(host, { name: '外会主席', unionId: 'union2', groupId: 'group9', role: 'chair' });
});
afterAll(() => host.close());

const plan = {
  kind: 'group',
  name: '云边公司工会',
  employer: '云边公司',
  industry: 'technology',
  staffCount: 36,
  address: '二号路2号',
  contactName: '发起人',
  contactPhone: '02100000000',
  groupName: '第一小组',
  reason: '职工已满二十五人',
} as const;
const newcomers = [{ name: '未入会者', phone: '19900007001', employeeNo: 'Y1' }];
let id = '';

test('an application is prepared with its papers and applied for only when complete', async () => {
  expect((await ask(host, applicant, 'founding.papers', {})).upperName).toBe('测试联合会');
  await ask(host, federation, 'founding.setPapers', { items: [{ title: '申请书', source: '《工会法》第十二条', isRequired: true }] });
  const asked = { ...plan, memberIds: [applicant.memberId, second.memberId], newcomers };
  expect((await refusalOf(host, applicant, 'founding.start', { ...asked, memberIds: [foreign.memberId] })).fields[0]?.path).toBe(
    'memberIds.0',
  );
  id = (await ask(host, applicant, 'founding.start', asked)).id;
  expect((await refusalOf(host, applicant, 'founding.start', asked)).message).toContain('还在办理中');
  expect((await refusalOf(host, second, 'founding.start', asked)).message).toContain('一人只能参加一家');
  expect((await refusalOf(host, applicant, 'founding.apply', { id })).message).toContain('申请书');
  expect((await refusalOf(host, second, 'founding.apply', { id })).code).toBe('NOT_FOUND');
  const file = await ask(host, applicant, 'file.upload', {
    name: '申请书.pdf',
    content: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64'),
  });
  await ask(host, applicant, 'founding.givePaper', { id, key: 'paper1', isGiven: true, fileIds: [file.id] });
  await ask(host, applicant, 'founding.apply', { id });
  expect((await refusalOf(host, applicant, 'founding.update', { id, staffCount: 40 })).code).toBe('CONFLICT');
});

test('the former union gives its opinion, the federation reads the papers and decides; nobody else sees it', async () => {
  expect((await refusalOf(host, foreign, 'founding.get', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, second, 'founding.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, foreign, 'founding.list', {})).items).toEqual([]);
  expect((await refusalOf(host, chair, 'founding.opine', { id, opinion: 'disagree', text: '' })).fields[0]?.path).toBe('text');
  await ask(host, chair, 'founding.opine', { id, opinion: 'agree', text: '' });
  const seen = await ask(host, federation, 'founding.get', { id });
  expect(seen.papers[0]?.files[0]?.url).toContain('/files/');
  expect([seen.moves, seen.newcomers.length, seen.opinion?.isAgreed]).toEqual([['approve', 'return', 'decline'], 1, true]);
  expect((await ask(host, chair, 'founding.get', { id })).newcomers).toEqual([]);
  await ask(host, federation, 'founding.return', { id, reason: '请补充地址' });
  await ask(host, applicant, 'founding.update', { id, address: '二号路2号3楼' });
  await ask(host, applicant, 'founding.apply', { id });
  await ask(host, federation, 'founding.approve', { id, reference: '测工发〔2026〕1号' });
  expect((await refusalOf(host, federation, 'founding.found', { id })).message).toContain('成立大会');
});

test('founding makes the union, its committee and its members with their history, all at once', async () => {
  await createAccounts(host, [{ account: 'second', memberId: second.memberId, unionId: 'union1' }], 'demo1234');
  const token = await startSession(host, second.memberId, host.now);
  const result = { id, heldOn: '2026-11-24', due: 3, attended: 3, years: 3 };
  const seats = [
    { memberId: applicant.memberId, name: '发起人', post: 'chair', votes: 3 },
    { name: '未入会者', post: 'organisation', votes: 2 },
  ] as const;
  expect((await refusalOf(host, applicant, 'founding.enterResult', { ...result, attended: 1, seats })).message).toContain('三分之二');
  await ask(host, applicant, 'founding.enterResult', { ...result, seats: [...seats] });
  const { unionId } = await ask(host, federation, 'founding.found', { id });
  expect((await refusalOf(host, federation, 'founding.found', { id })).code).toBe('CONFLICT');
  const above = (await loadActor(host, federation.memberId))!;
  expect(above.unionIds).toContain(unionId);
  expect(await ask(host, above, 'unit.register', { unionId })).toMatchObject({
    unionName: '云边公司工会',
    memberCount: 3,
    address: '二号路2号3楼',
    committee: { number: 1, to: '2029-11-23', seats: [{ name: '发起人' }, { name: '未入会者' }] },
  });
  const moved = await host.db.collection('members').findOne({ unionId, name: '同去人' });
  expect(await host.db.collection('members').findOne({ _id: second.memberId as never })).toMatchObject({
    state: 'transferred',
    unionId: 'union1',
  });
  // Whoever was signed in stays signed in, in the new union; the account goes along.
  expect(await actorOf(host.db, { token }, loadActor, host.now)).toMatchObject({ unionId, memberId: String(moved?._id) });
  expect((await ask(host, null, 'session.login', { account: 'second', password: 'demo1234' })).member.unionName).toBe('云边公司工会');
  const head = await host.db.collection('members').findOne({ unionId, 'offices.role': 'chair' });
  const newChair = (await loadActor(host, String(head?._id)))!;
  expect((await ask(host, newChair, 'unit.tree', {})).units.map(({ name }) => name)).toEqual(['云边公司工会', '第一小组']);
  expect((await ask(host, newChair, 'unit.offices', {})).items.map(({ role }) => role).sort()).toEqual(['chair', 'officer']);
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ unionId, title: '云边公司工会成立了' })).toBe(3);
});

test('declined and withdrawn keep their reasons', async () => {
  const asked = { ...plan, name: '另一家工会', memberIds: [chair.memberId], newcomers: [] };
  const other = (await ask(host, chair, 'founding.start', asked)).id;
  await ask(host, chair, 'founding.withdraw', { id: other, reason: '条件不成熟' });
  expect((await ask(host, chair, 'founding.get', { id: other })).steps.at(-1)?.text).toBe('撤回：条件不成熟');
  expect((await refusalOf(host, chair, 'founding.withdraw', { id: other, reason: '再撤' })).code).toBe('CONFLICT');
});
