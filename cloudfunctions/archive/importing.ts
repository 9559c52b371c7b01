/** Bringing a union into another installation: the file is judged whole before anything is written, and judged again after. */
import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import { ringOf, type Ring } from '../core/secret';
import { archivedCollections } from './coverage';
import { FORMAT, type Manifest } from './making';
import { chain, lineOf, packRow, rowOf, unpackRow, type Row } from './sealing';
import { idsAfter, removeRows, rowsOf, writeRows } from './store';
import { read } from './zip';

type Opened = { manifest: Manifest; linesOf: (collection: string) => Generator<string> };

/** Opens an archive and holds it against its manifest; throws a sentence when something does not fit. */
export function openArchive(bytes: Buffer): Opened {
  const { names, textOf } = read(bytes);
  const manifest = JSON.parse(textOf('manifest.json')) as Manifest;
  if (manifest.format !== FORMAT) throw new Error(`不认识的归档格式「${String(manifest.format)}」，这里能读 ${FORMAT}`);
  function* linesOf(collection: string): Generator<string> {
    for (const name of names.filter((one) => one.startsWith(`data/${collection}/`)).sort())
      for (const line of textOf(name).split('\n')) if (line) yield line;
  }
  const known = new Set(manifest.collections.map(({ name }) => name));
  const strange = names.find((name) => name.startsWith('data/') && !known.has(name.split('/')[1]!));
  if (strange) throw new Error(`归档里有清单之外的内容「${strange}」，请不要使用`);
  for (const { name, count, digest } of manifest.collections) {
    let found = { count: 0, digest: '' };
    for (const line of linesOf(name)) found = { count: found.count + 1, digest: chain(found.digest, line) };
    if (found.count !== count || found.digest !== digest)
      throw new Error(`「${name}」应有 ${count} 条，实有 ${found.count} 条或内容与校验不符，文件可能损坏或被改动`);
  }
  return { manifest, linesOf };
}

export type Report = { unionName: string; collections: number; records: number };
type Mark = { _id: string; state: 'started' | 'done' };
const AT_ONCE = 500;

/** Writes the union of an archive into this database. A run that was broken off begins anew; a union that is here already is left alone. */
export async function importUnion(db: Db, bytes: Buffer, keyText: string, under?: string): Promise<Report> {
  const { manifest, linesOf } = openArchive(bytes);
  const { unionId } = manifest;
  const key = Buffer.from(keyText, 'base64url');
  if (key.length !== 32) throw new Error('开启密钥不对，请从「数据归档」里重新复制');
  const known = archivedCollections();
  const strange = manifest.collections.find(({ name }) => !known.includes(name));
  if (strange) throw new Error(`这处安装没有「${strange.name}」这类数据，请先升级到归档时的版本`);
  const marks = db.collection<Mark>('migrations');
  const _id = `import:${unionId}`;
  const mark = await marks.findOne({ _id });
  if (mark?.state === 'started') await clear(db, manifest);
  const present = mark?.state === 'started' ? [] : await idsAfter({ db }, 'units', unionId, '');
  if (present.length > 0) throw new Error(`这处安装已有「${manifest.unionName}」，不能重复导入`);
  await marks.updateOne({ _id }, { $set: { state: 'started' } }, { upsert: true });
  const ring = await ringOf({ db });
  for (const { name } of manifest.collections) {
    let rows: Row[] = [];
    for (const line of linesOf(name)) {
      const row = unpackRow(rowOf(line), ring, key);
      rows.push(under && name === 'units' && row._id === unionId ? { ...row, parentId: under } : row);
      if (rows.length < AT_ONCE) continue;
      await writeRows({ db }, name, rows);
      rows = [];
    }
    if (rows.length > 0) await writeRows({ db }, name, rows);
  }
  await verifyImport(db, manifest, ring, key, under !== undefined);
  await marks.updateOne({ _id }, { $set: { state: 'done' } });
  return {
    unionName: manifest.unionName,
    collections: manifest.collections.length,
    records: manifest.collections.reduce((sum, { count }) => sum + count, 0),
  };
}

/** What is in the database now gives the digests of the manifest. */
async function verifyImport(db: Db, manifest: Manifest, ring: Ring, key: Buffer, isReplanted: boolean): Promise<void> {
  for (const { name, count, digest } of manifest.collections) {
    const ids = await idsAfter({ db }, name, manifest.unionId, '');
    let found = '';
    for (let at = 0; at < ids.length; at += AT_ONCE)
      for (const row of await rowsOf({ db }, name, ids.slice(at, at + AT_ONCE))) found = chain(found, lineOf(packRow(row, ring, key)));
    // Put under another federation the union's own record differs in its place, and only there.
    const isSame = found === digest || (isReplanted && name === 'units');
    if (ids.length !== count || !isSame)
      throw new Error(`导入后「${name}」有 ${ids.length} 条，应为 ${count} 条，或内容不符；请重新运行导入`);
  }
}

async function clear(db: Db, { unionId, collections }: Manifest): Promise<void> {
  for (const { name } of collections) await removeRows({ db }, name, await idsAfter({ db }, name, unionId, ''));
}

/** The uploaded files of an archive, with their names and bytes, for reading without any program of ours. */
export function* filesOf({ linesOf }: Opened): Generator<{ name: string; bytes: Buffer; isWhole: boolean }> {
  const pieces = new Map<string, Map<number, Buffer>>();
  for (const line of linesOf('file_pieces')) {
    const { fileId, index, bytes } = rowOf(line) as unknown as { fileId: string; index: number; bytes: { buffer: Uint8Array } };
    pieces.set(fileId, (pieces.get(fileId) ?? new Map<number, Buffer>()).set(index, Buffer.from(bytes.buffer)));
  }
  for (const line of linesOf('files')) {
    const { _id, name, sha256 } = rowOf(line) as unknown as { _id: string; name: string; sha256: string };
    const parts = [...(pieces.get(_id) ?? [])].filter(([index]) => index >= 0).sort(([a], [b]) => a - b);
    const bytes = Buffer.concat(parts.map(([, part]) => part));
    yield { name: `${_id}-${name}`, bytes, isWhole: createHash('sha256').update(bytes).digest('hex') === sha256 };
  }
}
