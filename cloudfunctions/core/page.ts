/** Lists with a cursor, bounded in what they read: a time-ordered list is read in windows, not from the beginning of time. */
import type { Document, Filter } from 'mongodb';
import type { ReadOptions, Table } from './database';
import { refuseField } from './refuse';

type Keyed = { _id: string; unionId: string };
export type Page<T> = { items: T[]; nextCursor: string | null };
type Asked = { cursor?: string; limit?: number };
type Position = { value: string | number; id: string };

/** Where a list of moments surely begins and ends: before anything kept, and after the latest moment a contract takes. */
export const EARLIEST = '2000-01-01T00:00:00.000Z';
export const LATEST = '2201-01-01T00:00:00.000Z';

const DEFAULT_LIMIT = 20;
const DAY_MS = 86_400_000;

/**
 * One page ordered by a moment field (ISO text), then by id. `direction` -1: newest first, from `from` backwards.
 * The database may read every key in the range before it sorts, so the range starts narrow and widens fourfold
 * until the page is full or `floor`/`ceiling` is reached. `filter` is an equality prefix of an index ending in `field`.
 */
export async function pageByMoment<T extends Keyed>(
  table: Table<T>,
  {
    filter,
    field,
    direction,
    from,
    to,
    options,
  }: {
    filter: Filter<T>;
    field: string;
    direction: 1 | -1;
    /** Where the list starts (newest for -1, earliest for 1) and where it surely ends. */
    from: string;
    to: string;
    options?: ReadOptions;
  },
  { cursor, limit = DEFAULT_LIMIT }: Asked,
): Promise<Page<T>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  let start = after ? String(after.value) : from;
  let items: T[] = [];
  const place = placeOf(table.name, filter, field, limit);
  for (let days = sufficed.get(place) ?? FEWEST_DAYS; items.length <= limit && (direction === 1 ? start <= to : start >= to); days *= 4) {
    const end = clamp(new Date(new Date(start).getTime() + direction * days * DAY_MS), to, direction);
    const range = rangeOf(start, end, direction, end === to);
    const condition = { ...filter, [field]: range, ...(after ? beyond(field, after, direction) : {}) } as Filter<T>;
    items = items.concat(
      await table.find(condition, { ...options, sort: { [field]: direction, _id: direction }, limit: limit + 1 - items.length }),
    );
    if (end === to) break;
    start = end;
  }
  if (!after) remember(place, from, items.length > limit ? String((items[limit] as Document)[field]) : to);
  return cut(items, limit, field);
}

const FEWEST_DAYS = 8;
const MOST_PLACES = 1000;
/** How many days of a list filled its first page the last time: where the next look begins, never what it finds. */
const sufficed = new Map<string, number>();
const placeOf = (name: string, filter: Document, field: string, limit: number) =>
  [name, field, limit, ...Object.entries(filter).filter(([, condition]) => typeof condition !== 'object')].join();
function remember(place: string, from: string, last: string): void {
  if (sufficed.size >= MOST_PLACES) sufficed.clear();
  sufficed.set(place, Math.ceil(Math.abs(new Date(from).getTime() - new Date(last).getTime()) / DAY_MS) + FEWEST_DAYS);
}

/** One page of a list bounded by its filter alone (a union's members, a call's proposals), in index order of `field`. */
export async function pageByField<T extends Keyed>(
  table: Table<T>,
  { filter, field, direction = 1, options }: { filter: Filter<T>; field: string; direction?: 1 | -1; options?: ReadOptions },
  { cursor, limit = DEFAULT_LIMIT }: Asked,
): Promise<Page<T>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const position: Document = after
    ? { [field]: { [direction === 1 ? '$gte' : '$lte']: after.value }, $and: [beyond(field, after, direction)] }
    : {};
  const items = await table.find({ ...filter, ...position } as Filter<T>, {
    ...options,
    sort: { [field]: direction, _id: direction },
    limit: limit + 1,
  });
  return cut(items, limit, field);
}

/**
 * One page of what several domains gave together and is already in order of `value`, then `id`. The cursor is a place
 * in that order, so what comes or goes in between neither repeats nor hides the rest.
 */
export function pageAtHand<T>(
  items: T[],
  placeOf: (item: T) => { value: string; id: string },
  { cursor, limit = DEFAULT_LIMIT }: Asked,
): Page<T> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const start = after
    ? items.findIndex((item) => {
        const { value, id } = placeOf(item);
        return value > String(after.value) || (value === after.value && id > after.id);
      })
    : 0;
  const rest = start < 0 ? [] : items.slice(start);
  const last = rest.length > limit ? rest[limit - 1] : undefined;
  return { items: rest.slice(0, limit), nextCursor: last === undefined ? null : writeCursor(placeOf(last)) };
}

/** Each window takes its start and leaves its end to the next one; the last takes both. */
const rangeOf = (start: string, end: string, direction: 1 | -1, isLast: boolean) =>
  direction === 1 ? { $gte: start, [isLast ? '$lte' : '$lt']: end } : { $lte: start, [isLast ? '$gte' : '$gt']: end };

const clamp = (moment: Date, to: string, direction: 1 | -1) => {
  const text = Number.isNaN(moment.getTime()) ? to : moment.toISOString();
  return (direction === 1 ? text > to : text < to) ? to : text;
};

const beyond = (field: string, { value, id }: Position, direction: 1 | -1) => {
  const operator = direction === 1 ? '$gt' : '$lt';
  return { $or: [{ [field]: { [operator]: value } }, { [field]: value, _id: { [operator]: id } }] };
};

function cut<T extends Keyed>(items: T[], limit: number, field: string): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1) as (T & Record<string, unknown>) | undefined;
  return {
    items: shown,
    nextCursor:
      items.length > limit && last
        ? writeCursor({ value: typeof last[field] === 'number' ? last[field] : String(last[field]), id: last._id })
        : null,
  };
}

const writeCursor = ({ value, id }: Position) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

function readCursor(cursor: string): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 2 && ['string', 'number'].includes(typeof parsed[0]) && typeof parsed[1] === 'string')
      return { value: parsed[0] as string | number, id: parsed[1] };
  } catch {
    // falls through to the refusal
  }
  return refuseField('cursor', '翻页位置不对，请从第一页重新看');
}
