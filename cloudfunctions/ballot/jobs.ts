/** The clock's part: a ballot with a closing time closes by itself. */
import { job } from '../core/jobs';
import { findOverdue } from './store';

export const jobs = [
  job({
    name: 'ballot.closing',
    every: '*/10 * * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'ballot.closeDue' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
