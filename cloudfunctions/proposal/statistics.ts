/** Adding up a call's proposals: what was filed, answered in time, and found satisfactory; no names. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { GroupTally, Tally } from './reading-store';
import { rateOf } from './rules';
import type { Proposal } from './store';

const filedStates: Proposal['state'][] = ['filed', 'assigned', 'answered', 'rated', 'completed', 'carriedOver'];
const isFiled = ({ kind, state }: Pick<Tally, 'kind' | 'state'>) => kind === 'proposal' && filedStates.includes(state);
const isAnswered = ({ answeredInTime }: Tally) => answeredInTime !== null;
const isInTime = ({ answeredInTime }: Tally) => answeredInTime === true;
// An answer that is overdue and has not come counts as not in time.
const isDue = (one: Tally) => isAnswered(one) || one.isLate;
const isRated = ({ rating }: Tally) => rating !== null;
const isSatisfied = ({ rating }: Tally) => rating === 'satisfied' || rating === 'mostly';
/** Handed in as a proposal, whatever the review made of it. */
const wasSubmitted = ({ kind, state, isNumbered }: Pick<Tally, 'kind' | 'state' | 'isNumbered'>) =>
  state !== 'draft' && state !== 'withdrawn' && (kind === 'proposal' || isNumbered);

type Counted = { count: number };
const sum = <T extends Counted>(rows: T[], is: (one: T) => boolean = () => true) =>
  rows.filter(is).reduce((total, { count }) => total + count, 0);

/**
 * What was carried over counts as submitted and filed where it was written, and as answered and rated where it went.
 * `hasAll`: over several calls it is one proposal, not two.
 */
export function statisticsOf(every: Tally[], names: Map<string, string>, { hasAll = false, groups = [] as GroupTally[] } = {}) {
  const all = hasAll ? every.filter(({ isCarried }) => !isCarried) : every;
  const given = every.filter((one) => wasSubmitted(one) && !one.isCarried);
  const handled = every.filter(({ kind, state }) => kind === 'proposal' && state !== 'carriedOver');
  const [submitted, filed, due, answeredInTime] = [sum(given), sum(given, isFiled), sum(handled, isDue), sum(handled, isInTime)];
  const [rated, satisfied] = [sum(handled, isRated), sum(handled, isSatisfied)];
  const inState = (state: Proposal['state']) => sum(all, (one) => one.state === state);
  return {
    total: sum(all),
    submitted,
    filed,
    answered: sum(handled, isAnswered),
    answeredInTime,
    due,
    rated,
    satisfied,
    suggestion: sum(all, ({ kind }) => kind === 'suggestion'),
    declined: inState('declined'),
    merged: inState('merged'),
    carriedOver: inState('carriedOver'),
    carriedFrom: sum(every, ({ isCarried }) => isCarried),
    completed: sum(handled, ({ state }) => state === 'completed'),
    filedRate: rateOf(filed, submitted),
    inTimeRate: rateOf(answeredInTime, due),
    satisfiedRate: rateOf(satisfied, rated),
    byState: proposalLifecycle.states.map((state) => ({ state, count: inState(state) })).filter(({ count }) => count > 0),
    byUnit: byUnit(handled, names),
    byGroup: byGroup(groups, names),
  };
}
export type Statistics = ReturnType<typeof statisticsOf>;

function byUnit(given: Tally[], names: Map<string, string>) {
  const unitIds = [...new Set(given.flatMap(({ leadUnitId }) => leadUnitId ?? []))];
  return unitIds
    .map((unitId) => {
      const theirs = given.filter(({ leadUnitId }) => leadUnitId === unitId);
      const [inTime, due] = [sum(theirs, isInTime), sum(theirs, isDue)];
      const [rated, satisfied] = [sum(theirs, isRated), sum(theirs, isSatisfied)];
      return {
        unitId,
        name: names.get(unitId) ?? '已撤销的部门',
        assigned: sum(theirs),
        answered: sum(theirs, isAnswered),
        inTime,
        due,
        rated,
        satisfied,
        inTimeRate: rateOf(inTime, due),
        satisfiedRate: rateOf(satisfied, rated),
      };
    })
    .sort((a, b) => b.assigned - a.assigned);
}

function byGroup(groups: GroupTally[], names: Map<string, string>) {
  const given = groups.filter(wasSubmitted);
  return [...new Set(given.map(({ groupId }) => groupId))]
    .map((unitId) => {
      const theirs = given.filter(({ groupId }) => groupId === unitId);
      const [submitted, filed] = [sum(theirs), sum(theirs, isFiled)];
      return { unitId, name: names.get(unitId) ?? '已撤销的小组', submitted, filed, filedRate: rateOf(filed, submitted) };
    })
    .sort((a, b) => b.submitted - a.submitted);
}
