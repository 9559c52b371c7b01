/** What surveys tell the home page, the desk, the calendar and the export of one's own data. */
import type { Waiting } from '../../types/home/contract';
import { surveyLifecycle } from '../../types/survey/lifecycle';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { may, type Context } from '../core/context';
import { answeredBy, linkTo } from './running';
import { findAnswersOf, findEndingIn, findOpenFor, pageSurveys, whoseSurveys, type SurveySeen } from './store';

export { audienceText, remindAtOf } from './rules';
export { shuffled } from './running';

const MOST = 50;
const mine = async (ctx: Context): Promise<SurveySeen[]> => (await pageSurveys(ctx, whoseSurveys(ctx, false), { limit: MOST })).items;

/** Open surveys the caller has not answered. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const open = await findOpenFor(ctx, whoseSurveys(ctx, false), ctx.at);
  const answered = await answeredBy(ctx, open);
  return open
    .filter(({ _id }) => answered.get(_id) === false)
    .map(({ _id, title, isAnonymous, closesAt }) => ({
      key: `survey:${_id}`,
      kind: 'survey',
      title,
      action: isAnonymous ? '请匿名填写' : '请填写',
      link: linkTo(_id),
      dueAt: closesAt,
    }));
}

/** Closed surveys whose results wait to be told. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'survey.report')) return [];
  const { items } = await pageSurveys(ctx, whoseSurveys(ctx, true), { limit: MOST });
  return items
    .filter(({ state }) => state === 'closed')
    .map(({ _id, title, answered }) => ({
      key: `survey:${_id}`,
      kind: 'survey',
      title: `${title}，${answered} 份答卷待公布`,
      source: '满意度测评',
      action: '公布',
      link: `/pages/survey/results/index?id=${_id}`,
      dueAt: null,
    }));
}

/** When the surveys one is asked, or runs, come to their end. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const ending = await findEndingIn(ctx, whoseSurveys(ctx, may(ctx.actor, 'survey.create')), from, to);
  return ending.map(({ _id, title, closesAt }) => ({
    ...{ key: `survey:${_id}`, kind: 'survey', title: `问卷截止：${title}`, startsAt: closesAt, endsAt: null },
    ...{ isDeadline: true, place: null, link: linkTo(_id) },
  }));
}

/** That one took part, and of named surveys what one said; what was said anonymously is nobody's any more. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const records = await mine(ctx);
  const answered = await answeredBy(ctx, records);
  const named = await findAnswersOf(ctx, ctx.actor.unionId, ctx.actor.memberId);
  const rows = records
    .filter(({ _id }) => answered.has(_id))
    .map(({ _id, title, state, isAnonymous, questions }) => [
      title,
      surveyLifecycle.labels[state],
      answered.get(_id) ? '已参加' : '未参加',
      isAnonymous
        ? '匿名，答案与您分开保存'
        : (named.find(({ surveyId }) => surveyId === _id)?.answers ?? [])
            .map(({ questionId, choices = [], score, text }) => {
              const question = questions.find(({ id }) => id === questionId);
              return `${question?.title ?? ''}：${text ?? score ?? choices.map((choice) => question?.options[choice] ?? '').join('、')}`;
            })
            .join('；'),
    ]);
  return [{ title: '问卷', columns: ['问卷', '状态', '参加', '我的答案'], rows }];
}
