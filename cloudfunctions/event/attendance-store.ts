/** Reads and writes of the day: who should be there, who is, and who has stayed away before. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { registrationLifecycle } from '../../types/event/lifecycle';
import { events, registrationId, registrations, type Event, type Registration } from './store';

/** They have a place: those the day is about. */
const placed: Registration['state'][] = ['confirmed', 'attended', 'absent'];
type Within = Filter<Registration>;
export type Figures = { expected: number; attended: number; late: number; proxy: number; absent: number };

const sumIf = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
const figureStages = (by: string | null) => [
  { $match: { state: { $in: placed } } },
  {
    $group: {
      _id: by,
      expected: { $sum: 1 },
      attended: sumIf({ $eq: ['$state', 'attended'] }),
      absent: sumIf({ $eq: ['$state', 'absent'] }),
      late: sumIf({ $and: [{ $eq: ['$state', 'attended'] }, { $eq: ['$checkIn.isLate', true] }] }),
      proxy: sumIf({ $and: [{ $eq: ['$state', 'attended'] }, { $eq: ['$checkIn.how', 'proxy'] }] }),
    },
  },
];

/** People are counted by registration: a member with their family is one line of the list. */
export async function figuresOf(ctx: Context, filter: Within): Promise<Figures> {
  const [row] = await registrations(ctx).aggregate<Figures & { _id: null }>(filter, figureStages(null));
  const { expected = 0, attended = 0, late = 0, proxy = 0, absent = 0 } = row ?? {};
  return { expected, attended, late, proxy, absent };
}
export const figuresByGroup = (ctx: Context, filter: Within) =>
  registrations(ctx).aggregate<Figures & { _id: string }>(filter, figureStages('$groupId'));

/** Those with a place, in the order of their numbers. */
export const findPlaced = (ctx: Context, filter: Within, limit: number) =>
  registrations(ctx).find({ ...filter, state: { $in: placed } }, { sort: { arrival: 1 }, limit });
/** Everybody of a status, or of all, for an export. */
export const findForRoster = (ctx: Context, filter: Within, limit: number) =>
  registrations(ctx).find(filter, { sort: { arrival: 1 }, limit });

export const findByMembers = (ctx: Context, eventId: string, memberIds: string[]) =>
  registrations(ctx).find({
    unionId: ctx.scope.unionId,
    _id: { $in: [...new Set(memberIds)].map((memberId) => registrationId(eventId, memberId)) },
  });

export type Mark = { id: string; checkedInAt: string; checkIn: NonNullable<Registration['checkIn']> };
/** In the transaction that has read every one of them in a state to be marked from. */
export const writeMarks = (ctx: Context, marks: Mark[]) =>
  registrations(ctx).bulk(
    marks.map(({ id, checkedInAt, checkIn }) => ({
      updateOne: { filter: { _id: id }, update: { $set: { state: registrationLifecycle.moves.scan.to, checkedInAt, checkIn } } },
    })),
  );

/** A member's own absences since a moment that nobody has excused. */
export const findAbsences = async (ctx: Context, memberId: string, since: string) =>
  (await registrations(ctx).find({ unionId: ctx.scope.unionId, memberId, endsAt: { $gte: since } })).filter(
    ({ state, excuse }) => state === 'absent' && !excuse,
  );

export const setExcuse = (ctx: Context, { _id, unionId }: Registration, excuse: NonNullable<Registration['excuse']>) =>
  registrations(ctx).update({ _id, unionId, state: 'absent' }, { $set: { excuse } });

/** Events under way: for telling whose code somebody has typed. */
export const findUnderWay = (ctx: Context) =>
  events(ctx).find(
    { unionId: ctx.scope.unionId, state: 'published', endsAt: { $gt: ctx.at } },
    { sort: { endsAt: 1 }, limit: 20, projection: { title: 1, secret: 1, startsAt: 1 } },
  );

/** Over since a moment, for those who have to write how it was. */
export const findEndedSince = (ctx: Context, since: string) =>
  events(ctx).find(
    { unionId: ctx.scope.unionId, state: 'ended', endsAt: { $gte: since, $lte: ctx.at } },
    { sort: { endsAt: 1 }, limit: 50, projection: { title: 1, endsAt: 1, closing: 1 } },
  );

export const setClosing = (ctx: Context, { _id, unionId }: Event, closing: NonNullable<Event['closing']>) =>
  events(ctx).update({ _id, unionId }, { $set: { closing } });
