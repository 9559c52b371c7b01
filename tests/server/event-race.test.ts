/** Two processes race for places: never one too many, always in order of arrival, and a process killed in the middle leaves nothing wrong. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope } from '../../types/errors';
import type { Actor } from '../../types/actor';
import type { Event, Registration } from '../../cloudfunctions/event/store';
import { jobs } from '../../cloudfunctions/event/jobs';
import { runJob } from '../../cloudfunctions/core/jobs';
import { ask, plantMember, plantUnits, testHost, UNION, type TestHost } from '../../cloudfunctions/core/testing';
import type { Race, RaceCall } from './racer';

jest.setTimeout(120_000);
const CALLERS = 300;
const PLACES = 100;

type Answer = Envelope<{ registration: { id: string; status: string; place?: number } }>;
type Racer = { child: ChildProcess; answers: Map<string, Answer>; ended: Promise<unknown>; heard: (what: string) => Promise<void> };

let host: TestHost;
let officer: Actor;
let callers: Actor[];

beforeAll(async () => {
  host = await testHost(new Date().toISOString());
  host.clock = () => new Date();
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer' });
  callers = await Promise.all(
    Array.from({ length: CALLERS }, (_, index) => plantMember(host, { name: `会员${index}`, groupId: index % 2 ? 'group1' : 'group2' })),
  );
});
afterAll(() => host.close());

const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', {
    title: '疗休养名额',
    capacity: PLACES,
    opensAt: fromNow(-1),
    closesAt: fromNow(24),
    startsAt: fromNow(48),
    endsAt: fromNow(50),
    place: '湖滨',
    audience: {},
    waitlist: true,
    ...changes,
  });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const eventOf = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!;
const registrationsOf = (id: string) =>
  host.db.collection<Registration>('event_registrations').find({ eventId: id }).sort({ arrival: 1 }).toArray();
const signUps = (eventId: string, who: Actor[], spreadMs = 300): RaceCall[] =>
  who.map((actor, index) => ({ actor, operation: 'event.register', input: { eventId }, afterMs: (index * 7919) % spreadMs }));
const halves = <T>(all: T[]): [T[], T[]] => [all.slice(0, all.length / 2), all.slice(all.length / 2)];

/** Starts a racer; it is ready when this answers. */
async function racer(
  race: Omit<Extract<Race, { kind: 'calls' }>, 'uri' | 'database'> | Omit<Extract<Race, { kind: 'checkThenInsert' }>, 'uri' | 'database'>,
): Promise<Racer> {
  const child = fork(join(__dirname, 'racer.ts'), { execArgv: ['--import', 'tsx'], serialization: 'json' });
  const answers = new Map<string, Answer>();
  const made: Racer = {
    child,
    answers,
    ended: once(child, 'exit'),
    heard: (what) =>
      new Promise((resolve) => {
        child.on('message', (message: Record<string, unknown>) => {
          if (message[what]) resolve();
        });
      }),
  };
  child.on('message', (message: { memberId?: string; envelope?: Answer }) => {
    if (message.memberId) answers.set(message.memberId, message.envelope!);
  });
  const ready = made.heard('ready');
  child.send({ ...race, uri: process.env.TEST_MONGODB_URI!, database: host.db.databaseName });
  await ready;
  return made;
}

async function raceAll(racers: Racer[]): Promise<Map<string, Answer>> {
  for (const { child } of racers) child.send('go');
  await Promise.all(racers.map(({ ended }) => ended));
  return new Map(racers.flatMap(({ answers }) => [...answers]));
}

const placed = (answer: Answer | undefined) => (answer?.ok ? answer.data.registration : null);

/** Whatever happened: the figures say what is written, nobody has a place too many, and the line is not overtaken. */
async function expectSound(id: string, openClaims = 0): Promise<Registration[]> {
  const { seats, capacity } = await eventOf(id);
  const all = await registrationsOf(id);
  const seated = all.filter(({ state }) => state === 'confirmed');
  const waiting = all.filter(({ state }) => state === 'waitlisted');
  const held = seats.claims.filter(({ isSeated }) => isSeated).length;
  expect(seats.claims.length).toBeLessThanOrEqual(openClaims);
  expect([seats.taken, seats.waiting]).toEqual([seated.length + held, waiting.length + seats.claims.length - held]);
  expect(seats.taken).toBeLessThanOrEqual(capacity);
  if (waiting.length > 0) expect(seats.taken).toBe(capacity);
  expect(new Set(all.map(({ arrival }) => arrival)).size).toBe(all.length);
  const lastIn = Math.max(...seated.map(({ arrival }) => arrival));
  expect(waiting.every(({ arrival }) => arrival > lastIn)).toBe(true);
  return all;
}

test('300 callers in two processes for 100 places: the first 100 get them, 200 wait in order of arrival', async () => {
  const id = await publishNew();
  const [left, right] = halves(callers);
  const racers = await Promise.all([left, right].map((who) => racer({ kind: 'calls', calls: signUps(id, who) })));
  const answers = await raceAll(racers);
  const all = await expectSound(id);
  expect(all.map(({ arrival }) => arrival)).toEqual(Array.from({ length: CALLERS }, (_, index) => index + 1));
  expect(all.map(({ state }) => state)).toEqual(all.map((_, index) => (index < PLACES ? 'confirmed' : 'waitlisted')));
  for (const { memberId, arrival, state } of all)
    expect(placed(answers.get(memberId))).toMatchObject({ status: state, ...(arrival > PLACES ? { place: arrival - PLACES } : {}) });
  for (const { answers: own } of racers)
    expect([...own.values()].filter((answer) => placed(answer)?.status === 'confirmed').length).toBeGreaterThan(0);
});

test('without a wait-list exactly 100 are told yes and 200 that it is full', async () => {
  const id = await publishNew({ waitlist: false });
  const racers = await Promise.all(halves(callers).map((who) => racer({ kind: 'calls', calls: signUps(id, who, 50) })));
  const answers = [...(await raceAll(racers)).values()];
  expect(answers.filter((answer) => placed(answer)?.status === 'confirmed')).toHaveLength(PLACES);
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'EVENT_FULL')).toHaveLength(CALLERS - PLACES);
  expect(await expectSound(id)).toHaveLength(PLACES);
});

test('control: the same two processes oversell when they check and then insert', async () => {
  const racers = await Promise.all(
    halves(callers.map(({ memberId }) => memberId)).map((memberIds) =>
      racer({ kind: 'checkThenInsert', eventId: 'control', capacity: PLACES, memberIds }),
    ),
  );
  const checked = racers.map(({ heard }) => heard('checked'));
  for (const { child } of racers) child.send('go');
  await Promise.all(checked);
  for (const { child } of racers) child.send('write');
  await Promise.all(racers.map(({ ended }) => ended));
  expect(await host.db.collection('control').countDocuments({ eventId: 'control' })).toBeGreaterThan(PLACES);
});

test('each person taps twice, once in each process: one registration, one number', async () => {
  const id = await publishNew();
  const who = callers.slice(0, 60);
  const racers = await Promise.all([who, who].map((people) => racer({ kind: 'calls', calls: signUps(id, people, 20) })));
  await raceAll(racers);
  const all = await expectSound(id);
  expect(all).toHaveLength(60);
  for (const { memberId } of who) expect(racers.filter(({ answers }) => answers.get(memberId)?.ok)).toHaveLength(1);
});

test('members leave while others come, in two processes: every freed place goes to the next in line', async () => {
  const id = await publishNew({ capacity: 20 });
  const [early, late] = [callers.slice(0, 60), callers.slice(60, 120)];
  await raceAll([await racer({ kind: 'calls', calls: signUps(id, early, 20) })]);
  const leaving = (await registrationsOf(id)).slice(0, 30).map(({ memberId }) => early.find((one) => one.memberId === memberId)!);
  const cancels = leaving.map((actor, index): RaceCall => ({
    actor,
    operation: 'event.cancelRegistration',
    input: { eventId: id },
    afterMs: index * 3,
  }));
  const racers = await Promise.all(
    halves(late).map((who, index) =>
      racer({ kind: 'calls', calls: [...signUps(id, who, 60), ...cancels.filter((_, at) => at % 2 === index)] }),
    ),
  );
  const answers = await raceAll(racers);
  expect(leaving.map(({ memberId }) => placed(answers.get(memberId))?.status)).toEqual(leaving.map(() => 'cancelled'));
  host.clock = () => new Date(Date.now() + 11_000);
  await runJob(
    host,
    jobs.find(({ name }) => name === 'event.settle')!,
    'test',
  );
  host.clock = () => new Date();
  const all = await expectSound(id);
  expect(all.filter(({ state }) => state === 'confirmed')).toHaveLength(20);
});

/** The database ends transactions that a killed process left open after a minute; until then their claims are only counted. */
async function sweepUntilMended(id: string): Promise<void> {
  const settle = jobs.find(({ name }) => name === 'event.settle')!;
  host.clock = () => new Date(Date.now() + 11_000);
  for (let patience = 45; patience > 0 && (await eventOf(id)).seats.claims.length > 0; patience -= 1) {
    await runJob(host, settle, 'test');
    await expectSound(id, CALLERS);
    await sleep(2000);
  }
  await runJob(host, settle, 'test');
  host.clock = () => new Date();
}

test('a process killed in the middle: nothing promised is lost, and the sweep gives its claims to those who wait', async () => {
  const id = await publishNew();
  const [left, right] = halves(callers);
  const [doomed, survivor] = (await Promise.all([
    racer({ kind: 'calls', calls: signUps(id, left, 40), diesAt: 15 }),
    racer({ kind: 'calls', calls: signUps(id, right, 40) }),
  ])) as [Racer, Racer];
  const answers = await raceAll([doomed, survivor]);
  expect(doomed.answers.size).toBeLessThan(left.length);
  expect((await eventOf(id)).seats.claims.length).toBeGreaterThan(0);
  await sweepUntilMended(id);
  const all = await expectSound(id);
  expect(all.filter(({ state }) => state === 'confirmed')).toHaveLength(PLACES);
  const kept = new Map(all.map((one) => [one.memberId, one.state]));
  for (const [memberId, answer] of answers) expect(['confirmed', placed(answer)!.status]).toContain(kept.get(memberId));
  expect(await host.db.collection('audit').countDocuments({ unionId: UNION, operation: 'event.settle' })).toBeGreaterThan(0);
});
