/** The chat platform's side: a cloud function's event and context become a call; identity is the platform's OPENID, never the event's. */
import { connect } from './database';
import { actorOf, type LoadActor } from './identity';
import { deliver, runJob, type Job } from './jobs';
import { errorBody } from './refuse';
import { run, type Host } from './run';
import { setUp, type Migration } from './set-up';

type CloudEvent = { name?: unknown; input?: unknown; requestId?: unknown; Type?: unknown };
type Served = { handlers: Host['handlers']; jobs: Job[]; loadActor: LoadActor; migrations: Migration[] };

let ready: Promise<Host> | null = null;

/** The host of this instance: one client for its life, five connections, collections made sure of once; a failure is forgotten. */
function openHost(handlers: Host['handlers'], migrations: Migration[]): Promise<Host> {
  ready ??= (async () => {
    const uri = process.env.MONGODB_URI;
    if (!uri) throw new Error('MONGODB_URI is not set for this cloud function');
    if (!process.env.MASTER_KEY) throw new Error('MASTER_KEY is not set for this cloud function');
    const client = await connect(uri, 5);
    const db = client.db(process.env.DATABASE ?? 'union');
    await setUp(db, migrations);
    const onError: Host['onError'] = (error, call) => process.stderr.write(`${JSON.stringify({ ...call, error: String(error) })}\n`);
    return { client, db, handlers, clock: () => new Date(), onError };
  })().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

/** The platform puts the caller's identity into the environment of the invocation, under the keys it lists. */
export function openidOf(environment: NodeJS.ProcessEnv): string | null {
  const isListed = (environment.WX_CONTEXT_KEYS ?? '').split(',').includes('WX_OPENID');
  return (isListed && environment.WX_OPENID) || null;
}

/** Makes a cloud function's `main`: calls answer the runner's envelope, a timer runs the jobs and the outbox. */
export function serveCloud({ handlers, jobs, loadActor, migrations }: Served) {
  return async (event: CloudEvent): Promise<unknown> => {
    const requestId = typeof event.requestId === 'string' && event.requestId.length <= 100 ? event.requestId : undefined;
    try {
      const openid = openidOf(process.env);
      const host = await openHost(handlers, migrations);
      if (event.Type === 'Timer') return await runTimer(host, jobs);
      const actor = openid ? await actorOf(host.db, { openid }, loadActor, host.clock()) : null;
      return await run(host, {
        operation: String(event.name ?? ''),
        input: event.input ?? {},
        actor,
        requestId,
        openid: openid ?? undefined,
      });
    } catch (error) {
      return { ok: false, error: errorBody(error, requestId ?? '') };
    }
  };
}

async function runTimer(host: Host, jobs: Job[]): Promise<{ ok: true; data: { jobs: number; delivered: number } }> {
  for (const job of jobs) await runJob(host, job, `${process.pid}`);
  return { ok: true, data: { jobs: jobs.length, delivered: await deliver(host) } };
}
