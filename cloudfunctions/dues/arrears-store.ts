/** Where the path of somebody's arrears is kept: one record a member, with every step that was taken. */
import type { decisionLabels, stepLabels } from '../../types/dues/labels';
import { arrearsLifecycle } from '../../types/dues/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import type { PathState } from './rules-arrears';

export type Step = {
  kind: keyof typeof stepLabels;
  at: string;
  /** The day of a talk. */
  on: string | null;
  byName: string;
  text: string;
  decision: keyof typeof decisionLabels | null;
};
export type ArrearsPath = {
  _id: string;
  unionId: string;
  groupId: string;
  memberId: string;
  name: string;
  state: PathState;
  remindedMonth: string | null;
  decision: Step['decision'];
  steps: Step[];
  updatedAt: string;
};

const paths = collection<ArrearsPath>('dues_arrears', [{ key: { unionId: 1, state: 1, groupId: 1 } }]);

export const findPath = (reach: Reach, unionId: string, memberId: string) => paths(reach).findOne({ _id: memberId, unionId });
export const findPaths = (reach: Reach, unionId: string, states: PathState[]) => paths(reach).find({ unionId, state: { $in: states } });

type Moved = keyof typeof arrearsLifecycle.moves;
/** Takes a step: the state follows the lifecycle, the step joins the others. */
export async function stepOn(
  ctx: Context,
  path: ArrearsPath,
  command: Moved,
  step: Step,
  set: Partial<ArrearsPath> = {},
): Promise<ArrearsPath> {
  return move(paths(ctx), arrearsLifecycle, path, command, { ...set, steps: [...path.steps, step], updatedAt: ctx.at });
}
export const beginPath = (ctx: Context, path: ArrearsPath) => paths(ctx).insert(path);

const CHUNK = 1000;
/** The monthly reminder, for many at once: begins the path of those who have none. Part of a transaction that has read them. */
export async function remindMany(
  ctx: Context,
  people: Pick<ArrearsPath, 'memberId' | 'groupId' | 'name'>[],
  month: string,
  step: Step,
): Promise<void> {
  const { unionId } = ctx.actor;
  for (let at = 0; at < people.length; at += CHUNK)
    await paths(ctx).bulk(
      people.slice(at, at + CHUNK).map(({ memberId, groupId, name }) => ({
        updateOne: {
          filter: { _id: memberId },
          update: {
            $set: { unionId, memberId, groupId, name, state: 'reminded' as const, remindedMonth: month, decision: null, updatedAt: ctx.at },
            $push: { steps: step },
          },
          upsert: true,
        },
      })),
    );
}

/** Ends the paths of those who owe nothing any more. */
export async function settleMany(ctx: Context, memberIds: string[], step: Step): Promise<void> {
  for (let at = 0; at < memberIds.length; at += CHUNK)
    await paths(ctx).bulk(
      memberIds.slice(at, at + CHUNK).map((_id) => ({
        updateOne: { filter: { _id }, update: { $set: { state: 'settled' as const, updatedAt: ctx.at }, $push: { steps: step } } },
      })),
    );
}
