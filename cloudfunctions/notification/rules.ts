/** When a message may ring: no database, no clock. */
import type { kindLabels } from '../../types/notification/labels';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time';

export type Kind = keyof typeof kindLabels;
export type Settings = { mutedKinds: Kind[]; isQuietOn: boolean; quietFrom: string; quietTo: string };
export const usual: Settings = { mutedKinds: [], isQuietOn: true, quietFrom: '22:00', quietTo: '08:00' };

const OFFSET_MS = 8 * HOUR_MS;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The moment the quiet hours that `now` lies in end; null outside of them. Hours are Asia/Shanghai, a span may go over midnight. */
export function quietUntil({ isQuietOn, quietFrom, quietTo }: Settings, now: Date): string | null {
  if (!isQuietOn || quietFrom === quietTo) return null;
  const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
  const local = (now.getTime() + OFFSET_MS) % DAY_MS;
  const minute = Math.floor(local / MINUTE_MS);
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const midnight = now.getTime() - local;
  return new Date(midnight + to * MINUTE_MS + (minute < to ? 0 : DAY_MS)).toISOString();
}

/** How a message comes in: whether it counts as unread, and from when it shows on the badge (null: at once). */
export function arrival(
  settings: Settings,
  { kind, isUrgent }: { kind: Kind; isUrgent: boolean },
  now: Date,
): { isSilent: boolean; alertAt: string | null } {
  if (isUrgent) return { isSilent: false, alertAt: null };
  if (settings.mutedKinds.includes(kind)) return { isSilent: true, alertAt: null };
  return { isSilent: false, alertAt: quietUntil(settings, now) };
}

/** After so many days without being read, a message is told by phone. */
export const CALL_AFTER_DAYS = 3;
/** Older ones are history. */
export const CALL_WITHIN_DAYS = 60;
