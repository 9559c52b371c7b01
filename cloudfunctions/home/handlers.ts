/** The home page in one call: every domain says what waits for the caller. */
import type { home } from '../../types/home/contract';
import type { Handlers } from '../core/context';
import { newestFor } from '../announcement/public';
import { openFor } from '../event/public';
import { countUnread } from '../notification/public';
import { waiting as sources } from '../collected.generated';
import { byUrgency } from './rules';

export const handlers: Handlers<typeof home> = {
  'home.summary': async (ctx) => {
    const [waiting, announcements, events, unread] = await Promise.all([
      Promise.all(Object.values(sources).map((waitingFor) => waitingFor(ctx))),
      newestFor(ctx, 5),
      openFor(ctx, 5),
      countUnread(ctx),
    ]);
    return { waiting: byUrgency(waiting.flat()), announcements, events, unread };
  },
};
