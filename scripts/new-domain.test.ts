/** A new domain, written into a copy of the project: it compiles, is clean and passes; a wrong word writes nothing. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const parts = ['types', 'cloudfunctions', 'client', 'config', 'gateway', 'scripts', 'tests/set-up'];
const settings = ['tsconfig.json', 'package.json', 'jest.config.mjs', 'eslint.config.mjs', '.prettierrc.json', '.dependency-cruiser.cjs'];
const project = resolve(__dirname, '..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-domain-'));
  const isWanted = (path: string) => !/\.test\.tsx?$|scripts\/bench/.test(path);
  for (const part of [...parts, ...settings]) cpSync(join(project, part), join(copy, part), { recursive: true, filter: isWanted });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs one of the project's programs inside the copy; answers its exit code and everything it said. */
const runIn = (name: string, ...args: string[]) =>
  new Promise<{ code: number | null; output: string }>((done) => {
    const child = spawn(`node_modules/.bin/${name}`, args, { cwd: copy, env: { ...process.env, NODE_ENV: 'test' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => done({ code, output }));
  });
const newDomain = (...args: string[]) => runIn('tsx', 'scripts/new-domain.ts', ...args);
const folders = () => ['types', 'cloudfunctions', 'client/pages'].flatMap((path) => readdirSync(join(copy, path)));
const functions = () => readFileSync(join(copy, 'config/functions.ts'), 'utf8');

test.each([
  [[], '用法'],
  [['Survey'], '驼峰'],
  [['野餐'], '驼峰'],
  [['../picnic'], '驼峰'],
  [['class'], '保留'],
  [['inbox'], '保留'],
  [['announcement'], '已经有了'],
  [['account'], 'accounts 已被'],
  [['picnic', '<b>'], '汉字'],
])('%j is refused in Chinese and writes nothing', async (args, sentence) => {
  const before = [folders(), functions()];
  const { code, output } = await newDomain(...args);
  expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
  expect([folders(), functions()]).toEqual(before);
});

test('a word of two parts and one without a Chinese name are written, formatted, linted, compiled and pass their tests', async () => {
  const { code, output } = await newDomain('picnic', '野餐');
  expect([code, output]).toEqual([0, expect.stringContaining('接下来')]);
  expect((await newDomain('kiteContest')).output).toContain('把文件里的「新事项」换成真正的名称');
  expect(functions()).toMatch(/affairs: \[[^\]]*'picnic', 'kiteContest'\]/);
  expect((await newDomain('picnic')).output).toContain('已经有了');

  const written = ['picnic', 'kiteContest'].flatMap((word) => [`types/${word}`, `cloudfunctions/${word}`, `client/pages/${word}`]);
  const clean = { code: 0, output: expect.any(String) };
  const checks = [
    ['prettier', '--check', ...written, 'config/functions.ts'],
    ['eslint', '--max-warnings', '0', ...written],
    ['tsc', '--noEmit', '-p', '.'],
    ['depcruise', '--config', '.dependency-cruiser.cjs', 'types', 'cloudfunctions', 'client'],
    ['tsx', 'scripts/generate.ts', '--check'],
  ] as const;
  for (const [name, ...args] of checks) expect({ name, ...(await runIn(name, ...args)) }).toEqual({ name, ...clean });
  const tests = await runIn('jest', '--selectProjects', 'server', '--ci', 'cloudfunctions/picnic', 'cloudfunctions/kiteContest');
  expect(tests.output).toMatch(/Tests: +14 passed, 14 total/);
  expect(tests.code).toBe(0);
}, 240_000);
