/** The clock's part: archives are made and erasures carried out piece by piece, outlived archives go. */
import type { OperationName } from '../../types/contracts';
import { job, type Item } from '../core/jobs';
import { findDueErasures, findMaking, findOutlived } from './store';

/** Pieces of one archive or erasure in one sweep. */
const AT_ONCE = 20;
const repeated = (operation: OperationName, records: { _id: string; unionId: string }[]): Item[] =>
  records.flatMap(({ _id, unionId }) => Array.from({ length: AT_ONCE }, () => ({ operation, unionId, input: { id: _id } })));

export const jobs = [
  job({ name: 'archive.pieces', every: '*/3 * * * * *', sweep: async (reach) => repeated('archive.piece', await findMaking(reach)) }),
  job({
    name: 'archive.erasures',
    every: '30 * * * * *',
    sweep: async (reach, now) => repeated('archive.erase', await findDueErasures(reach, now.toISOString())),
  }),
  job({
    name: 'archive.outlived',
    every: '0 20 * * * *',
    sweep: async (reach, now) =>
      (await findOutlived(reach, now.toISOString())).map(({ _id, unionId }) => ({
        operation: 'archive.discard' as const,
        unionId,
        input: { id: _id },
      })),
  }),
];
