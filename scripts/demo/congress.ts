/** Demo congress terms: the sitting one with its delegates in office, a seat that fell vacant and the by-election posted. */
import { distribute, seatsFor, termEnd } from '../../cloudfunctions/congress/rules';
import { profiles } from '../../cloudfunctions/congress/profiles';
import type { Petition } from '../../cloudfunctions/congress/petition-store';
import type { Delegate, Term } from '../../cloudfunctions/congress/term-store';
import { addDays, dayOf } from '../../cloudfunctions/core/time';
import { plantSessions } from './congress-sessions';
import type { Demo } from './demo';

const places = [
  { name: '门诊选区', staff: 86, frontLine: 62, managers: 9, women: 52 },
  { name: '病房选区', staff: 124, frontLine: 101, managers: 8, women: 88 },
  { name: '医技选区', staff: 58, frontLine: 39, managers: 6, women: 30 },
  { name: '后勤选区', staff: 41, frontLine: 33, managers: 4, women: 15 },
];

/** The term in office as it was set up, the same whoever asks. */
export function demoTerm(demo: Demo): Term {
  const { unionId } = demo;
  const startsOn = addDays(dayOf(demo.now), -500);
  const seats = seatsFor(profiles.shanghai, 309);
  const shares = distribute(
    seats.least,
    places.map(({ staff }) => staff),
  );
  return {
    ...{ _id: demo.id('congress-term', 6), unionId, number: 6, profile: 'shanghai', startsOn, years: 4, endsOn: termEnd(startsOn, 4) },
    state: 'sitting',
    constituencies: places.map((place, index) => ({ ...place, ...shares[index]!, id: demo.id('constituency', index) })),
    totalSeats: seats.least,
    arithmetic: seats.arithmetic,
    ...{
      postedOn: addDays(startsOn, -12),
      listUntil: addDays(startsOn, -7),
      begunOn: startsOn,
      endedOn: null,
      extendedFrom: null,
      isEndTold: false,
      revision: 0,
    },
  };
}

/** Who sits today. */
export const demoSeats = (demo: Demo): Delegate[] => delegatesOf(demo, demoTerm(demo)).filter(({ state }) => state === 'seated');

export async function plantCongress(demo: Demo): Promise<void> {
  const { unionId } = demo;
  const today = dayOf(demo.now);
  const term = demoTerm(demo);
  await demo.db.collection<{ _id: string }>('congress_profiles').insertOne({ _id: unionId, unionId, profile: 'shanghai' } as never);
  await demo.db.collection<Term>('congress_terms').insertOne(term);
  const delegates = delegatesOf(demo, term);
  await demo.db.collection<Delegate>('congress_delegates').insertMany(delegates);
  const seated = delegates.filter(({ state }) => state === 'seated');
  await demo.db.collection<Petition>('congress_petitions').insertOne({
    ...{ _id: demo.id('congress-petition', 1), unionId, termId: term._id, matter: '讨论夜班津贴与排班办法的修改' },
    ...{
      reason: '新的排班办法涉及各病区职工，代表们希望在实施前由职代会审议。',
      byName: seated[3]!.memberName,
      startedOn: addDays(today, -4),
    },
    ...{ state: 'collecting', reachedAt: null, answer: null },
    signers: seated.slice(3, 12).map(({ memberId, memberName }) => ({ memberId, name: memberName })),
  });
  await plantSessions(demo, term, seated);
}

/** Those who hold the office, then others of the roster until every seat but the vacant one is filled. */
function delegatesOf(demo: Demo, term: Term): Delegate[] {
  const holders = demo.membersOf(term.unionId, 'delegate');
  const others = demo.membersOf(term.unionId).filter((one) => one.offices.length === 0 && one._id.includes('-m'));
  const chosen = [...holders, ...others];
  let next = 0;
  const today = dayOf(demo.now);
  return term.constituencies.flatMap((place, at) =>
    Array.from({ length: place.seats + (at === 0 ? 1 : 0) }, (_one, index): Delegate => {
      const person = chosen[next]!;
      next += 1;
      const isBy = at === 0 && index === place.seats;
      const isGone = at === 0 && index === place.seats - 1;
      return {
        ...{ _id: demo.id('delegate', at, index), unionId: term.unionId, termId: term._id, constituencyId: place.id },
        ...{ memberId: person._id, memberName: person.name, isWoman: person.gender === 'female' },
        staffKind: next % 9 === 0 ? 'manager' : next % 4 === 0 ? 'professional' : 'frontLine',
        electedOn: isBy ? addDays(today, -3) : addDays(term.startsOn, -20),
        voters: place.staff - 3 - (index % 4),
        votes: place.staff - 9 - (index % 7),
        employees: place.staff,
        electionId: null,
        state: isBy ? 'posted' : isGone ? 'vacated' : 'seated',
        isByElection: isBy,
        listUntil: isBy ? addDays(today, 2) : term.listUntil,
        seatedOn: isBy ? null : term.startsOn,
        endedOn: isGone ? addDays(today, -30) : null,
        endReason: isGone ? '调离本选区' : '',
      };
    }),
  );
}
