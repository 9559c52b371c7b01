/** The calendar and its feed through the real runner, the real database and the real gateway. */
import type { FastifyInstance } from 'fastify';
import { buildGateway } from '../../gateway/server';
import type { Actor } from '../../types/actor';
import { calendars } from '../collected.generated';
import type { CalendarItem } from '../core/collected';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let app: FastifyInstance;
let officer: Actor, member: Actor, stranger: Actor;
const others = { ...calendars };

const item = (key: string, startsAt: string, change: Partial<CalendarItem> = {}): CalendarItem => ({
  key,
  kind: 'event',
  title: `事项${key}`,
  startsAt,
  endsAt: null,
  isDeadline: false,
  place: '三号楼',
  link: '/pages/event/detail/index?id=1',
  ...change,
});

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  member = await plantMember(host, { name: '会员一' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
  app = await buildGateway({ host, logger: false });
  // One domain that tells of three things, and of a fourth to officers alone.
  for (const name of Object.keys(calendars)) delete calendars[name];
  calendars.test = (ctx, from, to) =>
    Promise.resolve(
      [
        item('a', '2026-11-24T01:00:00.000Z', { endsAt: '2026-11-25T09:00:00.000Z' }),
        item('b', '2026-11-26T01:00:00.000Z', { kind: 'dues', isDeadline: true }),
        item('c', '2026-12-20T01:00:00.000Z'),
        ...(ctx.actor.offices.length > 0 ? [item('office', '2026-11-27T01:00:00.000Z')] : []),
      ].filter(({ startsAt, endsAt }) => startsAt <= to && (endsAt ?? startsAt) >= from),
    );
});
afterAll(async () => {
  delete calendars.test;
  Object.assign(calendars, others);
  await app.close();
  await host.close();
});

test('a month shows what falls into its weeks, on the days it covers, with the public holidays', async () => {
  const month = await ask(host, member, 'calendar.month', {});
  expect([month.month, month.today, month.from, month.to]).toEqual(['2026-11', '2026-11-24', '2026-10-26', '2026-12-06']);
  expect(month.items.map(({ key, firstDay, lastDay }) => [key, firstDay, lastDay])).toEqual([
    ['a', '2026-11-24', '2026-11-25'],
    ['b', '2026-11-26', '2026-11-26'],
  ]);
  const october = await ask(host, member, 'calendar.month', { month: '2026-10', kinds: ['dues'] });
  expect(october.items).toEqual([]);
  expect(october.days.filter(({ kind }) => kind === 'work').map(({ day }) => day)).toEqual(['2026-10-10']);
});

test('the list goes on where the page before ended', async () => {
  const first = await ask(host, member, 'calendar.list', { limit: 2 });
  const second = await ask(host, member, 'calendar.list', { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  expect(second.nextCursor).toBeNull();
  const refusal = await refusalOf(host, member, 'calendar.list', { from: '2026-11-24', to: '2028-11-24' });
  expect([refusal.code, refusal.fields[0]?.path]).toEqual(['INVALID_INPUT', 'to']);
});

test('an officer enters days with their source, for the union alone, and takes them back', async () => {
  const day = { day: '2027-02-11', kind: 'off', name: '春节', source: '国务院办公厅通知' } as const;
  expect((await refusalOf(host, member, 'calendar.setDay', day)).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, officer, 'calendar.setDay', { ...day, source: '' })).fields[0]?.path).toBe('source');
  expect((await refusalOf(host, officer, 'calendar.setDay', { ...day, until: '2027-02-01' })).fields[0]?.path).toBe('until');
  expect(await ask(host, officer, 'calendar.setDay', { ...day, until: '2027-02-13' })).toEqual({ days: 3 });
  await ask(host, officer, 'calendar.setDay', { ...day, name: '春节假期' });
  const days = async (actor: Actor) =>
    (await ask(host, actor, 'calendar.holidays', { year: 2027 })).items.filter((one) => one.day === day.day);
  expect(await days(member)).toEqual([{ ...day, name: '春节假期', isOwn: true }]);
  expect(await days(stranger)).toEqual([]);
  expect(await ask(host, officer, 'calendar.clearDay', { day: day.day, until: '2027-02-13' })).toEqual({ days: 3 });
  expect(await days(member)).toEqual([]);
  expect((await refusalOf(host, officer, 'calendar.clearDay', { day: day.day })).message).toMatch('照常');
});

const addressOf = async (actor: Actor) => (await ask(host, actor, 'calendar.feed', {})).address!;
const fetchFeed = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

test('a feed is read without signing in, says titles and times only, and is 304 while unchanged', async () => {
  expect(await ask(host, member, 'calendar.feed', {})).toMatchObject({ isOn: false, address: null });
  await ask(host, member, 'calendar.renewFeed', {});
  const answer = await fetchFeed(await addressOf(member));
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(answer.body.match(/^SUMMARY:.*$/gm)?.map((line) => line.trim())).toEqual([
    'SUMMARY:事项a',
    'SUMMARY:事项b（期限）',
    'SUMMARY:事项c',
  ]);
  expect(answer.body).not.toMatch(/三号楼|pages/);
  const again = await fetchFeed(await addressOf(member), { 'if-none-match': String(answer.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await ask(host, member, 'calendar.feed', {})).fetchedAt).toBe(host.now.toISOString());
});

test('a new address ends the old one, and closing ends the last', async () => {
  const old = await addressOf(member);
  await ask(host, member, 'calendar.renewFeed', { kinds: ['dues'] });
  const fresh = await addressOf(member);
  expect((await fetchFeed(old)).statusCode).toBe(404);
  expect((await fetchFeed(fresh)).body).not.toMatch('事项a');
  await ask(host, member, 'calendar.revokeFeed', {});
  expect((await fetchFeed(fresh)).statusCode).toBe(404);
  expect((await refusalOf(host, member, 'calendar.revokeFeed', {})).code).toBe('CONFLICT');
});

test('the secret is kept nowhere: neither beside the feed nor in what commands remember', async () => {
  await ask(host, member, 'calendar.renewFeed', {}, 'a-request-id-of-its-own');
  const token = (await addressOf(member)).split('/').pop()!.replace('.ics', '');
  for (const { name } of await host.db.listCollections({}, { nameOnly: true }).toArray())
    expect(JSON.stringify(await host.db.collection(name).find().toArray())).not.toContain(token);
});

test('a feed shows what its owner may see when it is read: less after an office ends, nothing after leaving', async () => {
  await ask(host, officer, 'calendar.renewFeed', {});
  const address = await addressOf(officer);
  expect((await fetchFeed(address)).body).toMatch('事项office');
  const members = host.db.collection<{ _id: string }>('members');
  await members.updateOne({ _id: officer.memberId }, { $set: { offices: [] } });
  const less = await fetchFeed(address);
  expect([less.statusCode, less.body.includes('事项office')]).toEqual([200, false]);
  await members.updateOne({ _id: officer.memberId }, { $set: { state: 'left' } });
  expect((await fetchFeed(address)).statusCode).toBe(404);
});

test.each(['/calendar/nothing.ics', `/calendar/${'A'.repeat(43)}.ics`, '/calendar/%00.ics'])('%s is 404 in Chinese', async (url) => {
  const answer = await fetchFeed(url);
  expect([answer.statusCode, /[一-龥]/.test(answer.body)]).toEqual([404, true]);
});

test('readings from one address are limited', async () => {
  const statuses = new Set<number>();
  for (let count = 0; count < 320; count += 1) statuses.add((await fetchFeed('/calendar/nothing.ics')).statusCode);
  expect([...statuses]).toEqual([404, 429]);
});
