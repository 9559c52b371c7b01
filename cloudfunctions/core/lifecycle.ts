/** The one way a record changes state: the allowed from-states are in the update's filter, so a stale caller changes nothing. */
import type { Filter } from 'mongodb';
import { movesFrom, type Lifecycle } from '../../types/lifecycle';
import { contracts, type OperationName } from '../../types/contracts';
import { may, type Context } from './context';
import type { Table } from './database';
import { refuse } from './refuse';

type Stated = { _id: string; unionId: string; state: string };

/**
 * Moves a record by a command of its lifecycle and sets further fields in the same atomic update.
 * Answers the record after it; refuses with CONFLICT, naming the present state, when the move is not allowed from there.
 */
export async function move<T extends Stated, S extends string, C extends string>(
  table: Table<T>,
  life: Lifecycle<S, C>,
  record: Pick<Stated, '_id' | 'unionId'>,
  command: C,
  set: object = {},
): Promise<T> {
  const { from, to } = life.moves[command];
  const changed = await table.change(
    { _id: record._id, unionId: record.unionId, state: { $in: from } } as unknown as Filter<T>,
    { $set: { ...set, state: to } } as never,
  );
  if (changed) return changed;
  const present = await table.findOne({ _id: record._id, unionId: record.unionId } as unknown as Filter<T>);
  if (!present) refuse('NOT_FOUND');
  return refuse('CONFLICT', `现在的状态是「${life.labels[present.state as S]}」，不能这样操作；请刷新后查看`);
}

/** The commands this actor may give now, judged by state and role; rules about the record narrow it further in the domain. */
export function movesOf<S extends string, C extends string>(ctx: Context, life: Lifecycle<S, C>, state: S): C[] {
  const named = movesFrom(life, state).map((command) => ({ command, operation: `${life.name}.${command}` }));
  // A move that is no operation (`schedule`, made by `publish`) is nobody's button.
  return named
    .filter(({ operation }) => Object.hasOwn(contracts, operation) && may(ctx.actor, operation as OperationName))
    .map(({ command }) => command);
}
