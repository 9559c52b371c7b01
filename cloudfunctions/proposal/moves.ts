/** What a person may do with a proposal now: the buttons of its page. */
import { movesFrom } from '../../types/lifecycle';
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { canComplete, disputableUntil, isLeadAuthor, secondTrouble, submitTrouble, unratedOf, wasReturned } from './rules';
import type { Proposal } from './store';

export type Standing = {
  memberId: string;
  isOffice: boolean;
  isDelegate: boolean;
  /** Rules on disputes of this call. */
  isPresidium: boolean;
  liaisonOf: string[];
};
export type OfCall = { isOpen: boolean; minSeconders: number };

export function movesFor(one: Proposal, standing: Standing, call: OfCall, at: string): string[] {
  return [...writingMoves(one, standing, call, at), ...officeMoves(one, standing, at), ...handlingMoves(one, standing)];
}

const chosen = (moves: [move: string, isTheirs: boolean][]) => moves.filter(([, isTheirs]) => isTheirs).map(([move]) => move);

function writingMoves(one: Proposal, { memberId, isDelegate }: Standing, { isOpen, minSeconders }: OfCall, at: string): string[] {
  const allowed = new Set<string>(movesFrom(proposalLifecycle, one.state));
  const isAuthor = isLeadAuthor(one, memberId);
  const isDraft = one.state === 'draft';
  const canWrite = isAuthor && isDraft && (isOpen || wasReturned(one));
  const until = disputableUntil(one);
  return chosen([
    ['second', isDelegate && isOpen && secondTrouble(one, memberId) === null],
    ['declineSecond', isDraft && isOpen && one.askedIds.includes(memberId)],
    ['unsecond', isDraft && one.seconderIds.includes(memberId)],
    ['update', canWrite],
    ['askSeconders', canWrite && isOpen],
    ['submit', canWrite && submitTrouble(one, minSeconders) === null],
    ['sendAsSuggestion', isAuthor && isDraft && !isOpen && !wasReturned(one)],
    ['withdraw', isDelegate && isAuthor && allowed.has('withdraw') && one.mergedFrom.length === 0],
    ['dispute', isDelegate && isAuthor && until !== null && at <= until],
    ['rate', isDelegate && allowed.has('rate') && unratedOf(one).includes(one.authorIds.indexOf(memberId))],
  ]);
}

function officeMoves(one: Proposal, { memberId, isOffice, isPresidium }: Standing, at: string): string[] {
  const allowed = new Set<string>(movesFrom(proposalLifecycle, one.state));
  return chosen([
    ['review', isOffice && allowed.has('file')],
    ['merge', isOffice && one.state === 'filed'],
    ['return', isOffice && allowed.has('return')],
    ['unmerge', isOffice && allowed.has('unmerge') && !one.isDisputed],
    ['assign', isOffice && allowed.has('assign')],
    ['extend', isOffice && one.state === 'assigned'],
    ['refuseExtension', isOffice && one.state === 'assigned' && one.extensionAsked !== null],
    ['urge', isOffice && one.state === 'assigned'],
    ['passOn', isOffice && one.state === 'suggestion' && !one.isDisputed],
    ['complete', isOffice && canComplete(one, at)],
    ['rule', isPresidium && one.isDisputed && !one.authorIds.includes(memberId)],
  ]);
}

function handlingMoves(one: Proposal, { isOffice, liaisonOf }: Standing): string[] {
  const isLead = one.leadUnitId !== null && liaisonOf.includes(one.leadUnitId);
  const isAssigned = one.state === 'assigned';
  return chosen([
    ['answer', isLead && isAssigned],
    ['coAnswer', isAssigned && one.coUnitIds.some((unitId) => liaisonOf.includes(unitId))],
    ['askExtension', isLead && isAssigned && one.extensionAsked === null],
    ['thank', one.state === 'suggestion' && !one.isDisputed && (isOffice || isLead)],
  ]);
}
