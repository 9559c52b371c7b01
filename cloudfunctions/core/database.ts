/** The database: one client a process, collections declared with their indexes, sessions passed without being remembered. */
import { MongoClient, ObjectId } from 'mongodb';
import type {
  AggregateOptions, AnyBulkWriteOperation, ClientSession, Db, Document, Filter, FindOptions, IndexDescription, OptionalUnlessRequiredId, UpdateFilter, WithId,
} from 'mongodb';

/** A new record's id: time-ordered and opaque. Secrets and ballots use random ids of their own. */
export const newId = () => new ObjectId().toHexString();

let client: Promise<MongoClient> | null = null;

/** The process's one client; a failed connection is forgotten so that the next call tries again. */
export function connect(uri: string, maxPoolSize = 20): Promise<MongoClient> {
  client ??= new MongoClient(uri, {
    maxPoolSize,
    serverSelectionTimeoutMS: 3000,
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
  })
    .connect()
    .catch((error: unknown) => {
      client = null;
      throw error;
    });
  return client;
}

export async function disconnect(): Promise<void> {
  const open = client;
  client = null;
  await (await open)?.close();
}

/** What a store needs of a context. */
export type Reach = { db: Db; session?: ClientSession };

type Keyed = { _id: string };
export type Declared = { name: string; indexes: IndexDescription[] };
const declared = new Map<string, Declared>();

/** Every collection the loaded stores declared; set-up creates them and their indexes. */
export const declaredCollections = (): Declared[] => [...declared.values()];

/**
 * Declares a collection with its indexes and gives access to it inside a context: the transaction's session is
 * always passed on, and a filter without `_id` or `unionId` (the shard key) is a mistake found at once.
 */
export function collection<T extends Keyed>(name: string, indexes: IndexDescription[] = []) {
  declared.set(name, { name, indexes });
  return (reach: Reach) => table<T>(reach, name);
}

function table<T extends Keyed>({ db, session }: Reach, name: string) {
  const raw = db.collection<T>(name);
  const bounded = <F extends Filter<T>>(filter: F): F => {
    if (!('_id' in filter) && !('unionId' in filter)) throw new Error(`query on ${name} without _id or unionId`);
    return filter;
  };
  return {
    name,
    find: (filter: Filter<T>, options?: FindOptions) => raw.find(bounded(filter), { session, ...options }).toArray() as Promise<T[]>,
    findOne: (filter: Filter<T>, options?: FindOptions) => raw.findOne(bounded(filter), { session, ...options }) as Promise<T | null>,
    count: (filter: Filter<T>) => raw.countDocuments(bounded(filter), { session }),
    distinct: (key: string, filter: Filter<T>) => raw.distinct(key, bounded(filter), { session }) as Promise<unknown[]>,
    /** The pipeline starts with a `$match` on the shard key. */
    aggregate: <R extends Document>(match: Filter<T>, stages: Document[], options?: AggregateOptions) =>
      raw.aggregate<R>([{ $match: bounded(match) }, ...stages], { session, ...options }).toArray(),
    insert: (record: T) => raw.insertOne(record as OptionalUnlessRequiredId<T>, { session }),
    insertMany: (records: T[]) => (records.length === 0 ? null : raw.insertMany(records as OptionalUnlessRequiredId<T>[], { session, ordered: true })),
    /** Answers whether a record matched. */
    update: async (filter: Filter<T>, change: UpdateFilter<T> | Document[], options?: { upsert?: boolean }) =>
      (await raw.updateOne(bounded(filter), change, { session, ...options })).matchedCount > 0,
    /** Answers how many records were changed. */
    updateMany: async (filter: Filter<T>, change: UpdateFilter<T> | Document[]) => (await raw.updateMany(bounded(filter), change, { session })).modifiedCount,
    /** One atomic conditional update; answers the record after it, or null when the condition did not hold. */
    change: (filter: Filter<T>, change: UpdateFilter<T> | Document[], options?: { upsert?: boolean; returnDocument?: 'before' | 'after' }) =>
      raw.findOneAndUpdate(bounded(filter), change, { returnDocument: 'after', session, ...options }) as Promise<WithId<T> | null> as Promise<T | null>,
    bulk: (operations: AnyBulkWriteOperation<T>[]) => (operations.length === 0 ? null : raw.bulkWrite(operations, { session, ordered: true })),
    remove: async (filter: Filter<T>) => (await raw.deleteMany(bounded(filter), { session })).deletedCount,
  };
}

export type Table<T extends Keyed> = ReturnType<typeof table<T>>;

export const isDuplicate = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === 11000;
