/** When the clock calls an event to mind, and which news cannot wait for the morning: no database, no clock. */
import { DAY_MS, HOUR_MS, momentAfter } from '../core/time';
import type { Event, Registration } from './store';

/** The last chance to cancel, the day before, and shortly before it starts; in this order, each once. */
export type Reminder = 'cancelling' | 'day' | 'soon';
const order: Reminder[] = ['cancelling', 'day', 'soon'];
export const DAY_BEFORE_MS = DAY_MS;
export const SOON_BEFORE_MS = 2 * HOUR_MS;
/** Who was reminded so shortly before need not hear it again. */
const QUIET_AFTER_MS = 4 * HOUR_MS;

type Reminded = Pick<Event, 'startsAt' | 'cancelUntil' | 'remindedAt' | 'lastReminder'>;
/** An event from before there were several reminders had the one of the day before. */
const lastOf = ({ remindedAt, lastReminder }: Reminded): Reminder | null => lastReminder ?? (remindedAt ? 'day' : null);
const isPastOf = (event: Reminded, one: Reminder) => order.indexOf(lastOf(event) ?? one) >= order.indexOf(one) && lastOf(event) !== null;

/** Which reminder is due now; null for none. */
export function reminderDue(event: Reminded, at: string): Reminder | null {
  const { startsAt, cancelUntil, remindedAt } = event;
  const before = (moment: string, milliseconds: number) => at >= momentAfter(moment, -milliseconds) && at < moment;
  const wasJustReminded = remindedAt !== null && remindedAt > momentAfter(at, -QUIET_AFTER_MS);
  if (wasJustReminded) return null;
  if (before(startsAt, SOON_BEFORE_MS)) return isPastOf(event, 'soon') ? null : 'soon';
  if (before(startsAt, DAY_BEFORE_MS)) return isPastOf(event, 'day') ? null : 'day';
  // Where the time to cancel is over before the day-before reminder comes, that one would be too late to act upon.
  if (cancelUntil && cancelUntil <= momentAfter(startsAt, -DAY_BEFORE_MS) && before(cancelUntil, DAY_BEFORE_MS))
    return lastOf(event) === null ? 'cancelling' : null;
  return null;
}

/** A postponed event is called to mind anew; one that is only moved within the reminded day is told as a change. */
export const areRemindersReset = ({ startsAt, remindedAt }: Reminded, newStart: string | undefined, at: string): boolean =>
  newStart !== undefined && newStart !== startsAt && remindedAt !== null && newStart > momentAfter(at, DAY_BEFORE_MS);

/** An offer that was long enough is called to mind once before its time is over. */
export const isOfferRunningOut = (
  { offerHours }: Pick<Event, 'offerHours'>,
  { offerUntil, offerRemindedFor }: Pick<Registration, 'offerUntil' | 'offerRemindedFor'>,
  at: string,
): boolean =>
  offerHours * HOUR_MS > SOON_BEFORE_MS &&
  offerUntil !== null &&
  offerUntil > at &&
  offerUntil <= momentAfter(at, SOON_BEFORE_MS) &&
  offerRemindedFor !== offerUntil;

/** News that is worth nothing in the morning: it reaches people in their quiet hours too. */
export const cannotWait = (until: string, at: string): boolean => until <= momentAfter(at, DAY_MS);
