/** How alike two matters are, by pairs of neighbouring characters: no dictionary, and an index can find them. */

/** Words every proposal uses say nothing about its matter. */
const common = /增设|增加|增配|改善|更换|更新|提供|建立|设立|统一|关于|建议|提案|职工|员工|问题|[的和与及为将把在对\s\p{P}\p{S}]/gu;

/** The pairs by which a matter is kept and looked for; at most sixty characters make at most fifty-nine. */
export const pairsOf = (text: string): string[] => {
  const letters = [...text.toLowerCase().replace(common, '')];
  return [...new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))];
};

/** Shares of the shorter one's pairs, 0 to 1; a single shared pair is chance. */
export function likenessOf(one: string[], other: string[]): number {
  const theirs = new Set(other);
  const shared = one.filter((pair) => theirs.has(pair)).length;
  return shared < 2 ? 0 : shared / Math.min(one.length, other.length);
}
