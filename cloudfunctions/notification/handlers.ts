/** Reading the inbox, putting messages into it, and how one wants to be told. */
import type { notification } from '../../types/notification/contract';
import type { Handlers } from '../core/context';
import { refuseField } from '../core/refuse';
import { findAudience } from '../member/public';
import { callListOf, groupsOf, tellByPhone } from './calling';
import { countUnread, deliver, markRead, pageMine, recall, saveSettings, settingsOf } from './store';

export const handlers: Handlers<typeof notification> = {
  'notification.list': async (ctx, asked) => {
    const page = await pageMine(ctx, asked);
    return { ...page, items: page.items.map((record) => ({ ...record, id: record._id })) };
  },

  'notification.unread': async (ctx) => ({ unread: await countUnread(ctx) }),

  'notification.read': async (ctx, { id }) => {
    await markRead(ctx, id);
    return { unread: await countUnread(ctx) };
  },

  'notification.recall': async (ctx, { unionId, matter, body }) => ({ recalled: await recall(ctx, unionId, matter, body) }),

  'notification.settings': (ctx) => settingsOf(ctx),

  'notification.setSettings': async (ctx, set) => {
    if (set.isQuietOn && set.quietFrom === set.quietTo) refuseField('quietTo', '开始与结束相同就没有免打扰时段，请改一个，或关掉免打扰');
    const kept = { ...set, mutedKinds: [...new Set(set.mutedKinds)] };
    await saveSettings(ctx, kept);
    ctx.note(ctx.actor.memberId);
    return kept;
  },

  'notification.callList': async (ctx, { groupId }) => {
    const { groups, chosen } = await groupsOf(ctx, groupId);
    return { groups, groupId: chosen?._id ?? null, items: chosen ? await callListOf(ctx, chosen) : [] };
  },

  'notification.told': async (ctx, { memberId, note }) => {
    const told = await tellByPhone(ctx, memberId);
    ctx.note(memberId, note);
    return { told };
  },

  'notification.send': async (
    ctx,
    { memberIds, audience, unionId, matter, kind, title, body, link = null, isUrgent = false, isPrivate },
  ) => {
    const people = memberIds ?? (audience ? (await findAudience(ctx, unionId, audience)).map(({ _id }) => _id) : []);
    return { sent: await deliver(ctx, people, { unionId, matter, kind, title, body, link, isUrgent, isPrivate }) };
  },
};
