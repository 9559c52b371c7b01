/** Decisions about who pays how in which month: no database, no clock. Months compare as text. */
import type { planLabels, standingLabels } from '../../types/dues/labels';
import { duesOf, yuan, type Money, type RatePlan } from './rules';
import { sayMonth } from '../core/time';

export type StandingKind = keyof typeof standingLabels;
export type PlanKind = keyof typeof planLabels;
/** From when to when; an open end is null. */
export type Span = { fromMonth: string; toMonth: string | null };
/** What the roster says of a person: the state now, and when it began and ended. */
export type RollEntry = {
  state: string;
  joinedOn: string | null;
  /** The day somebody left or was transferred out. */
  leftOn?: string | null;
  /** The day somebody came from another union. */
  transferredInOn?: string | null;
};

export const covers = ({ fromMonth, toMonth }: Span, month: string): boolean =>
  fromMonth <= month && (toMonth === null || toMonth >= month);
export const isOverlapping = (a: Span, b: Span): boolean =>
  (b.toMonth === null || a.fromMonth <= b.toMonth) && (a.toMonth === null || b.fromMonth <= a.toMonth);

/** Of several rows the one that covers a month, the latest begun first. */
export const validIn = <T extends Span>(rows: T[], month: string): T | null =>
  [...rows].sort((a, b) => (a.fromMonth < b.fromMonth ? 1 : -1)).find((row) => covers(row, month)) ?? null;

/**
 * Whether the union takes dues of this person for a month. Dues begin with the month of joining and end with the month
 * of leaving, both included; somebody transferred pays the old union for the month of the transfer and the new one from the next.
 */
export function isDueIn({ state, joinedOn, leftOn, transferredInOn }: RollEntry, month: string): boolean {
  if (joinedOn && joinedOn.slice(0, 7) > month) return false;
  if (transferredInOn && transferredInOn.slice(0, 7) >= month) return false;
  if (leftOn) return leftOn.slice(0, 7) >= month;
  return ['active', 'retained', 'retired'].includes(state);
}

/** How a person pays in a month: what the treasurer registered for it, else what the membership says. */
export function kindIn(registered: (Span & { kind: StandingKind })[], state: string, month: string): StandingKind {
  const row = validIn(registered, month);
  if (row) return row.kind;
  return state === 'retained' || state === 'retired' ? 'retained' : 'normal';
}

export type Due = Money & { kind: StandingKind; wageFen: number; isVoid: boolean };
const nothing = { amountFen: 0, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 };

/**
 * What a person owes for a month; null when no bill can be made, because no wage is known or nothing is due.
 * An exempt member's bill stands with its amount and is exempted in full, so that the sums say what was let go.
 */
export function dueOf(kind: StandingKind, wageFen: number | undefined, plans: Record<'normal' | 'apprentice', RatePlan>): Due | null {
  if (kind === 'retained') return null;
  if (kind === 'apprentice')
    return { ...nothing, kind, wageFen: wageFen ?? 0, amountFen: duesOf(wageFen ?? 0, plans.apprentice), isVoid: false };
  if (wageFen === undefined) return null;
  const amountFen = duesOf(wageFen, plans.normal);
  return { ...nothing, kind, wageFen, amountFen, exemptedFen: kind === 'exempt' ? amountFen : 0, isVoid: false };
}

/** Money that a person put on a bill stays; a bill without any is computed again. */
export const isUntouched = ({ kind, paidFen, exemptedFen, writtenOffFen }: Money & { kind?: StandingKind }): boolean =>
  paidFen + writtenOffFen === 0 && (exemptedFen === 0 || kind === 'exempt');

/** Which earlier row a new one ends, or why it may not be registered. */
export function placeSpan<T extends Span>(rows: T[], span: Span): { ended: T | null; trouble: string | null } {
  if (span.toMonth !== null && span.toMonth < span.fromMonth) return { ended: null, trouble: '终止月份早于起始月份，请核对' };
  const clashing = rows.filter((row) => isOverlapping(row, span));
  const later = clashing.find((row) => row.fromMonth >= span.fromMonth);
  if (later) return { ended: null, trouble: `与自${sayMonth(later.fromMonth)}起的一项重叠，请改月份，或先撤回那一项` };
  const [ended = null] = clashing;
  const isLonger = ended !== null && span.toMonth !== null && (ended.toMonth === null || ended.toMonth > span.toMonth);
  if (isLonger)
    return {
      ended: null,
      trouble: `自${sayMonth(ended.fromMonth)}起的一项到${sayMonth(span.toMonth!)}之后还适用，请不填终止月份，或先结束那一项`,
    };
  return { ended, trouble: null };
}

/** A plan in a few words. */
export function sayPlan({ kind, stepFen, feeFen, value }: Pick<RatePlan, 'kind' | 'stepFen' | 'feeFen' | 'value'>): string {
  switch (kind) {
    case 'normal':
      return stepFen === 0
        ? `每月 ${yuan(feeFen)} 元`
        : `工资每满 ${stepFen / 100} 元缴 ${yuan(feeFen)} 元（约 ${((feeFen / stepFen) * 100).toFixed(2)}%）`;
    case 'apprentice':
      return stepFen === 0 ? `每月 ${yuan(feeFen)} 元` : `工资每满 ${stepFen / 100} 元缴 ${yuan(feeFen)} 元`;
    case 'exempt':
      return '开账单并全额免缴';
    case 'retained':
      return '不开账单';
    case 'remittance':
      return value === 0 ? '不上缴' : `实收会费的 ${(value / 100).toFixed(2)}%`;
    case 'arrears':
      return `欠费满 ${value} 个月，提请处理`;
    case 'closing':
      return `次月 ${value} 日前结账`;
  }
}

/** What is missing or wrong in a new plan; null when it may be kept. */
export function planTrouble({
  kind,
  stepFen,
  feeFen,
  value,
}: Pick<RatePlan, 'kind' | 'stepFen' | 'feeFen' | 'value'>): [string, string] | null {
  if (kind === 'normal' && stepFen === 0 && feeFen === 0) return ['feeFen', '请填写每份会费'];
  if ((kind === 'normal' || kind === 'apprentice') && stepFen > 0 && feeFen > stepFen) return ['feeFen', '每份会费不能多于每份工资'];
  if (kind === 'arrears' && value < 1) return ['value', '欠费月数至少为 1'];
  if (kind === 'closing' && (value < 1 || value > 28)) return ['value', '结账日应在 1 至 28 日之间'];
  return null;
}
