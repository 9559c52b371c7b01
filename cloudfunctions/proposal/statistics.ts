/** Adding up a call's proposals: what was filed, answered in time, and found satisfactory; no names. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { rateOf } from './rules';
import type { Proposal, Tally } from './store';

const filedStates: Proposal['state'][] = ['filed', 'assigned', 'answered', 'rated', 'completed'];
const isFiled = ({ state, leadUnitId }: Tally) => filedStates.includes(state) && (state !== 'completed' || leadUnitId !== null);
const isSuggestion = ({ state, leadUnitId }: Tally) => state === 'suggestion' || (state === 'completed' && leadUnitId === null);
const isAnswered = ({ answeredInTime }: Tally) => answeredInTime !== null;
const isInTime = ({ answeredInTime }: Tally) => answeredInTime === true;
// An answer that is overdue and has not come counts as not in time.
const isDue = (one: Tally) => isAnswered(one) || one.isLate;
const isRated = ({ rating }: Tally) => rating !== null;
const isSatisfied = ({ rating }: Tally) => rating === 'satisfied' || rating === 'mostly';

const sum = (rows: Tally[], is: (one: Tally) => boolean = () => true) => rows.filter(is).reduce((total, { count }) => total + count, 0);

export function statisticsOf(all: Tally[], names: Map<string, string>) {
  const given = all.filter(({ state }) => state !== 'draft' && state !== 'withdrawn');
  const [submitted, filed, due, answeredInTime] = [sum(given), sum(given, isFiled), sum(given, isDue), sum(given, isInTime)];
  const [rated, satisfied] = [sum(given, isRated), sum(given, isSatisfied)];
  const inState = (state: Proposal['state']) => sum(all, (one) => one.state === state);
  return {
    total: sum(all),
    submitted,
    filed,
    answered: sum(given, isAnswered),
    answeredInTime,
    due,
    rated,
    satisfied,
    suggestion: sum(given, isSuggestion),
    declined: inState('declined'),
    merged: inState('merged'),
    completed: inState('completed'),
    filedRate: rateOf(filed, submitted),
    inTimeRate: rateOf(answeredInTime, due),
    satisfiedRate: rateOf(satisfied, rated),
    byState: proposalLifecycle.states.map((state) => ({ state, count: inState(state) })).filter(({ count }) => count > 0),
    byUnit: byUnit(given, names),
  };
}

function byUnit(given: Tally[], names: Map<string, string>) {
  const unitIds = [...new Set(given.flatMap(({ leadUnitId }) => leadUnitId ?? []))];
  return unitIds
    .map((unitId) => {
      const theirs = given.filter(({ leadUnitId }) => leadUnitId === unitId);
      return {
        unitId,
        name: names.get(unitId) ?? '已撤销的部门',
        assigned: sum(theirs),
        answered: sum(theirs, isAnswered),
        inTime: sum(theirs, isInTime),
        rated: sum(theirs, isRated),
        satisfied: sum(theirs, isSatisfied),
      };
    })
    .sort((a, b) => b.assigned - a.assigned);
}
