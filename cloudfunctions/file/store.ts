/** Where files are kept: a record, and the bytes in pieces beside it, so that every process and host sees the same. */
import { randomBytes } from 'node:crypto';
import { Binary } from 'mongodb';
import { collection, newId, type Reach } from '../core/database';
import type { FileType } from './rules';

export type StoredFile = {
  _id: string;
  unionId: string;
  ownerId: string;
  name: string;
  size: number;
  type: FileType;
  sha256: string;
  uploadedAt: string;
};
type Piece = { _id: string; unionId: string; fileId: string; index: number; bytes: Binary };

const files = collection<StoredFile>('files', [{ key: { unionId: 1, ownerId: 1, uploadedAt: -1 } }]);
const pieces = collection<Piece>('file_pieces', [{ key: { unionId: 1, fileId: 1, index: 1 }, unique: true }]);
const secrets = collection<{ _id: string; value: string }>('secrets');
const PIECE = 256 * 1024;

export async function saveFile(reach: Reach, file: Omit<StoredFile, '_id'>, bytes: Buffer): Promise<StoredFile> {
  const record = { ...file, _id: newId() };
  await files(reach).insert(record);
  const rows: Piece[] = [];
  for (let at = 0; at < bytes.length; at += PIECE)
    rows.push({
      _id: newId(),
      unionId: file.unionId,
      fileId: record._id,
      index: at / PIECE,
      bytes: new Binary(bytes.subarray(at, at + PIECE)),
    });
  await pieces(reach).insertMany(rows);
  return record;
}

export const findFile = (reach: Reach, _id: string) => files(reach).findOne({ _id });
export const findFileIn = (reach: Reach, unionId: string, _id: string) => files(reach).findOne({ _id, unionId });

export async function readBytes(reach: Reach, { _id: fileId, unionId }: StoredFile): Promise<Buffer> {
  const rows = (await pieces(reach).find({ unionId, fileId })).sort((a, b) => a.index - b.index);
  return Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes.buffer)));
}

/** The secret that signs download addresses: made once for all processes, kept in the database. */
export async function downloadSecret({ db }: Reach): Promise<string> {
  const kept = await secrets({ db }).findOne({ _id: 'downloads' });
  if (kept) return kept.value;
  await secrets({ db }).update({ _id: 'downloads' }, { $setOnInsert: { value: randomBytes(32).toString('base64url') } }, { upsert: true });
  return downloadSecret({ db });
}
