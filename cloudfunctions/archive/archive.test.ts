/** A union goes round: archived with every collection, erased by two persons and the clock, brought back, and equal. */
import type { Actor } from '../../types/actor';
import { plantDemo } from '../../scripts/demo/plant';
import { declaredCollections } from '../core/database';
import { runJob } from '../core/jobs';
import { ringOf } from '../core/secret';
import { ask, deliverAll, refusalOf, testHost, type TestHost } from '../core/testing';
import { loadActor } from '../member/public';
import { jobs as searchJobs } from '../search/jobs';
import { archivedCollections, derived, keptOnErasure, notOfAUnion } from './coverage';
import { filesOf, importUnion, openArchive } from './importing';
import { jobs } from './jobs';
import { openDownload } from './public';
import { lineOf, packRow } from './sealing';
import { idsAfter, rowsOf } from './store';

jest.setTimeout(180_000);
const UNION = 'union-school';
let host: TestHost;
let chair: Actor, federation: Actor, member: Actor;

const personIn = async (unionId: string, role: string | null): Promise<Actor> => {
  const filter = { unionId, state: 'active', ...(role ? { 'offices.role': role } : { offices: { $size: 0 } }) };
  return (await loadActor(host, (await host.db.collection<{ _id: string }>('members').findOne(filter as never))!._id))!;
};

beforeAll(async () => {
  host = await testHost(new Date().toISOString());
  await plantDemo(host);
  chair = await personIn(UNION, 'chair');
  federation = await personIn('federation-yunxi', 'federation');
  member = await personIn(UNION, null);
  await ask(host, member, 'file.upload', { name: '小学校.pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') });
  for (const one of searchJobs) await runJob(host, one, 'test');
  await deliverAll(host);
});
afterAll(() => host.close());

const sweepAll = async () => {
  for (let turn = 0; turn < 60; turn += 1) {
    let count = 0;
    // Each sweep has a moment of its own, as the clock gives it.
    host.now = new Date(host.now.getTime() + 1000);
    for (const one of jobs) count += (await runJob(host, one, 'test')) ?? 0;
    await deliverAll(host);
    if (count === 0) return;
  }
};
const bytesAt = async (url: string): Promise<Buffer> => {
  const address = new URL(url, 'http://x');
  const [, , id = ''] = address.pathname.split('/');
  const opened = await openDownload(
    host,
    id,
    Number(address.searchParams.get('expires')),
    address.searchParams.get('signature')!,
    host.now,
  );
  const parts: Buffer[] = [];
  for await (const part of opened!.bytes) parts.push(part);
  return Buffer.concat(parts);
};
/** Every record of the union, as its archive would write it under one key: equal when nothing was lost or changed. */
const pictureOf = async (): Promise<Record<string, string[]>> => {
  const ring = await ringOf(host);
  const key = Buffer.alloc(32, 7);
  const picture: Record<string, string[]> = {};
  for (const name of archivedCollections())
    picture[name] = (await rowsOf(host, name, await idsAfter(host, name, UNION, ''))).map((row) => lineOf(packRow(row, ring, key)));
  return picture;
};

test('no collection is forgotten: each record names its union, or its collection is named with the reason', async () => {
  const strange: string[] = [];
  for (const { name } of declaredCollections()) {
    if (Object.hasOwn(notOfAUnion, name) || name.startsWith('test_') || name === 'counters') continue;
    const nameless = await host.db.collection(name).countDocuments({ unionId: { $not: { $type: 'string' } } });
    if (nameless > 0) strange.push(name);
  }
  expect(strange).toEqual([]);
  for (const reason of [...Object.values(notOfAUnion), ...Object.values(derived)]) expect(reason).toMatch(/[一-龥]/);
});

let bytes: Buffer;
let key = '';
let before: Record<string, string[]>;

test('a union takes all of its data: in pieces, with progress, sealed under a key of its own', async () => {
  expect((await refusalOf(host, member, 'archive.start', {})).code).toBe('FORBIDDEN');
  const { id } = await ask(host, chair, 'archive.start', {});
  expect((await refusalOf(host, chair, 'archive.start', {})).message).toContain('还在整理');
  await runJob(host, jobs[0]!, 'test');
  const [half] = (await ask(host, chair, 'archive.list', {})).items;
  expect(half!.done).toBeGreaterThan(0);
  await sweepAll();
  const [whole] = (await ask(host, chair, 'archive.list', {})).items;
  expect(whole).toMatchObject({ id, state: 'done', canOpenKey: true });
  expect(whole!.done).toBe(whole!.total);
  bytes = await bytesAt(whole!.url!);
  expect(await openDownload(host, id, host.now.getTime() + 1000, 'wrong', host.now)).toBeNull();
  key = (await ask(host, chair, 'archive.key', { id })).key;
  const opened = openArchive(bytes);
  expect(opened.manifest.collections.find(({ name }) => name === 'members')!.count).toBeGreaterThan(60);
  expect([...filesOf(opened)].map(({ name, isWhole }) => [name.endsWith('小学校.pdf'), isWhole])).toContainEqual([true, true]);
  // Numbers of people are nowhere in the open.
  expect([...opened.linesOf('members')].join('\n')).not.toMatch(/1990000\d{4}/);
});

test('what was cut, altered or opened with another key is refused before anything is written', async () => {
  expect(() => openArchive(bytes.subarray(0, bytes.length - 50))).toThrow(/重新下载|校验/);
  const other = host.client.db(`${host.db.databaseName}_x`);
  await expect(importUnion(other, bytes, 'short')).rejects.toThrow('开启密钥不对');
  await expect(importUnion(host.db, bytes, key)).rejects.toThrow('已有');
});

test('erasing takes two persons and a waiting time, keeps a last archive and the trail, and leaves nothing else', async () => {
  const unionName = (await ask(host, chair, 'session.me', {})).member.unionName;
  expect((await refusalOf(host, chair, 'archive.proposeErasure', { unionName: '别的工会', reason: '撤并' })).fields[0]?.path).toBe(
    'unionName',
  );
  const { id } = await ask(host, chair, 'archive.proposeErasure', { unionName, reason: '单位撤并' });
  expect((await refusalOf(host, chair, 'archive.confirmErasure', { id })).code).toBe('FORBIDDEN');
  expect((await ask(host, federation, 'archive.erasures', {})).items[0]?.moves).toEqual(['confirm', 'cancel']);
  await ask(host, federation, 'archive.confirmErasure', { id });
  await sweepAll();
  expect((await ask(host, federation, 'archive.erasures', {})).items[0]).toMatchObject({ state: 'cooling', removed: 0 });
  host.now = new Date(host.now.getTime() + 31 * 86_400_000);
  await runJob(host, jobs[1]!, 'test');
  await deliverAll(host);
  before = await pictureOf();
  await sweepAll();
  const [erased] = (await ask(host, federation, 'archive.erasures', {})).items;
  expect(erased).toMatchObject({ state: 'erased', unionName });
  const left: string[] = [];
  for (const { name } of declaredCollections())
    if (!Object.hasOwn(notOfAUnion, name) && (await idsAfter(host, name, UNION, '')).length > 0) left.push(name);
  expect(left.sort()).toEqual([...keptOnErasure].filter((name) => before[name]!.length > 0).sort());
  expect(await loadActor(host, member.memberId)).toBeNull();
  expect((await loadActor(host, federation.memberId))!.unionIds).not.toContain(UNION);
  bytes = await bytesAt(erased!.lastArchive!.url!);
  key = (await ask(host, federation, 'archive.key', { id: erased!.lastArchive!.id })).key;
});

test('brought back, it is equal: every record of every collection, opened with the keys of the new place', async () => {
  // The trail stayed here; in another installation there would be none.
  for (const name of keptOnErasure) await host.db.collection(name).deleteMany({ unionId: UNION });
  const { records } = await importUnion(host.db, bytes, key);
  expect(records).toBeGreaterThan(500);
  const after = await pictureOf();
  for (const [name, lines] of Object.entries(before)) {
    // Signing out and the trail of the erasing itself came after the picture.
    if (keptOnErasure.includes(name) || name === 'notifications') continue;
    expect([name, after[name]!.length]).toEqual([name, lines.length]);
    expect(after[name]).toEqual(lines);
  }
  expect((await ask(host, (await loadActor(host, member.memberId))!, 'member.mine', {})).name).toBe(member.name);
});

test('a member takes the own data, three times a day, as a sheet or as data', async () => {
  const back = (await loadActor(host, member.memberId))!;
  const { file } = await ask(host, back, 'archive.takeOwn', { format: 'json' });
  expect(file.name).toContain(member.name);
  expect((await ask(host, back, 'archive.takeOwn', {})).file.type).toBe('xlsx');
  await ask(host, back, 'archive.takeOwn', {});
  expect((await refusalOf(host, back, 'archive.takeOwn', {})).code).toBe('RATE_LIMITED');
});
