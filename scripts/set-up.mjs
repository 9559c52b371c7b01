/** What both commands need before anything else: the right Node, the packages of the lock file, a build when the sources changed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from './process-lock.mjs';

const started = Date.now();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Says what is being done, with the seconds since the start. */
export const say = (sentence) => console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)}s] ${sentence}`);

/** Stops with a sentence instead of a stack. */
export function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node 20.19 或更新，现在是 ${process.versions.node}`);
}

function hashOf(paths, more = '') {
  const hash = createHash('sha256').update(more);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  paths.forEach(add);
  return hash.digest('hex');
}

const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Runs a command with its output shown; answers its exit code, null when it was ended. It ends with us and within `timeout` ms. */
export async function runCommand(command, args, { env = {}, timeout = 0 } = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, timeout });
  let isEnded = false;
  const pass = (signal) => {
    isEnded = true;
    child.kill(signal);
  };
  const signals = ['SIGTERM', 'SIGINT'];
  for (const signal of signals) process.on(signal, pass);
  const code = await new Promise((done) => child.once('error', () => done(127)).once('close', done));
  for (const signal of signals) process.off(signal, pass);
  if (!isEnded) return code;
  // Who else listens (`npm start`) closes what it has open and ends us; otherwise nothing more is to be done.
  return process.listenerCount('SIGTERM') > 0 ? new Promise(() => {}) : process.exit(1);
}

/** One command at a time installs or builds in this folder; a second one waits and then finds it done. */
async function alone(work) {
  const release = await waitForLock('.cache/set-up.json', ({ pid }) => say(`等另一个命令（进程 ${pid}）装好`));
  try {
    return await work();
  } finally {
    release();
  }
}

/** Installs the packages when they are missing or the lock file has changed. */
export function installPackages() {
  const stamp = 'node_modules/.stamp';
  const hash = hashOf(['package-lock.json']);
  if (isStamped(stamp, hash)) return;
  return alone(async () => {
    if (isStamped(stamp, hash)) return;
    say('安装依赖包（首次约一分钟）');
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    if ((await runCommand('npm', args)) !== 0) fail('依赖包没有装成，请检查网络后再试：npm ci');
    writeFileSync(stamp, hash);
  });
}

/** What a client build is made of, as one number. */
export function sourceHash(target) {
  const common = ['client', 'types', 'config', 'babel.config.js', 'package.json', 'package-lock.json', 'scripts/build-client.mjs'];
  // What is built into it from outside: the cloud environment, or the address of a server of one's own.
  const given = [process.env.CLOUD_ENV, process.env.API_ADDRESS].filter(Boolean).join(' ');
  return hashOf(target === 'weapp' ? [...common, 'project.config.json'] : common, given);
}

/** Builds the browser client or the mini-program when its sources changed; answers whether this state of them stands. */
export async function buildClient(target) {
  const isFresh = () => isStamped(`dist/${target}/.stamp`, sourceHash(target));
  if (isFresh()) return true;
  return alone(async () => {
    if (isFresh()) return true;
    say(target === 'h5' ? '构建浏览器端（约一分钟）' : '构建小程序（约半分钟）');
    // 3: it stands, above its size budget, which the checks judge.
    return [0, 3].includes(await runCommand('node', ['scripts/build-client.mjs', target]));
  });
}

/** How a program for Node becomes one file: the driver's optional natives stay out, and code that asks where it lies is told. */
export const nodeBundle = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  external: [
    'kerberos',
    '@mongodb-js/zstd',
    '@aws-sdk/credential-providers',
    'gcp-metadata',
    'snappy',
    'socks',
    'aws4',
    'mongodb-client-encryption',
  ],
};

/** Options that bundle the server into one file; the driver's optional native parts stay out. */
export const serverBundle = { ...nodeBundle, entryPoints: ['gateway/main.ts'], outfile: 'dist/server/main.cjs', sourcemap: true };
