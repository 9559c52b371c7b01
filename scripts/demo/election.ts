/** Demo elections: one of each state, from a draft to a leader in office, with a tie that waits for its run-off. */
import { systemActor } from '../../cloudfunctions/core/context';
import { cast, closeBox, contentsOf, openBox } from '../../cloudfunctions/core/secret-box';
import { addDays, dayOf } from '../../cloudfunctions/core/time';
import { outcomeFor } from '../../cloudfunctions/election/reckoning';
import { countBox, type Content } from '../../cloudfunctions/election/rules';
import { delegateRules, standards } from '../../cloudfunctions/election/standards';
import type { Candidate, Election, Round } from '../../cloudfunctions/election/store';
import { profiles } from '../../cloudfunctions/congress/profiles';
import type { Member } from '../../cloudfunctions/member/store';
import type { Mark } from '../../types/election/labels';
import type { Demo } from './demo';
import { plantNominations } from './election-nominations';

const says = ['愿意为大家跑腿办事，有事随时找我。', '在岗十二年，熟悉各班情况。', '希望把小组活动办得热闹些。', '会认真听取大家的意见。'];

const blank = {
  ...{ isBegun: true, note: '', unitId: null, termId: null, constituencyId: null, employees: null, isByElection: false, years: null },
  ...{ unitIds: [], voterIds: [], ownRules: null, nominateUntil: null, listUntil: null, closesAt: null, remindedAt: null, winners: [] },
  ...{ vacancyReason: null, stopReason: null, appointedOn: null },
};
const round = (seats: number, candidates: Candidate[], more: Partial<Round> = {}): Round => ({
  ...{ number: 1, kind: 'first', seats, candidates, openedAt: null, closedAt: null, publishedAt: null, due: null, boxCount: null },
  ...{ hash: null, tally: null, mergers: [], signatures: [] },
  ...more,
});

export async function plantElection(demo: Demo): Promise<void> {
  const { db, unionId } = demo;
  const records = [
    await committee(demo),
    delegates(demo),
    await openGroup(demo),
    await countedGroup(demo),
    await tied(demo),
    await appointed(demo),
    draft(demo),
    elsewhere(demo),
  ];
  await db.collection<Election>('elections').insertMany(records);
  await plantNominations(demo, { committee: demo.id('election', 'committee'), posted: records[1]!, unionId });
}

export const candidatesOf = (demo: Demo, people: Member[]): Candidate[] => {
  const names = new Map(demo.units.map(({ _id, name }) => [_id, name]));
  return people.map(({ _id, name, groupId }, index) => ({
    ...{
      memberId: _id,
      name,
      groupName: names.get(groupId) ?? '',
      statement: says[index % says.length]!,
      way: index % 3 === 0 ? 'members' : 'organisation',
    },
  }));
};
const base = (demo: Demo, key: string, days: number) => ({
  ...blank,
  ...{ _id: demo.id('election', key), unionId: demo.unionId, createdAt: demo.moment(days, 15), ...countersOf(demo) },
});
/** Plain members of other groups count and watch; the group leader of the demo accounts is one of the tellers. */
export function countersOf(demo: Demo) {
  const away = plainOf(demo).filter(({ groupId }) => groupId !== demo.person('member').groupId);
  return { tellerIds: [demo.person('leader')._id, away[0]!._id], witnessId: away[1]!._id };
}
export const plainOf = (demo: Demo): Member[] =>
  demo.membersOf(demo.unionId).filter(({ offices, _id }) => offices.length === 0 && _id !== demo.person('member')._id);
const groupOf = (demo: Demo, groupId: string) => demo.units.find(({ _id }) => _id === groupId)!;
const inGroup = (demo: Demo, groupId: string) => demo.membersOf(demo.unionId).filter((one) => one.groupId === groupId);
/** A group the demo accounts do not belong to, with people enough. */
const otherGroups = (demo: Demo) =>
  demo.units.filter(
    ({ kind, _id, unionId }) =>
      kind === 'group' && unionId === demo.unionId && _id !== demo.person('member').groupId && inGroup(demo, _id).length >= 8,
  );

async function committee(demo: Demo): Promise<Election> {
  return {
    ...base(demo, 'committee', -3),
    ...{
      state: 'nominating',
      kind: 'committee',
      title: '第七届工会委员会换届选举',
      seats: 7,
      placeName: '本会',
      years: 5,
      voters: 'members',
    },
    ...{ note: '本届委员会即将届满，请推荐热心工会工作的同事，也欢迎自荐。', rules: standards.committee },
    ...{ nominateUntil: demo.moment(3, 17), rounds: [round(7, [])] },
  };
}

function delegates(demo: Demo): Election {
  const [, group] = otherGroups(demo);
  const people = inGroup(demo, group!._id).filter(({ offices }) => offices.length === 0);
  return {
    ...base(demo, 'delegates', -9),
    ...{
      state: 'listed',
      kind: 'delegate',
      title: '门诊选区补选职工代表',
      seats: 1,
      placeName: '门诊选区',
      employees: 86,
      isByElection: true,
    },
    ...{ termId: demo.id('congress-term', 6), constituencyId: demo.id('constituency', 0), voters: 'units', unitIds: [group!._id] },
    ...{ rules: delegateRules(profiles.shanghai.electTurnout, profiles.shanghai.electVotes), nominateUntil: demo.moment(-2, 17) },
    ...{ listUntil: addDays(dayOf(demo.now), 1), rounds: [round(1, candidatesOf(demo, people.slice(2, 4)))] },
  };
}

/** Voted in now: the demo member and the leader have not voted yet. */
async function openGroup(demo: Demo): Promise<Election> {
  const { groupId } = demo.person('member');
  const people = inGroup(demo, groupId);
  const candidates = candidatesOf(
    demo,
    people.filter(({ offices, _id }) => offices.length === 0 && _id !== demo.person('member')._id).slice(0, 3),
  );
  const record: Election = {
    ...base(demo, 'open', -2),
    ...{ state: 'voting', kind: 'groupLeader', title: `${groupOf(demo, groupId).name}组长选举`, seats: 1, unitId: groupId, years: 3 },
    ...{ placeName: groupOf(demo, groupId).name, voters: 'units', unitIds: [groupId], rules: standards.groupLeader },
    ...{ closesAt: demo.moment(1, 17), rounds: [round(1, candidates, { openedAt: demo.moment(-1, 9), due: people.length })] },
  };
  const shown = ['member', 'leader'].map((account) => demo.person(account)._id);
  const voting = people.filter(({ _id }) => !shown.includes(_id)).slice(0, Math.ceil(people.length / 2));
  await voted(demo, record, people, voting, (index) => ({ marks: markAll(candidates, index % 3), writeIns: [] }));
  return record;
}

async function countedGroup(demo: Demo): Promise<Election> {
  const [group] = otherGroups(demo);
  const people = inGroup(demo, group!._id);
  const plain = people.filter(({ offices }) => offices.length === 0);
  const candidates = candidatesOf(demo, plain.slice(3, 5));
  const record: Election = {
    ...base(demo, 'counted', -6),
    ...{
      state: 'counted',
      kind: 'groupLeader',
      title: `${group!.name}组长选举`,
      seats: 1,
      unitId: group!._id,
      years: 3,
      placeName: group!.name,
    },
    ...{
      voters: 'units',
      unitIds: [group!._id],
      rules: standards.groupLeader,
      rounds: [round(1, candidates, { openedAt: demo.moment(-2, 9) })],
    },
  };
  const written = plain[6]!.name;
  await voted(demo, record, people, people.slice(1), (index) =>
    index % 6 === 5
      ? { marks: markAll(candidates, -1), writeIns: [written] }
      : { marks: markAll(candidates, index % 5 === 0 ? 1 : 0), writeIns: [] },
  );
  return finished(demo, record, -1, { isPublished: false });
}

const aThird = { numerator: 1, denominator: 3, base: 'due' as const, strict: false, source: '会员大会通过的选举办法' };
/** Equal votes at the last seat: the next step is a run-off. */
async function tied(demo: Demo): Promise<Election> {
  const candidates = candidatesOf(demo, plainOf(demo).slice(20, 23));
  const voters = demo.membersOf(demo.unionId, 'delegate').slice(0, 24);
  const record: Election = {
    ...base(demo, 'tied', -14),
    ...{
      state: 'published',
      kind: 'committee',
      title: '补选工会委员',
      seats: 2,
      placeName: '本会',
      isByElection: true,
      voters: 'delegates',
    },
    ...{ rules: { ...standards.committee, votes: aThird }, rounds: [round(2, candidates, { openedAt: demo.moment(-5, 9) })] },
  };
  // The first is approved by all, the others by half each: with a third of those due as the rule two are level for one seat.
  const even = voters.length - (voters.length % 2);
  await voted(demo, record, voters, voters.slice(0, even), (index) => {
    const isMarked = (at: number) => at === 0 || at === (index % 2) + 1;
    return {
      marks: Object.fromEntries(candidates.map(({ memberId }, at) => [memberId, isMarked(at) ? 'approve' : 'against'])),
      writeIns: [],
    };
  });
  return finished(demo, record, -4, { isPublished: true });
}

async function appointed(demo: Demo): Promise<Election> {
  const [, , group = otherGroups(demo)[0]!] = otherGroups(demo);
  const people = inGroup(demo, group._id);
  const leader = people.find(({ offices }) => offices.some(({ role }) => role === 'groupLeader')) ?? people[0]!;
  const candidates = candidatesOf(demo, [leader, ...people.filter(({ offices }) => offices.length === 0).slice(0, 1)]);
  const record: Election = {
    ...base(demo, 'appointed', -120),
    ...{
      state: 'appointed',
      kind: 'groupLeader',
      title: `${group.name}组长换届`,
      seats: 1,
      unitId: group._id,
      years: 3,
      placeName: group.name,
    },
    ...{
      voters: 'units',
      unitIds: [group._id],
      rules: standards.groupLeader,
      rounds: [round(1, candidates, { openedAt: demo.moment(-110, 9) })],
    },
    appointedOn: addDays(dayOf(demo.now), -108),
  };
  await voted(demo, record, people, people.slice(1), (index) => ({ marks: markAll(candidates, index % 7 === 3 ? 1 : 0), writeIns: [] }));
  return finished(demo, record, -109, { isPublished: true });
}

const draft = (demo: Demo): Election => ({
  ...base(demo, 'draft', -1),
  ...{
    state: 'draft',
    isBegun: false,
    kind: 'committee',
    title: '女职工委员补选',
    seats: 1,
    placeName: '本会',
    isByElection: true,
    voters: 'members',
  },
  ...{ rules: standards.committee, rounds: [round(1, [])] },
});

/** Another union elects too. */
function elsewhere(demo: Demo): Election {
  const { _id: unionId } = demo.unions[1]!;
  const [first, second, third] = demo.membersOf(unionId);
  return {
    ...base(demo, 'elsewhere', -3),
    ...{
      unionId,
      state: 'nominating',
      kind: 'committee',
      title: '委员会换届选举',
      seats: 3,
      placeName: '本会',
      years: 3,
      voters: 'members',
    },
    ...{ tellerIds: [first!._id, second!._id], witnessId: third!._id, rules: standards.committee },
    ...{ nominateUntil: demo.moment(6, 17), rounds: [round(3, [])] },
  };
}

const markAll = (candidates: Candidate[], chosen: number): Record<string, Mark> =>
  Object.fromEntries(
    candidates.map(({ memberId }, index) => [memberId, index === chosen ? 'approve' : index % 2 === 0 ? 'against' : 'abstain']),
  );

async function voted(demo: Demo, record: Election, roll: Member[], voting: Member[], say: (index: number) => Content): Promise<void> {
  const inside = { db: demo.db, actor: systemActor(record.unionId) };
  const id = `${record._id}-1`;
  await openBox(inside, { id, voters: roll.map(({ _id }) => ({ memberId: _id })) });
  for (const [index, { _id }] of voting.entries()) await cast(inside, { id, memberId: _id, content: say(index) });
  record.rounds[0]!.due = roll.length;
}

/** Closed and counted; published with its signatures and winners, or still to be signed. */
async function finished(demo: Demo, record: Election, days: number, { isPublished }: { isPublished: boolean }): Promise<Election> {
  const inside = { db: demo.db, actor: systemActor(record.unionId) };
  const id = `${record._id}-1`;
  const { hash, count } = await closeBox(inside, id);
  const first = record.rounds[0]!;
  const tally = countBox(first.candidates, first.seats, (await contentsOf(inside, id)) as Content[]);
  const people = [...record.tellerIds, record.witnessId].map((one) => demo.members.find(({ _id }) => _id === one)!);
  Object.assign(first, { closedAt: demo.moment(days, 11), boxCount: count, hash, tally });
  if (!isPublished) return record;
  first.publishedAt = demo.moment(days, 16);
  first.signatures = people.map(({ _id, name }, index) => ({
    ...{ memberId: _id, name, as: index < 2 ? ('teller' as const) : ('witness' as const), at: demo.moment(days, 11, 20 + index * 5) },
  }));
  record.winners = winnersOf(record, first);
  return record;
}

function winnersOf(record: Election, first: Round): Election['winners'] {
  const outcome = outcomeFor(record, first)!;
  return outcome.elected.map((memberId) => {
    const { name, approve } = first.tally!.people.find((one) => one.memberId === memberId)!;
    return { memberId, name, votes: approve, boxCount: first.boxCount!, round: 1, trouble: null };
  });
}
