/** Which events and offers are called to mind now, over all unions, and the mark that it was done. */
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { momentAfter } from '../core/time';
import { DAY_BEFORE_MS, SOON_BEFORE_MS, reminderDue } from './rules-reminding';
import { registrations, type Event, type Registration } from './store';

const AT_ONCE = 500;
const seen = { _id: 1, unionId: 1, startsAt: 1, cancelUntil: 1, remindedAt: 1, lastReminder: 1 };

/** For the job: published events one of whose reminders is due. */
export async function findToRemind({ db }: Reach, at: string): Promise<Event[]> {
  const within = (milliseconds: number) => ({ $gt: at, $lte: momentAfter(at, milliseconds) });
  const near = {
    $or: [
      { startsAt: within(SOON_BEFORE_MS), lastReminder: { $ne: 'soon' } },
      { startsAt: within(DAY_BEFORE_MS), remindedAt: null },
      { startsAt: within(DAY_BEFORE_MS), lastReminder: 'cancelling' },
      { cancelUntil: within(DAY_BEFORE_MS), remindedAt: null },
    ],
  };
  const found = await db
    .collection<Event>('events')
    .aggregate<Event>([{ $match: { state: 'published', endsAt: { $gt: at } } }, { $match: near }, { $limit: AT_ONCE }, { $project: seen }])
    .toArray();
  return found.filter((event) => reminderDue(event, at) !== null);
}

/** For the job: events with a kept place whose time is nearly over and not called to mind yet. */
export async function findOffersRunningOut({ db }: Reach, at: string): Promise<Pick<Event, '_id' | 'unionId'>[]> {
  const kept = await db
    .collection<Registration>('event_registrations')
    .find(
      { state: 'offered', offerUntil: { $gt: at, $lte: momentAfter(at, SOON_BEFORE_MS) } },
      { projection: { eventId: 1, unionId: 1, offerUntil: 1, offerRemindedFor: 1 } },
    )
    .limit(AT_ONCE)
    .toArray();
  const untold = kept.filter(({ offerUntil, offerRemindedFor }) => offerRemindedFor !== offerUntil);
  return [...new Map(untold.map(({ eventId, unionId }) => [eventId, { _id: eventId, unionId }])).values()];
}

/** Offers whose time is over. */
export const findExpired = (ctx: Context, { _id: eventId, unionId }: Event) =>
  registrations(ctx).find({ unionId, eventId, state: 'offered', offerUntil: { $lte: ctx.at } });
export const findOffered = (ctx: Context, { _id: eventId, unionId }: Event) =>
  registrations(ctx).find({ unionId, eventId, state: 'offered' });
/** One record after the other: a transaction's session takes one call at a time. */
export async function markOffersReminded(ctx: Context, offered: Registration[]): Promise<void> {
  for (const { _id, unionId, offerUntil } of offered)
    await registrations(ctx).update({ _id, unionId }, { $set: { offerRemindedFor: offerUntil } });
}
