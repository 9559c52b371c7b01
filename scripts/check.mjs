/** `npm run check`: format, lint, types, import rules, generated files, size budgets; a line a step, and all of them run. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, installPackages } from './set-up.mjs';

const bin = (name) => `node_modules/.bin/${name}`;
const steps = [
  ['格式', [bin('prettier'), '--check', '--log-level', 'warn', '.']],
  ['lint', [bin('eslint'), '--max-warnings', '0', '.']],
  ['类型', [bin('tsc'), '--noEmit', '-p', '.']],
  [
    '引用方向',
    [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'types', 'cloudfunctions', 'gateway', 'client', 'config', 'scripts'],
  ],
  ['生成物最新', [bin('tsx'), 'scripts/generate.ts', '--check']],
  ['体积（小程序）', ['node', 'scripts/sizes.mjs', 'weapp'], () => existsSync('dist/weapp/app.json')],
  ['体积（浏览器）', ['node', 'scripts/sizes.mjs', 'h5'], () => existsSync('dist/h5/index.html')],
];

/** Runs every step, two at a time; answers the names of those that failed. */
export async function check() {
  const waiting = steps.filter(([, , isWanted = () => true]) => isWanted());
  const failed = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [name, [command, ...args]] = step;
      const began = Date.now();
      const { code, output } = await captured(command, args);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} ${((Date.now() - began) / 1000).toFixed(1)}s`);
      if (code !== 0) {
        failed.push(name);
        console.log(output.slice(-6000));
      }
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

function captured(command, args) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => done({ code: 1, output: String(error) }));
    child.once('close', (code) => done({ code, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  await installPackages();
  const failed = await check();
  process.exit(failed.length > 0 ? 1 : 0);
}
