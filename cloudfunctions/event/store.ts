/** Where events and their registrations are kept: one registration a member and event, however often they come and go. */
import type { Filter } from 'mongodb';
import type { Context } from '../core/context';
import { readById } from '../core/batch';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByField, pageByMoment } from '../core/page';
import { rolesOf, type Actor } from '../../types/actor';
import { eventLifecycle, registrationLifecycle, type RegistrationStatus } from '../../types/event/lifecycle';
import type { Audience } from '../../types/common';
import type { Allocation, checkInLabels } from '../../types/event/labels';
import type { CoolDown } from './attendance-rules';
import type { DrawMark } from './draw-rules';
import type { Reminder } from './rules-reminding';
import { counted, type EventItemPlan, type Party, type SeatCounts, type Tally } from './rules-seats';
import type { Answers, Companion, EventQuestion } from './rules-signing';

/** A claim on a seat or a place in line, held until the registration is written; a crash leaves it for the sweep. */
export type Claim = {
  memberId: string;
  /** The one call that made it. */
  call: string;
  isSeated: boolean;
  /** How many places it holds or wants, and of which items. */
  places: number;
  itemIds: string[];
  arrival: number;
  /** Position in line when it was made, from 1; null with a seat. */
  place: number | null;
  at: string;
};
export type Seats = SeatCounts & {
  /** Numbers given out so far, in order of arrival. */
  arrivals: number;
  /** Counts every change of seats, capacity or window: a writer that saw an older picture changes nothing. */
  version: number;
  claims: Claim[];
};
export type Event = {
  _id: string;
  unionId: string;
  title: string;
  description: string;
  place: string;
  state: (typeof eventLifecycle.states)[number];
  opensAt: string;
  closesAt: string;
  startsAt: string;
  endsAt: string;
  cancelUntil: string | null;
  audience: Audience;
  /** The audience as the visibility query needs it: `*` stands for «no condition of this kind». */
  to: { unitIds: string[]; roles: string[]; tags: string[] };
  capacity: number;
  waitlist: boolean;
  needsApproval: boolean;
  feeFen: number;
  /** Items or sessions inside it, each with its own places within the event's. */
  items: EventItemPlan[];
  maxItems: number;
  questions: EventQuestion[];
  companionsMax: number;
  isCompanionCounted: boolean;
  team: { min: number; max: number } | null;
  /** How long a freed place is kept for the one it is offered to; 0: theirs at once. */
  offerHours: number;
  point: { latitude: number; longitude: number } | null;
  seats: Seats;
  /** Key of the rotating check-in code; never leaves the server. */
  secret: string;
  authorId: string;
  authorName: string;
  createdAt: string;
  /** Counts changes after publishing, so that each is announced once. */
  revision: number;
  cancelReason: string | null;
  remindedAt: string | null;
  /** Which of the reminders went out last; absent in older records. */
  lastReminder?: Reminder | null;
  /** When the clock told the organiser that the window is shut. */
  closedAt: string | null;
  /** Absent: first come, first served. */
  allocation?: Allocation;
  drawSeries?: string;
  losersFirst?: boolean;
  draw?: DrawMark | null;
  /** Minutes after the start from which one is late; absent: 15. */
  lateAfterMinutes?: number;
  coolDown?: CoolDown | null;
  closing?: { text: string; fileIds: string[]; at: string; byName: string } | null;
};
export type Registration = Party & {
  _id: string;
  unionId: string;
  eventId: string;
  memberId: string;
  groupId: string;
  name: string;
  state: RegistrationStatus;
  /** Order of arrival in this event; a new one each time the member registers. */
  arrival: number;
  at: string;
  /** The event's end, for the member's own list. */
  endsAt: string;
  remark: string;
  reason: string | null;
  promotedAt: string | null;
  checkedInAt: string | null;
  companions: Companion[];
  answers: Answers;
  teamId: string | null;
  /** Until when an offered place is kept. */
  offerUntil: string | null;
  /** The end of the offer they were reminded of. */
  offerRemindedFor?: string | null;
  /** How they came to be marked as present. */
  checkIn?: { how: keyof typeof checkInLabels; isLate: boolean; byName: string | null; proxyName: string | null } | null;
  /** Why an absence does not count against them. */
  excuse?: { reason: string; byName: string; at: string } | null;
  /** Their lot, once drawn. */
  lot?: { position: number; isIn: boolean; isFirst: boolean } | null;
};

export const events = collection<Event>('events', [
  { key: { unionId: 1, state: 1, endsAt: 1, _id: 1 } },
  { key: { unionId: 1, state: 1, closesAt: 1 } },
  { key: { unionId: 1, startsAt: -1, _id: -1 } },
  { key: { state: 1, endsAt: 1 } },
  { key: { state: 1, closesAt: 1 } },
]);
export const registrations = collection<Registration>('event_registrations', [
  { key: { unionId: 1, eventId: 1, arrival: 1, state: 1 } },
  { key: { unionId: 1, memberId: 1, endsAt: -1, _id: -1 } },
  { key: { unionId: 1, state: 1 }, partialFilterExpression: { state: 'pending' } },
  { key: { state: 1, offerUntil: 1 } },
]);

/** The id is made of both, so the unique `_id` is what keeps a member from registering twice. */
export const registrationId = (eventId: string, memberId: string) => `${eventId}:${memberId}`;

export const listed = { projection: { description: 0, secret: 0, 'seats.claims': 0 } };
type Asked = { cursor?: string; limit?: number };

/** What is addressed to this person: every kind of condition is absent or names them. */
export const addressedTo = (actor: Actor): Filter<Event> => ({
  'to.unitIds': { $in: ['*', ...actor.unitIds] },
  'to.roles': { $in: ['*', ...rolesOf(actor)] },
  'to.tags': { $in: ['*', ...actor.tags] },
});

export const insertEvent = (ctx: Context, record: Event) => events(ctx).insert(record);
export const findEvent = (ctx: Context, _id: string) => events(ctx).findOne({ _id, unionId: ctx.scope.unionId });
export const findEvents = (ctx: Context, ids: string[]) => events(ctx).find({ unionId: ctx.scope.unionId, _id: { $in: ids } }, listed);
/** Coalesced with the other callers of the moment; outside any transaction. */
export const readEvent = (ctx: Context, _id: string) => readById<Event>(ctx.db, 'events', _id);
export const readRegistration = (ctx: Context, eventId: string, memberId: string) =>
  readById<Registration>(ctx.db, 'event_registrations', registrationId(eventId, memberId));

export const moveEvent = (ctx: Context, record: Event, command: keyof typeof eventLifecycle.moves, set: Partial<Event> = {}) =>
  move(events(ctx), eventLifecycle, record, command, set);
/** Changes an event that still lives; false when it ended, or when more seats are taken than the new capacity has. */
export const changeEvent = (ctx: Context, { _id, unionId }: Event, set: Partial<Event>) =>
  events(ctx).update(
    {
      _id,
      unionId,
      state: { $in: ['draft', 'published'] },
      ...(set.capacity === undefined ? {} : { 'seats.taken': { $lte: set.capacity } }),
    },
    { $set: set, $inc: { revision: 1, 'seats.version': 1 } },
  );

/** Published and not over, the one that ends first first. */
export const pageOpen = (ctx: Context, asked: Asked) =>
  pageByField(
    events(ctx),
    {
      filter: { unionId: ctx.scope.unionId, state: 'published', endsAt: { $gt: ctx.at }, ...addressedTo(ctx.actor) },
      field: 'endsAt',
      options: listed,
    },
    asked,
  );
export const pagePast = (ctx: Context, asked: Asked) =>
  pageByMoment(
    events(ctx),
    {
      filter: { unionId: ctx.scope.unionId, state: 'ended', ...addressedTo(ctx.actor) },
      field: 'endsAt',
      direction: -1,
      from: ctx.at,
      to: EARLIEST,
      options: listed,
    },
    asked,
  );
/** Everything, the latest start first: drafts only for those who write them. */
export const pageAll = (ctx: Context, isWriter: boolean, asked: Asked) =>
  pageByMoment(
    events(ctx),
    {
      filter: {
        unionId: ctx.scope.unionId,
        ...(isWriter ? {} : { state: { $in: ['published', 'ended', 'cancelled'] }, ...addressedTo(ctx.actor) }),
      },
      field: 'startsAt',
      direction: -1,
      from: LATEST,
      to: EARLIEST,
      options: listed,
    },
    asked,
  );
export const pageMine = (ctx: Context, asked: Asked) =>
  pageByField(
    registrations(ctx),
    { filter: { unionId: ctx.scope.unionId, memberId: ctx.actor.memberId }, field: 'endsAt', direction: -1 },
    asked,
  );
/** Events one can still register for, the one that closes first first. */
export const findOpen = (ctx: Context, limit: number) =>
  events(ctx).find(
    { unionId: ctx.scope.unionId, state: 'published', closesAt: { $gt: ctx.at }, ...addressedTo(ctx.actor) },
    { ...listed, sort: { closesAt: 1 }, limit },
  );

export const findRegistration = (ctx: Context, _id: string) => registrations(ctx).findOne({ _id, unionId: ctx.scope.unionId });
/** The caller's registrations for these events, by event id. */
export async function findMine(ctx: Context, eventIds: string[]): Promise<Map<string, Registration>> {
  if (eventIds.length === 0) return new Map();
  const mine = await registrations(ctx).find({ _id: { $in: eventIds.map((id) => registrationId(id, ctx.actor.memberId)) } });
  return new Map(mine.map((one) => [one.eventId, one]));
}
/** The caller's registrations for what is not over. */
export const findMineAhead = (ctx: Context) =>
  registrations(ctx).find({ unionId: ctx.scope.unionId, memberId: ctx.actor.memberId, endsAt: { $gt: ctx.at } });

export const moveRegistration = (
  ctx: Context,
  record: Registration,
  command: keyof typeof registrationLifecycle.moves,
  set: Partial<Registration> = {},
) => move(registrations(ctx), registrationLifecycle, record, command, set);
/** What a person changes of their own registration, its state untouched. */
export const changeRegistration = (ctx: Context, { _id, unionId, state, arrival }: Registration, set: Partial<Registration>) =>
  registrations(ctx).update({ _id, unionId, state, arrival }, { $set: set });
/** The same move for every registration of an event that stands where it may start. */
export const moveAll = (
  ctx: Context,
  { _id: eventId, unionId }: Event,
  command: keyof typeof registrationLifecycle.moves,
  set: Partial<Registration> = {},
) => {
  const { from, to } = registrationLifecycle.moves[command];
  return registrations(ctx).updateMany({ unionId, eventId, state: { $in: [...from] } }, { $set: { ...set, state: to } });
};
/** Everybody of one team becomes another's. */
export const moveTeam = (ctx: Context, { _id: eventId, unionId }: Event, from: { _id: string }, into: { _id: string }) =>
  registrations(ctx).updateMany({ unionId, eventId, teamId: from._id }, { $set: { teamId: into._id } });
export const moveEndOf = (ctx: Context, { _id: eventId, unionId }: Event, endsAt: string) =>
  registrations(ctx).updateMany({ unionId, eventId }, { $set: { endsAt } });

export const pageRoster = (ctx: Context, filter: Filter<Registration>, asked: Asked) =>
  pageByField(registrations(ctx), { filter, field: 'arrival' }, asked);

/** How many registrations stand in each status, narrowed by a scope's filter. */
export async function countStatuses(reach: Reach, filter: Filter<Registration>): Promise<Partial<Record<RegistrationStatus, number>>> {
  const rows = await registrations(reach).aggregate<{ _id: RegistrationStatus; count: number }>(filter, [
    { $group: { _id: '$state', count: { $sum: 1 } } },
  ]);
  return Object.fromEntries(rows.map(({ _id, count }) => [_id, count]));
}
/** How many registrations and places stand in each status, by the items they name: what the seats are counted from. */
export async function tally(reach: Reach, event: Pick<Event, '_id' | 'unionId' | 'allocation' | 'draw'>): Promise<Tally[]> {
  const { _id: eventId, unionId } = event;
  const rows = await registrations(reach).aggregate<{ _id: Pick<Tally, 'state' | 'itemIds'>; count: number; places: number }>(
    { unionId, eventId },
    [{ $group: { _id: { state: '$state', itemIds: '$itemIds' }, count: { $sum: 1 }, places: { $sum: '$places' } } }],
  );
  return counted(
    event,
    rows.map(({ _id, count, places }) => ({ ..._id, count, places })),
  );
}
/** Those who wait, first come first; `before` leaves out whoever stands behind a number not written yet. */
export const findLine = (ctx: Context, { _id: eventId, unionId }: Event, before: number, limit: number) =>
  registrations(ctx).find(
    { unionId, eventId, ...(Number.isFinite(before) ? { arrival: { $lt: before } } : {}), state: 'waitlisted' },
    { sort: { arrival: 1 }, limit },
  );
/** Those who stand in one of these statuses. */
export const findIn = (ctx: Context, { _id: eventId, unionId }: Event, states: readonly RegistrationStatus[]) =>
  registrations(ctx).find({ unionId, eventId, state: { $in: [...states] } }, { projection: { memberId: 1 } });
/** Position among those waiting, from 1. */
export const placeOf = async (ctx: Context, { unionId, eventId, arrival }: Registration) =>
  1 + (await registrations(ctx).count({ unionId, eventId, arrival: { $lt: arrival }, state: 'waitlisted' }));
/** Pending registrations by event, for those who decide. */
export async function countPending(ctx: Context): Promise<{ eventId: string; count: number }[]> {
  const rows = await registrations(ctx).aggregate<{ _id: string; count: number }>({ unionId: ctx.scope.unionId, state: 'pending' }, [
    { $group: { _id: '$eventId', count: { $sum: 1 } } },
  ]);
  return rows.map(({ _id: eventId, count }) => ({ eventId, count }));
}
