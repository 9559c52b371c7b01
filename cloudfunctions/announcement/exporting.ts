/** Announcements and their readers as spreadsheets. */
import { categoryLabels, readerLabels } from '../../types/announcement/labels';
import { announcementLifecycle } from '../../types/announcement/lifecycle';
import type { Context } from '../core/context';
import { sheetOf } from '../core/paper/sheet';
import { dayOf, sayMoment } from '../core/time';
import { keepPaper } from '../file/public';
import { findAudience } from '../member/public';
import { unitNames } from '../unit/public';
import { findMarksOf } from './marks-store';
import type { ReaderRow } from './reading';
import { audienceText, tallyByGroup } from './rules';
import { pageForWriter, type Announcement } from './store';

const said = (at: string | null) => at && sayMoment(at);

export async function exportReaders(ctx: Context, record: Announcement, which: keyof typeof readerLabels, rows: ReaderRow[]) {
  const bytes = await sheetOf(
    readerLabels[which],
    [
      { title: '姓名', width: 12, value: ({ name }: ReaderRow) => name },
      { title: '小组', width: 20, value: ({ groupName }: ReaderRow) => groupName },
      { title: '阅读时间', width: 18, value: ({ readAt }: ReaderRow) => said(readAt) },
      { title: '确认时间', width: 18, value: ({ confirmedAt }: ReaderRow) => said(confirmedAt) },
      { title: '手机端', width: 14, value: ({ hasApp }: ReaderRow) => (hasApp ? '' : '未使用，请电话告知') },
      { title: '电话告知', width: 24, value: ({ toldAt, toldBy }: ReaderRow) => (toldAt ? `${sayMoment(toldAt)} ${toldBy ?? ''}` : '') },
    ],
    rows,
  );
  ctx.note(record._id, `${readerLabels[which]}${rows.length}人`);
  const name = `${record.title}-${readerLabels[which]}名单-${dayOf(ctx.now)}.xlsx`;
  return { file: await keepPaper(ctx, { name, type: 'xlsx', bytes }) };
}

type Counted = Announcement & { audienceText: string; total: number; read: number; confirmed: number };
const MOST = 500;

export async function exportList(ctx: Context, { state, category }: { state: Announcement['state']; category?: Announcement['category'] }) {
  const names = await unitNames(ctx, ctx.scope.unionId);
  const rows: Counted[] = [];
  for (const record of (await pageForWriter(ctx, state, category, { limit: MOST })).items) {
    const isOut = ['published', 'withdrawn', 'expired'].includes(state);
    const people = isOut ? await findAudience(ctx, record.unionId, record.audience) : [];
    const marks = new Map((isOut ? await findMarksOf(ctx, record._id) : []).map((mark) => [mark.memberId, mark]));
    const tallies = tallyByGroup(people, marks, record);
    const sum = (key: 'total' | 'read' | 'confirmed') => tallies.reduce((total, tally) => total + tally[key], 0);
    rows.push({
      ...record,
      audienceText: audienceText(record.audience, names),
      total: sum('total'),
      read: sum('read'),
      confirmed: sum('confirmed'),
    });
  }
  const bytes = await sheetOf(announcementLifecycle.labels[state], columns, rows);
  ctx.note(ctx.actor.memberId, `${rows.length} 则`);
  const name = `公告-${announcementLifecycle.labels[state]}-${dayOf(ctx.now)}.xlsx`;
  return { file: await keepPaper(ctx, { name, type: 'xlsx', bytes }) };
}

const columns = [
  { title: '标题', width: 40, value: ({ title }: Counted) => title },
  { title: '类别', width: 8, value: ({ category }: Counted) => categoryLabels[category] },
  { title: '发给谁', width: 24, value: ({ audienceText: text }: Counted) => text },
  { title: '发布时间', width: 18, value: ({ publishAt }: Counted) => said(publishAt) },
  { title: '过期时间', width: 18, value: ({ expireAt }: Counted) => said(expireAt) },
  { title: '起草人', width: 12, value: ({ authorName }: Counted) => authorName },
  { title: '必须确认', width: 10, value: ({ mustConfirm }: Counted) => (mustConfirm ? '是' : '否') },
  { title: '应读', width: 8, value: ({ total }: Counted) => total, as: 'count' as const },
  { title: '已读', width: 8, value: ({ read }: Counted) => read, as: 'count' as const },
  { title: '已确认', width: 8, value: ({ confirmed }: Counted) => confirmed, as: 'count' as const },
  { title: '撤回理由', width: 30, value: ({ withdrawReason }: Counted) => withdrawReason },
];
