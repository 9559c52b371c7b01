/** The clock's part in dues: once a day it looks who owes for past months; each is reminded at most once a month. */
import { job } from '../core/jobs';
import { dayOf, monthOf } from '../core/time';
import { findKeepers } from './store';

export const jobs = [
  job({
    name: 'dues.sweepArrears',
    every: '0 30 9 * * *',
    sweep: async (reach, now) =>
      (await findKeepers(reach)).map((unionId) => ({
        operation: 'dues.sweepArrears' as const,
        unionId,
        input: { month: monthOf(now) },
        // Doing it twice on one day is harmless: the first answer is given again.
        requestId: `dues.sweepArrears:${unionId}:${dayOf(now)}`,
      })),
  }),
];
