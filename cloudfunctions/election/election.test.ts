/** Elections from the draft to the office taken, on the real database: group leader, committee, delegates; run-off, further rounds, and every bad request. */
import type { Actor } from '../../types/actor';
import { apartFrom } from '../core/database';
import { runJob } from '../core/jobs';
import { run } from '../core/run';
import { ask, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, UNION, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { calendarFor, deadlinesFor, ownDataOf, waitingFor } from './public';

let host: TestHost;
let [officer, chair, teller, second, witness, retained]: Actor[] = [];
const members: Actor[] = [];
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer', groupId: 'group2', name: '干事甲' });
  chair = await plantMember(host, { role: 'chair', groupId: 'group2', name: '主席甲' });
  [teller, second, witness] = [
    await plantMember(host, { groupId: 'group2', name: '计票一' }),
    await plantMember(host, { groupId: 'group2', name: '计票二' }),
    await plantMember(host, { groupId: 'group2', name: '监票' }),
  ];
  retained = await plantMember(host, { state: 'retained', name: '保留会籍' });
  for (let index = 0; index < 9; index += 1) members.push(await plantMember(host, { name: `会员${index}` }));
});
afterAll(() => host.close());

const counters = () => ({ tellerIds: [teller!.memberId, second!.memberId], witnessId: witness!.memberId });
const groupDraft = () => ({ kind: 'groupLeader' as const, title: '第一小组选组长', seats: 1, unitId: 'group1', years: 3, ...counters() });
const committeeDraft = (seats = 2) => ({ kind: 'committee' as const, title: '委员会换届', seats, years: 5, ...counters() });
const codeOf = async (who: Actor, operation: string, input: object) => (await refusalOf(host, who, operation, input)).code;
const hours = (count: number) => new Date(host.now.getTime() + count * 3_600_000);
const get = (who: Actor, id: string) => ask(host, who, 'election.get', { id });

/** Nominated by themselves and agreed, the list posted and the days of posting over. */
async function listed(draft: Parameters<typeof ask<'election.create'>>[3], standing: Actor[]): Promise<string> {
  const { id } = await ask(host, officer!, 'election.create', draft);
  await ask(host, officer!, 'election.openNominations', { id, nominateUntil: hours(1).toISOString() });
  for (const one of standing) {
    const { id: nominationId } = await ask(host, one, 'election.nominate', { id, memberId: one.memberId, way: 'self' });
    await ask(host, one, 'election.answerNomination', { nominationId, isAccepted: true, statement: `${one.name}愿意服务` });
  }
  host.now = hours(2);
  await post(id);
  return id;
}
async function post(id: string) {
  const { nominations } = await get(officer!, id);
  const { listUntil } = await ask(host, officer!, 'election.postList', {
    id,
    nominationIds: nominations.filter(({ isReady }) => isReady).map((one) => one.id),
  });
  if (listUntil) host.now = hours(24 * 6);
}
type Mark = 'approve' | 'against' | 'abstain';
const vote = (id: string, who: Actor, marks: [Actor, Mark][], writeIns: string[] = []) =>
  ask(host, who, 'election.cast', { id, marks: marks.map(([{ memberId }, mark]) => ({ memberId, mark })), writeIns });
/** From the open vote to the published result. */
async function published(id: string): Promise<void> {
  await ask(host, officer!, 'election.close', { id });
  await ask(host, teller!, 'election.count', { id });
  await signed(id);
}
async function signed(id: string): Promise<void> {
  for (const one of [teller!, witness!, second!]) await ask(host, one, 'election.sign', { id });
  await ask(host, chair!, 'election.publish', { id });
}

test('a group elects its leader: retained members do not vote, the winner takes the office with a term, the one before goes', async () => {
  const before = await plantMember(host, { role: 'groupLeader', name: '前任组长' });
  const [first, other] = [members[0]!, members[1]!];
  const id = await listed(groupDraft(), [first, other]);
  expect((await ask(host, officer!, 'election.open', { id })).due).toBe(10);
  expect(await codeOf(retained!, 'election.cast', { id, marks: [] })).toBe('NOT_ON_ROLL');
  expect(await codeOf(officer!, 'election.cast', { id, marks: [] })).toBe('NOT_ON_ROLL');
  for (const one of members.slice(0, 6)) expect(await vote(id, one, [[first, 'approve']])).toEqual({ message: '已投票' });
  await vote(id, members[6]!, [
    [first, 'approve'],
    [other, 'approve'],
  ]);
  expect(await get(members[7]!, id)).toMatchObject({ due: 10, cast: 7, hasCast: false, canCast: true, rounds: [], winners: [] });
  await published(id);
  await deliverAll(host);
  const shown = await get(members[8]!, id);
  expect(shown.winners).toMatchObject([{ memberId: first.memberId, votes: 6 }]);
  expect(shown.rounds[0]).toMatchObject({
    ...{
      void: 1,
      isValid: true,
      verdict: '应选 1 名，当选 1 名',
      turnout: '要求应参加人数的三分之二以上（含本数）：应参加人数 10，至少要 7；投票 7，达到',
    },
    people: [
      {
        ...{ memberId: first.memberId, approve: 6, against: 0, abstain: 0, isElected: true },
        arithmetic: '要求超过应参加人数的二分之一：应参加人数 10，至少要 6；赞成 6，达到',
      },
      { memberId: other.memberId, approve: 0, abstain: 6, isElected: false },
    ],
  });
  expect(await codeOf(officer!, 'election.appoint', { id, from: '2020-01-01' })).toBe('INVALID_INPUT');
  const from = host.now.toISOString().slice(0, 10);
  expect(await ask(host, officer!, 'election.appoint', { id, from })).toEqual({ id, appointed: 1 });
  expect(await codeOf(officer!, 'election.appoint', { id, from })).toBe('CONFLICT');
  const offices = (await ask(host, officer!, 'unit.offices', {})).items.filter(({ role }) => role === 'groupLeader');
  expect(offices).toMatchObject([{ memberId: first.memberId, since: from, state: 'held' }]);
  expect(offices[0]!.until! > from).toBe(true);
  expect(await host.db.collection('members').findOne({ _id: before.memberId as never, 'offices.role': 'groupLeader' })).toBeNull();
  expect((await ask(host, members[3]!, 'election.verify', { id, round: 1 })).isIntact).toBe(true);
  expect((await ask(host, members[3]!, 'election.report', { id })).file.size).toBeGreaterThan(1000);
  expect((await ask(host, officer!, 'election.export', {})).file.name).toContain('选举台账');
});

test('nominations: by members with seconders, by the organisation, declined, taken back; objections strike a candidate; the surplus rule holds', async () => {
  const { id } = await ask(host, officer!, 'election.create', committeeDraft());
  const [asker, stands, declines, leaves] = [members[0]!, members[1]!, members[2]!, members[3]!];
  expect(await codeOf(asker, 'election.get', { id })).toBe('NOT_FOUND');
  expect(await codeOf(asker, 'election.nominate', { id, memberId: stands.memberId, way: 'members' })).toBe('NOT_FOUND');
  expect(await codeOf(officer!, 'election.openNominations', { id, nominateUntil: '2020-01-01T00:00:00.000Z' })).toBe('INVALID_INPUT');
  await ask(host, officer!, 'election.openNominations', { id, nominateUntil: hours(1).toISOString() });
  expect(await codeOf(officer!, 'election.update', { id, ...committeeDraft() })).toBe('ROLL_FROZEN');
  const nominate = (who: Actor, whom: Actor, way: 'self' | 'members' | 'organisation') =>
    ask(host, who, 'election.nominate', { id, memberId: whom.memberId, way });
  for (const [who, whom, way] of [
    [asker, asker, 'members'],
    [asker, stands, 'self'],
    [asker, retained!, 'members'],
  ] as const)
    expect(await codeOf(who, 'election.nominate', { id, memberId: whom.memberId, way })).toBe('INVALID_INPUT');
  expect(await codeOf(asker, 'election.nominate', { id, memberId: stands.memberId, way: 'organisation' })).toBe('FORBIDDEN');
  const { id: nominationId } = await nominate(asker, stands, 'members');
  expect(await codeOf(declines, 'election.nominate', { id, memberId: stands.memberId, way: 'members' })).toBe('ALREADY_NOMINATED');
  expect((await waitingFor(contextOf(host, stands))).map(({ action }) => action)).toContain('请答复提名');
  for (const who of [asker, stands]) expect(await codeOf(who, 'election.second', { nominationId })).toBe('CONFLICT');
  const seconders = [members[4]!, members[5]!, members[6]!];
  for (const [index, who] of seconders.entries())
    expect((await ask(host, who, 'election.second', { nominationId })).missing).toBe(2 - index);
  expect(await codeOf(seconders[0]!, 'election.second', { nominationId })).toBe('ALREADY_SECONDED');
  expect(await codeOf(asker, 'election.answerNomination', { nominationId, isAccepted: true })).toBe('FORBIDDEN');
  expect(await codeOf(stands, 'election.answerNomination', { nominationId, isAccepted: true, hasCloseRelative: true })).toBe(
    'INVALID_INPUT',
  );
  await ask(host, stands, 'election.answerNomination', { nominationId, isAccepted: true });
  for (const [whom, isAccepted] of [
    [declines, false],
    [leaves, true],
    [members[7]!, true],
    [members[8]!, true],
    [teller!, true],
  ] as const) {
    const { id: one } = await nominate(officer!, whom, 'organisation');
    await ask(host, whom, 'election.answerNomination', { nominationId: one, isAccepted });
  }
  const all = (await get(officer!, id)).nominations;
  const idsOf = (...people: Actor[]) => people.map(({ memberId }) => all.find((one) => one.memberId === memberId)!.id);
  expect((await get(asker, id)).nominations.map(({ memberId }) => memberId)).not.toContain(declines.memberId);
  expect(await codeOf(officer!, 'election.postList', { id, nominationIds: idsOf(stands) })).toBe('CONFLICT');
  host.now = hours(2);
  expect(await codeOf(asker, 'election.nominate', { id, memberId: chair!.memberId, way: 'members' })).toBe('NOMINATION_CLOSED');
  const postOf = (nominationIds: string[], reason = '按分工需要') =>
    refusalOf(host, officer!, 'election.postList', { id, nominationIds, reason });
  expect((await postOf(idsOf(stands, leaves))).code).toBe('NOT_ENOUGH_CANDIDATES');
  expect((await postOf(idsOf(stands, leaves, declines))).code).toBe('INVALID_INPUT');
  expect((await postOf(idsOf(stands, leaves, teller!))).code).toBe('INVALID_INPUT');
  expect((await postOf(idsOf(stands, leaves, members[7]!), '')).fields[0]!.path).toBe('reason');
  await ask(host, officer!, 'election.postList', {
    id,
    nominationIds: idsOf(stands, leaves, members[7]!, members[8]!),
    reason: '计票人不列入',
  });
  expect(await codeOf(officer!, 'election.open', { id })).toBe('CONFLICT');
  const object = (who: Actor, whom: Actor) =>
    ask(host, who, 'election.raiseObjection', { id, memberId: whom.memberId, text: '此人即将调离本单位' });
  await object(asker, leaves);
  expect(await codeOf(asker, 'election.raiseObjection', { id, memberId: leaves.memberId, text: '再说一次同样的意见' })).toBe('CONFLICT');
  const { id: objectionId } = await object(asker, members[8]!);
  expect((await ask(host, members[5]!, 'election.objections', { id })).items).toEqual([]);
  expect((await ask(host, officer!, 'election.objections', { id })).items).toHaveLength(2);
  host.now = hours(24 * 6);
  expect(await codeOf(officer!, 'election.open', { id })).toBe('OBJECTION_OPEN');
  await ask(host, officer!, 'election.answerObjection', { objectionId, answer: '经核实属实', isUpheld: true });
  expect(await codeOf(officer!, 'election.answerObjection', { objectionId, answer: '改主意了', isUpheld: false })).toBe('CONFLICT');
  const left = (await ask(host, officer!, 'election.objections', { id })).items.find(({ answer }) => answer === null)!;
  await ask(host, officer!, 'election.answerObjection', { objectionId: left.id, answer: '没有这回事', isUpheld: false });
  await ask(host, leaves, 'election.withdrawNomination', { nominationId: idsOf(leaves)[0]!, reason: '家中有事' });
  expect((await get(asker, id)).candidates.map(({ memberId }) => memberId).sort()).toEqual([stands.memberId, members[7]!.memberId].sort());
  expect(await codeOf(officer!, 'election.open', { id })).toBe('NOT_ENOUGH_CANDIDATES');
  await ask(host, officer!, 'election.reopenNominations', { id, nominateUntil: hours(1).toISOString(), reason: '候选人不足' });
  expect(await codeOf(asker, 'election.nominate', { id, memberId: leaves.memberId, way: 'members' })).toBe('ALREADY_NOMINATED');
  expect(await codeOf(officer!, 'election.stop', { id, reason: '' })).toBe('INVALID_INPUT');
  await ask(host, officer!, 'election.stop', { id, reason: '换届时间推迟' });
  const own = await ownDataOf(contextOf(host, stands));
  expect(own[0]!.rows.some((row) => row.includes('委员会换届'))).toBe(true);
});

test('equal votes at the last seat: a run-off decides; the committee takes its posts, the one before goes out', async () => {
  const [a, b, c, d] = members as [Actor, Actor, Actor, Actor];
  const id = await listed({ ...committeeDraft(), voters: 'chosen', voterIds: members.map(({ memberId }) => memberId) }, [a, b, c]);
  await ask(host, officer!, 'election.open', { id });
  for (const [index, voter] of members.entries())
    await vote(id, voter, [
      [a, index < 8 ? 'approve' : 'against'],
      [index % 2 === 0 ? b : c, index < 8 ? 'approve' : 'abstain'],
    ]);
  await published(id);
  const tied = await get(d, id);
  // Four each of nine is no majority: nobody but the first is elected, and nothing is tied.
  expect(tied.winners.map(({ memberId }) => memberId)).toEqual([a.memberId]);
  expect(tied.rounds[0]!.people.some(({ isTied }) => isTied)).toBe(false);
  expect(await codeOf(officer!, 'election.runOff', { id })).toBe('CONFLICT');
  expect(await codeOf(officer!, 'election.appoint', { id, from: host.now.toISOString().slice(0, 10) })).toBe('CONFLICT');
  expect(await codeOf(officer!, 'election.stop', { id, reason: '不选了' })).toBe('CONFLICT');
  await ask(host, officer!, 'election.repeat', { id });
  expect((await get(officer!, id)).candidates.map(({ memberId }) => memberId).sort()).toEqual([b.memberId, c.memberId].sort());
  await ask(host, officer!, 'election.open', { id });
  // One seat and one mark each: five for one of them would be enough; both written as 4 and 4, one abstains.
  for (const [index, voter] of members.entries()) await vote(id, voter, index === 8 ? [] : [[index % 2 === 0 ? b : c, 'approve']]);
  await published(id);
  await ask(host, officer!, 'election.renominate', { id, nominateUntil: hours(1).toISOString() });
  const { id: late } = await ask(host, d, 'election.nominate', { id, memberId: d.memberId, way: 'self' });
  await ask(host, d, 'election.answerNomination', { nominationId: late, isAccepted: true });
  host.now = hours(2);
  await post(id);
  await ask(host, officer!, 'election.open', { id });
  for (const [index, voter] of members.entries()) await vote(id, voter, [[index < 6 ? d : b, 'approve']]);
  await published(id);
  const done = await get(d, id);
  expect(done.winners.map(({ memberId, round }) => [memberId, round])).toEqual([
    [a.memberId, 1],
    [d.memberId, 3],
  ]);
  const from = host.now.toISOString().slice(0, 10);
  const posts = (first: string, other: string) => [
    { memberId: a.memberId, post: first },
    { memberId: d.memberId, post: other },
  ];
  for (const wrong of [posts('member', 'member'), posts('chair', 'chair'), posts('chair', 'member').slice(1)])
    expect((await refusalOf(host, officer!, 'election.appoint', { id, from, posts: wrong })).fields[0]!.path).toBe('posts');
  await ask(host, officer!, 'election.appoint', { id, from, posts: posts('chair', 'finance') as never });
  const register = await ask(host, officer!, 'unit.register', {});
  expect(register.committee).toMatchObject({
    number: 1,
    years: 5,
    seats: [
      { memberId: a.memberId, post: 'chair' },
      { memberId: d.memberId, post: 'finance' },
    ],
  });
  const { items } = await ask(host, officer!, 'unit.offices', {});
  expect(items.filter(({ role }) => role === 'chair').map(({ memberId }) => memberId)).toEqual([a.memberId]);
  expect(items.filter(({ role }) => role === 'treasurer').map(({ memberId }) => memberId)).toEqual([d.memberId]);
  await host.db
    .collection('members')
    .updateOne({ _id: chair!.memberId as never }, { $push: { offices: { role: 'chair', unitId: UNION, since: null } } } as never);
});

test('a run-off is among the tied alone and by the most votes; level again it is held again; write-ins are refused in it', async () => {
  const [a, b] = members as [Actor, Actor];
  const other = (index: number) => (index % 2 === 0 ? a : b);
  const id = await listed({ ...groupDraft(), title: '平票' }, [a, b]);
  await ask(host, officer!, 'election.open', { id });
  const voters = [...members];
  const { due } = await get(officer!, id);
  // Both reach more than half only where both are marked: one seat, so one mark each; level below the majority is no tie.
  for (const [index, voter] of voters.entries()) await vote(id, voter, [[other(index), 'approve']]);
  await published(id);
  expect((await get(a, id)).rounds[0]!.verdict).toContain('还有 1 名没有人达到当选票数');
  expect(due).toBe(10);
  expect(await codeOf(officer!, 'election.leaveVacant', { id, reason: '暂不设组长' })).toBe('CONFLICT');
  await ask(host, officer!, 'election.stop', { id, reason: '小组商议后再选' });

  const committee = await listed({ ...committeeDraft(), title: '平票委员', voters: 'units', unitIds: ['group1'] }, [a, b, members[2]!]);
  await ask(host, officer!, 'election.open', { id: committee });
  const everybody: [Actor, Mark][][] = voters.map((_one, index) => [
    [a, 'approve'],
    [index < 7 ? b : members[2]!, 'approve'],
  ]);
  for (const [index, voter] of voters.entries()) await vote(committee, voter, everybody[index]!);
  await published(committee);
  expect((await get(a, committee)).winners.map(({ memberId }) => memberId).sort()).toEqual([a.memberId, b.memberId].sort());
});

test('three level for two seats stand again alone', async () => {
  const trio = members.slice(0, 3) as [Actor, Actor, Actor];
  const rules = {
    ...{ turnout: { numerator: 2, denominator: 3, base: 'due' as const, strict: false } },
    votes: { numerator: 1, denominator: 3, base: 'cast' as const, strict: false },
    ...{ surplusPercent: 5, isEqualAllowed: false, seconders: 0, listDays: 0, source: '会员大会通过的选举办法' },
  };
  const voterIds = members.slice(0, 6).map(({ memberId }) => memberId);
  const id = await listed({ ...committeeDraft(), title: '三人平票', voters: 'chosen', voterIds, rules }, trio);
  await ask(host, officer!, 'election.open', { id });
  for (const [index, voter] of members.slice(0, 6).entries())
    await vote(id, voter, [
      [trio[index % 3]!, 'approve'],
      [trio[(index + 1) % 3]!, 'approve'],
    ]);
  await published(id);
  const level = await get(officer!, id);
  expect(level.rounds[0]!.people.map(({ isTied, approve }) => [isTied, approve])).toEqual([
    [true, 4],
    [true, 4],
    [true, 4],
  ]);
  expect(level.moves).toContain('runOff');
  expect(await codeOf(officer!, 'election.repeat', { id })).toBe('CONFLICT');
  await ask(host, officer!, 'election.runOff', { id });
  await ask(host, officer!, 'election.open', { id });
  expect(await codeOf(members[0]!, 'election.cast', { id, marks: [], writeIns: ['某人'] })).toBe('INVALID_INPUT');
  for (const [index, voter] of members.slice(0, 4).entries()) await vote(id, voter, [[trio[index < 3 ? 0 : 1], 'approve']]);
  await published(id);
  expect((await get(officer!, id)).winners.map(({ memberId }) => memberId)).toEqual([trio[0].memberId, trio[1].memberId]);
});

test('names written in count for a member only by the tellers’ decision, and block the signature while they could win', async () => {
  const [a, b, z] = [members[0]!, members[1]!, members[8]!];
  const voterIds = members.slice(0, 6).map(({ memberId }) => memberId);
  const id = await listed({ ...committeeDraft(1), title: '另选他人', voters: 'chosen', voterIds }, [a, b]);
  await ask(host, officer!, 'election.open', { id });
  for (const [index, voter] of members.slice(0, 5).entries())
    await vote(id, voter, index < 4 ? [] : [[a, 'approve']], index < 4 ? ['会 员8'] : []);
  await ask(host, teller!, 'election.takePaper', { id, memberId: members[5]!.memberId });
  expect(await codeOf(members[5]!, 'election.cast', { id, marks: [] })).toBe('ALREADY_VOTED');
  const paper = { marks: [], writeIns: ['会员八'] };
  expect(await codeOf(teller!, 'election.enterPapers', { id, papers: [paper, paper] })).toBe('CONFLICT');
  await ask(host, teller!, 'election.enterPapers', { id, papers: [paper] });
  await ask(host, officer!, 'election.close', { id });
  await ask(host, teller!, 'election.count', { id });
  expect((await refusalOf(host, teller!, 'election.sign', { id })).message).toContain('会员8');
  expect(await codeOf(witness!, 'election.mergeWriteIns', { id, names: ['会员8'], memberId: z.memberId })).toBe('FORBIDDEN');
  expect(await codeOf(teller!, 'election.mergeWriteIns', { id, names: ['没写过'], memberId: z.memberId })).toBe('INVALID_INPUT');
  expect(await codeOf(teller!, 'election.mergeWriteIns', { id, names: ['会员8'], memberId: a.memberId })).toBe('INVALID_INPUT');
  expect(await codeOf(teller!, 'election.mergeWriteIns', { id, names: ['会员8'], memberId: retained!.memberId })).toBe('INVALID_INPUT');
  await ask(host, teller!, 'election.mergeWriteIns', { id, names: ['会员8', '会员八'], memberId: z.memberId });
  await ask(host, teller!, 'election.mergeWriteIns', { id, names: ['会员八'], memberId: null });
  await ask(host, teller!, 'election.sign', { id });
  expect(await codeOf(teller!, 'election.mergeWriteIns', { id, names: ['会员八'], memberId: z.memberId })).toBe('CONFLICT');
  for (const one of [witness!, second!]) await ask(host, one, 'election.sign', { id });
  await ask(host, officer!, 'election.publish', { id });
  const { winners, rounds } = await get(a, id);
  expect(winners).toMatchObject([{ memberId: z.memberId, votes: 4 }]);
  expect(rounds[0]!.writeIns).toEqual([
    { name: '会员8', votes: 4, memberName: '会员8', isDecided: true },
    { name: '会员八', votes: 1, memberName: null, isDecided: true },
  ]);
});

test('too few take part: the round is invalid, nobody is elected, and it is held again', async () => {
  const id = await listed({ ...groupDraft(), title: '人数不足' }, [members[0]!]);
  const closesAt = hours(1).toISOString();
  await ask(host, officer!, 'election.open', { id, closesAt });
  const named = ({ title }: { title: string }) => title.includes('人数不足');
  expect((await waitingFor(contextOf(host, members[1]!))).filter(named)).toMatchObject([{ action: '请投票', dueAt: closesAt }]);
  expect((await deadlinesFor(contextOf(host, officer!))).filter(named)).toMatchObject([{ action: '到时结束' }]);
  expect((await deadlinesFor(contextOf(host, members[1]!))).filter(named)).toEqual([]);
  const span = [host.now.toISOString(), hours(24).toISOString()] as const;
  expect((await calendarFor(contextOf(host, members[1]!), ...span)).filter(named)).toHaveLength(1);
  for (const voter of members.slice(0, 6)) await vote(id, voter, [[members[0]!, 'approve']]);
  expect((await waitingFor(contextOf(host, members[1]!))).filter(named)).toEqual([]);
  expect((await get(officer!, id)).moves).toContain('remind');
  host.now = hours(0.6);
  await runJob(host, jobs[1]!, 'test');
  await runJob(host, jobs[1]!, 'test');
  await deliverAll(host);
  const reminders = await host.db
    .collection('notifications')
    .find({ matter: { $regex: `^election:${id}:1:reminded` } })
    .toArray();
  const late = reminders.map(({ memberId }) => memberId as string);
  expect([late.length, late.includes(members[7]!.memberId), late.includes(members[1]!.memberId)]).toEqual([4, true, false]);
  expect((await refusalOf(host, officer!, 'election.remind', { id })).message).toContain('今天已经提醒过');
  host.now = hours(0.41);
  expect(await codeOf(members[7]!, 'election.cast', { id, marks: [] })).toBe('BALLOT_CLOSED');
  await runJob(host, jobs[0]!, 'test');
  expect((await waitingFor(contextOf(host, teller!))).filter(named)).toMatchObject([{ action: '请计票' }]);
  await ask(host, teller!, 'election.count', { id });
  await signed(id);
  const shown = await get(members[1]!, id);
  expect(shown).toMatchObject({
    winners: [],
    vacantSeats: 1,
    rounds: [{ isValid: false, verdict: '参加人数不足，这一轮投票无效，没有人当选' }],
  });
  expect((await deadlinesFor(contextOf(host, officer!))).filter(named)).toMatchObject([{ action: '另行选举' }]);
  await ask(host, officer!, 'election.repeat', { id });
  await ask(host, officer!, 'election.open', { id });
  for (const voter of members.slice(0, 7)) await vote(id, voter, [[members[0]!, 'approve']]);
  await published(id);
  expect((await get(members[1]!, id)).winners).toHaveLength(1);
});

test('before closing no route tells more than how many took part, to nobody; what was said lies nowhere but in the box', async () => {
  const id = await listed({ ...groupDraft(), title: '早读不得' }, [members[0]!, members[1]!]);
  await ask(host, officer!, 'election.open', { id });
  const words = '只写一次的名字';
  for (const voter of members.slice(0, 4)) await vote(id, voter, [[members[1]!, 'against']], [words]);
  await deliverAll(host);
  const everybody = [officer!, chair!, teller!, witness!, members[0]!, await plantMember(host, { role: 'admin', groupId: 'group2' })];
  const only = ['election.get', 'election.report', 'election.count', 'election.sign', 'election.publish'];
  const routes: [string, object][] = [
    ...only.map((name): [string, object] => [name, { id }]),
    ...([
      ['election.verify', { id, round: 1 }],
      ['election.list', {}],
      ['home.summary', {}],
      ['desk.list', {}],
      ['audit.list', {}],
    ] as [string, object][]),
  ];
  for (const actor of everybody)
    for (const [operation, input] of routes) {
      const envelope = await run({ ...host, onError: undefined }, { operation, input, actor });
      expect([operation, new RegExp(`"approve":|"tally|${words}`).test(JSON.stringify(envelope))]).toEqual([operation, false]);
      if (only.slice(1).includes(operation) || operation === 'election.verify')
        expect([operation, envelope.ok]).toEqual([operation, false]);
    }
  for (const { name } of await host.db.listCollections({}, { nameOnly: true }).toArray()) {
    const text = JSON.stringify(await host.db.collection(name).find({}).toArray());
    expect([name, text.includes(words)]).toEqual([name, false]);
  }
  expect(
    await apartFrom(host.db)
      .collection('box_rolls')
      .countDocuments({ boxId: `${id}-1`, hasCast: true }),
  ).toBe(4);
  const before = members[5]!;
  for (const marks of [
    [{ memberId: 'nobody', mark: 'approve' }],
    [{ memberId: members[0]!.memberId, mark: 'yes' }],
    [
      { memberId: members[0]!.memberId, mark: 'approve' },
      { memberId: members[0]!.memberId, mark: 'against' },
    ],
    [{ memberId: { $ne: null }, mark: 'approve' }],
  ])
    expect(await codeOf(before, 'election.cast', { id, marks })).toBe('INVALID_INPUT');
  expect((await get(before, id)).hasCast).toBe(false);
  const calls = (['approve', 'against'] as const).map((mark) => ({
    ...{ operation: 'election.cast', actor: before },
    input: { id, marks: [{ memberId: members[0]!.memberId, mark }] },
  }));
  const answers = await Promise.all(calls.map((call) => run({ ...host, onError: undefined }, call)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await ask(host, officer!, 'election.close', { id });
  const sheets = apartFrom(host.db).collection('box_sheets');
  await sheets.updateOne({ boxId: `${id}-1` }, { $push: { contents: '{"marks":{},"writeIns":[]}' } } as never);
  expect((await refusalOf(host, teller!, 'election.count', { id })).message).toContain('不能计票');
  expect(await ask(host, before, 'election.verify', { id, round: 1 })).toMatchObject({ isIntact: false });
});

test.each`
  title                            | field                   | more
  ${'two leaders for a group'}     | ${'seats'}              | ${() => ({ seats: 2 })}
  ${'a leader of a department'}    | ${'unitId'}             | ${() => ({ unitId: 'department1' })}
  ${'a leader without a group'}    | ${'unitId'}             | ${() => ({ unitId: null })}
  ${'a leader elected by others'}  | ${'voters'}             | ${() => ({ voters: 'members' })}
  ${'a committee of four years'}   | ${'years'}              | ${() => ({ ...committeeDraft(), years: 4 })}
  ${'a witness who counts'}        | ${'witnessId'}          | ${() => ({ witnessId: teller!.memberId })}
  ${'a stranger who counts'}       | ${'tellerIds.1'}        | ${() => ({ tellerIds: [teller!.memberId, 'nobody'] })}
  ${'chosen voters, but nobody'}   | ${'voterIds'}           | ${() => ({ ...committeeDraft(), voters: 'chosen' })}
  ${'a foreign unit'}              | ${'unitIds'}            | ${() => ({ ...committeeDraft(), voters: 'units', unitIds: ['group9'] })}
  ${'delegates without a term'}    | ${'termId'}             | ${() => ({ ...committeeDraft(), kind: 'delegate', years: null })}
  ${'more votes than everybody'}   | ${'rules.votes'}        | ${() => ({ rules: { ...own, votes: { ...own.votes, numerator: 3 } } })}
  ${'a turnout of those who came'} | ${'rules.turnout.base'} | ${() => ({ rules: { ...own, turnout: { ...own.turnout, base: 'cast' } } })}
`('a draft with $title is refused by its field', async ({ field, more }) => {
  const { code, fields } = await refusalOf(host, officer!, 'election.create', { ...groupDraft(), ...(more as () => object)() });
  expect([code, fields[0]?.path]).toEqual(['INVALID_INPUT', field]);
});
const half = { numerator: 1, denominator: 2, base: 'due', strict: true };
const own = { turnout: half, votes: half, surplusPercent: 0, isEqualAllowed: true, seconders: 0, listDays: 0, source: '选举办法' };
