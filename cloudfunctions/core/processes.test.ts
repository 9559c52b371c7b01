/** A process that was killed inside a transaction: the others end its sessions, and what it held is free again. */
import { MongoClient, type ClientSession } from 'mongodb';
import { joinProcesses, SILENT_MS } from './processes';
import { testHost, type TestHost } from './testing';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const rows = (client: MongoClient) => client.db(host.db.databaseName).collection<{ _id: string; said: string }>('held');
const write = (client: MongoClient, said: string, session: ClientSession) =>
  rows(client).updateOne({ _id: 'row' }, { $set: { said } }, { session });

test('the sessions of a silent process are ended, a living one keeps its own', async () => {
  await rows(host.client).insertOne({ _id: 'row', said: '' });
  let now = 0;
  const living = joinProcesses(host, () => now);
  const dead = await new MongoClient(process.env.TEST_MONGODB_URI!).connect();
  const other = joinProcesses({ client: dead, db: dead.db(host.db.databaseName) }, () => now);
  await living.tick();
  // In the middle of a transaction, as a killed process leaves it: written, neither committed nor aborted.
  const left = dead.startSession();
  await other.note(left);
  left.startTransaction();
  await write(dead, 'left', left);
  await other.tick();
  expect(await living.tick()).toEqual([]);
  now += SILENT_MS - 1;
  expect(await living.tick()).toEqual([]);
  await other.tick();
  now += SILENT_MS - 1;
  expect(await living.tick()).toEqual([]);
  now += SILENT_MS;
  expect(await living.tick()).toHaveLength(1);
  expect(await living.tick()).toEqual([]);
  // Had it not been ended, this would still have been possible for a minute, and everybody else had waited.
  await expect(left.commitTransaction()).rejects.toThrow();
  await host.client.withSession((session) => session.withTransaction(() => write(host.client, 'mine', session)));
  expect((await rows(host.client).findOne({ _id: 'row' }))?.said).toBe('mine');
  // Had it been slow only: its work is repeated, and its sessions are noted again.
  await other.tick();
  await dead.withSession((session) =>
    session.withTransaction(async () => {
      await other.note(session);
      await write(dead, 'late', session);
    }),
  );
  expect((await rows(host.client).findOne({ _id: 'row' }))?.said).toBe('late');
  expect(await host.db.collection('processes').countDocuments({ 'sessions.0': { $exists: true } })).toBe(1);
  await left.endSession();
  await dead.close();
}, 100_000);

test('a process that leaves is not looked for', async () => {
  let now = 0;
  const [one, two] = [joinProcesses(host, () => now), joinProcesses(host, () => now)];
  const session = host.client.startSession();
  await two.note(session);
  await two.note(session);
  await one.tick();
  await two.leave();
  now += SILENT_MS * 2;
  await one.tick();
  expect(await host.db.collection('processes').countDocuments({ 'sessions.1': { $exists: true } })).toBe(0);
  await session.endSession();
});
