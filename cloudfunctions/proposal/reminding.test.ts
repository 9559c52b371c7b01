/** Reminders of proposals: which is due as a table, and through the real runner each once. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { dueReminder, isCallReminderDue, isRatingReminderDue } from './rules';

const assigned = { state: 'assigned' as const, dueOn: '2026-12-20', isReminded: false };
test.each([
  ['five days ahead', assigned, '2026-12-15', null],
  ['three days ahead', assigned, '2026-12-17', 'soon'],
  ['told already', { ...assigned, isReminded: true }, '2026-12-18', null],
  ['on the day', { ...assigned, isReminded: true }, '2026-12-20', 'today'],
  ['on the day, told', { ...assigned, isReminded: true, remindedDueOn: '2026-12-20' }, '2026-12-20', null],
  ['on another day after more time was given', { ...assigned, remindedDueOn: '2026-12-10' }, '2026-12-20', 'today'],
  ['overdue', assigned, '2026-12-21', null],
  ['answered', { ...assigned, state: 'answered' as const }, '2026-12-20', null],
])('an answer: %s', (_name, one, today, due) => expect(dueReminder(one, today)).toBe(due));

const call = { opensAt: '2026-11-01T00:00:00.000Z', closesAt: '2026-12-01T00:00:00.000Z' };
test.each([
  ['four days ahead', call, '2026-11-27T00:00:00.000Z', false],
  ['three days ahead', call, '2026-11-28T00:00:00.000Z', true],
  ['told', { ...call, remindedFor: call.closesAt }, '2026-11-29T00:00:00.000Z', false],
  ['prolonged after that', { ...call, remindedFor: '2026-11-20T00:00:00.000Z' }, '2026-11-29T00:00:00.000Z', true],
  ['closed', call, call.closesAt, false],
])('a call: %s', (_name, one, at, isDue) => expect(isCallReminderDue(one, at)).toBe(isDue));

const answer = { round: 1, text: '', byName: '', unitId: '', at: '2026-12-01T00:00:00.000Z', fileIds: [] };
const answered = { state: 'answered' as const, round: 1, authorIds: ['a'], ratings: [], answers: [answer] };
test.each([
  ['at once', answered, '2026-12-02T00:00:00.000Z', false],
  ['three days before the end', answered, '2026-12-13T00:00:00.000Z', true],
  ['told of this round', { ...answered, ratingRemindedRound: 1 }, '2026-12-13T00:00:00.000Z', false],
  ['over', answered, '2026-12-16T00:00:00.000Z', false],
  ['rated by all', { ...answered, authorIds: [] }, '2026-12-13T00:00:00.000Z', false],
])('a rating: %s', (_name, one, at, isDue) => expect(isRatingReminderDue(one, at)).toBe(isDue));

describe('through the runner', () => {
  let host: TestHost;
  let officer: Actor, author: Actor, second: Actor, third: Actor, liaison: Actor;
  beforeAll(async () => {
    host = await testHost('2026-11-24T02:00:00.000Z');
    await plantUnits(host);
    officer = await plantMember(host, { name: '干事甲', role: 'officer' });
    [author, second, third] = (await Promise.all(
      ['代表一', '代表二', '代表三'].map((name) => plantMember(host, { name, role: 'delegate' })),
    )) as [Actor, Actor, Actor];
    liaison = await plantMember(host, { name: '后勤联络人', role: 'liaison', at: 'department1' });
  });
  afterAll(() => host.close());

  const passTo = async (day: string) => {
    host.now = new Date(`${day}T02:00:00.000Z`);
    for (const one of jobs.filter(({ name }) => name.startsWith('proposal.remind'))) await runJob(host, one, 'one');
    await deliverAll(host);
  };
  const countOf = async (actor: Actor, title: string) =>
    (await ask(host, actor, 'notification.list', {})).items.filter((one) => one.title === title).length;

  test('drafts and invitations before a call closes, the answer before and on its day, the rating before the office may end it', async () => {
    const times = { opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
    const callId = (await ask(host, officer, 'proposal.openCall', { title: '征集', ...times, minSeconders: 1 })).id;
    const written = { callId, reason: '甲', measures: '乙' };
    const late = await ask(host, author, 'proposal.draft', { ...written, matter: '未提交的' });
    await ask(host, author, 'proposal.askSeconders', { id: late.id, memberIds: [second.memberId] });
    const { id } = await ask(host, author, 'proposal.draft', { ...written, matter: '提交了的' });
    await ask(host, third, 'proposal.second', { id });
    await ask(host, author, 'proposal.submit', { id });
    for (const day of ['2026-11-27', '2026-11-29', '2026-11-30']) await passTo(day);
    expect(await countOf(author, '征集快截止了，提案还没有提交')).toBe(1);
    expect(await countOf(second, '征集快截止了，请答复附议邀请')).toBe(1);
    expect(await countOf(third, '征集快截止了，请答复附议邀请')).toBe(0);
    await ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '可行' });
    await ask(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', dueOn: '2026-12-20' });
    for (const day of ['2026-12-10', '2026-12-18', '2026-12-19', '2026-12-20', '2026-12-20']) await passTo(day);
    expect(await countOf(liaison, '提案答复快到期了')).toBe(1);
    expect(await countOf(liaison, '提案答复今天到期')).toBe(1);
    await ask(host, liaison, 'proposal.answer', { id, text: '办好了' });
    for (const day of ['2026-12-25', '2027-01-02', '2027-01-03']) await passTo(day);
    expect(await countOf(author, '提案答复等您评价')).toBe(1);
  });
});
