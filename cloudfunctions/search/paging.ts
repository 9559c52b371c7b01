/** Pages over several kinds at once: each kind gets its share, and the cursor says where each goes on. */
import { searchKinds, type SearchKind } from '../core/collected';
import { refuseField } from '../core/refuse';
import type { Place } from './finding';

/** How many of each list are shown when `limit` are in all: in turn, one of each, until it is full. */
export function shared(lengths: number[], limit: number): number[] {
  const shares = lengths.map(() => 0);
  for (let left = limit, isGiving = true; left > 0 && isGiving;) {
    isGiving = false;
    for (const [index, length] of lengths.entries())
      if (left > 0 && shares[index]! < length) {
        shares[index]! += 1;
        left -= 1;
        isGiving = true;
      }
  }
  return shares;
}

type Places = Partial<Record<SearchKind, Place>>;

/** Null when no kind goes on. */
export function placesText(places: Places): string | null {
  const rows = Object.entries(places).map(([kind, { plan, below }]) => [kind, plan, Number.isFinite(below) ? below : -1]);
  return rows.length === 0 ? null : Buffer.from(JSON.stringify(rows)).toString('base64url');
}

/** Null without a cursor; a kind that is not in it has been shown whole. */
export function placesOf(cursor: string | undefined): Places | null {
  if (cursor === undefined) return null;
  try {
    const rows: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(rows) && rows.length > 0 && rows.every(isPlace))
      return Object.fromEntries(rows.map(([kind, plan, below]) => [kind, { plan, below: below < 0 ? Number.POSITIVE_INFINITY : below }]));
  } catch {
    // falls through to the refusal
  }
  return refuseField('cursor', '翻页位置不对，请从第一页重新看');
}

const isPlace = (row: unknown): row is [SearchKind, number, number] =>
  Array.isArray(row) &&
  row.length === 3 &&
  searchKinds.includes(row[0] as SearchKind) &&
  Number.isInteger(row[1]) &&
  row[1] >= 0 &&
  row[1] < 10 &&
  Number.isInteger(row[2]);
