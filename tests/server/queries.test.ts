/** Every query's reads are explained: an index scan on an equality prefix, no collection scan, no sort in memory without a bound. */
import { MongoClient, type CommandStartedEvent, type Document } from 'mongodb';
import { contracts, type OperationName } from '../../types/contracts';
import { roles, scopeFor } from '../../types/actor';
import { run } from '../../cloudfunctions/core/run';
import { jobs } from '../../cloudfunctions/registry.generated';
import type { TestHost } from '../../cloudfunctions/core/testing';
import { castOf, demoHost } from './demo-host';

let host: TestHost;
let watched: MongoClient;
const seen: { operation: string; command: Document }[] = [];
let current = '';

beforeAll(async () => {
  host = await demoHost();
  watched = await new MongoClient(process.env.TEST_MONGODB_URI!, { monitorCommands: true, ignoreUndefined: true }).connect();
  watched.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (['find', 'aggregate', 'count', 'distinct'].includes(commandName)) seen.push({ operation: current, command });
  });
  const cast = await castOf(host);
  const watchedHost = { ...host, client: watched, db: watched.db(host.db.databaseName), clock: host.clock };
  for (const [operation, { kind, access, example }] of Object.entries(contracts)) {
    if (kind !== 'query') continue;
    current = operation;
    for (const role of roles)
      if (scopeFor(access, cast.get(role)!) !== null)
        await run(watchedHost, {
          operation: operation as OperationName,
          actor: cast.get(role)!,
          input: await withRealIds(operation, example),
        });
  }
  for (const { name, sweep } of jobs) {
    current = name;
    await sweep({ db: watchedHost.db }, host.now);
  }
}, 180_000);
afterAll(async () => {
  await watched.close();
  await host.close();
});

/** The example with a record of the first union behind its id, so that the query reads as it does in use. */
async function withRealIds(operation: string, example: object): Promise<object> {
  const domain = operation.split('.')[0]!;
  const kept: Record<string, string> = {
    id:
      {
        proposal: 'proposals',
        suggestion: 'suggestions',
        disclosure: 'disclosure_items',
        event: 'events',
        announcement: 'announcements',
        member: 'members',
        ballot: 'ballots',
        election: 'elections',
      }[domain] ?? '',
    eventId: 'events',
    callId: 'proposal_calls',
    termId: 'congress_terms',
    sessionId: 'congress_sessions',
    memberId: 'members',
  };
  const real: Record<string, unknown> = { ...example };
  for (const field of Object.keys(example))
    if (kept[field]) real[field] = (await host.db.collection(kept[field]).findOne({ unionId: 'union-hospital' }))?._id ?? real[field];
  return real;
}

/** Small collections of one row a union or lease are read whole on purpose. */
const exempt = new Set(['leases', 'migrations', 'processes']);

test('each read uses an index', async () => {
  const shapes = new Map(seen.map((one) => [shapeOf(one.command), one]));
  const offences: string[] = [];
  for (const { operation, command } of shapes.values()) {
    const name = String(command.find ?? command.aggregate ?? command.count ?? command.distinct);
    if (exempt.has(name)) continue;
    const pipeline = (command.pipeline as Document[] | undefined) ?? [{ $match: (command.filter ?? command.query ?? {}) as Document }];
    const plan = JSON.stringify(await host.client.db(String(command.$db)).collection(name).aggregate(pipeline).explain('queryPlanner'));
    const what = `${name} ${JSON.stringify(pipeline).slice(0, 240)}`;
    if (plan.includes('"COLLSCAN"')) offences.push(`${operation}: COLLSCAN on ${what}`);
    const isSorted = command.sort !== undefined || pipeline.some((stage) => '$sort' in stage);
    if (isSorted && !isBounded(pipeline)) offences.push(`${operation}: unbounded sort on ${what}`);
  }
  expect(shapes.size).toBeGreaterThan(10);
  expect(offences).toEqual([]);
});

/** A sorted read is bounded when it has a limit, or its match names more than the union: ids, a person, a span of time, a call. */
const isBounded = (pipeline: Document[]) =>
  pipeline.some((stage) => '$limit' in stage) ||
  Object.keys((pipeline.find((stage) => '$match' in stage)?.$match ?? {}) as object).some((key) => !['unionId', 'state'].includes(key));

const shapeOf = (command: Document) =>
  JSON.stringify(
    [
      command.find ?? command.aggregate ?? command.count ?? command.distinct,
      command.filter ?? command.query ?? command.pipeline,
      command.sort,
    ],
    (_key, value: unknown) =>
      typeof value === 'string' || typeof value === 'number'
        ? typeof value
        : Array.isArray(value) && value.every((part) => typeof part === 'string')
          ? ['string']
          : value,
  );
