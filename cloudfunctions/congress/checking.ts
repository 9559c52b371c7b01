/** The facts of a term that its compliance is measured by. */
import type { Context } from '../core/context';
import { loadTerm } from './loading';
import { isOnList, makeUpLines, staffOf, vacanciesOf } from './obstacles';
import { profiles, type Profile } from './profiles';
import { electionTrouble, seatsFor, type Line, type Seats } from './rules';
import { findDelegates, findObjections, type Delegate, type Term } from './term-store';

export type CheckedTerm = {
  term: Term;
  profile: Profile;
  delegates: Delegate[];
  seats: Seats;
  vacancies: { name: string; open: number }[];
  makeUp: Line[];
  /** Names of delegates whose election does not reach the region's figures. */
  weak: string[];
  /** Whole days between the posting and its end, both counted from the posting; null before it. */
  postedDays: number | null;
  objections: { raised: number; open: number };
};

export async function checkedTerm(ctx: Context, termId: string): Promise<CheckedTerm> {
  const term = await loadTerm(ctx, termId);
  const profile = profiles[term.profile];
  const [all, objections] = [await findDelegates(ctx, term.unionId, termId), await findObjections(ctx, term.unionId, termId)];
  // Of a term that is over those count who sat to its end.
  const delegates = all.filter((one) => isOnList(one) || one.state === 'ended');
  return {
    ...{ term, profile, delegates },
    seats: seatsFor(profile, staffOf(term).staff),
    vacancies: term.state === 'ended' ? [] : vacanciesOf(term, all),
    makeUp: makeUpLines(term, delegates),
    weak: delegates.filter((one) => electionTrouble(profile, one) !== null).map(({ memberName }) => memberName),
    postedDays: term.postedOn && term.listUntil ? (Date.parse(term.listUntil) - Date.parse(term.postedOn)) / 86_400_000 : null,
    objections: { raised: objections.length, open: objections.filter(({ answer }) => answer === null).length },
  };
}
