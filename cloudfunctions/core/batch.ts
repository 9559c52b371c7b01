/** Reads by id that arrive together go to the database together: one `$in` instead of hundreds of single reads. */
import type { Db, Document } from 'mongodb';

type Waiting = { id: string; resolve: (record: Document | null) => void; reject: (error: unknown) => void };
const queues = new WeakMap<Db, Map<string, Waiting[]>>();

/**
 * Reads one record by `_id`, outside any transaction. The read starts after the call, so it is never staler than a
 * read of its own; calls made while the process is busy share one.
 */
export function readById<T extends Document>(db: Db, name: string, id: string): Promise<T | null> {
  const byName = queues.get(db) ?? new Map<string, Waiting[]>();
  queues.set(db, byName);
  return new Promise<Document | null>((resolve, reject) => {
    const queue = byName.get(name);
    if (queue) return void queue.push({ id, resolve, reject });
    byName.set(name, [{ id, resolve, reject }]);
    setImmediate(() => void flush(db, byName, name));
  }) as Promise<T | null>;
}

async function flush(db: Db, byName: Map<string, Waiting[]>, name: string): Promise<void> {
  const waiting = byName.get(name) ?? [];
  byName.delete(name);
  const ids = [...new Set(waiting.map(({ id }) => id))];
  try {
    const records = await db
      .collection<{ _id: string }>(name)
      .find({ _id: ids.length === 1 ? ids[0]! : { $in: ids } })
      .toArray();
    const byId = new Map(records.map((record) => [record._id, record]));
    for (const one of waiting) one.resolve(byId.get(one.id) ?? null);
  } catch (error) {
    for (const one of waiting) one.reject(error);
  }
}
