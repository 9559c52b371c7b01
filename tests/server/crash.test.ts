/**
 * Killed without warning, by turns the gateway and the database, in the middle of sign-ups, cancellations, offers,
 * payments and an import: what was answered holds, what was not is answered when sent again, and the sweeps mend the rest.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyChain } from '../../cloudfunctions/core/audit';
import { areSame, counted, seatsDue } from '../../cloudfunctions/event/rules-seats';
import type { Event, Registration } from '../../cloudfunctions/event/store';
import type { Bill } from '../../cloudfunctions/dues/store';
import { openWorld, type Call, type World } from './crash-world';

jest.setTimeout(400_000);
const PLACES = 12;
const APPLICANTS = 36;
const PAYERS = 24;
const NEWCOMERS = 150;

let world: World;
let unionId: string;
const applicants = Array.from({ length: APPLICANTS }, (_, index) => `m${String(index + 1).padStart(4, '0')}`);

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['officer', 'treasurer', ...applicants]) await world.signIn(account);
  unionId = (await world.read<{ member: { unionId: string } }>('officer', 'session.me', {})).member.unionId;
});
afterAll(() => world?.close());

const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const idOf = (call: Call) => (call.answer as { data: { id: string } }).data.id;

async function publishNew(): Promise<string> {
  const created = world.plan('officer', 'event.create', {
    title: '断电也不乱的活动',
    capacity: PLACES,
    opensAt: fromNow(-1),
    closesAt: fromNow(24),
    startsAt: fromNow(48),
    endsAt: fromNow(50),
    place: '礼堂',
    audience: {},
    waitlist: true,
    offerHours: 2,
  });
  await world.send(created);
  await world.send(world.plan('officer', 'event.publish', { id: idOf(created) }));
  return idOf(created);
}

const openBills = () =>
  world.db
    .collection<Bill>('bills')
    .find({ unionId, status: 'open', isClosed: false, kind: 'normal' as never })
    .sort({ month: -1, employeeNo: 1 })
    .limit(PAYERS)
    .toArray();

/** Everything that goes on at once in one round, each call with the moment it is sent. */
async function plansOf(round: number, eventId: string): Promise<{ call: Call; afterMs: number }[]> {
  const applying = applicants.map((account, index) => ({
    call: world.plan(account, 'event.register', { eventId }),
    afterMs: (index * 37) % 500,
  }));
  // Some of those who came first leave again, which offers their places to others.
  const leaving = applying.slice(0, 8).map(({ call, afterMs }, index) => ({
    call: world.plan(call.account, 'event.cancelRegistration', { eventId }),
    afterMs: afterMs + 450 + index * 40,
  }));
  const paying = (await openBills()).map(({ memberId, month, amountFen }, index) => ({
    call: world.plan('treasurer', 'dues.record', {
      memberId,
      month,
      amountFen,
      method: 'cash',
      paidAt: new Date(Date.now() - 60_000).toISOString(),
      reference: `R${round}-${index}`,
    }),
    afterMs: index * 40,
  }));
  const group = (await world.db.collection('units').findOne({ parentId: unionId, kind: 'group' }))!.name as string;
  const rows = Array.from({ length: NEWCOMERS }, (_, index) => ({
    工号: `C${round}${String(index).padStart(4, '0')}`,
    姓名: `新会员${round}${index}`,
    小组: group,
  }));
  const importing = { call: world.plan('officer', 'member.import', { rows, dryRun: false }), afterMs: 250 };
  return [...applying, ...leaving, ...paying, importing];
}

/** As a client does after a lost answer: the same call again, until the server settles it. */
async function settle(call: Call): Promise<void> {
  for (let patience = 40; !call.answer && patience > 0; patience -= 1) {
    await world.send(call);
    if (!call.answer) await sleep(2000);
  }
}

/** What is wrong with the event's figures, its registrations or the promises made; empty when all is well. */
async function troubleOf(eventId: string, calls: Call[]): Promise<string[]> {
  const event = (await world.db.collection<Event>('events').findOne({ _id: eventId }))!;
  const all = await world.db.collection<Registration>('event_registrations').find({ eventId }).toArray();
  const tallies = all.map(({ state, itemIds, places }) => ({ state, itemIds, places, count: 1 }));
  const due = seatsDue(counted(event, tallies), event.seats.claims, all);
  const seated = all.filter(({ state }) => ['confirmed', 'offered'].includes(state)).length;
  const lost = calls.filter(
    ({ operation, answer, account }) =>
      operation === 'event.register' &&
      answer?.ok &&
      !all.some(({ name, _id }) => _id === idOfRegistration(answer.data) || name === account),
  );
  return [
    ...(event.seats.claims.length > 0 ? ['claims are left open'] : []),
    ...(areSame(event.seats, due) ? [] : [`seats say ${JSON.stringify(event.seats)}, records ${JSON.stringify(due)}`]),
    ...(seated > PLACES ? [`${seated} of ${PLACES} places given`] : []),
    ...(seated < PLACES && all.some(({ state }) => state === 'waitlisted') ? ['a place is free while somebody waits'] : []),
    ...(new Set(all.map(({ memberId }) => memberId)).size === all.length ? [] : ['somebody is registered twice']),
    ...lost.map(({ account }) => `the registration of ${account} was promised and is gone`),
  ];
}
const idOfRegistration = (data: unknown) => (data as { registration: { id: string } }).registration.id;

async function expectMoneySound(calls: Call[]): Promise<void> {
  const paid = calls.filter(({ operation }) => operation === 'dues.record');
  const payments = world.db.collection<{ _id: string; receiptNo: string }>('payments');
  const kept = await payments.find({ unionId } as never).toArray();
  expect(new Set(kept.map(({ receiptNo }) => receiptNo)).size).toBe(kept.length);
  for (const { answer, input } of paid) {
    expect(answer).toMatchObject({ ok: true });
    const { memberId, month, reference } = input as { memberId: string; month: string; reference: string };
    expect(await payments.countDocuments({ unionId, memberId, reference } as never)).toBe(1);
    expect((await world.db.collection<Bill>('bills').findOne({ _id: `${memberId}:${month}` }))?.status).toBe('paid');
  }
  expect(await world.read('treasurer', 'dues.reconcile', {})).toMatchObject({ isRight: true });
}

const rounds = [
  { kills: 'database', atMs: 320 },
  { kills: 'gateway', atMs: 300 },
  { kills: 'database', atMs: 700 },
  { kills: 'gateway', atMs: 620 },
] as const;

test.each(rounds.map((round, index) => ({ ...round, number: index + 1 })))(
  'round $number: the $kills is killed after $atMs ms, and everything comes right',
  async ({ kills, atMs, number }) => {
    const eventId = await publishNew();
    const plans = await plansOf(number, eventId);
    const sent = Promise.all(plans.map(async ({ call, afterMs }) => sleep(afterMs).then(() => world.send(call))));
    await sleep(atMs);
    if (kills === 'gateway') await world.killGateway();
    else world.killDatabase();
    if (kills === 'gateway') await world.startGateway();
    await sent;
    await world.untilReady();
    const calls = plans.map(({ call }) => call);
    // Not everything was answered before, or the kill came too late to prove anything.
    expect(calls.filter(({ answer }) => !answer).length).toBeGreaterThan(0);
    for (const call of calls) await settle(call);
    expect(calls.filter(({ answer }) => !answer).map(({ operation }) => operation)).toEqual([]);

    let trouble = await troubleOf(eventId, calls);
    for (let patience = 60; trouble.length > 0 && patience > 0; patience -= 1) {
      await sleep(2000);
      trouble = await troubleOf(eventId, calls);
    }
    expect(trouble).toEqual([]);
    await expectMoneySound(calls);
    const newcomers = { unionId, employeeNo: { $regex: `^C${number}` } };
    expect(await world.db.collection('members').countDocuments(newcomers)).toBe(NEWCOMERS);
    // Sent once more, each gives its first answer.
    for (const call of calls) {
      const first = call.answer;
      if (!first?.ok) continue;
      await world.send(call);
      expect(call.answer).toEqual(first);
    }
    expect(await verifyChain({ db: world.db }, unionId)).toMatchObject({ isIntact: true });
  },
);
