/** The clock's part in announcements: publish what is due, take down what has expired, end what was on top. */
import { job } from '../core/jobs';
import { findDue, findExpired, findUnpinned } from './store';

export const jobs = [
  job({
    name: 'announcement.publishDue',
    every: '*/15 * * * * *',
    sweep: async (reach, now) =>
      (await findDue(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'announcement.publish' as const,
        input: { id: _id },
        unionId,
      })),
  }),
  job({
    name: 'announcement.expire',
    every: '*/15 * * * * *',
    sweep: async (reach, now) =>
      (await findExpired(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'announcement.expire' as const,
        input: { id: _id },
        unionId,
      })),
  }),
  job({
    name: 'announcement.unpin',
    every: '*/15 * * * * *',
    sweep: async (reach, now) =>
      (await findUnpinned(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'announcement.unpin' as const,
        input: { id: _id },
        unionId,
      })),
  }),
];
