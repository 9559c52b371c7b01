/** The clock's part in appraisals: a day before the end those who have not rated are called; past it, it is closed and counted. */
import { job } from '../core/jobs';
import { findOverdue, findToRemind } from './store';

export const jobs = [
  job({
    name: 'appraisal.closeOverdue',
    every: '*/30 * * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'appraisal.close' as const,
        input: { id: _id },
        unionId,
      })),
  }),
  job({
    name: 'appraisal.remind',
    every: '50 */10 * * * *',
    sweep: async (reach, now) =>
      (await findToRemind(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'appraisal.remindDue' as const,
        input: { id: _id },
        unionId,
      })),
  }),
];
