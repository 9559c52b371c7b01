/** An event kept by an earlier release is brought up to this one, may be brought up twice, and people go on signing up for it. */
import { ask, plantMember, plantUnits, testHost, UNION, type TestHost } from '../core/testing';
import { eventParties } from './migrations';
import type { Event, Registration } from './store';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
});
afterAll(() => host.close());

const hours = (count: number) => new Date(host.now.getTime() + count * 3_600_000).toISOString();

test('an event with one inside and one in line keeps both, and the next one waits behind them', async () => {
  const [inside, waiting, next] = await Promise.all(['甲', '乙', '丙'].map((name) => plantMember(host, { name: `会员${name}` })));
  const old = {
    _id: 'old',
    unionId: UNION,
    title: '旧活动',
    description: '',
    place: '礼堂',
    state: 'published',
    opensAt: hours(-1),
    closesAt: hours(5),
    startsAt: hours(8),
    endsAt: hours(9),
    cancelUntil: null,
    audience: {},
    to: { unitIds: ['*'], roles: ['*'], tags: ['*'] },
    capacity: 1,
    waitlist: true,
    needsApproval: false,
    feeFen: 0,
    seats: { taken: 1, waiting: 1, arrivals: 2, version: 2, claims: [] },
    secret: 's',
    authorId: 'o',
    authorName: '干事',
    createdAt: hours(-9),
    revision: 0,
    cancelReason: null,
    remindedAt: null,
  };
  await host.db.collection<{ _id: string }>('events').insertOne(old);
  const registration = (memberId: string, state: string, arrival: number) => ({
    _id: `old:${memberId}`,
    unionId: UNION,
    eventId: 'old',
    memberId,
    groupId: 'group1',
    name: '会员',
    state,
    arrival,
    at: hours(-1),
    endsAt: old.endsAt,
    remark: '',
    reason: null,
    promotedAt: null,
    checkedInAt: null,
  });
  await host.db
    .collection<{ _id: string }>('event_registrations')
    .insertMany([registration(inside!.memberId, 'confirmed', 1), registration(waiting!.memberId, 'waitlisted', 2)]);
  await eventParties.up(host.db);
  await eventParties.up(host.db);
  const event = (await host.db.collection<Event>('events').findOne({ _id: 'old' }))!;
  expect(event.seats).toMatchObject({ taken: 1, waiting: 1, wanted: 1, items: {} });
  expect(await host.db.collection<Registration>('event_registrations').countDocuments({ places: 1, itemIds: [] })).toBe(2);
  expect((await ask(host, next!, 'event.register', { eventId: 'old' })).registration).toMatchObject({ status: 'waitlisted', place: 2 });
  await ask(host, inside!, 'event.cancelRegistration', { eventId: 'old' });
  expect((await ask(host, waiting!, 'event.get', { id: 'old' })).registration).toMatchObject({ status: 'confirmed', places: 1 });
});
