/** Proposals through the real runner: the whole chain, who sees what, and moments when two act at once. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { mergeTrouble, movesFor, phaseOf, rateOf, secondTrouble, submitTrouble } from './rules';

let host: TestHost;
let officer: Actor, chair: Actor, author: Actor, second: Actor, third: Actor, member: Actor, liaison: Actor, foreign: Actor;
let callId: string;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  [author, second, third] = await Promise.all(['代表一', '代表二', '代表三'].map((name) => plantMember(host, { name, role: 'delegate' }))) as [Actor, Actor, Actor];
  member = await plantMember(host, { name: '会员一' });
  liaison = await plantMember(host, { name: '联络人', role: 'liaison', at: 'department1' });
  foreign = await plantMember(host, { name: '外会代表', role: 'delegate', unionId: 'union2', groupId: 'group9' });
  callId = (await ask(host, officer, 'proposal.openCall', { title: '测试征集', opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z', minSeconders: 2 })).id;
});
afterAll(() => host.close());

const text = { matter: '改善夜班休息条件', reason: '没有固定休息处', measures: '增设休息床' };
const draft = async (matter = text.matter) => (await ask(host, author, 'proposal.draft', { callId, ...text, matter })).id;
const submitted = async (matter?: string) => {
  const id = await draft(matter);
  await ask(host, second, 'proposal.second', { id });
  await ask(host, third, 'proposal.second', { id });
  await ask(host, author, 'proposal.submit', { id });
  return id;
};
const reviewed = async (matter?: string) => {
  const id = await submitted(matter);
  await ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '切实可行' });
  return id;
};
const assigned = async () => {
  const id = await reviewed();
  await ask(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', coUnitIds: [], dueOn: '2026-12-20' });
  return id;
};

test('from draft to completed, answered twice because the author was not satisfied at first', async () => {
  const id = await assigned();
  expect((await ask(host, liaison, 'proposal.get', { id })).moves).toEqual(['answer']);
  await ask(host, liaison, 'proposal.answer', { id, text: '正在研究' });
  expect((await ask(host, author, 'proposal.rate', { id, rating: 'unsatisfied', comment: '没有时间表' })).state).toBe('assigned');
  await ask(host, liaison, 'proposal.answer', { id, text: '月底前增设两张' });
  expect((await ask(host, author, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).state).toBe('rated');
  await ask(host, officer, 'proposal.complete', { id });
  const seen = await ask(host, member, 'proposal.get', { id });
  expect([seen.state, seen.round, seen.answers.length, seen.rating]).toEqual(['completed', 2, 2, 'satisfied']);
  expect(seen.steps.map(({ action }) => action)).toEqual(['draft', 'second', 'second', 'submit', 'filed', 'assign', 'answer', 'rehandle', 'answer', 'rate', 'complete']);
  expect((await ask(host, officer, 'proposal.statistics', { callId })).byUnit).toMatchObject([{ name: '后勤部', assigned: 1, answered: 1, inTime: 1, satisfied: 1 }]);
});

test('seconding: not one’s own, not twice, and two at once both count', async () => {
  const id = await draft('并发附议');
  expect((await refusalOf(host, author, 'proposal.second', { id })).code).toBe('OWN_PROPOSAL');
  expect((await refusalOf(host, author, 'proposal.submit', { id })).message).toMatch('还差 2 人附议');
  await Promise.all([ask(host, second, 'proposal.second', { id }), ask(host, third, 'proposal.second', { id })]);
  expect((await ask(host, author, 'proposal.get', { id })).seconders).toBe(2);
  expect((await refusalOf(host, second, 'proposal.second', { id })).code).toBe('ALREADY_SECONDED');
  expect((await refusalOf(host, foreign, 'proposal.second', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, member, 'proposal.second', { id })).code).toBe('FORBIDDEN');
});

test('two officers reviewing at once: one decision stands', async () => {
  const id = await submitted('并发审查');
  const outcomes = await Promise.allSettled([
    ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '可行' }), ask(host, chair, 'proposal.review', { id, decision: 'declined', reason: '不可行' }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { steps } = await ask(host, officer, 'proposal.get', { id });
  expect(steps.filter(({ action }) => action === 'filed' || action === 'declined')).toHaveLength(1);
});

test('merging keeps both sides traceable and every author, and never makes a circle', async () => {
  const [one, two] = [await submitted('甲'), await submitted('乙')];
  const merge = (id: string, mergeInto: string) => refusalOf(host, officer, 'proposal.review', { id, decision: 'merged', reason: '同一事项', mergeInto });
  expect((await merge(one, one)).message).toMatch('不能并入自己');
  await ask(host, officer, 'proposal.review', { id: one, decision: 'merged', reason: '同一事项', mergeInto: two });
  expect((await merge(two, one)).message).toMatch('已并入别的提案');
  expect((await ask(host, author, 'proposal.get', { id: one })).mergedInto).toEqual({ id: two, matter: '乙' });
  expect((await ask(host, author, 'proposal.get', { id: two })).mergedFrom).toMatchObject([{ id: one, matter: '甲' }]);
});

test('visibility: drafts for delegates, filed ones for members, a department for its liaison, nothing for another union', async () => {
  const [drafted, filed] = [await draft('看得见吗'), await reviewed('已立案的')];
  const sees = async (actor: Actor, id: string) => ask(host, actor, 'proposal.get', { id }).then(() => true, () => false);
  expect(await Promise.all([second, officer, member, liaison, foreign].map((actor) => sees(actor, drafted)))).toEqual([true, true, false, false, false]);
  expect(await Promise.all([second, officer, member, liaison, foreign].map((actor) => sees(actor, filed)))).toEqual([true, true, true, true, false]);
  expect((await ask(host, second, 'proposal.list', { toSecond: true })).items.map(({ id }) => id)).toContain(drafted);
  expect((await refusalOf(host, member, 'proposal.draft', { callId, ...text })).code).toBe('FORBIDDEN');
});

test('what the clock and the rules refuse', async () => {
  const id = await assigned();
  expect((await refusalOf(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', dueOn: '2026-11-24' })).fields[0]?.path).toBe('dueOn');
  expect((await refusalOf(host, officer, 'proposal.assign', { id, leadUnitId: 'group1', dueOn: '2026-12-24' })).fields[0]?.path).toBe('leadUnitId');
  expect((await refusalOf(host, author, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).code).toBe('CONFLICT');
  expect((await refusalOf(host, second, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).code).toBe('NOT_FOUND');
  await ask(host, officer, 'proposal.urge', { id });
  expect((await refusalOf(host, officer, 'proposal.urge', { id })).message).toMatch('今天已经催办过');
  expect((await refusalOf(host, officer, 'proposal.openCall', { title: '过期', opensAt: '2026-01-01T00:00:00Z', closesAt: '2026-02-01T00:00:00Z' })).fields[0]?.path).toBe('closesAt');
});

test('an overdue answer is reported to the chair once, and a late call sends people to suggestions', async () => {
  const id = await assigned();
  const before = host.now;
  host.now = new Date('2026-12-25T02:00:00Z');
  expect(await runJob(host, jobs[0]!, 'one')).toBeGreaterThan(0);
  expect(await runJob(host, jobs[0]!, 'one')).toBe(0);
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: chair.memberId, title: '提案超期未答复' })).toBeGreaterThan(0);
  expect((await ask(host, officer, 'proposal.get', { id })).isOverdue).toBe(true);
  expect((await refusalOf(host, author, 'proposal.draft', { callId, ...text })).message).toMatch('合理化建议');
  host.now = before;
});

test.each([
  ['2026-10-01', 'upcoming'], ['2026-11-01', 'open'], ['2026-11-30', 'open'], ['2026-12-01', 'closed'],
])('on %s the call is %s', (at, phase) => expect(phaseOf({ opensAt: '2026-11-01', closesAt: '2026-12-01' }, at)).toBe(phase));

test.each([[0, 2, '还差 2 人'], [1, 2, '还差 1 人'], [2, 2, null], [3, 2, null], [0, 0, null]])('with %i of %i seconders: %s', (have, need, said) => {
  const trouble = submitTrouble({ seconderIds: Array.from({ length: have }, String) }, need);
  if (said === null) expect(trouble).toBeNull();
  else expect(trouble?.message).toMatch(said);
});

test('who may do what with a draft', () => {
  const one = { state: 'draft' as const, authorIds: ['a'], seconderIds: ['b', 'c'], leadUnitId: null, round: 1 };
  const as = (memberId: string, isOffice = false) => movesFor(one, { memberId, isOffice, isDelegate: !isOffice, liaisonOf: [] }, true, 2);
  expect([as('a'), as('b'), as('d'), as('o', true)]).toEqual([['update', 'askSeconders', 'submit', 'withdraw'], [], ['second'], []]);
  expect(secondTrouble({ ...one, state: 'filed' }, 'd')?.code).toBe('CONFLICT');
  expect(mergeTrouble({ _id: 'x', callId: 'c', mergedFrom: [] }, { _id: 'y', callId: 'other', state: 'filed', mergedInto: null })).toMatch('同一次征集');
  expect([rateOf(1, 3), rateOf(0, 0)]).toEqual([33.3, null]);
});
