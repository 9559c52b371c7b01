/** Changing an announcement: a draft is simply rewritten, a published one keeps the edition its readers knew. */
import type { announcement } from '../../types/announcement/contract';
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import type { ParsedOf } from '../../types/operation';
import type { Context } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { tellChanged, tellPublished } from './notices';
import { addressOf, changedFields, excerptOf } from './rules';
import { changeAnnouncement, keepVersion, type Announcement } from './store';
import { isOpen } from './view';

type Changes = Omit<ParsedOf<(typeof announcement)['announcement.update']>, 'id'>;

export async function change(ctx: Context, record: Announcement, { confirmAgain, changeNote, ...changes }: Changes): Promise<void> {
  if (!isOpen(record)) refuse('CONFLICT', `公告${announcementLifecycle.labels[record.state]}，不能再修改`);
  if (changes.publishAt !== undefined) refuseMovedTime(record, changes.publishAt);
  if (confirmAgain && !(changes.mustConfirm ?? record.mustConfirm))
    refuseField('confirmAgain', '这则公告不需要确认；要重新确认，请同时打开「必须确认」');
  const changed = changedFields(record, changes);
  const { body = record.body, audience = record.audience, isPinned = record.isPinned, ...given } = changes;
  const set: Partial<Announcement> = {
    ...given,
    ...{ body, audience, isPinned },
    excerpt: excerptOf(body),
    to: addressOf(audience, record.unionId),
    pinnedUntil: isPinned ? (given.pinnedUntil === undefined ? (record.pinnedUntil ?? null) : given.pinnedUntil) : null,
    ...(record.state === 'scheduled' && given.publishAt ? { orderAt: given.publishAt } : {}),
  };
  const isNewEdition = record.state === 'published' && (changed.length > 0 || confirmAgain === true);
  const edition = (record.edition ?? 1) + 1;
  if (isNewEdition) {
    await keepVersion(ctx, record);
    Object.assign(set, { edition, changed, changeNote: changeNote ?? null, updatedAt: ctx.at, updatedBy: ctx.actor.name });
    if (confirmAgain) set.confirmFrom = edition;
  }
  if (!(await changeAnnouncement(ctx, record, set))) refuse('CONFLICT');
  ctx.note(record._id, isNewEdition ? [`第${edition}版`, changeNote].filter(Boolean).join('：') : '修改');
  if (isNewEdition && confirmAgain) tellChanged(ctx, { ...record, ...set });
  if (isNewEdition && changed.includes('audience')) tellPublished(ctx, { ...record, ...set });
}

function refuseMovedTime(record: Announcement, publishAt: string | null): void {
  if (record.state === 'published' && publishAt !== record.publishAt) refuseField('publishAt', '公告已经发布，发布时间不能再改');
  if (record.state === 'scheduled' && publishAt === null) refuseField('publishAt', '待发布的公告要有发布时间；改为手动发布，请先取消定时');
}
