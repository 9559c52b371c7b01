/** Decisions about suggestions: no database, no clock. */
import type { Suggestion } from './store';

export const ALIKE = 0.4;
export const REMIND_DAYS = 3;
/** The furthest a due day may lie, so that nothing is put off for ever. */
export const MOST_DAYS = 365;

/** Why a due day cannot be, or null when it can. */
export function dueTrouble(dueOn: string, today: string, latest: string): string | null {
  if (dueOn < today) return '期限已经过去，请选今天或以后的日子';
  return dueOn > latest ? '期限超过一年，请分阶段定近一些的日子' : null;
}

type Clocked = Pick<Suggestion, 'state' | 'dueOn'>;
/** Overdue from the day after the due day: the day itself still counts. */
export const isOverdueOn = ({ state, dueOn }: Clocked, today: string): boolean =>
  (state === 'assigned' || state === 'adopted') && dueOn !== null && dueOn < today;

/** Whether an answer of this day came in time; null when none was due (answered by the office at once). */
export const isInTime = (dueOn: string | null, today: string): boolean | null => (dueOn === null ? null : today <= dueOn);

type Reader = { memberId: string; isOffice: boolean };
/** The office and the author know who wrote it; towards everybody else an anonymous one has no name. */
export const isNamedFor = ({ isAnonymous, authorId }: Pick<Suggestion, 'isAnonymous' | 'authorId'>, { memberId, isOffice }: Reader) =>
  !isAnonymous || isOffice || authorId === memberId;

/** Why this person cannot support it, or null. */
export function supportTrouble({ authorId, state }: Pick<Suggestion, 'authorId' | 'state'>, memberId: string): string | null {
  if (authorId === memberId) return '不能支持自己的建议，可以请同事来看看';
  if (state === 'submitted' || state === 'withdrawn') return '这条建议还没有公开办理，受理后才能支持';
  return null;
}

export type Sums = {
  total: number;
  answered: number;
  adopted: number;
  carriedOut: number;
  overdue: number;
  inTime: number;
  due: number;
  saving: number;
};
type Counted = Pick<Suggestion, 'state' | 'dueOn' | 'outcome' | 'answer' | 'effect'>;

/** Sums over suggestions; what was withdrawn is not counted. */
export function sumsOf(all: Counted[], today: string): Sums {
  const kept = all.filter(({ state }) => state !== 'withdrawn');
  const number = (is: (one: Counted) => boolean) => kept.filter(is).length;
  const inTime = number(({ answer }) => answer?.isInTime === true);
  return {
    total: kept.length,
    answered: number(({ answer }) => answer !== null),
    adopted: number(({ outcome }) => outcome === 'adopted' || outcome === 'partly'),
    carriedOut: number(({ effect }) => effect !== null),
    overdue: number((one) => isOverdueOn(one, today)),
    inTime,
    due: inTime + number((one) => one.answer?.isInTime === false || (one.state === 'assigned' && isOverdueOn(one, today))),
    saving: kept.reduce((total, { effect }) => total + (effect?.saving ?? 0), 0),
  };
}
