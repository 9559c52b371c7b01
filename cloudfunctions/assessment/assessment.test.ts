/** The yearly assessment through the real runner, and its sums as tables. */
import type { Actor } from '../../types/actor';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { resultOf, scoresTrouble } from './rules';

let host: TestHost;
let leader: Actor, other: Actor, officer: Actor, chair: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader', groupId: 'group1' });
  other = await plantMember(host, { name: '组长二', role: 'groupLeader', groupId: 'group2' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

test.each([
  [90, 'excellent'],
  [89, 'competent'],
  [75, 'competent'],
  [74, 'basic'],
  [60, 'basic'],
  [59, 'incompetent'],
])('%i of 100 points are %s', (total, result) => expect(resultOf(total, 100)).toBe(result));

test('each duty has its score, none over its points', () => {
  const duties = [{ title: '甲', source: '', points: 20 }];
  expect(scoresTrouble([21], duties)?.[0]).toBe('scores.0');
  expect(scoresTrouble([1, 2], duties)?.[0]).toBe('scores');
  expect(scoresTrouble([20], duties)).toBeNull();
});

test('from the duties to the published result, seen by whom it concerns', async () => {
  await ask(host, officer, 'assessment.setDuties', {
    items: [
      { title: '传达通知', source: '本会办法', points: 60 },
      { title: '组织活动', source: '本会办法', points: 40 },
    ],
  });
  expect((await refusalOf(host, officer, 'assessment.open', { year: 2020 })).fields[0]?.path).toBe('year');
  expect((await ask(host, officer, 'assessment.open', { year: 2026 })).opened).toBe(2);
  expect((await refusalOf(host, officer, 'assessment.open', { year: 2026 })).message).toContain('都已有考核表');
  const [mine] = (await ask(host, leader, 'assessment.list', { year: 2026 })).items;
  expect([(await ask(host, leader, 'assessment.list', { year: 2026 })).items.length, mine!.moves]).toEqual([1, ['report']]);
  const id = mine!.id;
  expect((await refusalOf(host, other, 'assessment.report', { id, scores: [1, 1], report: '代写' })).code).toBe('NOT_FOUND');
  await ask(host, leader, 'assessment.report', { id, scores: [55, 40], report: '全年传达通知二十次' });
  await ask(host, officer, 'assessment.score', { id, scores: [50, 30], comment: '活动再多些' });
  expect(await ask(host, leader, 'assessment.get', { id })).toMatchObject({ state: 'scored', total: null, result: null, comment: '' });
  expect((await refusalOf(host, leader, 'assessment.report', { id, scores: [60, 40], report: '改' })).code).toBe('CONFLICT');
  expect((await refusalOf(host, chair, 'assessment.publish', { year: 2026 })).message).toContain('组长二');
  const second = (await ask(host, other, 'assessment.list', { year: 2026 })).items[0]!;
  await ask(host, officer, 'assessment.score', { id: second.id, scores: [20, 20], comment: '' });
  expect((await ask(host, chair, 'assessment.publish', { year: 2026 })).published).toBe(2);
  expect(await ask(host, leader, 'assessment.get', { id })).toMatchObject({ total: 80, result: 'competent', comment: '活动再多些' });
  expect((await ask(host, officer, 'assessment.list', { year: 2026 })).items.map(({ name }) => name)).toEqual(['组长一', '组长二']);
  expect((await refusalOf(host, foreign, 'assessment.get', { id })).code).toBe('NOT_FOUND');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: leader.memberId })).toBe(2);
});
