/** Where doubtful doubles wait for a person: what came in, whom it resembles, and what was decided. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, pageByMoment } from '../core/page';
import type { SealedField } from '../../types/member/labels';
import { doubleLifecycle } from '../../types/member/lifecycle';
import type { Member } from './store';

export type Wanted = Pick<Member, 'name' | 'employeeNo' | 'groupId'> &
  Partial<Pick<Member, 'gender' | 'birthOn' | 'joinedOn' | 'departmentId'>>;
export type Double = {
  _id: string;
  unionId: string;
  source: 'import' | 'application';
  state: (typeof doubleLifecycle.states)[number];
  by: ('phone' | 'idNumber' | 'employeeNo')[];
  /** The record it resembles. */
  keptId: string;
  /** An application has a record of its own; a row of an import only what it says. */
  applicantId: string | null;
  wanted: Wanted | null;
  sealed?: { [field in SealedField]?: string };
  sealedWith?: string | null;
  at: string;
  decision: 'same' | 'update' | 'different' | null;
  reason: string | null;
  decidedByName: string | null;
};

const doubles = collection<Double>('member_doubles', [
  { key: { unionId: 1, state: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, keptId: 1 } },
  { key: { unionId: 1, applicantId: 1 } },
]);

export const insertDoubles = (ctx: Context, records: Double[]) => doubles(ctx).insertMany(records);
export const findDouble = (reach: Reach, unionId: string, _id: string) => doubles(reach).findOne({ _id, unionId });
export const findOpenDoubles = (reach: Reach, unionId: string) => doubles(reach).find({ unionId, state: 'open' });
export const countDoubles = (reach: Reach, unionId: string) => doubles(reach).count({ unionId, state: 'open' });
export const findDoublesOf = (reach: Reach, unionId: string, applicantId: string) => doubles(reach).find({ unionId, applicantId });
export const resolveDouble = (ctx: Context, double: Double, decision: Double['decision'], reason: string) =>
  move(doubles(ctx), doubleLifecycle, double, 'resolve', {
    decision,
    reason,
    decidedByName: ctx.actor.name,
    wanted: null,
    sealed: {},
    sealedWith: null,
  });
export const pageDoubles = (ctx: Context, state: Double['state'], asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    doubles(ctx),
    { filter: { unionId: ctx.actor.unionId, state }, field: 'at', direction: -1, from: ctx.at, to: EARLIEST },
    asked,
  );
