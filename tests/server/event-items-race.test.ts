/** Two processes race for items, families and teams: no item, event or team ever holds one too many; check-then-insert would. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, plantMember, plantUnits, testHost, type TestHost } from '../../cloudfunctions/core/testing';
import { runJob } from '../../cloudfunctions/core/jobs';
import { jobs } from '../../cloudfunctions/event/jobs';
import type { Event, Registration } from '../../cloudfunctions/event/store';
import { fits, isSeatedStatus, seatsOfItem } from '../../cloudfunctions/event/rules-seats';
import type { Team } from '../../cloudfunctions/event/team-store';
import type { Actor } from '../../types/actor';
import type { Envelope } from '../../types/errors';
import type { Race, RaceCall } from './racer';

jest.setTimeout(180_000);
const CALLERS = 160;
const PLACES = 90;
const CAPACITIES = { i1: 20, i2: 30, i3: 200 } as const;

let host: TestHost;
let officer: Actor;
let callers: Actor[];
beforeAll(async () => {
  host = await testHost(new Date().toISOString());
  host.clock = () => new Date();
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer' });
  callers = await Promise.all(Array.from({ length: CALLERS }, (_, index) => plantMember(host, { name: `会员${index}` })));
});
afterAll(() => host.close());

const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
async function publishNew(changes: object): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', {
    title: '运动会',
    capacity: PLACES,
    opensAt: fromNow(-1),
    closesAt: fromNow(24),
    startsAt: fromNow(48),
    endsAt: fromNow(50),
    place: '田径场',
    ...changes,
  });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const items = [{ title: '百米', capacity: CAPACITIES.i1 }, { title: '跳远', capacity: CAPACITIES.i2 }, { title: '拔河' }];
const choices = [['i1'], ['i2'], ['i1', 'i2'], ['i3'], ['i2', 'i3'], ['i1', 'i3']];
const family = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `家属${index}`, relation: 'child' }));
const halves = <T>(all: T[]): [T[], T[]] => [all.filter((_, index) => index % 2 === 0), all.filter((_, index) => index % 2 === 1)];
const eventOf = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!;
const registrationsOf = (id: string) => host.db.collection<Registration>('event_registrations').find({ eventId: id }).toArray();

/** Starts a process with its calls, and answers what each caller was told once both have ended. */
async function raceAll(calls: RaceCall[]): Promise<Map<string, Envelope<unknown>>> {
  const answers = new Map<string, Envelope<unknown>>();
  const children = await Promise.all(halves(calls).map((own) => start({ kind: 'calls', calls: own }, answers)));
  await finish(children);
  return answers;
}
async function start(race: object, answers: Map<string, Envelope<unknown>>): Promise<ChildProcess> {
  const child = fork(join(__dirname, 'racer.ts'), { execArgv: ['--import', 'tsx'], serialization: 'json' });
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: { ready?: boolean; memberId?: string; envelope?: Envelope<unknown> }) => {
      if (message.ready) resolve();
      if (message.memberId) answers.set(message.memberId, message.envelope!);
    });
  });
  child.send({ ...race, uri: process.env.TEST_MONGODB_URI!, database: host.db.databaseName } as Race);
  await ready;
  return child;
}
async function finish(children: ChildProcess[]): Promise<void> {
  const ended = children.map((child) => once(child, 'exit'));
  for (const child of children) child.send('go');
  await Promise.all(ended);
}

/** What is written says what the figures say, and neither the event nor an item holds more than it has. */
async function expectSound(id: string): Promise<Registration[]> {
  const { seats, capacity, items: planned } = await eventOf(id);
  const all = await registrationsOf(id);
  const seated = all.filter(({ state }) => isSeatedStatus(state));
  const waiting = all.filter(({ state }) => state === 'waitlisted');
  const sum = (list: Registration[]) => list.reduce((total, { places }) => total + places, 0);
  expect(seats.claims).toEqual([]);
  expect([seats.taken, seats.waiting, seats.wanted]).toEqual([sum(seated), waiting.length, sum(waiting)]);
  expect(seats.taken).toBeLessThanOrEqual(capacity);
  for (const { id: itemId, capacity: own } of planned) {
    const holding = seated.filter(({ itemIds }) => itemIds.includes(itemId));
    expect([itemId, seatsOfItem(seats, itemId).taken]).toEqual([itemId, sum(holding)]);
    expect(sum(holding)).toBeLessThanOrEqual(own ?? capacity);
  }
  return all;
}
const settle = () =>
  runJob(
    host,
    jobs.find(({ name }) => name === 'event.settle')!,
    'test',
  );

test('160 callers with families for items of 20 and 30 inside 90: neither level is ever oversold', async () => {
  const id = await publishNew({ items, maxItems: 2, companionsMax: 2 });
  const calls = callers.map((actor, index): RaceCall => ({
    actor,
    operation: 'event.register',
    input: { eventId: id, itemIds: choices[index % choices.length], companions: family(index % 3) },
    afterMs: (index * 7919) % 200,
  }));
  const answers = await raceAll(calls);
  expect([...answers.values()].filter(({ ok }) => !ok)).toEqual([]);
  await expectSound(id);
  host.clock = () => new Date(Date.now() + 11_000);
  await settle();
  host.clock = () => new Date();
  const all = await expectSound(id);
  expect(all).toHaveLength(CALLERS);
  const event = await eventOf(id);
  // Nothing is left over that anybody in line could have.
  for (const one of all.filter(({ state }) => state === 'waitlisted')) expect(fits(event, event.seats, one)).toBe(false);
});

test('people leave, change items and bring fewer while others come: still sound, and nobody is lost', async () => {
  const id = await publishNew({ items, maxItems: 2, companionsMax: 2, capacity: 40 });
  const [early, late] = [callers.slice(0, 50), callers.slice(50, 100)];
  for (const [index, actor] of early.entries())
    await ask(host, actor, 'event.register', {
      eventId: id,
      itemIds: choices[index % choices.length]!,
      companions: family(index % 3) as never,
    });
  const calls = [
    ...late.map((actor, index): RaceCall => ({
      actor,
      operation: 'event.register',
      input: { eventId: id, itemIds: choices[(index + 2) % choices.length], companions: family(index % 2) },
      afterMs: index * 4,
    })),
    ...early.map((actor, index): RaceCall => ({
      actor,
      operation: index % 3 === 0 ? 'event.cancelRegistration' : 'event.changeRegistration',
      input: { eventId: id, ...(index % 3 === 0 ? {} : index % 3 === 1 ? { companions: [] } : { itemIds: ['i3'] }) },
      afterMs: index * 4 + 2,
    })),
  ];
  const answers = await raceAll(calls);
  const codes = [...answers.values()].map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(codes.filter((code) => !['ok', 'NO_PLACE', 'CONFLICT'].includes(code))).toEqual([]);
  host.clock = () => new Date(Date.now() + 11_000);
  await settle();
  host.clock = () => new Date();
  const all = await expectSound(id);
  const left = all.filter(({ state }) => state === 'cancelled').length;
  expect(left).toBe(early.filter((_, index) => index % 3 === 0).length);
});

test('a whole department types one code at once: the team takes its four and not one more', async () => {
  const id = await publishNew({ team: { min: 2, max: 4 } });
  await ask(host, callers[0]!, 'event.register', { eventId: id, teamName: '飞毛腿' });
  const { code } = (await ask(host, callers[0]!, 'event.get', { id })).registration!.team!;
  const answers = await raceAll(
    callers
      .slice(1, 41)
      .map((actor, index) => ({ actor, operation: 'event.register', input: { eventId: id, teamCode: code }, afterMs: index % 5 })),
  );
  const codes = [...answers.values()].map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(codes.filter((one) => one === 'ok')).toHaveLength(3);
  expect(new Set(codes)).toEqual(new Set(['ok', 'TEAM_FULL']));
  const team = (await host.db.collection<Team>('event_teams').findOne({ eventId: id }))!;
  expect([team.size, team.members.length]).toEqual([4, 4]);
  const all = await expectSound(id);
  expect(
    all
      .filter(({ state }) => isSeatedStatus(state))
      .map(({ memberId }) => memberId)
      .sort(),
  ).toEqual(team.members.map(({ memberId }) => memberId).sort());
});

/** The database ends transactions that a killed process left open after a minute; until then their claims are only counted. */
async function sweepUntilMended(id: string): Promise<void> {
  host.clock = () => new Date(Date.now() + 11_000);
  for (let patience = 45; patience > 0 && (await eventOf(id)).seats.claims.length > 0; patience -= 1) {
    await settle();
    await sleep(2000);
  }
  await settle();
  host.clock = () => new Date();
}

test('a process killed amid sign-ups, leaving and offers with families: the sweep leaves nothing that is not true', async () => {
  const id = await publishNew({ items, maxItems: 2, companionsMax: 2, capacity: 40, offerHours: 2 });
  const [early, late] = [callers.slice(0, 60), callers.slice(60, 140)];
  for (const [index, actor] of early.entries())
    await ask(host, actor, 'event.register', {
      eventId: id,
      itemIds: choices[index % choices.length]!,
      companions: family(index % 3) as never,
    });
  const leaving = early.map((actor, index): RaceCall => ({
    actor,
    operation: 'event.cancelRegistration',
    input: { eventId: id },
    afterMs: index * 3,
  }));
  const taking = early.map((actor, index): RaceCall => ({
    actor,
    operation: 'event.acceptOffer',
    input: { eventId: id },
    afterMs: index * 5 + 40,
  }));
  const coming = late.map((actor, index): RaceCall => ({
    actor,
    operation: 'event.register',
    input: { eventId: id, itemIds: choices[index % choices.length], companions: family(index % 3) },
    afterMs: index * 3,
  }));
  const told = new Map<string, Envelope<unknown>>();
  const doomed = await start({ kind: 'calls', calls: [...halves(coming)[0], ...leaving.slice(0, 30)], diesAt: 20 }, told);
  const survivor = await start({ kind: 'calls', calls: [...halves(coming)[1], ...taking.slice(30), ...leaving.slice(30, 40)] }, new Map());
  await finish([doomed, survivor]);
  expect(told.size).toBeLessThan(70);
  await sweepUntilMended(id);
  const all = await expectSound(id);
  const event = await eventOf(id);
  for (const one of all.filter(({ state }) => state === 'waitlisted')) expect(fits(event, event.seats, one)).toBe(false);
  // Whoever was told yes is in, or in line, or was offered a place since; nobody's answer was lost with the process.
  const kept = new Map(all.map(({ memberId, state }) => [memberId, state]));
  for (const [memberId, answer] of told)
    if (answer.ok && late.some((one) => one.memberId === memberId))
      expect(['confirmed', 'waitlisted', 'offered']).toContain(kept.get(memberId));
});

test('control: the same two processes oversell an item when they check and then insert', async () => {
  const [left, right] = halves(callers.map(({ memberId }) => memberId));
  const answers = new Map<string, Envelope<unknown>>();
  const children = await Promise.all(
    [left, right].map((memberIds) => start({ kind: 'checkThenInsert', eventId: 'item', capacity: CAPACITIES.i1, memberIds }, answers)),
  );
  const ended = children.map((child) => once(child, 'exit'));
  const checked = children.map(
    (child) =>
      new Promise<void>((resolve) => {
        child.on('message', (message: { checked?: boolean }) => {
          if (message.checked) resolve();
        });
      }),
  );
  for (const child of children) child.send('go');
  await Promise.all(checked);
  for (const child of children) child.send('write');
  await Promise.all(ended);
  expect(await host.db.collection('control').countDocuments({ eventId: 'item' })).toBeGreaterThan(CAPACITIES.i1);
});
