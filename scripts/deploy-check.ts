/** `MONGODB_URI=… npm run deploy:check`: proves that this installation works, a line a check; leaves with 1 when one failed. */
import { readEnvironment } from '../config/environment';
import { connect, declaredCollections, disconnect } from '../cloudfunctions/core/database';
import { checkDeployment, sayLine } from '../cloudfunctions/core/deploy-check';
import { platformApiOf } from '../cloudfunctions/core/serve-check';
import { jobs } from '../cloudfunctions/registry.generated';

async function main(): Promise<void> {
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const open = async () => {
    const client = await connect(MONGODB_URI);
    return { client, db: client.db(DATABASE) };
  };
  const expected = { jobs, collections: declaredCollections() };
  // Without a mini-program nobody outside is called.
  const platformApi = process.env.PLATFORM_APP_ID ? platformApiOf() : null;
  const lines = await checkDeployment({ expected, open, platformApi });
  for (const line of lines) console.log(sayLine(line));
  await disconnect();
  process.exitCode = lines.every(({ isGood }) => isGood) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
