/** Units through the real runner: offices with terms, the register, and groups re-arranged with their history. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { loadActor } from '../member/public';
import { jobs } from './jobs';
import { calendarFor, deadlinesFor } from './public';

let host: TestHost;
let chair: Actor, officer: Actor, federation: Actor, leader: Actor, member: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  federation = await plantMember(host, { name: '上级甲', role: 'federation', unionId: 'federation1', groupId: 'federation1' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  member = await plantMember(host, { name: '会员一' });
});
afterAll(() => host.close());

const at = (day: string) => {
  host.now = new Date(`${day}T02:00:00.000Z`);
};
const sweep = async () => {
  for (const one of jobs) await runJob(host, one, 'test');
  await deliverAll(host);
};
const inbox = (memberId: string) => host.db.collection('notifications').find({ memberId }).toArray();

test('an office has a term: it is told before the end and ended by the clock, and the role stops', async () => {
  const { memberId } = member;
  const close = { memberId, role: 'treasurer', unitId: 'union1', hasCloseRelative: true } as const;
  expect((await refusalOf(host, chair, 'unit.appoint', close)).message).toContain('第十条');
  const term = { ...close, hasCloseRelative: false, from: '2026-12-01', until: '2027-11-30', portfolio: 'finance' } as const;
  await ask(host, chair, 'unit.appoint', term);
  expect((await refusalOf(host, chair, 'unit.appoint', term)).code).toBe('CONFLICT');
  expect((await loadActor(host, memberId))?.offices).toEqual([]);
  at('2026-12-01');
  await sweep();
  expect((await loadActor(host, memberId))?.offices).toEqual([{ role: 'treasurer', unitId: 'union1' }]);
  const [held] = (await ask(host, chair, 'unit.offices', {})).items.filter((one) => one.memberId === memberId);
  expect(held).toMatchObject({
    role: 'treasurer',
    portfolio: 'finance',
    until: '2027-11-30',
    state: 'held',
    hasDeclared: true,
    isEndingSoon: false,
  });
  at('2027-11-05');
  await sweep();
  await sweep();
  expect((await inbox(memberId)).map(({ title }) => String(title))).toEqual(['财务委员任期将于11月30日届满']);
  expect((await deadlinesFor({ ...reach(chair) })).map(({ title }) => title)).toContain('会员一的财务委员任期将满');
  at('2027-12-01');
  await sweep();
  expect((await loadActor(host, memberId))?.offices).toEqual([]);
  const history = await ask(host, officer, 'unit.officeHistory', { memberId });
  expect(history.items).toMatchObject([{ state: 'ended', endedOn: '2027-11-30', endReason: '任期届满' }]);
  expect((await refusalOf(host, member, 'unit.officeHistory', { memberId: chair.memberId })).code).toBe('NOT_FOUND');
  at('2026-11-24');
});

/** A context as the collected hooks get it. */
const reach = (actor: Actor) =>
  ({ db: host.db, now: host.now, at: host.now.toISOString(), actor, scope: { level: 'union', ...actor } }) as unknown as Parameters<
    typeof deadlinesFor
  >[0];

test('an office is prolonged with a reason or taken away at once', async () => {
  await ask(host, chair, 'unit.appoint', { memberId: member.memberId, role: 'delegate', unitId: 'union1', until: '2027-01-31' });
  const [held] = (await ask(host, chair, 'unit.offices', {})).items.filter((one) => one.role === 'delegate');
  expect((await refusalOf(host, chair, 'unit.extendOffice', { id: held!.id, until: '2027-01-01', reason: '换届' })).fields[0]?.path).toBe(
    'until',
  );
  await ask(host, chair, 'unit.extendOffice', { id: held!.id!, until: '2027-06-30', reason: '换届顺延' });
  await ask(host, chair, 'unit.dismiss', { memberId: member.memberId, role: 'delegate', unitId: 'union1', reason: '另有任用' });
  const { items } = await ask(host, officer, 'unit.officeHistory', { memberId: member.memberId });
  expect(items.find(({ role }) => role === 'delegate')).toMatchObject({ until: '2027-06-30', endReason: '另有任用', state: 'ended' });
});

const entry = {
  employer: '测试单位',
  industry: 'health',
  staffCount: 260,
  address: '一号路1号',
  contactName: '干事甲',
  contactPhone: '021-00000000',
} as const;
const seats = [
  { name: '主席甲', post: 'chair' },
  { name: '委员乙', post: 'women' },
] as const;

test('the register says what the law asks, for the union and for the federation above it, and for nobody else', async () => {
  expect((await ask(host, officer, 'unit.register', {})).notes.map(({ key }) => key)).toEqual(['incomplete', 'fewMembers']);
  await ask(host, officer, 'unit.updateRegister', entry);
  expect(await ask(host, member, 'unit.register', {})).toMatchObject({ employer: '测试单位', contactPhone: null, canKeep: false });
  expect((await ask(host, federation, 'unit.register', { unionId: 'union1' })).contactPhone).toBe('021-00000000');
  expect((await refusalOf(host, officer, 'unit.register', { unionId: 'union2' })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'unit.updateRegister', { ...entry, unionId: 'union2' })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'unit.setCommittee', { number: 1, from: '2024-01-01', years: 3, seats })).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, chair, 'unit.setCommittee', { number: 1, from: '2024-01-01', years: 4, seats })).message).toContain(
    '三年或者五年',
  );
  await ask(host, chair, 'unit.setCommittee', { number: 1, from: '2023-12-20', years: 3, seats: [...seats] });
  const { committee, notes } = await ask(host, member, 'unit.register', {});
  expect(committee).toMatchObject({ number: 1, to: '2026-12-19', isServing: true });
  expect(notes.map(({ key }) => key)).toEqual(['termEnding', 'fullTimeChair']);
  expect((await ask(host, federation, 'unit.registers', {})).items.find(({ unionId }) => unionId === 'union1')).toMatchObject({
    chair: '主席甲',
    termTo: '2026-12-19',
  });
  expect((await deadlinesFor(reach(officer))).map(({ action }) => action)).toEqual(['筹备换届']);
  expect((await deadlinesFor(reach(federation))).some(({ title }) => title.startsWith('测试工会'))).toBe(true);
  expect((await calendarFor(reach(member), '2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z')).map(({ title }) => title)).toEqual([
    '第1届委员会届满',
  ]);
});

test('the end of the term is told once a stage, below and above; a new committee makes the old one history', async () => {
  const told = async () => (await inbox(chair.memberId)).filter(({ kind }) => kind === 'unit').map(({ title }) => String(title));
  await sweep();
  await sweep();
  expect(await told()).toEqual(['第1届委员会任期不到一个月']);
  at('2026-12-20');
  await sweep();
  await sweep();
  expect(await told()).toEqual(['第1届委员会任期不到一个月', '第1届委员会任期已届满']);
  expect((await inbox(federation.memberId)).length).toBe(2);
  await ask(host, chair, 'unit.setCommittee', { number: 2, from: '2026-12-20', years: 5, seats: [...seats] });
  const { committee, earlier } = await ask(host, member, 'unit.register', {});
  expect([committee?.number, earlier.map(({ number }) => number)]).toEqual([2, [1]]);
});

test('groups are split, merged and renamed in one command after a preview; who was where is kept', async () => {
  const going = await plantMember(host, { name: '调走', groupId: 'group2' });
  const pending = await plantMember(host, { name: '待审', groupId: 'group2', state: 'pending' });
  const steps = [
    { kind: 'split', groupId: 'group1', name: '新设小组', memberIds: [member.memberId] },
    { kind: 'merge', groupId: 'group2', intoId: 'group1' },
    { kind: 'rename', groupId: 'group1', name: '联合小组' },
  ] as const;
  const asked = {
    steps: [...steps].map((step) => ({ ...step, ...('memberIds' in step ? { memberIds: [...step.memberIds] } : {}) })),
    reason: '科室合并',
  };
  const preview = await ask(host, officer, 'unit.rearrange', { ...asked, dryRun: true } as never);
  expect(preview.groups).toEqual([
    { groupId: 'group1', before: '第一小组', after: '联合小组', countBefore: 3, countAfter: 5 },
    { groupId: 'group2', before: '第二小组', after: null, countBefore: 3, countAfter: 0 },
    { groupId: null, before: null, after: '新设小组', countBefore: 0, countAfter: 1 },
  ]);
  expect(preview.endedOffices).toMatchObject([{ name: '组长二' }]);
  await plantMember(host, { name: '后来', groupId: 'group2' });
  expect((await refusalOf(host, officer, 'unit.rearrange', { ...asked, basedOn: preview.basedOn })).message).toContain('重新预览');
  expect(await host.db.collection('units').countDocuments({ unionId: 'union1', name: '新设小组' })).toBe(0);
  const again = await ask(host, officer, 'unit.rearrange', { ...asked, dryRun: true } as never);
  await ask(host, officer, 'unit.rearrange', { ...asked, basedOn: again.basedOn } as never);
  const { units } = await ask(host, member, 'unit.tree', {});
  expect(units.filter(({ kind }) => kind === 'group').map(({ name, memberCount }) => [name, memberCount])).toEqual([
    ['联合小组', 5],
    ['新设小组', 1],
  ]);
  expect((await loadActor(host, leader.memberId))?.offices).toEqual([]);
  expect(await host.db.collection('members').findOne({ _id: pending.memberId as never })).toMatchObject({ groupId: 'group1' });
  const way = await ask(host, going, 'unit.placements', {});
  expect(way.items.map(({ groupName, until }) => [groupName, until === null])).toEqual([
    ['联合小组', true],
    ['第二小组', false],
  ]);
  expect((await ask(host, officer, 'unit.placements', { groupId: 'group2' })).items.map(({ name }) => name).sort()).toEqual(
    ['后来', '待审', '组长二', '调走'].sort(),
  );
  await deliverAll(host);
  expect((await inbox(going.memberId)).map(({ body }) => String(body))).toEqual(['第二小组 → 联合小组。科室合并']);
  expect((await inbox(leader.memberId)).some(({ title }) => title === '小组有调整')).toBe(true);
});

test('changing the group in the file is in the history too', async () => {
  const moved = await plantMember(host, { name: '换组', groupId: 'group1' });
  const { units } = await ask(host, officer, 'unit.tree', {});
  await ask(host, officer, 'member.update', { id: moved.memberId, groupId: units.find(({ name }) => name === '新设小组')!.id });
  expect((await ask(host, moved, 'unit.placements', {})).items.map(({ groupName }) => groupName)).toEqual(['新设小组', '联合小组']);
});

test('a closed group takes nobody in and gets no office', async () => {
  expect((await refusalOf(host, officer, 'member.update', { id: member.memberId, groupId: 'group2' })).fields[0]?.path).toBe('groupId');
  expect(
    (await refusalOf(host, chair, 'unit.appoint', { memberId: member.memberId, role: 'groupLeader', unitId: 'group2' })).fields[0]?.path,
  ).toBe('unitId');
});
