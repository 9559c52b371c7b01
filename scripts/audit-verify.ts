/** Recomputes the audit hash chain of every union: `MONGODB_URI=… npm run audit:verify`. Exits 1 when one does not fit. */
import { readEnvironment } from '../config/environment';
import { auditBlocks, verifyChain } from '../cloudfunctions/core/audit';
import { connect, disconnect } from '../cloudfunctions/core/database';

async function main(): Promise<void> {
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const db = (await connect(MONGODB_URI)).db(DATABASE);
  const unions = (await db.collection(auditBlocks({ db }).name).distinct('unionId')) as string[];
  for (const unionId of unions) {
    const { isIntact, blocks, records, unsealed, trouble } = await verifyChain({ db }, unionId);
    console.log(
      `${isIntact ? '✓' : '✗'} ${unionId || '(系统)'}：${blocks} 块 ${records} 条，未封存 ${unsealed} 条${trouble ? `；${trouble}` : ''}`,
    );
    if (!isIntact) process.exitCode = 1;
  }
  await disconnect();
}

void main();
