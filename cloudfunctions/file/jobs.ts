/** The clock's part in files: what nobody used, and papers made for one download, go. */
import { job } from '../core/jobs';
import { findExpired } from './store';

export const jobs = [
  job({
    name: 'file.discard',
    every: '0 */10 * * * *',
    sweep: async (reach, now) =>
      (await findExpired(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'file.discard' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
