/** What events tell of themselves: the desk of officers, the calendar, the search, and a person's own data. */
import type { Actor } from '../../types/actor';
import { ask, plantMember, plantUnits, testHost, UNION, type TestHost } from '../core/testing';
import type { Context } from '../core/context';
import { calendarFor, deadlinesFor, ownDataOf, searchable } from './public';

let host: TestHost;
let officer: Actor, member: Actor, other: Actor, stranger: Actor;
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  member = await plantMember(host, { name: '会员甲' });
  other = await plantMember(host, { name: '会员乙', groupId: 'group2' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

const hours = (count: number) => new Date(host.now.getTime() + count * 3_600_000).toISOString();
const as = (actor: Actor) =>
  ({
    db: host.db,
    actor,
    now: host.now,
    at: host.now.toISOString(),
    scope: { level: 'union', memberId: actor.memberId, unionId: actor.unionId, unionIds: actor.unionIds, unitIds: [] },
  }) as unknown as Context;
async function create(changes: object): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', {
    title: '接力赛',
    capacity: 10,
    opensAt: hours(-1),
    closesAt: hours(24),
    startsAt: hours(48),
    endsAt: hours(50),
    place: '田径场',
    ...changes,
  });
  return id;
}
async function publish(changes: object): Promise<string> {
  const id = await create(changes);
  await ask(host, officer, 'event.publish', { id });
  return id;
}

test('each is told what is theirs, and no more', async () => {
  const relay = await publish({ team: { min: 2, max: 4 } });
  const judged = await publish({ title: '选拔', needsApproval: true, closesAt: hours(100), startsAt: hours(120), endsAt: hours(121) });
  const second = await publish({
    title: '二组茶话',
    audience: { unitIds: ['group2'] },
    closesAt: hours(100),
    startsAt: hours(110),
    endsAt: hours(111),
  });
  const draft = await create({ title: '草稿一场', opensAt: hours(30), closesAt: hours(40) });
  await ask(host, member, 'event.register', { eventId: relay, teamName: '飞毛腿', remark: '不吃辣' });
  await ask(host, member, 'event.register', { eventId: judged });

  const desk = await deadlinesFor(as(officer));
  const said = new Map(desk.map(({ key, source, action, count }) => [key, { source, action, count }]));
  expect(said.get(`event:${judged}:review`)).toMatchObject({ source: '报名审核', count: 1 });
  expect(said.get(`event:${relay}:teams`)).toMatchObject({ source: '组队人数下限', count: 1 });
  expect(said.get(`event:${relay}:closes`)?.action).toBe('还剩9个名额，看看要不要再通知');
  expect(said.get(`event:${draft}:draft`)?.action).toBe('核对后发布');
  expect(desk.every(({ title, link }) => title !== '' && link.startsWith('/pages/event/'))).toBe(true);
  expect(await deadlinesFor(as(member))).toEqual([]);

  const days = await calendarFor(as(member), hours(0), hours(130));
  expect(days.map(({ title }) => title).sort()).toEqual(['接力赛（已报名）', '选拔', '报名截止：接力赛', '报名截止：选拔'].sort());
  expect(days.find(({ key }) => key === `event:${relay}`)).toMatchObject({
    startsAt: hours(48),
    endsAt: hours(50),
    place: '田径场',
    isDeadline: false,
  });
  expect((await calendarFor(as(other), hours(0), hours(130))).map(({ title }) => title)).toContain('二组茶话');
  expect(await calendarFor(as(stranger), hours(0), hours(130))).toEqual([]);

  const ids = await searchable.idsAfter({ db: host.db }, UNION, null, 50);
  expect(ids).toEqual([relay, judged, second, draft].sort());
  expect(await searchable.idsAfter({ db: host.db }, UNION, ids[1]!, 50)).toEqual(ids.slice(2));
  expect(await searchable.entryOf({ db: host.db }, UNION, draft)).toBeNull();
  expect(await searchable.entryOf({ db: host.db }, UNION, relay)).toMatchObject({
    title: '接力赛',
    text: expect.stringContaining('田径场'),
  });
  const seen = async (actor: Actor) => (await searchable.visible(as(actor), ids)).map(({ title }) => title).sort();
  expect(await seen(member)).toEqual(['接力赛', '选拔'].sort());
  expect(await seen(officer)).toHaveLength(4);
  expect(await seen(stranger)).toEqual([]);

  const [own] = await ownDataOf(as(member));
  expect(own!.rows.map((row) => row.length)).toEqual([own!.columns.length, own!.columns.length]);
  expect(own!.rows.find(([title]) => title === '接力赛')).toEqual(expect.arrayContaining(['田径场', '已报名', '不吃辣']));
  expect((await ownDataOf(as(stranger)))[0]!.rows).toEqual([]);
});
