/** The product as it runs: its own database with sync on, the gateway as a process over HTTP, both to be killed without warning. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** Starts everything with demo data; `close` ends what was started and removes its data. */
export async function openWorld() {
  // @ts-expect-error -- plain JavaScript, shared with `npm start`
  const { openDatabase } = await import('../../scripts/embedded-database.mjs');
  // @ts-expect-error -- plain JavaScript, shared with `npm start`
  const { freePort } = (await import('../../scripts/ports.mjs')) as { freePort: () => Promise<number> };
  await buildGateway();
  const dataDir = mkdtempSync(join(tmpdir(), 'union-crash-'));
  const database = (await openDatabase({ dataDir, sync: true })) as { uri: string; kind: string; stop: () => Promise<void> };
  const port = await freePort();
  let gateway: ChildProcess | null = null;

  const startGateway = async () => {
    gateway = spawn(process.execPath, [GATEWAY], {
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        MONGODB_URI: database.uri,
        DATABASE,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEMO: '1',
        WORKERS: '1',
        LOG_LEVEL: 'silent',
        DATA_DIR: dataDir,
        STATIC_DIR: dataDir,
      },
    });
    await untilReady();
  };
  const untilReady = async () => {
    for (let patience = 600; patience > 0; patience -= 1) {
      const isReady = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) })
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isReady) return;
      await sleep(100);
    }
    throw new Error('the gateway did not become ready');
  };

  const killGateway = async () => {
    const ended = once(gateway!, 'exit');
    gateway!.kill('SIGKILL');
    await ended;
  };
  /** As by power failure: nothing is flushed. Whoever started the database starts it again on the same port. */
  const killDatabase = () => {
    const { pid } = JSON.parse(readFileSync(join(dataDir, database.kind, 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
  };

  const tokens = new Map<string, string>();
  const post = async (operation: string, input: object, headers: Record<string, string>): Promise<Envelope<unknown> | null> =>
    fetch(`http://127.0.0.1:${port}/api/${operation}`, {
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
  await startGateway();
  await client.connect();
  return {
    db: client.db(DATABASE) as Db,
    signIn,
    startGateway,
    untilReady,
    killGateway,
    killDatabase,
    /** Reads; fails when refused. */
    read: async <T>(account: string, operation: string, input: object): Promise<T> => {
      const answer = await post(operation, input, headersOf(account));
      if (!answer?.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
      return answer.data as T;
    },
    plan: (account: string, operation: string, input: object): Call => ({ account, operation, input, key: randomUUID(), answer: null }),
    /** Sends a call; its answer is kept only when the server settled it (an outage settles nothing). */
    send: async (call: Call): Promise<void> => {
      const answer = await post(call.operation, call.input, { ...headersOf(call.account), 'idempotency-key': call.key });
      if (answer && (answer.ok || !['UNAVAILABLE', 'INTERNAL'].includes(answer.error.code))) call.answer = answer;
    },
    close: async () => {
      await client.close();
      gateway?.kill('SIGKILL');
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
