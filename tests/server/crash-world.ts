/** The product as it runs: its own database with sync on, the gateway as a process over HTTP, both to be killed without warning. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { MongoClient, type Db } from 'mongodb';
import type { Envelope } from '../../types/errors';

/** One call, remembered with its request id so that it can be sent again as a client would. */
export type Call = { account: string; operation: string; input: object; key: string; answer: Envelope<unknown> | null };
export type World = Awaited<ReturnType<typeof openWorld>>;

const GATEWAY = '.cache/crash/gateway.cjs';
const DATABASE = 'crash';

async function buildGateway(): Promise<void> {
  // @ts-expect-error -- plain JavaScript, shared with `npm start`
  const { serverBundle } = await import('../../scripts/set-up.mjs');
  await build({ ...serverBundle, outfile: GATEWAY, sourcemap: false, logLevel: 'error' });
}

/** Starts everything with demo data and so many gateways; `close` ends what was started and removes its data. */
export async function openWorld(gatewayCount = 1) {
  // @ts-expect-error -- plain JavaScript, shared with `npm start`
  const { openDatabase } = await import('../../scripts/embedded-database.mjs');
  // @ts-expect-error -- plain JavaScript, shared with `npm start`
  const { freePort } = (await import('../../scripts/ports.mjs')) as { freePort: () => Promise<number> };
  await buildGateway();
  const dataDir = mkdtempSync(join(tmpdir(), 'union-crash-'));
  const database = (await openDatabase({ dataDir, sync: true })) as { uri: string; kind: string; stop: () => Promise<void> };
  const ports: number[] = [];
  for (let count = 0; count < gatewayCount; count += 1) ports.push(await freePort());
  const gateways: ChildProcess[] = [];
  const log = openSync(join(dataDir, 'gateways.log'), 'a');

  const startGateway = async (at = 0) => {
    gateways[at] = spawn(process.execPath, [GATEWAY], {
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        MONGODB_URI: database.uri,
        DATABASE,
        PORT: String(ports[at]),
        HOST: '127.0.0.1',
        DEMO: '1',
        WORKERS: '1',
        // Everything a gateway can be made to say, for tests that look for what must not be said.
        LOG_LEVEL: 'trace',
        DATA_DIR: dataDir,
        STATIC_DIR: dataDir,
      },
    });
    await untilReady(at);
  };
  const untilReady = async (at = 0) => {
    for (let patience = 1800; patience > 0; patience -= 1) {
      const isReady = await fetch(`http://127.0.0.1:${ports[at]}/readyz`, { signal: AbortSignal.timeout(2000) })
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isReady) return;
      await sleep(100);
    }
    throw new Error('the gateway did not become ready');
  };

  const killGateway = async (at = 0) => {
    const ended = once(gateways[at]!, 'exit');
    gateways[at]!.kill('SIGKILL');
    await ended;
  };
  /** As by power failure: nothing is flushed. Whoever started the database starts it again on the same port. */
  const killDatabase = () => {
    const { pid } = JSON.parse(readFileSync(join(dataDir, database.kind, 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
  };

  const tokens = new Map<string, string>();
  const post = async (operation: string, input: object, headers: Record<string, string>, at = 0): Promise<Envelope<unknown> | null> =>
    fetch(`http://127.0.0.1:${ports[at]}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(70_000),
    })
      .then((answer) => answer.json() as Promise<Envelope<unknown>>)
      .catch(() => null);
  const signIn = async (account: string): Promise<void> => {
    const answer = await post('session.login', { account, password: 'demo1234' }, {});
    if (!answer?.ok) throw new Error(`${account} could not sign in: ${JSON.stringify(answer)}`);
    tokens.set(account, (answer.data as { token: string }).token);
  };
  const headersOf = (account: string) => ({ authorization: `Bearer ${tokens.get(account)}` });

  const client = new MongoClient(database.uri, { serverSelectionTimeoutMS: 60_000 });
  for (const at of ports.keys()) await startGateway(at);
  await client.connect();
  return {
    db: client.db(DATABASE) as Db,
    signIn,
    startGateway,
    untilReady,
    killGateway,
    killDatabase,
    metrics: async (at = 0): Promise<string> => (await fetch(`http://127.0.0.1:${ports[at]}/metrics`)).text(),
    /** What the gateways have written of themselves so far. */
    logs: (): string => readFileSync(join(dataDir, 'gateways.log'), 'utf8'),
    /** Reads; fails when refused. */
    read: async <T>(account: string, operation: string, input: object, at = 0): Promise<T> => {
      const answer = await post(operation, input, headersOf(account), at);
      if (!answer?.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
      return answer.data as T;
    },
    plan: (account: string, operation: string, input: object): Call => ({ account, operation, input, key: randomUUID(), answer: null }),
    /** Sends a call; its answer is kept only when the server settled it (an outage settles nothing). */
    send: async (call: Call, at = 0): Promise<void> => {
      const answer = await post(call.operation, call.input, { ...headersOf(call.account), 'idempotency-key': call.key }, at);
      if (answer && (answer.ok || !['UNAVAILABLE', 'INTERNAL'].includes(answer.error.code))) call.answer = answer;
    },
    close: async () => {
      await client.close();
      for (const gateway of gateways) gateway.kill('SIGKILL');
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
