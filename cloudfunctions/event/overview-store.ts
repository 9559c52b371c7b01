/** Reads over many events at once: for the calendar, the officers' desk, the search index and a person's own data. */
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { addressedTo, events, listed, registrations } from './store';
import { DAY_MS, momentAfter } from '../core/time';

const LONGEST_MS = 62 * DAY_MS;

/** Held in this span and visible to the caller; an event longer than two months is found from its first two. */
export const findHeld = (ctx: Context, from: string, to: string) =>
  events(ctx).find(
    {
      unionId: ctx.scope.unionId,
      startsAt: { $gte: momentAfter(from, -LONGEST_MS), $lte: to },
      state: { $in: ['published', 'ended'] },
      endsAt: { $gte: from },
      ...addressedTo(ctx.actor),
    },
    listed,
  );
export const findClosing = (ctx: Context, from: string, to: string) =>
  events(ctx).find(
    { unionId: ctx.scope.unionId, state: 'published', closesAt: { $gte: from, $lte: to }, ...addressedTo(ctx.actor) },
    listed,
  );
/** Everything published that is not over, for those who run it. */
export const findAhead = (ctx: Context) =>
  events(ctx).find({ unionId: ctx.scope.unionId, state: 'published', endsAt: { $gt: ctx.at } }, { ...listed, limit: 300 });
export const findDrafts = (ctx: Context) => events(ctx).find({ unionId: ctx.scope.unionId, state: 'draft' }, { ...listed, limit: 100 });
export const findEventIn = (reach: Reach, unionId: string, _id: string) => events(reach).findOne({ _id, unionId });
export const findIdsAfter = async (reach: Reach, unionId: string, after: string | null, limit: number) =>
  (
    await events(reach).find({ unionId, ...(after ? { _id: { $gt: after } } : {}) }, { sort: { _id: 1 }, limit, projection: { _id: 1 } })
  ).map(({ _id }) => _id);
/** Every registration of the caller. */
export const findMineAll = (ctx: Context) => registrations(ctx).find({ unionId: ctx.scope.unionId, memberId: ctx.actor.memberId });
