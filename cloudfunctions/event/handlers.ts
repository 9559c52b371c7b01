/** What happens when an officer plans, changes, publishes or calls off an event, and when anybody looks at it. */
import { randomBytes } from 'node:crypto';
import type { event as contract } from '../../types/event/contract';
import { eventLifecycle } from '../../types/event/lifecycle';
import type { Audience } from '../../types/common';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { sayMoment } from '../core/time';
import { unitNames, unknownUnits } from '../unit/public';
import { attendance } from './attendance';
import { scanning } from './attendance-scanning';
import { closing, closingSeen, whyCoolingDown } from './closing';
import { papers } from './papers';
import { commitDraw, drawing, drawSeen } from './drawing';
import { drawWriting } from './draw-writing';
import { drawChangeTrouble, drawPlanTrouble } from './draw-rules';
import { announceChange, announceCancelled, announcePublished } from './notices';
import { closingWindow } from './closing-window';
import { offers } from './offers';
import { registering, settleAndPromote } from './registering';
import { reminding } from './reminding';
import { addressOf, audienceText, checkInFrom, isAddressedTo, isGone, reasonsNotToRegister, timesTrouble } from './rules';
import { areRemindersReset } from './rules-reminding';
import { noSeats } from './rules-seats';
import { itemsChangeTrouble, numbered, partsTrouble } from './rules-signing';
import { teamwork } from './teams';
import {
  changeEvent,
  countStatuses,
  findEvent,
  insertEvent,
  moveAll,
  moveEndOf,
  moveEvent,
  pageAll,
  pageOpen,
  pagePast,
  readRegistration,
  type Event,
} from './store';
import { cardOf, isVisible, itemsSeen, movesFor, myRegistrationInFull, pageMineWithEvents, withMine } from './view';

export const handlers: Handlers<typeof contract> = {
  ...registering,
  ...offers,
  ...teamwork,
  ...closingWindow,
  ...reminding,
  ...attendance,
  ...drawing,
  ...drawWriting,
  ...scanning,
  ...papers,
  ...closing,

  'event.create': async (ctx, input) => {
    const parts = { items: numbered(input.items, 'i', []), questions: numbered(input.questions, 'q', []) };
    refuseWrongTimes({ ...input, cancelUntil: input.cancelUntil ?? null }, ctx.at);
    refuseWrongParts({ ...input, ...parts });
    await refuseStrangeUnits(ctx, input.audience);
    const record: Event = {
      ...input,
      ...parts,
      _id: newId(),
      unionId: ctx.actor.unionId,
      state: 'draft',
      cancelUntil: input.cancelUntil ?? null,
      to: addressOf(input.audience, ctx.actor.unionId),
      seats: { ...noSeats, arrivals: 0, version: 0, claims: [] },
      secret: randomBytes(20).toString('hex'),
      authorId: ctx.actor.memberId,
      authorName: ctx.actor.name,
      createdAt: ctx.at,
      revision: 0,
      cancelReason: null,
      remindedAt: null,
      closedAt: null,
    };
    await insertEvent(ctx, record);
    ctx.note(record._id, record.title);
    return { id: record._id };
  },

  'event.update': async (ctx, { id, ...changes }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    if (!['draft', 'published'].includes(record.state)) refuse('CONFLICT', `活动${eventLifecycle.labels[record.state]}，不能再修改`);
    refuseWrongTimes({ ...record, ...changes }, changes.closesAt && changes.closesAt !== record.closesAt ? ctx.at : null);
    if (changes.audience) await refuseStrangeUnits(ctx, changes.audience);
    const { items, questions, ...others } = changes;
    const parts = {
      items: items ? numbered(items, 'i', record.items) : record.items,
      questions: questions ? numbered(questions, 'q', record.questions) : record.questions,
    };
    refuseWrongParts({ ...record, ...others, ...parts });
    refuseBrokenPromise(record, { ...others, ...parts });
    const locked = drawChangeTrouble(record, { ...others, ...(items ? { items: parts.items } : {}) }, ctx.at);
    if (locked) refuse('DRAW_LOCKED', locked);
    const isReopened = changes.closesAt && changes.closesAt > ctx.at ? { closedAt: null } : {};
    const remindedAgain = areRemindersReset(record, changes.startsAt, ctx.at) ? { remindedAt: null, lastReminder: null } : {};
    const set = {
      ...others,
      ...parts,
      ...isReopened,
      ...remindedAgain,
      ...(changes.audience ? { to: addressOf(changes.audience, record.unionId) } : {}),
    };
    if (!(await changeEvent(ctx, record, set)))
      refuseField('capacity', `已有${record.seats.taken}人占用名额，名额不能少于${record.seats.taken}`);
    if (changes.endsAt && changes.endsAt !== record.endsAt) await moveEndOf(ctx, record, changes.endsAt);
    if (record.state === 'published') {
      await announceChange(ctx, record, changes);
      if (changes.capacity || items) await settleAndPromote(ctx, id);
    }
    ctx.note(id, Object.keys(changes).join('、'));
    return { id };
  },

  'event.publish': async (ctx, { id }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    if (record.closesAt <= ctx.at) refuse('CONFLICT', `报名截止时间（${sayMoment(record.closesAt)}）已经过去，请先修改时间再发布`);
    await moveEvent(ctx, record, 'publish', await commitDraw(ctx, record));
    announcePublished(ctx, record);
    ctx.note(id, record.title);
    return { id };
  },

  'event.cancel': async (ctx, { id, reason }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    await moveEvent(ctx, record, 'cancel', { cancelReason: reason });
    await announceCancelled(ctx, record, reason);
    await moveAll(ctx, record, 'cancel', { reason: `活动取消：${reason}` });
    await settleAndPromote(ctx, id);
    ctx.note(id, reason);
    return { id };
  },

  'event.list': async (ctx, { filter = 'open', ...asked }) => {
    if (filter === 'mine') return pageMineWithEvents(ctx, asked);
    const isWriter = may(ctx.actor, 'event.update');
    const page =
      filter === 'open' ? await pageOpen(ctx, asked) : filter === 'past' ? await pagePast(ctx, asked) : await pageAll(ctx, isWriter, asked);
    return { ...page, items: await withMine(ctx, page.items) };
  },

  'event.get': async (ctx, { id }) => {
    const [record, mine, names] = await Promise.all([
      findEvent(ctx, id),
      readRegistration(ctx, id, ctx.actor.memberId),
      unitNames(ctx, ctx.scope.unionId),
    ]);
    const event = found(record && isVisible(ctx, record, mine) ? record : null, '这项活动');
    const isAddressed = isAddressedTo(event.to, ctx.actor);
    const cooling = mine && !isGone(mine.state) ? null : await whyCoolingDown(ctx, event, ctx.actor.memberId);
    const reasons = [...reasonsNotToRegister(event, { mine, at: ctx.at, isAddressed }), ...(cooling ? [cooling] : [])];
    const shown = mine && (await myRegistrationInFull(ctx, event, mine));
    return {
      ...event,
      ...cardOf(event, shown, ctx.at),
      registration: shown,
      audienceText: audienceText(event.audience, names),
      checkInFrom: checkInFrom(event),
      items: itemsSeen(event),
      draw: await drawSeen(ctx, event, mine),
      lateAfterMinutes: event.lateAfterMinutes ?? 15,
      coolDown: event.coolDown ?? null,
      closing: await closingSeen(ctx, event),
      reasons: reasons.map(({ code, message, wayOut = null, at = null }) => ({ code, message, wayOut, at })),
      why: reasons[0]?.message ?? null,
      moves: movesFor(ctx, event, mine, reasons.length === 0),
    };
  },

  'event.end': async (ctx, { id }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    if (ctx.at < record.endsAt) refuse('CONFLICT', '活动还没有到结束时间');
    await moveEvent(ctx, record, 'end');
    await moveAll(ctx, record, 'lapse', { reason: '活动结束时仍未取得名额' });
    const { attended = 0 } = await countStatuses(ctx, { unionId: record.unionId, eventId: id });
    if (attended > 0) await moveAll(ctx, record, 'miss');
    await settleAndPromote(ctx, id);
    ctx.note(id, `到场${attended}人`);
    return { id };
  },
};

function refuseWrongTimes(times: Pick<Event, 'opensAt' | 'closesAt' | 'startsAt' | 'endsAt' | 'cancelUntil'>, at: string | null): void {
  const trouble = timesTrouble(times, at);
  if (trouble) refuseField(...trouble);
}

function refuseWrongParts(plan: Parameters<typeof partsTrouble>[0] & Parameters<typeof drawPlanTrouble>[0]): void {
  const trouble = partsTrouble(plan) ?? drawPlanTrouble(plan);
  if (trouble) refuseField(...trouble);
}

/** What those who signed up already rely on: their items, and whether one comes alone, with family or in a team. */
function refuseBrokenPromise(record: Event, next: Partial<Event>): void {
  const trouble = next.items && itemsChangeTrouble(record, next.items);
  if (trouble) refuseField(...trouble);
  if (record.seats.arrivals === 0) return;
  if (next.team !== undefined && Boolean(next.team) !== Boolean(record.team)) refuseField('team', '已有人报名，不能再改为组队或不组队');
  if (next.isCompanionCounted !== undefined && next.isCompanionCounted !== record.isCompanionCounted)
    refuseField('isCompanionCounted', '已有人报名，不能再改家属是否占名额');
  if ((record.items.length === 0) !== ((next.items ?? record.items).length === 0))
    refuseField('items', '已有人报名，不能再改为分项目或不分项目');
}

async function refuseStrangeUnits(ctx: Context, audience: Audience): Promise<void> {
  const unknown = await unknownUnits(ctx, ctx.actor.unionId, audience.unitIds ?? []);
  if (unknown.length > 0) refuseField('audience.unitIds', '范围里有不属于本会的小组，请重新选择');
}
