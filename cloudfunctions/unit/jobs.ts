/** The clock's part in units: offices begin and end on their day, and the ends of terms are told once a stage. */
import type { OperationName } from '../../types/contracts';
import { job } from '../core/jobs';
import { dayOf } from '../core/time';
import { findBeginning, findEnding, findToTell } from './office-store';
import { findTermsToTell } from './register-store';

const items = (operation: OperationName, records: { _id: string; unionId: string }[]) =>
  records.map(({ _id, unionId }) => ({ operation, unionId, input: { id: _id } }));

export const jobs = [
  job({
    name: 'unit.offices',
    every: '10 */5 * * * *',
    sweep: async (reach, now) => [
      ...items('unit.beginOffice', await findBeginning(reach, dayOf(now))),
      ...items('unit.endOffice', await findEnding(reach, dayOf(now))),
    ],
  }),
  job({
    name: 'unit.terms',
    every: '20 */10 * * * *',
    sweep: async (reach, now) => [
      ...items('unit.tellTerm', await findTermsToTell(reach, dayOf(now))),
      ...items('unit.tellOffice', await findToTell(reach, dayOf(now))),
    ],
  }),
];
