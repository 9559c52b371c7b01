/** The clock's part in surveys: a day before the end those who have not answered are called; past it, it is closed and counted. */
import { job } from '../core/jobs';
import { findOverdue, findToRemind } from './store';

export const jobs = [
  job({
    name: 'survey.closeOverdue',
    every: '*/30 * * * * *',
    sweep: async (reach, now) =>
      (await findOverdue(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'survey.close' as const,
        input: { id: _id },
        unionId,
      })),
  }),
  job({
    name: 'survey.remind',
    every: '40 */10 * * * *',
    sweep: async (reach, now) =>
      (await findToRemind(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'survey.remindDue' as const,
        input: { id: _id },
        unionId,
      })),
  }),
];
