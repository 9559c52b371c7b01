/** Jobs: each sweeps what is due and runs one system command per item; a lease lets only one process sweep at a time. */
import { Cron } from 'croner';
import type { Db } from 'mongodb';
import type { OperationName } from '../../types/contracts';
import { Refusal } from './refuse';
import type { Reach } from './database';
import { deliverOutbox } from './outbox';
import { runAsSystem, type Host } from './run';
import { MINUTE_MS } from './time';

/** One thing to do: the request id makes doing it twice harmless. */
export type Item = { operation: OperationName; unionId: string; input: object; requestId?: string };

export type Job = {
  name: string;
  /** Six-field cron pattern (seconds first), Asia/Shanghai. */
  every: string;
  /** What is due now, bounded (at most some hundreds); the next sweep takes the rest. */
  sweep: (reach: Reach, now: Date) => Promise<Item[]>;
};

export const job = (definition: Job): Job => definition;

/** The outbox is swept like a job, under the rows' own leases. */
export const deliver = (host: Host) =>
  deliverOutbox({ db: host.db, now: host.clock }, ({ operation, input, unionId, _id }) =>
    runAsSystem(host, operation, input, unionId, _id),
  );

const LEASE_MS = MINUTE_MS;
export const TIME_ZONE = 'Asia/Shanghai';

/** Runs a job once if its lease can be had; answers how many items were done, or null when another process holds it. */
export async function runJob(host: Host, { name, sweep }: Job, holder: string): Promise<number | null> {
  const began = host.clock();
  if (!(await takeLease(host.db, name, holder, began))) return null;
  let done: Partial<Lease> = { failedAt: began };
  try {
    let count = 0;
    for (const { operation, unionId, input, requestId } of await sweep({ db: host.db }, host.clock())) {
      try {
        await runAsSystem(host, operation, input, unionId, requestId ?? `${name}:${host.clock().getTime()}:${count}`);
        count += 1;
      } catch (error) {
        // A refusal means the item is no longer due (somebody moved it first); anything else is reported and tried at the next sweep.
        if (!(error instanceof Refusal)) host.onError?.(error, { operation, requestId: name });
      }
    }
    done = { ranAt: began };
    return count;
  } finally {
    await host.db.collection<Lease>('leases').updateOne({ _id: name, holder }, { $set: { until: new Date(0), ...done } });
  }
}

/** `ranAt`: when the last sweep that ended well began; `failedAt`: the last one that did not. */
type Lease = { _id: string; holder: string; until: Date; ranAt?: Date; failedAt?: Date };

export type LastRun = { ranAt: Date | null; failedAt: Date | null };

/** When each of these jobs last ran. */
export async function lastRuns(db: Db, names: string[]): Promise<Map<string, LastRun>> {
  const leases = await db
    .collection<Lease>('leases')
    .find({ _id: { $in: names } })
    .toArray();
  const kept = new Map(leases.map((lease) => [lease._id, lease]));
  return new Map(names.map((name) => [name, { ranAt: kept.get(name)?.ranAt ?? null, failedAt: kept.get(name)?.failedAt ?? null }]));
}

/** When a job was to run after it last did. */
export const nextRun = (every: string, ranAt: Date): Date | null => new Cron(every, { timezone: TIME_ZONE, paused: true }).nextRun(ranAt);

/** Whether a job's pattern has come round since it last ran: for hosts that wake once a minute and run what has come due. */
export function isDue({ every }: Pick<Job, 'every'>, ranAt: Date | null, now: Date): boolean {
  const next = ranAt && nextRun(every, ranAt);
  return !ranAt || (next !== null && next <= now);
}

/** Takes or renews a lease in one conditional upsert; a second holder meets the unique `_id`. */
export async function takeLease(db: Db, name: string, holder: string, now: Date, forMs = LEASE_MS): Promise<boolean> {
  try {
    await db
      .collection<Lease>('leases')
      .updateOne(
        { _id: name, $or: [{ holder }, { until: { $lte: now } }] },
        { $set: { holder, until: new Date(now.getTime() + forMs) } },
        { upsert: true },
      );
    return true;
  } catch (error) {
    if ((error as { code?: number }).code === 11000) return false;
    throw error;
  }
}
