/** After publishing: editions, the top of the list, what becomes of withdrawn ones, reminders and what the inbox counts. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, asSystem, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { calendarFor, deadlinesFor, ownDataOf, searchable, waitingFor } from './public';

let host: TestHost;
let officer: Actor, first: Actor, second: Actor, leader: Actor, stranger: Actor;

beforeEach(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  first = await plantMember(host, { name: '会员一' });
  second = await plantMember(host, { name: '会员二', groupId: 'group2' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
});
afterEach(() => host.close());

const draft = { title: '餐补调整', body: '夜班 15 元\n自下月起', category: 'notice' as const, audience: {}, mustConfirm: true };
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'announcement.create', { ...draft, ...changes });
  await ask(host, officer, 'announcement.publish', { id });
  await deliverAll(host);
  return id;
}
const wait = (minutes: number) => void (host.now = new Date(host.now.getTime() + minutes * 60_000));
const inMinutes = (minutes: number) => new Date(host.now.getTime() + minutes * 60_000).toISOString();
const titlesOf = async (actor: Actor, filters: object = {}) =>
  (await ask(host, actor, 'announcement.list', filters)).items.map(({ title }) => title);
const unreadOf = async (actor: Actor) => (await ask(host, actor, 'notification.unread', {})).unread;
const runAll = async () => {
  for (const job of jobs) await runJob(host, job, 'one');
  await deliverAll(host);
};

test('readers see what changed, when, by whom and why; drafts leave no trace', async () => {
  const { id } = await ask(host, officer, 'announcement.create', draft);
  await ask(host, officer, 'announcement.update', { id, body: '夜班 18 元\n自下月起' });
  await ask(host, officer, 'announcement.publish', { id });
  expect((await ask(host, first, 'announcement.versions', { id })).items).toHaveLength(1);
  await ask(host, first, 'announcement.read', { id });
  wait(60);
  await ask(host, officer, 'announcement.update', { id, body: '夜班 20 元\n自下月起', changeNote: '金额更正' });
  const { items } = await ask(host, first, 'announcement.versions', { id });
  expect(items.map(({ edition, changed, note, byName }) => [edition, changed, note, byName])).toEqual([
    [2, ['body'], '金额更正', '干事甲'],
    [1, [], null, '干事甲'],
  ]);
  expect(items[0]!.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['removed 夜班 18 元', 'added 夜班 20 元', 'same 自下月起']);
  expect(await ask(host, first, 'announcement.get', { id })).toMatchObject({ isChanged: true, changeNote: '金额更正' });
  await ask(host, first, 'announcement.read', { id });
  expect(await ask(host, first, 'announcement.get', { id })).toMatchObject({ isChanged: false });
  expect((await refusalOf(host, stranger, 'announcement.versions', { id })).code).toBe('NOT_FOUND');
});

test('confirming begins anew only when the officer says so, and everybody addressed is told', async () => {
  const id = await publishNew();
  await ask(host, first, 'announcement.confirm', { id });
  wait(1);
  await ask(host, officer, 'announcement.update', { id, title: '餐补调整（二）' });
  expect((await ask(host, first, 'announcement.get', { id })).confirmedAt).not.toBeNull();
  await ask(host, officer, 'announcement.update', { id, body: '夜班 20 元', confirmAgain: true, changeNote: '金额更正' });
  await deliverAll(host);
  expect((await ask(host, first, 'announcement.get', { id })).confirmedAt).toBeNull();
  expect(await unreadOf(first)).toBe(1);
  expect(await waitingFor(contextOf(host, first))).toHaveLength(1);
  expect((await ask(host, officer, 'announcement.readers', { id })).confirmed).toBe(0);
  wait(1);
  const { confirmedAt } = await ask(host, first, 'announcement.confirm', { id });
  expect(confirmedAt).toBe(host.now.toISOString());
  expect(await unreadOf(first)).toBe(0);
  const plain = await publishNew({ mustConfirm: false });
  expect((await refusalOf(host, officer, 'announcement.update', { id: plain, confirmAgain: true })).fields[0]?.path).toBe('confirmAgain');
});

test('opening an announcement empties its messages on every device', async () => {
  const id = await publishNew();
  expect(await unreadOf(first)).toBe(1);
  await ask(host, officer, 'announcement.remind', { id });
  await deliverAll(host);
  expect(await unreadOf(first)).toBe(2);
  await ask(host, first, 'announcement.read', { id });
  expect(await unreadOf(first)).toBe(0);
  expect(await unreadOf(second)).toBe(2);
});

test('a withdrawn one says so with its reason to whom it was addressed, and to nobody else', async () => {
  const id = await publishNew({ audience: { unitIds: ['group1'] } });
  await ask(host, officer, 'announcement.withdraw', { id, reason: '时间有误' });
  await deliverAll(host);
  expect((await refusalOf(host, first, 'announcement.get', { id })).message).toBe('「餐补调整」已撤回：时间有误');
  expect((await refusalOf(host, second, 'announcement.get', { id })).message).not.toMatch('撤回');
  const [message] = (await ask(host, first, 'notification.list', {})).items;
  expect(message).toMatchObject({ title: '餐补调整', body: '已撤回：时间有误' });
  expect(await unreadOf(first)).toBe(0);
  const unseen = await ask(host, officer, 'announcement.create', { ...draft, publishAt: inMinutes(60) });
  await ask(host, officer, 'announcement.publish', unseen);
  await ask(host, officer, 'announcement.withdraw', { id: unseen.id, reason: '不发了' });
  expect((await refusalOf(host, first, 'announcement.get', unseen)).message).not.toMatch('不发了');
});

test('what has expired is gone at the minute, before the clock has swept it', async () => {
  const id = await publishNew({ expireAt: inMinutes(30) });
  wait(30);
  expect((await refusalOf(host, first, 'announcement.get', { id })).message).toMatch('过期');
  expect(await waitingFor(contextOf(host, first))).toEqual([]);
  await runAll();
  expect(await titlesOf(first)).toEqual([]);
  expect(await unreadOf(first)).toBe(0);
  expect((await refusalOf(host, officer, 'announcement.update', { id, title: '再改' })).message).toMatch('已过期');
});

test('after a standstill what should have appeared and gone again is not sent to anybody', async () => {
  const { id } = await ask(host, officer, 'announcement.create', { ...draft, publishAt: inMinutes(10), expireAt: inMinutes(20) });
  await ask(host, officer, 'announcement.publish', { id });
  wait(30);
  await runAll();
  expect((await ask(host, officer, 'announcement.get', { id })).state).toBe('expired');
  expect(await unreadOf(first)).toBe(0);
});

test('a scheduled one can be moved, and taken back to the drafts', async () => {
  const { id } = await ask(host, officer, 'announcement.create', { ...draft, publishAt: inMinutes(60) });
  await ask(host, officer, 'announcement.publish', { id });
  await ask(host, officer, 'announcement.update', { id, publishAt: inMinutes(120) });
  wait(61);
  await runAll();
  expect((await ask(host, officer, 'announcement.get', { id })).state).toBe('scheduled');
  expect((await refusalOf(host, officer, 'announcement.update', { id, publishAt: null })).fields[0]?.path).toBe('publishAt');
  await ask(host, officer, 'announcement.unschedule', { id });
  wait(120);
  await runAll();
  expect((await ask(host, officer, 'announcement.get', { id })).state).toBe('draft');
});

test('what is on top comes first on every page of the list, until its end', async () => {
  for (const title of ['一', '二', '三', '四']) {
    await publishNew({ title, ...(title < '三' || title === '二' ? { isPinned: true, pinnedUntil: inMinutes(60) } : {}) });
    wait(1);
  }
  const pinned = (await ask(host, first, 'announcement.list', {})).items.filter(({ isPinned }) => isPinned).map(({ title }) => title);
  const walked: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
    const { items, nextCursor } = await ask(host, first, 'announcement.list', { limit: 1, ...(cursor ? { cursor } : {}) });
    expect(items.length).toBeLessThanOrEqual(1);
    walked.push(...items.map(({ title }) => title));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  expect(walked.slice(0, pinned.length)).toEqual(pinned);
  expect([...walked].sort()).toEqual(['一', '二', '三', '四'].sort());
  expect((await refusalOf(host, first, 'announcement.list', { cursor: 'top.x' })).fields[0]?.path).toBe('cursor');
  wait(60);
  await runAll();
  expect(await titlesOf(first)).toEqual(['四', '三', '二', '一']);
});

test('leader and officer together remind everybody at most once a day', async () => {
  const id = await publishNew();
  expect((await ask(host, leader, 'announcement.remind', { id })).reminded).toBe(2);
  expect((await refusalOf(host, leader, 'announcement.remind', { id })).message).toMatch('今天已经提醒过');
  expect((await ask(host, officer, 'announcement.readers', { id })).remindable).toBe(2);
  expect((await ask(host, officer, 'announcement.remind', { id })).reminded).toBe(2);
  expect((await refusalOf(host, officer, 'announcement.remind', { id })).message).toMatch('今天已经提醒过');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ matter: /:remind:/ })).toBe(4);
  wait(24 * 60);
  expect((await ask(host, officer, 'announcement.remind', { id })).reminded).toBe(4);
});

test('ten reminders at the same moment send one', async () => {
  const id = await publishNew();
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => ask(host, officer, 'announcement.remind', { id })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('lists of readers by kind and group; a leader sees the own group only; both take them along', async () => {
  const id = await publishNew();
  await ask(host, first, 'announcement.confirm', { id });
  const names = async (actor: Actor, which: 'unread' | 'read' | 'unconfirmed' | 'confirmed', unitId?: string) =>
    (await ask(host, actor, 'announcement.readerList', { id, which, unitId })).items.map(({ name }) => name).sort();
  expect(await names(officer, 'confirmed')).toEqual(['会员一']);
  expect(await names(officer, 'unread', 'group1')).toEqual(['干事甲']);
  expect(await names(leader, 'unread')).toEqual(['会员二', '组长二']);
  expect(await names(leader, 'unread', 'group1')).toEqual([]);
  const { file } = await ask(host, leader, 'announcement.exportReaders', { id, which: 'unread' });
  expect([file.type, file.name]).toEqual(['xlsx', expect.stringMatching(/^餐补调整-未读名单/)]);
  expect((await ask(host, officer, 'announcement.export', {})).file.type).toBe('xlsx');
  const paged = await ask(host, officer, 'announcement.readerList', { id, which: 'unread', limit: 2 });
  const rest = await ask(host, officer, 'announcement.readerList', { id, which: 'unread', limit: 2, cursor: paged.nextCursor! });
  expect([paged.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
});

test('a wider audience is told, who knew it already is not told again', async () => {
  const id = await publishNew({ audience: { unitIds: ['group1'] } });
  await ask(host, officer, 'announcement.update', { id, audience: {} });
  await deliverAll(host);
  const told = await host.db
    .collection('notifications')
    .find({ matter: `announcement:${id}:published` })
    .toArray();
  expect(told.map(({ memberId }) => memberId as string).sort()).toEqual(
    [officer, first, second, leader].map(({ memberId }) => memberId).sort(),
  );
});

test('tags address those who carry them', async () => {
  await host.db.collection<{ _id: string }>('members').updateOne({ _id: second.memberId }, { $set: { tags: ['女职工'] } });
  const id = await publishNew({ audience: { tags: ['女职工'] } });
  expect((await ask(host, { ...second, tags: ['女职工'] }, 'announcement.get', { id })).audienceText).toBe('标签「女职工」');
  expect((await refusalOf(host, first, 'announcement.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, officer, 'announcement.readers', { id })).total).toBe(1);
});

test('files are taken by the announcement, shown to its readers, and never somebody else’s', async () => {
  const content = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64');
  const { id: coverId } = await ask(host, officer, 'file.upload', { name: '封面.png', content });
  const { id: foreign } = await ask(host, first, 'file.upload', { name: '别人的.png', content });
  expect((await refusalOf(host, officer, 'announcement.create', { ...draft, fileIds: [foreign] })).fields[0]?.path).toBe('fileIds');
  expect((await refusalOf(host, officer, 'announcement.create', { ...draft, coverId: foreign })).fields[0]?.path).toBe('coverId');
  const id = await publishNew({ coverId, fileIds: [coverId] });
  const seen = await ask(host, first, 'announcement.get', { id });
  expect([seen.cover?.name, seen.files.map(({ name }) => name)]).toEqual(['封面.png', ['封面.png']]);
  const other = await plantMember(host, { name: '干事乙', role: 'officer' });
  await ask(host, other, 'announcement.update', { id, fileIds: [coverId], title: '换人修改' });
});

test('the desk counts whom a notice still lacks, the calendar knows its end, and a member’s data what was read', async () => {
  const id = await publishNew({ expireAt: inMinutes(600) });
  await ask(host, first, 'announcement.confirm', { id });
  const later = await ask(host, officer, 'announcement.create', { ...draft, title: '稍后', publishAt: inMinutes(60) });
  await ask(host, officer, 'announcement.publish', later);
  expect((await deadlinesFor(contextOf(host, officer))).map(({ source, count }) => [source, count])).toEqual([
    ['定时发布', undefined],
    ['必读公告', 3],
  ]);
  expect((await deadlinesFor(contextOf(host, leader))).map(({ count }) => count)).toEqual([2]);
  expect(await deadlinesFor(contextOf(host, first))).toEqual([]);
  const span = [host.now.toISOString(), inMinutes(1440)] as const;
  expect((await calendarFor(contextOf(host, first), ...span)).map(({ title }) => title)).toEqual(['确认截止：餐补调整']);
  expect((await calendarFor(contextOf(host, officer), ...span)).map(({ title }) => title)).toEqual([
    '公告发布：稍后',
    '确认截止：餐补调整',
  ]);
  expect((await ownDataOf(contextOf(host, first)))[0]!.rows).toEqual([['餐补调整', '已发布', '11月24日 10:00', '11月24日 10:00']]);
});

test('search finds what is published, for those it is addressed to', async () => {
  const id = await publishNew({ audience: { unitIds: ['group1'] } });
  const { id: unpublished } = await ask(host, officer, 'announcement.create', draft);
  expect(await searchable.entryOf(host, 'union1', id)).toMatchObject({ title: '餐补调整' });
  expect(await searchable.entryOf(host, 'union1', unpublished)).toBeNull();
  expect(await searchable.entryOf(host, 'union2', id)).toBeNull();
  const visible = async (actor: Actor) => (await searchable.visible(contextOf(host, actor), [id, unpublished])).map((found) => found.id);
  expect(await visible(first)).toEqual([id]);
  expect(await visible(officer)).toEqual([id]);
  expect(await visible(second)).toEqual([]);
  expect(await visible(stranger)).toEqual([]);
  await asSystem(host, 'announcement.expire', { id }).catch(() => undefined);
  expect(await visible(first)).toEqual([id]);
});

test('whom no message reaches is called: the telephone is opened with a trace, within reach only, and the telling is kept', async () => {
  const id = await publishNew();
  const rows = async () => (await ask(host, leader, 'announcement.readerList', { id, which: 'unread' })).items;
  expect((await rows()).map(({ name, hasApp, toldAt }) => [name, hasApp, toldAt])).toEqual([
    ['会员二', false, null],
    ['组长二', false, null],
  ]);
  const { toldAt } = await ask(host, leader, 'announcement.tell', { id, memberId: second.memberId });
  wait(1);
  expect((await ask(host, leader, 'announcement.tell', { id, memberId: second.memberId })).toldAt).toBe(toldAt);
  expect((await rows())[0]).toMatchObject({ toldAt, toldBy: '组长二' });
  expect((await refusalOf(host, leader, 'announcement.phone', { id, memberId: first.memberId })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, leader, 'announcement.phone', { id, memberId: second.memberId })).message).toMatch('没有留电话');
  await ask(host, second, 'announcement.confirm', { id });
  expect((await refusalOf(host, leader, 'announcement.phone', { id, memberId: second.memberId })).message).toMatch('不需要再告知');
});
