/** An extraordinary session asked for by a third of the delegates: exactly at the edge, each of them once, seated ones only. */
import type { Actor } from '../../types/actor';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import type { Delegate, Term } from './term-store';

let host: TestHost;
let chair: Actor, stranger: Actor, foreign: Actor;
const seats: Actor[] = [];

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  chair = await plantMember(host, { role: 'chair' });
  stranger = await plantMember(host, { role: 'delegate' });
  foreign = await plantMember(host, { role: 'delegate', unionId: 'union2', groupId: 'group9' });
  for (let count = 0; count < 10; count += 1) seats.push(await plantMember(host, { name: `代表${count}`, role: 'delegate' }));
  await host.db.collection<Term>('congress_terms').insertOne({
    ...{ _id: 't1', unionId: 'union1', number: 1, profile: 'shanghai', startsOn: '2026-01-01', endsOn: '2029-12-31', years: 4 },
    ...{ state: 'sitting', constituencies: [], totalSeats: 10, arithmetic: null, postedOn: null, listUntil: null, begunOn: null },
    ...{ endedOn: null, revision: 0 },
  });
  await host.db.collection<Delegate>('congress_delegates').insertMany(
    seats.map(({ memberId, name }, index): Delegate => ({
      ...{ _id: `d${index}`, unionId: 'union1', termId: 't1', constituencyId: 'c', memberId, memberName: name, staffKind: 'frontLine' },
      ...{ isWoman: false, electedOn: '2025-12-01', voters: 1, votes: 1, employees: 1, electionId: null, state: 'seated' },
      ...{ isByElection: false, listUntil: null, seatedOn: '2026-01-01', endedOn: null, endReason: '' },
    })),
  );
});
afterAll(() => host.close());

test('four of ten are a third or more, three are not', async () => {
  const asked = { matter: '讨论排班办法', reason: '涉及全体职工' };
  expect((await refusalOf(host, stranger, 'congress.startPetition', asked)).message).toContain('名单');
  const { id: petitionId } = await ask(host, seats[0]!, 'congress.startPetition', asked);
  expect((await refusalOf(host, seats[1]!, 'congress.startPetition', asked)).message).toContain('讨论排班办法');
  expect((await refusalOf(host, seats[0]!, 'congress.signPetition', { petitionId })).message).toContain('已联名');
  expect((await refusalOf(host, foreign, 'congress.signPetition', { petitionId })).code).toBe('CONFLICT');
  await Promise.all([seats[1]!, seats[2]!].map((one) => ask(host, one, 'congress.signPetition', { petitionId })));
  const [open] = (await ask(host, seats[3]!, 'congress.petitions', {})).items;
  expect([open!.count, open!.least, open!.state, open!.moves]).toEqual([3, 4, 'collecting', ['signPetition']]);
  await ask(host, seats[2]!, 'congress.unsignPetition', { petitionId });
  await ask(host, seats[2]!, 'congress.signPetition', { petitionId });
  expect((await refusalOf(host, chair, 'congress.answerPetition', { petitionId, answer: '早了' })).code).toBe('CONFLICT');
  await ask(host, seats[3]!, 'congress.signPetition', { petitionId });
  const [reached] = (await ask(host, chair, 'congress.petitions', {})).items;
  expect([reached!.state, reached!.moves]).toEqual(['reached', ['answerPetition']]);
  expect((await refusalOf(host, seats[0]!, 'congress.unsignPetition', { petitionId })).code).toBe('CONFLICT');
  await ask(host, chair, 'congress.answerPetition', { petitionId, answer: '定于下月召开' });
  expect((await ask(host, seats[0]!, 'congress.petitions', {})).items[0]!.answer).toBe('定于下月召开');
  expect((await ask(host, foreign, 'congress.petitions', {})).items).toEqual([]);
});
