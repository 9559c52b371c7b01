/** The inbox through the real runner: filters, switches, quiet hours, and the list for calling. */
import type { Actor } from '../../types/actor';
import { startSession } from '../core/identity';
import { ask, asSystem, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let member: Actor, leader: Actor, other: Actor, officer: Actor;

beforeAll(async () => {
  host = await testHost('2026-11-24T02:00:00.000Z');
  await plantUnits(host);
  member = await plantMember(host, { name: '会员一' });
  other = await plantMember(host, { name: '会员二' });
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  for (const person of [member, leader, officer]) await startSession(host, person.memberId, host.now);
});
afterAll(() => host.close());

let number = 0;
const send = (kind: string, more: object = {}) =>
  asSystem(host, 'notification.send', {
    unionId: 'union1',
    memberIds: [member.memberId, other.memberId],
    matter: `test:${(number += 1)}`,
    kind,
    title: `第${number}条`,
    body: '',
    ...more,
  });
const unread = async () => (await ask(host, member, 'notification.unread', {})).unread;

test('a switched-off kind stays in the inbox and does not ring; an urgent one rings', async () => {
  await ask(host, member, 'notification.setSettings', {
    mutedKinds: ['event', 'event'],
    isQuietOn: true,
    quietFrom: '22:00',
    quietTo: '08:00',
  });
  await send('event');
  expect(await unread()).toBe(0);
  await send('dues');
  await send('event', { isUrgent: true });
  expect(await unread()).toBe(2);
  const titles = async (filter: object) => (await ask(host, member, 'notification.list', filter)).items.map(({ title }) => title);
  expect(await titles({})).toEqual(['第3条', '第2条', '第1条']);
  expect(await titles({ kind: 'event' })).toEqual(['第3条', '第1条']);
  expect(await titles({ kind: 'event', isUnread: true })).toEqual(['第3条']);
  expect((await ask(host, member, 'notification.settings', {})).mutedKinds).toEqual(['event']);
});

test('what comes at night shows on the badge in the morning, but for the urgent', async () => {
  await ask(host, member, 'notification.read', {});
  host.now = new Date('2026-11-24T15:00:00.000Z');
  await send('dues');
  expect(await unread()).toBe(0);
  await send('dues', { isUrgent: true });
  expect(await unread()).toBe(1);
  host.now = new Date('2026-11-25T00:00:00.000Z');
  expect(await unread()).toBe(2);
});

test('quiet hours need two different times, written as times', async () => {
  const asked = { mutedKinds: [], isQuietOn: true, quietFrom: '22:00', quietTo: '22:00' };
  expect((await refusalOf(host, member, 'notification.setSettings', asked)).fields[0]?.path).toBe('quietTo');
  expect((await refusalOf(host, member, 'notification.setSettings', { ...asked, quietTo: '25:00' })).fields[0]?.path).toBe('quietTo');
});

test('a leader calls those without the app at once and the others after some days, in the own group only', async () => {
  const names = async () => (await ask(host, leader, 'notification.callList', {})).items.map(({ name, hasApp }) => [name, hasApp]);
  expect(await names()).toEqual([['会员二', false]]);
  host.now = new Date('2026-11-29T00:00:00.000Z');
  expect(await names()).toEqual([
    ['会员一', true],
    ['会员二', false],
  ]);
  expect((await ask(host, leader, 'notification.told', { memberId: other.memberId, note: '已告知' })).told).toBeGreaterThan(1);
  expect(await names()).toEqual([['会员一', true]]);
  expect((await refusalOf(host, leader, 'notification.told', { memberId: other.memberId })).code).toBe('CONFLICT');
  expect((await refusalOf(host, leader, 'notification.callList', { groupId: 'group2' })).code).toBe('NOT_FOUND');
  expect((await ask(host, officer, 'notification.callList', { groupId: 'group2' })).items).toEqual([]);
  expect((await refusalOf(host, member, 'notification.callList', {})).code).toBe('FORBIDDEN');
});
