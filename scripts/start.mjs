/** `npm start`: packages, database, server and browser build, then the product on PORT; says what it is doing all the time. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { buildClient, checkNode, fail, installPackages, say, serverBundle } from './set-up.mjs';

const workersAt = process.argv.indexOf('--workers');
const workers = workersAt > 0 ? process.argv[workersAt + 1] : (process.env.WORKERS ?? '1');
const port = Number(process.env.PORT ?? 8080);
const dataDir = resolve(process.env.DATA_DIR ?? './data');

checkNode();
if (!/^([1-9]|1[0-6])$/.test(workers ?? '')) fail('--workers 应为 1 到 16 的整数');
if (!(await isFree(port))) fail(`端口 ${port} 已被占用，请换一个：PORT=8081 npm start`);
installPackages();

say('打开数据库');
const { openDatabase } = await import('./embedded-database.mjs');
const database = await openDatabase({ dataDir, sync: true, log: say }).catch((error) => fail(error.message));

let gateway = null;
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));

await prepare();
if (!isStopping) startGateway();

async function prepare() {
  say('打包服务端');
  const { build } = await import('esbuild');
  await build(serverBundle);
  if (!buildClient('h5')) await stopWith('浏览器端没有构建成功，原因见上');
}

function startGateway() {
  say(process.env.DEMO === '0' ? '启动服务' : '启动服务（空数据库会先装入演示数据）');
  const env = {
    ...process.env,
    MONGODB_URI: database.uri,
    PORT: String(port),
    DATA_DIR: dataDir,
    WORKERS: workers,
    STATIC_DIR: 'dist/h5',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    NODE_ENV: 'production',
  };
  gateway = spawn('node', ['--enable-source-maps', 'dist/server/main.cjs'], { stdio: 'inherit', env });
  gateway.once('exit', async (code) => {
    if (isStopping) return;
    isStopping = true;
    await database.stop();
    process.exit(code ?? 1);
  });
}

/** The gateway finishes what is under way, then the database closes. */
async function stop(signal) {
  if (isStopping) return;
  isStopping = true;
  say(`收到 ${signal}，办完手头的事后停止`);
  if (gateway && gateway.exitCode === null) {
    gateway.kill('SIGTERM');
    await new Promise((done) => gateway.once('exit', done));
  }
  await database.stop();
  process.exit(0);
}

async function stopWith(sentence) {
  isStopping = true;
  await database.stop();
  fail(sentence);
}

function isFree(wanted) {
  return new Promise((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(wanted, process.env.HOST ?? '127.0.0.1', () => probe.close(() => done(true)));
  });
}
