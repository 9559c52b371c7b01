/**
 * What a killed process leaves open: its transactions hold their records until the database ends them after a minute, and
 * whoever wants the same record waits. So each process notes its sessions and gives a beat; the others end the sessions of
 * one that has fallen silent. Ending those of a process that was merely slow costs it a repeated transaction, nothing else.
 */
import { randomUUID } from 'node:crypto';
import type { Binary, ClientSession } from 'mongodb';
import type { Host } from './run';

type Running = { _id: string; beat: number; sessions: Binary[] };
export type Processes = { note: (session: ClientSession) => Promise<void>; tick: () => Promise<string[]>; leave: () => Promise<void> };

/** A process that gave no beat for so long is taken for dead: more than any pause of a living one. */
export const SILENT_MS = 8000;
/** The latest ones; a session's id is used again and again, so these are all that may be open. */
const MOST_SESSIONS = 500;

/**
 * Joins the processes of this database. `tick` gives a beat and looks at the others; whether one is silent is measured with
 * our own `clock`, so that clocks need not agree. It answers the ids of those whose sessions were ended.
 */
export function joinProcesses({ db, client }: Pick<Host, 'db' | 'client'>, clock: () => number = () => performance.now()): Processes {
  const _id = randomUUID();
  const all = db.collection<Running>('processes');
  const noted = new Set<string>();
  const seen = new Map<string, { beat: number; since: number }>();
  const isSilent = ({ _id: other, beat }: Running): boolean => {
    const last = seen.get(other);
    if (last?.beat !== beat) seen.set(other, { beat, since: clock() });
    return last?.beat === beat && clock() - last.since >= SILENT_MS;
  };
  return {
    note: async ({ id }) => {
      const key = id?.id.toString('hex');
      if (!key || noted.has(key)) return;
      noted.add(key);
      await all.updateOne(
        { _id },
        { $inc: { beat: 1 }, $push: { sessions: { $each: [id!.id], $slice: -MOST_SESSIONS } } },
        { upsert: true },
      );
    },
    tick: async () => {
      // Taken for dead while it was merely slow: what it opens from now on is noted anew.
      if ((await all.updateOne({ _id }, { $inc: { beat: 1 } })).matchedCount === 0) noted.clear();
      const silent = (await all.find({ _id: { $ne: _id } }).toArray()).filter(isSilent);
      for (const { _id: other, sessions = [] } of silent) {
        if (sessions.length > 0) await client.db('admin').command({ killSessions: sessions.map((id) => ({ id })) });
        await all.deleteOne({ _id: other });
        seen.delete(other);
      }
      return silent.map(({ _id: other }) => other);
    },
    leave: async () => void (await all.deleteOne({ _id })),
  };
}
