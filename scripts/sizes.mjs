/** Prints the sizes of a build and fails above its budget: main package 1.0 MB, each sub-package 500 KB, browser first load 300 KB gzip. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const MAIN = 1024 * KB;
const SUB = 500 * KB;
const FIRST_LOAD = 300 * KB;
const target = process.argv[2];
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
const rows = target === 'weapp' ? weapp() : h5();
for (const [name, size, budget] of rows)
  console.log(`${size > budget ? '✗' : ' '} ${name.padEnd(34)} ${kb(size).padStart(10)} / ${kb(budget)}`);
process.exit(rows.some(([, size, budget]) => size > budget) ? 1 : 0);

function weapp() {
  const root = 'dist/weapp';
  const { subPackages = [], subpackages = subPackages } = JSON.parse(readFileSync(`${root}/app.json`, 'utf8'));
  const roots = subpackages.map((one) => one.root.replace(/\/$/, ''));
  const sizes = new Map([['主包', 0], ...roots.map((name) => [name, 0])]);
  for (const path of readdirSync(root, { recursive: true }).map(String)) {
    const full = join(root, path);
    if (!statSync(full).isFile() || path === '.stamp' || path.endsWith('.map') || path.endsWith('.LICENSE.txt')) continue;
    const owner = roots.find((name) => path.startsWith(`${name}/`)) ?? '主包';
    sizes.set(owner, sizes.get(owner) + statSync(full).size);
  }
  return [...sizes].map(([name, size]) => [name, size, name === '主包' ? MAIN : SUB]);
}

/** What a first visit to the home page fetches: the scripts that index.html names, and the parts the route of that page loads. */
function h5() {
  const root = 'dist/h5';
  const html = readFileSync(`${root}/index.html`, 'utf8');
  const named = [...html.matchAll(/<script[^>]+src="\/?([^"]+\.js)"/g)].map(([, path]) => path);
  const route = named
    .map((path) => /"?path"?:"pages\/home\/index",.{0,400}?\}\}/s.exec(readFileSync(join(root, path), 'utf8'))?.[0])
    .find(Boolean);
  if (!route) throw new Error('the home page was not found in the browser build');
  const parts = [...route.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => id);
  const loaded = readdirSync(`${root}/js`).filter((name) => name.endsWith('.js') && parts.includes(name.split('.')[0]));
  const scripts = new Set([...named, ...loaded.map((name) => `js/${name}`)]);
  const size = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(root, path)), { level: 9 }).length, 0);
  return [[`首次加载脚本（${scripts.size} 个，gzip）`, size, FIRST_LOAD]];
}
