/** Markdown to a small tree: headings, paragraphs, lists, quotes, tables, own pictures, bold, links. HTML is never interpreted: it stays the text it is. */

export type Span = { text: string; isBold?: boolean; href?: string };
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph' | 'quote'; spans: Span[] }
  | { kind: 'rule' }
  | { kind: 'picture'; fileId: string; label: string }
  | { kind: 'table'; aligns: ('left' | 'right' | 'center')[]; rows: Span[][][] }
  | { kind: 'list'; isOrdered: boolean; first: number; items: Span[][] };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const BULLET = /^\s*[-*+]\s+(.+)$/;
const NUMBER = /^\s*(\d{1,3})(?:[.)](?!\d)|、)\s*(.+)$/;
const QUOTE = /^>\s?(.*)$/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,})$/;
/** A picture of its own line, named by the id of one of the record's files; any other picture stays its description. */
const PICTURE = /^\s*!\[([^\]]{0,100})\]\(file:([\w:-]{1,64})\)\s*$/;
const ROW = /^\s*\|.*\|\s*$/;
const DIVIDER = /^\s*\|(?:\s*:?-{1,40}:?\s*\|)+\s*$/;

/** Splits the text into blocks, line by line. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  let isOpen = false;
  for (let at = 0; at < lines.length; at += 1) {
    const table = ROW.test(lines[at]!) && DIVIDER.test(lines[at + 1] ?? '') ? tableFrom(lines, at) : null;
    if (table) at += table.rows.length;
    const block = table ?? (lines[at]!.trim() === '' ? null : blockOf(lines[at]!));
    const last = blocks.at(-1);
    if (!block) isOpen = false;
    else if (isOpen && last && joinsTo(last, block)) merge(last, block);
    else blocks.push(block);
    if (block) isOpen = true;
  }
  return blocks;
}

const MOST_COLUMNS = 12;
const cellsOf = (line: string) =>
  line
    .trim()
    .slice(1, -1)
    .split('|', MOST_COLUMNS)
    .map((cell) => cell.trim());

/** Head, divider and the rows that follow; every row gets as many cells as the head. */
function tableFrom(lines: string[], start: number): Extract<Block, { kind: 'table' }> {
  const head = cellsOf(lines[start]!);
  const aligns = cellsOf(lines[start + 1]!).map((cell) =>
    cell.endsWith(':') ? (cell.startsWith(':') ? ('center' as const) : ('right' as const)) : ('left' as const),
  );
  const rows = [head];
  for (let at = start + 2; at < lines.length && ROW.test(lines[at]!); at += 1) rows.push(cellsOf(lines[at]!));
  return {
    kind: 'table',
    aligns: head.map((_cell, column) => aligns[column] ?? 'left'),
    rows: rows.map((cells) => head.map((_cell, column) => parseSpans(cells[column] ?? ''))),
  };
}

function blockOf(line: string): Block {
  if (RULE.test(line)) return { kind: 'rule' };
  const picture = PICTURE.exec(line);
  if (picture) return { kind: 'picture', fileId: picture[2]!, label: picture[1]! };
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: Math.min(3, heading[1]!.length) as 1 | 2 | 3, spans: parseSpans(heading[2]!) };
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'list', isOrdered: false, first: 1, items: [parseSpans(bullet[1]!)] };
  const number = NUMBER.exec(line);
  if (number) return { kind: 'list', isOrdered: true, first: Number(number[1]), items: [parseSpans(number[2]!)] };
  const quote = QUOTE.exec(line);
  return quote ? { kind: 'quote', spans: parseSpans(quote[1]!) } : { kind: 'paragraph', spans: parseSpans(line.trim()) };
}

const joinsTo = (last: Block, next: Block) =>
  last.kind === next.kind &&
  ['paragraph', 'quote', 'list'].includes(last.kind) &&
  !(last.kind === 'list' && next.kind === 'list' && last.isOrdered !== next.isOrdered);

function merge(last: Block, next: Block): void {
  if (last.kind === 'list' && next.kind === 'list') last.items.push(...next.items);
  else if ('spans' in last && 'spans' in next) last.spans.push({ text: '\n' }, ...next.spans);
}

const SPAN = /\*\*([^*]+)\*\*|__([^_]+)__|!?\[([^\]]*)\]\(([^)\s]*)\)|`([^`]+)`|(https?:\/\/[\w.~:/?#@!$&'*+=%-]{1,300})/gi;

const isWeb = (href: string) => /^https?:\/\/[^\s\p{Cc}<>"'\\]+$/iu.test(href);
const isPhone = (href: string) => /^tel:\+?\d[\d-]{2,19}$/.test(href);
const isPage = (href: string) => /^\/pages\/[\w/-]+(\?[\w=&%.-]*)?$/.test(href);

/** Only addresses that a tap may open: the web, a telephone, and pages of this app. */
export const isSafeLink = (href: string): boolean => isWeb(href) || isPhone(href) || isPage(href);

function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > from) spans.push({ text: text.slice(from, match.index) });
    spans.push(spanOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) spans.push({ text: text.slice(from) });
  return spans;
}

function spanOf([whole, stars, underlines, linkText, href, code, address]: RegExpMatchArray): Span {
  const bold = stars ?? underlines;
  if (bold !== undefined) return { text: bold, isBold: true };
  if (code !== undefined) return { text: code };
  if (address !== undefined) return isSafeLink(address) ? { text: address, href: address } : { text: address };
  return isSafeLink(href ?? '') && !whole.startsWith('!') ? { text: linkText || href!, href } : { text: linkText ?? '' };
}
