/** The clock's part in events: mend seats after a crash, remind in time, close what is over. */
import type { OperationName } from '../../types/contracts';
import { job } from '../core/jobs';
import { findDue } from './draw-store';
import { findOffersRunningOut, findToRemind } from './reminding-store';
import { CLAIM_LIVES_MS } from './seats';
import { areSame, seatsDue } from './rules-seats';
import { tally, type Event, type Registration } from './store';
import type { Reach } from '../core/database';
import { momentAfter } from '../core/time';

const itemsFor = (operation: OperationName, found: Pick<Event, '_id' | 'unionId'>[]) =>
  found.map(({ _id, unionId }) => ({ operation, unionId, input: { id: _id } }));
const brief = { _id: 1, unionId: 1, seats: 1, capacity: 1, allocation: 1, draw: 1 };
/** Over all unions: a sweep is the one reader that may. */
const live = ({ db }: Reach, filter: object, at: string) =>
  db
    .collection<Event>('events')
    .aggregate<Event>([{ $match: { state: 'published', endsAt: { $gt: at } } }, { $match: filter }, { $limit: 500 }, { $project: brief }])
    .toArray();

export const jobs = [
  job({
    name: 'event.settle',
    every: '*/5 * * * * *',
    sweep: async (reach, now) => {
      const stale = momentAfter(now, -CLAIM_LIVES_MS);
      const canPromote = {
        'seats.waiting': { $gt: 0 },
        startsAt: { $gt: now.toISOString() },
        $expr: { $lt: ['$seats.taken', '$capacity'] },
      };
      return itemsFor('event.settle', await live(reach, { $or: [{ 'seats.claims.at': { $lte: stale } }, canPromote] }, now.toISOString()));
    },
  }),
  job({
    name: 'event.recount',
    every: '0 */10 * * * *',
    sweep: async (reach, now) => {
      const events = await live(reach, { 'seats.claims.0': { $exists: false } }, now.toISOString());
      const wrong: typeof events = [];
      for (const event of events) {
        if (!areSame(seatsDue(await tally(reach, event), [], []), event.seats)) wrong.push(event);
      }
      return itemsFor('event.settle', wrong);
    },
  }),
  job({
    name: 'event.expireOffers',
    every: '20 * * * * *',
    sweep: async ({ db }, now) => {
      const over = await db
        .collection<Registration>('event_registrations')
        .find({ state: 'offered', offerUntil: { $lte: now.toISOString() } }, { projection: { eventId: 1, unionId: 1 } })
        .limit(500)
        .toArray();
      const byEvent = new Map(over.map(({ eventId, unionId }) => [eventId, { _id: eventId, unionId }]));
      return itemsFor('event.expireOffers', [...byEvent.values()]);
    },
  }),
  job({
    name: 'event.close',
    every: '25 * * * * *',
    sweep: async ({ db }, now) => {
      const shut = { state: 'published', closesAt: { $lte: now.toISOString() } };
      return itemsFor(
        'event.close',
        await db
          .collection<Event>('events')
          .aggregate<Event>([{ $match: shut }, { $match: { closedAt: null } }, { $limit: 200 }, { $project: brief }])
          .toArray(),
      );
    },
  }),
  job({
    name: 'event.draw',
    every: '*/10 * * * * *',
    sweep: async (reach, now) => itemsFor('event.draw', await findDue(reach, now.toISOString())),
  }),
  job({
    name: 'event.remind',
    every: '30 */5 * * * *',
    sweep: async (reach, now) => itemsFor('event.remind', await findToRemind(reach, now.toISOString())),
  }),
  job({
    name: 'event.remindOffers',
    every: '35 */5 * * * *',
    sweep: async (reach, now) => itemsFor('event.remindOffers', await findOffersRunningOut(reach, now.toISOString())),
  }),
  job({
    name: 'event.end',
    every: '15 * * * * *',
    sweep: async ({ db }, now) =>
      itemsFor(
        'event.end',
        await db
          .collection<Event>('events')
          .find({ state: 'published', endsAt: { $lte: now.toISOString() } }, { projection: brief })
          .limit(200)
          .toArray(),
      ),
  }),
];
