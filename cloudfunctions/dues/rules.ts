/** Decisions about dues: no database, no clock. Amounts in fen. */

import type { planLabels } from '../../types/dues/labels';
import { sayMonth } from '../core/time';

/**
 * A rule as a row of data, with its source and the months it is valid for. Rates: `feeFen` for each full `stepFen` of
 * wage (a step of 0: a fixed sum). Other kinds use `value`: ten-thousandths, months, or a day of the month.
 */
export type RatePlan = {
  kind: keyof typeof planLabels;
  stepFen: number;
  feeFen: number;
  value: number;
  source: string;
  fromMonth: string;
  toMonth: string | null;
};

const since1978 = { fromMonth: '1978-10', toMonth: null };
const noRate = { stepFen: 0, feeFen: 0, value: 0, ...since1978 };

/** 0.5 % of the wage, the part under a full 10 yuan not counted: 0.05 yuan for each full 10 yuan (工发[1978]101号). */
export const defaultPlan: RatePlan = {
  ...noRate,
  kind: 'normal',
  stepFen: 1000,
  feeFen: 5,
  source: '工发[1978]101号：月工资的 0.5%，不足 10 元的部分不计',
  fromMonth: '1978-01',
};

/** What holds where a union has no row of its own. */
export const defaultPlans: Record<RatePlan['kind'], RatePlan> = {
  normal: defaultPlan,
  apprentice: { ...noRate, kind: 'apprentice', feeFen: 5, source: '工发[1978]101号：学徒工每月缴纳 0.05 元' },
  exempt: { ...noRate, kind: 'exempt', source: '工发[1978]101号：救济金、抚恤金、退休金等不计会费' },
  retained: { ...noRate, kind: 'retained', source: '《中国工会章程》：保留会籍期间免交会费' },
  remittance: { ...noRate, kind: 'remittance', value: 0, source: '工发[1978]101号：会费全部留归基层工会' },
  arrears: { ...noRate, kind: 'arrears', value: 6, source: '《中国工会章程》：连续六个月不交会费、不参加组织生活，经教育不改的' },
  closing: { ...noRate, kind: 'closing', value: 10, source: '工会财务惯例：次月十日前结账' },
};

export const duesOf = (wageFen: number, { stepFen, feeFen }: Pick<RatePlan, 'stepFen' | 'feeFen'>): number =>
  stepFen === 0 ? feeFen : Math.floor(wageFen / stepFen) * feeFen;

export const yuan = (fen: number) => (fen / 100).toFixed(2);

/** The calculation as a person would do it on paper. */
export function explain(wageFen: number, plan: Pick<RatePlan, 'stepFen' | 'feeFen'>): string[] {
  if (plan.stepFen === 0) return [`每月定额 ${yuan(plan.feeFen)} 元，不按工资计算`];
  const steps = Math.floor(wageFen / plan.stepFen);
  const rest = wageFen % plan.stepFen;
  return [
    `计费工资 ${yuan(wageFen)} 元`,
    `每满 ${plan.stepFen / 100} 元计一份：${yuan(wageFen)} ÷ ${plan.stepFen / 100}，满 ${steps} 份${rest > 0 ? `，余下 ${yuan(rest)} 元不计` : ''}`,
    `每份 ${yuan(plan.feeFen)} 元：${steps} × ${yuan(plan.feeFen)} = ${yuan(steps * plan.feeFen)} 元`,
  ];
}

export type Money = { amountFen: number; paidFen: number; exemptedFen: number; writtenOffFen: number };
export const openOf = ({ amountFen, paidFen, exemptedFen, writtenOffFen }: Money): number =>
  amountFen - paidFen - exemptedFen - writtenOffFen;

export type BillStatus = 'open' | 'paid' | 'exempted' | 'writtenOff' | 'void';
/** What a bill is called; a bill of nothing counts as paid, one that should not have been made as void. */
export function statusOf(money: Money & { isVoid?: boolean }): BillStatus {
  if (money.isVoid) return 'void';
  if (openOf(money) > 0) return 'open';
  if (money.exemptedFen > 0) return 'exempted';
  return money.writtenOffFen > 0 ? 'writtenOff' : 'paid';
}

export type Sums = { count: number; billsFen: number; paidFen: number; openFen: number; exemptedFen: number; writtenOffFen: number };
export const noSums: Sums = { count: 0, billsFen: 0, paidFen: 0, openFen: 0, exemptedFen: 0, writtenOffFen: 0 };
export const addSums = (a: Sums, b: Sums): Sums => ({
  count: a.count + b.count,
  billsFen: a.billsFen + b.billsFen,
  paidFen: a.paidFen + b.paidFen,
  openFen: a.openFen + b.openFen,
  exemptedFen: a.exemptedFen + b.exemptedFen,
  writtenOffFen: a.writtenOffFen + b.writtenOffFen,
});

/** Why a month may not be opened now; null when it may. */
export function openTrouble(month: string, thisMonth: string, nextMonth: string): string | null {
  if (month > nextMonth) return `最多提前一个月开账，现在可以开到${sayMonth(nextMonth)}`;
  if (month < addYears(thisMonth, -3)) return '只能补开三年以内的账';
  return null;
}
const addYears = (month: string, years: number) => `${Number(month.slice(0, 4)) + years}${month.slice(4)}`;

const digits = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟'];

/** Fen in the capital numerals of a receipt: 1540 → 壹拾伍元肆角整. */
export function capitals(fen: number): string {
  const [yuanPart, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuanPart === 0 ? '' : `${groups(yuanPart)}元`;
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`;
  const tail = `${jiao > 0 ? `${digits[jiao]}角` : whole ? '零' : ''}${cent > 0 ? `${digits[cent]}分` : '整'}`;
  return whole + tail;
}

function groups(number: number): string {
  if (number >= 1e8) return `${groups(Math.floor(number / 1e8))}亿${rest(number % 1e8, 1e7)}`;
  if (number >= 1e4) return `${groups(Math.floor(number / 1e4))}万${rest(number % 1e4, 1e3)}`;
  const text = [...String(number)]
    .map((digit, index, all) => (digit === '0' ? '零' : digits[Number(digit)]! + units[all.length - 1 - index]!))
    .join('');
  return text.replace(/零+/g, '零').replace(/零$/, '');
}
const rest = (number: number, least: number) => (number === 0 ? '' : `${number < least ? '零' : ''}${groups(number)}`);
