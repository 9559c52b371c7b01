/** What other domains may ask of the staff congress. */
import type { CalendarFor, DeadlinesFor, OwnDataOf } from '../core/collected';
import type { Context } from '../core/context';
import { enter, type Entered } from './delegates';
import { loadTerm } from './loading';
import { termCalendar, termDeadlines, termOwnData } from './telling';

export { checkedTerm, type CheckedTerm } from './checking';
export type { Line } from './rules';
export { sittingTerm } from './telling';
export { profiles, type Profile } from './profiles';
export { sayTerm } from './obstacles';

/** Puts the winner of an election held in the app on a term's list; turnout, votes and vacancy are judged as for an entered one. */
export const enterElected = async (ctx: Context, termId: string, elected: Entered, electionId: string): Promise<string> =>
  enter(ctx, await loadTerm(ctx, termId), elected, electionId);

export const deadlinesFor: DeadlinesFor = (ctx) => termDeadlines(ctx);
export const calendarFor: CalendarFor = (ctx, from, to) => termCalendar(ctx, from, to);
export const ownDataOf: OwnDataOf = (ctx) => termOwnData(ctx);
