/** What happens in appraisals: planned, opened to a frozen roll, rated in secret, closed and counted, told. */
import type { appraisal } from '../../types/appraisal/contract';
import { appraisalLifecycle } from '../../types/appraisal/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuse, refuseField } from '../core/refuse';
import { cast, closeBox, contentsOf, openBox, participation, standingsOf } from '../core/secret-box';
import { dayOf } from '../core/time';
import { findAudience } from '../member/public';
import { audienceText, shuffled } from '../survey/public';
import { unitNames } from '../unit/public';
import { handlers as figures } from './figures';
import { planTrouble, ratersOf, ratingsTrouble, resultsOf, seatGroups, type Content, type Plan, type Seated } from './rules';
import { findAppraisal, findRollOf, insertAppraisal, moveAppraisal, pageAppraisals, whoseAppraisals, type AppraisalSeen } from './store';

export const boxOf = (id: string) => `appraisal:${id}`;
const managed = async (ctx: Context, id: string) => found(await findAppraisal(ctx, id, { unionId: ctx.actor.unionId }), '这次民主评议');

export const handlers: Handlers<typeof appraisal> = {
  ...figures,

  'appraisal.list': async (ctx, asked) => {
    const { items, nextCursor } = await pageAppraisals(ctx, whoseAppraisals(ctx, may(ctx.actor, 'appraisal.create')), asked);
    const rated = await ratedBy(ctx, items);
    return { items: items.map((record) => briefOf(record, rated)), nextCursor };
  },

  'appraisal.get': async (ctx, { id }) => {
    const isKeeper = may(ctx.actor, 'appraisal.create');
    const record = found(await findAppraisal(ctx, id, whoseAppraisals(ctx, isKeeper)), '这次民主评议');
    const brief = briefOf(record, await ratedBy(ctx, [record]));
    const names = await unitNames(ctx, record.unionId);
    const { state, method, subjects, criteria, groups, reportTo, due, closesAt } = record;
    return {
      ...{ ...brief, method, subjects, criteria, reportTo, due },
      groups: groups.map((group) => ({ ...group, audienceText: audienceText(group.audience, names) })),
      rated: state === 'open' ? (await participation(ctx, boxOf(id))).cast : record.rated,
      canSeeResults: state === 'reported' || (state === 'closed' && isKeeper),
      moves: movesOf(ctx, appraisalLifecycle, state).filter((move) => move !== 'rate' || (brief.hasRated === false && closesAt > ctx.at)),
    };
  },

  'appraisal.create': async (ctx, plan) => {
    checkPlan(ctx, plan);
    const _id = newId();
    await insertAppraisal(ctx, {
      ...{ ...plan, _id, unionId: ctx.actor.unionId, state: 'draft', seated: [], readers: [], due: 0, rated: 0, results: [] },
      ...{ createdAt: ctx.at, closedAt: null },
    });
    ctx.note(_id, plan.title);
    return { id: _id };
  },

  'appraisal.change': async (ctx, { id, ...plan }) => {
    checkPlan(ctx, plan);
    await moveAppraisal(ctx, await managed(ctx, id), 'change', plan);
    ctx.note(id, plan.title);
    return { id };
  },

  'appraisal.open': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.closesAt <= ctx.at) refuseField('closesAt', '截止时间已过，请先改到将来');
    const { raters, seated } = await seat(ctx, record);
    const voters = [...raters].map(([memberId, groupId]) => ({ memberId, group: seatOf(seated, record, groupId) }));
    await openBox(ctx, { id: boxOf(id), voters });
    const readers = voters.map(({ memberId }) => memberId);
    await moveAppraisal(ctx, record, 'open', { seated, readers, due: readers.length });
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
    await moveAppraisal(ctx, record, 'report', record.reportTo === 'all' ? { readers: [...roll, 'all'] } : {});
    tell(ctx, record, roll, 'reported', `结果已公布：${record.title}`, '请查看评议结果', `/pages/appraisal/results/index?id=${id}`);
    ctx.note(id, record.title);
    return { id };
  },
};

function checkPlan(ctx: Context, plan: Plan & { closesAt: string }): void {
  const trouble = planTrouble(plan);
  if (trouble) refuseField(...trouble);
  if (plan.closesAt <= ctx.at) refuseField('closesAt', '截止时间应在将来');
}

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

function briefOf({ _id, title, year, state, closesAt, subjects }: AppraisalSeen, rated: Map<string, boolean>) {
  return { id: _id, title, year, state, closesAt, subjectCount: subjects.length, hasRated: rated.get(_id) ?? null };
}

const PEOPLE_AT_ONCE = 1000;
function tell(
  ctx: Context,
  { _id, unionId }: AppraisalSeen,
  memberIds: string[],
  what: string,
  title: string,
  body: string,
  link = `/pages/appraisal/rate/index?id=${_id}`,
): void {
  for (let start = 0; start < memberIds.length; start += PEOPLE_AT_ONCE)
    ctx.later('notification.send', {
      ...{ unionId, memberIds: memberIds.slice(start, start + PEOPLE_AT_ONCE), matter: `appraisal:${_id}:${what}` },
      ...{ kind: 'unit', title: title.slice(0, 60), body, link },
    });
}
