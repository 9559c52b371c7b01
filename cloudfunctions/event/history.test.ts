/** Random histories through the real runner on the real database: after every step the figures are what is written, and never too many. */
import fc from 'fast-check';
import type { Actor } from '../../types/actor';
import { plantMember, plantUnits, ask, testHost, type TestHost } from '../core/testing';
import { run, runAsSystem } from '../core/run';
import { isSeatedStatus, seatsOfItem } from './rules-seats';
import type { Event, Registration } from './store';

jest.setTimeout(240_000);
let host: TestHost;
let officer: Actor;
let people: Actor[];
const START = '2026-11-24T02:00:00.000Z';
beforeAll(async () => {
  host = await testHost(START);
  host.onError = undefined;
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer' });
  people = await Promise.all(Array.from({ length: 7 }, (_, index) => plantMember(host, { name: `会员${index}` })));
});
afterAll(() => host.close());
const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();

const parts = fc.record({
  itemIds: fc.subarray(['i1', 'i2', 'i3'], { minLength: 1 }),
  family: fc.nat(2),
});
const step = fc.record({
  kind: fc.constantFrom(
    'register',
    'register',
    'register',
    'change',
    'cancel',
    'accept',
    'decline',
    'expire',
    'approve',
    'reject',
    'enlarge',
  ),
  who: fc.nat(6),
  parts,
});

/** Every status that was seen: a history in which nothing happens proves nothing. */
const reached = new Set<string>();

async function expectSound(id: string): Promise<void> {
  const event = (await host.db.collection<Event>('events').findOne({ _id: id }))!;
  const all = await host.db.collection<Registration>('event_registrations').find({ eventId: id }).toArray();
  for (const { state } of all) reached.add(state);
  const sum = (list: Registration[]) => list.reduce((total, { places }) => total + places, 0);
  const seated = all.filter(({ state }) => isSeatedStatus(state));
  const waiting = all.filter(({ state }) => state === 'waitlisted');
  const { seats, capacity, items } = event;
  expect(seats.claims).toEqual([]);
  expect([seats.taken, seats.waiting, seats.wanted]).toEqual([sum(seated), waiting.length, sum(waiting)]);
  expect(seats.taken).toBeLessThanOrEqual(capacity);
  for (const item of items) {
    const taken = sum(seated.filter(({ itemIds }) => itemIds.includes(item.id)));
    expect([item.id, seatsOfItem(seats, item.id).taken]).toEqual([item.id, taken]);
    expect(taken).toBeLessThanOrEqual(item.capacity ?? capacity);
  }
}

test('any history of signing up, changing, leaving, offers, review and more places keeps the figures true', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ capacity: fc.integer({ min: 1, max: 6 }), needsApproval: fc.boolean(), offerHours: fc.constantFrom(0, 3) }),
      fc.array(step, { minLength: 12, maxLength: 24 }),
      async (plan, steps) => {
        host.now = new Date(START);
        const { id } = await ask(host, officer, 'event.create', {
          title: '运动会',
          opensAt: hours(-1),
          closesAt: hours(400),
          startsAt: hours(500),
          endsAt: hours(504),
          place: '田径场',
          items: [{ title: '百米', capacity: 1 }, { title: '跳远', capacity: Math.min(2, plan.capacity) }, { title: '拔河' }],
          maxItems: 3,
          companionsMax: 2,
          ...plan,
        });
        await ask(host, officer, 'event.publish', { id });
        let { capacity } = plan;
        for (const { kind, who, parts: chosen } of steps) {
          const actor = people[who]!;
          const signed = {
            itemIds: chosen.itemIds,
            companions: Array.from({ length: chosen.family }, (_, index) => ({ name: `家属${index}`, relation: 'child' })),
          };
          const call = (operation: string, input: object, as = actor) =>
            run(host, { operation, actor: as, input: { eventId: id, ...input } });
          const review = (decision: string) =>
            run(host, {
              operation: 'event.review',
              actor: officer,
              input: { registrationId: `${id}:${actor.memberId}`, decision, reason: '不合条件' },
            });
          if (kind === 'register') await call('event.register', signed);
          if (kind === 'change') await call('event.changeRegistration', signed);
          if (kind === 'cancel') await call('event.cancelRegistration', {});
          if (kind === 'accept') await call('event.acceptOffer', {});
          if (kind === 'decline') await call('event.declineOffer', {});
          if (kind === 'approve' || kind === 'reject') await review(kind);
          if (kind === 'enlarge') await run(host, { operation: 'event.update', actor: officer, input: { id, capacity: (capacity += 1) } });
          if (kind === 'expire') {
            host.now = new Date(host.now.getTime() + 4 * 3_600_000);
            await runAsSystem(host, 'event.expireOffers', { id }, officer.unionId, `${id}:${host.now.getTime()}`).catch(() => undefined);
          }
          await expectSound(id);
        }
      },
    ),
    { numRuns: 16, seed: 7 },
  );
  expect([...reached].sort()).toEqual(['cancelled', 'confirmed', 'offered', 'pending', 'rejected', 'waitlisted']);
});
