/** Sealing: every minute each union's settled audit records become its next block. */
import { job } from '../core/jobs';
import { findUnionsToSeal } from './store';

export const jobs = [
  job({
    name: 'audit.seal',
    every: '20 * * * * *',
    sweep: async (reach) =>
      (await findUnionsToSeal(reach)).map((unionId) => ({ operation: 'audit.seal' as const, unionId, input: { unionId } })),
  }),
];
