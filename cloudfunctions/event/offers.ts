/** The place kept for somebody in line: taken, given back, or lost to the next one when the time is over; and the officer's review. */
import type { event as contract } from '../../types/event/contract';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { announceExpired, announceReview } from './notices';
import { leave, mineOf, settleAndPromote } from './registering';
import { findExpired } from './reminding-store';
import { whyNotOffer } from './rules';
import { isDrawn } from './rules-seats';
import { findEvent, findRegistration, moveRegistration, type Event, type Registration } from './store';

type Names = 'event.acceptOffer' | 'event.declineOffer' | 'event.expireOffers' | 'event.review';

const whyNot = (_event: Event, mine: Registration | null, at: string) => whyNotOffer(mine, at);

export const offers: Pick<Handlers<typeof contract>, Names> = {
  'event.acceptOffer': async (ctx, { eventId }) => {
    const { event, mine } = await mineOf(ctx, eventId, whyNot);
    const { state } = await moveRegistration(ctx, mine, event.needsApproval ? 'acceptToReview' : 'accept', {
      promotedAt: ctx.at,
      offerUntil: null,
    });
    ctx.note(eventId, mine.name);
    return { registration: { id: mine._id, status: state } };
  },

  'event.declineOffer': async (ctx, { eventId, reason }) => {
    const { mine } = await mineOf(ctx, eventId, whyNot);
    await leave(ctx, mine, 'decline', reason || '本人放弃候补名额');
    await settleAndPromote(ctx, eventId);
    ctx.note(eventId, reason || undefined);
    return { registration: { id: mine._id, status: 'cancelled' } };
  },

  'event.expireOffers': async (ctx, { id }) => {
    const event = found(await findEvent(ctx, id), '这项活动');
    const over = await findExpired(ctx, event);
    if (over.length === 0) refuse('CONFLICT', '没有到期的候补名额');
    for (const one of over) await leave(ctx, one, 'expire', '保留时限内没有确认，名额已让给下一位；还想参加可以重新候补');
    announceExpired(
      ctx,
      event,
      over.map(({ memberId }) => memberId),
    );
    await settleAndPromote(ctx, id);
    ctx.note(id, `收回${over.length}个`);
    return { id, expired: over.length };
  },

  'event.review': async (ctx, { registrationId: id, decision, reason }) => {
    const record = found(await findRegistration(ctx, id), '这份报名');
    const event = found(await findEvent(ctx, record.eventId), '这项活动');
    if (isDrawn(event)) refuse('CONFLICT', '摇号的活动不逐份审核，报名截止后由系统摇号');
    if (decision === 'reject' && !reason)
      refuse('INVALID_INPUT', '请填写不通过的理由', [{ path: 'reason', message: '请填写不通过的理由' }]);
    const { state } =
      decision === 'approve'
        ? await moveRegistration(ctx, record, 'approve', { reason: reason || null })
        : await leave(ctx, record, 'reject', reason);
    announceReview(ctx, event, record, decision === 'approve' ? `${sayMoment(event.startsAt)}，${event.place}` : reason, decision);
    if (decision === 'reject') await settleAndPromote(ctx, event._id);
    ctx.note(event._id, `${record.name}${decision === 'approve' ? '通过' : `不通过：${reason}`}`);
    return { registration: { id, status: state } };
  },
};
