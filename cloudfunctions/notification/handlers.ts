/** Reading the inbox, and putting messages into it. */
import type { notification } from '../../types/notification/contract';
import type { Handlers } from '../core/context';
import { findAudience } from '../member/public';
import { countUnread, deliver, markRead, pageMine, recall } from './store';

export const handlers: Handlers<typeof notification> = {
  'notification.list': async (ctx, { isUnread, ...asked }) => {
    const page = await pageMine(ctx, isUnread, asked);
    return { ...page, items: page.items.map((record) => ({ ...record, id: record._id })) };
  },

  'notification.unread': async (ctx) => ({ unread: await countUnread(ctx) }),

  'notification.read': async (ctx, { id }) => {
    await markRead(ctx, id);
    return { unread: await countUnread(ctx) };
  },

  'notification.recall': async (ctx, { unionId, matter, body }) => ({ recalled: await recall(ctx, unionId, matter, body) }),

  'notification.send': async (ctx, { memberIds, audience, unionId, matter, kind, title, body, link = null }) => {
    const people = memberIds ?? (audience ? (await findAudience(ctx, unionId, audience)).map(({ _id }) => _id) : []);
    return { sent: await deliver(ctx, people, { unionId, matter, kind, title, body, link }) };
  },
};
