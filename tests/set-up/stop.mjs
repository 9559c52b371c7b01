/** After all tests: the server ends and its directory goes. */
import { rmSync } from 'node:fs';

export default async function stop() {
  const database = globalThis.__testDatabase;
  if (!database) return;
  await database.stop();
  rmSync(database.dataDir, { recursive: true, force: true });
}
