/** Where offices are kept: one record an appointment, from the day it begins to the day it ended. */
import type { Filter } from 'mongodb';
import type { Role } from '../../types/actor';
import type { portfolioLabels } from '../../types/unit/labels';
import { officeLifecycle } from '../../types/unit/lifecycle';
import { within, type Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';

export type Office = {
  _id: string;
  unionId: string;
  memberId: string;
  memberName: string;
  role: Role;
  unitId: string;
  unitName: string;
  portfolio: keyof typeof portfolioLabels | null;
  /** Days, Asia/Shanghai; `until` is the last day of the term. */
  from: string;
  until: string | null;
  state: (typeof officeLifecycle.states)[number];
  endedOn: string | null;
  endReason: string | null;
  hasDeclared: boolean | null;
  /** The day the end of the term is to be told; null when there is nothing (more) to tell. */
  tellOn: string | null;
};

export const offices = collection<Office>('unit_offices', [
  { key: { unionId: 1, state: 1, memberId: 1 } },
  { key: { unionId: 1, from: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, from: -1, _id: -1 } },
  { key: { unionId: 1, unitId: 1, from: -1, _id: -1 } },
  { key: { state: 1, from: 1 } },
  { key: { state: 1, until: 1 } },
  { key: { tellOn: 1 } },
]);
const SWEEP = 200;

export const insertOffice = (reach: Reach, record: Office) => offices(reach).insert(record);
export const findOffice = (reach: Reach, unionId: string, _id: string) => offices(reach).findOne({ _id, unionId });

/** Offices of a union that are held or about to begin. */
export const findSitting = (reach: Reach, unionId: string, memberIds?: string[]) =>
  offices(reach).find({ unionId, state: { $in: ['planned', 'held'] }, ...(memberIds ? { memberId: { $in: memberIds } } : {}) });

export const beginOffice = (ctx: Context, record: Office) => move(offices(ctx), officeLifecycle, record, 'begin');
export const endOffice = (ctx: Context, record: Office, endedOn: string, endReason: string) =>
  move(offices(ctx), officeLifecycle, record, 'end', { endedOn, endReason, tellOn: null });

/** A new last day; only while the office is not ended. */
export const prolongOffice = (ctx: Context, { _id, unionId }: Office, until: string, tellOn: string | null) =>
  offices(ctx).update({ _id, unionId, state: { $in: ['planned', 'held'] } }, { $set: { until, tellOn } });
export const noteTold = (ctx: Context, { _id, unionId, tellOn }: Office, next: string | null) =>
  offices(ctx).update({ _id, unionId, tellOn }, { $set: { tellOn: next } });

/** Who held what when, newest first; one person's, one unit's, or everybody's within the caller's reach. */
export function pageHistory(
  ctx: Context,
  { memberId, unitId, ...asked }: { memberId?: string; unitId?: string; cursor?: string; limit?: number },
) {
  const filter = { ...within(ctx), ...(memberId && ctx.scope.level !== 'own' ? { memberId } : {}), ...(unitId ? { unitId } : {}) };
  return pageByField(offices(ctx), { filter: filter as Filter<Office>, field: 'from', direction: -1 }, asked);
}

// The clock looks across unions: each sweep is bounded by a state and a day.
const raw = ({ db }: Reach) => db.collection<Office>('unit_offices');
export const findBeginning = (reach: Reach, today: string) =>
  raw(reach)
    .find({ state: 'planned', from: { $lte: today } })
    .limit(SWEEP)
    .toArray();
export const findEnding = (reach: Reach, today: string) =>
  raw(reach)
    .find({ state: 'held', until: { $lt: today } })
    .limit(SWEEP)
    .toArray();
export const findToTell = (reach: Reach, today: string) =>
  raw(reach)
    .find({ tellOn: { $lte: today } })
    .limit(SWEEP)
    .toArray();
