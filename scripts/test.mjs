/** `npm test`: does its own set-up, then checks, builds and every test; the last line is `N passed, N failed`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildClient, checkNode, installPackages, runCommand, say } from './set-up.mjs';

checkNode();
installPackages();
const filters = process.argv.slice(2);
const failed = [];

if (filters.length === 0) {
  say('静态检查');
  const { check } = await import('./check.mjs');
  findBrowser();
  for (const target of ['weapp', 'h5']) if (!buildClient(target)) failed.push(`构建 ${target}`);
  say('打包云函数');
  if (!runCommand('npm', ['run', '--silent', 'build:functions'])) failed.push('打包云函数');
  failed.push(...(await check()));
}

say('测试');
const report = 'dist/test-report.json';
mkdirSync('dist', { recursive: true });
rmSync(report, { force: true });
const isGreen = runCommand('node', ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...filters]);
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numRuntimeErrorTestSuites = 0,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
const broken = numFailedTests + numRuntimeErrorTestSuites;
if (!isGreen && broken === 0) failed.push('jest');
for (const step of failed) console.error(`✗ ${step}`);
const count = broken + failed.length;
process.exitCode = count > 0 || numPassedTests === 0 ? 1 : 0;
console.log(`${numPassedTests} passed, ${count} failed`);

/** Chromium for the browser tests: from the system, or installed from the system's packages when we may. */
function findBrowser() {
  if (process.env.CHROMIUM ? existsSync(process.env.CHROMIUM) : existsSync('/usr/bin/chromium')) return;
  const hasApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  say(hasApt ? '安装 Chromium（浏览器测试用）' : '没有找到 Chromium，请安装，或用 CHROMIUM 指明它的位置');
  if (!hasApt) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const isInstalled =
    runCommand('apt-get', ['update', '-qq'], quiet) &&
    runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet);
  if (!isInstalled) failed.push('安装 Chromium');
}
