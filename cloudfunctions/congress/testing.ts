/** For tests: a term in office with its delegates, and files to send them. */
import type { Actor } from '../../types/actor';
import type { ProfileId } from '../../types/congress/labels';
import { ask, plantMember, UNION, type TestHost } from '../core/testing';
import { newId } from '../core/database';
import type { Delegate, Term } from './term-store';

export type Sitting = { officer: Actor; chair: Actor; seats: Actor[] };

/** Front-line delegates of one constituency, named 代表0, 代表1 …; the office goes with the seat. */
export async function plantSitting(host: TestHost, count: number, profile: ProfileId = 'shanghai'): Promise<Sitting> {
  const officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  const chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  const seats: Actor[] = [];
  for (let index = 0; index < count; index += 1) seats.push(await plantMember(host, { name: `代表${index}`, role: 'delegate' }));
  const place = { id: 'c1', name: '门诊选区', staff: 100, frontLine: 80, managers: 5, women: 50, seats: count, quotient: '' };
  await host.db.collection<Term>('congress_terms').insertOne({
    ...{ _id: 't1', unionId: UNION, number: 6, profile, startsOn: '2026-01-01', endsOn: '2029-12-31', years: 4 },
    ...{ state: 'sitting', constituencies: [place], totalSeats: count, arithmetic: null, postedOn: null, listUntil: null },
    ...{ begunOn: null, endedOn: null, revision: 0 },
  });
  await host.db.collection<Delegate>('congress_delegates').insertMany(
    seats.map(({ memberId, name }, index): Delegate => ({
      ...{ _id: `d${index}`, unionId: UNION, termId: 't1', constituencyId: 'c1', memberId, memberName: name, staffKind: 'frontLine' },
      ...{ isWoman: index % 2 === 0, electedOn: '2025-12-01', voters: 90, votes: 80, employees: 100, electionId: null, state: 'seated' },
      ...{ isByElection: false, listUntil: null, seatedOn: '2026-01-01', endedOn: null, endReason: '' },
    })),
  );
  return { officer, chair, seats };
}

/** A picture uploaded by this person, as the paper of an item. */
export async function paperOf(host: TestHost, actor: Actor): Promise<string> {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return (await ask(host, actor, 'file.upload', { name: `材料${newId()}.png`, content: dot })).id;
}

export const plan = { number: 3, startsAt: '2026-12-10T01:00:00.000Z', endsAt: '2026-12-10T09:00:00.000Z', place: '报告厅' };

/** A session whose papers are out, with a presidium: the moment before it opens. */
export async function calledSession(host: TestHost, { officer, seats }: Sitting, more: object = {}): Promise<string> {
  const { id: sessionId } = await ask(host, officer, 'congress.draftSession', { ...plan, ...more });
  const items = [
    { title: '审议集体合同草案', kind: 'ballot' as const, reporter: '主席甲', fileIds: [await paperOf(host, officer)] },
    { title: '讨论排班办法', kind: 'discussion' as const },
  ];
  await ask(host, officer, 'congress.setAgenda', { sessionId, items });
  await ask(host, officer, 'congress.announceSession', { sessionId });
  await ask(host, officer, 'congress.sendPapers', { sessionId });
  await ask(host, officer, 'congress.setPresidium', {
    sessionId,
    memberIds: seats.slice(0, 3).map(({ memberId }) => memberId),
    recorderId: seats[3]!.memberId,
  });
  return sessionId;
}
