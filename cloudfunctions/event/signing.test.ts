/** Items, family, questions, offers and teams through the real runner on the real database. */
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import type { Actor } from '../../types/actor';
import { jobs } from './jobs';
import type { Event, Registration } from './store';
import type { Team } from './team-store';

let host: TestHost;
let officer: Actor;
const START = '2026-11-24T02:00:00.000Z';
beforeAll(async () => {
  host = await testHost(START);
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
});
beforeEach(() => {
  host.now = new Date(START);
});
afterAll(() => host.close());

const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();
const plan = (changes: object = {}) => ({
  title: '职工运动会',
  capacity: 4,
  opensAt: hours(-1),
  closesAt: hours(24),
  startsAt: hours(48),
  endsAt: hours(52),
  place: '田径场',
  audience: {},
  waitlist: true,
  ...changes,
});
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', plan(changes));
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const people = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => plantMember(host, { name: `会员${'甲乙丙丁戊己庚辛'[index]}` }))) as Promise<
    [Actor, Actor, Actor, Actor, ...Actor[]]
  >;
const seatsOf = async (id: string) => (await host.db.collection<Event>('events').findOne({ _id: id }))!.seats;
const job = (name: string) =>
  runJob(
    host,
    jobs.find((one) => one.name === name)!,
    'one',
  );
const sign = async (who: Actor, eventId: string, more: object = {}) =>
  (await ask(host, who, 'event.register', { eventId, ...more })).registration;
const statusOf = async (who: Actor, id: string) => (await ask(host, who, 'event.get', { id })).registration?.status ?? null;
const titlesOf = async (who: Actor) => {
  await deliverAll(host);
  return (await ask(host, who, 'notification.list', {})).items.map(({ title }) => title);
};
const child = (name: string) => ({ name, relation: 'child' as const, birthYear: 2018, isChild: true });

const items = [
  { title: '百米', capacity: 1, startsAt: hours(48), endsAt: hours(49) },
  { title: '跳远', capacity: 2, startsAt: hours(48.5), endsAt: hours(49.5) },
  { title: '拔河', startsAt: hours(50), endsAt: hours(51) },
];

test('an item has its own places within the event: who wants a full one waits, others come in past them', async () => {
  const id = await publishNew({ items, maxItems: 2 });
  const [a, b, c] = await people(4);
  expect(await sign(a, id, { itemIds: ['i1', 'i3'] })).toMatchObject({ status: 'confirmed' });
  expect(await sign(b, id, { itemIds: ['i1'] })).toMatchObject({ status: 'waitlisted', place: 1 });
  expect(await sign(c, id, { itemIds: ['i2'] })).toMatchObject({ status: 'confirmed' });
  expect(await seatsOf(id)).toMatchObject({
    taken: 2,
    waiting: 1,
    wanted: 1,
    items: { i1: { taken: 1, wanted: 1 }, i2: { taken: 1 }, i3: { taken: 1 } },
  });
  const seen = await ask(host, c, 'event.get', { id });
  expect(seen.items.map(({ title, taken, why }) => [title, taken, why])).toEqual([
    ['百米', 1, '已满1人，1人候补，选它会进入候补'],
    ['跳远', 1, null],
    ['拔河', 1, null],
  ]);
  await ask(host, a, 'event.changeRegistration', { eventId: id, itemIds: ['i3'] });
  expect(await statusOf(b, id)).toBe('confirmed');
  const full = await refusalOf(host, a, 'event.changeRegistration', { eventId: id, itemIds: ['i1', 'i3'] });
  expect([full.code, full.message]).toEqual(['NO_PLACE', expect.stringContaining('「百米」没有空位')]);
});

test('a place that nobody in line fits into goes to the next who asks, at once', async () => {
  const id = await publishNew({ capacity: 3, companionsMax: 2 });
  const [a, b, c] = await people(3);
  await sign(a, id);
  expect(await sign(b, id, { companions: [child('小甲'), child('小乙')] })).toMatchObject({ status: 'waitlisted', place: 1 });
  expect(await sign(c, id, { companions: [child('小丙')] })).toMatchObject({ status: 'confirmed' });
  expect(await seatsOf(id)).toMatchObject({ taken: 3, waiting: 1, wanted: 3 });
});

test.each([
  ['no item', {}, /请选择要参加的项目，最多2项/],
  ['two at once', { itemIds: ['i1', 'i2'] }, /时间冲突/],
  ['too many', { itemIds: ['i1', 'i2', 'i3'] }, /最多选2项/],
  ['one of another event', { itemIds: ['i9'] }, /请刷新后重新选择/],
])('signing up with %s is refused and writes nothing', async (_what, input, sentence) => {
  const id = await publishNew({ items, maxItems: 2 });
  const [a] = await people(1);
  const before = await seatsOf(id);
  const refusal = await refusalOf(host, a, 'event.register', { eventId: id, ...input });
  expect([refusal.fields[0]?.path, refusal.message]).toEqual(['itemIds', expect.stringMatching(sentence)]);
  expect(await seatsOf(id)).toEqual(before);
});

test('an item people chose cannot be taken away or made smaller than they are', async () => {
  const id = await publishNew({ items });
  const [a] = await people(1);
  await sign(a, id, { itemIds: ['i1'] });
  expect((await refusalOf(host, officer, 'event.update', { id, items: [{ ...items[1], id: 'i2' }] })).message).toMatch(
    '「百米」已有1人报名，不能删去',
  );
  expect((await refusalOf(host, officer, 'event.update', { id, items: [] })).fields[0]?.path).toBe('items');
  expect((await refusalOf(host, officer, 'event.update', { id, team: { min: 2, max: 3 } })).fields[0]?.path).toBe('team');
  await ask(host, officer, 'event.update', {
    id,
    items: [...items.map((item, index) => ({ ...item, id: `i${index + 1}` })), { title: '跳绳' }],
  });
  expect((await ask(host, a, 'event.get', { id })).items.map((item) => item.id)).toEqual(['i1', 'i2', 'i3', 'i4']);
});

test('family takes places; a freed place goes to the first in line whose family fits', async () => {
  const id = await publishNew({ companionsMax: 3 });
  const [a, b, c, d] = await people(4);
  await sign(a, id, { companions: [child('小甲'), child('小乙'), child('小丙')] });
  expect(await seatsOf(id)).toMatchObject({ taken: 4 });
  await sign(b, id, { companions: [child('小丁'), child('小戊')] });
  await sign(c, id);
  expect(await sign(d, id)).toMatchObject({ status: 'waitlisted', place: 3 });
  expect(await seatsOf(id)).toMatchObject({ taken: 4, waiting: 3, wanted: 5 });
  await ask(host, a, 'event.changeRegistration', { eventId: id, companions: [child('小甲'), child('小乙')] });
  expect([await statusOf(b, id), await statusOf(c, id), await statusOf(d, id)]).toEqual(['waitlisted', 'confirmed', 'waitlisted']);
  const more = await refusalOf(host, c, 'event.changeRegistration', { eventId: id, companions: [child('小己')] });
  expect([more.code, more.message]).toEqual(['NO_PLACE', expect.stringContaining('共2人')]);
  await ask(host, a, 'event.cancelRegistration', { eventId: id });
  expect([await statusOf(b, id), await statusOf(d, id)]).toEqual(['confirmed', 'waitlisted']);
  expect(await seatsOf(id)).toMatchObject({ taken: 4, waiting: 1, wanted: 1 });
});

test.each([
  [
    'a companion of a companion',
    { companions: [{ ...child('小甲'), companions: [child('小乙')] }] },
    'companions.0.companions',
    /家属不能再带家属/,
  ],
  ['more family than allowed', { companions: [child('小甲'), child('小乙')] }, 'companions', /最多带1位家属/],
  ['oneself as family', { companions: [child('会员甲')] }, 'companions.0.name', /本人不用再填/],
  ['no name', { companions: [{ relation: 'child' }] }, 'companions.0.name', /请填写家属姓名/],
  ['no answer to what must be answered', { answers: {} }, 'answers.q1', /请回答「尺码」/],
  ['an answer that is no option', { answers: { q1: '中' } }, 'answers.q1', /应选其中一项：大、小/],
])('signing up with %s is refused at the field', async (_what, input, path, sentence) => {
  const id = await publishNew({
    companionsMax: 1,
    questions: [{ title: '尺码', kind: 'single', options: ['大', '小'], isRequired: true }],
  });
  const [a] = await people(1);
  const refusal = await refusalOf(host, a, 'event.register', { eventId: id, answers: { q1: '大' }, ...input });
  expect([refusal.code, refusal.fields[0]?.path, refusal.message + refusal.fields.map(({ message }) => message).join()]).toEqual([
    'INVALID_INPUT',
    path,
    expect.stringMatching(sentence),
  ]);
  expect(await seatsOf(id)).toMatchObject({ taken: 0, arrivals: 0 });
});

test('answers, items and family are read by the officer on the roster', async () => {
  const id = await publishNew({
    items,
    companionsMax: 1,
    questions: [
      { title: '尺码', kind: 'single', options: ['大', '小'] },
      { title: '忌口', kind: 'text' },
    ],
  });
  const [a] = await people(1);
  await sign(a, id, { itemIds: ['i2'], companions: [child('小甲')], answers: { q1: '大', q2: ' ' } });
  const [line] = (await ask(host, officer, 'event.registrations', { eventId: id })).items;
  expect(line).toMatchObject({
    places: 2,
    items: ['跳远'],
    companions: [{ name: '小甲', relation: 'child', birthYear: 2018, isChild: true }],
    answers: [{ title: '尺码', text: '大' }],
    teamName: null,
  });
});

test('a freed place is offered for a time: taken, given back, or lost to the next; nobody has two', async () => {
  const id = await publishNew({ capacity: 1, offerHours: 6, companionsMax: 0 });
  const [a, b, c, d] = await people(4);
  for (const one of [a, b, c, d]) await sign(one, id);
  await ask(host, a, 'event.cancelRegistration', { eventId: id });
  const seen = await ask(host, b, 'event.get', { id });
  expect([seen.registration?.status, seen.registration?.offerUntil]).toEqual(['offered', hours(6)]);
  expect(seen.moves).toEqual(expect.arrayContaining(['acceptOffer', 'declineOffer']));
  expect(await titlesOf(b)).toContain('轮到您了：职工运动会');
  expect((await refusalOf(host, c, 'event.acceptOffer', { eventId: id })).message).toMatch('还没有轮到您');
  expect((await ask(host, b, 'home.summary', {})).waiting.find(({ key }) => key === `event:${id}`)).toMatchObject({ dueAt: hours(6) });
  await ask(host, b, 'event.declineOffer', { eventId: id });
  expect([await statusOf(b, id), await statusOf(c, id)]).toEqual(['cancelled', 'offered']);
  host.now = new Date(hours(6));
  expect((await refusalOf(host, c, 'event.acceptOffer', { eventId: id })).code).toBe('OFFER_OVER');
  expect(await job('event.expireOffers')).toBe(1);
  expect([await statusOf(c, id), await statusOf(d, id)]).toEqual(['cancelled', 'offered']);
  expect(await titlesOf(c)).toContain('候补名额已让出：职工运动会');
  expect((await ask(host, d, 'event.acceptOffer', { eventId: id })).registration.status).toBe('confirmed');
  expect(await seatsOf(id)).toMatchObject({ taken: 1, waiting: 0, wanted: 0 });
  expect(await job('event.expireOffers')).toBe(0);
});

test('an offer never outlives the start, and with approval the place is then still judged', async () => {
  const id = await publishNew({ capacity: 1, offerHours: 72, needsApproval: true, closesAt: hours(40) });
  const [a, b] = await people(2);
  await sign(a, id);
  await sign(b, id);
  await ask(host, officer, 'event.review', { registrationId: `${id}:${a.memberId}`, decision: 'reject', reason: '需先体检' });
  expect((await ask(host, b, 'event.get', { id })).registration?.offerUntil).toBe(hours(48));
  expect((await ask(host, b, 'event.acceptOffer', { eventId: id })).registration.status).toBe('pending');
});

test('whoever is not addressed sees why, though their office lets them see the event', async () => {
  const id = await publishNew({ audience: { unitIds: ['group2'] } });
  const refusal = await refusalOf(host, officer, 'event.register', { eventId: id });
  expect([refusal.code, refusal.message]).toEqual(['FORBIDDEN', '您不在这项活动的参加范围内']);
  expect((await ask(host, officer, 'event.get', { id })).reasons[0]).toMatchObject({
    code: 'FORBIDDEN',
    wayOut: expect.stringContaining('干事甲'),
  });
});

describe('teams', () => {
  const relay = (changes: object = {}) => publishNew({ capacity: 6, team: { min: 2, max: 3 }, ...changes });
  const teamOf = async (who: Actor, id: string) => (await ask(host, who, 'event.get', { id })).registration!.team!;
  const stored = (id: string) => host.db.collection<Team>('event_teams').find({ eventId: id }).toArray();

  test('a captain founds one, others join by its code, and it never grows past its size, even at once', async () => {
    const id = await relay();
    const [a, b, c, d] = await people(5);
    expect((await refusalOf(host, a, 'event.register', { eventId: id })).fields[0]?.path).toBe('teamCode');
    await sign(a, id, { teamName: '飞毛腿' });
    const { code, isCaptain } = await teamOf(a, id);
    expect([code, isCaptain]).toEqual([expect.stringMatching(/^[A-Z2-9]{6}$/), true]);
    expect((await refusalOf(host, b, 'event.register', { eventId: id, teamName: '飞毛腿' })).fields[0]?.path).toBe('teamName');
    expect(await ask(host, b, 'event.teamByCode', { eventId: id, code: code.toLowerCase() })).toMatchObject({
      name: '飞毛腿',
      captainName: '会员甲',
      size: 1,
    });
    const joined = await Promise.allSettled([b, c, d].map((one) => sign(one, id, { teamCode: code.toLowerCase() })));
    expect(joined.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const late = [b, c, d][joined.findIndex(({ status }) => status === 'rejected')]!;
    const refusal = await refusalOf(host, late, 'event.register', { eventId: id, teamCode: code });
    expect([refusal.code, refusal.message]).toEqual(['TEAM_FULL', expect.stringContaining('「飞毛腿」已满3人')]);
    expect((await stored(id)).map(({ size, members }) => [size, members.length])).toEqual([[3, 3]]);
    expect(await seatsOf(id)).toMatchObject({ taken: 3, claims: [] });
  });

  test('leaving hands the captaincy on, and the last one out dissolves the team and frees its name', async () => {
    const id = await relay();
    const [a, b, c] = await people(3);
    await sign(a, id, { teamName: '追风' });
    const { code } = await teamOf(a, id);
    await sign(b, id, { teamCode: code });
    await ask(host, a, 'event.cancelRegistration', { eventId: id });
    expect(await teamOf(b, id)).toMatchObject({
      isCaptain: true,
      size: 1,
      isShort: true,
      members: [{ name: '会员乙', isCaptain: true, status: 'confirmed' }],
    });
    await ask(host, b, 'event.cancelRegistration', { eventId: id });
    expect((await refusalOf(host, a, 'event.register', { eventId: id, teamCode: code })).fields[0]?.path).toBe('teamCode');
    await sign(c, id, { teamName: '追风' });
    expect((await ask(host, officer, 'event.teams', { eventId: id })).items.map(({ name, size }) => [name, size])).toEqual([['追风', 1]]);
  });

  test('a captain adds by name and number, lets go with a reason, and hands on; others may not', async () => {
    const id = await relay();
    const [a, b, c] = await people(3);
    await sign(a, id, { teamName: '先锋' });
    const { id: teamId, code } = await teamOf(a, id);
    expect((await refusalOf(host, a, 'event.addTeammate', { teamId, employeeNo: b.memberId, name: '别人' })).fields[0]?.path).toBe(
      'employeeNo',
    );
    await ask(host, a, 'event.addTeammate', { teamId, employeeNo: b.memberId, name: b.name });
    expect(await statusOf(b, id)).toBe('confirmed');
    expect(await titlesOf(b)).toContain('您已被加入队伍：职工运动会');
    expect((await refusalOf(host, a, 'event.addTeammate', { teamId, employeeNo: b.memberId, name: b.name })).code).toBe(
      'ALREADY_REGISTERED',
    );
    await sign(c, id, { teamCode: code });
    for (const operation of ['event.addTeammate', 'event.removeTeammate', 'event.passCaptain'])
      expect(
        (
          await refusalOf(host, b, operation, {
            teamId,
            ...(operation === 'event.addTeammate' ? { employeeNo: c.memberId, name: c.name } : { memberId: c.memberId }),
            ...(operation === 'event.removeTeammate' ? { reason: '换人' } : {}),
          })
        ).code,
      ).toBe('NOT_CAPTAIN');
    expect((await refusalOf(host, officer, 'event.passCaptain', { teamId, memberId: b.memberId })).code).toBe('NOT_FOUND');
    await ask(host, a, 'event.removeTeammate', { teamId, memberId: c.memberId, reason: '本人请求' });
    expect([await statusOf(c, id), (await seatsOf(id)).taken]).toEqual(['cancelled', 2]);
    expect((await refusalOf(host, a, 'event.removeTeammate', { teamId, memberId: a.memberId, reason: 'x' })).code).toBe('CONFLICT');
    await ask(host, a, 'event.passCaptain', { teamId, memberId: b.memberId });
    expect([(await teamOf(b, id)).isCaptain, (await teamOf(a, id)).isCaptain]).toEqual([true, false]);
  });

  test('an officer merges a team that is too few into one with room; too many, itself, or another event is refused', async () => {
    const id = await relay({ team: { min: 2, max: 3 } });
    const other = await relay();
    const [a, b, c, d] = await people(5);
    await sign(a, id, { teamName: '甲队' });
    await sign(b, id, { teamCode: (await teamOf(a, id)).code });
    await sign(c, id, { teamName: '乙队' });
    await sign(d, other, { teamName: '丙队' });
    const [first, second, third] = [await teamOf(a, id), await teamOf(c, id), await teamOf(d, other)];
    const merge = (teamId: string, intoId: string) => ({ teamId, intoId });
    expect((await refusalOf(host, c, 'event.mergeTeams', merge(second.id, first.id))).code).toBe('FORBIDDEN');
    expect((await refusalOf(host, officer, 'event.mergeTeams', merge(first.id, first.id))).message).toMatch('不能并入自己');
    expect((await refusalOf(host, officer, 'event.mergeTeams', merge(third.id, first.id))).message).toMatch('不是同一场活动');
    host.now = new Date(hours(25));
    await ask(host, officer, 'event.mergeTeams', merge(second.id, first.id));
    expect(await teamOf(c, id)).toMatchObject({ name: '甲队', size: 3, isShort: false, isCaptain: false });
    expect((await ask(host, officer, 'event.teams', { eventId: id })).items.map(({ name }) => name)).toEqual(['甲队']);
    expect(await titlesOf(a)).toContain('队伍已合并：职工运动会');
    expect((await refusalOf(host, officer, 'event.mergeTeams', merge(second.id, first.id))).message).toMatch('已经解散');
    expect(await seatsOf(id)).toMatchObject({ taken: 3 });
  });

  test('when the window shuts, teams too few are marked and told, and the organiser hears the figures, once', async () => {
    const id = await relay();
    const [a, b, c] = await people(3);
    await sign(a, id, { teamName: '足额' });
    await sign(b, id, { teamCode: (await teamOf(a, id)).code });
    await sign(c, id, { teamName: '独行' });
    host.now = new Date(hours(24));
    expect(await job('event.close')).toBeGreaterThan(0);
    await job('event.close');
    expect((await stored(id)).map(({ name, isShort }) => [name, isShort]).sort()).toEqual([
      ['独行', true],
      ['足额', false],
    ]);
    expect(await titlesOf(c)).toContain('队伍人数不足：职工运动会');
    expect(await titlesOf(a)).not.toContain('队伍人数不足：职工运动会');
    const heard = await ask(host, officer, 'notification.list', { limit: 50 });
    expect(
      heard.items.filter(
        ({ body, title, link }) => title === '报名已截止：职工运动会' && link?.includes(id) && body.includes('1支队伍人数不足'),
      ),
    ).toHaveLength(1);
    const { teamId } = (await host.db.collection<Registration>('event_registrations').findOne({ _id: `${id}:${a.memberId}` }))!;
    expect((await refusalOf(host, a, 'event.passCaptain', { teamId, memberId: b.memberId })).code).toBe('TEAM_CLOSED');
  });
});
