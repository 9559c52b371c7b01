/** Where archives with their pieces and erasures are kept, and the one place that reads and removes records of any collection. */
import { Binary, type Document } from 'mongodb';
import { archiveLifecycle, erasureLifecycle } from '../../types/archive/lifecycle';
import { dropIdentities } from '../core/identity';
import type { Context } from '../core/context';
import { collection, homeOf, newId, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import type { Sealing } from '../core/secret';
import { keyedById } from './coverage';
import type { Row } from './sealing';
import type { Packed } from './zip';

export type Archive = Sealing & {
  _id: string;
  /** Where it is kept: the union itself, or the federation for the last one before erasing. */
  unionId: string;
  ofUnionId: string;
  unionName: string;
  state: (typeof archiveLifecycle.states)[number];
  askedBy: string;
  askedById: string;
  askedAt: string;
  finishedAt: string | null;
  expireAt: string | null;
  /** Which collection is in hand, and the last id taken of it. */
  position: { index: number; after: string };
  /** What each collection came to: its records and the digest over them. */
  collections: { name: string; count: number; digest: string }[];
  pieces: number;
  done: number;
  total: number;
  size: number;
};
type Piece = Omit<Packed, 'bytes'> & { _id: string; unionId: string; archiveId: string; index: number; bytes: Binary };
export type Erasure = {
  _id: string;
  /** The federation, which keeps that it happened. */
  unionId: string;
  ofUnionId: string;
  unionName: string;
  memberCount: number;
  state: (typeof erasureLifecycle.states)[number];
  proposedBy: string;
  proposedById: string;
  proposedAt: string;
  reason: string;
  confirmedBy: string | null;
  dueAt: string | null;
  endedAt: string | null;
  cancelReason: string | null;
  archiveId: string | null;
  removed: number;
};
type Taking = { _id: string; unionId: string; memberId: string; count: number };

const archives = collection<Archive>('archives', [{ key: { unionId: 1, ofUnionId: 1, askedAt: -1 } }, { key: { state: 1, expireAt: 1 } }]);
const pieces = collection<Piece>('archive_pieces', [{ key: { unionId: 1, archiveId: 1, index: 1 }, unique: true }]);
const erasures = collection<Erasure>('erasures', [{ key: { unionId: 1, ofUnionId: 1, proposedAt: -1 } }, { key: { state: 1, dueAt: 1 } }]);
const takings = collection<Taking>('own_data_takings', [{ key: { unionId: 1, memberId: 1 } }]);

export const insertArchive = (reach: Reach, record: Archive) => archives(reach).insert(record);
export const findArchive = (reach: Reach, unionId: string, _id: string) => archives(reach).findOne({ _id, unionId });
export const findArchivesOf = async (reach: Reach, unionId: string, ofUnionId: string): Promise<Archive[]> =>
  (await archives(reach).find({ unionId, ofUnionId })).sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
/** Takes the next step only if nobody else has. */
export const stepArchive = (reach: Reach, { _id, unionId, pieces: had }: Archive, set: Partial<Archive>) =>
  archives(reach).update({ _id, unionId, state: 'making', pieces: had }, { $set: set });
export const moveArchive = (ctx: Context, record: Archive, command: 'finish' | 'discard', set: Partial<Archive> = {}) =>
  move(archives(ctx), archiveLifecycle, record, command, set);
export const insertPiece = (reach: Reach, { _id: archiveId, unionId, pieces: index }: Archive, { bytes, ...entry }: Packed) =>
  pieces(reach).insert({ ...entry, _id: newId(), unionId, archiveId, index, bytes: new Binary(bytes) });
export const removePieces = (reach: Reach, { _id: archiveId, unionId }: Archive) => pieces(reach).remove({ unionId, archiveId });

/** The packed entries of an archive in their order, one in memory at a time. */
export async function* readPieces(reach: Reach, { _id: archiveId, unionId, pieces: count }: Archive): AsyncGenerator<Packed> {
  for (let index = 0; index < count; index += 1) {
    const piece = await pieces(reach).findOne({ unionId, archiveId, index });
    if (!piece) throw new Error('归档缺了一段');
    yield { name: piece.name, size: piece.size, crc: piece.crc, bytes: Buffer.from(piece.bytes.buffer) };
  }
}
/** Any archive, by the id in a signed address. */
export const findSignedArchive = (reach: Reach, _id: string) => archives(reach).findOne({ _id });

export const insertErasure = (reach: Reach, record: Erasure) => erasures(reach).insert(record);
export const findErasure = (reach: Reach, _id: string, whose: { unionId: string; ofUnionId?: string }) =>
  erasures(reach).findOne({ ...whose, _id });
export const findErasures = async (reach: Reach, whose: { unionId: string; ofUnionId?: string }): Promise<Erasure[]> =>
  (await erasures(reach).find(whose)).sort((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
export const moveErasure = (ctx: Context, record: Erasure, command: keyof typeof erasureLifecycle.moves, set: Partial<Erasure> = {}) =>
  move(erasures(ctx), erasureLifecycle, record, command, set);
export const noteErasure = (reach: Reach, { _id, unionId }: Erasure, set: Partial<Erasure>) =>
  erasures(reach).update({ _id, unionId }, { $set: set });

/** Counts a taking of one's own data today; answers how many there are now. */
export async function countTaking(ctx: Context, day: string): Promise<number> {
  const { memberId, unionId } = ctx.actor;
  const _id = `${memberId}:${day}`;
  const kept = await takings(ctx).findOne({ _id });
  if (kept) await takings(ctx).update({ _id }, { $set: { count: kept.count + 1 } });
  else await takings(ctx).insert({ _id, unionId, memberId, count: 1 });
  return (kept?.count ?? 0) + 1;
}

// The clock looks across unions.
export const findMaking = ({ db }: Reach) => db.collection<Archive>('archives').find({ state: 'making' }).limit(20).toArray();
export const findOutlived = ({ db }: Reach, now: string) =>
  db
    .collection<Archive>('archives')
    .find({ state: 'done', expireAt: { $lte: now } })
    .limit(50)
    .toArray();
export const findDueErasures = async ({ db }: Reach, now: string): Promise<Erasure[]> => {
  const raw = db.collection<Erasure>('erasures');
  const due = await raw
    .find({ state: 'cooling', dueAt: { $lte: now } })
    .limit(20)
    .toArray();
  return [...due, ...(await raw.find({ state: 'erasing' }).limit(20).toArray())];
};

const whoseRows = (name: string, unionId: string): Document => (keyedById[name] ? { _id: keyedById[name](unionId) } : { unionId });

/** The ids of a union's records in a collection, in order, after one of them. */
export async function idsAfter({ db, session }: Reach, name: string, unionId: string, after: string): Promise<string[]> {
  const rows = await homeOf(db, name)
    .collection<{ _id: string }>(name)
    .find(whoseRows(name, unionId), { session, projection: { _id: 1 } })
    .toArray();
  return rows
    .map(({ _id }) => _id)
    .filter((id) => id > after)
    .sort();
}

export async function rowsOf({ db, session }: Reach, name: string, ids: string[]): Promise<Row[]> {
  const rows = await homeOf(db, name)
    .collection<Row>(name)
    .find({ _id: { $in: ids } }, { session })
    .toArray();
  return (rows as Row[]).sort((a, b) => (a._id < b._id ? -1 : 1));
}

export async function removeRows(reach: Reach, name: string, ids: string[]): Promise<number> {
  if (name === 'members') await dropIdentities(reach, ids);
  const raw = homeOf(reach.db, name).collection<{ _id: string }>(name);
  return (await raw.deleteMany({ _id: { $in: ids } }, { session: reach.session })).deletedCount;
}

export const writeRows = ({ db }: Reach, name: string, rows: Row[]) =>
  homeOf(db, name).collection<Row>(name).insertMany(rows, { ordered: true });
