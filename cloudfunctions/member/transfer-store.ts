/** Where transfers are kept: one record for each of the two unions, moved together, so that each reads its own side. */
import type { Context } from '../core/context';
import { collection, newId, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, pageByMoment } from '../core/page';
import { transferLifecycle } from '../../types/member/lifecycle';

export type Transfer = {
  _id: string;
  /** The union this side belongs to. */
  unionId: string;
  side: 'out' | 'in';
  /** Id of the other side. */
  otherId: string;
  memberId: string;
  /** The new record, once accepted. */
  newMemberId: string | null;
  name: string;
  gender: 'male' | 'female' | null;
  joinedOn: string | null;
  fromUnionId: string;
  fromUnionName: string;
  toUnionId: string;
  toUnionName: string;
  state: (typeof transferLifecycle.states)[number];
  reason: string;
  note: string | null;
  fileIds: string[];
  duesUntil: string | null;
  at: string;
  steps: { at: string; text: string; byName: string }[];
};

const transfers = collection<Transfer>('member_transfers', [
  { key: { unionId: 1, side: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, side: 1, state: 1, at: -1, _id: -1 } },
  { key: { unionId: 1, memberId: 1, at: -1, _id: -1 } },
]);

type New = Omit<Transfer, '_id' | 'unionId' | 'side' | 'otherId' | 'steps'>;

/** Both sides at once; answers the one of the union that is left. */
export async function insertTransfer(ctx: Context, transfer: New, step: string): Promise<Transfer> {
  const [out, into] = [newId(), newId()];
  const steps = [{ at: ctx.at, text: step, byName: ctx.actor.name }];
  const left: Transfer = { ...transfer, _id: out, otherId: into, unionId: transfer.fromUnionId, side: 'out', steps };
  // Files stay with the union that keeps them; the other side hands out addresses through this one.
  const right: Transfer = { ...transfer, _id: into, otherId: out, unionId: transfer.toUnionId, side: 'in', steps };
  await transfers(ctx).insertMany([left, right]);
  return left;
}

export const findTransfer = (reach: Reach, unionId: string, _id: string) => transfers(reach).findOne({ _id, unionId });
export const findOpenTransfer = async (reach: Reach, unionId: string, memberId: string) =>
  (await transfers(reach).find({ unionId, memberId })).find(({ state }) => state === 'applied' || state === 'released') ?? null;
export const countTransfers = (reach: Reach, unionId: string, side: Transfer['side'], state: Transfer['state']) =>
  transfers(reach).count({ unionId, side, state });

/** Moves both sides; the one that was asked decides whether it may. */
export async function moveTransfer(
  ctx: Context,
  transfer: Transfer,
  command: keyof typeof transferLifecycle.moves,
  set: Partial<Transfer>,
  text: string,
): Promise<Transfer> {
  const change = { ...set, steps: [...transfer.steps, { at: ctx.at, text, byName: ctx.actor.name }] };
  const moved = await move(transfers(ctx), transferLifecycle, transfer, command, change);
  const other = { _id: transfer.otherId, unionId: transfer.side === 'out' ? transfer.toUnionId : transfer.fromUnionId };
  await move(transfers(ctx), transferLifecycle, other, command, change);
  return moved;
}

type Asked = { side: Transfer['side']; state?: Transfer['state']; cursor?: string; limit?: number };
export function pageTransfers(ctx: Context, { side, state, ...asked }: Asked, memberId?: string) {
  const { unionId } = ctx.actor;
  const filter = memberId ? { unionId, memberId } : { unionId, side, ...(state ? { state } : {}) };
  return pageByMoment(transfers(ctx), { filter, field: 'at', direction: -1, from: ctx.at, to: EARLIEST }, asked);
}

/** Erased with the person, on both sides. */
export async function scrubTransfers(ctx: Context, unionId: string, memberId: string, name: string): Promise<void> {
  for (const { _id, otherId } of await transfers(ctx).find({ unionId, memberId }))
    await transfers(ctx).updateMany(
      { _id: { $in: [_id, otherId] } },
      { $set: { name, reason: '', note: null, fileIds: [], gender: null } },
    );
}
