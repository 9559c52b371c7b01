/** A process of its own that calls operations when told to go, for tests that race several processes (or kill one). */
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { run, type Host } from '../../cloudfunctions/core/run';
import { handlers } from '../../cloudfunctions/registry.generated';
import type { Actor } from '../../types/actor';

export type RaceCall = { actor: Actor; operation: string; input: object; requestId?: string; afterMs: number };
export type Race = { uri: string; database: string } & (
  | { kind: 'calls'; calls: RaceCall[]; /** Kills itself, as by power failure, at this many answers. */ diesAt?: number }
  | { kind: 'checkThenInsert'; eventId: string; capacity: number; memberIds: string[] }
);

const tell = (message: object) => process.send!(message);
const waitFor = (word: string) =>
  new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === word) resolve();
    });
  });

async function callAll(host: Host, calls: RaceCall[], diesAt = Infinity): Promise<void> {
  let answered = 0;
  await Promise.all(
    calls.map(async ({ afterMs, ...call }) => {
      await sleep(afterMs);
      tell({ memberId: call.actor.memberId, envelope: await run(host, call) });
      answered += 1;
      if (answered === diesAt) process.kill(process.pid, 'SIGKILL');
    }),
  );
}

/** The mistake the design avoids: look whether there is room, then write. Everybody looks before anybody writes. */
async function checkThenInsert(host: Host, { eventId, capacity, memberIds }: Extract<Race, { kind: 'checkThenInsert' }>): Promise<void> {
  const control = host.db.collection<{ _id: string; eventId: string }>('control');
  const written = waitFor('write');
  const hasRoom = await Promise.all(memberIds.map(async () => (await control.countDocuments({ eventId })) < capacity));
  tell({ checked: true });
  await written;
  await Promise.all(memberIds.map((_id, index) => (hasRoom[index] ? control.insertOne({ _id, eventId }) : null)));
}

process.once('message', (race: Race) => {
  void (async () => {
    const client = await new MongoClient(race.uri, { ignoreUndefined: true }).connect();
    const host: Host = { client, db: client.db(race.database), handlers, clock: () => new Date() };
    const go = waitFor('go');
    tell({ ready: true });
    await go;
    await (race.kind === 'calls' ? callAll(host, race.calls, race.diesAt) : checkThenInsert(host, race));
    await client.close();
    tell({ finished: true });
    process.disconnect();
  })();
});
