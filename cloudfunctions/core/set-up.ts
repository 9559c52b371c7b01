/** Set-up: collections and indexes exist before anybody writes; versioned migrations run once, by one process, under a lease. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { apartFrom, collection, declaredCollections, homeOf } from './database';
import { takeLease } from './jobs';

/** A change of stored data between releases; `version` only grows, `up` may be run again after a crash in the middle. */
export type Migration = { version: number; name: string; up: (db: Db) => Promise<void> };

collection('idempotency', [{ key: { expireAt: 1 }, expireAfterSeconds: 0 }]);
collection('progress', [{ key: { expireAt: 1 }, expireAfterSeconds: 0 }]);
collection('leases');
// One row a running process; read whole.
collection('processes');

type Applied = { _id: string; at: Date };

/** Brings the database to this release; waits while another process does it. */
export async function setUp(db: Db, migrations: Migration[] = [], now = () => new Date()): Promise<void> {
  const declared = declaredCollections();
  const hash = createHash('sha256')
    .update(JSON.stringify([declared, migrations.map(({ version }) => version)]))
    .digest('hex');
  const applied = db.collection<Applied>('migrations');
  // Each cloud function declares what its own domains keep, so each has a mark of its own.
  const _id = `schema-${hash.slice(0, 16)}`;
  const isCurrent = async () => (await applied.findOne({ _id })) !== null;
  if (await isCurrent()) return;
  const holder = `${process.pid}:${Math.random()}`;
  while (!(await takeLease(db, 'migrations', holder, now(), 120_000))) await sleep(200);
  try {
    if (await isCurrent()) return;
    const existing = new Set([...(await namesIn(db)), ...(await namesIn(apartFrom(db)))]);
    for (const { name, indexes } of declared) {
      if (!existing.has(name)) await homeOf(db, name).createCollection(name);
      if (indexes.length > 0) await homeOf(db, name).collection(name).createIndexes(indexes);
    }
    for (const migration of [...migrations].sort((a, b) => a.version - b.version)) await applyOnce(db, migration, now());
    await applied.updateOne({ _id }, { $set: { at: now() } }, { upsert: true });
  } finally {
    await db.collection<{ _id: string; holder: string }>('leases').deleteOne({ _id: 'migrations', holder });
  }
}

const namesIn = async (db: Db) => (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);

async function applyOnce(db: Db, { version, name, up }: Migration, now: Date): Promise<void> {
  const applied = db.collection<Applied>('migrations');
  const _id = `${version}-${name}`;
  if (await applied.findOne({ _id })) return;
  await up(db);
  await applied.insertOne({ _id, at: now });
}
