/** Where proposed corrections of one's own file are kept; the new numbers sealed, each bound to its correction. */
import type { Context } from '../core/context';
import { collection, newId, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, pageByMoment } from '../core/page';
import type { Correctable, SealedField } from '../../types/member/labels';
import { correctionLifecycle } from '../../types/member/lifecycle';

export type Correction = {
  _id: string;
  unionId: string;
  memberId: string;
  name: string;
  groupId: string;
  state: (typeof correctionLifecycle.states)[number];
  fields: Correctable[];
  /** Plain values asked for, and as they were. */
  wanted: Partial<Record<Correctable, string>>;
  before: Partial<Record<Correctable, string | null>>;
  sealed?: { [field in SealedField]?: string };
  sealedWith?: string | null;
  remark: string | null;
  fileIds: string[];
  at: string;
  decidedAt: string | null;
  decidedByName: string | null;
  reason: string | null;
};

const corrections = collection<Correction>('member_corrections', [
  { key: { unionId: 1, state: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, at: -1, _id: -1 } },
]);

export const insertCorrection = (ctx: Context, correction: Omit<Correction, '_id'> & { _id: string }) =>
  corrections(ctx).insert(correction);
export const newCorrectionId = newId;
export const findCorrection = (reach: Reach, unionId: string, _id: string) => corrections(reach).findOne({ _id, unionId });
export const findOpenCorrections = async (reach: Reach, unionId: string, memberId: string) =>
  (await corrections(reach).find({ unionId, memberId })).filter(({ state }) => state === 'pending');
export const countCorrections = (reach: Reach, unionId: string) => corrections(reach).count({ unionId, state: 'pending' });
export const moveCorrection = (
  ctx: Context,
  correction: Correction,
  command: keyof typeof correctionLifecycle.moves,
  set: Partial<Correction> = {},
) => move(corrections(ctx), correctionLifecycle, correction, command, { ...set, decidedAt: ctx.at, decidedByName: ctx.actor.name });

type Asked = { state?: Correction['state']; cursor?: string; limit?: number };
export function pageCorrections(ctx: Context, { state, ...asked }: Asked, memberId?: string) {
  const { unionId } = ctx.actor;
  const filter = { unionId, ...(memberId ? { memberId } : {}), ...(state ? { state } : {}) };
  return pageByMoment(corrections(ctx), { filter, field: 'at', direction: -1, from: ctx.at, to: EARLIEST }, asked);
}

/** Erased with the person: what was asked stays as names of fields. */
export const scrubCorrections = (ctx: Context, unionId: string, memberId: string, name: string) =>
  corrections(ctx).updateMany(
    { unionId, memberId },
    { $set: { name, wanted: {}, before: {}, sealed: {}, sealedWith: null, remark: null, fileIds: [] } },
  );
