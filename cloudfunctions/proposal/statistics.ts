/** Counting a call's proposals: what was filed, answered in time, and found satisfactory; no names. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { rateOf } from './rules';
import type { Proposal } from './store';

type Counted = Pick<Proposal, 'state' | 'leadUnitId' | 'answeredInTime' | 'rating' | 'dueOn'>;
const filedStates: Proposal['state'][] = ['filed', 'assigned', 'answered', 'rated', 'completed'];
const isFiled = ({ state, leadUnitId }: Counted) => filedStates.includes(state) && (state !== 'completed' || leadUnitId !== null);
const isSatisfied = ({ rating }: Counted) => rating === 'satisfied' || rating === 'mostly';

export function statisticsOf(all: Counted[], names: Map<string, string>, today: string) {
  const counted = all.filter(({ state }) => state !== 'draft' && state !== 'withdrawn');
  const count = (is: (one: Counted) => boolean) => counted.filter(is).length;
  const [submitted, filed, answered, rated] = [counted.length, count(isFiled), count((one) => one.answeredInTime !== null), count(({ rating }) => rating !== null)];
  const answeredInTime = count((one) => one.answeredInTime === true);
  const satisfied = count(isSatisfied);
  // An answer that is overdue and has not come counts as not in time.
  const due = count((one) => one.answeredInTime !== null || (one.state === 'assigned' && one.dueOn !== null && one.dueOn < today));
  return {
    total: all.length, submitted, filed, answered, answeredInTime, due, rated, satisfied,
    suggestion: count(({ state, leadUnitId }) => state === 'suggestion' || (state === 'completed' && leadUnitId === null)),
    declined: count(({ state }) => state === 'declined'), merged: count(({ state }) => state === 'merged'), completed: count(({ state }) => state === 'completed'),
    filedRate: rateOf(filed, submitted), inTimeRate: rateOf(answeredInTime, due), satisfiedRate: rateOf(satisfied, rated),
    byState: proposalLifecycle.states.map((state) => ({ state, count: all.filter((one) => one.state === state).length })).filter((row) => row.count > 0),
    byUnit: byUnit(counted, names),
  };
}

function byUnit(counted: Counted[], names: Map<string, string>) {
  const ids = [...new Set(counted.flatMap(({ leadUnitId }) => leadUnitId ?? []))];
  return ids
    .map((unitId) => {
      const theirs = counted.filter((one) => one.leadUnitId === unitId);
      return {
        unitId, name: names.get(unitId) ?? '已撤销的部门', assigned: theirs.length, answered: theirs.filter((one) => one.answeredInTime !== null).length, inTime: theirs.filter((one) => one.answeredInTime === true).length,
        rated: theirs.filter(({ rating }) => rating !== null).length, satisfied: theirs.filter(isSatisfied).length,
      };
    })
    .sort((a, b) => b.assigned - a.assigned);
}
