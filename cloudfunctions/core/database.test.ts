/** Unique values are free again once their record has another one, whatever the server keeps. */
import { collection, isDuplicate, type Reach } from './database';
import { testHost, UNION, type TestHost } from './testing';

type Badge = { _id: string; unionId: string; number?: string; note: string };
const badges = collection<Badge>('test_badges', [
  { key: { unionId: 1, number: 1 }, unique: true, partialFilterExpression: { number: { $type: 'string' } } },
]);

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const inTransaction = (work: (reach: Reach) => Promise<unknown>) =>
  host.client.withSession((session) => session.withTransaction(async () => void (await work({ db: host.db, session }))));
const give = (_id: string, number: string) => badges(host).insert({ _id, unionId: UNION, number, note: '' });
const isTaken = (_id: string, number: string) =>
  give(_id, number).then(
    () => false,
    (error: unknown) => isDuplicate(error),
  );

test.each([
  ['update', (reach: Reach, _id: string, $set: object) => badges(reach).update({ _id, unionId: UNION }, { $set })],
  ['change', (reach: Reach, _id: string, $set: object) => badges(reach).change({ _id, unionId: UNION }, { $set })],
  ['bulk', (reach: Reach, _id: string, $set: object) => badges(reach).bulk([{ updateOne: { filter: { _id }, update: { $set } } }])],
] as const)('a number given up by %s can be given to another, the new one cannot', async (how, write) => {
  await give(`${how}1`, `${how}-A`);
  await inTransaction((reach) => write(reach, `${how}1`, { number: `${how}-B`, note: '更正' }));
  expect(await badges(host).findOne({ _id: `${how}1` })).toMatchObject({ number: `${how}-B`, note: '更正' });
  expect(await isTaken(`${how}2`, `${how}-A`)).toBe(false);
  expect(await isTaken(`${how}3`, `${how}-B`)).toBe(true);
});

test('a number taken away altogether is free too', async () => {
  await give('gone1', 'gone');
  await inTransaction((reach) => badges(reach).update({ _id: 'gone1', unionId: UNION }, { $unset: { number: 1 } }));
  expect((await badges(host).findOne({ _id: 'gone1' }))?.number).toBeUndefined();
  expect(await isTaken('gone2', 'gone')).toBe(false);
});

test('a change that is refused leaves everything as it was', async () => {
  await give('kept1', 'kept-A');
  await give('kept2', 'kept-B');
  const error = await inTransaction((reach) =>
    badges(reach).update({ _id: 'kept2', unionId: UNION }, { $set: { number: 'kept-A' } }),
  ).catch((one: unknown) => one);
  expect(isDuplicate(error)).toBe(true);
  expect(await badges(host).findOne({ _id: 'kept2' })).toMatchObject({ number: 'kept-B' });
});
