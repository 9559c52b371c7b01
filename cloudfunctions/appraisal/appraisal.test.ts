/** Appraisals through the real runner: joined groups, one secret rating each, weighted results; and their decisions as tables. */
import type { Actor } from '../../types/actor';
import { apartFrom } from '../core/database';
import { ask, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import { jobs } from './jobs';
import { calendarFor, waitingFor } from './public';
import { planTrouble, ratersOf, ratingsTrouble, seatGroups, type Seated } from './rules';

let host: TestHost;
let officer: Actor, chair: Actor, boss: Actor;
const delegates: Actor[] = [];
const members: Actor[] = [];

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer', groupId: 'group2' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair', groupId: 'group2' });
  boss = await plantMember(host, { name: '某主任', groupId: 'group1' });
  for (let index = 0; index < 6; index += 1)
    delegates.push(await plantMember(host, { name: `代表${index}`, role: 'delegate', groupId: 'group2' }));
  for (let index = 0; index < 8; index += 1) members.push(await plantMember(host, { name: `职工${index}`, groupId: 'group1' }));
});
afterAll(() => host.close());

const seat = (id: string, weight: number, count: number): Seated => ({ id, name: `组${id}`, weight, count });
const plan = {
  title: '2026 年度民主评议',
  year: 2026,
  method: 'grades' as const,
  subjects: [
    { id: 's1', name: '后勤部', kind: 'department' as const },
    { id: 's2', name: '某主任', kind: 'leader' as const },
  ],
  criteria: [{ id: 'c1', title: '履职' }],
  groups: [
    { id: 'g1', name: '职工代表', weight: 60, audience: { roles: ['delegate' as const] } },
    { id: 'g2', name: '本部门职工', weight: 40, audience: { unitIds: ['group1'] } },
  ],
  closesAt: '2026-12-10T10:00:00.000Z',
};

test.each<[Seated[], [string, number, number][] | null]>([
  [
    [seat('a', 60, 9), seat('b', 40, 5)],
    [
      ['a', 60, 9],
      ['b', 40, 5],
    ],
  ],
  [
    [seat('a', 60, 9), seat('b', 20, 4), seat('c', 20, 3)],
    [
      ['c_b', 40, 7],
      ['a', 60, 9],
    ],
  ],
  [[seat('a', 60, 9), seat('b', 40, 2)], [['b_a', 100, 11]]],
  [[seat('a', 60, 2), seat('b', 40, 2)], null],
])('groups %j are seated as %j', (groups, expected) => {
  expect(seatGroups(groups)?.map(({ id, weight, count }) => [id, weight, count]) ?? null).toEqual(expected);
});

test('weights make a hundred, nothing is named twice, and each person rates once and never as one appraised', () => {
  const whole = { ...plan, subjects: plan.subjects.map((one) => ({ ...one, post: '', memberId: null })) };
  expect(planTrouble(whole)).toBeNull();
  expect(planTrouble({ ...whole, groups: [{ ...plan.groups[0]!, weight: 50 }] })?.[1]).toContain('现在是 50');
  expect(planTrouble({ ...whole, criteria: [...plan.criteria, { id: 'c2', title: '履职' }] })?.[0]).toBe('criteria.1');
  const subjects = [{ ...whole.subjects[0]!, memberId: 'x' }];
  expect([
    ...ratersOf(
      [
        { id: 'g1', memberIds: ['a', 'x'] },
        { id: 'g2', memberIds: ['a', 'b'] },
      ],
      subjects,
    ),
  ]).toEqual([
    ['a', 'g1'],
    ['b', 'g2'],
  ]);
});

test.each([
  ['a stranger', [{ subjectId: 'zz', marks: [0], comment: '' }], 'ratings.0.subjectId'],
  ['a missing object', [{ subjectId: 's1', marks: [0], comment: '' }], 'ratings.1.marks'],
  ['a grade that is not', [{ subjectId: 's1', marks: [4], comment: '' }], 'ratings.0.marks'],
])('ratings with %s do not fit', (_what, ratings, path) => {
  const subjects = plan.subjects.map((one) => ({ ...one, post: '', memberId: null }));
  expect(ratingsTrouble({ ...plan, subjects }, ratings)?.[0]).toBe(path);
});

test('from the draft to the told result, in secret', async () => {
  const subjects = [plan.subjects[0]!, { ...plan.subjects[1]!, memberId: boss.memberId }];
  const strange = [{ ...plan.subjects[1]!, memberId: 'nobody' }];
  expect((await refusalOf(host, officer, 'appraisal.create', { ...plan, subjects: strange })).fields[0]?.path).toBe('subjects.0.memberId');
  const { id } = await ask(host, officer, 'appraisal.create', { ...plan, subjects });
  expect((await refusalOf(host, delegates[0]!, 'appraisal.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, officer, 'appraisal.open', { id })).due).toBe(14);
  expect((await refusalOf(host, boss, 'appraisal.rate', { id, ratings: [] })).code).toBe('NOT_FOUND');
  expect(await waitingFor(contextOf(host, delegates[0]!))).toMatchObject([{ action: '请无记名评议' }]);
  const secret = '只有我会这样写';
  const rate = (person: Actor, mark: number, comment = '') =>
    ask(
      host,
      person,
      'appraisal.rate',
      { id, ratings: ['s2', 's1'].map((subjectId) => ({ subjectId, marks: [mark], comment })) },
      `r-${person.memberId}`,
    );
  await rate(delegates[0]!, 0, secret);
  for (const { name } of await host.db.listCollections().toArray())
    expect(JSON.stringify(await host.db.collection(name).find().toArray())).not.toContain(secret);
  const slots = JSON.stringify(await apartFrom(host.db).collection('box_slots').find({ isFilled: true }).toArray());
  // Even there it is sealed.
  expect(slots).toContain('"isFilled":true');
  expect(slots).not.toContain(secret);
  expect(slots).not.toContain(delegates[0]!.memberId);
  expect((await refusalOf(host, delegates[0]!, 'appraisal.rate', { id, ratings: [{ subjectId: 's1', marks: [0] }] })).message).toContain(
    '每人一次',
  );
  expect(await calendarFor(contextOf(host, delegates[0]!), '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toHaveLength(1);
  expect(await calendarFor(contextOf(host, boss), '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([]);
  expect((await ask(host, officer, 'appraisal.remind', { id })).reminded).toBe(13);
  expect((await refusalOf(host, chair, 'appraisal.remind', { id })).message).toContain('明天');
  for (const person of delegates.slice(1)) await rate(person, 0);
  for (const person of members) await rate(person, 1);
  for (const operation of ['appraisal.results', 'appraisal.exportResults'])
    expect((await refusalOf(host, officer, operation, { id })).message).toContain('截止');
  await ask(host, officer, 'appraisal.close', { id });
  const results = await ask(host, officer, 'appraisal.results', { id });
  expect(results).toMatchObject({
    rated: 14,
    items: [{ name: '后勤部', total: 8450, bound: 'atLeast', comments: null }, { name: '某主任' }],
  });
  expect((await refusalOf(host, delegates[1]!, 'appraisal.results', { id })).message).toContain('还没有公布');
  expect((await refusalOf(host, officer, 'appraisal.report', { id })).code).toBe('FORBIDDEN');
  await ask(host, chair, 'appraisal.report', { id });
  expect((await ask(host, members[0]!, 'appraisal.results', { id })).items[0]!.trend).toEqual([
    { year: 2026, total: 8450, bound: 'atLeast' },
  ]);
  expect((await ask(host, chair, 'appraisal.exportResults', { id })).file.name).toContain('.pdf');
  expect((await ask(host, boss, 'appraisal.results', { id })).items.map(({ name }) => name)).toEqual(['某主任']);
});

test('a day before the end the clock calls those who have not rated, once, and each alone', async () => {
  const { id } = await ask(host, officer, 'appraisal.create', { ...plan, title: '年终评议' });
  await ask(host, officer, 'appraisal.open', { id });
  await ask(host, members[0]!, 'appraisal.rate', { id, ratings: ['s1', 's2'].map((subjectId) => ({ subjectId, marks: [0] })) });
  const remind = jobs.find(({ name }) => name === 'appraisal.remind')!;
  expect(await runJob(host, remind, 'early')).toBe(0);
  host.now = new Date('2026-12-09T10:00:01.000Z');
  expect(await runJob(host, remind, 'due')).toBe(1);
  expect(await runJob(host, remind, 'again')).toBe(0);
  await deliverAll(host);
  const told = await host.db.collection('notifications').find({ title: '还没有参加：年终评议' }).toArray();
  expect(told).toHaveLength(14);
  expect(told.every(({ memberId, isPrivate, kind }) => memberId !== members[0]!.memberId && isPrivate && kind === 'appraisal')).toBe(true);
  host.now = new Date('2026-11-24T02:00:00.000Z');
});
