/**
 * Bundles each cloud function into one file with its configuration: no packages to install where it runs.
 * `--out <folder>`: another place than the one the platform's command line reads.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { declaredCollections } from '../cloudfunctions/core/database';
import type { Expected } from '../cloudfunctions/core/deploy-check';
import { FONT_FILE, PACKAGED } from '../cloudfunctions/core/paper/font';
import { jobs } from '../cloudfunctions/registry.generated';
import { CHECK, CLOCK, configOf, deployedFunctions, FUNCTION_ROOT } from '../config/deployment';
import { functions } from '../config/functions';
// @ts-expect-error -- plain JavaScript, shared with `npm start`
import { nodeBundle } from './set-up.mjs';

type Name = (typeof deployedFunctions)[number];
const outAt = process.argv.indexOf('--out');
const OUT = outAt > 0 ? process.argv[outAt + 1]! : FUNCTION_ROOT;

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  for (const name of deployedFunctions) await bundle(name, `${OUT}/${name}`);
}

async function bundle(name: Name, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: { contents: entryOf(name), resolveDir: '.', sourcefile: `${name}.ts`, loader: 'ts' },
    outfile: `${folder}/index.js`,
    ...nodeBundle,
    minify: true,
    legalComments: 'none',
  });
  // Whoever prints papers carries the font beside the code.
  if (readFileSync(`${folder}/index.js`, 'utf8').includes(FONT_FILE)) copyFileSync(require.resolve(PACKAGED), `${folder}/${FONT_FILE}`);
  writeFileSync(`${folder}/config.json`, `${JSON.stringify(configOf(name), null, 2)}\n`);
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ name, version: '1.0.0', main: 'index.js', private: true }, null, 2)}\n`);
  // A bundle that does not even load is no bundle.
  execFileSync(process.execPath, ['-e', `require(${JSON.stringify(resolve(folder))})`], { stdio: 'inherit' });
  const domains = name === CHECK ? [] : functions[name];
  console.log(`${folder}/index.js ${Math.round(statSync(`${folder}/index.js`).size / 1024)} KB: ${domains.join(' ')}`);
}

function entryOf(name: Name): string {
  if (name === CHECK) return checkEntry();
  return `${name === CLOCK ? everyHandler : handlersOf(functions[name])}
import { serveCloud } from './cloudfunctions/core/wechat';
import { loadActor } from './cloudfunctions/member/public';
import { migrations } from './cloudfunctions/migrations';
export const main = serveCloud({ handlers, jobs, loadActor, migrations });
`;
}

/** The outbox is delivered by the function that runs the timers, and may name any operation: that one holds every handler. */
const everyHandler = "import { handlers, jobs } from './cloudfunctions/registry.generated';";

function handlersOf(domains: readonly string[]): string {
  const served = domains.filter((domain) => existsSync(`cloudfunctions/${domain}/handlers.ts`));
  const imports = served.map((domain) => `import { handlers as ${domain} } from './cloudfunctions/${domain}/handlers';`);
  return `${imports.join('\n')}
const handlers = { ${served.map((domain) => `...${domain}`).join(', ')} };
const jobs: never[] = [];`;
}

/** What the release brings goes into the check as plain data; the domains themselves stay out of it. */
function checkEntry(): string {
  const expected: Expected = { jobs: jobs.map(({ name, every }) => ({ name, every })), collections: declaredCollections() };
  return `import { serveCheck } from './cloudfunctions/core/serve-check';
export const main = serveCheck(${JSON.stringify(expected)});
`;
}

void main();
