/** Before all tests: one embedded server without sync, on a directory of its own; each test file uses a database of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../scripts/embedded-database.mjs';

export default async function start() {
  // Sealed fields of tests: a key that protects nothing.
  process.env.MASTER_KEY ??= Buffer.alloc(32, 1).toString('base64url');
  if (process.env.TEST_MONGODB_URI) return;
  // Tests never touch the database that the product is set to.
  delete process.env.MONGODB_URI;
  const dataDir = mkdtempSync(join(tmpdir(), 'union-tests-'));
  const database = await openDatabase({ dataDir, sync: false });
  process.env.TEST_MONGODB_URI = database.uri;
  globalThis.__testDatabase = { dataDir, stop: database.stop };
}
