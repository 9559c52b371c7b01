/** The standing box of suggestions through the real runner, and its decisions as tables. */
import type { Actor } from '../../types/actor';
import { ask, asSystem, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import { jobs } from './jobs';
import { calendarFor, deadlinesFor, ownDataOf, waitingFor } from './public';
import { dueTrouble, isInTime, isNamedFor, isOverdueOn, sumsOf, supportTrouble } from './rules';

let host: TestHost;
let author: Actor, reader: Actor, officer: Actor, chair: Actor, liaison: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  author = await plantMember(host, { name: '会员甲' });
  reader = await plantMember(host, { name: '会员乙', groupId: 'group2' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  liaison = await plantMember(host, { name: '联络员甲', role: 'liaison', at: 'department1' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

test.each([
  ['assigned', '2026-11-23', true],
  ['assigned', '2026-11-24', false],
  ['adopted', '2026-11-23', true],
  ['carriedOut', '2026-11-23', false],
  ['submitted', null, false],
] as const)('%s due on %s is overdue on the 24th: %s', (state, dueOn, is) => expect(isOverdueOn({ state, dueOn }, '2026-11-24')).toBe(is));

test('an answer on the day itself is in time; without a day it is neither', () => {
  expect([isInTime('2026-11-24', '2026-11-24'), isInTime('2026-11-23', '2026-11-24'), isInTime(null, '2026-11-24')]).toEqual([
    true,
    false,
    null,
  ]);
  expect(dueTrouble('2026-11-23', '2026-11-24', '2027-11-24')).toContain('已经过去');
  expect(dueTrouble('2027-11-25', '2026-11-24', '2027-11-24')).toContain('超过一年');
  expect(dueTrouble('2026-11-24', '2026-11-24', '2027-11-24')).toBeNull();
});

test.each([
  [false, 'other', false, true],
  [true, 'other', false, false],
  [true, 'other', true, true],
  [true, 'author', false, true],
])('anonymous %s, read by %s, office %s: named %s', (isAnonymous, memberId, isOffice, named) =>
  expect(isNamedFor({ isAnonymous, authorId: 'author' }, { memberId, isOffice })).toBe(named),
);

test('nobody supports their own, nor what is not taken up', () => {
  expect(supportTrouble({ authorId: 'a', state: 'assigned' }, 'a')).toContain('自己');
  expect(supportTrouble({ authorId: 'a', state: 'submitted' }, 'b')).toContain('受理');
  expect(supportTrouble({ authorId: 'a', state: 'assigned' }, 'b')).toBeNull();
});

test('sums leave out what was withdrawn and count what is due', () => {
  const one = { state: 'assigned' as const, dueOn: '2026-11-01', outcome: null, answer: null, effect: null };
  expect(sumsOf([one, { ...one, state: 'withdrawn' }], '2026-11-24')).toMatchObject({
    total: 1,
    overdue: 1,
    due: 1,
    inTime: 0,
    answered: 0,
  });
});

const words = { title: '门诊大厅增设轮椅停放处', category: 'production' as const, body: '轮椅现在堆在通道口。' };

test('from the box to the certificate, without the name towards readers', async () => {
  const { id } = await ask(host, author, 'suggestion.submit', { ...words, isAnonymous: true });
  expect((await refusalOf(host, reader, 'suggestion.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, officer, 'suggestion.get', { id })).authorName).toBe('会员甲');
  expect((await refusalOf(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-11-01' })).fields[0]?.path).toBe(
    'dueOn',
  );
  expect((await refusalOf(host, officer, 'suggestion.assign', { id, unitId: 'group1', dueOn: '2026-12-01' })).fields[0]?.path).toBe(
    'unitId',
  );
  await ask(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-12-01' });
  for (const person of [reader, liaison]) {
    const seen = await ask(host, person, 'suggestion.get', { id });
    expect([seen.authorName, seen.groupName, JSON.stringify(seen).includes('会员甲')]).toEqual([null, null, false]);
  }
  expect((await ask(host, reader, 'suggestion.similar', { title: '门诊大厅设轮椅停放' })).items.map((one) => one.id)).toEqual([id]);
  expect((await refusalOf(host, reader, 'suggestion.adopt', { id, text: '好', plannedOn: '2026-12-31' })).code).toBe('FORBIDDEN');
  expect((await ask(host, liaison, 'suggestion.list', { toAnswer: true })).items.map((one) => one.id)).toEqual([id]);
  expect((await waitingFor(contextOf(host, liaison))).map(({ action }) => action)).toEqual(['请答复建议']);
  expect(await deadlinesFor(contextOf(host, officer))).toMatchObject([{ source: '建议答复期限', dueAt: '2026-12-01T15:59:59.000Z' }]);
  expect(await calendarFor(contextOf(host, liaison), '2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z')).toHaveLength(1);
  await ask(host, liaison, 'suggestion.adopt', { id, text: '已安排施工', plannedOn: '2026-12-31' });
  expect((await refusalOf(host, author, 'suggestion.certificate', { id })).message).toContain('致谢之后');
  await ask(host, liaison, 'suggestion.carryOut', { id, effect: '通道畅通', saving: 120_000 });
  expect((await refusalOf(host, liaison, 'suggestion.decline', { id, text: '不办' })).code).toBe('CONFLICT');
  await ask(host, officer, 'suggestion.thank', { id, text: '感谢您出主意', points: 20 });
  expect((await ask(host, author, 'suggestion.certificate', { id })).file.name).toContain('证书');
  expect((await refusalOf(host, reader, 'suggestion.certificate', { id })).code).toBe('NOT_FOUND');
  expect(await ask(host, reader, 'suggestion.statistics', { year: 2026 })).toMatchObject({
    ...{ total: 1, answered: 1, adopted: 1, carriedOut: 1, inTime: 1, due: 1, saving: 120_000 },
    byUnit: [{ unitId: 'department1', name: '后勤部', total: 1 }],
  });
  expect((await ask(host, officer, 'suggestion.export', { year: 2026 })).file.type).toBe('xlsx');
  expect((await ownDataOf(contextOf(host, author)))[0]!.rows).toHaveLength(1);
  expect((await refusalOf(host, foreign, 'suggestion.get', { id })).code).toBe('NOT_FOUND');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: author.memberId, kind: 'suggestion' })).toBe(4);
});

test('support is given once, under two calls at the same moment too', async () => {
  const { id } = await ask(host, author, 'suggestion.submit', { ...words, title: '食堂延长夜班供餐时间' });
  await ask(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-12-01' });
  const [one, other] = await Promise.allSettled([
    ask(host, reader, 'suggestion.support', { id }),
    ask(host, reader, 'suggestion.support', { id }),
  ]);
  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
  await ask(host, chair, 'suggestion.support', { id });
  expect(await ask(host, reader, 'suggestion.get', { id })).toMatchObject({ supporters: 2, hasSupported: true });
  expect((await refusalOf(host, author, 'suggestion.support', { id })).message).toContain('自己');
  expect((await ask(host, reader, 'suggestion.unsupport', { id })).supporters).toBe(1);
  expect((await refusalOf(host, reader, 'suggestion.unsupport', { id })).code).toBe('CONFLICT');
});

test('what is not open stays between the author, the department and the office', async () => {
  const { id } = await ask(host, author, 'suggestion.submit', { ...words, title: '某窗口排班不合理' });
  await ask(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-12-01', isOpen: false });
  expect((await refusalOf(host, reader, 'suggestion.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, liaison, 'suggestion.get', { id })).moves).toEqual(['sendBack', 'adopt', 'decline']);
  await ask(host, liaison, 'suggestion.sendBack', { id, reason: '属于医务部' });
  expect((await refusalOf(host, liaison, 'suggestion.get', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, reader, 'suggestion.withdraw', { id })).code).toBe('NOT_FOUND');
  await ask(host, author, 'suggestion.withdraw', { id });
  expect((await refusalOf(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-12-01' })).code).toBe('CONFLICT');
});

test('the clock reminds once, goes to the chair once, and starts anew with a new day', async () => {
  const { id } = await ask(host, author, 'suggestion.submit', { ...words, title: '增加职工停车位标线' });
  await ask(host, officer, 'suggestion.assign', { id, unitId: 'department1', dueOn: '2026-11-25' });
  const [escalate, remind] = jobs;
  expect(await runJob(host, remind!, 'test')).toBe(1);
  expect(await runJob(host, remind!, 'test')).toBe(0);
  expect(await runJob(host, escalate!, 'test')).toBe(0);
  host.now = new Date('2026-11-26T02:00:00.000Z');
  expect(await runJob(host, escalate!, 'test')).toBe(1);
  expect(await runJob(host, escalate!, 'test')).toBe(0);
  expect((await ask(host, officer, 'suggestion.list', { isOverdue: true })).items.map((one) => one.id)).toEqual([id]);
  await ask(host, officer, 'suggestion.urge', { id });
  expect((await refusalOf(host, officer, 'suggestion.urge', { id })).message).toContain('明天');
  await ask(host, officer, 'suggestion.extend', { id, dueOn: '2026-11-30', reason: '需要采购' });
  await expect(asSystem(host, 'suggestion.escalate', { id })).rejects.toThrow('没有超期');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: chair.memberId, title: /超期/ })).toBe(1);
});
