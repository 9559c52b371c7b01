/** Places by lot through the real runner on the real database: sealed before, drawn by the clock, recomputed by another program. */
import { verify } from '../../scripts/draw-verify';
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, asSystem, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { claimSeat } from './claims';
import { codeOf, commitmentOf, drawChangeTrouble, drawPlanTrouble } from './draw-rules';
import { jobs } from './jobs';
import { claimedBy } from './rules-seats';
import type { Event, Registration } from './store';

let host: TestHost;
let officer: Actor;
const START = '2026-11-24T02:00:00.000Z';
const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();

beforeAll(async () => {
  host = await testHost(START);
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
});
beforeEach(() => {
  host.now = new Date(START);
});
afterAll(() => host.close());

const plan = () => ({
  title: '疗休养',
  capacity: 3,
  opensAt: hours(-1),
  closesAt: hours(24),
  startsAt: hours(48),
  endsAt: hours(52),
  place: '山庄',
  allocation: 'draw' as const,
});
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', { ...plan(), ...changes });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const people = (count: number, asked: object = {}) =>
  Promise.all(Array.from({ length: count }, (_, index) => plantMember(host, { name: `会员${index + 1}`, ...asked })));
const applyAll = async (id: string, all: Actor[], input: object = {}) => {
  for (const one of all) await ask(host, one, 'event.register', { eventId: id, ...input });
};
let draws = 0;
const drawNow = async () => {
  draws += 1;
  host.now = new Date(hours(25 + draws / 3600));
  await runJob(
    host,
    jobs.find(({ name }) => name === 'event.draw')!,
    'test',
  );
  await deliverAll(host);
};
const storedEvent = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!;
const storedOf = (eventId: string) =>
  host.db.collection<Registration>('event_registrations').find({ eventId }).sort({ arrival: 1 }).toArray();

test('everybody may apply, nobody holds a place; at closing the clock draws, tells each, and the record can be recomputed', async () => {
  const id = await publishNew();
  const all = await people(10);
  const [first] = all as [Actor];
  await applyAll(id, all);
  expect((await storedEvent(id)).seats).toMatchObject({ taken: 0, waiting: 0, arrivals: 10, claims: [] });
  const before = await ask(host, first, 'event.get', { id });
  expect(before).toMatchObject({ phase: 'open', allocation: 'draw', registration: { status: 'pending' } });
  expect(before.draw).toMatchObject({ drawnAt: null, applicants: 10, mine: { code: codeOf(id, first.memberId), position: null } });
  expect(await ask(host, first, 'event.drawResult', { eventId: id })).toMatchObject({ items: [], seed: null, listHash: null });
  expect((await refusalOf(host, first, 'event.drawRecord', { eventId: id })).message).toContain('11月25日 10:00报名截止后');

  await drawNow();
  const { draw, seats } = await storedEvent(id);
  expect(seats).toMatchObject({ taken: 3, waiting: 7, wanted: 7 });
  expect(draw).toMatchObject({ applicants: 10, winners: 3, drawnAt: host.now.toISOString() });
  const { record } = await ask(host, first, 'event.drawRecord', { eventId: id });
  const published = JSON.parse(record) as Parameters<typeof verify>[0];
  expect(verify(published)).toEqual([]);
  expect(published.commitment).toBe(before.draw?.commitment);
  expect(record).not.toContain('会员');
  const stored = await storedOf(id);
  expect(stored.map(({ memberId, state }) => ({ code: codeOf(id, memberId), isIn: state === 'confirmed' }))).toEqual(published.result);
  expect(stored.map(({ arrival }) => arrival)).toEqual(all.map((_, index) => index + 1));

  const loser = all.find(({ memberId }) => memberId === stored[3]!.memberId)!;
  expect((await ask(host, loser, 'event.get', { id })).registration).toMatchObject({ status: 'waitlisted', place: 1 });
  await deliverAll(host);
  expect((await ask(host, loser, 'notification.list', {})).items.map(({ title }) => title)).toContain('摇号未中签：疗休养');
  const winner = all.find(({ memberId }) => memberId === stored[0]!.memberId)!;
  await ask(host, winner, 'event.cancelRegistration', { eventId: id });
  expect((await ask(host, loser, 'event.get', { id })).registration?.status).toBe('confirmed');
});

test('names are whole for officers and for oneself, masked for everybody else; pages follow the order', async () => {
  const id = await publishNew();
  const all = await people(5);
  await applyAll(id, all);
  await drawNow();
  const seen = await ask(host, all[0]!, 'event.drawResult', { eventId: id, limit: 2 });
  const rest = await ask(host, all[0]!, 'event.drawResult', { eventId: id, limit: 50, cursor: seen.nextCursor! });
  const lots = [...seen.items, ...rest.items];
  expect(lots.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  expect(lots.filter(({ isMine }) => isMine).map(({ name }) => name)).toEqual(['会员1']);
  expect(lots.filter(({ isMine }) => !isMine).every(({ name }) => name === '会**')).toBe(true);
  const inside = await ask(host, officer, 'event.drawResult', { eventId: id, filter: 'in' });
  expect(inside.items.map(({ name }) => name)).not.toContain('会**');
  expect(inside.items).toHaveLength(3);
  expect(commitmentOf(inside.seed!)).toBe(inside.draw.commitment);
});

test('a trial changes nothing, says so, and is the officers’ alone', async () => {
  const id = await publishNew();
  const all = await people(6);
  await applyAll(id, all);
  const before = await storedOf(id);
  const trial = await ask(host, officer, 'event.tryDraw', { eventId: id });
  expect(trial).toMatchObject({ applicants: 6, places: 3, winners: 3, taken: 3, note: expect.stringContaining('没有改变任何人的报名') });
  expect(await storedOf(id)).toEqual(before);
  expect((await refusalOf(host, all[0]!, 'event.tryDraw', { eventId: id })).code).toBe('FORBIDDEN');
  await drawNow();
  expect((await refusalOf(host, officer, 'event.tryDraw', { eventId: id })).message).toContain('正式摇号');
});

test('who lost the last draw of the series goes first; who got a place afterwards, or is new, does not', async () => {
  const all = await people(6);
  const first = await publishNew({ drawSeries: '山庄', waitlist: true, capacity: 2 });
  await applyAll(first, all);
  await drawNow();
  const drawn = await storedOf(first);
  const cancelling = all.find(({ memberId }) => memberId === drawn[0]!.memberId)!;
  await ask(host, cancelling, 'event.cancelRegistration', { eventId: first });
  const losers = (await storedOf(first)).filter(({ state }) => state === 'waitlisted').map(({ memberId }) => memberId);
  expect(losers).toHaveLength(3);

  host.now = new Date(START);
  const second = await publishNew({ drawSeries: '山庄', losersFirst: true, capacity: 3 });
  const [fresh] = (await people(1)) as [Actor];
  await applyAll(second, [fresh, ...all]);
  await drawNow();
  const next = await storedOf(second);
  expect(next.slice(0, 3).map(({ memberId, lot }) => [lot?.isFirst, losers.includes(memberId)])).toEqual(Array(3).fill([true, true]));
  expect(verify(JSON.parse((await ask(host, fresh, 'event.drawRecord', { eventId: second })).record) as never)).toEqual([]);
});

test('families are drawn whole, and who does not fit waits', async () => {
  const id = await publishNew({ capacity: 3, companionsMax: 3, waitlist: false });
  const [big, a, b] = (await people(3)) as [Actor, Actor, Actor];
  const family = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `家属${index}`, relation: 'child' as const, birthYear: 2015 }));
  await ask(host, big, 'event.register', { eventId: id, companions: family(2) });
  await applyAll(id, [a, b]);
  await drawNow();
  const stored = await storedOf(id);
  const taken = stored.filter(({ state }) => state === 'confirmed').reduce((sum, { places }) => sum + places, 0);
  expect(taken).toBe((await storedEvent(id)).seats.taken);
  expect(taken).toBeLessThanOrEqual(3);
  expect(stored.filter(({ state }) => state === 'rejected').every(({ reason }) => reason === '摇号未中签，本活动不设候补')).toBe(true);
});

test('once people apply the window and the rules stand; only more places may be given', async () => {
  const id = await publishNew();
  for (const change of [
    { closesAt: hours(30) },
    { opensAt: hours(-2) },
    { losersFirst: true, drawSeries: '山庄' },
    { capacity: 2 },
    { allocation: 'firstCome' },
  ])
    expect((await refusalOf(host, officer, 'event.update', { id, ...change })).code).toBe('DRAW_LOCKED');
  await ask(host, officer, 'event.update', { id, capacity: 4, place: '另一处' });
  const plain = await publishNew({ allocation: 'firstCome' });
  expect((await refusalOf(host, officer, 'event.update', { id: plain, allocation: 'draw' })).message).toContain('不能再改为摇号');
  expect((await refusalOf(host, officer, 'event.drawResult', { eventId: plain })).message).toContain('先到先得');
  expect((await refusalOf(host, officer, 'event.review', { registrationId: 'x:y', decision: 'approve' })).code).toBe('NOT_FOUND');
});

test('an application still being written is waited for, a dead one is dropped, and nobody applies once the list is frozen', async () => {
  const id = await publishNew();
  const [one, late] = (await people(2)) as [Actor, Actor];
  await applyAll(id, [one]);
  const event = await storedEvent(id);
  host.now = new Date(hours(23.999));
  const ctx = { db: host.db, actor: late, at: host.now.toISOString() } as never;
  await claimSeat(ctx, event, late.memberId, claimedBy(event, { places: 1, itemIds: [] }));
  host.now = new Date(hours(24));
  await expect(asSystem(host, 'event.draw', { id })).rejects.toThrow('还有申请正在写入');
  expect(
    await claimSeat({ ...(ctx as object), at: hours(23.9) } as never, await storedEvent(id), 'late-comer', { places: 0, itemIds: [] }),
  ).toBeNull();
  host.now = new Date(hours(24.1));
  await asSystem(host, 'event.draw', { id });
  await deliverAll(host);
  expect((await storedEvent(id)).seats).toMatchObject({ taken: 1, claims: [] });
  await expect(asSystem(host, 'event.draw', { id })).rejects.toThrow('已经摇过');
});

test('who leaves between the draw and its writing gives the place on; writing twice changes nothing', async () => {
  const id = await publishNew({ capacity: 1 });
  const all = await people(3);
  await applyAll(id, all);
  draws += 1;
  host.now = new Date(hours(25 + draws / 3600));
  await asSystem(host, 'event.draw', { id });
  const { result } = JSON.parse((await ask(host, all[0]!, 'event.drawRecord', { eventId: id })).record) as { result: { code: string }[] };
  const inOrder = result.map(({ code }) => all.find(({ memberId }) => codeOf(id, memberId) === code)!);
  await ask(host, inOrder[0]!, 'event.cancelRegistration', { eventId: id });
  expect((await storedEvent(id)).seats).toMatchObject({ taken: 0, waiting: 0 });
  await deliverAll(host);
  const after = await storedOf(id);
  expect(after.map(({ state }) => state)).toEqual(['cancelled', 'confirmed', 'waitlisted']);
  expect((await storedEvent(id)).seats).toMatchObject({ taken: 1, waiting: 1 });
  await expect(asSystem(host, 'event.writeLots', { id, from: 0 })).rejects.toThrow('已经写完');
  expect(await storedOf(id)).toEqual(after);
});

test('nobody applied: the draw is still held and says so', async () => {
  const id = await publishNew();
  await drawNow();
  expect((await storedEvent(id)).draw).toMatchObject({ applicants: 0, winners: 0 });
});

const planned = { allocation: 'draw', needsApproval: false, team: null };
test.each([
  ['a plain draw', planned, null],
  ['with approval', { ...planned, needsApproval: true }, 'needsApproval'],
  ['with teams', { ...planned, team: {} }, 'team'],
  ['losers first without a series', { ...planned, losersFirst: true }, 'drawSeries'],
  ['losers first in a series', { ...planned, losersFirst: true, drawSeries: '山庄' }, null],
  ['losers first where nothing is drawn', { ...planned, allocation: 'firstCome', losersFirst: true }, 'losersFirst'],
])('planning %s', (_what, given, field) => expect(drawPlanTrouble(given)?.[0] ?? null).toBe(field));

const open = { state: 'published', opensAt: hours(-1), closesAt: hours(1), capacity: 3, draw: {}, allocation: 'draw' };
test.each([
  ['another closing time', open, { closesAt: hours(2) }, /报名截止时间/],
  ['the same closing time', open, { closesAt: hours(1) }, null],
  ['fewer places', open, { capacity: 2 }, /只能增加/],
  ['more places', open, { capacity: 4 }, null],
  ['before it opens', { ...open, opensAt: hours(0.5) }, { closesAt: hours(2) }, null],
  ['a draft', { ...open, state: 'draft', draw: null }, { closesAt: hours(2) }, null],
])('changing a draw: %s', (_what, record, changes, sentence) => {
  const trouble = drawChangeTrouble(record, changes, START);
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});
