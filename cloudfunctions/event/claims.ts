/**
 * Claims of a crowd: all who ask a process at the same moment are put to the event document in one conditional update, as a
 * queue at one counter is served by one clerk. Between processes the version decides: who saw an older picture reads again.
 */
import type { Db } from 'mongodb';
import { readById } from '../core/batch';
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { admit, release, type Party } from './rules-seats';
import type { Claim, Event, Seats } from './store';

/** `apply` answers the same seats once there is nothing left to change; `finish` is then given the event as it is stored. */
type Change = { apply: (event: Event) => Seats; finish: (event: Event | null) => void; fail: (error: unknown) => void };
const queues = new WeakMap<Db, Map<string, Change[]>>();

/** Takes the next number, and with it seats or a place in line; null when there is no room or another call of the member is under way. */
export async function claimSeat(
  { db, at }: Context,
  { _id }: Event,
  memberId: string,
  party: Party & { clearedAt?: number | null },
): Promise<Claim | null> {
  const call = newId();
  const made = ({ seats }: Event) => seats.claims.find((claim) => claim.call === call) ?? null;
  const event = await change(db, _id, (present) => (made(present) ? present.seats : admit(present, { ...party, memberId, call, at })));
  return event && made(event);
}

/** Removes the claim and gives back what it held unless the registration was written; answers the event after it. */
export const settleClaim = ({ db }: Context, { _id }: Event, claim: Claim, isWritten: boolean): Promise<Event | null> =>
  change(db, _id, ({ seats }) => release(seats, claim, isWritten));

function change(db: Db, eventId: string, apply: Change['apply']): Promise<Event | null> {
  const byEvent = queues.get(db) ?? new Map<string, Change[]>();
  queues.set(db, byEvent);
  return new Promise((finish, fail) => {
    const queue = byEvent.get(eventId);
    if (queue) return void queue.push({ apply, finish, fail });
    const fresh: Change[] = [{ apply, finish, fail }];
    byEvent.set(eventId, fresh);
    void serve(db, eventId, fresh, () => byEvent.delete(eventId));
  });
}

/** Reads, applies what is asked, writes, and reads again, until everybody finds their change in what is stored. */
async function serve(db: Db, eventId: string, queue: Change[], close: () => void): Promise<void> {
  try {
    while (queue.length > 0) {
      const event = await readById<Event>(db, 'events', eventId);
      const next = event && applyAll(event, queue);
      if (!event) for (const one of queue.splice(0)) one.finish(null);
      if (event && next && next !== event.seats) await replaceSeats(db, event, next);
    }
    close();
  } catch (error) {
    close();
    for (const one of queue.splice(0)) one.fail(error);
  }
}

/** The seats after all that is asked. Those with nothing left to change in the stored event are done and leave the queue. */
function applyAll(event: Event, queue: Change[]): Seats {
  let seats = event.seats;
  for (const one of queue.splice(0)) {
    const next = one.apply({ ...event, seats });
    // A «no» that rests on changes not stored yet is judged again when they are.
    if (next === seats && seats === event.seats) one.finish(event);
    else queue.push(one);
    seats = next;
  }
  return seats;
}

/** One conditional update. The condition stands inside it, because a filter of more than the id is a scan on the embedded server (decision 003). */
const replaceSeats = (db: Db, { _id, seats: { version } }: Event, next: Seats) =>
  db
    .collection<Event>('events')
    .updateOne({ _id }, [
      { $set: { seats: { $cond: [{ $eq: ['$seats.version', version] }, { $literal: { ...next, version: version + 1 } }, '$seats'] } } },
    ]);
