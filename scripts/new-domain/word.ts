/** Which words may name a new domain, and the forms of it that the files need. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type Names = { word: string; type: string; plural: string; collection: string; label: string };

const keywords =
  'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends false finally for from function get if implements import in instanceof interface let module namespace never new null number object of package private protected public readonly return set static string super switch symbol this throw true try type typeof undefined unknown var void while with yield';
/** Names the project's own files already use beside a domain's. */
const own =
  'actor choice command common context contracts core day done errors events expect file handler handlers host inbox jobs labels lifecycle lifecycles list mine moment moves operation page query record reach services sources state system test text title tests types';
const reserved = new Set(`${keywords} ${own}`.split(' '));

/** Why this word cannot name a domain, as a sentence with the way out; null when it can. */
export function wordTrouble(word: string): string | null {
  if (!/^[a-z]{3,}([A-Z][a-z]+)*$/.test(word) || word.length > 30)
    return `「${word}」不能作领域名：请用 3 至 30 个字母的英文单数名词，小写开头的驼峰写法，如 survey、skillContest`;
  if (reserved.has(word)) return `「${word}」是保留的词，请换一个更具体的名词`;
  const taken = [`types/${word}`, `cloudfunctions/${word}`, `client/pages/${word}`].find((path) => existsSync(path));
  if (taken) return `「${word}」已经有了（${taken}），请换一个词，或直接在那里修改`;
  const { collection } = namesOf(word);
  if (collectionsKept().has(collection)) return `「${word}」的集合名 ${collection} 已被别的领域使用，请换一个词`;
  return null;
}

/** Why this Chinese name cannot be shown; null when it can. */
export const labelTrouble = (label: string): string | null =>
  /^[一-龥]{1,10}$/.test(label) ? null : `「${label}」不能作显示名称：请用 1 至 10 个汉字，如 问卷`;

export function namesOf(word: string, label = '新事项'): Names {
  const plural = pluralOf(word);
  const collection = plural.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { word, type: word.charAt(0).toUpperCase() + word.slice(1), plural, collection, label };
}

const pluralOf = (word: string) => {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
};

function collectionsKept(): Set<string> {
  const stores = readdirSync('cloudfunctions').flatMap((domain) => readdirIfThere(`cloudfunctions/${domain}`));
  const texts = stores.map((path) => readFileSync(path, 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/collection<[^(]*\('([a-z_]+)'/g)].map((match) => match[1]!)));
}

const readdirIfThere = (folder: string) => {
  if (folder.endsWith('.ts')) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);
};
