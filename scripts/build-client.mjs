/**
 * Builds one client target with Taro beside the standing build and then takes its place, so that a failed build changes nothing.
 * The browser build is compressed ahead for the gateway. Leaves with 1 when the build failed, 3 when it stands but is above its size budget.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { identityOf } from './process-lock.mjs';
import { sourceHash } from './set-up.mjs';

const target = process.argv[2];
if (target !== 'h5' && target !== 'weapp') {
  console.error('usage: node scripts/build-client.mjs h5|weapp');
  process.exit(2);
}
const hash = sourceHash(target);
const work = `dist/.building-${target}-${process.pid}`;
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
sweep();
await build();
if (target === 'h5') await Promise.all(filesBelow(work).map(compress));
writeFileSync(join(work, '.stamp'), hash);
takePlace();
process.exit(spawnSync('node', ['scripts/sizes.mjs', target], { stdio: 'inherit' }).status === 0 ? 0 : 3);

async function build() {
  mkdirSync('dist', { recursive: true });
  const env = { ...process.env, NODE_ENV: 'production', TARO_ENV: target, CLIENT_OUT: work, BROWSERSLIST_IGNORE_OLD_DATA: '1' };
  const args = ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target, '--no-check'];
  const taro = spawn('node', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Taro would build on by itself, and its folder would come back.
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => taro.removeAllListeners('close').once('close', () => process.exit(1)) && taro.kill('SIGKILL'));
  let said = '';
  for (const stream of [taro.stdout, taro.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const code = await new Promise((done) => taro.once('close', done));
  const isBuilt = code === 0 && existsSync(join(work, target === 'h5' ? 'index.html' : 'app.json'));
  // Taro leaves with 0 after some compile errors.
  if (isBuilt && !/编译失败|Module not found|ERROR in /.test(said)) return;
  console.error(said);
  process.exit(1);
}

/** Folders of builds that were killed. */
function sweep() {
  if (!existsSync('dist')) return;
  for (const name of readdirSync('dist')) {
    const pid = /^\.building-\w+-(\d+)/.exec(name)?.[1];
    if (pid && identityOf(Number(pid)) === null) rmSync(join('dist', name), { recursive: true, force: true });
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

async function compress(path) {
  if (!/\.(js|css|html|svg|json)$/.test(path)) return;
  const content = readFileSync(path);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, quality));
}

function takePlace() {
  const previous = `${work}-previous`;
  if (existsSync(`dist/${target}`)) renameSync(`dist/${target}`, previous);
  renameSync(work, `dist/${target}`);
  rmSync(previous, { recursive: true, force: true });
}
