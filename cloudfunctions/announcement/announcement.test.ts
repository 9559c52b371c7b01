/** Announcements through the real runner on the real database. */
import { ask, asSystem, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import type { Actor } from '../../types/actor';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor, first: Actor, second: Actor, leader: Actor, stranger: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  first = await plantMember(host, { name: '会员一' });
  second = await plantMember(host, { name: '会员二', groupId: 'group2' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

const draft = { title: '秋季运动会', body: '# 请报名\n本周五截止', category: 'notice' as const, audience: {}, mustConfirm: true };
const publishNew = async (changes: object = {}) => {
  const { id } = await ask(host, officer, 'announcement.create', { ...draft, ...changes });
  await ask(host, officer, 'announcement.publish', { id });
  return id;
};

test('a published announcement is read, confirmed and counted per group', async () => {
  const id = await publishNew();
  await ask(host, first, 'announcement.read', { id });
  const once = await ask(host, first, 'announcement.confirm', { id });
  host.now = new Date(host.now.getTime() + 60_000);
  const again = await ask(host, first, 'announcement.confirm', { id });
  expect(again.confirmedAt).toBe(once.confirmedAt);
  const all = await ask(host, officer, 'announcement.readers', { id });
  expect(all).toMatchObject({ total: 4, read: 1, confirmed: 1 });
  const group = await ask(host, leader, 'announcement.readers', { id });
  expect(group.groups.map(({ unitId, total, confirmed }) => [unitId, total, confirmed])).toEqual([['group2', 2, 0]]);
  expect(group.unread.map(({ name }) => name).sort()).toEqual(['会员二', '组长二']);
});

test('what is addressed to one group is invisible to others, to other unions, and as a draft to everybody', async () => {
  const id = await publishNew({ title: '只给二组', audience: { unitIds: ['group2'] } });
  const { id: unpublished } = await ask(host, officer, 'announcement.create', draft);
  expect((await ask(host, second, 'announcement.get', { id })).audienceText).toBe('第二小组');
  for (const [actor, target] of [
    [first, id],
    [stranger, id],
    [first, unpublished],
  ] as const)
    expect((await refusalOf(host, actor, 'announcement.get', { id: target })).code).toBe('NOT_FOUND');
  const titles = (await ask(host, first, 'announcement.list', {})).items.map(({ title }) => title);
  expect(titles).not.toContain('只给二组');
  expect((await refusalOf(host, first, 'announcement.list', { state: 'draft' })).code).toBe('FORBIDDEN');
});

test('publishing puts one unread message into each addressed inbox', async () => {
  const person = await plantMember(host, { name: '收信人' });
  await publishNew({ title: '收信' });
  await deliverAll(host);
  const inbox = await ask(host, person, 'notification.list', {});
  expect(inbox.items.filter(({ title }) => title === '收信')).toHaveLength(1);
  expect(await ask(host, person, 'notification.read', {})).toEqual({ unread: 0 });
});

test('a scheduled one is published by the clock and an expired one taken down', async () => {
  const publishAt = new Date(host.now.getTime() + 3_600_000).toISOString();
  const expireAt = new Date(host.now.getTime() + 7_200_000).toISOString();
  const { id } = await ask(host, officer, 'announcement.create', { ...draft, publishAt, expireAt });
  expect((await ask(host, officer, 'announcement.publish', { id })).state).toBe('scheduled');
  expect((await refusalOf(host, first, 'announcement.get', { id })).code).toBe('NOT_FOUND');
  const [publishDue, expire] = jobs;
  expect(await runJob(host, publishDue!, 'one')).toBe(0);
  host.now = new Date(publishAt);
  expect(await runJob(host, publishDue!, 'one')).toBe(1);
  expect((await ask(host, first, 'announcement.get', { id })).state).toBe('published');
  host.now = new Date(expireAt);
  expect(await runJob(host, expire!, 'one')).toBe(1);
  expect((await refusalOf(host, first, 'announcement.get', { id })).code).toBe('NOT_FOUND');
});

test('a change after publishing keeps the old version and says so', async () => {
  const id = await publishNew();
  await ask(host, officer, 'announcement.update', { id, body: '改到周六' });
  const seen = await ask(host, first, 'announcement.get', { id });
  expect([seen.body, seen.version, seen.updatedAt]).toEqual(['改到周六', 2, host.now.toISOString()]);
  expect(await host.db.collection('announcement_versions').countDocuments({ announcementId: id })).toBe(1);
});

test('the unread are reminded once a day at most', async () => {
  const id = await publishNew({ title: '提醒' });
  expect((await ask(host, officer, 'announcement.remind', { id })).reminded).toBeGreaterThan(0);
  expect((await refusalOf(host, officer, 'announcement.remind', { id })).message).toMatch('今天已经提醒过');
});

test('the same request id gives the first answer; other input under it is refused', async () => {
  const key = 'f3b1d2c0-0000-4000-8000-000000000001';
  const one = await ask(host, officer, 'announcement.create', draft, key);
  const two = await ask(host, officer, 'announcement.create', draft, key);
  expect(two).toEqual(one);
  await expect(ask(host, officer, 'announcement.create', { ...draft, title: '另一则' }, key)).rejects.toThrow('KEY_REUSED');
  expect(await host.db.collection('audit').countDocuments({ subject: one.id })).toBe(1);
});

test('ten double taps at the same moment make one record', async () => {
  const key = 'f3b1d2c0-0000-4000-8000-000000000002';
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(host, officer, 'announcement.create', { ...draft, title: '连点' }, key)),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await host.db.collection('announcements').countDocuments({ title: '连点' })).toBe(1);
});

test.each([
  ['an unknown field', { ...draft, colour: 'red' }, 'colour'],
  ['a missing title', { ...draft, title: undefined }, 'title'],
  ['an operator object', { ...draft, title: { $gt: '' } }, 'title'],
  ['a huge text', { ...draft, title: '长'.repeat(61) }, 'title'],
  ['a past time', { ...draft, publishAt: '2020-01-01T00:00:00Z' }, 'publishAt'],
  ['an unknown category', { ...draft, category: 'party' }, 'category'],
  ['a group of another union', { ...draft, audience: { unitIds: ['group9'] } }, 'audience.unitIds'],
])('%s is refused with the field named in Chinese', async (_what, input, path) => {
  const before = await host.db.collection('announcements').countDocuments();
  const refusal = await refusalOf(host, officer, 'announcement.create', input);
  expect([refusal.code, refusal.fields[0]?.path]).toEqual(['INVALID_INPUT', path]);
  expect(refusal.message).toMatch(/[一-龥]/);
  expect(await host.db.collection('announcements').countDocuments()).toBe(before);
});

test('withdrawing takes it away from readers, and a second time is a conflict', async () => {
  const id = await publishNew();
  await ask(host, officer, 'announcement.withdraw', { id, reason: '时间有误' });
  expect((await refusalOf(host, first, 'announcement.get', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'announcement.withdraw', { id, reason: '再撤' })).message).toMatch('已撤回');
});

test('the audit trail is sealed into a chain that shows any later change', async () => {
  host.now = new Date(host.now.getTime() + 600_000);
  await asSystem(host, 'audit.seal', { unionId: 'union1' });
  const chair = await plantMember(host, { role: 'chair' });
  expect(await ask(host, chair, 'audit.verify', {})).toMatchObject({ isIntact: true, blocks: 1 });
  await host.db.collection('audit').updateOne({ block: 1 }, { $set: { note: '改过' } });
  expect(await ask(host, chair, 'audit.verify', {})).toMatchObject({ isIntact: false });
});
