/** Minutes: the draft says what the records say, the presidium fixes it, and nobody changes it afterwards. */
import type { Actor } from '../../types/actor';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { codeAt } from '../event/public';
import { approvalsNeeded, draftText, sectionsOf } from './minutes-rules';
import type { Session } from './session-store';
import { calledSession, plantSitting } from './testing';

test.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [7, 4],
])('of %i on the presidium %i fix the minutes', (presidium, needed) => expect(approvalsNeeded(presidium)).toBe(needed));

test('the draft is cut at its headings, and what has nothing to say is left out', () => {
  const text = draftText({
    name: '第 6 届职代会第 3 次会议',
    session: {
      startsAt: '2026-12-10T01:00:00.000Z',
      place: '报告厅',
      agenda: [],
      presidium: [],
      recorder: null,
      openedAt: null,
      closedAt: null,
    },
    quorum: { due: 30, present: 20, arithmetic: '达到', source: '第19条' },
    ...{ groups: [], speeches: [] },
    resolutions: [
      {
        title: '集体合同',
        how: 'ballot',
        approve: 18,
        against: 1,
        abstain: 1,
        void: 1,
        isPassed: true,
        arithmetic: '至少要 16；赞成 18，达到',
      },
    ],
  });
  expect(sectionsOf(text).map(({ title }) => title)).toEqual(['会议情况', '表决结果']);
  expect(text).toContain('集体合同：无记名投票，赞成 18，反对 1，弃权 1，废票 1，通过');
});

let host: TestHost;
let officer: Actor, seats: Actor[], member: Actor;
let sessionId = '';
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  const sitting = await plantSitting(host, 30);
  ({ officer, seats } = sitting);
  member = await plantMember(host);
  sessionId = await calledSession(host, sitting);
  host.now = new Date('2026-12-10T01:00:00.000Z');
  const { secret } = (await host.db.collection<Session>('congress_sessions').findOne({ _id: sessionId }))!;
  const code = codeAt(secret, host.now.getTime());
  for (const seat of seats.slice(0, 22)) await ask(host, seat, 'congress.signIn', { sessionId, code });
  await ask(host, officer, 'congress.openSession', { sessionId });
});
afterAll(() => host.close());

const read = (actor: Actor) => ask(host, actor, 'congress.minutes', { sessionId });

test('a draft comes after the close, from the recorder or who keeps the meeting', async () => {
  expect((await refusalOf(host, officer, 'congress.draftMinutes', { sessionId })).message).toContain('闭会之后');
  await ask(host, officer, 'congress.closeSession', { sessionId });
  expect((await refusalOf(host, seats[8]!, 'congress.draftMinutes', { sessionId })).message).toContain('代表3');
  expect((await refusalOf(host, member, 'congress.minutes', { sessionId })).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, officer, 'congress.submitMinutes', { sessionId })).code).toBe('NOT_FOUND');
  expect((await read(officer)).moves).toEqual(['draftMinutes']);
  await ask(host, seats[3]!, 'congress.draftMinutes', { sessionId });
  expect((await read(officer)).text).toContain('应到代表 30 名，实到 22 名');
  expect(await read(seats[9]!)).toMatchObject({ state: 'drafted', text: '', moves: [] });
});

test('corrected, returned, agreed to by more than half, fixed', async () => {
  await ask(host, seats[3]!, 'congress.correctMinutes', { sessionId, text: '【会议情况】\n会议顺利。' });
  expect((await refusalOf(host, seats[0]!, 'congress.approveMinutes', { sessionId })).code).toBe('CONFLICT');
  await ask(host, seats[3]!, 'congress.submitMinutes', { sessionId });
  expect((await refusalOf(host, officer, 'congress.correctMinutes', { sessionId, text: '改' })).code).toBe('CONFLICT');
  expect((await refusalOf(host, seats[5]!, 'congress.approveMinutes', { sessionId })).message).toContain('主席团');
  await ask(host, seats[0]!, 'congress.approveMinutes', { sessionId });
  expect((await refusalOf(host, seats[0]!, 'congress.approveMinutes', { sessionId })).message).toContain('已同意');
  await ask(host, seats[1]!, 'congress.returnMinutes', { sessionId, reason: '补上分组情况' });
  expect(await read(officer)).toMatchObject({ state: 'drafted', approvals: [], returned: '代表1：补上分组情况' });
  await ask(host, officer, 'congress.submitMinutes', { sessionId });
  await Promise.all([0, 1].map((index) => ask(host, seats[index]!, 'congress.approveMinutes', { sessionId })));
  expect(await read(seats[9]!)).toMatchObject({
    state: 'fixed',
    needed: 2,
    moves: ['printMinutes'],
    text: expect.stringContaining('顺利'),
  });
  expect((await refusalOf(host, officer, 'congress.draftMinutes', { sessionId })).code).toBe('CONFLICT');
  expect((await refusalOf(host, seats[2]!, 'congress.returnMinutes', { sessionId, reason: '再改' })).code).toBe('CONFLICT');
  expect((await ask(host, seats[9]!, 'congress.printMinutes', { sessionId })).file.name).toContain('纪要');
});
