/** The secret box on the real database: one vote a person under every race, and nothing that joins roll and box. */
import { nobody, type Context } from './context';
import { apartFrom, newId } from './database';
import { ringOf } from './secret';
import { cast, closeBox, contentsOf, dropPapers, openBox, participation, standingsOf, takePaper, verifyBox } from './secret-box';
import { contextOf, testHost, UNION, type TestHost } from './testing';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const ctx = () => contextOf(host, { ...nobody, memberId: 'officer', unionId: UNION, unionIds: [UNION] });
/** As the runner does it: each in a transaction of its own, tried again after a conflict. */
const within = <T>(step: (ctx: Context) => Promise<T>): Promise<T> =>
  host.client.withSession((session) =>
    session.withTransaction(() => step({ ...ctx(), session }), { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }),
  );
const people = (count: number) => Array.from({ length: count }, (_, index) => ({ memberId: `person${index}` }));
const opened = async (count: number): Promise<string> => {
  const id = newId();
  await within((inside) => openBox(inside, { id, voters: people(count) }));
  return id;
};
const vote = (id: string, memberId: string, content: object, isPaper = false) =>
  within((inside) => cast(inside, { id, memberId, content, isPaper }));
const close = (id: string) => within((inside) => closeBox(inside, id));
const raw = (name: string) => apartFrom(host.db).collection<{ _id: string }>(name);

test('a box is opened once, voted in once a person, closed, and only then read', async () => {
  const id = await opened(3);
  await expect(opened(0)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(within((inside) => openBox(inside, { id, voters: people(9) }))).rejects.toMatchObject({ code: 'ROLL_FROZEN' });
  await vote(id, 'person0', { a: 'approve' });
  await expect(vote(id, 'person0', { a: 'against' })).rejects.toMatchObject({ code: 'ALREADY_VOTED' });
  await expect(vote(id, 'person0', { a: 'against' }, true)).rejects.toMatchObject({ code: 'ALREADY_VOTED' });
  await expect(vote(id, 'stranger', { a: 'approve' })).rejects.toMatchObject({ code: 'NOT_ON_ROLL' });
  await vote(id, 'person1', { b: 1, a: 'against' });
  expect(await participation(ctx(), id)).toEqual({ due: 3, cast: 2 });
  await expect(contentsOf(ctx(), id)).rejects.toMatchObject({ code: 'BALLOT_NOT_CLOSED' });
  await expect(verifyBox(ctx(), id)).rejects.toMatchObject({ code: 'BALLOT_NOT_CLOSED' });
  const { hash, count } = await close(id);
  expect(count).toBe(2);
  expect(await contentsOf(ctx(), id)).toEqual([{ a: 'against', b: 1 }, { a: 'approve' }]);
  expect(await verifyBox(ctx(), id)).toEqual({ rollCount: 2, boxCount: 2, hash, isIntact: true, trouble: null });
  await expect(vote(id, 'person2', { a: 'approve' })).rejects.toMatchObject({ code: 'BALLOT_CLOSED' });
  await expect(close(id)).rejects.toMatchObject({ code: 'BALLOT_CLOSED' });
  expect([...(await standingsOf(ctx(), [id], 'person2')).values()]).toMatchObject([{ hasCast: false }]);
});

test('papers are taken by name and entered without, never more than taken; one not returned is told', async () => {
  const id = await opened(4);
  await within((inside) => takePaper(inside, { id, memberId: 'person0' }));
  await within((inside) => takePaper(inside, { id, memberId: 'person1' }));
  await expect(vote(id, 'person0', { a: 'approve' })).rejects.toMatchObject({ code: 'ALREADY_VOTED' });
  await vote(id, 'person2', { a: 'approve' });
  await expect(within((inside) => takePaper(inside, { id, memberId: 'person2' }))).rejects.toMatchObject({ code: 'ALREADY_VOTED' });
  const three = [{ a: 'against' }, { a: 'against' }, { a: 'against' }];
  await expect(within((inside) => dropPapers(inside, { id, contents: three }))).rejects.toMatchObject({ code: 'CONFLICT' });
  await within((inside) => dropPapers(inside, { id, contents: [{ a: 'against' }] }));
  await close(id);
  expect(await verifyBox(ctx(), id)).toMatchObject({ rollCount: 3, boxCount: 2, isIntact: true });
});

test('what is added, taken away or altered after closing shows', async () => {
  const id = await opened(3);
  for (const index of [0, 1, 2]) await vote(id, `person${index}`, { a: 'against' });
  await close(id);
  const [sheet] = (await raw('box_sheets').find({ boxId: id }).toArray()) as unknown as { _id: string; contents: string[] }[];
  const put = (contents: string[]) => raw('box_sheets').updateOne({ _id: sheet!._id }, { $set: { contents } });
  for (const contents of [
    [...sheet!.contents, '{"a":"approve"}'],
    sheet!.contents.slice(1),
    ['{"a":"approve"}', ...sheet!.contents.slice(1)],
  ]) {
    await put(contents);
    expect(await verifyBox(ctx(), id)).toMatchObject({ isIntact: false });
  }
  await put(sheet!.contents);
  await raw('box_rolls').updateOne({ _id: `${id}:person0` }, { $set: { hasCast: false } });
  expect((await verifyBox(ctx(), id)).trouble).toContain('名册上投票 2 人');
});

test('while people vote and the box is closed in between, every accepted vote is counted and no refused one', async () => {
  const id = await opened(60);
  const votes = people(60).map(async ({ memberId }, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 4));
    return vote(id, memberId, { a: 'approve' }).then(
      () => true,
      (error: { code: string }) => (error.code === 'BALLOT_CLOSED' ? false : Promise.reject(error as unknown as Error)),
    );
  });
  await votes[20];
  const { count } = await close(id);
  const accepted = (await Promise.all(votes)).filter(Boolean).length;
  expect(count).toBe(accepted);
  expect(await verifyBox(ctx(), id)).toMatchObject({ rollCount: accepted, boxCount: accepted, isIntact: true });
});

test('the same person by phone twice and on paper at once is one vote', async () => {
  const id = await opened(5);
  const tries = await Promise.allSettled([
    vote(id, 'person3', { a: 'approve' }),
    vote(id, 'person3', { a: 'against' }),
    within((inside) => takePaper(inside, { id, memberId: 'person3' })),
  ]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await participation(ctx(), id)).toEqual({ due: 5, cast: 1 });
});

test('roll and box have no field and no value in common but the box itself, and no time', async () => {
  const id = await opened(4);
  await vote(id, 'person0', { q1: 'approve' });
  const [row] = await raw('box_rolls')
    .find({ boxId: id, hasCast: true } as never)
    .toArray();
  const [slot] = await raw('box_slots')
    .find({ boxId: id, isFilled: true } as never)
    .toArray();
  expect(Object.keys(row!).sort()).toEqual(['_id', 'boxId', 'group', 'hasCast', 'memberId', 'onPaper', 'unionId']);
  expect(Object.keys(slot!).sort()).toEqual(['_id', 'boxId', 'content', 'isFilled', 'unionId']);
  const shared = Object.values(row!).filter((value) => Object.values(slot!).includes(value as never) && typeof value === 'string');
  expect(shared.sort()).toEqual([UNION, id].sort());
  expect(slot!._id).not.toMatch(/person|^[0-9a-f]{24}$/);
});

test('what lies in an open box is sealed: equal words look different, and only the installation’s key opens them', async () => {
  const id = await opened(3);
  for (const index of [0, 1, 2]) await vote(id, `person${index}`, { q1: 'approve' });
  const filled = (await raw('box_slots')
    .find({ boxId: id, isFilled: true } as never)
    .toArray()) as unknown as { _id: string; content: string }[];
  expect(new Set(filled.map(({ content }) => content)).size).toBe(3);
  expect(JSON.stringify(await raw('box_slots').find().toArray())).not.toContain('approve');
  const ring = await ringOf(host);
  const [one, two] = filled as [(typeof filled)[0], (typeof filled)[0]];
  expect(ring.open(one.content, one._id)).toBe('{"q1":"approve"}');
  // Put into another slot it does not open: a ballot cannot be copied.
  expect(() => ring.open(one.content, two._id)).toThrow();
  await raw('box_slots').updateOne({ _id: two._id }, { $set: { content: one.content } });
  await expect(close(id)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a box from before slots were sealed is closed as it is', async () => {
  const id = await opened(2);
  await vote(id, 'person0', { q1: 'approve' });
  await raw('box_slots').updateOne({ boxId: id, isFilled: true } as never, { $set: { content: '{"q1":"against"}' } });
  await close(id);
  expect(await contentsOf(ctx(), id)).toEqual([{ q1: 'against' }]);
});

/** Spearman's rank correlation of two orders of the same n things. */
const correlation = (ranks: number[]): number => {
  const count = ranks.length;
  const apart = ranks.reduce((sum, rank, index) => sum + (rank - index) ** 2, 0);
  return 1 - (6 * apart) / (count * (count ** 2 - 1));
};

/** How early and late votes lie towards the middle or the ends: a relation that rank correlation alone would not see. */
const folded = (orders: number[]): number => {
  const middle = (orders.length - 1) / 2;
  const byDistance = orders.map((order, place) => ({ order, distance: Math.abs(place - middle) + place / 1000 }));
  return correlation(byDistance.sort((a, b) => a.distance - b.distance).map(({ order }) => order));
};
/** How often two who voted one after the other lie side by side. */
const neighbours = (orders: number[]): number =>
  orders.filter((order, place) => place > 0 && Math.abs(order - orders[place - 1]!) === 1).length;

test('the order of the box says nothing of the order of voting: neither in the file, nor by id, nor after closing', async () => {
  const RUNS = 24;
  const VOTERS = 24;
  const sums = { file: 0, id: 0, control: 0, folded: 0, neighbours: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const id = await opened(VOTERS);
    for (let index = 0; index < VOTERS; index += 1) await vote(id, `person${index}`, { order: index });
    const natural = (await raw('box_slots')
      .find({ boxId: id, isFilled: true } as never)
      .toArray()) as unknown as {
      _id: string;
      content: string;
    }[];
    const ring = await ringOf(host);
    const orderOf = (rows: typeof natural) =>
      rows.map(({ _id, content }) => (JSON.parse(ring.open(content, _id)) as { order: number }).order);
    sums.file += correlation(orderOf(natural));
    sums.folded += folded(orderOf(natural));
    sums.neighbours += neighbours(orderOf(natural));
    sums.id += correlation(orderOf([...natural].sort((a, b) => (a._id < b._id ? -1 : 1))));
    sums.control += correlation(Array.from({ length: VOTERS }, (_, index) => index));
    await close(id);
    // A sheet is sorted by its text alone: whatever the order of voting was, it comes out the same.
    expect((await contentsOf(ctx(), id)).map((content) => JSON.stringify(content))).toEqual(
      Array.from({ length: VOTERS }, (_, order) => JSON.stringify({ order })).sort(),
    );
  }
  // Without a relation the mean of so many correlations has deviation 1/√(24·23) ≈ 0.043; five of them are never met by chance.
  expect(Math.abs(sums.file / RUNS)).toBeLessThan(0.22);
  expect(Math.abs(sums.id / RUNS)).toBeLessThan(0.22);
  expect(sums.control / RUNS).toBe(1);
  expect(Math.abs(sums.folded / RUNS)).toBeLessThan(0.22);
  // By chance 2·(24−1)/24 ≈ 1.92 a run with deviation 1.4, so 0.29 for the mean; votes in file order would give 23.
  expect(Math.abs(sums.neighbours / RUNS - 1.92)).toBeLessThan(1.5);
}, 120_000);
