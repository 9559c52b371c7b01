/** Where files are kept: a record, and the bytes in pieces beside it, so that every process and host sees the same. */
import { createHash, randomBytes } from 'node:crypto';
import { Binary, type Db } from 'mongodb';
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
  /** How many pieces its bytes are in. */
  pieces: number;
  hasThumbnail: boolean;
  /** When it may be discarded: an upload that nothing used, a paper made for one download. Null once a record holds it. */
  expireAt: string | null;
};
type Piece = { _id: string; unionId: string; fileId: string; index: number; bytes: Binary };

const files = collection<StoredFile>('files', [{ key: { unionId: 1, ownerId: 1, uploadedAt: -1 } }, { key: { expireAt: 1 } }]);
const pieces = collection<Piece>('file_pieces', [{ key: { unionId: 1, fileId: 1, index: 1 }, unique: true }]);
const secrets = collection<{ _id: string; value: string }>('secrets');

/** A piece travels whole inside one function call (256 KB, of which base64 takes a third). */
const PIECE = 180 * 1024;
const THUMBNAIL = -1;

type NewFile = Omit<StoredFile, '_id' | 'size' | 'sha256' | 'pieces' | 'hasThumbnail'>;

export async function saveFile(reach: Reach, file: NewFile, bytes: Buffer, thumbnail: Buffer | null = null): Promise<StoredFile> {
  const record: StoredFile = {
    ...file,
    _id: newId(),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pieces: Math.ceil(bytes.length / PIECE),
    hasThumbnail: thumbnail !== null,
  };
  await files(reach).insert(record);
  const piece = (index: number, part: Buffer): Piece => ({
    _id: newId(),
    unionId: file.unionId,
    fileId: record._id,
    index,
    bytes: new Binary(part),
  });
  const rows = Array.from({ length: record.pieces }, (_, index) => piece(index, bytes.subarray(index * PIECE, (index + 1) * PIECE)));
  await pieces(reach).insertMany(thumbnail ? [...rows, piece(THUMBNAIL, thumbnail)] : rows);
  return record;
}

export const findFile = (reach: Reach, _id: string) => files(reach).findOne({ _id });
export const findFileIn = (reach: Reach, unionId: string, _id: string) => files(reach).findOne({ _id, unionId });
export const findFilesIn = (reach: Reach, unionId: string, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : files(reach).find({ _id: { $in: ids }, unionId });

/** From here on a record holds them. */
export const keepFiles = (reach: Reach, unionId: string, ids: string[]) =>
  files(reach).updateMany({ _id: { $in: ids }, unionId }, { $set: { expireAt: null } });

export async function readBytes(reach: Reach, { _id: fileId, unionId }: StoredFile): Promise<Buffer> {
  const rows = (await pieces(reach).find({ unionId, fileId })).filter(({ index }) => index >= 0).sort((a, b) => a.index - b.index);
  return Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes.buffer)));
}

export async function readPiece(reach: Reach, { _id: fileId, unionId }: StoredFile, which: number | 'thumbnail'): Promise<Buffer | null> {
  const piece = await pieces(reach).findOne({ unionId, fileId, index: which === 'thumbnail' ? THUMBNAIL : which });
  return piece && Buffer.from(piece.bytes.buffer);
}

export async function dropFile(reach: Reach, { _id, unionId }: StoredFile): Promise<void> {
  await pieces(reach).remove({ unionId, fileId: _id });
  await files(reach).remove({ _id, unionId });
}

/** Over all unions: a sweep is the one reader that may. */
export const findExpired = ({ db }: Reach, at: string) =>
  db
    .collection<StoredFile>('files')
    .aggregate<Pick<StoredFile, '_id' | 'unionId'>>([
      { $match: { expireAt: { $gt: '', $lte: at } } },
      { $limit: 200 },
      { $project: { _id: 1, unionId: 1 } },
    ])
    .toArray();

const known = new WeakMap<Db, string>();

/** The secret that signs addresses: made once for all processes, kept in the database, read once a process. */
export async function signingSecret({ db }: Reach): Promise<string> {
  const read = known.get(db) ?? (await secrets({ db }).findOne({ _id: 'downloads' }))?.value;
  if (read) {
    known.set(db, read);
    return read;
  }
  await secrets({ db }).update({ _id: 'downloads' }, { $setOnInsert: { value: randomBytes(32).toString('base64url') } }, { upsert: true });
  return signingSecret({ db });
}
