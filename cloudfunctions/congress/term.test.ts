/** A term from its drafting to delegates in office, a recall and a by-election, through the real runner. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor, chair: Actor, member: Actor, foreign: Actor;
let people: Actor[];

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  member = await plantMember(host, { name: '会员甲' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
  people = [];
  for (let count = 0; count < 33; count += 1) people.push(await plantMember(host, { name: `代表${count}` }));
});
afterAll(() => host.close());

const roleOf = async (actor: Actor) =>
  ((await host.db.collection<{ _id: string; offices: { role: string }[] }>('members').findOne({ _id: actor.memberId }))?.offices ?? []).map(
    ({ role }) => role,
  );

const places = [
  { name: '门诊选区', staff: 40, frontLine: 30, managers: 4, women: 20 },
  { name: '病房选区', staff: 60, frontLine: 45, managers: 4, women: 25 },
];
let termId = '';
let first = '',
  second = '';
const entry = (index: number, constituencyId: string, more: object = {}) => ({
  ...{ termId, constituencyId, memberId: people[index]!.memberId, isWoman: index % 2 === 0, electedOn: '2026-11-20' },
  ...{ staffKind: index % 5 === 4 ? ('professional' as const) : ('frontLine' as const), voters: constituencyId === first ? 36 : 55 },
  ...{ votes: constituencyId === first ? 30 : 50 },
  ...more,
});

test('a region is chosen, and its rows carry their sources', async () => {
  await ask(host, officer, 'congress.chooseProfile', { profile: 'henan' });
  const { items, canChoose } = await ask(host, member, 'congress.profiles', {});
  expect([items.find(({ isChosen }) => isChosen)?.id, canChoose]).toEqual(['henan', false]);
  for (const { rows } of items) for (const row of rows) expect([row.title, row.text, row.source].every(Boolean)).toBe(true);
  expect((await refusalOf(host, officer, 'congress.draftTerm', { number: 6, startsOn: '2026-12-01', years: 4 })).fields[0]?.path).toBe(
    'years',
  );
  await ask(host, officer, 'congress.chooseProfile', { profile: 'shanghai' });
});

test('seats follow from the staff and are spread over the constituencies', async () => {
  termId = (await ask(host, officer, 'congress.draftTerm', { number: 6, startsOn: '2026-12-01', years: 4 })).id;
  expect((await refusalOf(host, officer, 'congress.draftTerm', { number: 7, startsOn: '2027-12-01', years: 4 })).message).toContain('筹备');
  const few = await refusalOf(host, officer, 'congress.setConstituencies', { termId, items: places, totalSeats: 29 });
  expect([few.fields[0]?.path, few.message.includes('30')]).toEqual(['totalSeats', true]);
  const wrong = await refusalOf(host, officer, 'congress.setConstituencies', { termId, items: [places[0], { ...places[1], women: 61 }] });
  expect(wrong.fields[0]?.path).toBe('items.1.women');
  expect(await ask(host, officer, 'congress.setConstituencies', { termId, items: places })).toMatchObject({ totalSeats: 30 });
  const term = await ask(host, officer, 'congress.term', { termId });
  expect(term.constituencies.map(({ seats }) => seats)).toEqual([12, 18]);
  expect(term.endsOn).toBe('2030-11-30');
  [first, second] = term.constituencies.map(({ id }) => id) as [string, string];
  expect((await refusalOf(host, member, 'congress.term', { termId })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, foreign, 'congress.term', { termId })).code).toBe('NOT_FOUND');
});

test('only an election that holds is entered, no more than there are seats', async () => {
  const bad = (more: object) => refusalOf(host, officer, 'congress.enterDelegate', entry(0, first, more));
  expect((await bad({ voters: 26, votes: 26 })).fields[0]?.path).toBe('voters');
  expect((await bad({ votes: 19 })).fields[0]?.path).toBe('votes');
  expect((await bad({ electedOn: '2026-12-25' })).fields[0]?.path).toBe('electedOn');
  expect((await bad({ memberId: foreign.memberId })).fields[0]?.path).toBe('memberId');
  expect((await bad({ constituencyId: 'nowhere' })).fields[0]?.path).toBe('constituencyId');
  for (let index = 0; index < 11; index += 1) await ask(host, officer, 'congress.enterDelegate', entry(index, first));
  expect((await bad({})).message).toContain('已在名单上');
  const both = await Promise.allSettled([11, 12].map((index) => ask(host, officer, 'congress.enterDelegate', entry(index, first))));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const open = await refusalOf(host, officer, 'congress.postList', { termId });
  expect(open.message).toContain('病房选区还缺 18 名');
  for (let index = 13; index < 31; index += 1) await ask(host, officer, 'congress.enterDelegate', entry(index, second));
});

test('the list is posted, objected to, and takes office when the objections are answered', async () => {
  expect((await ask(host, officer, 'congress.postList', { termId })).listUntil).toBe('2026-11-29');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: member.memberId })).toBe(1);
  const { items, canObject, canEnter } = await ask(host, member, 'congress.delegates', { termId });
  expect([items.length, canObject, canEnter]).toEqual([30, true, false]);
  const objection = { delegateId: items[0]!.id, text: '当日参加人数不足' };
  const { id } = await ask(host, member, 'congress.raiseObjection', objection);
  expect((await refusalOf(host, member, 'congress.raiseObjection', objection)).message).toContain('已对这名代表');
  expect((await ask(host, people[0]!, 'congress.objections', { termId })).items).toEqual([]);
  host.now = new Date('2026-12-02T02:00:00.000Z');
  expect((await refusalOf(host, chair, 'congress.beginTerm', { termId })).message).toContain('1 条异议');
  expect((await refusalOf(host, member, 'congress.raiseObjection', { ...objection, delegateId: items[1]!.id })).message).toContain('结束');
  await ask(host, officer, 'congress.answerObjection', { objectionId: id, answer: '签到册 36 人，达到三分之二', isUpheld: false });
  expect((await refusalOf(host, officer, 'congress.beginTerm', { termId })).code).toBe('FORBIDDEN');
  expect((await ask(host, chair, 'congress.beginTerm', { termId })).seated).toBe(30);
  expect(await roleOf(people[0]!)).toEqual(['delegate']);
  expect((await refusalOf(host, chair, 'congress.endTerm', { termId })).message).toContain('2030年11月30日');
});

test('a recall opens a seat for a by-election, and the office follows', async () => {
  const { items } = await ask(host, officer, 'congress.delegates', { termId });
  const seat = items.find(({ memberId }) => memberId === people[0]!.memberId)!;
  const recall = { delegateId: seat.id, heldOn: '2026-12-02', votes: 19, reason: '连续两次无故缺席' };
  expect((await refusalOf(host, officer, 'congress.recallDelegate', recall)).message).toContain('至少要 20');
  await ask(host, officer, 'congress.recallDelegate', { ...recall, votes: 20 });
  expect(await roleOf(people[0]!)).toEqual([]);
  const { id } = await ask(host, officer, 'congress.enterDelegate', entry(31, first, { electedOn: '2026-12-02' }));
  expect((await refusalOf(host, officer, 'congress.seatDelegate', { delegateId: id })).message).toContain('公示');
  host.now = new Date('2026-12-09T02:00:00.000Z');
  await ask(host, officer, 'congress.seatDelegate', { delegateId: id });
  expect(await roleOf(people[31]!)).toEqual(['delegate']);
  expect((await ask(host, member, 'congress.term', { termId })).makeUp.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met']);
  expect((await ask(host, officer, 'congress.exportDelegates', { termId })).file.name).toContain('代表名册');
});

const officeOf = (actor: Actor) =>
  host.db.collection('unit_offices').findOne({ memberId: actor.memberId, role: 'delegate' }, { sort: { from: -1 } });

test('the end is told in time and may be put off once, for a year at most', async () => {
  const [clock] = jobs;
  const put = (endsOn: string) => ({ termId, endsOn, reason: '单位正在改制' });
  expect(await officeOf(people[1]!)).toMatchObject({ state: 'held', until: '2030-11-30' });
  expect(await officeOf(people[0]!)).toMatchObject({ state: 'ended', endReason: '连续两次无故缺席' });
  host.now = new Date('2030-05-01T02:00:00.000Z');
  expect((await refusalOf(host, chair, 'congress.extendTerm', put('2031-05-31'))).message).toContain('半年');
  host.now = new Date('2030-09-15T02:00:00.000Z');
  expect([await runJob(host, clock!, 'due'), await runJob(host, clock!, 'again')]).toEqual([1, 0]);
  expect((await refusalOf(host, officer, 'congress.extendTerm', put('2031-05-31'))).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, chair, 'congress.extendTerm', put('2031-12-01'))).message).toContain('最晚 2031-11-30');
  await ask(host, chair, 'congress.extendTerm', put('2031-05-31'));
  expect(await officeOf(people[1]!)).toMatchObject({ state: 'held', until: '2031-05-31' });
  expect(await ask(host, member, 'congress.term', { termId })).toMatchObject({ endsOn: '2031-05-31', extendedFrom: '2030-11-30' });
  expect((await refusalOf(host, chair, 'congress.extendTerm', put('2031-06-30'))).message).toContain('延期过一次');
});

test('the next term ends this one, and only its delegates hold the office', async () => {
  host.now = new Date('2030-12-02T02:00:00.000Z');
  const next = (await ask(host, officer, 'congress.draftTerm', { number: 7, startsOn: '2030-12-01', years: 3 })).id;
  await ask(host, officer, 'congress.setConstituencies', { termId: next, items: [places[1]!] });
  const place = (await ask(host, officer, 'congress.term', { termId: next })).constituencies[0]!.id;
  for (let index = 3; index < 33; index += 1)
    await ask(host, officer, 'congress.enterDelegate', { ...entry(index, place, { electedOn: '2030-12-01' }), termId: next });
  await ask(host, officer, 'congress.postList', { termId: next });
  host.now = new Date('2030-12-09T02:00:00.000Z');
  await ask(host, chair, 'congress.beginTerm', { termId: next });
  expect((await ask(host, member, 'congress.terms', {})).items.map(({ number, state }) => [number, state])).toEqual([
    [7, 'sitting'],
    [6, 'ended'],
  ]);
  expect([await roleOf(people[1]!), await roleOf(people[32]!)]).toEqual([[], ['delegate']]);
});

test('a term that is over ends by the clock, with the offices', async () => {
  host.now = new Date('2033-12-01T02:00:00.000Z');
  const [clock] = jobs;
  expect([await runJob(host, clock!, 'over'), await runJob(host, clock!, 'again')]).toEqual([1, 0]);
  expect((await ask(host, member, 'congress.terms', {})).items[0]).toMatchObject({ number: 7, state: 'ended' });
  expect(await roleOf(people[32]!)).toEqual([]);
  expect(await officeOf(people[32]!)).toMatchObject({ state: 'ended', endReason: '任期届满' });
});
