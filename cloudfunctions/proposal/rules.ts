/** Decisions about proposals: no database, no clock. */
import { movesFrom } from '../../types/lifecycle';
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { Proposal } from './store';

export type Trouble = { code: 'CALL_CLOSED' | 'NOT_ENOUGH_SECONDERS' | 'OWN_PROPOSAL' | 'ALREADY_SECONDED' | 'CONFLICT'; message?: string };

export const phaseOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }, at: string): 'upcoming' | 'open' | 'closed' =>
  at < opensAt ? 'upcoming' : at < closesAt ? 'open' : 'closed';

/** The first author acts for a proposal; authors of merged ones are kept, see it as theirs and are told. */
export const isLeadAuthor = ({ authorIds }: Pick<Proposal, 'authorIds'>, memberId: string): boolean => authorIds[0] === memberId;

/** A draft with a number was submitted in time and given back: it may be changed and submitted again after the call has closed. */
export const wasReturned = ({ state, number }: Pick<Proposal, 'state' | 'number'>): boolean => state === 'draft' && number !== null;

/** An answer waits for the author's rating; after the second one the office need not wait for ever. */
export const canComplete = ({ state, round }: Pick<Proposal, 'state' | 'round'>): boolean =>
  state === 'rated' || state === 'suggestion' || (state === 'answered' && round > 1);

/** Why this person may not second this proposal; null when they may. */
export function secondTrouble(
  { state, authorIds, seconderIds }: Pick<Proposal, 'state' | 'authorIds' | 'seconderIds'>,
  memberId: string,
): Trouble | null {
  if (authorIds.includes(memberId)) return { code: 'OWN_PROPOSAL' };
  if (seconderIds.includes(memberId)) return { code: 'ALREADY_SECONDED' };
  if (state !== 'draft') return { code: 'CONFLICT', message: `提案${proposalLifecycle.labels[state]}，现在不能附议` };
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

/** Why one may not be merged into the other; null when it may. */
export function mergeTrouble(
  one: Pick<Proposal, '_id' | 'callId' | 'mergedFrom'>,
  into: Pick<Proposal, '_id' | 'callId' | 'state' | 'mergedInto'> | null,
): string | null {
  if (!into) return '没有找到要并入的提案，请从列表中选择';
  if (into._id === one._id) return '不能并入自己';
  if (into.callId !== one.callId) return '只能并入同一次征集的提案';
  if (into.mergedInto || into.state === 'merged') return '那件提案已并入别的提案，请并入最后的那一件';
  if (!['submitted', 'filed', 'assigned'].includes(into.state)) return `那件提案${proposalLifecycle.labels[into.state]}，不能再并入`;
  return null;
}

type Standing = { memberId: string; isOffice: boolean; isDelegate: boolean; liaisonOf: string[] };

/** What this person may do with this proposal now. */
export function movesFor(
  one: Pick<Proposal, 'state' | 'number' | 'authorIds' | 'seconderIds' | 'mergedFrom' | 'leadUnitId' | 'round'>,
  { memberId, isOffice, isDelegate, liaisonOf }: Standing,
  isCallOpen: boolean,
  minSeconders: number,
): string[] {
  const allowed = new Set<string>(movesFrom(proposalLifecycle, one.state));
  const isAuthor = isLeadAuthor(one, memberId);
  const canWrite = isAuthor && one.state === 'draft' && (isCallOpen || wasReturned(one));
  const moves: string[] = [];
  const add = (move: string, isTheirs: boolean) => {
    if (isTheirs) moves.push(move);
  };
  add('second', isDelegate && isCallOpen && secondTrouble(one, memberId) === null);
  add('update', canWrite);
  add('askSeconders', canWrite && isCallOpen);
  add('submit', canWrite && submitTrouble(one, minSeconders) === null);
  add('withdraw', isAuthor && allowed.has('withdraw') && one.mergedFrom.length === 0);
  add('review', isOffice && allowed.has('file'));
  add('merge', isOffice && one.state === 'filed');
  add('return', isOffice && allowed.has('return'));
  add('assign', isOffice && allowed.has('assign'));
  add('urge', isOffice && one.state === 'assigned');
  add('answer', one.leadUnitId !== null && liaisonOf.includes(one.leadUnitId) && allowed.has('answer'));
  add('rate', isAuthor && allowed.has('rate'));
  add('complete', isOffice && canComplete(one));
  return moves;
}

/** Words every proposal uses say nothing about its matter. */
const common = /增设|增加|增配|改善|更换|更新|提供|建立|设立|统一|关于|职工|[的和与及为\s\p{P}]/gu;
/** Pairs of neighbouring characters: what two short Chinese sentences have in common. */
const pairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(common, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
};

/** How alike two matters are, 0 to 1, by the pairs of the shorter one. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared < 2 ? 0 : shared / Math.min(a.size, b.size);
}

/** A share as a whole percentage; null when there is nothing to share. */
export const rateOf = (part: number, whole: number): number | null => (whole > 0 ? Math.round((part / whole) * 1000) / 10 : null);

export const isOverdue = ({ state, dueOn }: Pick<Proposal, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'assigned' && dueOn !== null && dueOn < today;
