/** The programs that are measured, each in a process of its own, and the calls that are sent to them. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
// @ts-expect-error -- plain JavaScript, shared with `npm start`
import { freePort } from '../ports.mjs';
// @ts-expect-error -- plain JavaScript, shared with `npm start`
import { serverBundle } from '../set-up.mjs';

const PLACE = '.cache/bench';
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
/** `kill`: as by power failure, in the middle of whatever it does. */
export type Program = { port: number; pid: number; stop: () => Promise<void>; kill: () => Promise<void> };

export async function buildPrograms(): Promise<void> {
  mkdirSync(PLACE, { recursive: true });
  // As `npm start` builds it.
  await build({ ...serverBundle, outfile: join(PLACE, 'gateway.cjs') });
  await build({
    entryPoints: ['scripts/bench/bare.ts'],
    outfile: join(PLACE, 'bare.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
}

const running = new Set<ChildProcess>();
export const stopAll = () => {
  for (const child of running) child.kill('SIGKILL');
};

/** Starts a program on a database and waits until it answers. */
export async function start(name: 'gateway' | 'bare', uri: string, database: string): Promise<Program> {
  const port = (await freePort()) as number;
  const log = openSync(join(PLACE, `${name}.log`), 'a');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    MONGODB_URI: uri,
    DATABASE: database,
    PORT: String(port),
    HOST: '127.0.0.1',
    DEMO: '1',
    WORKERS: '1',
    LOG_LEVEL: 'warn',
    STATIC_DIR: PLACE,
  };
  const child = spawn(process.execPath, [join(PLACE, name === 'gateway' ? 'gateway.cjs' : 'bare.mjs')], {
    env,
    stdio: ['ignore', log, log],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (let patience = 600; ; patience -= 1) {
    if (child.exitCode !== null || patience === 0) throw new Error(`${name} 没有启动，见 ${PLACE}/${name}.log`);
    const isUp = await send(port, '/healthz', '{}', {}).then(
      () => true,
      () => false,
    );
    if (isUp) break;
    await sleep(100);
  }
  const end = (signal: 'SIGTERM' | 'SIGKILL') => async () => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { port, pid: child.pid!, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

/** One POST over a kept connection; answers status and text. */
function send(port: number, path: string, body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

export const askBare = (program: Program, operation: string, input: object) =>
  send(program.port, `/api/${operation}`, JSON.stringify(input), {});
export const askOurs = (program: Program, operation: string, input: object, token: string, isCommand = false) =>
  sendOurs(program, operation, input, token, isCommand ? randomUUID() : null);
/** With a request id of the caller's own, so that it can be sent again. */
export const sendOurs = (program: Program, operation: string, input: object, token: string, requestId: string | null) =>
  send(program.port, `/api/${operation}`, JSON.stringify(input), {
    authorization: `Bearer ${token}`,
    ...(requestId ? { 'idempotency-key': requestId } : {}),
  });

/** The data of an answer that must have succeeded. */
export async function dataOf<T>(answer: Promise<{ status: number; text: string }>): Promise<T> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(`${status} ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { data: T }).data;
}

/** Resident memory of a process, in MB. */
export const residentOf = async (pid: number): Promise<number> =>
  Number((await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout) / 1024;
