/** The clock: runs every job on its pattern and the outbox every second, or at once after a commit that queued something. */
import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import { deliver, runJob, TIME_ZONE } from '../cloudfunctions/core/jobs';
import { joinProcesses } from '../cloudfunctions/core/processes';
import type { Host } from '../cloudfunctions/core/run';
import { jobs } from '../cloudfunctions/registry.generated';

export type Clock = { stop: () => Promise<void> };

export function startClock(host: Host): Clock {
  const holder = randomUUID();
  const running = new Set<Promise<unknown>>();
  const track = async (work: Promise<unknown>, name: string) => {
    const settled = work.catch((error: unknown) => host.onError?.(error, { operation: name, requestId: name }));
    running.add(settled);
    await settled;
    running.delete(settled);
  };
  const processes = joinProcesses(host);
  host.onSession = processes.note;
  const beat = async () => {
    const silent = await processes.tick();
    for (const id of silent)
      host.onError?.(new Error(`process ${id} fell silent; what it had open was ended`), { operation: 'processes', requestId: id });
  };
  const options = { timezone: TIME_ZONE, protect: true };
  const outbox = singleFlight(() => track(deliver(host), 'outbox'));
  host.onQueued = () => void outbox();
  const crons = [
    new Cron('* * * * * *', options, outbox),
    new Cron('*/2 * * * * *', options, () => track(beat(), 'processes')),
    ...jobs.map((one) => new Cron(one.every, options, () => track(runJob(host, one, holder), one.name))),
  ];
  return {
    stop: async () => {
      for (const cron of crons) cron.stop();
      host.onQueued = undefined;
      await Promise.all(running);
      await processes.leave();
    },
  };
}

/** One delivery at a time; a wish during it runs once more afterwards. */
function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null;
  let isWanted = false;
  return async function again(): Promise<void> {
    if (current) {
      isWanted = true;
      return current;
    }
    current = work();
    await current;
    current = null;
    if (isWanted) {
      isWanted = false;
      await again();
    }
  };
}
