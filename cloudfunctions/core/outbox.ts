/** The outbox: effects queued inside a transaction, run after it at least once, each under its own request id so that it counts once. */
import { collection, newId, type Reach } from './database';
import type { Context } from './context';
import type { OperationName } from '../../types/contracts';
import { MINUTE_MS, momentAfter } from './time';

export type Later = { operation: OperationName; input: object };
export type OutboxRow = {
  _id: string;
  unionId: string;
  operation: OperationName;
  input: object;
  /** When it may be tried (again); a worker that takes it moves this ahead, so a dead worker's row comes back. */
  dueAt: string;
  attempts: number;
  lastError: string | null;
  state: 'waiting' | 'dead';
};

const outbox = collection<OutboxRow>('outbox', [{ key: { state: 1, dueAt: 1 } }]);
const MAX_ATTEMPTS = 12;
const TAKEN_FOR_MS = MINUTE_MS;

export async function queueLater(ctx: Context, rows: Later[]): Promise<void> {
  await outbox(ctx).insertMany(
    rows.map(({ operation, input }) => ({
      _id: newId(),
      unionId: ctx.actor.unionId,
      operation,
      input,
      dueAt: ctx.at,
      attempts: 0,
      lastError: null,
      state: 'waiting' as const,
    })),
  );
}

/**
 * Delivers up to `limit` due rows one by one; answers how many succeeded. Several processes may do it at once: a row is
 * taken by a conditional update. A row that keeps failing waits longer each time and is set aside as dead after twelve tries.
 */
export async function deliverOutbox(
  reach: Reach & { now: () => Date },
  runOne: (row: OutboxRow) => Promise<unknown>,
  limit = 200,
): Promise<number> {
  const raw = reach.db.collection<OutboxRow>('outbox');
  const due = await raw
    .find({ state: 'waiting', dueAt: { $lte: reach.now().toISOString() } })
    .limit(limit)
    .toArray();
  let delivered = 0;
  for (const row of due) {
    const until = momentAfter(reach.now(), TAKEN_FOR_MS);
    const taken = await outbox(reach).update(
      { _id: row._id, state: 'waiting', dueAt: row.dueAt },
      { $set: { dueAt: until }, $inc: { attempts: 1 } },
    );
    if (!taken) continue;
    try {
      await runOne(row);
      await outbox(reach).remove({ _id: row._id });
      delivered += 1;
    } catch (error) {
      const dueAt = momentAfter(reach.now(), 1000 * 2 ** Math.min(row.attempts, 11));
      const state = row.attempts + 1 >= MAX_ATTEMPTS ? ('dead' as const) : ('waiting' as const);
      await outbox(reach).update({ _id: row._id }, { $set: { dueAt, state, lastError: String(error).slice(0, 300) } });
    }
  }
  return delivered;
}
