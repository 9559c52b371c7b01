/** The clock's reminders: the last chance to cancel, the day before, shortly before, and a kept place whose time is nearly over. */
import type { event as contract } from '../../types/event/contract';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { announceReminder, announceRunningOut } from './notices';
import { findOffered, markOffersReminded } from './reminding-store';
import { isOfferRunningOut, reminderDue } from './rules-reminding';
import { changeEvent, findEvent } from './store';

export const reminding: Pick<Handlers<typeof contract>, 'event.remind' | 'event.remindOffers'> = {
  'event.remind': async (ctx, { id }) => {
    const record = found(await findEvent(ctx, id), '这项活动');
    const due = reminderDue(record, ctx.at);
    if (record.state !== 'published' || !due) refuse('CONFLICT', '现在没有要提醒的，或已经提醒过');
    if (!(await changeEvent(ctx, record, { remindedAt: ctx.at, lastReminder: due }))) refuse('CONFLICT');
    await announceReminder(ctx, record, due);
    ctx.note(id);
    return { id };
  },

  'event.remindOffers': async (ctx, { id }) => {
    const event = found(await findEvent(ctx, id), '这项活动');
    const due = (await findOffered(ctx, event)).filter((one) => isOfferRunningOut(event, one, ctx.at));
    if (due.length === 0) refuse('CONFLICT', '没有快到期的候补名额');
    await markOffersReminded(ctx, due);
    announceRunningOut(ctx, event, due);
    ctx.note(id, `提醒${due.length}人`);
    return { id, reminded: due.length };
  },
};
