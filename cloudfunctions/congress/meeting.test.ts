/** The day of a session: sign-in with its races, the quorum from rows, speakers, groups, hands, closing and what follows. */
import type { Actor } from '../../types/actor';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { codeAt } from '../event/public';
import type { Presence } from './presence-store';
import type { Session } from './session-store';
import { calledSession, plantSitting, type Sitting } from './testing';

let host: TestHost;
let sitting: Sitting;
let officer: Actor, chair: Actor, seats: Actor[], member: Actor, stranger: Actor;
let sessionId = '';
const at = (time: string) => (host.now = new Date(time));
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  sitting = await plantSitting(host, 30, 'henan');
  ({ officer, chair, seats } = sitting);
  member = await plantMember(host, { name: '会员甲' });
  stranger = await plantMember(host, { name: '无席位', role: 'delegate' });
  sessionId = await calledSession(host, sitting);
});
afterAll(() => host.close());

const code = async () =>
  codeAt((await host.db.collection<Session>('congress_sessions').findOne({ _id: sessionId }))!.secret, host.now.getTime());
const signIn = async (actor: Actor) => ask(host, actor, 'congress.signIn', { sessionId, code: await code() });
const rows = (filter: object = {}) => host.db.collection<Presence>('congress_presences').countDocuments({ sessionId, ...filter });
const hall = (actor: Actor) => ask(host, actor, 'congress.meeting', { sessionId });

test('sign-in opens three hours before, by this session’s code of this moment, for who sits', async () => {
  at('2026-12-09T20:00:00.000Z');
  expect((await refusalOf(host, seats[0]!, 'congress.signIn', { sessionId, code: await code() })).message).toContain('签到从');
  expect((await ask(host, officer, 'congress.signInCode', { sessionId })).code).toBe('');
  at('2026-12-10T00:30:00.000Z');
  const screen = await ask(host, officer, 'congress.signInCode', { sessionId });
  expect(screen).toMatchObject({ code: await code(), isOpen: true, quorum: { due: 30, present: 0, least: 20 } });
  const wrong = async (given: string) => refusalOf(host, seats[0]!, 'congress.signIn', { sessionId, code: given });
  expect((await wrong('12345')).fields[0]?.path).toBe('code');
  expect((await wrong(screen.code === '000000' ? '000001' : '000000')).code).toBe('WRONG_CODE');
  at('2026-12-10T00:32:00.000Z');
  expect((await wrong(screen.code)).message).toContain('已过期');
  expect((await refusalOf(host, stranger, 'congress.signIn', { sessionId, code: await code() })).message).toContain('名单');
  expect((await refusalOf(host, member, 'congress.signIn', { sessionId, code: await code() })).code).toBe('FORBIDDEN');
  const proxy = { sessionId, code: await code(), proxyName: '代表1' };
  expect((await refusalOf(host, seats[0]!, 'congress.signIn', proxy)).code).toBe('INVALID_INPUT');
});

test('one delegate from two phones at once counts once', async () => {
  const given = await code();
  const both = await Promise.allSettled([1, 2, 3, 4].map(() => ask(host, seats[0]!, 'congress.signIn', { sessionId, code: given })));
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect(await rows()).toBe(1);
  // Asked again it is in, whatever the code.
  expect((await ask(host, seats[0]!, 'congress.signIn', { sessionId, code: '999999' })).quorum.present).toBe(1);
  // A control: check, then insert, under ids of their own, counts the same person twice.
  const naive = host.db.collection<{ _id: string; memberId: string }>('control');
  const enter = async (id: string) => {
    const before = await naive.countDocuments({ memberId: 'm' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (before === 0) await naive.insertOne({ _id: id, memberId: 'm' });
  };
  await Promise.all(['1', '2', '3', '4'].map(enter));
  expect(await naive.countDocuments({ memberId: 'm' })).toBeGreaterThan(1);
});

test('by hand with a reason, only who sits, and who has left counts no longer', async () => {
  const enter = (memberId: string, reason = '手机没电') => ({ sessionId, memberId, reason });
  expect((await refusalOf(host, officer, 'congress.signInByHand', enter(seats[1]!.memberId, ''))).fields[0]?.path).toBe('reason');
  expect((await refusalOf(host, officer, 'congress.signInByHand', enter(stranger.memberId))).message).toContain('不能由他人代替');
  await ask(host, officer, 'congress.signInByHand', enter(seats[1]!.memberId));
  expect((await refusalOf(host, officer, 'congress.signInByHand', enter(seats[1]!.memberId))).message).toContain('签到');
  await ask(host, officer, 'congress.signOut', enter(seats[1]!.memberId, '误登'));
  expect((await refusalOf(host, officer, 'congress.signOut', enter(seats[1]!.memberId))).code).toBe('CONFLICT');
  expect((await hall(seats[0]!)).quorum.present).toBe(1);
  await signIn(seats[1]!);
  const list = await ask(host, officer, 'congress.attendance', { sessionId });
  expect([list.items.length, list.quorum.present, list.items.filter(({ isPresent }) => isPresent).length]).toEqual([30, 2, 2]);
  expect((await ask(host, officer, 'congress.exportAttendance', { sessionId })).file.name).toContain('签到名册');
});

test('it opens only with a quorum, with the figures; a seat that is lost goes with its place', async () => {
  const early = await refusalOf(host, officer, 'congress.openSession', { sessionId });
  expect([early.code, early.message]).toEqual([
    'NO_QUORUM',
    expect.stringMatching(/全体代表 30 名，到会 2 名，至少要 20 名，还差 18 名.*第19条/),
  ]);
  await Promise.all(seats.slice(2, 11).map(signIn));
  await Promise.all(seats.slice(11, 20).map(signIn));
  expect([await rows({ leftAt: null }), (await hall(chair)).quorum.present]).toEqual([20, 20]);
  const gone = { delegateId: 'd19', endedOn: '2026-12-10', reason: '调离本选区' };
  await ask(host, officer, 'congress.vacateDelegate', gone);
  expect((await hall(chair)).quorum).toMatchObject({ due: 29, present: 19, least: 20, isQuorate: false });
  expect((await refusalOf(host, officer, 'congress.openSession', { sessionId })).code).toBe('NO_QUORUM');
  await signIn(seats[20]!);
  expect((await refusalOf(host, seats[0]!, 'congress.goToItem', { sessionId, itemId: 'x' })).code).toBe('CONFLICT');
  expect(await ask(host, officer, 'congress.openSession', { sessionId })).toMatchObject({ present: 20 });
  await deliverAll(host);
  expect(
    (await refusalOf(host, officer, 'congress.setAgenda', { sessionId, items: [{ title: '加一项', kind: 'report' }] })).message,
  ).toContain('开会之后');
});

test('the floor: asked for by who is in, called one after another, timed', async () => {
  const speak = (actor: Actor, topic = '意见') => ask(host, actor, 'congress.askToSpeak', { sessionId, topic });
  expect((await refusalOf(host, seats[25]!, 'congress.askToSpeak', { sessionId, topic: '意见' })).message).toContain('还没有签到');
  const twice = await Promise.allSettled([speak(seats[5]!, '排班'), speak(seats[5]!, '排班')]);
  expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { id: second } = await speak(seats[6]!);
  const { id: third } = await speak(seats[7]!);
  const { line, canAsk, moves } = await hall(seats[5]!);
  expect([line.map(({ name }) => name), line[0]!.isMine, canAsk, moves]).toEqual([['代表5', '代表6', '代表7'], true, false, []]);
  const first = line[0]!.id;
  expect((await refusalOf(host, seats[8]!, 'congress.callSpeaker', { speechId: first })).message).toContain('主席团');
  expect((await refusalOf(host, seats[8]!, 'congress.withdrawSpeech', { speechId: first })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, chair, 'congress.orderSpeakers', { sessionId, speechIds: [first, second] })).fields[0]?.path).toBe(
    'speechIds',
  );
  await ask(host, seats[0]!, 'congress.orderSpeakers', { sessionId, speechIds: [third, first, second] });
  await ask(host, seats[0]!, 'congress.callSpeaker', { speechId: third, minutes: 3 });
  await Promise.all([
    ask(host, chair, 'congress.callSpeaker', { speechId: first }),
    ask(host, officer, 'congress.callSpeaker', { speechId: second }),
  ]);
  const now = await hall(chair);
  expect([now.speaking?.minutes, now.line, now.spoken.length]).toEqual([5, [], 2]);
  expect(await host.db.collection('congress_speeches').countDocuments({ sessionId, state: 'speaking' })).toBe(1);
  const screen = await ask(host, seats[9]!, 'congress.screen', { sessionId });
  expect([screen.speaking?.name, screen.item?.title, screen.quorum.isQuorate]).toEqual([now.speaking!.name, '审议集体合同草案', true]);
  await ask(host, chair, 'congress.endSpeech', { speechId: now.speaking!.id });
  expect((await refusalOf(host, chair, 'congress.endSpeech', { speechId: now.speaking!.id })).code).toBe('CONFLICT');
  expect((await refusalOf(host, member, 'congress.meeting', { sessionId })).message).toContain('会场只对');
});

test('groups by constituency report before the close', async () => {
  const group = { name: '第一组', constituencyIds: ['c1'], convenerId: seats[0]!.memberId, reporterId: seats[1]!.memberId };
  expect(
    (await refusalOf(host, officer, 'congress.setGroups', { sessionId, items: [{ ...group, reporterId: member.memberId }] })).fields[0]
      ?.path,
  ).toBe('items.0.reporterId');
  await ask(host, officer, 'congress.setGroups', { sessionId, items: [group] });
  const { items, left } = await ask(host, seats[1]!, 'congress.groups', { sessionId });
  expect([items[0]!.delegates, items[0]!.canReport, items[0]!.isMine, left]).toEqual([29, true, true, []]);
  const groupId = items[0]!.id;
  expect((await refusalOf(host, seats[3]!, 'congress.reportGroup', { groupId, text: '同意' })).message).toContain('代表1');
  await ask(host, seats[1]!, 'congress.reportGroup', { groupId, text: '同意草案，建议补充夜班津贴' });
  expect((await refusalOf(host, officer, 'congress.setGroups', { sessionId, items: [] })).message).toContain('已有汇报');
});

test('hands decide where the region lets them, and a wrong count is struck', async () => {
  const [contract, shift] = (await hall(officer)).agenda;
  const hands = { sessionId, itemId: shift!.id, title: '同意排班试行一年', approve: 15, against: 2, abstain: 1 };
  expect((await refusalOf(host, officer, 'congress.recordHands', { ...hands, itemId: contract!.id })).message).toContain('无记名');
  expect((await refusalOf(host, officer, 'congress.recordHands', { ...hands, against: 9 })).fields[0]?.path).toBe('approve');
  const made = await ask(host, officer, 'congress.recordHands', { ...hands, approve: 14 });
  expect([made.isPassed, made.arithmetic]).toEqual([false, expect.stringContaining('至少要 15')]);
  await ask(host, officer, 'congress.strikeHands', { resolutionId: made.id, reason: '计数有误' });
  expect((await ask(host, officer, 'congress.recordHands', hands)).isPassed).toBe(true);
  expect((await hall(seats[0]!)).resolutions).toMatchObject([{ title: '同意排班试行一年', how: 'hands', isPassed: true }]);
});

test('after the close nobody signs in, the figures stand, results are posted and reported upward', async () => {
  expect((await refusalOf(host, officer, 'congress.publishSession', { sessionId, summary: '通过' })).code).toBe('CONFLICT');
  expect(
    (await refusalOf(host, officer, 'congress.reportSession', { sessionId, reportedOn: '2026-12-10', to: '总工会' })).message,
  ).toContain('还没有闭会');
  at('2026-12-10T08:00:00.000Z');
  expect(await ask(host, officer, 'congress.closeSession', { sessionId })).toMatchObject({ present: 20 });
  const late = await refusalOf(host, seats[25]!, 'congress.signIn', { sessionId, code: await code() });
  expect([late.code, late.message]).toEqual(['CHECK_IN_CLOSED', expect.stringContaining('闭会')]);
  expect((await refusalOf(host, officer, 'congress.signInByHand', { sessionId, memberId: seats[25]!.memberId, reason: '晚到' })).code).toBe(
    'CHECK_IN_CLOSED',
  );
  expect(
    (await refusalOf(host, officer, 'congress.signOut', { sessionId, memberId: seats[0]!.memberId, reason: '早退' })).message,
  ).toContain('固定');
  expect((await ask(host, seats[0]!, 'congress.signIn', { sessionId, code: '111111' })).quorum.present).toBe(20);
  await ask(host, officer, 'congress.vacateDelegate', { delegateId: 'd18', endedOn: '2026-12-10', reason: '调离本选区' });
  expect((await hall(officer)).quorum).toMatchObject({ due: 29, present: 20 });
  expect((await ask(host, officer, 'congress.publishSession', { sessionId, summary: '会议审议了集体合同草案' })).postedUntil).toBe(
    '2026-12-25',
  );
  const { clocks } = await ask(host, officer, 'congress.session', { sessionId });
  // Seven working days after Thursday the tenth, the weekend left out.
  expect(clocks.at(-1)).toMatchObject({ dueOn: '2026-12-21', doneOn: null, isLate: false });
  const report = { sessionId, reportedOn: '2026-12-10', to: '云溪市总工会' };
  expect((await refusalOf(host, officer, 'congress.reportSession', { ...report, reportedOn: '2026-12-09' })).fields[0]?.path).toBe(
    'reportedOn',
  );
  await ask(host, officer, 'congress.reportSession', report);
  expect((await refusalOf(host, officer, 'congress.reportSession', report)).message).toContain('更正');
  expect((await ask(host, member, 'congress.session', { sessionId })).summary).toContain('集体合同');
});
