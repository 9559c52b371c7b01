/** What happens in surveys: written, seen, told; running and figures are in files of their own. */
import type { survey } from '../../types/survey/contract';
import { surveyLifecycle } from '../../types/survey/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuseField } from '../core/refuse';
import { unitNames } from '../unit/public';
import { handlers as figures } from './figures';
import { audienceText, questionsTrouble } from './rules';
import { answeredBy, answeredCount, handlers as running } from './running';
import { findSurvey, insertSurvey, moveSurvey, pageSurveys, whoseSurveys, type Survey, type SurveySeen } from './store';
import { usualSurveys } from './templates';

export const handlers: Handlers<typeof survey> = {
  ...running,
  ...figures,

  'survey.list': async (ctx, asked) => {
    const { items, nextCursor } = await pageSurveys(ctx, whoseSurveys(ctx, may(ctx.actor, 'survey.create')), asked);
    const answered = await answeredBy(ctx, items);
    return { items: items.map((record) => briefOf(record, answered)), nextCursor };
  },

  'survey.get': async (ctx, { id }) => {
    const isKeeper = may(ctx.actor, 'survey.create');
    const record = found(await findSurvey(ctx, id, whoseSurveys(ctx, isKeeper)), '这份问卷');
    const answered = await answeredBy(ctx, [record]);
    const brief = briefOf(record, answered);
    const { intro, audience, series, reportTo, questions, due } = record;
    return {
      ...{ ...brief, intro, audience, series, reportTo, questions, due },
      audienceText: audienceText(audience, await unitNames(ctx, record.unionId)),
      answered: await answeredCount(ctx, record),
      canSeeResults: record.state === 'reported' || (record.state === 'closed' && isKeeper),
      canSeeParticipants: isKeeper && record.state !== 'draft',
      moves: movesFor(ctx, record, brief.hasAnswered),
    };
  },

  'survey.templates': () => Promise.resolve({ items: usualSurveys }),

  'survey.create': async (ctx, plan) => {
    checkPlan(ctx, plan);
    const { unionId, memberId } = ctx.actor;
    const _id = newId();
    await insertSurvey(ctx, {
      ...{ ...plan, _id, unionId, state: 'draft', readers: [], due: 0, answered: 0, tallies: [], remindAt: null, remindedOn: null },
      ...{ authorId: memberId, createdAt: ctx.at, closedAt: null },
    });
    ctx.note(_id, plan.title);
    return { id: _id };
  },

  'survey.change': async (ctx, { id, ...plan }) => {
    checkPlan(ctx, plan);
    const record = found(await findSurvey(ctx, id, { unionId: ctx.actor.unionId }), '这份问卷');
    await moveSurvey(ctx, record, 'change', plan);
    ctx.note(id, plan.title);
    return { id };
  },
};

function checkPlan(ctx: Context, { questions, closesAt }: Pick<Survey, 'questions' | 'closesAt'>): void {
  const trouble = questionsTrouble(questions);
  if (trouble) refuseField(...trouble);
  if (closesAt <= ctx.at) refuseField('closesAt', '截止时间应在将来');
}

function briefOf(record: SurveySeen, answered: Map<string, boolean>) {
  const { _id, title, state, isAnonymous, mustTake, closesAt, questions } = record;
  const hasAnswered = answered.get(_id) ?? null;
  return { id: _id, title, state, isAnonymous, mustTake, closesAt, questionCount: questions.length, hasAnswered };
}

const movesFor = (ctx: Context, { state, closesAt }: SurveySeen, hasAnswered: boolean | null) =>
  movesOf(ctx, surveyLifecycle, state).filter((move) => move !== 'answer' || (hasAnswered === false && closesAt > ctx.at));
