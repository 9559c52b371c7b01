/** The measurements, each answering rows of the table. */
import { run, type Host } from '../../cloudfunctions/core/run';
import { nobody } from '../../cloudfunctions/core/context';
import { startSession } from '../../cloudfunctions/core/identity';
import { loadActor } from '../../cloudfunctions/member/public';
import { monthOf } from '../../cloudfunctions/core/time';
import { MongoClient, type Db } from 'mongodb';
import { askBare, askOurs, dataOf, residentOf, type Program } from './programs';
import { plantEvent, plantOfficer, plantUnion, plantWages } from './plant';
import { median, type Row } from './table';

const MEMBERS = 1000;
const PLACES = 100;
const REPETITIONS = 5;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** 1,000 members for 100 places, bare and ours in turn; the first pair warms up. */
export async function race(db: Db, bare: Program, ours: Program): Promise<Row[]> {
  const unionId = 'bench-race';
  const memberIds = await plantUnion(db, unionId, MEMBERS);
  const tokens: string[] = [];
  for (const memberId of memberIds) tokens.push(await startSession({ db }, memberId, new Date()));
  const walls = { bare: [] as number[], ours: [] as number[] };
  for (let repetition = 0; repetition <= REPETITIONS; repetition += 1) {
    const eventId = await plantEvent(db, unionId, PLACES);
    // Who races has the event's page open.
    await Promise.all(tokens.map((token) => dataOf(askOurs(ours, 'event.get', { id: eventId }, token))));
    await db.collection<{ _id: string }>('bench_places').insertOne({ _id: eventId, taken: 0, capacity: PLACES } as never);
    const runs = {
      bare: async () =>
        walls.bare.push(await timed(() => Promise.all(memberIds.map((memberId) => askBare(bare, 'register', { eventId, memberId }))))),
      ours: async () =>
        walls.ours.push(await timed(() => Promise.all(tokens.map((token) => askOurs(ours, 'event.register', { eventId }, token, true))))),
    };
    for (const which of repetition % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) await runs[which]();
    const confirmed = await db.collection('event_registrations').countDocuments({ unionId, eventId, state: 'confirmed' });
    const bareOnes = await db.collection('bench_registrations').countDocuments({ eventId });
    if (confirmed !== PLACES || bareOnes !== PLACES) throw new Error(`名额 ${PLACES}，报上的本系统 ${confirmed}、基准 ${bareOnes}`);
  }
  const [bareMs, oursMs] = [walls.bare.slice(1), walls.ours.slice(1)];
  const ratios = oursMs.map((value, index) => value / bareMs[index]!);
  return [
    {
      name: `${MEMBERS} 人抢 ${PLACES} 个名额`,
      bare: median(bareMs),
      ours: median(oursMs),
      measured: median(ratios),
      goal: 2,
      unit: '×',
      note: `恰好 ${PLACES}；各次 ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
    },
  ];
}

const READS = ['home.summary', 'event.list', 'dues.myYear'] as const;
const CALLS = 200;
const ROUNDS = 5;

/** Milliseconds of each call, so many at a time. */
async function tour(ask: () => Promise<{ status: number; text: string }>, calls = CALLS, atOnce = 8): Promise<number[]> {
  const took: number[] = [];
  let left = calls;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        took.push(
          await timed(async () => {
            const { status, text } = await ask();
            if (status !== 200) throw new Error(text);
          }),
        );
      }
    }),
  );
  return took;
}

type Side = { ask: (operation: string) => Promise<{ status: number; text: string }> };
async function compare(operation: string, left: Side, right: Side): Promise<{ left: number; right: number; ratio: number }> {
  const rounds: { left: number; right: number }[] = [];
  await tour(() => left.ask(operation));
  await tour(() => right.ask(operation));
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ left: median(await tour(() => left.ask(operation))), right: median(await tour(() => right.ask(operation))) });
  return {
    left: median(rounds.map((one) => one.left)),
    right: median(rounds.map((one) => one.right)),
    ratio: median(rounds.map((one) => one.right / one.left)),
  };
}

const MEMBER = 'union-hospital-member';
const readerOf = async (db: Db, program: Program): Promise<Side> => {
  const token = await startSession({ db }, MEMBER, new Date());
  return { ask: (operation) => askOurs(program, operation, {}, token) };
};

export async function reads(db: Db, bare: Program, ours: Program): Promise<Row[]> {
  const { memberId, unionId, unitIds } = (await loadActor({ db }, MEMBER))!;
  const yardstick: Side = { ask: (operation) => askBare(bare, operation, { memberId, unionId, unitIds }) };
  const reader = await readerOf(db, ours);
  const rows: Row[] = [];
  for (const operation of READS) {
    const { left, right, ratio } = await compare(operation, yardstick, reader);
    rows.push({ name: operation, bare: left, ours: right, measured: ratio, goal: 1.6, unit: '×' });
  }
  return rows;
}

/** The same reads where there is a hundred times the data; «基准» is the plain demo data. */
export async function growth(few: { db: Db; program: Program }, many: { db: Db; program: Program }): Promise<Row[]> {
  const [small, large] = [await readerOf(few.db, few.program), await readerOf(many.db, many.program)];
  const rows: Row[] = [];
  for (const operation of READS) {
    const { left, right, ratio } = await compare(operation, small, large);
    rows.push({ name: `${operation}，百倍数据`, bare: left, ours: right, measured: ratio, goal: 1.3, unit: '×', note: '基准为原来的数据' });
  }
  return rows;
}

/** What the runner itself costs: a query whose handler does nothing. */
export async function runner(): Promise<Row[]> {
  const calls = 5000;
  const answer = { amountFen: 0, steps: [], source: '' };
  const client = new MongoClient('mongodb://127.0.0.1:1');
  const host: Host = { client, db: client.db('none'), handlers: { 'dues.explain': async () => answer }, clock: () => new Date() };
  const actor = { ...nobody, memberId: 'm', unionId: 'u' };
  const round = async () => {
    for (let call = 0; call < calls; call += 1) {
      const envelope = await run(host, { operation: 'dues.explain', input: { wageFen: 500_000 }, actor });
      if (!envelope.ok) throw new Error(envelope.error.message);
    }
  };
  await round();
  const before = process.cpuUsage();
  await round();
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / 1000 / calls;
  return [{ name: '执行器每次调用的 CPU', ours: each, measured: each, goal: 0.5, unit: 'ms' }];
}

const MANY = 10_000;

export async function bulk(db: Db, ours: Program): Promise<Row[]> {
  const memberIds = await plantUnion(db, 'bench-month', MANY);
  await plantWages(db, 'bench-month', memberIds);
  const treasurer = await plantOfficer(db, 'bench-month');
  await plantUnion(db, 'bench-import', 0);
  const officer = await plantOfficer(db, 'bench-import');
  const rows = Array.from({ length: MANY }, (_unused, index) => ({
    工号: `N${String(index).padStart(6, '0')}`,
    姓名: `职工${index}`,
    小组: '第一小组',
    手机: `188${String(index).padStart(8, '0')}`,
    性别: index % 2 ? '男' : '女',
    出生日期: '1990/3/5',
    入会日期: '2020-09-01',
  }));
  for (let call = 0; call < 50; call += 1) await dataOf(askOurs(ours, 'home.summary', {}, officer));
  const rest = await residentOf(ours.pid);
  let peak = rest;
  const look = async () => {
    peak = Math.max(peak, await residentOf(ours.pid));
  };
  const watch = setInterval(() => void look().catch(() => undefined), 100);
  const imported = await timed(async () => {
    const { created } = await dataOf<{ created: number }>(askOurs(ours, 'member.import', { rows }, officer, true));
    if (created !== MANY) throw new Error(`导入了 ${created} 行`);
  });
  clearInterval(watch);
  await look();
  const opened = await timed(async () => {
    const { added } = await dataOf<{ added: number }>(askOurs(ours, 'dues.openMonth', { month: monthOf(new Date()) }, treasurer, true));
    if (added !== MANY) throw new Error(`开出了 ${added} 张`);
  });
  return [
    { name: `为 ${MANY} 人开账`, ours: opened, measured: opened / 1000, goal: 10, unit: 's' },
    { name: `导入 ${MANY} 行名册`, ours: imported, measured: imported / 1000, goal: 20, unit: 's' },
    { name: '导入时多用的内存', measured: peak - rest, goal: 300, unit: 'MB', note: `平时 ${rest.toFixed(0)} MB` },
  ];
}
