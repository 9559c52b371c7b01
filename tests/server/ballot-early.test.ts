/**
 * Reading results early, by every route there is: each query and each export, as everybody, while a ballot is open.
 * No route reads the box; and with every choice in it turned round, every answer stays the same to the letter.
 */
import { inflateRawSync } from 'node:zlib';
import { MongoClient, type CommandStartedEvent } from 'mongodb';
import { contracts, type OperationName } from '../../types/contracts';
import { roles, scopeFor, type Actor } from '../../types/actor';
import type { Operation } from '../../types/operation';
import type { Ballot } from '../../cloudfunctions/ballot/store';
import { jobs as archiveJobs } from '../../cloudfunctions/archive/jobs';
import { apartFrom } from '../../cloudfunctions/core/database';
import { runJob } from '../../cloudfunctions/core/jobs';
import { ringOf } from '../../cloudfunctions/core/secret';
import { run, type Host } from '../../cloudfunctions/core/run';
import { ask, deliverAll, refusalOf, type TestHost } from '../../cloudfunctions/core/testing';
import { loadActor } from '../../cloudfunctions/member/public';
import { castOf, demoHost, FIRST } from './demo-host';

jest.setTimeout(400_000);
let host: TestHost;
let watched: MongoClient;
let ballot: Ballot;
/** By what they are: every role, and those who have to do with this ballot. */
const people = new Map<string, Actor>();
/** Operations during which the contents of boxes were asked for. */
const readers = new Set<string>();
let current = '';

const person = async (memberId: string) => (await loadActor(host, memberId))!;
type Slot = { _id: string; boxId: string; isFilled: boolean; content: string | null };
const slots = () => apartFrom(host.db).collection<Slot>('box_slots');

beforeAll(async () => {
  host = await demoHost();
  host.onError = undefined;
  ballot = (await host.db.collection<Ballot>('ballots').findOne({ unionId: FIRST, state: 'open' }))!;
  for (const [role, actor] of await castOf(host)) people.set(role, actor);
  people.set('teller', await person(ballot.tellerIds[0]!));
  people.set('witness', await person(ballot.witnessId));
  const voted = await apartFrom(host.db).collection('box_rolls').findOne({ boxId: ballot._id, hasCast: true });
  people.set('voter', await person(voted!.memberId as string));
  watched = await new MongoClient(process.env.TEST_MONGODB_URI!, { monitorCommands: true, ignoreUndefined: true }).connect();
  watched.on('commandStarted', ({ command }: CommandStartedEvent) => {
    if (/"box_(slots|sheets)"/.test(JSON.stringify([command.find, command.aggregate, command.count, command.distinct])))
      readers.add(current);
  });
});
afterAll(async () => {
  await watched?.close();
  await host?.close();
});

const all = Object.entries(contracts) as [OperationName, Operation][];
const queries = all.filter(([, { kind }]) => kind === 'query');
/** Commands that hand something out: those whose answer is a file. */
const exports = all.filter(
  ([, { kind, output }]) => kind === 'command' && Object.hasOwn((output as { shape?: object }).shape ?? {}, 'file'),
);

/** The example, with this ballot wherever a record may be named and its title wherever text is sought. */
function inputOf(operation: string, { example, input }: Operation): object {
  const given: Record<string, unknown> = { ...example };
  if (operation.startsWith('ballot.') && 'id' in input.shape) given.id = ballot._id;
  if (operation === 'audit.list') Object.assign(given, 'subject' in input.shape ? { subject: ballot._id } : {});
  if (operation === 'search.find') given.text = ballot.title.slice(0, 6);
  return given;
}

async function answersTo(operations: [OperationName, Operation][]): Promise<Map<string, string>> {
  const watchedHost: Host = { ...host, client: watched, db: watched.db(host.db.databaseName), clock: host.clock };
  const answers = new Map<string, string>();
  for (const [operation, contract] of operations)
    for (const [who, actor] of people) {
      if (scopeFor(contract.access, actor) === null) continue;
      current = `${operation} as ${who}`;
      const envelope = await run(watchedHost, { operation, actor, input: inputOf(operation, contract) });
      // A refusal carries the id of its request, a calendar the moment it was made: new each time.
      answers.set(current, JSON.stringify(envelope).replace(/"requestId":"[0-9a-f]{24}"|DTSTAMP:\w+/g, ''));
    }
  return answers;
}

/** Whoever approved is against and the other way round; the number of ballots stays. */
async function turnRound(): Promise<number> {
  const ring = await ringOf(host);
  const filled = await slots().find({ boxId: ballot._id, isFilled: true }).toArray();
  const turned: Record<string, string> = { approve: 'against', against: 'approve', abstain: 'approve' };
  for (const { _id, content } of filled) {
    const said = ring.open(content!, _id).replace(/approve|against|abstain/g, (choice) => turned[choice]!);
    await slots().updateOne({ _id }, { $set: { content: ring.seal(said, _id) } });
  }
  return filled.length;
}

test('every query as everybody answers the same whatever lies in the box, and none reads it', async () => {
  const before = await answersTo(queries);
  expect(before.size).toBeGreaterThan(roles.length * 20);
  expect(await turnRound()).toBeGreaterThan(3);
  const after = await answersTo(queries);
  const told = [...before].filter(([asked, answer]) => after.get(asked) !== answer).map(([asked]) => asked);
  expect(told).toEqual([]);
  expect([...readers]).toEqual([]);
});

test('no export as anybody reads the box', async () => {
  expect(exports.map(([operation]) => operation)).toContain('ballot.report');
  const answers = await answersTo(exports);
  for (const who of people.keys()) {
    const answer = answers.get(`ballot.report as ${who}`);
    if (answer) expect([who, answer]).toEqual([who, expect.stringMatching(/"code":"(BALLOT_NOT_CLOSED|NOT_FOUND)"/)]);
  }
  expect([...readers]).toEqual([]);
});

test('what would show it is refused to everybody with the reason', async () => {
  const codes = new Set<string>();
  for (const [who, actor] of people)
    for (const operation of ['ballot.report', 'ballot.verify', 'ballot.count', 'ballot.sign', 'ballot.publish']) {
      const { code, message } = await refusalOf(host, actor, operation, { id: ballot._id });
      expect([who, operation, message]).toEqual([who, operation, expect.stringMatching(/[一-龥]{4}/)]);
      codes.add(code);
    }
  expect([...codes].sort()).toEqual(['BALLOT_NOT_CLOSED', 'CONFLICT', 'FORBIDDEN', 'NOT_FOUND']);
  const { message } = await refusalOf(host, people.get('teller')!, 'ballot.count', { id: ballot._id });
  expect(message).toBe('投票结束之前，任何人都看不到票面和结果');
});

test('the archive of the whole union and of one’s own data hold no choice of an open ballot', async () => {
  const watchedHost = { ...host, client: watched, db: watched.db(host.db.databaseName), clock: host.clock };
  current = 'the archive of the union';
  const chair = people.get('chair')!;
  const { id } = await ask(host, chair, 'archive.start', {});
  for (let turn = 0; turn < 80; turn += 1) {
    host.now = new Date(host.now.getTime() + 1000);
    for (const one of archiveJobs) await runJob(watchedHost, one, 'test');
    await deliverAll(host);
    if ((await host.db.collection<{ _id: string; state: string }>('archives').findOne({ _id: id }))?.state === 'done') break;
  }
  const pieces = await host.db.collection<{ name: string; bytes: { buffer: Buffer } }>('archive_pieces').find({ archiveId: id }).toArray();
  const lines = pieces.flatMap(({ name, bytes }) =>
    inflateRawSync(bytes.buffer)
      .toString()
      .split('\n')
      .filter((line) => line.includes(ballot._id))
      .map((line) => ({ name: name.split('/')[1], line })),
  );
  // Its own record, the roll and the box without what lies in it; only of closed boxes the contents go along.
  expect(new Set(lines.map(({ name }) => name))).toEqual(new Set(['ballots', 'box_rolls', 'boxes']));
  expect(lines.filter(({ line }) => /"(approve|against|abstain)"/.test(line))).toEqual([]);
});

test('one’s own data say that one took part and not what', async () => {
  const voter = people.get('voter')!;
  const { file } = await ask(host, voter, 'archive.takeOwn', { format: 'json' });
  const parts = await host.db
    .collection<{ bytes: { buffer: Buffer } }>('file_pieces')
    .find({ fileId: file.id })
    .sort({ index: 1 })
    .toArray();
  const own = Buffer.concat(parts.map(({ bytes }) => bytes.buffer)).toString('utf8');
  expect(own).toContain('无从查出');
  expect(own).not.toMatch(/approve|against|abstain|赞成|反对|弃权/);
});

test('control: once it is closed and counted the same look finds the figures, and they follow the box', async () => {
  await ask(host, people.get('officer')!, 'ballot.close', { id: ballot._id });
  await ask(host, people.get('teller')!, 'ballot.count', { id: ballot._id });
  readers.clear();
  const answers = await answersTo(queries.filter(([operation]) => operation.startsWith('ballot.')));
  expect(answers.get('ballot.get as teller')).toContain('"approve":');
  expect(answers.get('ballot.get as voter')).not.toContain('"approve":');
  expect([...readers]).toContain('ballot.verify as voter');
});
