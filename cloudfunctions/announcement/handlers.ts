/** What happens when somebody writes, publishes, changes or withdraws an announcement. */
import type { announcement } from '../../types/announcement/contract';
import type { Audience } from '../../types/common';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { sayMoment } from '../core/time';
import { takeFiles } from '../file/public';
import { recallMatter } from '../notification/public';
import { unknownUnits } from '../unit/public';
import { change } from './changing';
import { exportList } from './exporting';
import { matterOf, tellPublished } from './notices';
import { reading, unconfirmedOf, visibleTo } from './reading';
import { addressOf, editionsOf, excerptOf, timesTrouble, type Times } from './rules';
import { changeAnnouncement, findInUnion, findVersions, insertAnnouncement, moveAnnouncement, pageForWriter, pagePublished } from './store';
import type { Announcement } from './store';
import { detailOf, itemsOf } from './view';

export const handlers: Handlers<typeof announcement> = {
  ...reading,

  'announcement.create': async (ctx, { publishAt = null, expireAt = null, pinnedUntil = null, coverId = null, ...input }) => {
    refuseWrongTimes(ctx, { publishAt, expireAt, pinnedUntil });
    await refuseStrangeUnits(ctx, input.audience);
    await takeFiles(ctx, input.fileIds);
    if (coverId) await takeCover(ctx, coverId);
    const record: Announcement = {
      ...input,
      ...{ publishAt, expireAt, coverId, pinnedUntil: input.isPinned ? pinnedUntil : null },
      _id: newId(),
      unionId: ctx.actor.unionId,
      state: 'draft',
      excerpt: excerptOf(input.body),
      to: addressOf(input.audience, ctx.actor.unionId),
      orderAt: ctx.at,
      createdAt: ctx.at,
      authorId: ctx.actor.memberId,
      authorName: ctx.actor.name,
      version: 1,
      edition: 1,
      confirmFrom: 1,
      updatedAt: null,
      withdrawReason: null,
      remindedOn: null,
      remindedGroups: [],
    };
    await insertAnnouncement(ctx, record);
    ctx.note(record._id, record.title);
    return { id: record._id };
  },

  'announcement.update': async (ctx, { id, ...changes }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    refuseWrongTimes(ctx, { ...record, ...changes }, changes);
    if (changes.audience) await refuseStrangeUnits(ctx, changes.audience);
    if (changes.fileIds) await takeFiles(ctx, changes.fileIds, { held: record.fileIds });
    if (changes.coverId && changes.coverId !== record.coverId) await takeCover(ctx, changes.coverId);
    await change(ctx, record, changes);
    return { id };
  },

  'announcement.publish': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (record.publishAt && record.publishAt > ctx.at) {
      const { state } = await moveAnnouncement(ctx, record, 'schedule', { orderAt: record.publishAt });
      ctx.note(id, `定于 ${sayMoment(record.publishAt)} 发布`);
      return { id, state };
    }
    if (record.expireAt && record.expireAt <= ctx.at) return expireUnseen(ctx, record);
    const published = await moveAnnouncement(ctx, record, 'publish', { publishAt: ctx.at, orderAt: ctx.at });
    ctx.note(id, record.title);
    tellPublished(ctx, published);
    return { id, state: published.state };
  },

  'announcement.unschedule': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    await moveAnnouncement(ctx, record, 'unschedule', { orderAt: ctx.at });
    ctx.note(id, record.title);
    return { id };
  },

  'announcement.withdraw': async (ctx, { id, reason }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    await moveAnnouncement(ctx, record, 'withdraw', { withdrawReason: reason, isPinned: false, pinnedUntil: null });
    if (record.state === 'published') recallMatter(ctx, record.unionId, matterOf(id), `已撤回：${reason}`);
    ctx.note(id, reason);
    return { id };
  },

  'announcement.expire': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (!record.expireAt || record.expireAt > ctx.at) refuse('CONFLICT', '还没有到过期时间');
    await moveAnnouncement(ctx, record, 'expire', { isPinned: false, pinnedUntil: null });
    recallMatter(ctx, record.unionId, matterOf(id), '公告已过期');
    ctx.note(id);
    return { id };
  },

  'announcement.unpin': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    if (!record.pinnedUntil || record.pinnedUntil > ctx.at) refuse('CONFLICT', '还没有到置顶截止的时间');
    if (!(await changeAnnouncement(ctx, record, { isPinned: false, pinnedUntil: null }))) refuse('CONFLICT');
    ctx.note(id);
    return { id };
  },

  'announcement.list': async (ctx, { category, state = 'published', isUnconfirmed, ...asked }) => {
    const isWriter = may(ctx.actor, 'announcement.publish');
    if (state !== 'published' && !isWriter) refuse('FORBIDDEN', '只有工会干事可以查看草稿和已撤回的公告');
    if (isUnconfirmed) return { items: await itemsOf(ctx, await unconfirmedOf(ctx)), nextCursor: null };
    const page =
      state === 'published' ? await pagePublished(ctx, { category, isWriter }, asked) : await pageForWriter(ctx, state, category, asked);
    return { ...page, items: await itemsOf(ctx, page.items) };
  },

  'announcement.get': async (ctx, { id }) => detailOf(ctx, await visibleTo(ctx, id)),

  'announcement.versions': async (ctx, { id }) => {
    const record = await visibleTo(ctx, id);
    return { items: editionsOf(record, await findVersions(ctx, record)) };
  },

  'announcement.export': (ctx, chosen) => exportList(ctx, chosen),
};

/** Its time to go came before its time to appear, as after a long standstill: nobody is told. */
async function expireUnseen(ctx: Context, record: Announcement) {
  if (ctx.scope.level !== 'system') refuseField('expireAt', '过期时间已经过去，请先修改过期时间再发布');
  const { state } = await moveAnnouncement(ctx, record, 'expire');
  ctx.note(record._id, '到发布时已经过期，没有发布');
  return { id: record._id, state };
}

const takeCover = (ctx: Context, coverId: string) => takeFiles(ctx, [coverId], { types: ['png', 'jpg'], field: 'coverId' });

function refuseWrongTimes(ctx: Context, times: Times, given: Times = times): void {
  const trouble = timesTrouble(times, ctx.now, given);
  if (trouble) refuseField(...trouble);
}

async function refuseStrangeUnits(ctx: Context, audience: Audience): Promise<void> {
  const unknown = await unknownUnits(ctx, ctx.actor.unionId, audience.unitIds ?? []);
  if (unknown.length > 0) refuseField('audience.unitIds', '范围里有不属于本会的小组，请重新选择');
}
