/** What happened to a membership 会籍沿革, kept for good and carried along on a transfer; and who opened what of whom. */
import type { Context } from '../core/context';
import { collection, newId, type Reach } from '../core/database';
import { EARLIEST, pageByMoment } from '../core/page';
import type { SealedField } from '../../types/member/labels';

export type Step = {
  _id: string;
  unionId: string;
  memberId: string;
  at: string;
  text: string;
  note: string | null;
  byName: string;
  /** The union it happened in: a transferred file brings its steps along. */
  unionName: string;
};
const steps = collection<Step>('member_steps', [{ key: { unionId: 1, memberId: 1, at: 1 } }]);

export const recordStep = (ctx: Context, step: Omit<Step, '_id' | 'at' | 'byName'>) =>
  steps(ctx).insert({ ...step, _id: newId(), at: ctx.at, byName: ctx.actor.name || '本人' });
export const findSteps = (reach: Reach, unionId: string, memberId: string) =>
  steps(reach).find({ unionId, memberId }, { sort: { at: 1 }, limit: 200 });

/** The history goes with the person. */
export async function copySteps(ctx: Context, from: { unionId: string; _id: string }, to: { unionId: string; _id: string }): Promise<void> {
  const kept = await findSteps(ctx, from.unionId, from._id);
  await steps(ctx).insertMany(kept.map((step) => ({ ...step, _id: newId(), unionId: to.unionId, memberId: to._id })));
}
export const scrubSteps = (ctx: Context, unionId: string, memberId: string) =>
  steps(ctx).updateMany({ unionId, memberId }, { $set: { note: null } });

export type Opening = {
  _id: string;
  unionId: string;
  memberId: string;
  at: string;
  byId: string;
  byName: string;
  byUnionName: string;
  fields: SealedField[];
  reason: string;
};
const openings = collection<Opening>('member_openings', [{ key: { unionId: 1, memberId: 1, at: -1, _id: -1 } }]);

type Opened = Omit<Opening, '_id' | 'at' | 'byId' | 'byName' | 'memberId'>;

/** One line a person; a repeated request writes none twice. */
export async function recordOpenings(ctx: Context, memberIds: string[], opened: Opened): Promise<void> {
  const ids = memberIds.map((memberId) => ({ _id: `${memberId}:${ctx.requestId}`.slice(0, 120), memberId }));
  const had = new Set(
    (await openings(ctx).find({ _id: { $in: ids.map(({ _id }) => _id) } }, { projection: { _id: 1 } })).map(({ _id }) => _id),
  );
  await openings(ctx).insertMany(
    ids
      .filter(({ _id }) => !had.has(_id))
      .map((id) => ({ ...opened, ...id, at: ctx.at, byId: ctx.actor.memberId, byName: ctx.actor.name })),
  );
}
export const pageOpenings = (ctx: Context, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    openings(ctx),
    {
      filter: { unionId: ctx.actor.unionId, memberId: ctx.actor.memberId },
      field: 'at',
      direction: -1,
      from: ctx.at,
      to: EARLIEST,
    },
    asked,
  );
export const findOpeningsOf = (reach: Reach, unionId: string, memberId: string) =>
  openings(reach).find({ unionId, memberId }, { sort: { at: -1 }, limit: 1000 });
export const removeOpenings = (ctx: Context, unionId: string, memberId: string) => openings(ctx).remove({ unionId, memberId });
