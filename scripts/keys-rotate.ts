/** Adds a data key and puts every key under the master key in use: `MONGODB_URI=… npm run keys:rotate`. The background job seals again. */
import { readEnvironment } from '../config/environment';
import { connect, disconnect } from '../cloudfunctions/core/database';
import { rotateKeys } from '../cloudfunctions/core/secret';

async function main(): Promise<void> {
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const db = (await connect(MONGODB_URI)).db(DATABASE);
  const { activeAt } = await rotateKeys({ db });
  console.log(`✓ 新的数据密钥自 ${activeAt} 起使用；已有资料由后台任务陆续重新加密，其间照常可读`);
  await disconnect();
}

main().catch((error: unknown) => {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
