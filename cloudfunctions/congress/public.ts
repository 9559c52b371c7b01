/** What other domains may ask of the staff congress. */
import type { CalendarFor, DeadlinesFor, OwnDataOf } from '../core/collected';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { enter, type Entered } from './delegates';
import { loadTerm } from './loading';
import { profiles, type Profile } from './profiles';
import { termCalendar, termDeadlines, termOwnData } from './telling';
import { findProfile } from './term-store';

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

/** The region's rules a union has chosen for itself; the general ones until it has. */
export const profileOf = async (reach: Reach, unionId: string): Promise<Profile> =>
  profiles[(await findProfile(reach, unionId)) ?? 'general'];
