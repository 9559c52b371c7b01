/** How text is cut for finding it again: words sought, keys of an entry, whether it really matches, and where. No database, no clock. */
import { syllablesOf } from './pinyin';

/** Text as it is compared: one comparable character for each character of the original, so that places agree. */
export const plainOf = (text: string): string[] =>
  [...text].map((character) => {
    const plain = character.normalize('NFKC').toLowerCase();
    return [...plain].length === 1 ? plain : character;
  });

const IS_WORD = /[\p{L}\p{N}]/u;

/** The words sought: at most four, each once. */
export function wordsOf(text: string): string[] {
  const runs = runsOf(plainOf(text));
  return [...new Set(runs)].slice(0, 4);
}

/** What stands together without space or punctuation. */
function runsOf(characters: string[]): string[] {
  const runs: string[] = [];
  let run = '';
  for (const character of [...characters, ' ']) {
    if (IS_WORD.test(character)) run += character;
    else if (run) {
      runs.push(run);
      run = '';
    }
  }
  return runs;
}

const gramsOf = (run: string, length: number): string[] => {
  const characters = [...run];
  return characters.length < length
    ? []
    : Array.from({ length: characters.length - length + 1 }, (_, start) => characters.slice(start, start + length).join(''));
};

/** How much of a text is kept for finding it. */
export const MOST_CHARACTERS = 4000;

/** A record as it is kept for finding: comparable title and text, and the title as it is typed. */
export type Sought = { title: string; text: string; initials: string; spelling: string };

export function soughtOf(title: string, text: string, isName = false): Sought {
  const spoken = syllablesOf(title, isName);
  return {
    title: plainOf(title).join(''),
    text: plainOf(text.slice(0, MOST_CHARACTERS)).join(''),
    // A gap stays between what does not stand together.
    initials: spoken.map((syllable) => syllable.charAt(0) || ' ').join(''),
    spelling: spoken.map((syllable) => syllable || ' ').join("'"),
  };
}

/** Keys begin with where they stand: `1` a title's character, `2` its pairs, `i` its initials, `p` its spelling, `x` pairs anywhere. */
export function keysOf({ title, text, initials, spelling }: Sought): string[] {
  const titleRuns = runsOf([...title]);
  const typed = (letters: string) => letters.replaceAll("'", '');
  return [
    ...new Set([
      ...titleRuns.flatMap((run) => [...run].map((character) => `1${character}`)),
      ...titleRuns.flatMap((run) => gramsOf(run, 2).map((gram) => `2${gram}`)),
      ...[...titleRuns, ...runsOf([...text])].flatMap((run) => gramsOf(run, 2).map((gram) => `x${gram}`)),
      ...initials.split(/ +/).flatMap((run) => gramsOf(run, 2).map((gram) => `i${gram}`)),
      ...spelling.split(' ').flatMap((run) => gramsOf(typed(run), 3).map((gram) => `p${gram}`)),
    ]),
  ];
}

const LETTERS = /^[a-z]+$/;

/** One way the words may be meant: the keys an entry must have, and the final say. Earlier plans are better hits. */
export type Plan = { keys: string[]; isHit: (entry: Sought) => boolean };

export function plansOf(words: string[]): Plan[] {
  const direct = (word: string) => ([...word].length === 1 ? [`1${word}`] : gramsOf(word, 2).map((gram) => `2${gram}`));
  const plans: Plan[] = [{ keys: words.flatMap(direct), isHit: ({ title }) => words.every((word) => title.includes(word)) }];
  if (words.some((word) => LETTERS.test(word) && word.length > 1))
    for (const [mark, length, isTyped] of [
      ['i', 2, (entry: Sought, word: string) => entry.initials.includes(word)],
      ['p', 3, (entry: Sought, word: string) => isSpelled(entry.spelling, word)],
    ] as const)
      plans.push({
        keys: words.flatMap((word) => (LETTERS.test(word) ? gramsOf(word, length).map((gram) => `${mark}${gram}`) : direct(word))),
        isHit: (entry) => words.every((word) => (LETTERS.test(word) ? isTyped(entry, word) : entry.title.includes(word))),
      });
  if (words.every((word) => [...word].length > 1))
    plans.push({
      keys: words.flatMap((word) => gramsOf(word, 2).map((gram) => `x${gram}`)),
      isHit: ({ title, text }) => words.every((word) => title.includes(word) || text.includes(word)),
    });
  return plans.filter(({ keys }) => keys.length > 0);
}

/** Whether the letters spell characters from the beginning of a syllable; the last one may be unfinished: `gonghu`. */
export const isSpelled = (spelling: string, letters: string): boolean => spelledAt(spelling, letters) !== null;

/** First and last syllable of the place that the letters spell. */
function spelledAt(spelling: string, letters: string): [number, number] | null {
  const syllables = spelling.split("'");
  for (const start of syllables.keys()) {
    let left = letters;
    for (let at = start; at < syllables.length && syllables[at] !== ' '; at += 1) {
      const syllable = syllables[at]!;
      if (syllable.startsWith(left)) return [start, at];
      if (!left.startsWith(syllable)) break;
      left = left.slice(syllable.length);
    }
  }
  return null;
}

export type Mark = [start: number, length: number];

/** Where the words stand in a text as it is shown. Typed words are looked for only when `isTyped`: in a title. */
export function marksIn(shown: string, words: string[], isTyped: boolean): Mark[] {
  const characters = [...shown];
  const plain = plainOf(shown);
  const spoken = isTyped ? syllablesOf(shown) : [];
  const places = words.flatMap((word): [number, number][] => {
    const direct = placesOf(plain, [...word]);
    if (direct.length > 0 || !isTyped || !LETTERS.test(word) || word.length < 2) return direct;
    const initials = placesOf(
      spoken.map((syllable) => syllable.charAt(0)),
      [...word],
    );
    const spelled = spelledAt(spoken.map((syllable) => syllable || ' ').join("'"), word);
    return initials.length > 0 ? initials : spelled ? [[spelled[0], spelled[1] - spelled[0] + 1]] : [];
  });
  const offsets = characters.reduce<number[]>((all, character) => [...all, all.at(-1)! + character.length], [0]);
  return joined(places).map(([start, length]) => [offsets[start]!, offsets[start + length]! - offsets[start]!]);
}

function placesOf(all: string[], sought: string[]): [number, number][] {
  const places: [number, number][] = [];
  for (let start = 0; start + sought.length <= all.length && places.length < 20; start += 1)
    if (sought.every((character, index) => all[start + index] === character)) places.push([start, sought.length]);
  return places;
}

/** In order, overlapping ones made one. */
function joined(places: [number, number][]): [number, number][] {
  const all: [number, number][] = [];
  for (const [start, length] of [...places].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + length - last[0]);
    else all.push([start, length]);
  }
  return all;
}

const BEFORE = 16;
const SHOWN = 72;

/** The text around the first place where a word stands; null when none does. */
export function excerptOf(shown: string, words: string[]): { text: string; marks: Mark[] } | null {
  const characters = [...shown];
  const plain = plainOf(shown);
  const first = Math.min(...words.flatMap((word) => placesOf(plain, [...word]).map(([at]) => at)));
  if (!Number.isFinite(first)) return null;
  const start = first <= BEFORE ? 0 : first - BEFORE;
  const cut = characters.slice(start, start + SHOWN).join('');
  const text = `${start > 0 ? '…' : ''}${cut}${start + SHOWN < characters.length ? '…' : ''}`;
  return { text, marks: marksIn(text, words, false) };
}
