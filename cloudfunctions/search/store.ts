/** Where the search index is kept: how far it has come, the entries, and for each key the numbers of the entries that have it. */
import { Binary } from 'mongodb';
import type { SearchKind } from '../core/collected';
import { auditRecords, type AuditRecord } from '../core/audit';
import { collection, type Reach } from '../core/database';
import { monthOf } from '../core/time';
import { packNumbers, unpackNumbers } from './postings';
import type { Sought } from './rules';

/** One a union. A generation is one whole index; the next is built beside it and then takes its place. */
export type Progress = {
  _id: string;
  unionId: string;
  /** The one that answers. */
  generation: number;
  /** The one being built: which domains are left, after which id to go on, and the ids that are next. */
  building: { generation: number; domains: string[]; after: string | null; queue: string[]; since: string } | null;
  /** Those that were replaced and are still to be removed. */
  discarded: number[];
  /** Up to when the audit trail has been followed, and which of its latest records were seen: moment and id. */
  followedTo: string;
  seen: string[];
  /** The next number by generation. */
  numbers: Record<string, number>;
};

/** A record as it is found again. Its number grows with every change, so that newer ones come first. */
export type Entry = Sought & {
  _id: string;
  unionId: string;
  generation: number;
  kind: SearchKind;
  recordId: string;
  number: number;
  /** The text as it is shown around a hit. */
  shown: string;
  /** What it was made of, to see at once that nothing changed. */
  hash: string;
  at: string;
};

/** Numbers of the entries that have a key: piece 0 is open and takes new ones, full ones are put aside as 1, 2, … */
type Posting = {
  _id: string;
  unionId: string;
  generation: number;
  kind: SearchKind;
  key: string;
  piece: number;
  /** In piece 0: how many full pieces there are. */
  full: number;
  count: number;
  numbers: Binary;
};

export type Space = { unionId: string; generation: number; kind: SearchKind };

const progresses = collection<Progress>('search_progress', [{ key: { unionId: 1 }, unique: true }]);
const entries = collection<Entry>('search_entries', [{ key: { unionId: 1, generation: 1, kind: 1, number: -1 } }]);
const postings = collection<Posting>('search_postings', [{ key: { unionId: 1, generation: 1 } }]);
const PIECE = 2000;

const entryId = ({ unionId, generation, kind }: Space, recordId: string) => `${unionId}/${generation}/${kind}/${recordId}`;
const postingId = ({ unionId, generation, kind }: Space, key: string, piece: number) => `${unionId}/${generation}/${kind}/${key}/${piece}`;

export const findProgress = (reach: Reach, unionId: string) => progresses(reach).findOne({ _id: unionId });
export const saveProgress = (reach: Reach, progress: Progress) =>
  progresses(reach).bulk([{ replaceOne: { filter: { _id: progress._id }, replacement: progress, upsert: true } }]);

/** How far every union is: for the job. */
export const findEveryProgress = ({ db }: Reach) =>
  db
    .collection<Progress>('search_progress')
    .find({ unionId: { $gt: '' } })
    .toArray();

/** Unions in whose name something was done in the last minutes: what is not sealed yet. */
export const findStirring = ({ db }: Reach): Promise<string[]> =>
  db.collection('audit').distinct('unionId', { block: null }) as Promise<string[]>;

/** Commands of a union since a moment that named a record, oldest first, without those already seen. */
export async function findCommands(reach: Reach, unionId: string, since: string, now: Date, seen: string[], limit: number) {
  const found: AuditRecord[] = [];
  for (const month of new Set([monthOf(since), monthOf(now)]))
    found.push(
      ...(await auditRecords(reach).find(
        { unionId, month, at: { $gte: since }, subject: { $ne: null }, _id: { $nin: seen } },
        { sort: { at: 1 }, limit, projection: { at: 1, operation: 1, subject: 1 } },
      )),
    );
  return found.slice(0, limit);
}

export const findEntries = (reach: Reach, space: Space, recordIds: string[]): Promise<Entry[]> =>
  entries(reach).find({ _id: { $in: recordIds.map((id) => entryId(space, id)) } });

/** Candidates by number, without the text to show. */
export const findNumbered = (reach: Reach, { unionId, generation, kind }: Space, numbers: number[]): Promise<Entry[]> =>
  entries(reach).find({ unionId, generation, kind, number: { $in: numbers } }, { projection: { shown: 0 } });

export const findShown = async (reach: Reach, space: Space, recordIds: string[]): Promise<Map<string, string>> =>
  recordIds.length === 0
    ? new Map()
    : new Map((await findEntries(reach, space, recordIds)).map(({ recordId, shown }) => [recordId, shown]));

export const putEntries = (reach: Reach, space: Space, records: Omit<Entry, '_id' | keyof Space>[]) =>
  entries(reach).bulk(
    records.map((record) => {
      const _id = entryId(space, record.recordId);
      return { replaceOne: { filter: { _id }, replacement: { ...record, ...space, _id }, upsert: true } };
    }),
  );

export const removeEntries = (reach: Reach, space: Space, recordIds: string[]) =>
  entries(reach).remove({ _id: { $in: recordIds.map((id) => entryId(space, id)) } });

const READ_AT_ONCE = 4000;

/** Adds numbers, larger than any before, to the lists of their keys. */
export async function addNumbers(reach: Reach, space: Space, byKey: Map<string, number[]>): Promise<void> {
  const keys = [...byKey.keys()];
  for (let start = 0; start < keys.length; start += READ_AT_ONCE) {
    const part = keys.slice(start, start + READ_AT_ONCE);
    const open = new Map((await findOpen(reach, space, part)).map((posting) => [posting.key, posting]));
    await postings(reach).bulk(
      part
        .flatMap((key) => grown(space, key, open.get(key), byKey.get(key)!))
        .map((posting) => ({
          replaceOne: { filter: { _id: posting._id }, replacement: posting, upsert: true },
        })),
    );
  }
}

/** The open piece with the new numbers, and the full ones that came of it. */
function grown(space: Space, key: string, open: Posting | undefined, added: number[]): Posting[] {
  const numbers = [...(open ? unpackNumbers(open.numbers.buffer) : []), ...added];
  let full = open?.full ?? 0;
  const pieces: Posting[] = [];
  const make = (piece: number, part: number[]): Posting => ({
    ...{ _id: postingId(space, key, piece), ...space, key, piece, full, count: part.length },
    numbers: new Binary(packNumbers(part)),
  });
  while (numbers.length > PIECE) pieces.push(make((full += 1), numbers.splice(0, PIECE)));
  return [...pieces, make(0, numbers)];
}

const findOpen = (reach: Reach, space: Space, keys: string[]) =>
  postings(reach).find({ _id: { $in: keys.map((key) => postingId(space, key, 0)) } });

export type Listing = { key: string; total: number; newest: number[]; full: number };

/** For each key how many entries have it, and the newest of them; a key nobody has is missing. */
export const findListings = async (reach: Reach, space: Space, keys: string[]): Promise<Listing[]> =>
  (await findOpen(reach, space, keys)).map(({ key, full, count, numbers }) => ({
    key,
    full,
    total: full * PIECE + count,
    newest: unpackNumbers(numbers.buffer),
  }));

/** Full pieces of a key, e.g. the newest: `[full]`. */
export const findPieces = async (reach: Reach, space: Space, key: string, pieces: number[]): Promise<number[]> => {
  if (pieces.length === 0) return [];
  const found = await postings(reach).find({ _id: { $in: pieces.map((piece) => postingId(space, key, piece)) } });
  return found.sort((a, b) => a.piece - b.piece).flatMap(({ numbers }) => unpackNumbers(numbers.buffer));
};

/** Removes a part of a replaced generation; 0 when nothing is left of it. */
export async function removeSome(reach: Reach, unionId: string, generation: number, limit: number): Promise<number> {
  for (const kept of [postings, entries] as const) {
    const ids = (await kept(reach).find({ unionId, generation }, { limit, projection: { _id: 1 } })).map(({ _id }) => _id);
    if (ids.length > 0) return kept(reach).remove({ _id: { $in: ids } });
  }
  return 0;
}
