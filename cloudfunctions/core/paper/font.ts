/** The Chinese font of every paper (Noto Sans SC, OFL), unwrapped once a process from the package that carries it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What a bundled function carries beside its code; elsewhere the package itself is read. */
export const FONT_FILE = 'font.woff';
export const PACKAGED = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';

let font: Buffer | null = null;

export function chineseFont(): Buffer {
  const beside = join(__dirname, FONT_FILE);
  font ??= unwrap(readFileSync(existsSync(beside) ? beside : require.resolve(PACKAGED)));
  return font;
}

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;
const aligned = (length: number) => (length + 3) & ~3;

/** A WOFF is a font with each table packed; the PDF writer unpacks them again at every glyph unless that is done before. */
export function unwrap(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = WOFF_HEADER + index * WOFF_ENTRY;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum: woff.readUInt32BE(at + 16), bytes: packed < length ? inflateSync(bytes) : bytes };
  });
  const head = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  tables.forEach(({ tag, sum, bytes }, index) => {
    const at = SFNT_HEADER + index * SFNT_ENTRY;
    tag.copy(head, at);
    head.writeUInt32BE(sum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    offset += aligned(bytes.length);
  });
  return Buffer.concat([head, ...tables.map(({ bytes }) => Buffer.concat([bytes], aligned(bytes.length)))]);
}
