/** The clock's part: a vote with a closing time closes by itself, and before that those who have not voted are reminded. */
import { job } from '../core/jobs';
import { isDueToRemind } from './reminding';
import { findEnding, findOverdue } from './store';

/** No reminder comes earlier than a day before the end. */
const LOOK_AHEAD_MS = 86_400_000;

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
  job({
    name: 'election.reminding',
    every: '30 */5 * * * *',
    sweep: async (reach, now) =>
      (await findEnding(reach, now.toISOString(), new Date(now.getTime() + LOOK_AHEAD_MS).toISOString()))
        .filter((record) => isDueToRemind(record, now.toISOString()))
        .map(({ _id, unionId }) => ({ operation: 'election.remindDue' as const, unionId, input: { id: _id } })),
  }),
];
