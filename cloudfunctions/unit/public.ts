/** What other domains may ask of units. */
import type { CalendarFor, DeadlinesFor, OwnDataOf } from '../core/collected';
import { tellCalendar, tellDeadlines, tellOwnData } from './telling';

export { findUnionsBelow, findUnitAnywhere, findUnitsOf, unitNames, unknownUnits } from './tree-public';
export { endRecordsOf as endOfficesOf } from './offices';
export { foundUnion, foundUpper, hasAnyUnit, seatAdministrator, seatFirstCommittee } from './founding';
export {
  joinCommittee,
  prolongElected,
  seatElected,
  seatElectedCommittee,
  seatElectedLeader,
  unseatElected,
  type ElectedSeat,
} from './elected';
export { recordPlacements } from './rearranging';
export { standards } from './standards';

export const deadlinesFor: DeadlinesFor = (ctx) => tellDeadlines(ctx);
export const calendarFor: CalendarFor = (ctx, from, to) => tellCalendar(ctx, from, to);
export const ownDataOf: OwnDataOf = (ctx) => tellOwnData(ctx);
