/** Starts the server: one process, or several workers on one port; loads demo data into an empty database; stops gracefully. */
import cluster from 'node:cluster';
import { pino } from 'pino';
import { readEnvironment, type Environment } from '../config/environment';
import { connect, disconnect } from '../cloudfunctions/core/database';
import type { Host } from '../cloudfunctions/core/run';
import { setUp } from '../cloudfunctions/core/set-up';
import { ringOf } from '../cloudfunctions/core/secret';
import { migrations } from '../cloudfunctions/migrations';
import { handlers } from '../cloudfunctions/registry.generated';
import { plantDemo } from '../scripts/demo/plant';
import { startClock } from './jobs';
import { buildGateway } from './server';
import { playPlatform } from './simulator';

const redact = [
  ...['id', 'phone', 'bank', 'idNumber', 'bankAccount', 'address', 'emergency'],
  ...['code', 'token', 'password', 'newPassword', 'oldPassword', 'authorization', 'cookie'],
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

async function openHost(environment: Environment, logger: pino.Logger): Promise<Host> {
  const client = await connect(environment.MONGODB_URI);
  return {
    client,
    db: client.db(environment.DATABASE),
    handlers,
    clock: () => new Date(),
    onError: (error, call) => logger.error({ err: error, ...call }, 'unexpected'),
  };
}

async function prepare(environment: Environment, logger: pino.Logger): Promise<void> {
  const host = await openHost(environment, logger);
  // A wrong master key is told before anybody writes.
  await ringOf(host);
  await setUp(host.db, migrations);
  if (environment.DEMO) await plantDemo(host);
}

async function serve(environment: Environment, logger: pino.Logger): Promise<void> {
  const host = await openHost(environment, logger);
  const app = await buildGateway({
    host,
    logger,
    staticDir: environment.STATIC_DIR,
    trustedProxies: environment.TRUSTED_PROXIES,
    simulator: environment.PLATFORM_SIMULATOR ? process.env.PLATFORM_ADDRESS : undefined,
  });
  const address = await app.listen({ port: environment.PORT, host: environment.HOST });
  const clock = startClock(host);
  if (cluster.isPrimary) console.log(`ready ${address}`);
  onStop(async () => {
    await app.close();
    await clock.stop();
    await disconnect();
  });
}

/** The first process only watches: a worker that dies is started again, and all stop together. */
function watchWorkers(environment: Environment, logger: pino.Logger): void {
  let isStopping = false;
  let listening = 0;
  for (let count = 0; count < environment.WORKERS; count += 1) cluster.fork();
  cluster.on('listening', (_worker, { port }) => {
    listening += 1;
    if (listening === environment.WORKERS) console.log(`ready http://${environment.HOST}:${port}`);
  });
  cluster.on('exit', (worker, code) => {
    if (isStopping) return;
    logger.error({ pid: worker.process.pid, code }, 'worker died, starting another');
    setTimeout(() => cluster.fork(), 500);
  });
  onStop(async () => {
    isStopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    for (const worker of workers) worker.process.kill('SIGTERM');
    await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve))));
  });
}

function onStop(stop: () => Promise<void>): void {
  let isStopping = false;
  const once = async () => {
    if (isStopping) return;
    isStopping = true;
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void once());
  process.on('SIGINT', () => void once());
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const logger = pino({ level: environment.LOG_LEVEL, redact });
  if (cluster.isPrimary) {
    await playPlatform(environment);
    await prepare(environment, logger);
    if (environment.WORKERS > 1) {
      await disconnect();
      return watchWorkers(environment, logger);
    }
  }
  await serve(environment, logger);
}

main().catch((error: unknown) => {
  console.error(`启动失败：${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
