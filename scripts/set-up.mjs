/** What both commands need before anything else: the right Node, the packages of the lock file, a build when the sources changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const started = Date.now();
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

const hashOf = (paths) => {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  paths.forEach(add);
  return hash.digest('hex');
};

const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Runs a command with its output shown; answers whether it succeeded. */
export const runCommand = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

/** Installs the packages when they are missing or the lock file has changed. */
export function installPackages() {
  const stamp = 'node_modules/.stamp';
  const hash = hashOf(['package-lock.json']);
  if (isStamped(stamp, hash)) return;
  say('安装依赖包（首次约一分钟）');
  if (!runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) fail('依赖包没有装成，请检查网络后再试：npm ci');
  writeFileSync(stamp, hash);
}

const sources = {
  h5: ['client', 'types', 'config', 'babel.config.js', 'package-lock.json', 'scripts/build-client.mjs'],
  weapp: ['client', 'types', 'config', 'babel.config.js', 'package-lock.json', 'project.config.json', 'scripts/build-client.mjs'],
};

/** Builds the browser client or the mini-program when its sources changed; answers whether it stands. */
export function buildClient(target) {
  const stamp = `dist/${target}/.stamp`;
  const hash = hashOf(sources[target]);
  if (isStamped(stamp, hash)) return true;
  say(target === 'h5' ? '构建浏览器端（首次约一分钟）' : '构建小程序');
  if (!runCommand('node', ['scripts/build-client.mjs', target])) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** Options that bundle the server into one file; the driver's optional native parts stay out. */
export const serverBundle = {
  entryPoints: ['gateway/main.ts'],
  outfile: 'dist/server/main.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
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
