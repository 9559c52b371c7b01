/** The clock's part in members: after a change of keys, what is still sealed with an old one is sealed again. */
import { job } from '../core/jobs';
import { ringOf } from '../core/secret';
import { findSealedOtherwise } from './store';

const AT_A_TIME = 500;

export const jobs = [
  job({
    name: 'member.reseal',
    every: '20 */2 * * * *',
    sweep: async (reach) => {
      const current = (await ringOf(reach)).current();
      const found = await findSealedOtherwise(reach, current, AT_A_TIME);
      return found.map(({ _id, unionId }) => ({
        operation: 'member.reseal' as const,
        unionId,
        input: { id: _id, unionId },
        requestId: `reseal:${_id}:${current}`,
      }));
    },
  }),
];
