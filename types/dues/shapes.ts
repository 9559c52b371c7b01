/** Shapes that the abilities of dues share: who asks, sums, payments, and the fields of money taken. */
import { z } from 'zod';
import { Fen, Id, Moment, Month, choice } from '../common';
import { billLabels, methodLabels } from './labels';

export const treasurer = { treasurer: 'union' } as const;
export const readers = { treasurer: 'union', auditor: 'union', chair: 'union' } as const;
export const method = choice('缴费方式', methodLabels);
export const status = choice('状态', billLabels);
export const State = z.enum(['none', 'open', 'closed']);

/** Money that may be taken back: a correction below zero. */
export const SignedFen = z.number().int().min(-1e12).max(1e12);

/** A moment, or a day in Shanghai taken as its noon. */
export const paidAt = z.string('请填写缴费时间').transform((value, context) => {
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value);
  if (value.length <= 40 && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(time.getTime())) return time.toISOString();
  context.addIssue({ code: 'custom', message: '缴费时间应为日期时间，如 2026-11-20T10:00:00Z' });
  return z.NEVER;
});

/** Where every fen of the bills is: `billsFen = paidFen + openFen + exemptedFen + writtenOffFen`. */
export const Sums = z.object({ count: z.number(), billsFen: Fen, paidFen: Fen, openFen: Fen, exemptedFen: Fen, writtenOffFen: Fen });
export const Steps = z.array(z.string());
export const Payment = z.object({
  id: Id,
  receiptNo: z.string(),
  month: Month,
  /** The month in whose books it stands: later than `month` when arrears of a closed month were collected. */
  bookedMonth: Month,
  amountFen: Fen,
  method,
  paidAt: Moment,
  reference: z.string().nullable(),
  reversedAt: Moment.nullable(),
  reversedMonth: Month.nullable(),
  reverseReason: z.string().nullable(),
});
