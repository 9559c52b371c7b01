/** A round reckoned: its bases, its outcome, and what is still open of the election after it. */
import type { Bases } from '../../types/congress/threshold';
import { outcomeOf, type Counted, type Outcome } from './rules';
import { roundOf, type Election, type Round } from './store';

/** All, those due, those who voted, and the staff of a constituency. */
export const basesOf = ({ employees }: Pick<Election, 'employees'>, { due, boxCount }: Round): Bases => ({
  ...{ all: due ?? 0, due: due ?? 0, cast: boxCount ?? 0 },
  ...(employees === null ? {} : { employees }),
});

/** Null before counting. */
export function countedOf(record: Election, round: Round): Counted | null {
  if (!round.tally) return null;
  const { turnout, votes, runOff } = record.rules;
  const needed = round.kind === 'runOff' ? runOff.votes : votes;
  return { tally: round.tally, seats: round.seats, bases: basesOf(record, round), turnout, votes: needed };
}

export function outcomeFor(record: Election, round: Round): Outcome | null {
  const counted = countedOf(record, round);
  return counted && outcomeOf(counted);
}

export const openSeats = ({ seats, winners }: Pick<Election, 'seats' | 'winners'>): number => seats - winners.length;

/** Names written often enough to be elected while nobody has said whom they mean; a run-off takes no names. */
export function undecidedNames(record: Election): string[] {
  const round = roundOf(record);
  if (!round.tally) return [];
  const decided = new Set(round.mergers.map(({ name }) => name));
  return round.tally.writeIns
    .filter(({ name }) => !decided.has(name))
    .filter(({ name, votes }) => {
      const counted = countedOf(record, round)!;
      const alone = { ...counted.tally, people: [{ memberId: name, name, isWriteIn: true, approve: votes, against: 0, abstain: 0 }] };
      return outcomeOf({ ...counted, tally: alone }).elected.length > 0;
    })
    .map(({ name }) => name);
}
