/** The clock's part in proposals: what is due, a call that closes, ratings that lack are called to mind, what is overdue goes to the chair, each once. */
import { job } from '../core/jobs';
import { DAY_MS, addDays, dayOf, momentAfter } from '../core/time';
import { findClosingAnywhere } from './call-store';
import { findOverdue, findToRate, findToRemind } from './reading-store';
import { REMIND_DAYS, isCallReminderDue } from './rules';

export const jobs = [
  job({
    name: 'proposal.escalate',
    every: '40 */10 * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, dayOf(now))).map(({ _id, unionId }) => ({
        operation: 'proposal.escalate' as const,
        unionId,
        input: { id: _id },
      })),
  }),
  job({
    name: 'proposal.remind',
    every: '50 20 8-18 * * *',
    sweep: async (reach, now) =>
      (await findToRemind(reach, dayOf(now), addDays(dayOf(now), REMIND_DAYS))).map(({ _id, unionId }) => ({
        operation: 'proposal.remind' as const,
        unionId,
        input: { id: _id },
      })),
  }),
  job({
    name: 'proposal.remindCall',
    every: '55 25 8-18 * * *',
    sweep: async (reach, now) =>
      (await findClosingAnywhere(reach, now.toISOString(), momentAfter(now, REMIND_DAYS * DAY_MS)))
        .filter((call) => isCallReminderDue(call, now.toISOString()))
        .map(({ _id, unionId }) => ({ operation: 'proposal.remindCall' as const, unionId, input: { id: _id } })),
  }),
  job({
    name: 'proposal.remindRating',
    every: '5 35 8-18 * * *',
    sweep: async (reach, now) =>
      (await findToRate(reach, now)).map(({ _id, unionId }) => ({
        operation: 'proposal.remindRating' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
