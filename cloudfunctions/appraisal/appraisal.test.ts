/** Appraisals through the real runner: joined groups, one secret rating each, weighted results; and their decisions as tables. */
import type { Actor } from '../../types/actor';
import { apartFrom } from '../core/database';
import { ask, contextOf, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { waitingFor } from './public';
import { planTrouble, ratersOf, ratingsTrouble, resultsOf, seatGroups, type Content, type Seated } from './rules';

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

test('no result says what fewer than five said: groups are joined, grades left out, the weighted sum is of shown means alone', () => {
  const subjects = [{ id: 's1', name: '后勤部', kind: 'department' as const, post: '', memberId: null }];
  const sheets = (group: string, count: number, mark: number): Content[] =>
    Array.from({ length: count }, () => ({ group, ratings: [{ subjectId: 's1', marks: [mark], comment: '' }] }));
  const seated = [seat('a', 60, 9), seat('b', 40, 6)];
  const of = (contents: Content[]) => resultsOf({ ...plan, subjects }, seated, contents, (texts) => texts)[0]!;
  const two = of([...sheets('a', 9, 0), ...sheets('b', 6, 1)]);
  expect(two).toMatchObject({ total: 8900, groups: [{ mean: 9500 }, { mean: 8000 }], marks: null, comments: null });
  expect(two.arithmetic).toBe('(95.00×60 + 80.00×40) ÷ 100 = 89.00');
  const joined = of([...sheets('a', 9, 0), ...sheets('b', 1, 3)]);
  expect(joined.groups).toMatchObject([{ weight: 100, raters: 10, mean: 9050 }]);
  expect(of(sheets('a', 4, 0))).toMatchObject({ total: null, groups: [], arithmetic: '' });
  const full = of([0, 1, 2, 3].flatMap((mark) => sheets('a', 5, mark)));
  expect(full.marks).toEqual([{ title: '履职', counts: [5, 5, 5, 5] }]);
});

test('from the draft to the told result, in secret', async () => {
  const subjects = [plan.subjects[0]!, { ...plan.subjects[1]!, memberId: boss.memberId }];
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
  expect(slots).toContain(secret);
  expect(slots).not.toContain(delegates[0]!.memberId);
  expect((await refusalOf(host, delegates[0]!, 'appraisal.rate', { id, ratings: [{ subjectId: 's1', marks: [0] }] })).message).toContain(
    '每人一次',
  );
  for (const person of delegates.slice(1)) await rate(person, 0);
  for (const person of members) await rate(person, 1);
  for (const operation of ['appraisal.results', 'appraisal.exportResults'])
    expect((await refusalOf(host, officer, operation, { id })).message).toContain('截止');
  await ask(host, officer, 'appraisal.close', { id });
  const results = await ask(host, officer, 'appraisal.results', { id });
  expect(results).toMatchObject({ rated: 14, items: [{ name: '后勤部', total: 8900, comments: null }, { name: '某主任' }] });
  expect((await refusalOf(host, delegates[1]!, 'appraisal.results', { id })).message).toContain('还没有公布');
  expect((await refusalOf(host, officer, 'appraisal.report', { id })).code).toBe('FORBIDDEN');
  await ask(host, chair, 'appraisal.report', { id });
  expect((await ask(host, members[0]!, 'appraisal.results', { id })).items[0]!.trend).toEqual([{ year: 2026, total: 8900 }]);
  expect((await ask(host, chair, 'appraisal.exportResults', { id })).file.name).toContain('.pdf');
});
