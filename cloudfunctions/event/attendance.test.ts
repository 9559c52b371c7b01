/** The day through the real runner on the real database: scans at once and later, in any order and twice, and what follows from staying away. */
import readWorkbook from 'read-excel-file/node';
import type { Actor } from '../../types/actor';
import { ask, asSystem, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { openSigned } from '../file/public';
import { memberCodeOf } from './attendance-rules';
import { codeAt } from './rules';
import type { Event, Registration } from './store';

let host: TestHost;
let officer: Actor, leader: Actor;
const START = '2026-11-24T02:00:00.000Z';
const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(3000, 7)]).toString('base64');

beforeAll(async () => {
  host = await testHost(START);
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
});
beforeEach(() => {
  host.now = new Date(START);
});
afterAll(() => host.close());

/** Sign-up closes in an hour, it begins in two and ends in four. */
const plan = () => ({
  title: '讲座',
  capacity: 50,
  opensAt: hours(-1),
  closesAt: hours(1),
  startsAt: hours(2),
  endsAt: hours(4),
  place: '报告厅',
});
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', { ...plan(), ...changes });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const people = (count: number, asked: object = {}) =>
  Promise.all(Array.from({ length: count }, (_, index) => plantMember(host, { name: `会员${index + 1}`, ...asked })));
async function withPeople(count: number, changes: object = {}): Promise<{ id: string; all: Actor[]; codes: string[] }> {
  const id = await publishNew(changes);
  const all = await people(count);
  for (const one of all) await ask(host, one, 'event.register', { eventId: id });
  const codes: string[] = [];
  for (const one of all) codes.push((await ask(host, one, 'event.myCode', { eventId: id })).code);
  return { id, all, codes };
}
const stored = (id: string, { memberId }: Actor) =>
  host.db.collection<Registration>('event_registrations').findOne({ _id: `${id}:${memberId}` });
const secretOf = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!.secret;

test('a batch from a device: each is answered for itself, by the time it was scanned', async () => {
  const { id, all, codes } = await withPeople(4);
  const [waiting] = (await people(1)) as [Actor];
  host.now = new Date(hours(2.5));
  const foreign = memberCodeOf(await secretOf(id), { eventId: id, memberId: waiting.memberId });
  const { results, figures } = await ask(host, officer, 'event.syncCheckIns', {
    eventId: id,
    scans: [
      { key: 'a', code: codes[0]!, scannedAt: hours(1.9) },
      { key: 'b', code: codes[1]!, scannedAt: hours(2.4) },
      { key: 'a2', code: codes[0]!, scannedAt: hours(2.1) },
      { key: 'c', registrationId: `${id}:${all[2]!.memberId}`, scannedAt: hours(2), proxyName: '李四' },
      { key: 'd', code: codes[3]!, scannedAt: hours(9) },
      { key: 'e', code: `${codes[3]!}x`, scannedAt: hours(2) },
      { key: 'f', code: foreign, scannedAt: hours(2) },
      { key: 'g', code: '123456', scannedAt: hours(2) },
    ],
  });
  expect(results.map(({ key, outcome, isLate }) => [key, outcome, isLate])).toEqual([
    ['a', 'checkedIn', false],
    ['b', 'late', true],
    ['a2', 'already', false],
    ['c', 'checkedIn', false],
    ['d', 'refused', false],
    ['e', 'refused', false],
    ['f', 'refused', false],
    ['g', 'refused', false],
  ]);
  expect(results.slice(4).map(({ message }) => message)).toEqual([
    expect.stringContaining('校准'),
    expect.stringContaining('不真实'),
    expect.stringContaining('没有报名'),
    expect.stringContaining('不是会员码'),
  ]);
  expect(figures).toEqual({ expected: 4, attended: 3, late: 1, proxy: 1, absent: 0 });
  expect(await stored(id, all[0]!)).toMatchObject({
    state: 'attended',
    checkedInAt: hours(1.9),
    checkIn: { how: 'scan', byName: '干事甲' },
  });
  expect((await stored(id, all[2]!))?.checkIn).toMatchObject({ how: 'proxy', proxyName: '李四' });
});

test('the same batch again, in another order and from another device, changes nothing', async () => {
  const { id, all, codes } = await withPeople(3);
  const scans = codes.map((code, index) => ({ key: `k${index}`, code, scannedAt: hours(2 + index / 100) }));
  host.now = new Date(hours(3));
  await ask(host, officer, 'event.syncCheckIns', { eventId: id, scans });
  const before = await Promise.all(all.map((one) => stored(id, one)));
  const again = await ask(host, officer, 'event.syncCheckIns', { eventId: id, scans: [...scans].reverse() });
  expect(again.results.every(({ outcome }) => outcome === 'already')).toBe(true);
  expect(await Promise.all(all.map((one) => stored(id, one)))).toEqual(before);
});

test('two devices and the member at the same moment make one mark', async () => {
  const { id, all, codes } = await withPeople(1);
  host.now = new Date(hours(2));
  const code = codeAt(await secretOf(id), host.now.getTime());
  const scan = (key: string) =>
    ask(host, officer, 'event.syncCheckIns', { eventId: id, scans: [{ key, code: codes[0]!, scannedAt: hours(2) }] });
  const answers = await Promise.allSettled([scan('1'), scan('2'), scan('3'), ask(host, all[0]!, 'event.checkIn', { eventId: id, code })]);
  // The member's own call may find the mark made under its hands, and says so; nothing is made twice.
  expect(answers.slice(0, 3).every(({ status }) => status === 'fulfilled')).toBe(true);
  const marked = answers
    .slice(0, 3)
    .flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value as Awaited<ReturnType<typeof scan>>).results : []));
  const bySelf = (await stored(id, all[0]!))?.checkIn?.how === 'code' ? 1 : 0;
  expect(marked.filter(({ outcome }) => outcome === 'checkedIn')).toHaveLength(1 - bySelf);
  expect(await ask(host, officer, 'event.attendance', { eventId: id })).toMatchObject({ expected: 1, attended: 1 });
});

test('handed in after the end: who was scanned in time has come, the others count as absent', async () => {
  const { id, all, codes } = await withPeople(3);
  host.now = new Date(hours(4.1));
  await asSystem(host, 'event.end', { id });
  expect((await stored(id, all[0]!))?.state).toBe('confirmed');
  const late = await ask(host, officer, 'event.syncCheckIns', {
    eventId: id,
    scans: [
      { key: '1', code: codes[0]!, scannedAt: hours(2) },
      { key: '2', code: codes[1]!, scannedAt: hours(4.05) },
    ],
  });
  expect(late.results.map(({ outcome }) => outcome)).toEqual(['checkedIn', 'refused']);
  expect(late.results[1]!.message).toContain('补登');
  expect(await Promise.all(all.map(async (one) => (await stored(id, one))?.state))).toEqual(['attended', 'absent', 'absent']);
  host.now = new Date(hours(200));
  const tooLate = await ask(host, officer, 'event.syncCheckIns', {
    eventId: id,
    scans: [{ key: '3', code: codes[1]!, scannedAt: hours(2) }],
  });
  expect(tooLate.results[0]).toMatchObject({ outcome: 'refused', message: expect.stringContaining('超过7天') });
});

test('a group leader marks the own group alone', async () => {
  const id = await publishNew();
  const [own] = (await people(1, { groupId: 'group2' })) as [Actor];
  const [other] = (await people(1)) as [Actor];
  for (const one of [own, other]) await ask(host, one, 'event.register', { eventId: id });
  host.now = new Date(hours(2));
  const list = await ask(host, leader, 'event.checkInList', { eventId: id });
  expect(list.people.map(({ registrationId }) => registrationId)).toEqual([`${id}:${own.memberId}`]);
  const { results, figures } = await ask(host, leader, 'event.syncCheckIns', {
    eventId: id,
    scans: [own, other].map(({ memberId }) => ({ key: memberId, registrationId: `${id}:${memberId}`, scannedAt: hours(2) })),
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(['checkedIn', 'refused']);
  expect(results[1]!.message).toContain('不是您小组');
  expect(figures).toMatchObject({ expected: 1, attended: 1 });
});

test('a wrong code says whose or how old it is; a mark made by mistake is undone with a reason', async () => {
  const { id, all } = await withPeople(1);
  const other = await publishNew({ title: '合唱排练' });
  host.now = new Date(hours(2));
  const [one] = all as [Actor];
  const foreign = codeAt(await secretOf(other), host.now.getTime());
  expect(await refusalOf(host, one, 'event.checkIn', { eventId: id, code: foreign })).toMatchObject({
    code: 'WRONG_CODE',
    message: expect.stringContaining('「合唱排练」'),
  });
  const yesterday = codeAt(await secretOf(id), host.now.getTime() - 24 * 3_600_000);
  expect((await refusalOf(host, one, 'event.checkIn', { eventId: id, code: yesterday })).message).toContain('以前的签到码');
  const graced = codeAt(await secretOf(id), host.now.getTime() - 30_000);
  expect(await ask(host, one, 'event.checkIn', { eventId: id, code: graced })).toMatchObject({ isLate: false });
  const registrationId = `${id}:${one.memberId}`;
  expect((await refusalOf(host, officer, 'event.undoCheckIn', { registrationId, reason: ' ' })).fields[0]?.path).toBe('reason');
  await ask(host, officer, 'event.undoCheckIn', { registrationId, reason: '同名' });
  expect(await stored(id, one)).toMatchObject({ state: 'confirmed', checkedInAt: null, checkIn: null });
  expect((await refusalOf(host, officer, 'event.undoCheckIn', { registrationId, reason: '同名' })).code).toBe('CONFLICT');
  await ask(host, officer, 'event.mark', { registrationId, isAttended: true, proxyName: '王五' });
  const [row] = (await ask(host, officer, 'event.registrations', { eventId: id })).items;
  expect(row).toMatchObject({ status: 'attended', how: 'proxy', proxyName: '王五', byName: '干事甲', moves: ['undoCheckIn'] });
});

test('who stayed away too often may not sign up for a while, is told until when, and an excuse lifts it', async () => {
  const [one] = (await people(1)) as [Actor];
  const [present] = (await people(1)) as [Actor];
  const missed: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    host.now = new Date(START);
    const id = await publishNew({ title: `讲座${round + 1}` });
    for (const who of [one, present]) await ask(host, who, 'event.register', { eventId: id });
    host.now = new Date(hours(2));
    await ask(host, officer, 'event.mark', { registrationId: `${id}:${present.memberId}`, isAttended: true });
    host.now = new Date(hours(4.1));
    await asSystem(host, 'event.end', { id });
    missed.push(id);
  }
  const next = {
    opensAt: hours(4),
    closesAt: hours(30),
    startsAt: hours(48),
    endsAt: hours(50),
    coolDown: { absences: 2, months: 6, days: 30 },
  };
  const id = await publishNew(next);
  const refusal = await refusalOf(host, one, 'event.register', { eventId: id });
  expect(refusal.code).toBe('COOLING_DOWN');
  expect(refusal.message).toMatch(/近6个月内有2次报名后没有到场（.*「讲座\d」.*12月24日 14:00以后.*免记/);
  expect((await ask(host, one, 'event.get', { id })).reasons[0]).toMatchObject({ code: 'COOLING_DOWN', at: '2026-12-24T06:00:00.000Z' });
  await ask(host, present, 'event.register', { eventId: id });
  const free = await publishNew({ ...next, coolDown: null });
  await ask(host, one, 'event.register', { eventId: free });
  const lot = await publishNew({ ...next, allocation: 'draw' });
  await ask(host, one, 'event.register', { eventId: lot });

  const registrationId = `${missed[0]!}:${one.memberId}`;
  expect(
    (await refusalOf(host, officer, 'event.excuse', { registrationId: `${missed[0]!}:${present.memberId}`, reason: '夜班' })).code,
  ).toBe('CONFLICT');
  expect((await refusalOf(host, leader, 'event.excuse', { registrationId, reason: '夜班' })).code).toBe('FORBIDDEN');
  await ask(host, officer, 'event.excuse', { registrationId, reason: '当天急诊夜班' });
  await ask(host, one, 'event.register', { eventId: id });
});

test('papers: the roster, the sheet to sign, the calendar file; a note with pictures stands on the page', async () => {
  const { id, all } = await withPeople(3);
  const roster = await ask(host, officer, 'event.exportRoster', { eventId: id });
  expect(roster.file).toMatchObject({ name: '讲座报名名册.xlsx', type: 'xlsx' });
  expect((await ask(host, officer, 'event.exportRoster', { eventId: id, status: 'absent' })).file.name).toBe('讲座未到场名册.xlsx');
  expect((await ask(host, officer, 'event.signInSheet', { eventId: id })).file).toMatchObject({ name: '讲座签到表.pdf', type: 'pdf' });
  expect((await ask(host, all[0]!, 'event.calendarFile', { eventId: id })).file).toMatchObject({ name: '讲座.ics', type: 'ics' });
  expect((await refusalOf(host, all[0]!, 'event.exportRoster', { eventId: id })).code).toBe('FORBIDDEN');

  const picture = await ask(host, officer, 'file.upload', { name: '合影.png', content: png });
  const note = { eventId: id, text: '三人参加。', fileIds: [picture.id] };
  expect((await refusalOf(host, officer, 'event.writeClosing', note)).message).toContain('活动开始以后');
  host.now = new Date(hours(3));
  const theirs = await ask(host, all[0]!, 'file.upload', { name: '别人的.png', content: png });
  expect((await refusalOf(host, officer, 'event.writeClosing', { ...note, fileIds: [theirs.id] })).fields[0]?.path).toBe('fileIds');
  await ask(host, officer, 'event.writeClosing', note);
  const seen = await ask(host, all[0]!, 'event.get', { id });
  expect(seen.closing).toMatchObject({ text: '三人参加。', byName: '干事甲', files: [{ name: '合影.png' }] });
  await ask(host, officer, 'event.writeClosing', { ...note, text: '改一句。' });
  expect((await ask(host, all[0]!, 'event.get', { id })).closing).toMatchObject({ text: '改一句。', files: [{ id: picture.id }] });
});

test('the roster holds what each filled in: items, family, answers, fee, how they came, why they are excused', async () => {
  const id = await publishNew({
    items: [{ title: '跳绳' }, { title: '拔河' }],
    maxItems: 2,
    companionsMax: 2,
    feeFen: 3000,
    questions: [{ title: '尺码', kind: 'single', options: ['M', 'L'], isRequired: true }],
  });
  const [one] = (await people(1)) as [Actor];
  const { items, questions } = await ask(host, one, 'event.get', { id });
  await ask(host, one, 'event.register', {
    eventId: id,
    itemIds: items.map((item) => item.id),
    companions: [{ name: '=1+1', relation: 'child', birthYear: 2015 }],
    answers: { [questions[0]!.id]: 'L' },
    remark: '忌辣',
  });
  host.now = new Date(hours(2.5));
  await ask(host, officer, 'event.mark', { registrationId: `${id}:${one.memberId}`, isAttended: true, proxyName: '王五' });
  const { file } = await ask(host, officer, 'event.exportRoster', { eventId: id });
  const { searchParams } = new URL(file.url, 'http://localhost');
  const signed = { id: file.id, expires: Number(searchParams.get('expires')), signature: searchParams.get('signature')! };
  const opened = await openSigned(host, signed, host.now);
  const [sheet] = await readWorkbook(opened!.bytes);
  const [heads, row] = sheet!.data as [string[], (string | number | null)[]];
  const cell = (head: string) => row[heads.indexOf(head)];
  expect([cell('姓名'), cell('状态'), cell('项目'), cell('同行家属'), cell('费用（元）'), cell('尺码'), cell('备注')]).toEqual([
    '会员1',
    '已签到',
    '跳绳、拔河',
    '=1+1（子女，2015年生）',
    60,
    'L',
    '忌辣',
  ]);
  expect([cell('签到方式'), cell('迟到'), cell('代签人')]).toEqual(['代签', '迟到', '王五']);
});
