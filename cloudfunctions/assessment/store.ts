/** Where the duties and the assessment sheets are kept. */
import type { Filter } from 'mongodb';
import { assessmentLifecycle } from '../../types/assessment/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import type { Duty, Result } from './rules';

export type Sheet = {
  _id: string;
  unionId: string;
  year: number;
  memberId: string;
  memberName: string;
  groupId: string;
  groupName: string;
  state: (typeof assessmentLifecycle.states)[number];
  duties: Duty[];
  own: number[];
  given: number[];
  report: string;
  result: Result | null;
  comment: string;
  publishedAt: string | null;
};
type Duties = { _id: string; unionId: string; items: Duty[] };

const sheets = collection<Sheet>('assessments', [
  { key: { unionId: 1, year: 1, memberId: 1, groupId: 1 }, unique: true },
  { key: { unionId: 1, memberId: 1, year: 1 } },
]);
const duties = collection<Duties>('assessment_duties', [{ key: { unionId: 1 }, unique: true }]);

export const findDuties = async (reach: Reach, unionId: string): Promise<Duty[] | null> =>
  (await duties(reach).findOne({ unionId }))?.items ?? null;
export const saveDuties = (reach: Reach, unionId: string, items: Duty[]) =>
  duties(reach).update({ _id: unionId, unionId }, { $set: { items } }, { upsert: true });

export const insertSheets = (reach: Reach, records: Sheet[]) => sheets(reach).insertMany(records);
export const findSheets = (reach: Reach, whose: Filter<Sheet> & { unionId: string; year: number }) => sheets(reach).find(whose);
export const findSheetsOf = (reach: Reach, unionId: string, memberId: string) => sheets(reach).find({ unionId, memberId });
export const findSheet = (reach: Reach, _id: string, whose: Filter<Sheet>) => sheets(reach).findOne({ ...whose, _id });
export const moveSheet = (ctx: Context, record: Sheet, command: 'report' | 'score' | 'publish', set: Partial<Sheet>) =>
  move(sheets(ctx), assessmentLifecycle, record, command, set);
