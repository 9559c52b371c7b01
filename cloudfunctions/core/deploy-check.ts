/** Whether a deployment works, proved by doing it: a line a check, in words for who set it up, with what to do. Reads no member's data. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Db, IndexDescription, MongoClient } from 'mongodb';
import { apartFrom, isDuplicate, newId, type Declared } from './database';
import { lastRuns, nextRun, type Job, type LastRun } from './jobs';
import { ringOf } from './secret';
import { MINUTE_MS, sayMoment } from './time';

/** What the release brings: known when it is built, so that the check itself stays small. */
export type Expected = { jobs: Pick<Job, 'name' | 'every'>[]; collections: Declared[] };
export type Line = { about: string; isGood: boolean; text: string };
type Place = { client: MongoClient; db: Db };
type Options = {
  expected: Expected;
  open: () => Promise<Place>;
  /** Base address of the chat platform's interfaces; null: this installation calls nobody. */
  platformApi: string | null;
  environment?: NodeJS.ProcessEnv;
  now?: Date;
};

const good = (about: string, text: string): Line => ({ about, isGood: true, text });
const bad = (about: string, text: string): Line => ({ about, isGood: false, text });

export async function checkDeployment({
  expected,
  open,
  platformApi,
  environment = process.env,
  now = new Date(),
}: Options): Promise<Line[]> {
  const lines: Line[] = [];
  const check = async (about: string, work: () => Promise<Line>) => {
    lines.push(await work().catch((error: unknown) => bad(about, `没有通过（${reasonOf(error)}）`)));
  };
  const place = await open().catch((error: unknown) => {
    lines.push(bad('数据库', `连不上（${reasonOf(error)}）。${reachAdvice}`));
    return null;
  });
  if (place) {
    await check('数据库', () => writes(place));
    await check('事务', () => transacts(place));
    await check('索引', () => indexed(place, expected));
    await check('选票库', () => standsApart(place));
  }
  await check('主密钥', () => masterKey(place, environment));
  if (place) {
    await check('定时任务', async () => {
      const names = expected.jobs.map(({ name }) => name);
      const line = timersLine(expected.jobs, await lastRuns(place.db, names), await installedAt(place.db), now);
      return line;
    });
    await check('待发消息', () => outboxMoves(place, now));
  }
  await check('外呼', () => callsOut(platformApi));
  return lines;
}

/** «✓ 数据库：…» */
export const sayLine = ({ about, isGood, text }: Line): string => `${isGood ? '✓' : '✗'} ${about}：${text}`;

const reachAdvice =
  '请核对 MONGODB_URI 的地址、账号与口令；云函数还要与数据库在同一私有网络（VPC）的子网里，数据库的安全组放行该子网的 27017 端口';
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 200);

const ROWS = 'deploy_checks';
type Row = { _id: string; value: string };
const rows = (db: Db) => db.collection<Row>(ROWS);

async function writes({ db }: Place): Promise<Line> {
  for (const home of [db, apartFrom(db)]) {
    const _id = newId();
    await rows(home).insertOne({ _id, value: _id });
    const read = await rows(home).findOne({ _id });
    const { deletedCount } = await rows(home).deleteOne({ _id });
    if (read?.value !== _id || deletedCount !== 1)
      return bad('数据库', `「${home.databaseName}」写进去的读不回来，请确认连接的是主节点（去掉地址里的 readPreference）`);
  }
  return good('数据库', `「${db.databaseName}」与「${apartFrom(db).databaseName}」能写、能读、能删`);
}

/** One that is kept and one that is taken back, each over both databases, as a vote is. */
async function transacts({ client, db }: Place): Promise<Line> {
  const [kept, undone] = [newId(), newId()];
  const apart = apartFrom(db);
  const both = (_id: string, then: () => void) =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await rows(db).insertOne({ _id, value: _id }, { session });
        await rows(apart).insertOne({ _id, value: _id }, { session });
        then();
      }),
    );
  await both(kept, () => undefined);
  await both(undone, () => {
    throw new Error(undone);
  }).catch((error: unknown) => {
    if ((error as Error).message !== undone) throw error;
  });
  const counts = await Promise.all([db, apart].map((home) => rows(home).countDocuments({ _id: { $in: [kept, undone] } })));
  for (const home of [db, apart]) await rows(home).deleteMany({ _id: { $in: [kept, undone] } });
  return counts.every((count) => count === 1)
    ? good('事务', '提交的都在，撤回的都不在，主库与选票库一同生效')
    : bad('事务', '没有一同生效。请使用副本集或分片集群（单机 MongoDB 没有事务）');
}

const nameOf = ({ key }: IndexDescription) =>
  Object.entries(key as Record<string, unknown>)
    .map(([field, direction]) => `${field}_${String(direction)}`)
    .join('_');

async function indexed({ db }: Place, { collections }: Expected): Promise<Line> {
  await rows(db).createIndex({ value: 1 }, { unique: true });
  const [first, second] = [newId(), newId()];
  await rows(db).insertOne({ _id: first, value: first });
  const refused = await rows(db)
    .insertOne({ _id: second, value: first })
    .then(() => false, isDuplicate);
  await rows(db).deleteMany({ _id: { $in: [first, second] } });
  if (!refused) return bad('索引', '唯一索引没有拦下重复，请检查数据库的版本（需要 MongoDB 4.4 以上）');
  const missing: string[] = [];
  for (const { name, indexes, isApart } of collections) {
    const home = isApart ? apartFrom(db) : db;
    const there = await home
      .collection(name)
      .indexes()
      .catch(() => null);
    const names = new Set(there?.map(nameOf as (index: { key: unknown }) => string));
    if (there === null || indexes.some((index) => !names.has(nameOf(index)))) missing.push(name);
  }
  if (missing.length === 0) return good('索引', `${collections.length} 个集合与它们的索引都在`);
  const named = missing.slice(0, 5).join('、');
  return bad('索引', `缺 ${missing.length} 个集合或其索引（${named}…）。它们在每个函数（或服务）第一次被调用时建立：请各调用一次后再查`);
}

function standsApart({ db }: Place): Promise<Line> {
  const apart = apartFrom(db).databaseName;
  const isApart = apart !== db.databaseName;
  return Promise.resolve(
    isApart
      ? good('选票库', `选票在「${apart}」，其他在「${db.databaseName}」`)
      : bad('选票库', `选票与其他资料同在「${apart}」。请把 BALLOT_DATABASE 设为另一个名字，或留空`),
  );
}

async function masterKey(place: Place | null, environment: NodeJS.ProcessEnv): Promise<Line> {
  const isGiven = Boolean(environment.MASTER_KEY?.trim()) || existsSync(join(environment.DATA_DIR ?? './data', 'master.key'));
  if (!isGiven) return bad('主密钥', '没有设置。请生成 32 字节的 MASTER_KEY，设到每个函数（或服务），并与数据库分开备份');
  if (!place) return bad('主密钥', '已设置，但数据库连不上，没有核对是否与数据相符');
  const ring = await ringOf(place);
  const text = newId();
  const isWhole = ring.open(ring.seal(text, 'deploy-check'), 'deploy-check') === text;
  return isWhole ? good('主密钥', '与数据库相符，能封存也能打开') : bad('主密钥', '封存后打不开，请换回写入这些数据时的 MASTER_KEY');
}

type Mark = { _id: string; at: Date };
/** When the tables were first set up: a job that has not had its hour yet is not late. */
async function installedAt(db: Db): Promise<Date | null> {
  const [first] = await db.collection<Mark>('migrations').find().sort({ at: 1 }).limit(1).toArray();
  return first?.at ?? null;
}

/** A clock that wakes once a minute may be so much behind. */
const GRACE_MS = 3 * MINUTE_MS;

export function timersLine(jobs: Expected['jobs'], runs: Map<string, LastRun>, since: Date | null, now: Date): Line {
  if (!since) return bad('定时任务', '这个库还没有建过表。请先调用任意一个函数（或启动服务）一次');
  const rowsOf = jobs.map((job) => ({ ...job, ranAt: null, failedAt: null, ...runs.get(job.name) }));
  const late = rowsOf.filter(({ every, ranAt }) => {
    const next = nextRun(every, ranAt ?? since);
    return next !== null && next.getTime() + GRACE_MS < now.getTime();
  });
  const failing = rowsOf.filter(({ ranAt, failedAt }) => failedAt !== null && (ranAt === null || failedAt > ranAt));
  const latest = rowsOf.map(({ ranAt }) => ranAt).reduce((a, b) => (b && (!a || b > a) ? b : a), null as Date | null);
  const when = latest ? `最近一次在${sayMoment(latest.toISOString())}` : '从未运行过';
  if (late.length === 0 && failing.length === 0) return good('定时任务', `${jobs.length} 项都按时，${when}`);
  const named = [...new Set([...late, ...failing].map(({ name }) => name))].slice(0, 5).join('、');
  if (late.length === 0) return bad('定时任务', `${failing.length} 项上次没有做完（${named}），请按这个名字在日志里找原因`);
  return bad(
    '定时任务',
    `${jobs.length} 项里有 ${late.length} 项没有按时（${named}…），${when}。云函数：给 ground 上传触发器 clock；自建：确认服务在运行`,
  );
}

async function outboxMoves({ db }: Place, now: Date): Promise<Line> {
  const raw = db.collection<{ _id: string; state: string; dueAt: string }>('outbox');
  const before = new Date(now.getTime() - 5 * MINUTE_MS).toISOString();
  const stuck = await raw.countDocuments({ state: 'waiting', dueAt: { $lte: before } });
  const dead = await raw.countDocuments({ state: 'dead' });
  if (stuck > 0) return bad('待发消息', `${stuck} 条五分钟前就该送出，还在排队。请先看「定时任务」一行`);
  return dead > 0 ? bad('待发消息', `${dead} 条试了十二次仍没有送出，已搁置；原因写在日志里`) : good('待发消息', '没有积压');
}

const CALL_WITHIN_MS = 5000;

async function callsOut(platformApi: string | null): Promise<Line> {
  if (!platformApi) return good('外呼', '没有设置聊天平台的接口地址，不需要外呼');
  const { host } = new URL(platformApi);
  try {
    // Any answer will do: the way there is open.
    const { status } = await fetch(platformApi, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(CALL_WITHIN_MS) });
    return good('外呼', `到 ${host} 是通的（${status}）`);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    const why = code ?? ((error as Error).name === 'TimeoutError' ? '五秒没有回音' : reasonOf(error));
    return bad('外呼', `到不了 ${host}（${why}）。云函数在私有网络里要开启公网访问或 NAT 网关；自建要让防火墙放行到它的 443 端口`);
  }
}
