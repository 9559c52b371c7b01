/** The clock's part in proposals: what is overdue goes to the chair once. */
import { job } from '../core/jobs';
import { dayOf } from '../core/time';
import { findOverdue } from './store';

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
];
