/** Papers to print: A4 with the Chinese font, laid out from plain blocks, a page number on every page. */
import PDFDocument from 'pdfkit';
import { chineseFont } from './font';

export type PaperColumn = { title: string; /** Share of the line. */ width: number; align?: 'right' };
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'small'; text: string }
  | { kind: 'facts'; items: [label: string, value: string][] }
  /** `rowHeight` in points leaves room for a signature; the head is repeated on every page. */
  | { kind: 'table'; columns: PaperColumn[]; rows: string[][]; rowHeight?: number }
  | { kind: 'signatures'; labels: string[] }
  | { kind: 'image'; png: Buffer; /** Points; 72 to an inch. */ width: number }
  | { kind: 'break' };
export type Paper = {
  title: string;
  /** At the foot of each page, e.g. the union and the day of printing. */ footer?: string;
  blocks: Block[];
};

type Page = InstanceType<typeof PDFDocument>;

const MARGIN = 50;
const PADDING = 5;
const INK = '#1a1a1a';
const GREY = '#5c5c5c';
const LINE = '#bfbfbf';

/** The finished PDF. Glyphs the font lacks print as boxes, everything else embeds only what it uses. */
export function pdfOf({ title, footer = '', blocks }: Paper): Promise<Buffer> {
  const page = new PDFDocument({ size: 'A4', margin: MARGIN, bufferPages: true, info: { Title: title }, font: chineseFont() as never });
  const pieces: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (piece: Buffer) => pieces.push(piece));
    page.on('end', () => resolve(Buffer.concat(pieces)));
    page.on('error', reject);
  });
  page.font(chineseFont()).fillColor(INK);
  for (const block of blocks) draw(page, block);
  numberPages(page, footer);
  page.end();
  return finished;
}

const widthOf = (page: Page) => page.page.width - 2 * MARGIN;
const bottomOf = (page: Page) => page.page.height - MARGIN - 20;
const room = (page: Page, height: number) => {
  if (page.y + height > bottomOf(page)) page.addPage();
};
const write = (page: Page, text: string, size: number, after: number, options: PDFKit.Mixins.TextOptions = {}) => {
  page.fontSize(size);
  room(page, page.heightOfString(text.slice(0, 60), { width: widthOf(page) }));
  page.text(text, MARGIN, page.y, { width: widthOf(page), lineGap: size * 0.3, ...options });
  page.y += after;
};

function draw(page: Page, block: Block): void {
  switch (block.kind) {
    case 'title':
      return write(page, block.text, 18, 12, { align: 'center' });
    case 'heading':
      page.y += 6;
      return write(page, block.text, 13, 4);
    case 'text':
      return write(page, block.text, 10.5, 6);
    case 'small':
      page.fillColor(GREY);
      write(page, block.text, 9, 4);
      return void page.fillColor(INK);
    case 'facts':
      return drawFacts(page, block.items);
    case 'table':
      return drawTable(page, block);
    case 'signatures':
      return drawSignatures(page, block.labels);
    case 'image':
      room(page, block.width);
      page.image(block.png, (page.page.width - block.width) / 2, page.y, { width: block.width });
      return void (page.y += 10);
    case 'break':
      return void page.addPage();
  }
}

function drawFacts(page: Page, items: [string, string][]): void {
  page.fontSize(10.5);
  const valueAt = MARGIN + 110;
  const width = widthOf(page) - 110;
  for (const [label, value] of items) {
    const height = page.heightOfString(value || ' ', { width }) + 6;
    room(page, height);
    const top = page.y;
    page.fillColor(GREY).text(label, MARGIN, top, { width: 100 });
    page.fillColor(INK).text(value, valueAt, top, { width });
    page.y = top + height;
  }
  page.y += 4;
}

function drawTable(page: Page, { columns, rows, rowHeight = 0 }: Block & { kind: 'table' }): void {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / total) * widthOf(page));
  const inner = (index: number) => ({ width: widths[index]! - 2 * PADDING, align: columns[index]!.align ?? ('left' as const) });
  const line = (cells: string[], minimum: number, fill?: string) => {
    const height = Math.max(minimum, ...cells.map((cell, index) => page.heightOfString(cell || ' ', inner(index)) + 2 * PADDING));
    const top = page.y;
    let left = MARGIN;
    cells.forEach((cell, index) => {
      if (fill) page.rect(left, top, widths[index]!, height).fill(fill).fillColor(INK);
      page.rect(left, top, widths[index]!, height).lineWidth(0.5).stroke(LINE);
      page.text(cell, left + PADDING, top + PADDING, inner(index));
      left += widths[index]!;
    });
    page.y = top + height;
    return height;
  };
  const head = () =>
    line(
      columns.map(({ title }) => title),
      0,
      '#f2f2f2',
    );
  page.fontSize(9.5);
  room(page, 60);
  head();
  for (const row of rows) {
    const cells = columns.map((_, index) => row[index] ?? '');
    const height = Math.max(rowHeight, ...cells.map((cell, index) => page.heightOfString(cell || ' ', inner(index)) + 2 * PADDING));
    if (page.y + height > bottomOf(page)) {
      page.addPage();
      head();
    }
    line(cells, rowHeight);
  }
  page.y += 8;
}

function drawSignatures(page: Page, labels: string[]): void {
  room(page, 50);
  page.y += 20;
  const top = page.y;
  const share = widthOf(page) / labels.length;
  page.fontSize(10.5);
  labels.forEach((label, index) => page.text(`${label}：____________`, MARGIN + index * share, top, { width: share, lineBreak: false }));
  page.y = top + 30;
}

function numberPages(page: Page, footer: string): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(start + index);
    // The foot stands inside the bottom margin, where text would otherwise begin a new page.
    page.page.margins.bottom = 0;
    const at = page.page.height - MARGIN + 5;
    page.fontSize(8).fillColor(GREY);
    page.text(footer, MARGIN, at, { width: widthOf(page) - 80, lineBreak: false });
    page.text(`第 ${index + 1} 页，共 ${count} 页`, MARGIN, at, { width: widthOf(page), align: 'right', lineBreak: false });
  }
}
