/** Decisions about proposals: no database, no clock. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { Call } from './call-store';
import type { Proposal, Rated } from './store';
import { DAY_MS, addDays, momentAfter } from '../core/time';

export type Trouble = { code: 'CALL_CLOSED' | 'NOT_ENOUGH_SECONDERS' | 'OWN_PROPOSAL' | 'ALREADY_SECONDED' | 'CONFLICT'; message?: string };

export const phaseOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }, at: string): 'upcoming' | 'open' | 'closed' =>
  at < opensAt ? 'upcoming' : at < closesAt ? 'open' : 'closed';

/** The first author acts for a proposal; authors of merged ones are kept, see it as theirs, are told and rate. */
export const isLeadAuthor = ({ authorIds }: Pick<Proposal, 'authorIds'>, memberId: string): boolean => authorIds[0] === memberId;

/** A draft with a number was submitted in time and given back: it may be changed and submitted again after the call has closed. */
export const wasReturned = ({ state, number }: Pick<Proposal, 'state' | 'number'>): boolean => state === 'draft' && number !== null;

/** Days an author has to dispute a decision, and days an answer waits for ratings. */
export const DISPUTE_DAYS = 7;
export const RATING_DAYS = 15;
export const REHANDLE_DAYS = 30;
export const REMIND_DAYS = 3;

const daysLater = (moment: string, days: number) => momentAfter(moment, days * DAY_MS);

/** Places of the authors who have not rated the present answer. */
export const unratedOf = ({ authorIds, ratings, round }: Pick<Proposal, 'authorIds' | 'ratings' | 'round'>): number[] => {
  const rated = new Set(ratings.filter((one) => one.round === round).map(({ memberId }) => memberId));
  return authorIds.flatMap((memberId, index) => (rated.has(memberId) ? [] : [index]));
};

const fromBest: Rated['rating'][] = ['satisfied', 'mostly', 'unsatisfied'];
/** Of several ratings the least favourable one of a round stands for the proposal. */
export const worstOf = <T extends Pick<Rated, 'rating' | 'round'>>(ratings: T[], round: number): T | null =>
  ratings
    .filter((one) => one.round === round)
    .reduce<T | null>((worst, one) => (worst && fromBest.indexOf(worst.rating) >= fromBest.indexOf(one.rating) ? worst : one), null);

type Completing = Pick<Proposal, 'state' | 'round' | 'authorIds' | 'ratings' | 'answers'>;
/** When the office need no longer wait for ratings; null while there is no answer. */
export const ratingEndsAt = ({ answers }: Pick<Proposal, 'answers'>): string | null => {
  const last = answers.at(-1);
  return last ? daysLater(last.at, RATING_DAYS) : null;
};
/** An answer waits for its ratings; after the second one, or fifteen days, the office need not wait. */
export function canComplete(one: Completing, at: string): boolean {
  if (one.state !== 'rated' && one.state !== 'answered') return false;
  if (one.round > 1 || (one.state === 'rated' && unratedOf(one).length === 0)) return true;
  const end = ratingEndsAt(one);
  return end !== null && at >= end;
}

/** Why this person may not second this proposal; null when they may. */
export function secondTrouble(
  { state, kind, authorIds, seconderIds }: Pick<Proposal, 'state' | 'kind' | 'authorIds' | 'seconderIds'>,
  memberId: string,
): Trouble | null {
  if (authorIds.includes(memberId)) return { code: 'OWN_PROPOSAL' };
  if (seconderIds.includes(memberId)) return { code: 'ALREADY_SECONDED' };
  if (kind === 'suggestion') return { code: 'CONFLICT', message: '意见建议不需要附议' };
  if (state === 'withdrawn') return { code: 'CONFLICT', message: '提案已由作者撤回，不能再附议；认为仍有必要的，可以自己起草一件' };
  if (state !== 'draft')
    return { code: 'CONFLICT', message: `提案${proposalLifecycle.labels[state]}，附议已经结束；可以在提案里查看办理情况` };
  return null;
}

/** Why it may not be submitted; null when it may. */
export function submitTrouble({ seconderIds }: Pick<Proposal, 'seconderIds'>, minSeconders: number): Trouble | null {
  const lacking = minSeconders - seconderIds.length;
  return lacking > 0
    ? {
        code: 'NOT_ENOUGH_SECONDERS',
        message: `还差 ${lacking} 人附议（需要 ${minSeconders} 人，已有 ${seconderIds.length} 人），可以邀请代表附议`,
      }
    : null;
}

const takesMerged: Proposal['state'][] = ['submitted', 'filed', 'assigned'];

/** Why one may not be merged into the other; null when it may. */
export function mergeTrouble(
  one: Pick<Proposal, '_id' | 'callId' | 'mergedFrom'>,
  into: Pick<Proposal, '_id' | 'callId' | 'kind' | 'state' | 'mergedInto'> | null,
): string | null {
  if (!into) return '没有找到要并入的提案，请从列表中选择';
  if (into._id === one._id) return '不能并入自己，请选择另一件提案';
  if (one.mergedFrom.includes(into._id)) return '那件提案已并入别的提案，就是这一件，不能循环并案；要换方向请先解除并案';
  if (into.callId !== one.callId) return '只能并入同一次征集的提案';
  if (into.mergedInto || into.state === 'merged') return '那件提案已并入别的提案，请并入最后的那一件';
  if (into.kind === 'suggestion') return '那一件是意见建议，提案只能并入提案';
  if (!takesMerged.includes(into.state)) return `那件提案${proposalLifecycle.labels[into.state]}，不能再并入`;
  return null;
}

/** Why one may not be taken out of the proposal it is merged into; null when it may. */
export const unmergeTrouble = (main: Pick<Proposal, 'state' | 'matter'>): string | null =>
  takesMerged.includes(main.state) || main.state === 'merged'
    ? null
    : `「${main.matter}」${proposalLifecycle.labels[main.state]}，并入的几件已一并办理，不能再解除并案`;

type Authored = Pick<Proposal, '_id' | 'authorIds' | 'authorNames'>;
/** A proposal's authors: its own first one, then those of all that were merged into it, each once. */
export function authorsOf(main: Authored, merged: Authored[]): Pick<Proposal, 'authorIds' | 'authorNames'> {
  const named = new Map([main, ...merged].map(({ authorIds, authorNames }) => [authorIds[0]!, authorNames[0] ?? '']));
  return { authorIds: [...named.keys()], authorNames: [...named.values()] };
}

const disputable: Proposal['state'][] = ['merged', 'suggestion', 'declined'];
/** Until when the first author may dispute the review; null when there is nothing to dispute, or it was disputed already. */
export function disputableUntil({ state, decidedAt, dispute }: Pick<Proposal, 'state' | 'decidedAt' | 'dispute'>): string | null {
  return decidedAt && !dispute && disputable.includes(state) ? daysLater(decidedAt, DISPUTE_DAYS) : null;
}

/** A share as a whole percentage; null when there is nothing to share. */
export const rateOf = (part: number, whole: number): number | null => (whole > 0 ? Math.round((part / whole) * 1000) / 10 : null);

/** Which reminder of its due day an answer is owed: once some days ahead, once on the day. */
export function dueReminder(
  { state, dueOn, isReminded, remindedDueOn }: Pick<Proposal, 'state' | 'dueOn' | 'isReminded' | 'remindedDueOn'>,
  today: string,
): 'soon' | 'today' | null {
  if (state !== 'assigned' || dueOn === null || dueOn < today) return null;
  if (dueOn === today) return remindedDueOn === dueOn ? null : 'today';
  return !isReminded && dueOn <= addDays(today, REMIND_DAYS) ? 'soon' : null;
}

/** An open call is called to mind once before it closes. */
export const isCallReminderDue = (
  { opensAt, closesAt, remindedFor }: Pick<Call, 'opensAt' | 'closesAt' | 'remindedFor'>,
  at: string,
): boolean => at >= opensAt && at < closesAt && at >= daysLater(closesAt, -REMIND_DAYS) && remindedFor !== closesAt;

/** Ratings that still lack are called to mind once a round, some days before the office need no longer wait. */
export function isRatingReminderDue(one: Completing & Pick<Proposal, 'ratingRemindedRound'>, at: string): boolean {
  const end = ratingEndsAt(one);
  const isWaited = (one.state === 'answered' || one.state === 'rated') && unratedOf(one).length > 0;
  return isWaited && end !== null && at < end && at >= daysLater(end, -REMIND_DAYS) && one.ratingRemindedRound !== one.round;
}

export const isOverdue = ({ state, dueOn }: Pick<Proposal, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'assigned' && dueOn !== null && dueOn < today;
