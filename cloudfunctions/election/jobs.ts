/** The clock's part: a vote with a closing time closes by itself. */
import { job } from '../core/jobs';
import { findOverdue } from './store';

export const jobs = [
  job({
    name: 'election.closing',
    every: '*/10 * * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'election.closeDue' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
