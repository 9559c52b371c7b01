/** A session from its call to its papers, read and reminded, postponed and called again, through the real runner. */
import type { Actor } from '../../types/actor';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { paperOf, plan, plantSitting, type Sitting } from './testing';

let host: TestHost;
let sitting: Sitting;
let officer: Actor, chair: Actor, member: Actor, foreign: Actor, seats: Actor[];
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  sitting = await plantSitting(host, 30);
  ({ officer, chair, seats } = sitting);
  member = await plantMember(host, { name: '会员甲' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

let sessionId = '';
const look = (actor: Actor) => ask(host, actor, 'congress.session', { sessionId });
const told = (actor: Actor) => host.db.collection('notifications').countDocuments({ memberId: actor.memberId });

test('a session is drafted once a number, in the future, and seen by nobody else', async () => {
  const bad = async (more: object) => (await refusalOf(host, officer, 'congress.draftSession', { ...plan, ...more })).fields[0]?.path;
  expect(await bad({ startsAt: '2026-11-01T01:00:00.000Z' })).toBe('startsAt');
  expect(await bad({ endsAt: '2026-12-01T01:00:00.000Z' })).toBe('endsAt');
  expect(await bad({ callId: 'nothing' })).toBe('callId');
  expect(await bad({ kind: 'extraordinary' })).toBe('occasion');
  expect(await bad({ kind: 'extraordinary', petitionId: 'nothing' })).toBe('petitionId');
  expect((await refusalOf(host, member, 'congress.draftSession', plan)).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, foreign, 'congress.draftSession', plan)).message).toContain('没有在任');
  const both = await Promise.allSettled([officer, chair].map((one) => ask(host, one, 'congress.draftSession', plan)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await bad({})).toBe('number');
  const { items, canDraft, nextNumber } = await ask(host, officer, 'congress.sessions', {});
  expect([items.length, canDraft, nextNumber]).toEqual([1, true, 4]);
  sessionId = items[0]!.id;
  expect((await ask(host, seats[0]!, 'congress.sessions', {})).items).toEqual([]);
  for (const one of [member, seats[0]!, foreign])
    expect((await refusalOf(host, one, 'congress.session', { sessionId })).code).toBe('NOT_FOUND');
  await ask(host, officer, 'congress.editSession', { sessionId, ...plan, place: '大礼堂' });
  expect((await look(officer)).place).toBe('大礼堂');
});

test('it is announced with an agenda, and papers go out only whole', async () => {
  expect((await refusalOf(host, officer, 'congress.announceSession', { sessionId })).message).toContain('议程');
  const first = { title: '审议集体合同草案', kind: 'ballot', reporter: '主席甲' };
  await ask(host, officer, 'congress.setAgenda', { sessionId, items: [first as never, { title: '讨论排班', kind: 'discussion' }] });
  await ask(host, officer, 'congress.announceSession', { sessionId });
  await deliverAll(host);
  expect([await told(seats[0]!), await told(member)]).toEqual([1, 0]);
  expect((await refusalOf(host, officer, 'congress.sendPapers', { sessionId })).message).toContain('「审议集体合同草案」还没有材料');
  expect((await refusalOf(host, officer, 'congress.editSession', { sessionId, ...plan })).code).toBe('CONFLICT');
  const [contract, shift] = (await look(officer)).agenda;
  const stranger = await paperOf(host, seats[0]!);
  const items = (fileId: string) => [
    { id: contract!.id, title: '审议集体合同草案', kind: 'ballot' as const, fileIds: [fileId] },
    { id: shift!.id, title: '讨论排班', kind: 'discussion' as const },
  ];
  expect((await refusalOf(host, officer, 'congress.setAgenda', { sessionId, items: items(stranger) })).fields[0]?.path).toBe(
    'items.0.fileIds',
  );
  const twice = [...items(stranger).slice(1), ...items(stranger).slice(1)];
  expect((await refusalOf(host, officer, 'congress.setAgenda', { sessionId, items: twice })).fields[0]?.path).toBe('items.1.id');
  await ask(host, officer, 'congress.setAgenda', { sessionId, items: items(await paperOf(host, officer)) });
  expect((await look(seats[0]!)).agenda[0]).toMatchObject({ files: [], fileCount: 1, sentAt: null, isRead: null });
  expect(await ask(host, officer, 'congress.sendPapers', { sessionId })).toMatchObject({ sent: 1, late: '' });
  expect((await look(seats[0]!)).agenda[0]).toMatchObject({ files: [{ type: 'png' }], isRead: false });
  expect((await look(member)).agenda[0]!.files).toEqual([]);
  expect((await refusalOf(host, officer, 'congress.sendPapers', { sessionId })).message).toContain('没有要补发的');
});

test('delegates mark what they read, the rest are reminded once a day, and changed papers are unread and late', async () => {
  const { agenda } = await look(seats[0]!);
  const [itemId, bare] = agenda.map(({ id }) => id) as [string, string];
  expect((await refusalOf(host, officer, 'congress.readPaper', { sessionId, itemId })).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, seats[0]!, 'congress.readPaper', { sessionId, itemId: bare })).message).toContain('还没有发出');
  expect((await refusalOf(host, seats[0]!, 'congress.readPaper', { sessionId, itemId: 'x' })).code).toBe('NOT_FOUND');
  await Promise.all([0, 1, 0].map((index) => ask(host, seats[index]!, 'congress.readPaper', { sessionId, itemId })));
  const readers = await ask(host, officer, 'congress.readers', { sessionId });
  expect([readers.due, readers.items[0]!.read, readers.delegates.length, readers.canRemind]).toEqual([30, 2, 28, true]);
  expect(await ask(host, officer, 'congress.remindReaders', { sessionId })).toMatchObject({ reminded: 28 });
  expect((await refusalOf(host, officer, 'congress.remindReaders', { sessionId })).message).toContain('今天');
  host.now = new Date('2026-12-05T02:00:00.000Z');
  const fileIds = [await paperOf(host, officer)];
  await ask(host, officer, 'congress.setAgenda', {
    sessionId,
    items: [{ id: itemId, title: '审议集体合同草案（修改稿）', kind: 'ballot', fileIds }],
  });
  expect((await ask(host, officer, 'congress.sendPapers', { sessionId })).late).toMatch(/会前 5 日.*第30条/);
  expect((await look(seats[0]!)).agenda[0]).toMatchObject({ isRead: false, late: expect.stringContaining('会前 5 日') });
  expect((await look(officer)).clocks.find(({ title }) => title.includes('材料'))).toMatchObject({ isLate: true, dueOn: '2026-12-03' });
});

test('a presidium of the right size and make-up, from those who sit', async () => {
  const set = (memberIds: string[], recorderId: string | null = null) =>
    refusalOf(host, officer, 'congress.setPresidium', { sessionId, memberIds, recorderId });
  const ids = seats.map(({ memberId }) => memberId);
  expect((await set(ids.slice(0, 2))).message).toMatch(/3 至 5 人.*第23条/);
  expect((await set([...ids.slice(0, 2), member.memberId])).fields[0]?.path).toBe('memberIds.2');
  expect((await set([ids[0]!, ids[1]!, ids[0]!])).fields[0]?.path).toBe('memberIds.2');
  expect((await set(ids.slice(0, 3), foreign.memberId)).fields[0]?.path).toBe('recorderId');
  await ask(host, officer, 'congress.setPresidium', { sessionId, memberIds: ids.slice(0, 3), recorderId: member.memberId });
  expect(await look(officer)).toMatchObject({ recorder: { name: '会员甲' }, presidium: [{ name: '代表0' }, {}, {}] });
});

test('it is postponed with a reason and called again', async () => {
  expect((await refusalOf(host, officer, 'congress.postponeSession', { sessionId, reason: '' })).fields[0]?.path).toBe('reason');
  expect((await refusalOf(host, chair, 'congress.cancelSession', { sessionId, reason: '不开了' })).code).toBe('CONFLICT');
  await ask(host, officer, 'congress.postponeSession', { sessionId, reason: '测算未完成' });
  expect(await look(member)).toMatchObject({ state: 'postponed', history: [{ text: expect.stringContaining('测算未完成') }] });
  await ask(host, officer, 'congress.editSession', {
    sessionId,
    ...plan,
    startsAt: '2026-12-20T01:00:00.000Z',
    endsAt: '2026-12-20T09:00:00.000Z',
  });
  await ask(host, officer, 'congress.announceSession', { sessionId });
  await ask(host, officer, 'congress.sendPapers', { sessionId });
  // The papers that went out on the 5th are in time for the new day.
  expect((await look(officer)).agenda[0]).toMatchObject({ sentAt: '2026-12-05T02:00:00.000Z', late: '' });
});

test('an extraordinary session follows a petition that was reached, once', async () => {
  const { id: petitionId } = await ask(host, seats[0]!, 'congress.startPetition', { matter: '讨论夜班津贴', reason: '切身利益' });
  const asked = {
    ...plan,
    number: 4,
    kind: 'extraordinary' as const,
    petitionId,
    startsAt: '2026-12-26T01:00:00.000Z',
    endsAt: '2026-12-26T09:00:00.000Z',
  };
  expect((await refusalOf(host, officer, 'congress.draftSession', asked)).message).toContain('还没有达到');
  for (const one of seats.slice(1, 10)) await ask(host, one, 'congress.signPetition', { petitionId });
  const { id } = await ask(host, officer, 'congress.draftSession', asked);
  expect((await refusalOf(host, officer, 'congress.draftSession', { ...asked, number: 5 })).message).toContain('已经安排');
  expect(await ask(host, officer, 'congress.session', { sessionId: id })).toMatchObject({
    name: '第 6 届职代会第 4 次会议（临时）',
    occasion: '10 名代表联名：讨论夜班津贴',
  });
  await ask(host, chair, 'congress.cancelSession', { sessionId: id, reason: '并入第 3 次会议' });
  expect((await refusalOf(host, member, 'congress.session', { sessionId: id })).code).toBe('NOT_FOUND');
});
