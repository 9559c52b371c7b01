/** Bundles the server and the commands of its operator into `dist/server`, one file each: they run without packages. */
import { copyFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { nodeBundle, serverBundle } from './set-up.mjs';

const FONT = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';
const commands = ['union-begin', 'deploy-check', 'keys-rotate', 'audit-verify', 'union-import'];

await build(serverBundle);
for (const name of commands) await build({ ...nodeBundle, entryPoints: [`scripts/${name}.ts`], outfile: `dist/server/${name}.cjs` });
// Papers are printed with the font beside the code.
copyFileSync(createRequire(import.meta.url).resolve(FONT), 'dist/server/font.woff');
for (const name of ['main', ...commands])
  console.log(`dist/server/${name}.cjs ${Math.round(statSync(`dist/server/${name}.cjs`).size / 1024)} KB`);
