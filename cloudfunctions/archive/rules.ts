/** Decisions about taking data along and erasing: no database, no clock. */
import type { Erasure } from './store';
import { DAY_MS, momentAfter } from '../core/time';

/** Practice: a month in which anybody concerned can speak up. */
export const COOLING_DAYS = 30;
export const TAKINGS_A_DAY = 3;
/** How long the last archive of an erased union is kept by the federation. */
export const LAST_ARCHIVE_DAYS = 30;

/** Who may take which step with an erasure now. */
export function erasureMoves(
  { state, proposedById, ofUnionId }: Pick<Erasure, 'state' | 'proposedById' | 'ofUnionId'>,
  viewer: { memberId: string; unionId: string; isChair: boolean; isAdmin: boolean; isAbove: boolean },
): ('confirm' | 'cancel')[] {
  const isInside = viewer.unionId === ofUnionId;
  const mayConfirm = viewer.memberId !== proposedById && (viewer.isAbove || (isInside && viewer.isAdmin));
  const mayCancel = viewer.isAbove || (isInside && (viewer.isChair || viewer.isAdmin));
  const isOpen = state === 'proposed' || state === 'cooling';
  return [...(state === 'proposed' && mayConfirm ? (['confirm'] as const) : []), ...(isOpen && mayCancel ? (['cancel'] as const) : [])];
}

export const dueAfter = (now: Date): string => momentAfter(now, COOLING_DAYS * DAY_MS);

/** Spreadsheet tabs have short names without marks, each only once. */
export function tabNames(titles: string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const short = title.replace(/[[\]:*?/\\]/g, '').slice(0, 26) || '数据';
    const times = (seen.get(short) ?? 0) + 1;
    seen.set(short, times);
    return times === 1 ? short : `${short} ${times}`;
  });
}
