/** Seats kept in order: whatever frees or adds one counts anew in one transaction and lets the first in line up, so nothing drifts. */
import { MongoError } from 'mongodb';
import type { Context } from '../core/context';
import { isDuplicate } from '../core/database';
import { refuse } from '../core/refuse';
import { isGone } from './rules';
import { areSame, isDrawing, nextInLine, seatsDue, type SeatCounts, fits, mightPass, type Party } from './rules-seats';
import {
  events,
  findEvent,
  findLine,
  moveRegistration,
  registrationId,
  registrations,
  tally,
  type Claim,
  type Event,
  type Registration,
} from './store';
import { HOUR_MS, momentAfter } from '../core/time';

/** A claim older than this belongs to a call that died or lost its way. */
export const CLAIM_LIVES_MS = 10_000;
const PROMOTED_AT_ONCE = 200;
/** Parties differ in size and items, so more of the line is looked at than can be served. */
const LOOKED_AT_ONCE = 2000;
const blankParty = { places: 1, itemIds: [], companions: [], answers: {}, teamId: null, offerUntil: null };

/** Writes the registration of a claim, in place of an earlier one the member left; refuses when another call was first. */
export async function writeRegistration(ctx: Context, record: Registration, earlier: Registration | null): Promise<void> {
  if (earlier) {
    const { _id, ...set } = record;
    const isReplaced = await registrations(ctx).update(
      { _id, unionId: record.unionId, state: earlier.state, arrival: earlier.arrival },
      { $set: set },
    );
    if (!isReplaced) refuse('CONFLICT', '报名状态刚刚变了，请刷新后查看');
    return;
  }
  await registrations(ctx)
    .insert(record)
    .catch((error: unknown) => {
      if (isDuplicate(error)) refuse('ALREADY_REGISTERED');
      throw error;
    });
}

export type Mended = { event: Event; promoted: string[] };

/**
 * In a transaction: drops claims that are known to be dead, counts the seats anew, and gives free ones to those who wait, in
 * order of arrival, each whose whole party fits. Answers whom it let up; null when everything was in order.
 */
export async function mendSeats(ctx: Context, eventId: string, dead: Claim[] = []): Promise<Mended | null> {
  const event = await findEvent(ctx, eventId);
  if (!event) return null;
  const { unionId, seats } = event;
  const claims = seats.claims.filter(({ call }) => !dead.some((claim) => claim.call === call));
  const written =
    claims.length === 0
      ? []
      : await registrations(ctx).find({ unionId, _id: { $in: claims.map(({ memberId }) => registrationId(eventId, memberId)) } });
  const due = seatsDue(await tally(ctx, event), claims, written);
  const { next, seats: after } = nextInLine(event, due, await lineFor(ctx, event, due, claims));
  for (const one of next) await letUp(ctx, event, one);
  if (areSame(after, seats) && claims.length === seats.claims.length) return null;
  const { taken, waiting, wanted, items } = after;
  await events(ctx).update(
    { _id: eventId, unionId },
    {
      $set: {
        'seats.taken': taken,
        'seats.waiting': waiting,
        'seats.wanted': wanted,
        'seats.items': items,
        'seats.claims': claims,
      },
      $inc: { 'seats.version': 1 },
    },
  );
  return { event, promoted: next.map(({ memberId }) => memberId) };
}

/**
 * Claims whose call died, each made sure of in a short transaction of its own. One that the dead call's open transaction still
 * holds is left for a later sweep: the database lets go of it within a minute.
 */
export async function barDead(ctx: Context, event: Event): Promise<Claim[]> {
  const deadline = momentAfter(ctx.now, -CLAIM_LIVES_MS);
  const barred: Claim[] = [];
  for (const claim of event.seats.claims.filter(({ at }) => at <= deadline)) {
    const isBarred = await ctx.db.client.withSession(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } });
      try {
        await bar({ ...ctx, session }, event, claim);
        await session.commitTransaction();
        return true;
      } catch (error) {
        await session.abortTransaction();
        if (error instanceof MongoError && error.hasErrorLabel('TransientTransactionError')) return false;
        throw error;
      }
    });
    if (isBarred) barred.push(claim);
  }
  return barred;
}

/**
 * Makes sure that a dead claim stays dead: a cancelled registration takes its place, so a call that was only slow meets it and
 * is refused instead of being written without a seat.
 */
async function bar(ctx: Context, { _id: eventId, unionId, endsAt }: Event, { memberId, arrival, at }: Claim): Promise<void> {
  const _id = registrationId(eventId, memberId);
  const present = await registrations(ctx).findOne({ _id, unionId });
  if (present) {
    if (isGone(present.state) && present.arrival < arrival) await registrations(ctx).update({ _id, unionId }, { $set: { arrival } });
    return;
  }
  await registrations(ctx).insert({
    _id,
    unionId,
    eventId,
    memberId,
    groupId: '',
    name: '',
    state: 'cancelled',
    arrival,
    at,
    endsAt,
    remark: '',
    reason: '报名时中断，没有完成；可以重新报名',
    promotedAt: null,
    checkedInAt: null,
    ...blankParty,
  });
}

/** Those in line who might be served now, first come first. */
async function lineFor(ctx: Context, event: Event, due: SeatCounts, claims: Claim[]): Promise<Registration[]> {
  const free = event.capacity - due.taken;
  if (event.state !== 'published' || isDrawing(event) || ctx.at >= event.startsAt || free <= 0 || due.waiting === 0) return [];
  // Who claimed a place in line earlier but is not written yet must not be overtaken; the sweep comes back for them.
  const before = Math.min(...claims.filter(({ isSeated }) => !isSeated).map(({ arrival }) => arrival));
  const isPlain = event.items.length === 0 && !(event.companionsMax > 0 && event.isCompanionCounted);
  return findLine(ctx, event, before, isPlain ? Math.min(free, PROMOTED_AT_ONCE) : LOOKED_AT_ONCE);
}

/** The version of the seats at which nobody in line fits into what is free; null where that is not so, or does not matter. */
export async function clearedAt(ctx: Context, event: Event, party: Party): Promise<number | null> {
  const { seats } = event;
  if (!mightPass(event, seats, party)) return null;
  const line: Party[] = [...seats.claims.filter(({ isSeated }) => !isSeated), ...(await findLine(ctx, event, Infinity, LOOKED_AT_ONCE))];
  return line.length < LOOKED_AT_ONCE && line.every((one) => !fits(event, seats, one)) ? seats.version : null;
}

/** A freed place is theirs at once, or kept for them for a while, as the organiser chose. */
function letUp(ctx: Context, { offerHours, needsApproval, startsAt }: Event, one: Registration) {
  if (offerHours === 0) return moveRegistration(ctx, one, needsApproval ? 'promoteToReview' : 'promote', { promotedAt: ctx.at });
  const until = momentAfter(ctx.now, offerHours * HOUR_MS);
  return moveRegistration(ctx, one, 'offer', { offerUntil: until < startsAt ? until : startsAt });
}
