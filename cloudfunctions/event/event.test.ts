/** Events through the real runner on the real database. */
import { ask, asSystem, deliverAll, plantMember, plantUnits, refusalOf, testHost, UNION, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import type { Actor } from '../../types/actor';
import { jobs } from './jobs';
import { claimSeat } from './claims';
import type { Event, Registration } from './store';

let host: TestHost;
let officer: Actor, leader: Actor, stranger: Actor;
const START = '2026-11-24T02:00:00.000Z';

beforeAll(async () => {
  host = await testHost(START);
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  leader = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
});
beforeEach(() => {
  host.now = new Date(START);
});
afterAll(() => host.close());

const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();
const plan = () => ({
  title: '乒乓球赛',
  capacity: 2,
  opensAt: hours(-1),
  closesAt: hours(24),
  startsAt: hours(48),
  endsAt: hours(52),
  place: '职工之家',
  audience: {},
  waitlist: true,
});
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', { ...plan(), ...changes });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const people = (count: number, asked: object = {}) =>
  Promise.all(Array.from({ length: count }, (_, index) => plantMember(host, { name: `会员${index + 1}`, ...asked })));
const seatsOf = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!.seats;
const job = (name: string) => jobs.find((one) => one.name === name)!;

test('places go in order, the rest wait in line, and a freed place goes to the first of them with a message', async () => {
  const id = await publishNew();
  const [a, b, c, d] = (await people(4)) as [Actor, Actor, Actor, Actor];
  const answers = [];
  for (const one of [a, b, c, d]) answers.push((await ask(host, one, 'event.register', { eventId: id })).registration);
  expect(answers.map(({ status, place }) => [status, place])).toEqual([
    ['confirmed', undefined],
    ['confirmed', undefined],
    ['waitlisted', 1],
    ['waitlisted', 2],
  ]);
  expect(await seatsOf(id)).toMatchObject({ taken: 2, waiting: 2, arrivals: 4, claims: [] });
  expect((await ask(host, d, 'event.get', { id })).registration).toMatchObject({ status: 'waitlisted', place: 2 });
  expect((await ask(host, a, 'event.cancelRegistration', { eventId: id, reason: '值班' })).registration.status).toBe('cancelled');
  expect((await ask(host, c, 'event.get', { id })).registration).toMatchObject({ status: 'confirmed' });
  expect((await ask(host, d, 'event.get', { id })).registration).toMatchObject({ status: 'waitlisted', place: 1 });
  expect(await seatsOf(id)).toMatchObject({ taken: 2, waiting: 1 });
  await deliverAll(host);
  expect((await ask(host, c, 'notification.list', {})).items.map(({ title }) => title)).toContain('候补成功：乒乓球赛');
  expect((await ask(host, a, 'event.register', { eventId: id })).registration).toMatchObject({ status: 'waitlisted', place: 2 });
});

test('who waits is not overtaken, even by somebody who comes just as a place is freed', async () => {
  const id = await publishNew({ capacity: 1 });
  const [a, b, late] = (await people(3)) as [Actor, Actor, Actor];
  await ask(host, a, 'event.register', { eventId: id });
  await ask(host, b, 'event.register', { eventId: id });
  await Promise.all([ask(host, a, 'event.cancelRegistration', { eventId: id }), ask(host, late, 'event.register', { eventId: id })]);
  expect((await ask(host, b, 'event.get', { id })).registration?.status).toBe('confirmed');
  expect((await ask(host, late, 'event.get', { id })).registration).toMatchObject({ status: 'waitlisted', place: 1 });
});

test('a repeated request gets the first answer, a second one is refused, and neither takes a number', async () => {
  const id = await publishNew();
  const [one] = (await people(1)) as [Actor];
  const key = 'f3b1d2c0-0000-4000-8000-0000000000a1';
  const first = await ask(host, one, 'event.register', { eventId: id }, key);
  expect(await ask(host, one, 'event.register', { eventId: id }, key)).toEqual(first);
  expect((await refusalOf(host, one, 'event.register', { eventId: id })).code).toBe('ALREADY_REGISTERED');
  expect(await seatsOf(id)).toMatchObject({ taken: 1, arrivals: 1, claims: [] });
});

test('double taps at the same moment, with one key or with several, make one registration', async () => {
  const id = await publishNew({ capacity: 1 });
  const [same, other] = (await people(2)) as [Actor, Actor];
  const key = 'f3b1d2c0-0000-4000-8000-0000000000a2';
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(host, same, 'event.register', { eventId: id }, key)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const taps = await Promise.allSettled(Array.from({ length: 10 }, () => ask(host, other, 'event.register', { eventId: id })));
  expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(
    taps
      .filter((tap) => tap.status === 'rejected')
      .map((tap) => String(tap.reason))
      .every((text) => text.includes('ALREADY_REGISTERED')),
  ).toBe(true);
  expect(await seatsOf(id)).toMatchObject({ taken: 1, waiting: 1, claims: [] });
});

test.each([
  ['before it opens', { opensAt: hours(2) }, 'REGISTRATION_NOT_OPEN', /11月24日 12:00开放报名/],
  ['after it closed', { closesAt: hours(0.001) }, 'REGISTRATION_CLOSED', /报名已截止/],
  ['when full without a wait-list', { capacity: 1, waitlist: false }, 'EVENT_FULL', /名额已满（共1人）/],
])('registering %s is refused with the reason, writes nothing, and the page says why', async (_what, changes, code, sentence) => {
  const id = await publishNew(changes);
  const [first, second] = (await people(2)) as [Actor, Actor];
  if (code === 'EVENT_FULL') await ask(host, first, 'event.register', { eventId: id });
  host.now = new Date(new Date(START).getTime() + 60_000);
  const audits = await host.db.collection('audit').countDocuments();
  const refusal = await refusalOf(host, second, 'event.register', { eventId: id });
  expect([refusal.code, refusal.message]).toEqual([code, expect.stringMatching(sentence)]);
  const seen = await ask(host, second, 'event.get', { id });
  expect(seen.why).toMatch(sentence);
  expect(seen.moves).not.toContain('register');
  expect(await host.db.collection('audit').countDocuments()).toBe(audits);
});

test('drafts, other unions and other groups see and register nothing', async () => {
  const { id: draft } = await ask(host, officer, 'event.create', plan());
  const id = await publishNew({ title: '只给二组', audience: { unitIds: ['group2'] } });
  const [first] = (await people(1)) as [Actor];
  for (const [actor, target] of [
    [first, draft],
    [first, id],
    [stranger, id],
    [stranger, draft],
  ] as const)
    for (const [operation, input] of [
      ['event.get', { id: target }],
      ['event.register', { eventId: target }],
      ['event.checkIn', { eventId: target, code: '000000' }],
    ] as const)
      expect([operation, (await refusalOf(host, actor, operation, input)).code]).toEqual([operation, 'NOT_FOUND']);
  expect((await ask(host, first, 'event.list', {})).items.map(({ title }) => title)).not.toContain('只给二组');
  expect((await ask(host, leader, 'event.list', {})).items.map(({ title }) => title)).toContain('只给二组');
  expect((await ask(host, first, 'event.list', { filter: 'all', limit: 50 })).items.map((item) => item.id)).not.toContain(draft);
});

test('a published event whose registration closed can still be changed, and a cancel deadline taken away again', async () => {
  const id = await publishNew({ cancelUntil: hours(1) });
  host.now = new Date(hours(30));
  await ask(host, officer, 'event.update', { id, place: '体育馆', closesAt: hours(24), cancelUntil: null });
  expect(await ask(host, officer, 'event.get', { id })).toMatchObject({ place: '体育馆', cancelUntil: null });
  expect((await refusalOf(host, officer, 'event.update', { id, closesAt: hours(25) })).fields[0]?.path).toBe('closesAt');
});

test('more places let those who wait up in order; fewer than are taken is refused', async () => {
  const id = await publishNew({ capacity: 1 });
  const all = await people(4);
  for (const one of all) await ask(host, one, 'event.register', { eventId: id });
  await ask(host, officer, 'event.update', { id, capacity: 3 });
  const roster = await ask(host, officer, 'event.registrations', { eventId: id });
  expect(roster.items.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted']);
  expect((await refusalOf(host, officer, 'event.update', { id, capacity: 2 })).message).toMatch('已有3人');
});

test('the code on the screen checks in those who have a place, once, and the step before still counts', async () => {
  const id = await publishNew({ capacity: 1 });
  const [inside, waiting] = (await people(2)) as [Actor, Actor];
  for (const one of [inside, waiting]) await ask(host, one, 'event.register', { eventId: id });
  expect((await refusalOf(host, inside, 'event.checkIn', { eventId: id, code: '123456' })).code).toBe('CHECK_IN_CLOSED');
  host.now = new Date(hours(47));
  const { code, expected } = await ask(host, officer, 'event.checkInCode', { eventId: id });
  expect([code, expected]).toEqual([expect.stringMatching(/^\d{6}$/), 1]);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await refusalOf(host, inside, 'event.checkIn', { eventId: id, code: wrong })).code).toBe('WRONG_CODE');
  expect((await refusalOf(host, waiting, 'event.checkIn', { eventId: id, code })).code).toBe('NOT_REGISTERED');
  host.now = new Date(host.now.getTime() + 29_000);
  const done = await ask(host, inside, 'event.checkIn', { eventId: id, code });
  host.now = new Date(host.now.getTime() + 60_000);
  expect((await refusalOf(host, leader, 'event.checkInCode', { eventId: id })).code).toBe('FORBIDDEN');
  expect(await ask(host, inside, 'event.checkIn', { eventId: id, code: wrong })).toEqual(done);
});

test('the clock ends an event: who came stays, who did not is absent, who still waited is released', async () => {
  const id = await publishNew({ capacity: 2 });
  const [came, missed, waited] = (await people(3)) as [Actor, Actor, Actor];
  for (const one of [came, missed, waited]) await ask(host, one, 'event.register', { eventId: id });
  host.now = new Date(hours(49));
  await ask(host, came, 'event.checkIn', { eventId: id, code: (await ask(host, officer, 'event.checkInCode', { eventId: id })).code });
  host.now = new Date(hours(53));
  await runJob(host, job('event.end'), 'one');
  const roster = await ask(host, officer, 'event.registrations', { eventId: id });
  expect(roster.items.map(({ status }) => status)).toEqual(['attended', 'absent', 'cancelled']);
  await ask(host, officer, 'event.mark', { registrationId: roster.items[1]!.id, isAttended: true });
  expect((await ask(host, missed, 'event.get', { id })).registration?.status).toBe('attended');
  expect((await ask(host, missed, 'event.list', { filter: 'past' })).items.map((item) => item.id)).toContain(id);
});

test('cancelling the event needs a reason, cancels everybody and tells them', async () => {
  const id = await publishNew();
  const [one] = (await people(1)) as [Actor];
  await ask(host, one, 'event.register', { eventId: id });
  expect((await refusalOf(host, officer, 'event.cancel', { id, reason: '' })).fields[0]?.path).toBe('reason');
  await ask(host, officer, 'event.cancel', { id, reason: '场馆检修' });
  await deliverAll(host);
  expect((await ask(host, one, 'event.get', { id })).registration).toMatchObject({ status: 'cancelled', reason: '活动取消：场馆检修' });
  expect((await ask(host, one, 'notification.list', {})).items.map(({ title }) => title)).toContain('活动取消：乒乓球赛');
  expect((await refusalOf(host, one, 'event.register', { eventId: id })).code).toBe('EVENT_CANCELLED');
  expect((await refusalOf(host, officer, 'event.update', { id, capacity: 9 })).code).toBe('CONFLICT');
});

test('an event called off while a crowd signs up leaves nobody with a place', async () => {
  const id = await publishNew({ capacity: 20 });
  const all = await people(30);
  await Promise.allSettled([
    ...all.slice(0, 15).map((one) => ask(host, one, 'event.register', { eventId: id })),
    ask(host, officer, 'event.cancel', { id, reason: '暴雨' }),
    ...all.slice(15).map((one) => ask(host, one, 'event.register', { eventId: id })),
  ]);
  expect((await ask(host, officer, 'event.get', { id })).state).toBe('cancelled');
  const states = (await host.db.collection<Registration>('event_registrations').find({ eventId: id }).toArray()).map(({ state }) => state);
  expect(states.filter((state) => state !== 'cancelled')).toEqual([]);
  expect((await seatsOf(id)).claims).toEqual([]);
});

test('with approval a place is held while an officer decides, and comes back when refused', async () => {
  const id = await publishNew({ capacity: 1, needsApproval: true });
  const [first, second] = (await people(2)) as [Actor, Actor];
  const { registration } = await ask(host, first, 'event.register', { eventId: id });
  expect(registration.status).toBe('pending');
  await ask(host, second, 'event.register', { eventId: id });
  expect((await ask(host, officer, 'home.summary', {})).waiting.map(({ action }) => action)).toContain('有1份报名等待审核');
  expect((await refusalOf(host, officer, 'event.review', { registrationId: registration.id, decision: 'reject' })).fields[0]?.path).toBe(
    'reason',
  );
  await ask(host, officer, 'event.review', { registrationId: registration.id, decision: 'reject', reason: '需先完成体检' });
  expect((await ask(host, second, 'event.get', { id })).registration?.status).toBe('pending');
  expect(await seatsOf(id)).toMatchObject({ taken: 1, waiting: 0 });
});

test('a leader sees and marks the own group only', async () => {
  const id = await publishNew({ capacity: 5 });
  const [own] = (await people(1, { groupId: 'group2' })) as [Actor];
  const [other] = (await people(1)) as [Actor];
  for (const one of [own, other]) await ask(host, one, 'event.register', { eventId: id });
  const seen = await ask(host, leader, 'event.registrations', { eventId: id });
  expect([seen.items.map(({ memberId }) => memberId), seen.counts.confirmed]).toEqual([[own.memberId], 1]);
  host.now = new Date(hours(49));
  expect((await refusalOf(host, leader, 'event.mark', { registrationId: `${id}:${other.memberId}`, isAttended: true })).code).toBe(
    'NOT_FOUND',
  );
  expect((await ask(host, leader, 'event.mark', { registrationId: `${id}:${own.memberId}`, isAttended: true })).registration.status).toBe(
    'attended',
  );
});

test('past the cancel deadline a member cannot leave alone, but may leave the wait-list', async () => {
  const id = await publishNew({ capacity: 1, cancelUntil: hours(1) });
  const [inside, waiting] = (await people(2)) as [Actor, Actor];
  for (const one of [inside, waiting]) await ask(host, one, 'event.register', { eventId: id });
  host.now = new Date(hours(2));
  expect((await refusalOf(host, inside, 'event.cancelRegistration', { eventId: id })).message).toMatch('已过取消时限（11月24日 11:00）');
  await ask(host, waiting, 'event.cancelRegistration', { eventId: id });
  expect((await refusalOf(host, waiting, 'event.cancelRegistration', { eventId: id })).code).toBe('NOT_REGISTERED');
});

test('a claim left behind by a dead process is closed by the sweep, its place goes on, and the slow call is refused', async () => {
  const id = await publishNew({ capacity: 1 });
  const [dead, next] = (await people(2)) as [Actor, Actor];
  const event = (await host.db.collection<Event>('events').findOne({ _id: id }))!;
  const ctx = { db: host.db, at: host.now.toISOString() } as never;
  const claim = (await claimSeat(ctx, event, dead.memberId, { places: 1, itemIds: [] }))!;
  await ask(host, next, 'event.register', { eventId: id });
  expect(await seatsOf(id)).toMatchObject({ taken: 1, waiting: 1 });
  host.now = new Date(host.now.getTime() + 9_000);
  expect(await runJob(host, job('event.settle'), 'one')).toBe(0);
  host.now = new Date(host.now.getTime() + 2_000);
  expect(await runJob(host, job('event.settle'), 'one')).toBe(1);
  expect(await seatsOf(id)).toMatchObject({ taken: 1, waiting: 0, claims: [] });
  expect((await ask(host, next, 'event.get', { id })).registration?.status).toBe('confirmed');
  const late: Partial<Registration> = { _id: `${id}:${dead.memberId}`, state: 'confirmed', arrival: claim.arrival };
  await expect(host.db.collection<Registration>('event_registrations').insertOne(late as Registration)).rejects.toThrow(
    /duplicate|E11000/i,
  );
  expect((await ask(host, dead, 'event.register', { eventId: id })).registration).toMatchObject({ status: 'waitlisted', place: 1 });
});

test('figures that disagree with the registrations are found and put right', async () => {
  const id = await publishNew({ capacity: 3 });
  for (const one of await people(2)) await ask(host, one, 'event.register', { eventId: id });
  await host.db.collection<Event>('events').updateOne({ _id: id }, { $set: { 'seats.taken': 3, 'seats.waiting': 1 } });
  await runJob(host, job('event.recount'), 'one');
  expect(await seatsOf(id)).toMatchObject({ taken: 2, waiting: 0 });
});

test('a day before, everybody with a place is reminded once; home shows it', async () => {
  const id = await publishNew({ closesAt: hours(1) });
  const [one] = (await people(1)) as [Actor];
  await ask(host, one, 'event.register', { eventId: id });
  expect((await ask(host, one, 'home.summary', {})).events.find((event) => event.id === id)).toMatchObject({
    taken: 1,
    registration: 'confirmed',
  });
  host.now = new Date(hours(30));
  await runJob(host, job('event.remind'), 'one');
  await runJob(host, job('event.remind'), 'one');
  await deliverAll(host);
  expect((await ask(host, one, 'notification.list', {})).items.filter(({ title }) => title === '活动提醒：乒乓球赛')).toHaveLength(1);
  expect((await ask(host, one, 'home.summary', {})).waiting.map(({ key }) => key)).toContain(`event:${id}`);
});

test('my list holds every registration of mine, page by page', async () => {
  const [one] = (await people(1)) as [Actor];
  const ids = [];
  for (const day of [1, 2, 3]) {
    const id = await publishNew({ endsAt: hours(52 + day) });
    await ask(host, one, 'event.register', { eventId: id });
    ids.push(id);
  }
  const first = await ask(host, one, 'event.list', { filter: 'mine', limit: 2 });
  const rest = await ask(host, one, 'event.list', { filter: 'mine', limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map((item) => item.id)).toEqual(ids.reverse());
});

test('a roster of more than a page is complete and in order of arrival', async () => {
  const id = await publishNew({ capacity: 20 });
  for (const one of await people(12)) await ask(host, one, 'event.register', { eventId: id });
  const first = await ask(host, officer, 'event.registrations', { eventId: id, limit: 8 });
  const rest = await ask(host, officer, 'event.registrations', { eventId: id, limit: 8, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ arrival }) => arrival)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test.each([
  ['an unknown field', { colour: 'red' }, 'colour'],
  ['no place at all', { capacity: 0 }, 'capacity'],
  ['half a place', { capacity: 1.5 }, 'capacity'],
  ['too many places', { capacity: 100_001 }, 'capacity'],
  ['an operator object', { title: { $gt: '' } }, 'title'],
  ['closing before opening', { closesAt: hours(-2) }, 'closesAt'],
  ['closing in the past', { opensAt: hours(-5), closesAt: hours(-1) }, 'closesAt'],
  ['closing after the end', { closesAt: hours(60) }, 'closesAt'],
  ['ending before the start', { endsAt: hours(40) }, 'endsAt'],
  ['a day that does not exist', { startsAt: '2026-02-30T00:00:00Z' }, 'startsAt'],
  ['a group of another union', { audience: { unitIds: ['group9'] } }, 'audience.unitIds'],
])('creating with %s is refused with the field named in Chinese', async (_what, changes, path) => {
  const before = await host.db.collection('events').countDocuments();
  const refusal = await refusalOf(host, officer, 'event.create', { ...plan(), ...changes });
  expect([refusal.code, refusal.fields[0]?.path]).toEqual(['INVALID_INPUT', path]);
  expect(refusal.message).toMatch(/[一-龥]/);
  expect(await host.db.collection('events').countDocuments()).toBe(before);
});

test("the system operations are nobody else's", async () => {
  const id = await publishNew();
  for (const operation of ['event.settle', 'event.end', 'event.remind'])
    expect((await refusalOf(host, officer, operation, { id })).code).toBe('FORBIDDEN');
  await expect(asSystem(host, 'event.settle', { id }, UNION)).rejects.toThrow('名额没有需要整理的地方');
});
