/** `npm run new-domain <word> [中文名]`: writes a small working domain in its three places and makes it known. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as prettier from 'prettier';
import { clientFiles } from './new-domain/client';
import { serverFiles } from './new-domain/server';
import { typeFiles } from './new-domain/types';
import { labelTrouble, namesOf, wordTrouble, type Names } from './new-domain/word';

const FUNCTIONS = 'config/functions.ts';
const affairs = /(\baffairs: \[)([^\]]*)\]/;

async function main([word, label]: string[]): Promise<void> {
  if (!word) return refuse('用法：npm run new-domain <词> [中文名]，如 npm run new-domain survey 问卷');
  const trouble = wordTrouble(word) ?? (label === undefined ? null : labelTrouble(label));
  if (trouble) return refuse(trouble);
  const functions = readFileSync(FUNCTIONS, 'utf8');
  if (!affairs.test(functions)) return refuse(`${FUNCTIONS} 里找不到 affairs 的列表，请先恢复它`);
  const names = namesOf(word, label);
  const files = await formatted({
    ...filled(names),
    [FUNCTIONS]: functions.replace(
      affairs,
      (_all, start: string, listed: string) => `${start}${listed.trim().replace(/,$/, '')}, '${word}']`,
    ),
  });
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const generate = spawnSync('node_modules/.bin/tsx', ['scripts/generate.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (generate.status !== 0) return refuse('文件已写好，但生成索引没有成功：请看上面的原因，改好后运行 npm run generate');
  report(
    names,
    files.map(([path]) => path),
    label === undefined,
  );
}

/** The templates are written for «survey»; here they become the asked word's. */
const filled = ({ word, type, plural, collection, label }: Names) => {
  const put = (text: string) =>
    text
      .replaceAll("'surveys'", `'${collection}'`)
      .replaceAll('surveys', plural)
      .replaceAll('survey', word)
      .replaceAll('Survey', type)
      .replaceAll('问卷', label);
  return Object.fromEntries(Object.entries({ ...typeFiles, ...serverFiles, ...clientFiles }).map(([path, text]) => [put(path), put(text)]));
};

const formatted = (files: Record<string, string>) =>
  Promise.all(
    Object.entries(files).map(async ([path, text]): Promise<[string, string]> => {
      const options = await prettier.resolveConfig(path);
      return [path, await prettier.format(text, { ...options, filepath: path })];
    }),
  );

function report({ word, label, collection }: Names, paths: string[], isUnnamed: boolean): void {
  const steps = [
    ...(isUnnamed ? [`把文件里的「${label}」换成真正的名称`] : []),
    `改合同 types/${word}/contract.ts：能做什么、谁可以做；再改 lifecycle.ts 与 labels.ts`,
    `改 cloudfunctions/${word}/rules.ts、store.ts、handlers.ts，同时改 ${word}.test.ts`,
    `列表页已可打开；在 client/pages/${word}/ 里加 detail 与 edit 页，写法见 client/README.md`,
    `在 tests/server/access-matrix.test.ts 的 collectionOf 里加 ${word}: '${collection}'，跨会访问即一并检查`,
    '改过合同或加过页面后运行 npm run generate，最后 npm test',
  ];
  console.log(`已写好「${label}」（${word}），归入云函数 affairs：\n${paths.map((path) => `  ${path}`).join('\n')}`);
  console.log(`索引与文档已重新生成。\n\n接下来：\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

void main(process.argv.slice(2));
