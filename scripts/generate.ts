/** Writes the generated indexes and documents, or with --check tells which are stale. Indexes first: the documents load them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as prettier from 'prettier';
import { generateIndexes } from './generate/indexes';

export type Generated = { path: string; text: string };
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

async function put({ path, text }: Generated): Promise<void> {
  const options = await prettier.resolveConfig(path);
  const { inferredParser } = await prettier.getFileInfo(path);
  const formatted = inferredParser ? await prettier.format(text, { ...options, filepath: path }) : text;
  if (existsSync(path) && readFileSync(path, 'utf8') === formatted) return;
  stale.push(path);
  if (isCheck) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, formatted);
}

async function main(): Promise<void> {
  for (const file of generateIndexes()) await put(file);
  if (existsSync('scripts/generate-pages.ts')) {
    const { generatePages } = (await import('./generate-pages')) as { generatePages: () => Generated[] };
    for (const file of generatePages()) await put(file);
  }
  const { generateDeployment } = await import('./generate/deployment');
  for (const file of generateDeployment()) await put(file);
  const { generateDocuments } = await import('./generate/documents');
  for (const file of generateDocuments()) await put(file);
  if (isCheck && stale.length > 0) {
    console.error(`stale: ${stale.join(', ')}; run: npm run generate`);
    process.exit(1);
  }
  if (!isCheck) console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'all fresh');
}

void main();
