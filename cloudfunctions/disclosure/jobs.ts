/** The clock's part in open affairs: what is not posted or answered in time goes to the chair, once. */
import { job } from '../core/jobs';
import { dayOf } from '../core/time';
import { findOverdueItems, findOverdueQuestions } from './store';

export const jobs = [
  job({
    name: 'disclosure.escalate',
    every: '35 */10 * * * *',
    sweep: async (reach, now) =>
      (await findOverdueItems(reach, dayOf(now))).map(({ _id: id, unionId }) => ({
        operation: 'disclosure.escalate' as const,
        unionId,
        input: { id },
      })),
  }),
  job({
    name: 'disclosure.escalateQuestion',
    every: '45 */10 * * * *',
    sweep: async (reach, now) =>
      (await findOverdueQuestions(reach, dayOf(now))).map(({ _id: questionId, unionId }) => ({
        operation: 'disclosure.escalateQuestion' as const,
        unionId,
        input: { questionId },
      })),
  }),
];
