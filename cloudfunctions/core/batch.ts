/** Reads by id that arrive together go to the database together: one `$in` instead of hundreds of single reads. */
import type { Db, Document, MongoClient } from 'mongodb';

type Keyed = { _id: string };
type Waiting = { ids: string[]; resolve: (records: Document[]) => void; reject: (error: unknown) => void };
/** Of one collection: who waits for the next read, and whether one is under way. */
type Queue = { waiting: Waiting[]; isReading: boolean };
const queues = new WeakMap<MongoClient, Map<string, Queue>>();

/**
 * Reads records by `_id`, outside any transaction, in the database's order. The read starts after the call, so it is
 * never staler than a read of its own; calls made while an earlier read of the collection is under way share the next one.
 */
export function readByIds<T extends Keyed>(db: Db, name: string, ids: string[]): Promise<T[]> {
  const queue = queueOf(db, name);
  return new Promise<Document[]>((resolve, reject) => {
    queue.waiting.push({ ids, resolve, reject });
    if (queue.waiting.length === 1 && !queue.isReading) setImmediate(() => void readAll(db, name, queue));
  }) as Promise<T[]>;
}

/** The one record of an id, or null. */
export const readById = async <T extends Document>(db: Db, name: string, id: string): Promise<T | null> =>
  ((await readByIds(db, name, [id]))[0] as unknown as T | undefined) ?? null;

function queueOf(db: Db, name: string): Queue {
  const byPlace = queues.get(db.client) ?? new Map<string, Queue>();
  queues.set(db.client, byPlace);
  const place = `${db.databaseName}.${name}`;
  const queue = byPlace.get(place) ?? { waiting: [], isReading: false };
  byPlace.set(place, queue);
  return queue;
}

async function readAll(db: Db, name: string, queue: Queue): Promise<void> {
  queue.isReading = true;
  while (queue.waiting.length > 0) {
    const together = queue.waiting;
    queue.waiting = [];
    await read(db, name, together);
  }
  queue.isReading = false;
}

async function read(db: Db, name: string, together: Waiting[]): Promise<void> {
  const ids = [...new Set(together.flatMap((one) => one.ids))];
  try {
    const filter = { _id: ids.length === 1 ? ids[0]! : { $in: ids } };
    const records = await db.collection<Keyed>(name).find(filter).toArray();
    const given = new Set<string>();
    for (const one of together) {
      const asked = new Set(one.ids);
      // Nobody gets an object that another caller holds.
      const own = records.filter(({ _id }) => asked.has(_id)).map((record) => (given.has(record._id) ? structuredClone(record) : record));
      for (const id of asked) given.add(id);
      one.resolve(own);
    }
  } catch (error) {
    for (const one of together) one.reject(error);
  }
}
