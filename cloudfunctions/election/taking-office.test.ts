/** Offices after an election: delegates on the list of their term by the region's figures, seats added to a serving committee. */
import type { Actor } from '../../types/actor';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let officer: Actor, chair: Actor, teller: Actor, second: Actor, witness: Actor;
const members: Actor[] = [];
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer', groupId: 'group2' });
  chair = await plantMember(host, { role: 'chair', groupId: 'group2', name: '现任主席' });
  teller = await plantMember(host, { groupId: 'group2' });
  second = await plantMember(host, { groupId: 'group2' });
  witness = await plantMember(host, { groupId: 'group2' });
  for (let index = 0; index < 9; index += 1) members.push(await plantMember(host, { name: `选民${index}` }));
});
afterAll(() => host.close());

const counters = () => ({ tellerIds: [teller.memberId, second.memberId], witnessId: witness.memberId });
const today = () => host.now.toISOString().slice(0, 10);

/** From the draft to the published result: so many stand, and each voter approves those named. */
async function elect(draft: object, standing: Actor[], votes: [Actor, Actor[]][]): Promise<string> {
  const { id } = await ask(host, officer, 'election.create', draft as never);
  await ask(host, officer, 'election.openNominations', { id, nominateUntil: new Date(host.now.getTime() + 3_600_000).toISOString() });
  const nominationIds: string[] = [];
  for (const one of standing) {
    const made = await ask(host, officer, 'election.nominate', { id, memberId: one.memberId, way: 'organisation' });
    await ask(host, one, 'election.answerNomination', { nominationId: made.id, isAccepted: true });
    nominationIds.push(made.id);
  }
  host.now = new Date(host.now.getTime() + 7_200_000);
  await ask(host, officer, 'election.postList', { id, nominationIds });
  host.now = new Date(host.now.getTime() + 6 * 86_400_000);
  await ask(host, officer, 'election.open', { id });
  for (const [voter, chosen] of votes)
    await ask(host, voter, 'election.cast', { id, marks: chosen.map(({ memberId }) => ({ memberId, mark: 'approve' })) });
  await ask(host, officer, 'election.close', { id });
  await ask(host, teller, 'election.count', { id });
  for (const one of [teller, second, witness]) await ask(host, one, 'election.sign', { id });
  await ask(host, officer, 'election.publish', { id });
  return id;
}

test('delegates are elected by the region’s share of the constituency’s staff and go onto the term’s list', async () => {
  await ask(host, officer, 'congress.chooseProfile', { profile: 'shanghai' });
  const { id: termId } = await ask(host, officer, 'congress.draftTerm', { number: 6, startsOn: '2026-12-20', years: 4 });
  const items = [
    { name: '门诊选区', staff: 9, frontLine: 7, managers: 1, women: 5 },
    { name: '病房选区', staff: 81, frontLine: 60, managers: 8, women: 50 },
  ];
  await ask(host, officer, 'congress.setConstituencies', { termId, items });
  const [place] = (await ask(host, officer, 'congress.term', { termId })).constituencies;
  expect(place!.seats).toBe(3);
  const [a, b, c, d] = members as [Actor, Actor, Actor, Actor];
  const draft = {
    ...{ kind: 'delegate', title: '门诊选区选代表', seats: 2, termId, constituencyId: place!.id, voters: 'units', unitIds: ['group1'] },
    ...counters(),
  };
  const bad = async (more: object) => (await refusalOf(host, officer, 'election.create', { ...draft, ...more })).fields[0]?.path;
  expect([await bad({ seats: 4 }), await bad({ constituencyId: 'nowhere' }), await bad({ voters: 'members' })]).toEqual([
    ...['seats', 'constituencyId', 'voters'],
  ]);
  expect((await ask(host, officer, 'election.standards', { kind: 'delegate', termId })).rows[0]!.text).toContain('全体职工的三分之二以上');
  const id = await elect(
    draft,
    [a, b, c],
    members.slice(0, 8).map((voter, index) => [voter, index < 6 ? [a, b] : [a, c]]),
  );
  const shown = await ask(host, d, 'election.get', { id });
  expect(shown.winners.map(({ memberId, votes }) => [memberId, votes])).toEqual([
    [a.memberId, 8],
    [b.memberId, 6],
  ]);
  expect(shown.rounds[0]!.people[0]!.arithmetic).toBe('要求全体职工的二分之一以上（含本数）：全体职工 9，至少要 5；赞成 8，达到');
  const delegates = [
    { memberId: a.memberId, staffKind: 'frontLine' as const, isWoman: true },
    { memberId: b.memberId, staffKind: 'manager' as const, isWoman: false },
  ];
  const refused = await refusalOf(host, officer, 'election.appoint', { id, from: today(), delegates: delegates.slice(1) });
  expect(refused.fields[0]?.path).toBe('delegates');
  expect((await ask(host, officer, 'election.appoint', { id, from: today(), delegates })).appointed).toBe(2);
  const list = (await ask(host, officer, 'congress.delegates', { termId })).items;
  expect(list).toMatchObject([
    { memberId: a.memberId, state: 'elected' },
    { memberId: b.memberId, staffKind: 'manager' },
  ]);
  const kept = await host.db.collection('congress_delegates').find({ termId }).toArray();
  expect(kept).toMatchObject([
    { electionId: id, voters: 8, votes: 8, employees: 9 },
    { electionId: id, voters: 8, votes: 6 },
  ]);
});

test('a seat that fell vacant in the committee is filled until the end of its term; an elected person who left is named and seats nobody', async () => {
  const seats = [
    { name: '现任主席', post: 'chair' as const, memberId: chair.memberId, hasCloseRelative: false },
    { name: '老委员', post: 'member' as const, memberId: null, hasCloseRelative: false },
  ];
  await ask(host, chair, 'unit.setCommittee', { number: 1, from: '2026-01-01', years: 5, seats });
  const [a, b, , , e] = members as [Actor, Actor, Actor, Actor, Actor];
  const draft = { kind: 'committee', title: '补选委员', seats: 2, isByElection: true, voters: 'units', unitIds: ['group1'], ...counters() };
  const id = await elect(
    draft,
    [a, b, e],
    members.map((voter) => [voter, [b, e]]),
  );
  await host.db.collection<{ _id: string }>('members').updateOne({ _id: e.memberId }, { $set: { state: 'left' } });
  const posts = (post: string) => [
    { memberId: b.memberId, post },
    { memberId: e.memberId, post: 'member' },
  ];
  const second = await refusalOf(host, officer, 'election.appoint', { id, from: today(), posts: posts('chair') });
  expect(second.fields[0]?.path).toBe('posts');
  expect((await ask(host, officer, 'election.appoint', { id, from: today(), posts: posts('women') as never })).appointed).toBe(1);
  const { committee } = await ask(host, officer, 'unit.register', {});
  expect(committee!.seats.map(({ name }) => name)).toEqual(['现任主席', '老委员', b.name]);
  const office = (await ask(host, officer, 'unit.offices', {})).items.find(({ memberId }) => memberId === b.memberId);
  expect(office).toMatchObject({ role: 'officer', until: committee!.to, state: 'held' });
  expect((await ask(host, a, 'election.get', { id })).winners.map(({ trouble }) => trouble)).toEqual([null, '就任时已不是在册会员']);
});
