/** What happens in appraisals: planned and seen; running and figures are in files of their own. */
import type { appraisal } from '../../types/appraisal/contract';
import { appraisalLifecycle } from '../../types/appraisal/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuseField } from '../core/refuse';
import { participation } from '../core/secret-box';
import { findMembers } from '../member/public';
import { audienceText } from '../survey/public';
import { unitNames } from '../unit/public';
import { handlers as figures } from './figures';
import { planTrouble, type Plan } from './rules';
import { boxOf, handlers as running, managed, ratedBy } from './running';
import { findAppraisal, insertAppraisal, moveAppraisal, pageAppraisals, whoseAppraisals, type AppraisalSeen } from './store';

export const handlers: Handlers<typeof appraisal> = {
  ...running,
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
    await checkPlan(ctx, plan);
    const _id = newId();
    await insertAppraisal(ctx, {
      ...{ ...plan, _id, unionId: ctx.actor.unionId, state: 'draft', seated: [], readers: [], due: 0, rated: 0, results: [] },
      ...{ remindAt: null, remindedOn: null, createdAt: ctx.at, closedAt: null },
    });
    ctx.note(_id, plan.title);
    return { id: _id };
  },

  'appraisal.change': async (ctx, { id, ...plan }) => {
    await checkPlan(ctx, plan);
    await moveAppraisal(ctx, await managed(ctx, id), 'change', plan);
    ctx.note(id, plan.title);
    return { id };
  },
};

async function checkPlan(ctx: Context, plan: Plan & { closesAt: string }): Promise<void> {
  const trouble = planTrouble(plan);
  if (trouble) refuseField(...trouble);
  const linked = plan.subjects.flatMap(({ memberId }) => memberId ?? []);
  const known = new Set((await findMembers(ctx, ctx.actor.unionId, linked)).map(({ _id }) => _id));
  const stranger = plan.subjects.findIndex(({ memberId }) => memberId !== null && !known.has(memberId));
  if (stranger >= 0) refuseField(`subjects.${stranger}.memberId`, '本会名册里没有这位会员，请重新选择，或只写姓名');
  if (plan.closesAt <= ctx.at) refuseField('closesAt', '截止时间应在将来');
}

function briefOf({ _id, title, year, state, closesAt, subjects }: AppraisalSeen, rated: Map<string, boolean>) {
  return { id: _id, title, year, state, closesAt, subjectCount: subjects.length, hasRated: rated.get(_id) ?? null };
}
