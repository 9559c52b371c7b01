/** Where draws are kept: the seed apart from the event until it is published, the frozen list and the outcome after it. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { EARLIEST, pageByField } from '../core/page';
import { registrationLifecycle } from '../../types/event/lifecycle';
import { events, registrationId, registrations, type Event, type Registration } from './store';

export type Draw = {
  /** The event's id. */
  _id: string;
  unionId: string;
  /** Nobody reads it before the draw. */
  seed: string;
  commitment: string;
  series: string;
  drawnAt: string | null;
  listHash: string | null;
  /** The frozen list, a line an applicant. */
  list: string | null;
  /** The applicants' member ids in the order of the draw, a line each; never shown. */
  order: string | null;
  /** «code,1» for who was in, «code,0» for who was not, in the order of the draw. */
  result: string | null;
};

const draws = collection<Draw>('event_draws', [{ key: { unionId: 1, series: 1, drawnAt: -1 } }]);

export const sealDraw = (ctx: Context, draw: Draw) => draws(ctx).insert(draw);
export const findDraw = (ctx: Context, _id: string) => draws(ctx).findOne({ _id, unionId: ctx.scope.unionId });
export const openDraw = (ctx: Context, { _id, unionId }: Draw, set: Pick<Draw, 'drawnAt' | 'listHash' | 'list' | 'order' | 'result'>) =>
  draws(ctx).update({ _id, unionId }, { $set: set });
/** The draw of the series before this one. */
export const findLastOf = async (ctx: Context, series: string): Promise<Draw | null> =>
  (
    await draws(ctx).find(
      { unionId: ctx.scope.unionId, series, drawnAt: { $gt: EARLIEST } },
      { sort: { drawnAt: -1 }, limit: 1, projection: { list: 0, order: 0, result: 0 } },
    )
  )[0] ?? null;

/** Closed and not drawn yet, over all unions: the sweep is the one reader that may. */
export const findDue = ({ db }: Reach, now: string) =>
  db
    .collection<Event>('events')
    .aggregate<Pick<Event, '_id' | 'unionId'>>([
      { $match: { state: 'published', closesAt: { $lte: now } } },
      { $match: { allocation: 'draw', 'draw.drawnAt': null } },
      { $limit: 100 },
      { $project: { unionId: 1 } },
    ])
    .toArray();

/** Outside any transaction: from here on no claim is taken. Answers the event after it. */
export async function freeze(ctx: Context, { _id, unionId }: Event): Promise<Event | null> {
  await events(ctx).update({ _id, unionId, 'draw.frozenAt': null }, { $set: { 'draw.frozenAt': ctx.at }, $inc: { 'seats.version': 1 } });
  return events(ctx).findOne({ _id, unionId });
}
export const markDrawn = (ctx: Context, { _id, unionId }: Event, applicants: number, winners: number) =>
  events(ctx).update(
    { _id, unionId },
    {
      $set: { 'draw.drawnAt': ctx.at, 'draw.applicants': applicants, 'draw.winners': winners, 'seats.arrivals': applicants },
      $inc: { 'seats.version': 1 },
    },
  );

/** Everybody who applied and is still there. */
export const findApplicants = (ctx: Context, { _id: eventId, unionId }: Event) =>
  registrations(ctx).find(
    { unionId, eventId, state: 'pending' },
    { projection: { memberId: 1, groupId: 1, name: 1, places: 1, itemIds: 1 } },
  );
export const countApplicants = (ctx: Context, { _id: eventId, unionId }: Event) =>
  registrations(ctx).count({ unionId, eventId, state: 'pending' });

/** Of these members those who lost the draw of that event and got no place afterwards either. */
export async function findLosers(ctx: Context, eventId: string, memberIds: string[]): Promise<Set<string>> {
  const lost = await registrations(ctx).find(
    { unionId: ctx.scope.unionId, _id: { $in: memberIds.map((memberId) => registrationId(eventId, memberId)) } },
    { projection: { memberId: 1, state: 1, lot: 1 } },
  );
  const gotIn: Registration['state'][] = ['confirmed', 'attended', 'absent'];
  return new Set(lost.filter(({ lot, state }) => lot && !lot.isIn && !gotIn.includes(state)).map(({ memberId }) => memberId));
}

/** The last outcome is written: from here on places are counted and given as everywhere. */
export const markWritten = (ctx: Context, { _id, unionId }: Event) =>
  events(ctx).update({ _id, unionId }, { $set: { 'draw.writtenAt': ctx.at }, $inc: { 'seats.version': 1 } });
export const findDrawnNow = (ctx: Context, eventId: string, memberIds: string[]) =>
  registrations(ctx).find(
    { unionId: ctx.scope.unionId, _id: { $in: memberIds.map((memberId) => registrationId(eventId, memberId)) } },
    { projection: { memberId: 1, state: 1 } },
  );

/** `command` null: they have left since the list was frozen, only their lot is written. */
export type Outcome = { id: string; command: 'win' | 'loseDraw' | 'loseOut' | null; lot: NonNullable<Registration['lot']> };

/** In a transaction that has read every one of them: a change in between aborts and repeats it. */
export const writeOutcomes = (ctx: Context, outcomes: Outcome[], reason: string) =>
  registrations(ctx).bulk(
    outcomes.map(({ id, command, lot }) => ({
      updateOne: {
        filter: { _id: id },
        update: {
          $set: {
            ...(command ? { state: registrationLifecycle.moves[command].to } : {}),
            arrival: lot.position,
            lot,
            ...(command === 'loseOut' ? { reason } : {}),
          },
        },
      },
    })),
  );

/** The result in the order of the draw. */
export const pageLots = (
  ctx: Context,
  { _id: eventId, unionId }: Event,
  isIn: boolean | null,
  asked: { cursor?: string; limit?: number },
) => {
  const which: Filter<Registration> = isIn === null ? { lot: { $exists: true } } : { 'lot.isIn': isIn };
  return pageByField(registrations(ctx), { filter: { unionId, eventId, ...which }, field: 'arrival' }, asked);
};
