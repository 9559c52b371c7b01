/** `npm test`: does its own set-up, then checks, builds and every test; the last line is `N passed, N failed`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildClient, checkNode, fail, installPackages, runCommand, say } from './set-up.mjs';

const MINUTES = 60_000;
const filters = process.argv.slice(2);
const failedSteps = [];

checkNode();
await installPackages();
await haveDatabase();
await haveBrowser();
for (const target of ['weapp', 'h5']) if (!(await buildClient(target))) failedSteps.push(`构建 ${target}`);
if (filters.length === 0) await checkAndBundle();

say('测试');
// Pages in a real browser come last and one by one: beside other tests they would wait for the processor.
const runs = [
  await jest('rest', ['--selectProjects', 'server', 'client', 'weapp']),
  await jest('browser', ['--selectProjects', 'browser', '--runInBand']),
];
const sum = (field) => runs.reduce((total, run) => total + (run[field] ?? 0), 0);
const passed = sum('numPassedTests');
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites') + failedSteps.length;
for (const step of failedSteps) console.log(`✗ ${step}`);
if (passed === 0) console.log('✗ 没有运行任何测试');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

async function checkAndBundle() {
  say('打包云函数');
  if ((await runCommand('npm', ['run', '--silent', 'build:functions'])) !== 0) failedSteps.push('打包云函数');
  say('静态检查');
  const { check } = await import('./check.mjs');
  failedSteps.push(...(await check()));
}

/** One run of jest; answers its report. A run that ends badly without naming a test counts as one failed step. */
async function jest(name, flags) {
  const report = `dist/test-report-${name}.json`;
  mkdirSync('dist', { recursive: true });
  rmSync(report, { force: true });
  const args = ['node_modules/jest/bin/jest.js', ...flags, '--passWithNoTests', '--json', `--outputFile=${report}`, ...filters];
  const code = await runCommand('node', args, { timeout: 15 * MINUTES, env: { NODE_ENV: 'test' } });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  if (code !== 0 && !(result.numFailedTests + result.numRuntimeErrorTestSuites > 0)) failedSteps.push(`jest（${name}，${code}）`);
  return result;
}

/** Installed before the tests, so that a missing Python is one clear sentence and not a failure of every test. */
async function haveDatabase() {
  if (process.env.TEST_MONGODB_URI) return;
  const { prepareDatabase } = await import('./embedded-database.mjs');
  await prepareDatabase(say).catch((error) => fail(error.message));
}

/** Chromium for the browser tests: from the system, or installed from the system's packages when we may. */
async function haveBrowser() {
  const isThere = () => existsSync(process.env.CHROMIUM || '/usr/bin/chromium');
  if (isThere()) return;
  const hasApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0 && !process.env.CHROMIUM;
  if (hasApt) {
    say('安装 Chromium（浏览器测试用，一两分钟）');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update', '-qq'], { env });
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
  }
  if (isThere()) return;
  failedSteps.push('没有 Chromium，浏览器测试不能运行：apt-get install -y chromium fonts-noto-cjk，或用 CHROMIUM 指明它的位置');
}
