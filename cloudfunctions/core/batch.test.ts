/** Reads by id that arrive together are one read, as fresh as a read of their own, and give nobody another's object. */
import { MongoClient, type CommandStartedEvent } from 'mongodb';
import { collection } from './database';
import { pageByMoment } from './page';
import { testHost, UNION, type TestHost } from './testing';

type Note = { _id: string; unionId: string; text: string; at: string };
const notes = collection<Note>('test_notes', [{ key: { unionId: 1, at: -1 } }]);
const dayAt = (days: number) => new Date(Date.UTC(2026, 10, 24) - days * 86_400_000).toISOString();

let host: TestHost;
let watched: MongoClient;
let reads: CommandStartedEvent[] = [];
beforeAll(async () => {
  host = await testHost();
  watched = await new MongoClient(process.env.TEST_MONGODB_URI!, { monitorCommands: true }).connect();
  watched.on('commandStarted', (event) => {
    if (event.command.find === 'test_notes' || event.command.aggregate === 'test_notes') reads.push(event);
  });
  await notes(host).insertMany(
    Array.from({ length: 60 }, (_unused, index) => ({ _id: `n${index}`, unionId: UNION, text: `第${index}条`, at: dayAt(index) })),
  );
});
beforeEach(() => {
  reads = [];
});
afterAll(async () => {
  await watched.close();
  await host.close();
});

const seen = () => notes({ db: watched.db(host.db.databaseName) });

test('two hundred reads at once are two at the most, each with its own answer', async () => {
  const found = await Promise.all(Array.from({ length: 200 }, (_unused, index) => seen().findOne({ _id: `n${index}`, unionId: UNION })));
  expect(found.map((note) => note?.text ?? null)).toEqual(
    Array.from({ length: 200 }, (_unused, index) => (index < 60 ? `第${index}条` : null)),
  );
  expect(reads.length).toBeLessThanOrEqual(2);
});

test('a record of another union is not found', async () => {
  expect(await seen().findOne({ _id: 'n1', unionId: 'elsewhere' })).toBeNull();
  expect(await seen().find({ _id: { $in: ['n1', 'n2'] }, unionId: 'elsewhere' })).toEqual([]);
});

test('two who ask for the same record do not hold the same object', async () => {
  const [one, other] = await Promise.all([seen().findOne({ _id: 'n1' }), seen().findOne({ _id: 'n1' })]);
  one!.text = '改了';
  expect(other!.text).toBe('第1条');
});

test('who asks after a write sees it, even while an older read is under way', async () => {
  const older = seen().findOne({ _id: 'n2' });
  await notes(host).update({ _id: 'n2', unionId: UNION }, { $set: { text: '新的' } });
  expect((await seen().findOne({ _id: 'n2' }))?.text).toBe('新的');
  await older;
});

test('a list looked at before is found in one read, and finds what came since', async () => {
  const asked = { filter: { unionId: UNION }, field: 'at', direction: -1, from: dayAt(0), to: dayAt(9000) } as const;
  const first = await pageByMoment(seen(), asked, { limit: 40 });
  expect(reads.length).toBeGreaterThan(1);
  reads = [];
  expect(await pageByMoment(seen(), asked, { limit: 40 })).toEqual(first);
  expect(reads).toHaveLength(1);
  await notes(host).insert({ _id: 'new', unionId: UNION, text: '后来的', at: dayAt(0.5) });
  expect((await pageByMoment(seen(), asked, { limit: 40 })).items.map(({ _id }) => _id).slice(0, 3)).toEqual(['n0', 'new', 'n1']);
});
