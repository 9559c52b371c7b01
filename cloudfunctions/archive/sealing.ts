/** Sealed fields on their way: opened with the keys of one place, put under the archive's own key, and sealed again at the other. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { BSON } from 'mongodb';
import { openField, sealFields, type Ring, type Sealing } from '../core/secret';

export type Row = { _id: string } & Record<string, unknown>;

export const newKey = (): string => randomBytes(32).toString('base64url');

/** The same text in the same field of the same record gives the same cipher text: two archives of one state are equal. */
function cover(key: Buffer, text: string, about: string): string {
  const iv = createHmac('sha256', key).update(`${about}\0${text}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function uncover(key: Buffer, covered: string, about: string): string {
  const bytes = Buffer.from(covered, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
}

const isSealed = (row: Row): row is Row & Sealing => typeof row.sealed === 'object' && row.sealed !== null;
const markOf = (field: string) => `${field}Mark`;

/** A record as the archive keeps it: sealed fields under the archive's key, blind indexes left out (they are made again). */
export function packRow(row: Row, ring: Ring, key: Buffer): Row {
  if (!isSealed(row)) return row;
  const { sealed, sealedWith: _with, ...rest } = row;
  const covered: Record<string, string> = {};
  const packed: Row = { ...rest, _id: row._id };
  for (const field of Object.keys(sealed ?? {})) {
    const text = openField(ring, row, field);
    if (text !== null) covered[field] = cover(key, text, `${row._id}:${field}`);
    if (packed[markOf(field)]) packed[markOf(field)] = true;
  }
  return { ...packed, covered };
}

/** The record for the new place: sealed with its keys, its blind indexes made with its key. */
export function unpackRow(row: Row, ring: Ring, key: Buffer): Row {
  if (typeof row.covered !== 'object' || row.covered === null) return row;
  const { covered, ...rest } = row;
  const texts = Object.fromEntries(
    Object.entries(covered as Record<string, string>).map(([field, text]) => [field, uncover(key, text, `${row._id}:${field}`)]),
  );
  const unpacked: Row = { ...rest, _id: row._id, ...sealFields(ring, { _id: row._id }, texts) };
  for (const [field, text] of Object.entries(texts)) if (unpacked[markOf(field)] === true) unpacked[markOf(field)] = ring.mark(field, text);
  return unpacked;
}

/** One line of NDJSON: dates, bytes and numbers keep their kind; fields in a fixed order, so that equal records are equal lines. */
export const lineOf = (row: Row): string => BSON.EJSON.stringify(sorted(row), { relaxed: false });
export const rowOf = (line: string): Row => BSON.EJSON.parse(line, { relaxed: true }) as Row;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

/** The digest of a collection: each line hangs on those before it, in the order of ids. */
export const chain = (previous: string, line: string): string => createHash('sha256').update(previous).update(line).digest('base64url');
