/** Markdown to a small tree: headings, paragraphs, lists, quotes, bold, links. HTML is never interpreted: it stays the text it is. */

export type Span = { text: string; isBold?: boolean; href?: string };
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph' | 'quote'; spans: Span[] }
  | { kind: 'list'; isOrdered: boolean; first: number; items: Span[][] };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const BULLET = /^\s*[-*+]\s+(.+)$/;
const NUMBER = /^\s*(\d{1,3})(?:[.)](?!\d)|、)\s*(.+)$/;
const QUOTE = /^>\s?(.*)$/;

/** Splits the text into blocks, line by line. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const block = line.trim() === '' ? null : blockOf(line);
    const last = blocks.at(-1);
    if (!block) isOpen = false;
    else if (isOpen && last && joinsTo(last, block)) merge(last, block);
    else blocks.push(block);
    if (block) isOpen = true;
  }
  return blocks;
}

function blockOf(line: string): Block {
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
  last.kind !== 'heading' &&
  !(last.kind === 'list' && next.kind === 'list' && last.isOrdered !== next.isOrdered);

function merge(last: Block, next: Block): void {
  if (last.kind === 'list' && next.kind === 'list') last.items.push(...next.items);
  else if (last.kind !== 'list' && next.kind !== 'list') last.spans.push({ text: '\n' }, ...next.spans);
}

const SPAN = /\*\*([^*]+)\*\*|__([^_]+)__|!?\[([^\]]*)\]\(([^)\s]*)\)|`([^`]+)`/g;

/** Only addresses that a tap may open: the web, and pages of this app. */
export const isSafeLink = (href: string): boolean => /^https?:\/\/[^\s]+$/i.test(href) || /^\/pages\/[\w/-]+(\?[\w=&%.-]*)?$/.test(href);

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

function spanOf([whole, stars, underlines, linkText, href, code]: RegExpMatchArray): Span {
  const bold = stars ?? underlines;
  if (bold !== undefined) return { text: bold, isBold: true };
  if (code !== undefined) return { text: code };
  return isSafeLink(href ?? '') && !whole.startsWith('!') ? { text: linkText || href!, href } : { text: linkText ?? '' };
}
