/** Builds one client target with Taro and holds its size budget; the browser build is compressed ahead for the gateway. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const target = process.argv[2];
if (target !== 'h5' && target !== 'weapp') {
  console.error('usage: node scripts/build-client.mjs h5|weapp');
  process.exit(2);
}
rmSync(`dist/${target}`, { recursive: true, force: true });
const env = { ...process.env, NODE_ENV: 'production', TARO_ENV: target, BROWSERSLIST_IGNORE_OLD_DATA: '1' };
const { status, stdout, stderr } = spawnSync('node', ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target, '--no-check'], {
  env,
  encoding: 'utf8',
});
if (status !== 0 || /Error:|编译失败|Module not found/.test(stdout)) {
  console.error(stdout, stderr);
  process.exit(1);
}
if (target === 'h5') for (const path of filesBelow('dist/h5')) if (/\.(js|css|html|svg)$/.test(path)) compress(path);
process.exit(spawnSync('node', ['scripts/sizes.mjs', target], { stdio: 'inherit' }).status ?? 1);

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

function compress(path) {
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
