/** The clock's part in congress terms: keepers are told in time, and a term that is over ends with its delegates' offices. */
import { job } from '../core/jobs';
import { addDays, dayOf } from '../core/time';
import { findTermsEnding } from './term-store';
import { BEFORE_END_DAYS } from './telling';

export const jobs = [
  job({
    name: 'congress.terms',
    every: '15 */10 * * * *',
    sweep: async (reach, now) => {
      const today = dayOf(now);
      return (await findTermsEnding(reach, addDays(today, BEFORE_END_DAYS)))
        .filter(({ endsOn, isEndTold }) => endsOn < today || !isEndTold)
        .map(({ _id: termId, unionId, endsOn }) => ({
          operation: endsOn < today ? ('congress.endTerm' as const) : ('congress.remindTermEnd' as const),
          unionId,
          input: { termId },
        }));
    },
  }),
];
