/** Signing up and leaving: the claim that a crowd may make at once, and what frees a seat again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { event as contract } from '../../types/event/contract';
import { claimed, type Context, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { announcePromoted, announceReview } from './notices';
import { isVisible } from './view';
import { whyNotCancel, whyNotRegister } from './rules';
import { claimSeat, settleClaim } from './claims';
import { barDead, mendSeats, writeRegistration } from './seats';
import {
  findEvent,
  findRegistration,
  moveRegistration,
  readEvent,
  readRegistration,
  registrationId,
  registrations,
  type Claim,
  type Event,
  type Registration,
} from './store';

type Names = 'event.register' | 'event.cancelRegistration' | 'event.review' | 'event.settle';
type Claimed = { event: Event; earlier: Registration | null; claim: Claim };

export const registering: Pick<Handlers<typeof contract>, Names> = {
  'event.register': claimed<(typeof contract)['event.register'], Claimed>({
    claim: async (ctx, { eventId }) => {
      for (let attempt = 1; ; attempt += 1) {
        const { event, mine } = await look(ctx, eventId);
        const reason = whyNotRegister(event, mine, ctx.at);
        if (reason) refuse(reason.code, reason.message);
        const claim = await claimSeat(ctx, event);
        if (claim) return { event, earlier: mine, claim };
        // The picture changed between look and claim: look again and say what it is now.
        if (attempt === 3) refuse('CONFLICT', '报名的人较多，请再点一次');
      }
    },
    write: async (ctx, { remark }, { event, earlier, claim }) => {
      const { memberId, groupId, name } = ctx.actor;
      const status = !claim.isSeated ? 'waitlisted' : event.needsApproval ? 'pending' : 'confirmed';
      const record: Registration = {
        _id: registrationId(event._id, memberId),
        unionId: event.unionId,
        eventId: event._id,
        memberId,
        groupId,
        name,
        state: status,
        arrival: claim.arrival,
        at: ctx.at,
        endsAt: event.endsAt,
        remark,
        reason: null,
        promotedAt: null,
        checkedInAt: null,
      };
      await writeRegistration(ctx, record, earlier);
      ctx.note(event._id, claim.place ? `候补第${claim.place}位` : `第${claim.arrival}号`);
      return { registration: { id: record._id, status, ...(claim.place ? { place: claim.place } : {}) } };
    },
    settle: async (ctx, _input, { event, claim }) => {
      const written = await readRegistration(ctx, event._id, claim.memberId);
      const after = await settleClaim(ctx, event, claim, written?.arrival === claim.arrival);
      if (after?.state === 'cancelled' && written?.arrival === claim.arrival) await leaveCancelled(ctx, after, written);
    },
  }),

  'event.cancelRegistration': async (ctx, { eventId, reason }) => {
    const id = registrationId(eventId, ctx.actor.memberId);
    const mine = await findRegistration(ctx, id);
    const seen = await findEvent(ctx, eventId);
    const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
    const trouble = whyNotCancel(event, mine, ctx.at);
    if (trouble || !mine) refuse(trouble?.code ?? 'NOT_REGISTERED', trouble?.message);
    await moveRegistration(ctx, mine, 'cancel', { reason: reason || null });
    await settleAndPromote(ctx, eventId);
    ctx.note(eventId, reason || undefined);
    return { registration: { id, status: 'cancelled' } };
  },

  'event.settle': claimed<(typeof contract)['event.settle'], Claim[]>({
    claim: async (ctx, { id }) => barDead(ctx, found(await readEvent(ctx, id), '这项活动')),
    write: async (ctx, { id }, dead) => {
      const promoted = await settleAndPromote(ctx, id, dead);
      if (promoted === null) refuse('CONFLICT', '名额没有需要整理的地方');
      ctx.note(id, `补上${promoted}人，清理中断的报名${dead.length}份`);
      return { id, promoted };
    },
    settle: async () => undefined,
  }),

  'event.review': async (ctx, { registrationId: id, decision, reason }) => {
    const record = found(await findRegistration(ctx, id), '这份报名');
    const event = found(await findEvent(ctx, record.eventId), '这项活动');
    if (decision === 'reject' && !reason)
      refuse('INVALID_INPUT', '请填写不通过的理由', [{ path: 'reason', message: '请填写不通过的理由' }]);
    const { state } = await moveRegistration(ctx, record, decision, { reason: reason || null });
    announceReview(ctx, event, record, decision === 'approve' ? `${sayMoment(event.startsAt)}，${event.place}` : reason, decision);
    if (decision === 'reject') await settleAndPromote(ctx, event._id);
    ctx.note(event._id, `${record.name}${decision === 'approve' ? '通过' : `不通过：${reason}`}`);
    return { registration: { id, status: state } };
  },
};

const QUIET_MS = 20;
const PATIENCE = 250;

/**
 * The event and the caller's registration, in this order, so that a seat seen as taken by the caller's own call is seen as
 * theirs. While another call of the same person is under way it waits for that one's end: a double tap gets one answer.
 */
async function look(ctx: Context, eventId: string): Promise<{ event: Event; mine: Registration | null }> {
  for (let patience = PATIENCE; ; patience -= 1) {
    const event = await readEvent(ctx, eventId);
    const mine = event?.unionId === ctx.scope.unionId ? await readRegistration(ctx, eventId, ctx.actor.memberId) : null;
    if (!event || !isVisible(ctx, event, mine)) return refuse('NOT_FOUND', '没有找到这项活动，可能已被移除或不在您可见的范围内');
    if (!event.seats.claims.some(({ memberId }) => memberId === ctx.actor.memberId)) return { event, mine };
    if (patience === 0) return refuse('CONFLICT', '您的上一次报名还在处理，请稍候刷新查看');
    await sleep(QUIET_MS);
  }
}

/** The event was called off while the registration was being written: it is cancelled with the others. */
const leaveCancelled = (ctx: Context, { cancelReason }: Event, { _id, unionId, arrival }: Registration) =>
  registrations(ctx).update(
    { _id, unionId, arrival, state: { $in: ['pending', 'confirmed', 'waitlisted'] } },
    { $set: { state: 'cancelled', reason: `活动取消：${cancelReason ?? ''}` } },
  );

/** In a transaction: puts the seats in order and tells those who came up. */
export async function settleAndPromote(ctx: Context, eventId: string, dead: Claim[] = []): Promise<number | null> {
  const mended = await mendSeats(ctx, eventId, dead);
  if (mended && mended.promoted.length > 0) announcePromoted(ctx, mended.event, mended.promoted);
  return mended && mended.promoted.length;
}
