/** What happens when an officer plans, changes, publishes or calls off an event, and when anybody looks at it. */
import { randomBytes } from 'node:crypto';
import type { event as contract } from '../../types/event/contract';
import { eventLifecycle } from '../../types/event/lifecycle';
import type { Audience } from '../../types/common';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuse, refuseField } from '../core/refuse';
import { sayMoment } from '../core/time';
import { unitNames, unknownUnits } from '../unit/public';
import { attendance } from './attendance';
import { announceChange, announceCancelled, announcePublished, announceReminder } from './notices';
import { registering, settleAndPromote } from './registering';
import { addressOf, audienceText, checkInFrom, timesTrouble, whyNotCancel, whyNotCheckIn, whyNotRegister } from './rules';
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
  type Registration,
} from './store';
import { cardOf, isVisible, myRegistration, pageMineWithEvents, withMine } from './view';

export const handlers: Handlers<typeof contract> = {
  ...registering,
  ...attendance,

  'event.create': async (ctx, input) => {
    refuseWrongTimes({ ...input, cancelUntil: input.cancelUntil ?? null }, ctx.at);
    await refuseStrangeUnits(ctx, input.audience);
    const record: Event = {
      ...input,
      _id: newId(),
      unionId: ctx.actor.unionId,
      state: 'draft',
      cancelUntil: input.cancelUntil ?? null,
      to: addressOf(input.audience, ctx.actor.unionId),
      seats: { taken: 0, waiting: 0, arrivals: 0, version: 0, claims: [] },
      secret: randomBytes(20).toString('hex'),
      authorId: ctx.actor.memberId,
      authorName: ctx.actor.name,
      createdAt: ctx.at,
      revision: 0,
      cancelReason: null,
      remindedAt: null,
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
    const set = { ...changes, ...(changes.audience ? { to: addressOf(changes.audience, record.unionId) } : {}) };
    if (!(await changeEvent(ctx, record, set)))
      refuseField('capacity', `已有${record.seats.taken}人占用名额，名额不能少于${record.seats.taken}`);
    if (changes.endsAt && changes.endsAt !== record.endsAt) await moveEndOf(ctx, record, changes.endsAt);
    if (record.state === 'published') {
      await announceChange(ctx, record, changes);
      if (changes.capacity) await settleAndPromote(ctx, id);
    }
    ctx.note(id, Object.keys(changes).join('、'));
    return { id };
  },

  'event.publish': async (ctx, { id }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    if (record.closesAt <= ctx.at) refuse('CONFLICT', `报名截止时间（${sayMoment(record.closesAt)}）已经过去，请先修改时间再发布`);
    await moveEvent(ctx, record, 'publish');
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
    const shown = mine && { ...(await myRegistration(ctx, mine)), at: mine.at, checkedInAt: mine.checkedInAt, reason: mine.reason };
    return {
      ...event,
      ...cardOf(event, shown, ctx.at),
      registration: shown,
      audienceText: audienceText(event.audience, names),
      checkInFrom: checkInFrom(event),
      why: whyNotRegister(event, mine, ctx.at)?.message ?? null,
      moves: movesFor(ctx, event, mine),
    };
  },

  'event.remind': async (ctx, { id }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    if (record.state !== 'published' || record.remindedAt || !(await changeEvent(ctx, record, { remindedAt: ctx.at }))) refuse('CONFLICT');
    await announceReminder(ctx, record);
    ctx.note(id);
    return { id };
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

/** What this person may do next: draws the buttons of the page. */
function movesFor(ctx: Context, event: Event, mine: Registration | null): string[] {
  const isWriter = may(ctx.actor, 'event.update');
  const isLive = event.state === 'published';
  return [
    ...(whyNotRegister(event, mine, ctx.at) ? [] : ['register']),
    ...(isLive && !whyNotCancel(event, mine, ctx.at) ? ['cancelRegistration'] : []),
    ...(mine?.state === 'confirmed' && !whyNotCheckIn(event, mine, ctx.at) ? ['checkIn'] : []),
    ...(isWriter && (isLive || event.state === 'draft') ? ['update'] : []),
    ...movesOf(ctx, eventLifecycle, event.state),
    ...(event.state !== 'draft' && may(ctx.actor, 'event.registrations') ? ['registrations'] : []),
    ...(isLive && may(ctx.actor, 'event.checkInCode') ? ['checkInCode'] : []),
  ];
}

function refuseWrongTimes(times: Pick<Event, 'opensAt' | 'closesAt' | 'startsAt' | 'endsAt' | 'cancelUntil'>, at: string | null): void {
  const trouble = timesTrouble(times, at);
  if (trouble) refuseField(...trouble);
}

async function refuseStrangeUnits(ctx: Context, audience: Audience): Promise<void> {
  const unknown = await unknownUnits(ctx, ctx.actor.unionId, audience.unitIds ?? []);
  if (unknown.length > 0) refuseField('audience.unitIds', '范围里有不属于本会的小组，请重新选择');
}
