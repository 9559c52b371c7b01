/** What other domains may ask of the staff congress. */
import type { CalendarFor, DeadlinesFor, OwnDataOf } from '../core/collected';
import type { Waiting } from '../../types/home/contract';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { enter, type Entered } from './delegates';
import { loadTerm } from './loading';
import { profiles, type Profile } from './profiles';
import { sessionCalendar, sessionDeadlines, sessionOwnData, sessionWaiting } from './session-telling';
import { termCalendar, termDeadlines, termOwnData } from './telling';
import { findProfile } from './term-store';

export { checkedTerm, type CheckedTerm } from './checking';
export { checkedSession, quorumOfSession, type CheckedBallot, type CheckedSession } from './session-checking';
export { presidiumTrouble, quorumOf, sayLate } from './session-rules';
export type { Line } from './rules';
export { sittingTerm } from './telling';
export { profiles, type Profile } from './profiles';
export { sayTerm } from './obstacles';

/** Puts the winner of an election held in the app on a term's list; turnout, votes and vacancy are judged as for an entered one. */
export const enterElected = async (ctx: Context, termId: string, elected: Entered, electionId: string): Promise<string> =>
  enter(ctx, await loadTerm(ctx, termId), elected, electionId);

export const waitingFor = (ctx: Context): Promise<Waiting[]> => sessionWaiting(ctx);
export const deadlinesFor: DeadlinesFor = async (ctx) => [...(await termDeadlines(ctx)), ...(await sessionDeadlines(ctx))];
export const calendarFor: CalendarFor = async (ctx, from, to) => [
  ...(await termCalendar(ctx, from, to)),
  ...(await sessionCalendar(ctx, from, to)),
];
export const ownDataOf: OwnDataOf = async (ctx) => [...(await termOwnData(ctx)), ...(await sessionOwnData(ctx))];

/** The region's rules a union has chosen for itself; the general ones until it has. */
export const profileOf = async (reach: Reach, unionId: string): Promise<Profile> =>
  profiles[(await findProfile(reach, unionId)) ?? 'general'];
