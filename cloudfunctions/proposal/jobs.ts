/** The clock's part in proposals: what is due soon is called to mind, what is overdue goes to the chair, each once. */
import { job } from '../core/jobs';
import { addDays, dayOf } from '../core/time';
import { findDueSoon, findOverdue } from './reading-store';
import { REMIND_DAYS } from './rules';

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
      (await findDueSoon(reach, dayOf(now), addDays(dayOf(now), REMIND_DAYS))).map(({ _id, unionId }) => ({
        operation: 'proposal.remind' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
