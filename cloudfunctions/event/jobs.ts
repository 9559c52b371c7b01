/** The clock's part in events: mend seats after a crash, remind the day before, close what is over. */
import type { OperationName } from '../../types/contracts';
import { job } from '../core/jobs';
import { CLAIM_LIVES_MS } from './seats';
import { seatsDue } from './rules';
import { countStatuses, type Event } from './store';
import type { Reach } from '../core/database';

const DAY_MS = 86_400_000;
const itemsFor = (operation: OperationName, found: Pick<Event, '_id' | 'unionId'>[]) =>
  found.map(({ _id, unionId }) => ({ operation, unionId, input: { id: _id } }));
const brief = { _id: 1, unionId: 1, seats: 1, capacity: 1 };
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
      const stale = new Date(now.getTime() - CLAIM_LIVES_MS).toISOString();
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
        const due = seatsDue(await countStatuses(reach, { unionId: event.unionId, eventId: event._id }), [], []);
        if (due.taken !== event.seats.taken || due.waiting !== event.seats.waiting) wrong.push(event);
      }
      return itemsFor('event.settle', wrong);
    },
  }),
  job({
    name: 'event.remind',
    every: '30 */5 * * * *',
    sweep: async (reach, now) => {
      const soon = new Date(now.getTime() + DAY_MS).toISOString();
      return itemsFor(
        'event.remind',
        await live(reach, { remindedAt: null, startsAt: { $gt: now.toISOString(), $lte: soon } }, now.toISOString()),
      );
    },
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
