/** What a file really is, judged by its bytes; and what is too much to open. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time';

export const MAX_BYTES = 10 * 1024 * 1024;

/** An upload that nothing takes goes after a day; a paper made for one download after an hour. */
export const UNUSED_FOR_MS = DAY_MS;
export const PAPER_FOR_MS = HOUR_MS;

/** `ics`, `zip` and `json` are only handed out. */
export type FileType = 'xlsx' | 'docx' | 'png' | 'jpg' | 'pdf' | 'ics' | 'zip' | 'json';
export const typeLabels: Record<FileType, string> = {
  xlsx: '表格（.xlsx）',
  docx: '文档（.docx）',
  png: '图片（.png）',
  jpg: '图片（.jpg）',
  pdf: 'PDF',
  ics: '日历（.ics）',
  zip: '压缩包（.zip）',
  json: '数据（.json）',
};
export const mimeOf: Record<FileType, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  ics: 'text/calendar; charset=utf-8',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
};

const starts = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/** The type by content, or null when it is none of ours. */
export function typeOf(bytes: Buffer): FileType | null {
  if (starts(bytes, '89504e470d0a1a0a')) return 'png';
  if (starts(bytes, 'ffd8ff')) return 'jpg';
  if (starts(bytes, '255044462d')) return 'pdf';
  if (!starts(bytes, '504b0304')) return null;
  const names = zipEntries(bytes)?.map(({ name }) => name) ?? [];
  if (!names.includes('[Content_Types].xml')) return null;
  return names.some((name) => name.startsWith('xl/')) ? 'xlsx' : names.some((name) => name.startsWith('word/')) ? 'docx' : null;
}

type Entry = { name: string; packed: number; unpacked: number };

/** The central directory of a zip; null when it has none that can be read. */
export function zipEntries(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

const MAX_UNPACKED = 80 * 1024 * 1024;
const MAX_RATIO = 200;

/** Whether a packed document would unpack to more than an honest one does. */
export function isBomb(bytes: Buffer): boolean {
  const unpacked = (zipEntries(bytes) ?? []).reduce((sum, entry) => sum + entry.unpacked, 0);
  return unpacked > MAX_UNPACKED || unpacked > Math.max(bytes.length, 50_000) * MAX_RATIO;
}

/** A name fit to be shown and saved: no path, no control characters. */
export const tidyName = (name: string): string =>
  (name.split(/[\\/]/).pop() ?? '')
    .replace(/["<>|:*?\p{Cc}]/gu, '')
    .trim()
    .slice(0, 100) || '未命名';

/** Addresses change every ten minutes and live ten to twenty, so that a picture seen again comes from the cache. */
const WINDOW_MS = 10 * MINUTE_MS;
export const expiryOf = (now: Date): number => (Math.floor(now.getTime() / WINDOW_MS) + 2) * WINDOW_MS;

/** Signature of a download address: who has it may fetch this file until then. */
export const signatureOf = (secret: string, fileId: string, expires: number): string =>
  createHmac('sha256', secret).update(`${fileId}:${expires}`).digest('base64url');

export function isSigned(secret: string, fileId: string, expires: number, signature: string, now: Date): boolean {
  const expected = Buffer.from(signatureOf(secret, fileId, expires));
  const given = Buffer.from(signature);
  return expires > now.getTime() && expected.length === given.length && timingSafeEqual(expected, given);
}
