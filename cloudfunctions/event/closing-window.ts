/** The clock at the end of sign-up: the organiser hears how many came together, and teams that are too few are marked and told. */
import type { event as contract } from '../../types/event/contract';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { announceClosed, announceShort } from './notices';
import { changeEvent, findEvent } from './store';
import { findShort, markShort } from './team-store';

export const closingWindow: Pick<Handlers<typeof contract>, 'event.close'> = {
  'event.close': async (ctx, { id }) => {
    const event = found(await findEvent(ctx, id), '这项活动');
    if (event.state !== 'published' || event.closedAt || ctx.at < event.closesAt) refuse('CONFLICT', '报名还没有截止，或已经处理过');
    const short = event.team ? await findShort(ctx, event, event.team.min) : [];
    for (const team of short) {
      await markShort(ctx, team);
      announceShort(ctx, event, team);
    }
    await changeEvent(ctx, event, { closedAt: ctx.at });
    announceClosed(ctx, event, short.length);
    ctx.note(id, `${event.seats.taken}个名额${short.length > 0 ? `，${short.length}队人数不足` : ''}`);
    return { id, short: short.length };
  },
};
