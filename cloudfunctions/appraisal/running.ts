/** An appraisal while it runs: opened to its frozen roll, rated in secret once each, reminded, closed and counted, told. */
import type { appraisal } from '../../types/appraisal/contract';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { cast, castersOf, closeBox, contentsOf, openBox, standingsOf } from '../core/secret-box';
import { dayOf, sayMoment } from '../core/time';
import { findAudience } from '../member/public';
import { tellPeople } from '../notification/public';
import { remindAtOf, shuffled } from '../survey/public';
import { resultsOf } from './result-rules';
import { ratersOf, ratingsTrouble, seatGroups, type Content, type Seated } from './rules';
import { findAppraisal, findRollOf, moveAppraisal, noteReminded, type AppraisalSeen } from './store';

export const boxOf = (id: string) => `appraisal:${id}`;
export const linkTo = (id: string) => `/pages/appraisal/rate/index?id=${id}`;
export const managed = async (ctx: Context, id: string) =>
  found(await findAppraisal(ctx, id, { unionId: ctx.actor.unionId }), '这次民主评议');

type Running = Pick<
  typeof appraisal,
  'appraisal.open' | 'appraisal.rate' | 'appraisal.remind' | 'appraisal.remindDue' | 'appraisal.close' | 'appraisal.report'
>;

export const handlers: Handlers<Running> = {
  'appraisal.open': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.closesAt <= ctx.at) refuseField('closesAt', '截止时间已过，请先改到将来');
    const { raters, seated } = await seat(ctx, record);
    const voters = [...raters].map(([memberId, groupId]) => ({ memberId, group: seatOf(seated, record, groupId) }));
    await openBox(ctx, { id: boxOf(id), voters });
    const readers = voters.map(({ memberId }) => memberId);
    await moveAppraisal(ctx, record, 'open', { seated, readers, due: readers.length, remindAt: remindAtOf(ctx.at, record.closesAt) });
    tell(ctx, record, readers, 'opened', `请参加：${record.title}`, `无记名，截止 ${dayOf(new Date(record.closesAt))}`);
    ctx.note(id, `${record.title}，${readers.length} 人`);
    return { id, due: readers.length };
  },

  'appraisal.rate': async (ctx, { id, ratings }) => {
    const { unionId, memberId } = ctx.actor;
    const record = found(await findAppraisal(ctx, id, { unionId, readers: memberId }), '这次民主评议');
    if (record.state !== 'open' || record.closesAt <= ctx.at) refuse('CONFLICT', '民主评议已截止，不能再评');
    const standing = (await standingsOf(ctx, [boxOf(id)], memberId)).get(boxOf(id));
    if (!standing) refuse('NOT_ON_ROLL');
    if (standing.hasCast) refuse('CONFLICT', '您已参加过这次评议，每人一次');
    const trouble = ratingsTrouble(record, ratings);
    if (trouble) refuseField(...trouble);
    const ordered = record.subjects.map((subject) => ratings.find(({ subjectId }) => subjectId === subject.id)!);
    const content: Content = { group: standing.group ?? '', ratings: ordered };
    await cast(ctx, { id: boxOf(id), memberId, content });
    ctx.note(id, '已参加');
    return { id };
  },

  'appraisal.remind': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state !== 'open') refuse('CONFLICT', '只有评议中的可以提醒');
    if (record.remindedOn === dayOf(ctx.now)) refuse('CONFLICT', '今天已经提醒过，明天可以再提醒');
    const missing = await notRated(ctx, record);
    if (missing.length === 0) refuse('CONFLICT', '名单上的人都已参加，不用提醒');
    await remind(ctx, record, missing);
    return { reminded: missing.length };
  },

  'appraisal.remindDue': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state !== 'open' || !record.remindAt || record.remindAt > ctx.at) refuse('CONFLICT', '现在没有要提醒的');
    await noteReminded(ctx, record, { remindAt: null });
    if (record.remindedOn !== dayOf(ctx.now)) await remind(ctx, record, await notRated(ctx, record));
    return { id };
  },

  'appraisal.close': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state === 'open') await closeBox(ctx, boxOf(id));
    const contents = record.state === 'open' ? ((await contentsOf(ctx, boxOf(id))) as Content[]) : [];
    const results = resultsOf(record, record.seated, contents, shuffled);
    await moveAppraisal(ctx, record, 'close', { rated: contents.length, results, closedAt: ctx.at });
    ctx.note(id, `${record.title}，${contents.length} 人参加`);
    return { id };
  },

  'appraisal.report': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    const roll = await findRollOf(ctx, record.unionId, id);
    const appraised = record.subjects.flatMap(({ memberId }) => memberId ?? []);
    await moveAppraisal(ctx, record, 'report', { readers: [...roll, ...appraised, ...(record.reportTo === 'all' ? ['all'] : [])] });
    tell(
      ctx,
      record,
      [...new Set([...roll, ...appraised])],
      'reported',
      `结果已公布：${record.title}`,
      '请查看评议结果',
      `/pages/appraisal/results/index?id=${id}`,
    );
    ctx.note(id, record.title);
    return { id };
  },
};

/** Who rates, and in which of the groups that are large enough. */
async function seat(ctx: Context, { unionId, groups, subjects }: AppraisalSeen) {
  const filled: { id: string; memberIds: string[] }[] = [];
  for (const { id, audience } of groups) filled.push({ id, memberIds: (await findAudience(ctx, unionId, audience)).map(({ _id }) => _id) });
  const raters = ratersOf(filled, subjects);
  const counts = groups.map(({ id, name, weight }) => ({
    id,
    name,
    weight,
    count: [...raters.values()].filter((one) => one === id).length,
  }));
  const vacant = counts.find(({ count }) => count === 0);
  if (vacant) refuseField('groups', `「${vacant.name}」组里没有人（已在前面的组，或被评议），请调整范围或去掉这一组`);
  const seated = seatGroups(counts);
  if (!seated) refuseField('groups', '参加评议的人不足5人，无法保密，请扩大范围');
  return { raters, seated };
}

/** The group a rater's sheet says: the joined one where theirs was too small. */
const seatOf = (seated: Seated[], { groups }: AppraisalSeen, groupId: string): string => {
  const name = groups.find(({ id }) => id === groupId)!.name;
  return seated.find((group) => group.name.split('、').includes(name))!.id;
};

export async function ratedBy(ctx: Context, records: AppraisalSeen[]): Promise<Map<string, boolean>> {
  const begun = records.filter(({ state }) => state !== 'draft').map(({ _id }) => boxOf(_id));
  const standings = await standingsOf(ctx, begun, ctx.actor.memberId);
  return new Map([...standings].map(([boxId, { hasCast }]) => [boxId.slice(boxOf('').length), hasCast]));
}

/** Who of the roll has not rated; nobody is shown the list. */
async function notRated(ctx: Context, { _id, unionId }: AppraisalSeen): Promise<string[]> {
  const rated = await castersOf(ctx, boxOf(_id));
  return (await findRollOf(ctx, unionId, _id)).filter((memberId) => !rated.has(memberId));
}

async function remind(ctx: Context, record: AppraisalSeen, memberIds: string[]): Promise<void> {
  await noteReminded(ctx, record, { remindedOn: dayOf(ctx.now) });
  const until = `无记名，截止 ${sayMoment(record.closesAt)}`;
  tell(ctx, record, memberIds, `remind${dayOf(ctx.now)}`, `还没有参加：${record.title}`, until, linkTo(record._id), true);
  ctx.note(record._id, `${memberIds.length} 人`);
}

function tell(
  ctx: Context,
  { _id, unionId }: AppraisalSeen,
  memberIds: string[],
  what: string,
  title: string,
  body: string,
  link = linkTo(_id),
  isPrivate = false,
): void {
  const message = { unionId, matter: `appraisal:${_id}:${what}`, kind: 'appraisal' as const, title: title.slice(0, 60), body, link };
  tellPeople(ctx, memberIds, { ...message, isPrivate });
}
