/** `npm start`: packages, database, server and browser build, then the product on PORT; says what it is doing all the time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildClient, checkNode, fail, installPackages, say, serverBundle } from './set-up.mjs';

const workersAt = process.argv.findIndex((word) => /^--workers(=|$)/.test(word));
const workers = workersAt > 0 ? (process.argv[workersAt].split('=')[1] ?? process.argv[workersAt + 1]) : (process.env.WORKERS ?? '1');
const port = Number(process.env.PORT || 8080);
const host = process.env.HOST || '127.0.0.1';
const dataDir = resolve(process.env.DATA_DIR || './data');

checkNode();
if (!/^([1-9]|1[0-6])$/.test(workers ?? '')) fail('--workers 应为 1 到 16 的整数');
if (!Number.isInteger(port) || port < 1 || port > 65_535) fail('PORT 应为 1 到 65535 的整数');
const { openDatabase, withParent } = await import('./embedded-database.mjs');
const { isFree } = await import('./ports.mjs');
if (!(await isFree(port, host))) fail(`端口 ${port} 已被占用，请换一个：PORT=${port === 65_535 ? 8080 : port + 1} npm start`);
await installPackages();

let database = null;
let gateway = null;
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop(`收到 ${signal}，办完手头的事后停止`, 0));
endWithParent();

try {
  say('打开数据库');
  database = await openDatabase({ dataDir, sync: true, log: say });
  await prepare();
  if (!isStopping) startGateway();
} catch (error) {
  await stop(`✗ ${error.message}`, 1);
}

async function prepare() {
  say('打包服务端');
  const { build } = await import('esbuild');
  await build(serverBundle);
  if (await buildClient('h5')) return;
  if (!existsSync('dist/h5/index.html')) throw new Error('浏览器端没有构建成功，原因见上');
  say('浏览器端没有构建成功（原因见上），先用上一次的');
}

function startGateway() {
  say(process.env.DEMO === '0' ? '启动服务' : '启动服务（空数据库会先装入演示数据）');
  const env = {
    ...process.env,
    ...{ MONGODB_URI: database.uri, PORT: String(port), HOST: host, DATA_DIR: dataDir, WORKERS: workers, STATIC_DIR: 'dist/h5' },
    ...{ LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn', NODE_ENV: 'production' },
  };
  // In a group of its own: Ctrl+C reaches it once, from here.
  const [command, flags] = withParent(process.execPath, ['--enable-source-maps', serverBundle.outfile]);
  gateway = spawn(command, flags, { stdio: 'inherit', env, detached: true });
  gateway.once('exit', (code, signal) => void stop(`服务意外结束（${signal ?? code}）`, code || 1));
}

/** npm hands a polite signal on; when it is ended by force, the product ends too instead of staying behind. */
function endWithParent() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== 'start') return;
  setInterval(() => process.ppid !== parent && void stop('npm 已被结束，随之停止', 0), 1000).unref();
}

/** The gateway finishes what is under way, then the database closes. A second signal does not hurry it. */
async function stop(sentence, code) {
  if (isStopping) return;
  isStopping = true;
  say(sentence);
  if (gateway && gateway.exitCode === null && gateway.signalCode === null) {
    const ended = new Promise((done) => gateway.once('exit', done));
    gateway.kill('SIGTERM');
    await ended;
  }
  await database?.stop();
  process.exit(code);
}
