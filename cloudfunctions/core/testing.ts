/** For tests: the real runner on a real, emptied database of the file's own, a clock that stands still, and people to call as. */
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Contracts, OperationName } from '../../types/contracts';
import type { Actor, Office, Role } from '../../types/actor';
import type { ErrorBody } from '../../types/errors';
import type { InputOf, OutputOf } from '../../types/operation';
import { handlers } from '../registry.generated';
import { nobody, type Context } from './context';
import { newId } from './database';
import { deliver } from './jobs';
import { run, runAsSystem, type Host } from './run';
import { setUp } from './set-up';

export type TestHost = Host & { now: Date; close: () => Promise<void> };

/** A host on a database of its own; `now` may be set to move the clock. */
export async function testHost(now = '2026-11-24T02:00:00.000Z'): Promise<TestHost> {
  const uri = process.env.TEST_MONGODB_URI;
  if (!uri) throw new Error('TEST_MONGODB_URI is not set: run the tests with `npm test`');
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5000, ignoreUndefined: true }).connect();
  const db = client.db(`test_${randomBytes(6).toString('hex')}`);
  await setUp(db);
  const host: TestHost = {
    client,
    db,
    handlers,
    now: new Date(now),
    clock: () => host.now,
    onError: (error) => {
      throw error;
    },
    // The database stays until the server's directory goes: dropping one with a killed process's transaction open hangs the server.
    close: () => client.close(),
  };
  return host;
}

export const UNION = 'union1';
export const GROUPS = ['group1', 'group2'] as const;

/** A union with two groups and one department, and another union with one group. */
export async function plantUnits(host: Host): Promise<void> {
  const unit = (_id: string, unionId: string, parentId: string | null, kind: string, name: string, order = 0) => ({
    _id,
    unionId,
    parentId,
    kind,
    name,
    order,
  });
  await host.db
    .collection<{ _id: string }>('units')
    .insertMany([
      unit('federation1', 'federation1', null, 'federation', '测试联合会'),
      unit(UNION, UNION, 'federation1', 'union', '测试工会'),
      unit('group1', UNION, UNION, 'group', '第一小组', 1),
      unit('group2', UNION, UNION, 'group', '第二小组', 2),
      unit('department1', UNION, UNION, 'department', '后勤部', 3),
      unit('union2', 'union2', 'federation1', 'union', '另一工会'),
      unit('group9', 'union2', 'union2', 'group', '外会小组', 1),
    ]);
}

export type PersonAsked = { name?: string; role?: Role; at?: string; unionId?: string; groupId?: string; state?: string };

/** Puts a member into the roster and answers them as an actor. */
export async function plantMember(
  host: Host,
  { name = '测试会员', role, at, unionId = UNION, groupId = 'group1', state = 'active' }: PersonAsked = {},
): Promise<Actor> {
  const memberId = newId();
  const offices: Office[] = role && role !== 'member' ? [{ role, unitId: at ?? (role === 'groupLeader' ? groupId : unionId) }] : [];
  await host.db.collection<{ _id: string }>('members').insertOne({
    _id: memberId,
    unionId,
    groupId,
    departmentId: null,
    state,
    name,
    employeeNo: memberId,
    gender: null,
    birthOn: null,
    joinedOn: null,
    offices: offices.map((office) => ({ ...office, since: null })),
    tags: [],
    createdAt: host.clock().toISOString(),
    updatedAt: host.clock().toISOString(),
  } as never);
  const unitIds = [unionId, groupId, ...offices.filter((office) => office.role === 'liaison').map((office) => office.unitId)];
  return {
    ...nobody,
    memberId,
    unionId,
    groupId,
    name,
    offices,
    unitIds,
    unionIds: unionId === 'federation1' ? [UNION, 'union2'] : [unionId],
  };
}

/** Calls an operation and answers its data; a refusal is thrown as an error whose message starts with the code. */
export async function ask<N extends OperationName>(
  host: Host,
  actor: Actor | null,
  operation: N,
  input: InputOf<Contracts[N]>,
  requestId?: string,
): Promise<OutputOf<Contracts[N]>> {
  const envelope = await run(host, { operation, input, actor, requestId });
  if (envelope.ok) return envelope.data as OutputOf<Contracts[N]>;
  throw Object.assign(new Error(`${envelope.error.code}: ${envelope.error.message}`), { body: envelope.error });
}

/** Calls with any input and answers the refusal; fails when the call succeeds. */
export async function refusalOf(host: Host, actor: Actor | null, operation: string, input: unknown): Promise<ErrorBody> {
  const envelope = await run(host, { operation, input, actor });
  if (envelope.ok) throw new Error(`${operation} was expected to be refused`);
  return envelope.error;
}

/** Delivers everything the outbox holds. */
export async function deliverAll(host: Host): Promise<void> {
  while ((await deliver(host)) > 0);
}

export const asSystem = (host: Host, operation: OperationName, input: object, unionId = UNION) =>
  runAsSystem(host, operation, input, unionId, newId());

/** What a person's query would be given, for asking a domain's public functions themselves. */
export function contextOf(host: TestHost, actor: Actor): Context {
  const { memberId, unionId, unionIds } = actor;
  const nothing = () => undefined;
  return {
    ...{ db: host.db, operation: 'test', requestId: newId(), now: host.now, at: host.now.toISOString(), actor },
    scope: { level: 'union', memberId, unionId, unionIds, unitIds: [] },
    ...{ note: nothing, later: nothing, actAs: nothing, progress: () => Promise.resolve() },
  };
}
