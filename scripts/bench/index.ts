/** `npm run bench`: the product against a bare program on the same database, in one run; ratios for people, no pass or fail. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
// @ts-expect-error -- plain JavaScript, shared with `npm start`
import { openDatabase } from '../embedded-database.mjs';
import { ballot } from './ballot';
import { draw } from './draw';
import { bulk, growth, race, reads, runner } from './measures';
import { payroll } from './payroll';
import { multiply } from './plant';
import { buildPrograms, start, stopAll } from './programs';
import { search } from './search';
import { print, type Row } from './table';

const AT_MOST_MS = 15 * 60_000;
const began = Date.now();
const say = (sentence: string) => console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)}s] ${sentence}`);
const only = process.argv[2]?.split(',');
const isWanted = (part: string) => !only || only.includes(part);

async function measure(uri: string, client: MongoClient, rows: Row[]): Promise<void> {
  const small = { db: client.db('bench'), program: await start('gateway', uri, 'bench') };
  const bare = await start('bare', uri, 'bench');
  if (isWanted('race')) {
    say('抢名额');
    rows.push(...(await race(small.db, bare, small.program)));
  }
  if (isWanted('reads')) {
    say('首页、活动、会费');
    rows.push(...(await reads(small.db, bare, small.program)));
  }
  if (isWanted('runner')) rows.push(...(await runner()));
  if (isWanted('growth')) {
    say('装入百倍数据');
    const large = { db: client.db('bench_large'), program: await start('gateway', uri, 'bench_large') };
    const made = await multiply(large.db);
    say(`多了 ${made} 条记录，再读一遍`);
    rows.push(...(await growth(small, large)));
    await large.program.stop();
  }
  await bare.stop();
  await small.program.stop();
  if (isWanted('search')) {
    say('十万条记录的搜索');
    const found = await start('gateway', uri, 'bench');
    rows.push(...(await search(small.db, found, say)));
    await found.stop();
  }
  if (isWanted('draw')) {
    say('两万份申请摇号');
    rows.push(...(await draw(client, small.db)));
  }
  if (isWanted('ballot')) {
    say('三千名代表投票');
    rows.push(...(await ballot(uri, small.db, say)));
  }
  if (isWanted('payroll')) {
    say('一万行代扣名单');
    const desk = await start('gateway', uri, 'bench');
    rows.push(...(await payroll(small.db, desk)));
    await desk.stop();
  }
  if (isWanted('bulk')) {
    say('导入与开账');
    const fresh = await start('gateway', uri, 'bench');
    rows.push(...(await bulk(small.db, fresh)));
    await fresh.stop();
  }
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'union-bench-'));
  await buildPrograms();
  const database = await openDatabase({ dataDir, sync: true, log: say });
  const client = await new MongoClient(database.uri, { ignoreUndefined: true }).connect();
  const rows: Row[] = [];
  let isOver = false;
  const end = async () => {
    if (isOver) return;
    isOver = true;
    stopAll();
    await client.close();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const late = setTimeout(() => {
    say('超过时限，停在这里');
    print(rows);
    void end().then(() => process.exit(1));
  }, AT_MOST_MS);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    await measure(database.uri, client, rows);
  } catch (error) {
    if (!isOver) throw error;
  } finally {
    clearTimeout(late);
    await end();
    print(rows);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
