/** Where surveys and the answers of named ones are kept; anonymous answers lie in the secret box. */
import type { Filter } from 'mongodb';
import type { Audience } from '../../types/common';
import type { Answer, Question, Tally } from '../../types/survey/contract';
import type { reportToLabels } from '../../types/survey/labels';
import { surveyLifecycle } from '../../types/survey/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';

export type Survey = {
  _id: string;
  unionId: string;
  state: (typeof surveyLifecycle.states)[number];
  title: string;
  intro: string;
  isAnonymous: boolean;
  mustTake: boolean;
  audience: Audience;
  closesAt: string;
  series: string;
  reportTo: keyof typeof reportToLabels;
  questions: Question[];
  /** The frozen roll, and «all» once the results are everybody's. */
  readers: string[];
  due: number;
  answered: number;
  /** When those who have not answered are called by the clock; null when not or no more. */
  remindAt: string | null;
  remindedOn: string | null;
  /** Fixed at closing. */
  tallies: Tally[];
  authorId: string;
  createdAt: string;
  closedAt: string | null;
};
export type NamedAnswer = { _id: string; unionId: string; surveyId: string; memberId: string; name: string; answers: Answer[]; at: string };
/** Everything but the roll, which may be thousands of ids. */
export type SurveySeen = Omit<Survey, 'readers'>;

const surveys = collection<Survey>('surveys', [
  { key: { unionId: 1, createdAt: 1 } },
  { key: { unionId: 1, readers: 1, createdAt: 1 } },
  { key: { unionId: 1, series: 1, state: 1 } },
  { key: { unionId: 1, state: 1, closesAt: 1 } },
  // For the jobs, over all unions.
  { key: { state: 1, closesAt: 1 } },
  { key: { state: 1, remindAt: 1 } },
]);
const answers = collection<NamedAnswer>('survey_answers', [
  { key: { unionId: 1, surveyId: 1 } },
  { key: { unionId: 1, memberId: 1, surveyId: 1 } },
]);

const light = { projection: { readers: 0 } };
type Whose = Filter<Survey> & { unionId: string };

/** What a person may see: their own union's for those who run surveys, for everybody else where the roll names them. */
export const whoseSurveys = (ctx: Context, isKeeper: boolean): Whose =>
  isKeeper ? { unionId: ctx.scope.unionId } : { unionId: ctx.scope.unionId, readers: { $in: [ctx.actor.memberId, 'all'] } };

export const insertSurvey = (reach: Reach, record: Survey) => surveys(reach).insert(record);
export const findSurvey = (reach: Reach, _id: string, whose: Whose): Promise<SurveySeen | null> =>
  surveys(reach).findOne({ ...whose, _id }, light);
export const pageSurveys = (reach: Reach, whose: Whose, asked: { cursor?: string; limit?: number }) =>
  pageByField(surveys(reach), { filter: whose, field: 'createdAt', direction: -1, options: light }, asked);
/** Those that take answers now, newest first. */
export const findOpenFor = (reach: Reach, whose: Whose, at: string): Promise<SurveySeen[]> =>
  surveys(reach).find({ ...whose, state: 'open', closesAt: { $gt: at } }, { ...light, sort: { createdAt: -1 } });
export const findRollOf = async (reach: Reach, unionId: string, _id: string): Promise<string[]> =>
  ((await surveys(reach).findOne({ _id, unionId }, { projection: { readers: 1 } }))?.readers ?? []).filter((one) => one !== 'all');
export const findSeries = (reach: Reach, unionId: string, series: string) =>
  surveys(reach).find({ unionId, series, state: 'reported' }, { projection: { title: 1, closedAt: 1, tallies: 1 } });
/** Open ones past their end, over all unions: for the job. */
export const findOverdue = ({ db }: Reach, at: string) =>
  db
    .collection<Survey>('surveys')
    .find({ state: 'open', closesAt: { $lte: at } }, light)
    .limit(200)
    .toArray();
export const findToRemind = ({ db }: Reach, at: string) =>
  db
    .collection<Survey>('surveys')
    .find({ state: 'open', remindAt: { $lte: at } }, light)
    .limit(200)
    .toArray();
export const noteReminded = (ctx: Context, { _id, unionId }: SurveySeen, set: { remindedOn?: string; remindAt?: null }) =>
  surveys(ctx).update({ _id, unionId }, { $set: set });
/** Those whose end lies in this span. */
export const findEndingIn = (reach: Reach, whose: Whose, from: string, to: string): Promise<SurveySeen[]> =>
  surveys(reach).find({ ...whose, state: { $in: ['open', 'closed', 'reported'] }, closesAt: { $gte: from, $lt: to } }, light);
export const moveSurvey = (
  ctx: Context,
  record: { _id: string; unionId: string },
  command: 'change' | 'open' | 'close' | 'report',
  set: Partial<Survey> = {},
) => move(surveys(ctx), surveyLifecycle, record, command, set);

/** The id is made of both, so the unique `_id` is what keeps a person from answering twice. */
const answerId = (surveyId: string, memberId: string) => `${surveyId}:${memberId}`;
export const keepAnswer = (reach: Reach, record: Omit<NamedAnswer, '_id'>) =>
  answers(reach).insert({ ...record, _id: answerId(record.surveyId, record.memberId) });
export const findAnswers = (reach: Reach, unionId: string, surveyId: string) => answers(reach).find({ unionId, surveyId });
export const findAnswersOf = (reach: Reach, unionId: string, memberId: string) => answers(reach).find({ unionId, memberId });
/** Of these named surveys the ones this person has answered. */
export const answeredAmong = async (reach: Reach, memberId: string, surveyIds: string[]): Promise<Set<string>> => {
  if (surveyIds.length === 0) return new Set();
  const ids = surveyIds.map((surveyId) => answerId(surveyId, memberId));
  return new Set((await answers(reach).find({ _id: { $in: ids } }, { projection: { surveyId: 1 } })).map(({ surveyId }) => surveyId));
};
export const countAnswers = (reach: Reach, unionId: string, surveyId: string) => answers(reach).count({ unionId, surveyId });
