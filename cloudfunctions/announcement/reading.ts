/** What happens when somebody reads or confirms an announcement, and when others look who has not. */
import type { reading as contract } from '../../types/announcement/contract-reading';
import { may, type Context, type Handlers } from '../core/context';
import { knownMembers } from '../core/identity';
import { pageAtHand } from '../core/page';
import { found, refuse } from '../core/refuse';
import { dayOf, sayMoment } from '../core/time';
import { findAudience, phonesFor, type MemberBrief } from '../member/public';
import { readMatter } from '../notification/public';
import { unitNames } from '../unit/public';
import { exportReaders } from './exporting';
import { findMarks, findMarksOf, findTellings, keepTelling, markRead, type ReadMark } from './marks-store';
import { matterOf, tellUnread } from './notices';
import { isConfirmedBy, isDoneBy, remindable, tallyByGroup } from './rules';
import { findForReader, findInUnion, findMustConfirm, keepReminder, type Announcement } from './store';

export const reading: Handlers<typeof contract> = {
  'announcement.read': async (ctx, { id }) => {
    const { readAt } = await markRead(ctx, await visibleTo(ctx, id, true), false);
    await readMatter(ctx, matterOf(id));
    return { id, readAt };
  },

  'announcement.confirm': async (ctx, { id }) => {
    const record = await visibleTo(ctx, id, true);
    if (!record.mustConfirm) refuse('CONFLICT', '这则公告不需要确认');
    const mark = await markRead(ctx, record, true);
    await readMatter(ctx, matterOf(id));
    ctx.note(id);
    return { id, confirmedAt: mark.confirmedAt ?? ctx.at };
  },

  'announcement.readers': async (ctx, { id }) => {
    const { record, people, marks, names } = await readersOf(ctx, id);
    const groups = tallyByGroup(people, marks, record).map((tally) => ({ ...tally, name: names.get(tally.unitId) ?? '未分组' }));
    const sum = (key: 'total' | 'read' | 'confirmed') => groups.reduce((total, group) => total + group[key], 0);
    const unread = people.filter(({ _id }) => !isDoneBy(record, marks.get(_id)));
    return {
      total: sum('total'),
      read: sum('read'),
      confirmed: sum('confirmed'),
      groups,
      unread: unread.map(({ _id, name, groupId }) => ({ memberId: _id, name, groupName: names.get(groupId) ?? '未分组' })),
      remindable: record.state === 'published' ? remindable(record, people, marks, dayOf(ctx.now)).length : 0,
    };
  },

  'announcement.readerList': async (ctx, { id, which, unitId, ...asked }) => {
    const rows = await readerRows(ctx, id, which, unitId);
    return pageAtHand(rows, placeOf, asked);
  },

  'announcement.remind': async (ctx, { id }) => {
    const { record, people, marks } = await readersOf(ctx, id);
    if (record.state !== 'published') refuse('CONFLICT', '只有已发布的公告可以提醒');
    const today = dayOf(ctx.now);
    if (people.every(({ _id }) => isDoneBy(record, marks.get(_id)))) refuse('CONFLICT', '范围内的会员都已阅读，不需要提醒');
    const asked = remindable(record, people, marks, today);
    if (asked.length === 0) refuse('CONFLICT', '今天已经提醒过，明天可以再提醒一次');
    const had = record.remindedOn === today ? (record.remindedGroups ?? []) : [];
    const groups = [...new Set([...had, ...people.map(({ groupId }) => groupId)])];
    if (!(await keepReminder(ctx, record, today, groups))) refuse('CONFLICT', '刚刚有人提醒过，请刷新后查看');
    ctx.note(id, `提醒${asked.length}人`);
    tellUnread(
      ctx,
      record,
      asked.map(({ _id }) => _id),
      today,
    );
    return { reminded: asked.length };
  },

  'announcement.phone': async (ctx, { id, memberId }) => {
    const { title } = await toBeTold(ctx, id, memberId);
    const phone = (await phonesFor(ctx, [memberId], `告知公告「${title}」`)).get(memberId);
    ctx.note(memberId, title);
    return { phone: phone ?? refuse('NOT_FOUND', '这位会员没有留电话，请当面告知') };
  },

  'announcement.tell': async (ctx, { id, memberId }) => {
    const { title } = await toBeTold(ctx, id, memberId);
    const { at } = await keepTelling(ctx, id, memberId);
    ctx.note(memberId, title);
    return { toldAt: at };
  },

  'announcement.exportReaders': async (ctx, { id, which, unitId }) => {
    const record = found(await findInUnion(ctx, id), '这则公告');
    return exportReaders(ctx, record, which, await readerRows(ctx, id, which, unitId));
  },
};

/** Somebody within the caller's reach who has not read it yet, and may therefore be called. */
async function toBeTold(ctx: Context, id: string, memberId: string): Promise<Announcement> {
  const { record, people, marks } = await readersOf(ctx, id);
  if (record.state !== 'published') refuse('CONFLICT', '只有已发布的公告需要告知');
  found(
    people.find(({ _id }) => _id === memberId),
    '这位会员',
  );
  if (isDoneBy(record, marks.get(memberId))) refuse('CONFLICT', `这位会员已经${record.mustConfirm ? '确认' : '阅读'}，不需要再告知`);
  return record;
}

/**
 * An announcement the caller may read. Whom a withdrawn or expired one was addressed to is told what became of it;
 * writers see every state, unless it is to be marked as read.
 */
export async function visibleTo(ctx: Context, id: string, isToRead = false): Promise<Announcement> {
  if (!isToRead && may(ctx.actor, 'announcement.publish')) return found(await findInUnion(ctx, id), '这则公告');
  const record = found(await findForReader(ctx, id), '这则公告');
  if (record.state === 'withdrawn') refuse('NOT_FOUND', `「${record.title}」已撤回：${record.withdrawReason ?? '没有写明理由'}`);
  if (record.state === 'expired' || (record.expireAt && record.expireAt <= ctx.at))
    refuse('NOT_FOUND', `「${record.title}」已于 ${sayMoment(record.expireAt ?? ctx.at)} 过期，如仍需要请联系工会干事`);
  return record;
}

/** Must-confirm announcements the caller has not confirmed. */
export async function unconfirmedOf(ctx: Context): Promise<Announcement[]> {
  const asked = (await findMustConfirm(ctx)).filter(({ expireAt }) => !expireAt || expireAt > ctx.at);
  const mine = await findMarks(
    ctx,
    asked.map(({ _id }) => _id),
  );
  return asked.filter((record) => !isConfirmedBy(record, mine.get(record._id)));
}

/** Whom it is addressed to within the caller's reach, and their marks. One read after the other: it also runs in transactions. */
export async function readersOf(
  ctx: Context,
  id: string,
): Promise<{ record: Announcement; people: MemberBrief[]; marks: Map<string, ReadMark>; names: Map<string, string> }> {
  const record = found(await findInUnion(ctx, id), '这则公告');
  const groupIds = ctx.scope.level === 'group' ? ctx.scope.unitIds : undefined;
  const people = await findAudience(ctx, record.unionId, record.audience, groupIds);
  const marks = new Map((await findMarksOf(ctx, id)).map((mark) => [mark.memberId, mark]));
  return { record, people, marks, names: await unitNames(ctx, record.unionId) };
}

export type ReaderRow = {
  memberId: string;
  name: string;
  groupName: string;
  readAt: string | null;
  confirmedAt: string | null;
  hasApp: boolean;
  toldAt: string | null;
  toldBy: string | null;
};

async function readerRows(ctx: Context, id: string, which: string, unitId?: string): Promise<ReaderRow[]> {
  const { record, people, marks, names } = await readersOf(ctx, id);
  const isAsked = ({ _id }: MemberBrief) => {
    const isConfirmed = isConfirmedBy(record, marks.get(_id));
    return { unread: !marks.has(_id), read: marks.has(_id), unconfirmed: !isConfirmed, confirmed: isConfirmed }[which];
  };
  const asked = people.filter((person) => (!unitId || person.groupId === unitId) && isAsked(person));
  const known = await knownMembers(
    ctx,
    asked.map(({ _id }) => _id),
  );
  const told = new Map((await findTellings(ctx, id)).map((telling) => [telling.memberId, telling]));
  return asked
    .map(({ _id, name, groupId }) => ({
      memberId: _id,
      name,
      groupName: names.get(groupId) ?? '未分组',
      readAt: marks.get(_id)?.readAt ?? null,
      confirmedAt: isConfirmedBy(record, marks.get(_id)) ? (marks.get(_id)?.confirmedAt ?? null) : null,
      hasApp: known.has(_id),
      toldAt: told.get(_id)?.at ?? null,
      toldBy: told.get(_id)?.byName ?? null,
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** By group, then by name. */
const placeOf = ({ groupName, name, memberId }: ReaderRow) => ({ value: `${groupName} ${name}`, id: memberId });
const orderOf = (row: ReaderRow) => `${placeOf(row).value} ${row.memberId}`;
