/** The database: one client a process, collections declared with their indexes, sessions passed without being remembered. */
import { MongoClient, ObjectId } from 'mongodb';
import type {
  AnyBulkWriteOperation,
  ClientSession,
  Db,
  Document,
  Filter,
  IndexDescription,
  OptionalUnlessRequiredId,
  UpdateFilter,
} from 'mongodb';
import { readByIds } from './batch';
import { isEmpty, matchStages, splitFilter, type Split } from './plan';

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
/** `isApart`: kept in the ballots' own database (decision 017). */
export type Declared = { name: string; indexes: IndexDescription[]; isApart?: boolean };
const declared = new Map<string, Declared>();

/** The ballots' own database beside a main one: `BALLOT_DATABASE`, or the main one's name with `_ballot`. One client, so one transaction covers both. */
export const apartFrom = (db: Db): Db => db.client.db(process.env.BALLOT_DATABASE || `${db.databaseName}_ballot`);
/** Where a declared collection lies. */
export const homeOf = (db: Db, name: string): Db => (declared.get(name)?.isApart ? apartFrom(db) : db);

/** Every collection the loaded stores declared; set-up creates them and their indexes. */
export const declaredCollections = (): Declared[] => [...declared.values()];

/**
 * Declares a collection with its indexes and gives access to it inside a context: the transaction's session is
 * always passed on, and a filter without `_id` or `unionId` (the shard key) is a mistake found at once.
 */
export function collection<T extends Keyed>(name: string, indexes: IndexDescription[] = [], { isApart = false } = {}) {
  declared.set(name, isApart ? { name, indexes, isApart } : { name, indexes });
  return (reach: Reach) => table<T>({ ...reach, db: isApart ? apartFrom(reach.db) : reach.db }, name, indexes);
}

function table<T extends Keyed>({ db, session }: Reach, name: string, indexes: IndexDescription[]) {
  const raw = db.collection<T>(name);
  const uniqueFields = indexes.flatMap(({ key, unique }) => (unique ? Object.keys(key) : []));
  const cut = (filter: Filter<T>): Split => {
    if (!('_id' in filter) && !('unionId' in filter)) throw new Error(`query on ${name} without _id or unionId`);
    return splitFilter(filter, indexes);
  };
  const find = (filter: Filter<T>, { sort, skip, limit, projection }: Read = {}): Promise<T[]> => {
    const split = cut(filter);
    const ids = session || sort || skip || projection ? null : idsAlone(filter);
    if (ids) return readByIds<T>(db, name, ids).then((records) => records.filter(isOf(filter)).slice(0, limit));
    const stages: Document[] = [...matchStages(split)];
    if (sort) stages.push({ $sort: sort });
    if (skip) stages.push({ $skip: skip });
    if (limit) stages.push({ $limit: limit });
    if (projection) stages.push({ $project: projection });
    return raw.aggregate<T>(stages, { session }).toArray();
  };
  const findOne = async (filter: Filter<T>, read?: Read): Promise<T | null> => (await find(filter, { ...read, limit: 1 }))[0] ?? null;
  /**
   * What a write is addressed to. Inside a transaction the records are found by index first and then written by id:
   * a change of them in between aborts and repeats the transaction. Outside, the whole condition goes with the write.
   */
  const target = async (filter: Filter<T>, limit?: number): Promise<Filter<T>> => {
    if (!session || isEmpty(cut(filter).rest)) return filter;
    const ids = (await find(filter, { limit, projection: { _id: 1 } })).map(({ _id }) => _id);
    return { _id: ids.length === 1 ? ids[0] : { $in: ids } } as Filter<T>;
  };
  const update = async (filter: Filter<T>, change: UpdateFilter<T> | Document[], options?: { upsert?: boolean }): Promise<boolean> => {
    const written = options?.upsert ? filter : await target(filter, 1);
    const changed = changesOf(change, uniqueFields);
    if (session && changed) {
      const record = await findOne(written);
      if (record && differs(record, changed)) await raw.bulkWrite(replaced(record, changed), { session, ordered: true });
    }
    const { matchedCount, upsertedCount } = await raw.updateOne(written, change, {
      session,
      ...options,
    });
    return matchedCount + upsertedCount > 0;
  };
  /** The same operations, with records whose unique values change taken out and put back first. */
  const freeing = async (operations: AnyBulkWriteOperation<T>[]): Promise<AnyBulkWriteOperation<T>[]> => {
    const changes = new Map<unknown, Document>();
    for (const operation of operations) {
      const one = 'updateOne' in operation ? operation.updateOne : null;
      const changed = one && changesOf(one.update as UpdateFilter<T>, uniqueFields);
      if (changed && '_id' in one.filter) changes.set(one.filter._id, changed);
    }
    if (changes.size === 0) return operations;
    const records = await find({ _id: { $in: [...changes.keys()] } } as Filter<T>);
    const moved = records.filter((record) => differs(record, changes.get(record._id)!));
    return [...moved.flatMap((record) => replaced(record, changes.get(record._id)!)), ...operations];
  };
  return {
    name,
    find,
    findOne,
    count: async (filter: Filter<T>): Promise<number> => {
      const split = cut(filter);
      if (isEmpty(split.rest)) return raw.countDocuments(filter, { session });
      const [row] = await raw.aggregate<{ count: number }>([...matchStages(split), { $count: 'count' }], { session }).toArray();
      return row?.count ?? 0;
    },
    /** Groups, sums or joins what the filter names. */
    aggregate: <R extends Document>(filter: Filter<T>, stages: Document[]) =>
      raw.aggregate<R>([...matchStages(cut(filter)), ...stages], { session }).toArray(),
    insert: (record: T) => raw.insertOne(record as OptionalUnlessRequiredId<T>, { session }),
    insertMany: (records: T[]) =>
      records.length === 0 ? null : raw.insertMany(records as OptionalUnlessRequiredId<T>[], { session, ordered: true }),
    /** Answers whether a record matched. */
    update,
    /** Answers how many records were changed. */
    updateMany: async (filter: Filter<T>, change: UpdateFilter<T> | Document[]) =>
      (await raw.updateMany(await target(filter), change, { session })).modifiedCount,
    /** One conditional update; answers the record as it is after it, or null when the condition did not hold. */
    change: async (filter: Filter<T>, change: UpdateFilter<T> | Document[]): Promise<T | null> => {
      const before = session ? await findOne(filter, { projection: { _id: 1 } }) : null;
      if (session && !before) return null;
      const written = before ? ({ _id: before._id } as Filter<T>) : filter;
      return (await update(written, change)) ? findOne(before ? written : ({ _id: (filter as Document)._id } as Filter<T>)) : null;
    },
    bulk: async (operations: AnyBulkWriteOperation<T>[]) => {
      if (operations.length === 0) return null;
      return raw.bulkWrite(session ? await freeing(operations) : operations, { session, ordered: true });
    },
    remove: async (filter: Filter<T>) => (await raw.deleteMany(await target(filter), { session })).deletedCount,
  };
}

/** The ids of a filter that names nothing else than them and perhaps their union; such reads go together with others. */
function idsAlone({ _id, ...rest }: Document): string[] | null {
  const isPlain = Object.entries(rest).every(([field, value]) => field === 'unionId' && typeof value === 'string');
  if (!isPlain) return null;
  if (typeof _id === 'string') return [_id];
  const listed: unknown = isList(_id) ? _id.$in : null;
  return Array.isArray(listed) && listed.every((id) => typeof id === 'string') ? listed : null;
}
const isList = (condition: unknown): condition is { $in: unknown } =>
  typeof condition === 'object' && condition !== null && Object.keys(condition).join() === '$in';
const isOf =
  ({ unionId }: Document) =>
  (record: Document) =>
    unionId === undefined || record.unionId === unionId;

/*
 * The embedded server keeps a value of a unique index taken after its record was changed to another one; only a record
 * that is removed frees it (decision 003). So a record whose unique values change is removed and put back with them,
 * in the same transaction; a real server does the same work twice and nothing else.
 */

/** The unique fields that a change sets, with their new values; null when there are none. */
function changesOf(change: object, uniqueFields: string[]): Document | null {
  const { $set = {}, $unset = {} } = Array.isArray(change) ? {} : (change as { $set?: Document; $unset?: Document });
  const set = Object.entries($set).filter(([field]) => uniqueFields.includes(field));
  const unset = Object.keys($unset).filter((field) => uniqueFields.includes(field));
  return set.length + unset.length === 0 ? null : Object.fromEntries([...set, ...unset.map((field) => [field, undefined])]);
}
const differs = (record: Document, changed: Document) => Object.entries(changed).some(([field, value]) => record[field] !== value);
const replaced = <T extends Keyed>(record: T, changed: Document) =>
  [
    { deleteOne: { filter: { _id: record._id } } },
    { insertOne: { document: { ...record, ...changed } } },
  ] as unknown as AnyBulkWriteOperation<T>[];

type Read = { sort?: Record<string, 1 | -1>; skip?: number; limit?: number; projection?: Document };

export type ReadOptions = Read;
export type Table<T extends Keyed> = ReturnType<typeof table<T>>;

export const isDuplicate = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === 11000;
