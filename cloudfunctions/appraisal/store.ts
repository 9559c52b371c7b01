/** Where appraisals are kept; what raters said lies in the secret box. */
import type { Filter } from 'mongodb';
import type { Criterion, RaterGroup, Result, Subject } from '../../types/appraisal/contract';
import type { methodLabels, reportToLabels } from '../../types/appraisal/labels';
import { appraisalLifecycle } from '../../types/appraisal/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';
import type { Seated } from './rules';

export type Appraisal = {
  _id: string;
  unionId: string;
  state: (typeof appraisalLifecycle.states)[number];
  title: string;
  year: number;
  method: keyof typeof methodLabels;
  subjects: Subject[];
  criteria: Criterion[];
  groups: RaterGroup[];
  /** The groups as they rate, small ones joined; fixed at opening. */
  seated: Seated[];
  closesAt: string;
  reportTo: keyof typeof reportToLabels;
  /** The frozen roll, and «all» once the results are everybody's. */
  readers: string[];
  due: number;
  rated: number;
  /** When those who have not rated are called by the clock; null when not or no more. */
  remindAt: string | null;
  remindedOn: string | null;
  /** Fixed at closing. */
  results: Result[];
  createdAt: string;
  closedAt: string | null;
};
export type AppraisalSeen = Omit<Appraisal, 'readers'>;

const appraisals = collection<Appraisal>('appraisals', [
  { key: { unionId: 1, createdAt: 1 } },
  { key: { unionId: 1, readers: 1, createdAt: 1 } },
  { key: { unionId: 1, state: 1, year: 1 } },
  { key: { unionId: 1, state: 1, closesAt: 1 } },
  // For the jobs, over all unions.
  { key: { state: 1, closesAt: 1 } },
  { key: { state: 1, remindAt: 1 } },
]);

const light = { projection: { readers: 0 } };
type Whose = Filter<Appraisal> & { unionId: string };

export const whoseAppraisals = (ctx: Context, isKeeper: boolean): Whose =>
  isKeeper ? { unionId: ctx.scope.unionId } : { unionId: ctx.scope.unionId, readers: { $in: [ctx.actor.memberId, 'all'] } };

export const insertAppraisal = (reach: Reach, record: Appraisal) => appraisals(reach).insert(record);
export const findAppraisal = (reach: Reach, _id: string, whose: Whose): Promise<AppraisalSeen | null> =>
  appraisals(reach).findOne({ ...whose, _id }, light);
export const pageAppraisals = (reach: Reach, whose: Whose, asked: { cursor?: string; limit?: number }) =>
  pageByField(appraisals(reach), { filter: whose, field: 'createdAt', direction: -1, options: light }, asked);
/** Those that take ratings now, newest first. */
export const findOpenFor = (reach: Reach, whose: Whose, at: string): Promise<AppraisalSeen[]> =>
  appraisals(reach).find({ ...whose, state: 'open', closesAt: { $gt: at } }, { ...light, sort: { createdAt: -1 } });
export const findRollOf = async (reach: Reach, unionId: string, _id: string): Promise<string[]> =>
  ((await appraisals(reach).findOne({ _id, unionId }, { projection: { readers: 1 } }))?.readers ?? []).filter((one) => one !== 'all');
/** Results of earlier years that were told. */
export const findEarlier = (reach: Reach, unionId: string, year: number) =>
  appraisals(reach).find({ unionId, state: 'reported', year: { $lt: year } }, { projection: { year: 1, results: 1 } });
export const findOverdue = ({ db }: Reach, at: string) =>
  db
    .collection<Appraisal>('appraisals')
    .find({ state: 'open', closesAt: { $lte: at } }, light)
    .limit(200)
    .toArray();
export const findToRemind = ({ db }: Reach, at: string) =>
  db
    .collection<Appraisal>('appraisals')
    .find({ state: 'open', remindAt: { $lte: at } }, light)
    .limit(200)
    .toArray();
export const noteReminded = (ctx: Context, { _id, unionId }: AppraisalSeen, set: { remindedOn?: string; remindAt?: null }) =>
  appraisals(ctx).update({ _id, unionId }, { $set: set });
/** Those that take ratings until a moment in this span. */
export const findEndingIn = (reach: Reach, whose: Whose, from: string, to: string): Promise<AppraisalSeen[]> =>
  appraisals(reach).find({ ...whose, state: { $in: ['open', 'closed', 'reported'] }, closesAt: { $gte: from, $lt: to } }, light);
export const moveAppraisal = (
  ctx: Context,
  record: { _id: string; unionId: string },
  command: 'change' | 'open' | 'close' | 'report',
  set: Partial<Appraisal> = {},
) => move(appraisals(ctx), appraisalLifecycle, record, command, set);
