/** Open affairs through the real runner, and their periods and clocks as tables. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { dueOf, nextPeriod, partsOf, periodOf, periodsOf, sayPeriod } from './periods';
import { calendarFor, deadlinesFor, ownDataOf, waitingFor } from './public';
import { answerDueOn, coverageOf, owedAfter, periodTrouble, standingOf } from './rules';

let host: TestHost;
let member: Actor, officer: Actor, chair: Actor, liaison: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  member = await plantMember(host, { name: '会员甲' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  liaison = await plantMember(host, { name: '联络员甲', role: 'liaison', at: 'department1' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
}, 60_000);
afterAll(() => host.close());

test.each([
  ['month', '2026-02-28', '2026-M02', '2026-M03', '2026-03-15', '2026年2月'],
  ['month', '2026-12-01', '2026-M12', '2027-M01', '2027-01-15', '2026年12月'],
  ['quarter', '2026-09-30', '2026-Q3', '2026-Q4', '2026-10-15', '2026年第3季度'],
  ['halfYear', '2026-07-01', '2026-H2', '2027-H1', '2027-01-15', '2026年下半年'],
  ['year', '2026-11-24', '2026', '2027', '2027-01-15', '2026年'],
] as const)('%s of %s', (every, day, period, next, due, said) =>
  expect([periodOf(every, day), nextPeriod(every, period), dueOf(every, period, 15), sayPeriod(period)]).toEqual([period, next, due, said]),
);

test.each([
  ['month', '2026-M13', false],
  ['month', '2026-M1', false],
  ['quarter', '2026-Q4', true],
  ['quarter', '2026-M04', false],
  ['halfYear', '2026-H3', false],
  ['year', '2026', true],
  ['year', '26', false],
] as const)('%s takes %s: %s', (every, key, is) => expect(partsOf(every, key) !== null).toBe(is));

test('a year has as many periods as its kind, and a day is said as people say it', () => {
  expect(sayPeriod('2026-09-23')).toBe('2026年9月23日');
  expect((['month', 'quarter', 'halfYear', 'year'] as const).map((every) => periodsOf(every, 2026).length)).toEqual([12, 4, 2, 1]);
});

const quarterly = { every: 'quarter' as const, graceDays: 15, startsOn: '2026-07-01' };
test.each([
  ['2026-Q3', '2026-10-15', '2026-11-24', 'inTime'],
  ['2026-Q3', '2026-10-16', '2026-11-24', 'late'],
  ['2026-Q3', null, '2026-10-15', 'notDue'],
  ['2026-Q3', null, '2026-10-16', 'missing'],
  ['2026-Q2', null, '2026-11-24', 'notOwed'],
] as const)('%s posted on %s, seen on %s: %s', (period, postedOn, today, is) =>
  expect(coverageOf(quarterly, period, postedOn, today)).toBe(is),
);

test('the day itself is still in time, thirty days are thirty days, and only what is owed moves the clock on', () => {
  expect(standingOf({ isActive: true, dueOn: '2026-11-24' }, '2026-11-24')).toBe('due');
  expect(standingOf({ isActive: true, dueOn: '2026-11-23' }, '2026-11-24')).toBe('overdue');
  expect(answerDueOn('2026-11-24')).toBe('2026-12-24');
  expect(owedAfter('quarter', '2026-Q3', ['2026-Q3'])).toBe('2026-Q4');
  expect(owedAfter('quarter', '2026-Q3', ['2026-Q2', '2026-Q4'])).toBe('2026-Q3');
  expect(owedAfter('quarter', '2026-Q3', ['2026-Q4', '2026-Q3'])).toBe('2027-Q1');
  expect(owedAfter('event', null, ['2026-11-24'])).toBeNull();
  expect(periodTrouble('quarter', '2027-Q1', '2026-11-24')).toContain('还没有开始');
  expect(periodTrouble('quarter', '2026-M11', '2026-11-24')).toContain('频次');
  expect(periodTrouble('event', '2026-11-23', '2026-11-24')).toContain('今天');
});

const fields = {
  title: '社会保险费缴纳情况',
  source: '《社会保险法》第六十条',
  every: 'month' as const,
  graceDays: 15,
  unitId: 'department1',
};
const text = { title: '十一月公开', body: '全员已缴纳。' };

test('from the catalogue to an answered question', async () => {
  expect((await ask(host, officer, 'disclosure.addUsual', {})).added).toBeGreaterThan(5);
  expect((await refusalOf(host, officer, 'disclosure.addUsual', {})).code).toBe('CONFLICT');
  expect((await refusalOf(host, officer, 'disclosure.setItem', { ...fields, unitId: 'group1' })).fields[0]?.path).toBe('unitId');
  const { id } = await ask(host, officer, 'disclosure.setItem', { ...fields, title: '社保明细' });
  expect(await ask(host, member, 'disclosure.item', { id })).toMatchObject({ standing: 'due', dueOn: '2026-12-15', canPost: false });
  expect((await refusalOf(host, member, 'disclosure.post', { itemId: id, period: '2026-M11', ...text })).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, liaison, 'disclosure.post', { itemId: id, period: '2026-Q4', ...text })).fields[0]?.path).toBe('period');
  const posted = await ask(host, liaison, 'disclosure.post', { itemId: id, period: '2026-M11', ...text });
  expect((await ask(host, member, 'disclosure.item', { id })).postings).toEqual([]);
  expect((await refusalOf(host, liaison, 'disclosure.post', { itemId: id, period: '2026-M11', ...text })).message).toContain('等审核');
  expect((await waitingFor(contextOf(host, officer))).map(({ action }) => action)).toEqual(['请审核']);
  await ask(host, officer, 'disclosure.sendBack', { id: posted.id, reason: '缺少合计' });
  const second = await ask(host, officer, 'disclosure.post', { itemId: id, period: '2026-M11', ...text });
  expect((await refusalOf(host, officer, 'disclosure.approve', { id: second.id })).message).toContain('另一位');
  await ask(host, chair, 'disclosure.approve', { id: second.id });
  const third = await ask(host, liaison, 'disclosure.post', { itemId: id, period: '2026-M11', title: '更正', body: '更正合计。' });
  await ask(host, officer, 'disclosure.approve', { id: third.id });
  const seen = await ask(host, member, 'disclosure.item', { id });
  expect(seen.postings.map(({ version, state }) => [version, state])).toEqual([
    [3, 'posted'],
    [2, 'replaced'],
  ]);
  expect([seen.periodText, seen.dueOn]).toEqual(['2026年12月', '2027-01-15']);
  await ask(host, member, 'disclosure.ask', { id, text: '是否含外包人员？' });
  const question = (await ask(host, liaison, 'disclosure.item', { id })).questions[0]!;
  expect([question.dueOn, question.canAnswer]).toEqual(['2026-12-24', true]);
  expect((await deadlinesFor(contextOf(host, liaison))).map(({ action }) => action)).toEqual(['答复']);
  expect(await calendarFor(contextOf(host, liaison), '2026-12-24T00:00:00.000Z', '2026-12-25T00:00:00.000Z')).toHaveLength(1);
  await ask(host, liaison, 'disclosure.answer', { questionId: question.id, text: '不含。' });
  expect((await refusalOf(host, liaison, 'disclosure.answer', { questionId: question.id, text: '再答' })).code).toBe('CONFLICT');
  expect((await ask(host, member, 'disclosure.item', { id })).questions[0]!.answer).toMatchObject({ text: '不含。', isInTime: true });
  const review = await ask(host, member, 'disclosure.review', { year: 2026 });
  expect([review.posted, review.inTime, review.questions.inTime]).toEqual([1, 1, 1]);
  expect((await ask(host, officer, 'disclosure.exportReview', { year: 2026 })).file.type).toBe('pdf');
  expect((await ownDataOf(contextOf(host, member)))[0]!.rows).toHaveLength(1);
  expect((await refusalOf(host, foreign, 'disclosure.item', { id })).code).toBe('NOT_FOUND');
});

test('what is not posted and not answered in time goes to the chair once', async () => {
  const { id } = await ask(host, officer, 'disclosure.setItem', { ...fields, title: '每月用工情况' });
  await ask(host, member, 'disclosure.ask', { id, text: '为什么还没有公开？' });
  host.now = new Date('2026-12-25T02:00:00.000Z');
  const [items, questions] = jobs;
  expect([await runJob(host, items!, 'test'), await runJob(host, questions!, 'test')]).toEqual([2, 1]);
  expect([await runJob(host, items!, 'test'), await runJob(host, questions!, 'test')]).toEqual([0, 0]);
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: chair.memberId, kind: 'disclosure' })).toBe(3);
  expect((await ask(host, chair, 'disclosure.review', { year: 2026 })).questions).toMatchObject({ asked: 2, answered: 1, overdue: 1 });
});
