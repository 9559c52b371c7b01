/** What other domains may ask of the inbox. */
import type { Context } from '../core/context';

export { countUnread, readMatter } from './store';

/** After this command every message about the matter (`announcement:abc:`) says what became of it and counts as read. */
export const recallMatter = (ctx: Context, unionId: string, matter: string, body: string): void =>
  ctx.later('notification.recall', { unionId, matter, body });
