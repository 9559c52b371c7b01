/** The clock's part in appraisals: those past their end are closed and counted. */
import { job } from '../core/jobs';
import { findOverdue } from './store';

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
];
