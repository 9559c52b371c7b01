/** The clock's part in suggestions: what is due soon is called to mind, what is overdue goes to the chair, each once. */
import { job } from '../core/jobs';
import { addDays, dayOf } from '../core/time';
import { REMIND_DAYS } from './rules';
import { findDueSoon, findOverdue } from './store';

export const jobs = [
  job({
    name: 'suggestion.escalate',
    every: '20 */10 * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, dayOf(now))).map(({ _id: id, unionId }) => ({
        operation: 'suggestion.escalate' as const,
        unionId,
        input: { id },
      })),
  }),
  job({
    name: 'suggestion.remind',
    every: '30 25 8-18 * * *',
    sweep: async (reach, now) =>
      (await findDueSoon(reach, dayOf(now), addDays(dayOf(now), REMIND_DAYS))).map(({ _id: id, unionId }) => ({
        operation: 'suggestion.remind' as const,
        unionId,
        input: { id },
      })),
  }),
];
