/** Making an archive piece by piece: each step takes the next records of the collection in hand. */
import type { Context } from '../core/context';
import { newId, type Reach } from '../core/database';
import { ringOf, sealFields, openField } from '../core/secret';
import { archivedCollections } from './coverage';
import { chain, lineOf, newKey, packRow } from './sealing';
import { idsAfter, insertArchive, insertPiece, moveArchive, rowsOf, stepArchive, type Archive } from './store';
import { pack } from './zip';
import { DAY_MS, momentAfter } from '../core/time';

export const FORMAT = 'union-archive/1';
const KEPT_DAYS = 7;
const MOST_RECORDS = 2000;
const MOST_BYTES = 4 * 1024 * 1024;
const AT_ONCE = 100;

type Asked = { keptBy: string; ofUnionId: string; unionName: string; askedBy: string; askedById: string };

export async function beginArchive(ctx: Context, { keptBy, ...asked }: Asked): Promise<Archive> {
  const _id = newId();
  const names = archivedCollections();
  let total = 0;
  for (const name of names) total += (await idsAfter(ctx, name, asked.ofUnionId, '')).length;
  const record: Archive = {
    ...asked,
    _id,
    unionId: keptBy,
    ...(sealFields(await ringOf(ctx), { _id }, { key: newKey() }) as Pick<Archive, 'sealed' | 'sealedWith'>),
    state: 'making',
    askedAt: ctx.at,
    finishedAt: null,
    expireAt: null,
    position: { index: 0, after: '' },
    collections: names.map((name) => ({ name, count: 0, digest: '' })),
    pieces: 0,
    done: 0,
    total,
    size: 0,
  };
  await insertArchive(ctx, record);
  return record;
}

export async function keyOf(reach: Reach, record: Archive): Promise<string> {
  return openField(await ringOf(reach), record, 'key') ?? '';
}

/** The next piece; answers whether the archive is complete with it. */
export async function takePiece(ctx: Context, record: Archive): Promise<boolean> {
  let { index, after } = record.position;
  let ids: string[] = [];
  while (index < record.collections.length && ids.length === 0) {
    ids = await idsAfter(ctx, record.collections[index]!.name, record.ofUnionId, after);
    if (ids.length === 0) [index, after] = [index + 1, ''];
  }
  if (ids.length === 0) {
    await finish(ctx, record);
    return true;
  }
  const part = record.collections[index]!;
  const { lines, digest, last } = await linesOf(ctx, record, part, ids);
  const entry = pack(`data/${part.name}/${String(record.pieces + 1).padStart(6, '0')}.ndjson`, `${lines.join('\n')}\n`);
  await insertPiece(ctx, record, entry);
  const collections = record.collections.map((one, at) => (at === index ? { ...one, count: one.count + lines.length, digest } : one));
  const set = {
    position: { index, after: last },
    collections,
    pieces: record.pieces + 1,
    done: record.done + lines.length,
    size: record.size + entry.bytes.length,
  };
  await stepArchive(ctx, record, { ...set, total: Math.max(record.total, set.done) });
  return false;
}

async function linesOf(reach: Reach, record: Archive, part: Archive['collections'][number], ids: string[]) {
  const ring = await ringOf(reach);
  const key = Buffer.from(await keyOf(reach, record), 'base64url');
  const lines: string[] = [];
  let { digest } = part;
  let bytes = 0;
  for (let at = 0; at < ids.length && lines.length < MOST_RECORDS && bytes < MOST_BYTES; at += AT_ONCE)
    for (const row of await rowsOf(reach, part.name, ids.slice(at, at + AT_ONCE))) {
      const line = lineOf(packRow(row, ring, key));
      digest = chain(digest, line);
      bytes += line.length;
      lines.push(line);
    }
  return { lines, digest, last: ids[lines.length - 1]! };
}

async function finish(ctx: Context, record: Archive): Promise<void> {
  for (const entry of [pack('manifest.json', manifestOf(record, ctx.at)), pack('说明.txt', explained(record))]) {
    await insertPiece(ctx, record, entry);
    record = { ...record, pieces: record.pieces + 1, size: record.size + entry.bytes.length };
  }
  const expireAt = momentAfter(ctx.now, KEPT_DAYS * DAY_MS);
  await moveArchive(ctx, record, 'finish', {
    pieces: record.pieces,
    size: record.size,
    done: record.done,
    total: record.done,
    finishedAt: ctx.at,
    expireAt,
  });
}

export type Manifest = {
  format: string;
  unionId: string;
  unionName: string;
  begunAt: string;
  finishedAt: string;
  collections: { name: string; count: number; digest: string }[];
};

const manifestOf = ({ ofUnionId, unionName, askedAt, collections }: Archive, finishedAt: string): string =>
  JSON.stringify({ format: FORMAT, unionId: ofUnionId, unionName, begunAt: askedAt, finishedAt, collections } satisfies Manifest, null, 2);

const explained = ({ unionName, askedAt, done }: Archive): string =>
  [
    `${unionName}的全部数据，${askedAt} 起整理，共 ${done} 条。`,
    '',
    'data/ 下每类数据一个文件夹，一行一条（NDJSON，MongoDB 扩展 JSON）；上传的文件在 data/files 与 data/file_pieces。',
    '证件号、手机号等敏感字段（covered）用归档的开启密钥加密，密钥由主席在「数据归档」里另取，请与本文件分开保管。',
    'manifest.json 写明每类的条数与校验值。',
    '',
    '导入另一处安装：npm run union:import -- 本文件.zip --key 开启密钥',
    '只核对不导入：npm run union:import -- 本文件.zip --key 开启密钥 --check',
    '取出上传的文件：npm run union:import -- 本文件.zip --files 目标文件夹',
    '',
  ].join('\r\n');
