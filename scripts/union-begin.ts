/**
 * Founds the first union of an empty installation with its first administrator: `npm run union:begin -- beginning.json`.
 * The file holds the fields of `founding.begin` (docs/api.md); the password is printed once.
 */
import { readFileSync } from 'node:fs';
import { connect, disconnect, newId } from '../cloudfunctions/core/database';
import { runAsSystem } from '../cloudfunctions/core/run';
import { setUp } from '../cloudfunctions/core/set-up';
import { migrations } from '../cloudfunctions/migrations';
import { handlers } from '../cloudfunctions/registry.generated';
import { readEnvironment } from '../config/environment';

async function main(): Promise<void> {
  const path = process.argv[2];
  if (!path) throw new Error('用法：npm run union:begin -- 开局.json（各项见 docs/deploy-self-host.md）');
  const input = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8')) as object;
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const client = await connect(MONGODB_URI);
  const db = client.db(DATABASE);
  await setUp(db, migrations);
  const host = { client, db, handlers, clock: () => new Date() };
  const { account, password } = (await runAsSystem(host, 'founding.begin', input, newId(), newId())) as Record<string, string>;
  console.log(`✓ 工会已建立。首位管理员的账号 ${account}，口令 ${password}（只显示这一次，登录后请修改）`);
  await disconnect();
}

main().catch((error: unknown) => {
  const { fields = [] } = error as { fields?: { path: string; message: string }[] };
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  for (const { path, message } of fields) console.error(`  ${path}：${message}`);
  process.exit(1);
});
