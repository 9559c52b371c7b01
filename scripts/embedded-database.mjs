/**
 * The database behind `npm start` and `npm test`: MONGODB_URI when set, else `mongod` on PATH as a one-node replica
 * set, else the embedded server, installed by embedded-install.mjs, started and watched here (decision 001).
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installEmbedded } from './embedded-install.mjs';
import { freePort } from './ports.mjs';
import { end, isAlive, noteOf, readNote, takeLock, wasStartedWith } from './process-lock.mjs';

/** After a kill under load the log is replayed: 2–12 s were seen. */
const READY_WITHIN_MS = 60_000;
const GIVE_UP_AFTER = 5;
/** A server that ran this long was well; its next death is counted from one again. */
const WELL_AFTER_MS = 60_000;

/**
 * Opens the database. `sync`: every commit reaches the disk (always for real data; tests leave it off).
 * Answers its address and how to stop it; refuses with a sentence that says what to install or to end.
 */
export async function openDatabase({ dataDir, sync, log = () => {} }) {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, kind: 'configured', stop: async () => {} };
  const server = chosenKind(dataDir) === 'mongod' ? mongod : embedded(await installEmbedded(log), sync);
  const home = resolve(dataDir, server.kind);
  mkdirSync(home, { recursive: true });
  const { holder, release } = await takeLock(join(home, 'owner.json'));
  if (holder) throw new Error(`数据目录 ${home} 正由另一个进程（${holder.pid}）使用，请先停止它，或用 DATA_DIR 换一个目录`);
  await endLeftover(home, log);
  const port = await freePort();
  log(server.kind === 'mongod' ? '启动本机 mongod' : '启动内嵌数据库');
  const running = supervise(server, home, port, log);
  const stop = async () => {
    await running.stop();
    release();
  };
  try {
    await untilReady(server, port, running);
  } catch (error) {
    await stop();
    throw error;
  }
  return { uri: server.uri(port), kind: server.kind, stop };
}

/** Has whatever `openDatabase` will start in place, so that trouble is told before anything depends on it. */
export async function prepareDatabase(log) {
  if (!hasMongod()) await installEmbedded(log);
}

const hasMongod = () => spawnSync('mongod', ['--version']).status === 0;

/** Data stays with the server that wrote it, also when a `mongod` is installed or removed later. */
function chosenKind(dataDir) {
  if (existsSync(join(dataDir, 'embedded', 'store'))) return 'embedded';
  if (existsSync(join(dataDir, 'mongod')) && !hasMongod())
    throw new Error(`${dataDir} 里的数据由 mongod 写成，但现在找不到 mongod；请装回它，或用 DATA_DIR 换一个目录`);
  return hasMongod() ? 'mongod' : 'embedded';
}

const mongod = {
  kind: 'mongod',
  command: 'mongod',
  flags: (home, port) => [
    ...['--dbpath', home, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'union', '--wiredTigerCacheSizeGB', '0.25'],
    ...['--quiet', '--logpath', join(home, 'mongod.log'), '--logRotate', 'rename'],
  ],
  uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
};

const embedded = (command, sync) => ({
  kind: 'embedded',
  command,
  flags: (home, port) => [
    // Its own empty file: no configuration found elsewhere on the machine may change how data is kept.
    ...['--config', writtenConfig(home), '--host', '127.0.0.1', '--port', String(port), '--storage-path', join(home, 'store')],
    ...['--cache-size', '512M', '--log-file-max', '64MB', '--log-level', 'WARNING', ...(sync ? ['--sync-on-commit'] : [])],
  ],
  // Nothing follows its changes, and a list of them would say in which order roll and ballot box were written (decision 017).
  env: { SECANTUS_DISABLE_OPLOG: '1' },
  // Its retryable writes slow down tenfold after some thousand (measured); our own request ids cover the lost answer.
  uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true&retryWrites=false`,
});

function writtenConfig(home) {
  const path = join(home, 'server.toml');
  writeFileSync(path, '');
  return path;
}

/** Ends a server that a killed start left on this data: found by its note, made sure of by when it began and by its command line. */
async function endLeftover(home, log) {
  const leftover = readNote(join(home, 'server.json'));
  if (!isAlive(leftover) || !wasStartedWith(leftover.pid, home)) return;
  log('上次没有正常结束，先收起留下的数据库进程');
  await end(leftover);
}

/** A command that, where the system can, is told to end when we die; elsewhere the next start finds the database by its note. */
export function withParent(command, flags) {
  const canTie = process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return canTie ? ['setpriv', ['--pdeathsig', 'TERM', command, ...flags]] : [command, flags];
}

/** Starts the server and starts it again on the same port when it dies by itself, waiting longer each time. */
function supervise(server, home, port, log) {
  const [command, flags] = withParent(server.command, server.flags(home, port));
  const state = { note: null, deaths: 0, isStopping: false, said: '', timer: null };
  const died = (began, why) => {
    if (state.isStopping) return;
    state.deaths = Date.now() - began > WELL_AFTER_MS ? 1 : state.deaths + 1;
    log(`数据库进程意外结束（${why}），重新启动`);
    state.timer = setTimeout(start, Math.min(250 * 2 ** (state.deaths - 1), 15_000));
  };
  function start() {
    const began = Date.now();
    // In a session of its own: Ctrl+C reaches the product first, which then stops its database.
    const env = { ...process.env, ...server.env };
    const child = spawn(command, flags, { cwd: home, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    state.note = child.pid ? noteOf(child.pid) : null;
    writeFileSync(join(home, 'server.json'), JSON.stringify({ ...state.note, port }));
    child.stderr.on('data', (chunk) => (state.said = (state.said + chunk).slice(-2000)));
    child.once('error', (error) => died(began, error.code));
    child.once('exit', (code, signal) => died(began, signal ?? code));
  }
  start();
  return {
    isGivenUp: () => state.deaths >= GIVE_UP_AFTER,
    said: () => state.said,
    stop: async () => {
      state.isStopping = true;
      clearTimeout(state.timer);
      await end(state.note);
      rmSync(join(home, 'server.json'), { force: true });
    },
  };
}

async function untilReady(server, port, running) {
  const { MongoClient } = await import('mongodb');
  const deadline = Date.now() + READY_WITHIN_MS;
  let trouble = '';
  while (Date.now() < deadline && !running.isGivenUp()) {
    const client = new MongoClient(server.uri(port), { serverSelectionTimeoutMS: 500 });
    try {
      const admin = (await client.connect()).db('admin');
      if (server.kind === 'mongod') await beReplicaSet(admin, port);
      const { isWritablePrimary } = await admin.command({ hello: 1 });
      if (isWritablePrimary) return;
    } catch (error) {
      trouble = error.message; // Not yet; the deadline decides.
    } finally {
      await client.close();
    }
    await sleep(100);
  }
  throw new Error(`数据库没有就绪：${running.said().trim() || trouble}`);
}

/** A one-node set that knows itself by this start's port; a fresh one is initiated, an older one is told the new address. */
async function beReplicaSet(admin, port) {
  const host = `127.0.0.1:${port}`;
  const known = await admin.command({ replSetGetConfig: 1 }).catch((error) => {
    if (error.codeName === 'NotYetInitialized') return null;
    throw error;
  });
  if (known === null) await admin.command({ replSetInitiate: { _id: 'union', members: [{ _id: 0, host }] } });
  else if (known.config.members[0].host !== host)
    await admin.command({
      replSetReconfig: { ...known.config, version: known.config.version + 1, members: [{ ...known.config.members[0], host }] },
      force: true,
    });
}
