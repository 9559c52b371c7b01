/** After the day: the note with pictures, and who may not sign up for a while because they stayed away. */
import type { z } from 'zod';
import type { event as contract } from '../../types/event/contract';
import type { Closing } from '../../types/event/contract-day';
import type { Context, Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { linksOf, takeFiles } from '../file/public';
import { coolDownOf, coolDownReason, monthsBefore } from './attendance-rules';
import { findAbsences, setClosing } from './attendance-store';
import { announceClosing } from './notices';
import type { Reason } from './rules';
import { isDrawn } from './rules-seats';
import { findEvent, findEvents, type Event } from './store';

export const closing: Pick<Handlers<typeof contract>, 'event.writeClosing'> = {
  'event.writeClosing': async (ctx, { eventId, text, fileIds }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    if (event.state === 'draft' || event.state === 'cancelled' || ctx.at < event.startsAt)
      refuse('CONFLICT', event.state === 'cancelled' ? '活动已取消，没有小结可写' : '活动开始以后才能写小结');
    const kept = await takeFiles(ctx, fileIds, { held: event.closing?.fileIds ?? [], types: ['png', 'jpg'] });
    await setClosing(ctx, event, { text, fileIds: kept, at: ctx.at, byName: ctx.actor.name });
    if (!event.closing) await announceClosing(ctx, event);
    ctx.note(eventId, `${text.length}字，照片${kept.length}张`);
    return { id: eventId };
  },
};

/** The note as the event's page shows it. */
export async function closingSeen(ctx: Context, event: Event): Promise<z.output<typeof Closing> | null> {
  if (!event.closing) return null;
  const { text, fileIds, at, byName } = event.closing;
  return { text, files: await linksOf(ctx, fileIds), at, byName };
}

/** Why somebody who stayed away too often cannot sign up for this event yet; null when they can. Lots are drawn among all. */
export async function whyCoolingDown(ctx: Context, event: Event, memberId: string): Promise<Reason | null> {
  const rule = event.coolDown;
  if (!rule || isDrawn(event)) return null;
  // Two spans back: the latest absence may lie one span ago, and those counted with it another.
  const absences = await findAbsences(ctx, memberId, monthsBefore(ctx.at, rule.months + Math.ceil(rule.days / 28)));
  const cooling = coolDownOf(rule, absences, ctx.at);
  if (!cooling) return null;
  const titles = new Map(
    (
      await findEvents(
        ctx,
        cooling.counted.map(({ eventId }) => eventId),
      )
    ).map(({ _id, title }) => [_id, title]),
  );
  return coolDownReason(
    cooling,
    rule,
    cooling.counted.map(({ eventId }) => titles.get(eventId) ?? ''),
  );
}
