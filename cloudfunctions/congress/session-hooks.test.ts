/** What a session tells home, desk, calendar and one's own data, and the ballots of it: opened by who has signed in, nobody else's figure. */
import type { Actor } from '../../types/actor';
import { ask, contextOf, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { codeAt } from '../event/public';
import { calendarFor, checkedSession, deadlinesFor, ownDataOf, waitingFor } from './public';
import type { Session } from './session-store';
import { calledSession, plantSitting } from './testing';

let host: TestHost;
let officer: Actor, chair: Actor, seats: Actor[], member: Actor;
let sessionId = '';
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  const sitting = await plantSitting(host, 30);
  ({ officer, chair, seats } = sitting);
  member = await plantMember(host, { name: '会员甲' });
  sessionId = await calledSession(host, sitting);
});
afterAll(() => host.close());

const actionsOf = async (actor: Actor) => (await waitingFor(contextOf(host, actor))).map(({ action }) => action);
const sourcesOf = async (actor: Actor) =>
  (await deadlinesFor(contextOf(host, actor))).filter(({ key }) => key.includes(sessionId)).map(({ action }) => action);
const signIn = async (actors: Actor[]) => {
  const { secret } = (await host.db.collection<Session>('congress_sessions').findOne({ _id: sessionId }))!;
  for (const actor of actors) await ask(host, actor, 'congress.signIn', { sessionId, code: codeAt(secret, host.now.getTime()) });
};

test('before the day: papers to read for delegates, the session in everybody’s calendar', async () => {
  expect(await actionsOf(seats[5]!)).toEqual(['有 1 项材料请阅读']);
  expect([await actionsOf(member), await actionsOf(officer)]).toEqual([[], []]);
  expect([await sourcesOf(officer), await sourcesOf(seats[5]!)]).toEqual([[], []]);
  const days = await calendarFor(contextOf(host, member), '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z');
  expect(days).toMatchObject([{ title: '第 6 届职代会第 3 次会议', place: '报告厅', isDeadline: false }]);
});

test('a ballot of the session opens only in it and with its quorum, whatever number is stated', async () => {
  const half = { numerator: 1, denominator: 2, base: 'all' as const, strict: false, source: '第31条' };
  const { id } = await ask(host, officer, 'ballot.create', {
    ...{ title: '会上表决', voters: 'delegates', sessionId, questions: [{ text: '通过集体合同草案', threshold: half }] },
    ...{ tellerIds: [seats[4]!.memberId, seats[5]!.memberId], witnessId: seats[6]!.memberId },
    quorum: { numerator: 2, denominator: 3, base: 'all', strict: false, source: '第28条' },
  });
  const open = () => refusalOf(host, officer, 'ballot.open', { id, present: 30 });
  expect(await open()).toMatchObject({ code: 'NO_QUORUM', message: expect.stringContaining('不在会议中') });
  host.now = new Date('2026-12-10T00:30:00.000Z');
  expect(await actionsOf(seats[5]!)).toEqual(['请签到', '有 1 项材料请阅读']);
  await signIn(seats.slice(0, 20));
  await ask(host, officer, 'congress.openSession', { sessionId });
  await ask(host, officer, 'congress.signOut', { sessionId, memberId: seats[19]!.memberId, reason: '请假' });
  expect((await open()).message).toMatch(/全体代表 30 名，到会 19 名，至少要 20 名，还差 1 名/);
  await signIn([seats[20]!]);
  await ask(host, officer, 'ballot.open', { id, present: null });
  expect((await ask(host, officer, 'ballot.get', { id })).present).toBe(20);
  expect((await ask(host, seats[0]!, 'congress.screen', { sessionId })).votings).toMatchObject([
    { title: '会上表决', stateName: '投票中', due: 30 },
  ]);
  expect((await refusalOf(host, officer, 'congress.closeSession', { sessionId })).message).toContain('「会上表决」还在投票');
  await ask(host, officer, 'ballot.close', { id });
  await ask(host, officer, 'congress.closeSession', { sessionId });
  expect((await refusalOf(host, officer, 'congress.publishSession', { sessionId, summary: '通过' })).message).toContain('还没有公布');
  expect((await ask(host, seats[0]!, 'congress.meeting', { sessionId })).resolutions).toEqual([]);
});

test('after it: clocks and minutes on the desk, one’s own sign-in in one’s own data, the list of rules by its facts', async () => {
  expect(await sourcesOf(officer)).toEqual(['公布结果', '上报', '起草纪要']);
  await ask(host, officer, 'congress.draftMinutes', { sessionId });
  await ask(host, officer, 'congress.submitMinutes', { sessionId });
  expect([await actionsOf(seats[0]!), await actionsOf(seats[9]!)]).toEqual([['请审定'], []]);
  const [signed] = await ownDataOf(contextOf(host, seats[0]!)).then((own) => own.filter(({ title }) => title === '职代会签到'));
  expect(signed!.rows).toMatchObject([['第 6 届职代会第 3 次会议', '12月10日 08:30', '扫码', '', '']]);
  expect(await checkedSession(contextOf(host, chair), sessionId)).toMatchObject({
    ...{ figures: { due: 30, present: 20 }, readers: 0, minutes: 'inReview', inYear: 1, ballots: [{ title: '会上表决', results: [] }] },
  });
  const list = await ask(host, seats[9]!, 'compliance.session', { sessionId });
  const verdictOf = (key: string) => list.groups.flatMap(({ lines }) => lines).find((line) => line.key === key)?.verdict;
  expect(['quorum', 'secret', 'papers', 'presidium', 'minutes', 'report'].map(verdictOf)).toEqual([
    ...['met', 'met', 'met', 'met', 'pending', 'pending'],
  ]);
  expect(list.canPrint).toBe(false);
  expect((await ask(host, officer, 'compliance.printSession', { sessionId })).file.type).toBe('pdf');
  expect((await refusalOf(host, member, 'compliance.session', { sessionId })).code).toBe('FORBIDDEN');
});
