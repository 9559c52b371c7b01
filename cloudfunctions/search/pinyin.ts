/** Chinese characters as people type them on a keyboard: one syllable a character, without tones. */
import { pinyin } from 'pinyin-pro';

const HAN = /^[\u3400-\u9fff]$/;

/** The syllable of each character, by its context («重庆» is `chong qing`); empty for what is no Chinese character. */
export function syllablesOf(text: string, isName = false): string[] {
  const characters = [...text];
  if (!characters.some((character) => HAN.test(character))) return characters.map(() => '');
  // One answer for each character: what is no Chinese character stands for itself.
  const spoken = pinyin(characters.map((character) => (HAN.test(character) ? character : ' ')).join(''), {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(isName ? { surname: 'head' as const } : {}),
  });
  return characters.map((character, index) => (HAN.test(character) ? (spoken[index] ?? '').trim() : ''));
}
