/**
 * Which of the regulations we cite were compared with their published text, and which are cited from what others say of them.
 * The latter are cited without an article number, and officers are asked to look it up: a wrong article is worse than none.
 */

/** Cited by name, not compared with the text: whoever compares one of them adds its articles and takes it out here. */
const unread = ['《企业民主管理规定》', '《集体合同规定》', '《工会基层组织选举工作条例》'];

/** Whether a source still has to be looked up in the text of the law before one relies on it. */
export const isUnread = (source: string): boolean => unread.some((title) => source.includes(title));

/** A source as it is printed: with the request to look it up where nobody has yet. */
export const cited = (source: string): string => (isUnread(source) ? `${source}（请对照原文核实）` : source);
