/** The clock's part: a ballot with a closing time closes by itself, and before that those who have not voted are reminded. */
import { job } from '../core/jobs';
import { isReminderDue } from './rules';
import { findEnding, findOverdue } from './store';

/** No reminder comes earlier than a day before the end. */
const LOOK_AHEAD_MS = 86_400_000;

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
  job({
    name: 'ballot.reminding',
    every: '30 */5 * * * *',
    sweep: async (reach, now) =>
      (await findEnding(reach, now.toISOString(), new Date(now.getTime() + LOOK_AHEAD_MS).toISOString()))
        .filter((record) => isReminderDue({ ...record, remindedAt: record.remindedAt ?? null }, now.toISOString()))
        .map(({ _id, unionId }) => ({ operation: 'ballot.remindDue' as const, unionId, input: { id: _id } })),
  }),
];
