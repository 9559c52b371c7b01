/** The clock's part in events: mend seats after a crash, remind the day before, close what is over. */
import type { RegistrationStatus } from '../../types/event/lifecycle';
import type { OperationName } from '../../types/contracts';
import { job } from '../core/jobs';
import { CLAIM_LIVES_MS } from './seats';
import { seatsDue } from './rules';
import type { Event } from './store';
import type { Reach } from '../core/database';

const DAY_MS = 86_400_000;
const itemsFor = (operation: OperationName, found: Pick<Event, '_id' | 'unionId'>[]) => found.map(({ _id, unionId }) => ({ operation, unionId, input: { id: _id } }));
const brief = { _id: 1, unionId: 1, seats: 1, capacity: 1 };
/** Over all unions: a sweep is the one reader that may. */
const live = ({ db }: Reach, filter: object, at: string) =>
  db.collection<Event>('events')
    .aggregate<Event>([{ $match: { state: 'published', endsAt: { $gt: at } } }, { $match: filter }, { $limit: 500 }, { $project: brief }]).toArray();

export const jobs = [
  job({
    name: 'event.settle',
    every: '*/5 * * * * *',
    sweep: async (reach, now) => {
      const stale = new Date(now.getTime() - CLAIM_LIVES_MS).toISOString();
      const canPromote = { 'seats.waiting': { $gt: 0 }, startsAt: { $gt: now.toISOString() }, $expr: { $lt: ['$seats.taken', '$capacity'] } };
      return itemsFor('event.settle', await live(reach, { $or: [{ 'seats.claims.at': { $lte: stale } }, canPromote] }, now.toISOString()));
    },
  }),
  job({
    name: 'event.recount',
    every: '0 */10 * * * *',
    sweep: async (reach, now) => {
      const events = await live(reach, { 'seats.claims.0': { $exists: false } }, now.toISOString());
      const counts = await countAll(reach, events);
      return itemsFor('event.settle', events.filter(({ _id, seats }) => {
        const due = seatsDue(counts.get(_id) ?? {}, [], []);
        return due.taken !== seats.taken || due.waiting !== seats.waiting;
      }));
    },
  }),
  job({
    name: 'event.remind',
    every: '30 */5 * * * *',
    sweep: async (reach, now) => {
      const soon = new Date(now.getTime() + DAY_MS).toISOString();
      return itemsFor('event.remind', await live(reach, { remindedAt: null, startsAt: { $gt: now.toISOString(), $lte: soon } }, now.toISOString()));
    },
  }),
  job({
    name: 'event.end',
    every: '15 * * * * *',
    sweep: async ({ db }, now) =>
      itemsFor('event.end', await db.collection<Event>('events').find({ state: 'published', endsAt: { $lte: now.toISOString() } }, { projection: brief }).limit(200).toArray()),
  }),
];

type Counts = Partial<Record<RegistrationStatus, number>>;

async function countAll({ db }: Reach, events: Pick<Event, '_id' | 'unionId'>[]): Promise<Map<string, Counts>> {
  if (events.length === 0) return new Map();
  const rows = await db.collection('event_registrations').aggregate<{ _id: { eventId: string; state: RegistrationStatus }; count: number }>([
    { $match: { unionId: { $in: [...new Set(events.map(({ unionId }) => unionId))] }, eventId: { $in: events.map(({ _id }) => _id) } } },
    { $group: { _id: { eventId: '$eventId', state: '$state' }, count: { $sum: 1 } } },
  ]).toArray();
  const counts = new Map<string, Counts>();
  for (const { _id, count } of rows) counts.set(_id.eventId, { ...counts.get(_id.eventId), [_id.state]: count });
  return counts;
}
