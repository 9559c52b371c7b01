/** Bundles each cloud function into one file with its configuration: no packages to install where it runs. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { FONT_FILE, PACKAGED } from '../cloudfunctions/core/paper/font';
import { functions } from '../config/functions';
// @ts-expect-error -- plain JavaScript, shared with `npm start`
import { nodeBundle } from './set-up.mjs';

const OUT = 'dist/cloudfunctions';
async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  for (const [name, domains] of Object.entries(functions)) {
    const folder = `${OUT}/${name}`;
    mkdirSync(folder, { recursive: true });
    await build({
      stdin: { contents: entryOf(name, domains), resolveDir: '.', sourcefile: `${name}.ts`, loader: 'ts' },
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
    console.log(`${folder}/index.js ${Math.round(statSync(`${folder}/index.js`).size / 1024)} KB: ${domains.join(' ')}`);
  }
}

/** The outbox is delivered by the function that runs the timers, and may name any operation: that one holds every handler. */
function entryOf(name: string, domains: readonly string[]): string {
  const isClock = name === 'ground';
  const own = isClock
    ? "import { handlers, jobs } from './cloudfunctions/registry.generated';"
    : `${domains
        .filter((domain) => existsSync(`cloudfunctions/${domain}/handlers.ts`))
        .map((domain) => `import { handlers as ${domain} } from './cloudfunctions/${domain}/handlers';`)
        .join('\n')}
const handlers = { ${domains
        .filter((domain) => existsSync(`cloudfunctions/${domain}/handlers.ts`))
        .map((domain) => `...${domain}`)
        .join(', ')} };
const jobs: never[] = [];`;
  return `${own}
import { serveCloud } from './cloudfunctions/core/wechat';
import { loadActor } from './cloudfunctions/member/public';
import { migrations } from './cloudfunctions/migrations';
export const main = serveCloud({ handlers, jobs, loadActor, migrations });
`;
}

const configOf = (name: string) => ({
  permissions: { openapi: [] },
  // Seven-field cron of the platform: every minute.
  ...(name === 'ground' ? { triggers: [{ name: 'clock', type: 'timer', config: '0 * * * * * *' }] } : {}),
});

void main();
