/** The chat platform's side: a cloud function's event and context become a call; identity is the platform's OPENID, never the event's. */
import { connect, newId } from './database';
import { actorOf, type LoadActor } from './identity';
import { deliver, isDue, lastRuns, runJob, type Job } from './jobs';
import { callerOf } from './platform-context';
import { errorBody, refuse } from './refuse';
import { run, runAsSystem, type Host } from './run';
import { setUp, type Migration } from './set-up';

type CloudEvent = { name?: unknown; input?: unknown; requestId?: unknown; Type?: unknown; begin?: unknown } | null | undefined;
type Served = { handlers: Host['handlers']; jobs: Job[]; loadActor: LoadActor; migrations: Migration[] };

/** What a cloud function opens its database with. */
export type CloudSettings = { uri: string; database: string };

/** Read when it is needed: without them the function answers, and its log names what is missing. */
export function cloudSettings(environment: NodeJS.ProcessEnv = process.env): CloudSettings {
  const { MONGODB_URI, MASTER_KEY, DATABASE } = environment;
  if (!MONGODB_URI) throw new Error('MONGODB_URI is not set for this cloud function');
  if (!MASTER_KEY) throw new Error('MASTER_KEY is not set for this cloud function');
  return { uri: MONGODB_URI, database: DATABASE || 'union' };
}

const report: NonNullable<Host['onError']> = (error, call) =>
  void process.stderr.write(`${JSON.stringify({ ...call, error: String(error) })}\n`);

let ready: Promise<Host> | null = null;

/** The host of this instance: one client for its life, five connections, collections made sure of once; a failure is forgotten. */
function openHost(handlers: Host['handlers'], migrations: Migration[]): Promise<Host> {
  ready ??= (async () => {
    const { uri, database } = cloudSettings();
    const client = await connect(uri, 5);
    const db = client.db(database);
    await setUp(db, migrations);
    return { client, db, handlers, clock: () => new Date(), onError: report };
  })().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

/** Makes a cloud function's `main`: calls answer the runner's envelope, a timer runs the jobs and the outbox. */
export function serveCloud({ handlers, jobs, loadActor, migrations }: Served) {
  return async (event: CloudEvent, context?: unknown): Promise<unknown> => {
    const { name, input, requestId: given, Type, begin } = event ?? {};
    const requestId = typeof given === 'string' && given.length <= 100 ? given : undefined;
    try {
      const { openid, isPerson } = callerOf(context);
      const isTimer = String(Type ?? '').toLowerCase() === 'timer';
      // Anybody may write «Timer» into an event; the platform's clock comes without a person.
      if (isTimer && isPerson) refuse('FORBIDDEN', '定时任务只由平台的定时触发器运行');
      const host = await openHost(handlers, migrations);
      if (isTimer) return await runTimer(host, jobs);
      if (begin !== undefined && !isPerson) return await beginFrom(host, begin);
      const actor = openid ? await actorOf(host.db, { openid }, loadActor, host.clock()) : null;
      return await run(host, { operation: String(name ?? ''), input: input ?? {}, actor, requestId, openid: openid ?? undefined });
    } catch (error) {
      const body = errorBody(error, requestId ?? '');
      if (body.code === 'INTERNAL' || body.code === 'UNAVAILABLE')
        report(error, { operation: String(name ?? Type ?? ''), requestId: body.requestId });
      return { ok: false, error: body };
    }
  };
}

/** From the platform's console alone: the first union of an empty installation. */
async function beginFrom(host: Host, input: unknown): Promise<{ ok: true; data: unknown }> {
  return { ok: true, data: await runAsSystem(host, 'founding.begin', Object(input) as object, newId(), newId()) };
}

/** No new job is begun after this, so that the last one ends before the function's time is over; the next minute takes the rest. */
const BEGIN_WITHIN_MS = 40_000;

/** One wake-up a minute: the outbox, then what has come due since it last ran, the longest waiting first. */
async function runTimer(host: Host, jobs: Job[]): Promise<{ ok: true; data: { jobs: number; delivered: number } }> {
  const began = performance.now();
  if (jobs.length === 0) return { ok: true, data: { jobs: 0, delivered: 0 } };
  const runs = await lastRuns(
    host.db,
    jobs.map(({ name }) => name),
  );
  const ranAt = (job: Job) => runs.get(job.name)?.ranAt ?? null;
  const due = jobs.filter((job) => isDue(job, ranAt(job), host.clock())).sort((a, b) => Number(ranAt(a)) - Number(ranAt(b)));
  let delivered = await deliver(host);
  let count = 0;
  for (const job of due) {
    if (performance.now() - began > BEGIN_WITHIN_MS) break;
    // One job's trouble is not the others'.
    await runJob(host, job, HOLDER).catch((error: unknown) => report(error, { operation: job.name, requestId: job.name }));
    count += 1;
  }
  // What the jobs themselves had to say goes out in the same minute.
  if (count > 0) delivered += await deliver(host);
  return { ok: true, data: { jobs: count, delivered } };
}

const HOLDER = `cloud:${process.pid}:${Math.random().toString(36).slice(2)}`;
