/** The runner: every call, on every transport, goes through these steps in this order. */
import { createHash } from 'node:crypto';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { contracts, type OperationName } from '../../types/contracts';
import type { Envelope, ErrorCode } from '../../types/errors';
import { scopeFor, type Actor } from '../../types/actor';
import type { Command, Operation } from '../../types/operation';
import { writeAudit } from './audit';
import { readById } from './batch';
import { canonical } from './canonical';
import { nobody, reachOf, systemActor, type Claimed, type Context, type Handler } from './context';
import { isDuplicate, newId } from './database';
import { queueLater, type Later } from './outbox';
import { parseInput } from './parse';
import { errorBody, Refusal, refuse } from './refuse';
import { DAY_MS, HOUR_MS } from './time';

/* eslint-disable @typescript-eslint/no-explicit-any -- here operations meet as one kind; their types are exact at both ends */
type AnyHandler = Handler<any> | Claimed<any, any>;

export type Host = {
  client: MongoClient;
  db: Db;
  handlers: Partial<Record<string, AnyHandler>>;
  clock: () => Date;
  /** Called after a commit that queued outbox rows, so a host may deliver at once instead of at the next tick. */
  onQueued?: () => void;
  /** Called before a transaction with its session, so that others can end it should this process die. */
  onSession?: (session: ClientSession) => Promise<void>;
  onError?: (error: unknown, call: { operation: string; requestId: string }) => void;
};

export type Call = {
  operation: string;
  input: unknown;
  /** Who calls, as the host took it from the platform's context or the session; null: nobody signed in. */
  actor: Actor | null;
  /** The caller's request id: makes a command repeatable. Absent: not repeatable. */
  requestId?: string;
  /** The session token the call came with, for signing out. */
  token?: string;
  /** What the caller's device calls itself, for the list of one's own sessions. */
  device?: string;
  /** The chat platform's identity of who calls, known before it is anybody's. */
  openid?: string;
};

/** Runs one call to its envelope; never throws. */
export async function run(host: Host, call: Call): Promise<Envelope<unknown>> {
  const requestId = call.requestId ?? newId();
  try {
    return { ok: true, data: await perform(host, call, requestId) };
  } catch (error) {
    const body = errorBody(error, requestId);
    if (body.code === 'INTERNAL' || body.code === 'UNAVAILABLE') host.onError?.(error, { operation: call.operation, requestId });
    return { ok: false, error: body };
  }
}

/** Runs an operation as the system actor of a union: for jobs and the outbox. Throws what the handler throws. */
export function runAsSystem(host: Host, operation: OperationName, input: object, unionId: string, requestId: string): Promise<unknown> {
  return perform(host, { operation, input, actor: systemActor(unionId), requestId }, requestId, true);
}

async function perform(host: Host, call: Call, requestId: string, asSystem = false): Promise<unknown> {
  const operation = (contracts as Record<string, Operation>)[call.operation];
  const handler = host.handlers[call.operation];
  if (!Object.hasOwn(contracts, call.operation) || !operation || !handler)
    refuse('NOT_FOUND', `没有「${call.operation.slice(0, 60)}」这项操作`);
  const level = asSystem ? 'system' : scopeFor(operation.access, call.actor);
  if (level === null) refuse(call.actor ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  const input = parseInput(operation, call.input);
  const actor = call.actor ?? nobody;
  const now = host.clock();
  const reach: Context['scope'] = {
    level,
    memberId: actor.memberId,
    unionId: actor.unionId,
    unionIds: actor.unionIds,
    unitIds: level === 'group' ? reachOf(actor, call.operation as OperationName) : [],
  };
  const context: Context = {
    db: host.db,
    operation: call.operation,
    requestId,
    now,
    at: now.toISOString(),
    actor,
    scope: reach,
    token: call.token,
    device: call.device,
    openid: call.openid,
    note: () => undefined,
    later: () => undefined,
    actAs: () => undefined,
    progress: (doneCount, total) => saveProgress(host.db, actor, requestId, now, doneCount, total),
  };
  if (operation.kind === 'query') return operation.output.parse(await (handler as Handler<any>)(context, input as never));
  return runCommand(host, operation as Command, handler, context, input, call.requestId !== undefined && actor !== nobody);
}

async function runCommand(
  host: Host,
  operation: Command,
  handler: AnyHandler,
  ctx: Context,
  input: object,
  isRepeatable: boolean,
): Promise<unknown> {
  const memory = isRepeatable ? memoryOf(host.db, ctx, input, operation.isSecret) : null;
  const earlier = await memory?.recall();
  if (earlier) return earlier.answer;
  let claim: unknown;
  try {
    claim = 'claim' in handler ? await handler.claim(ctx, input as never) : undefined;
  } catch (error) {
    // The same request sent twice at once: the other one may have been answered while this one stood in line.
    const answered = await memory?.recall();
    if (answered) return answered.answer;
    throw error;
  }
  try {
    return await inTransaction(host, operation, handler, ctx, input, claim, memory);
  } finally {
    if ('settle' in handler) await handler.settle(ctx, input as never, claim);
  }
}

async function inTransaction(
  host: Host,
  operation: Command,
  handler: AnyHandler,
  ctx: Context,
  input: object,
  claim: unknown,
  memory: Memory | null,
): Promise<unknown> {
  let queued: Later[] = [];
  let attempt = 0;
  const once = async (session: Context['session']) => {
    attempt += 1;
    const earlier = attempt > 1 ? await memory?.recall() : null;
    if (earlier) return earlier.answer;
    queued = [];
    const notes: { subject: string; text?: string }[] = [];
    const context: Context = {
      ...ctx,
      session,
      note: (subject, text) => void notes.push({ subject, text }),
      actAs: (actor) => {
        context.actor = actor;
      },
      later: (name, later) => void queued.push({ operation: name, input: later }),
    };
    const raw = 'claim' in handler ? await handler.write(context, input as never, claim) : await handler(context, input as never);
    const answer = operation.output.parse(raw);
    // One after the other: a transaction's session takes no parallel operations.
    if (operation.audit !== null) await writeAudit(context, operation.audit, notes);
    await queueLater(context, queued);
    await memory?.keep(context, answer);
    return answer;
  };
  const answer = await host.client
    .withSession(async (session) => {
      await host.onSession?.(session);
      return session.withTransaction(() => once(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', journal: true },
        timeoutMS: 60_000,
      });
    })
    .catch(async (error: unknown) => {
      // The same request sent twice at once: what refuses this one may be what the other has just done.
      const earlier = isDuplicate(error) || error instanceof Refusal ? await memory?.recall() : null;
      if (earlier) return earlier.answer;
      if (isDuplicate(error)) refuse('CONFLICT', '同样的记录刚刚已存在，请刷新后查看');
      throw error;
    });
  if (queued.length > 0) host.onQueued?.();
  return answer;
}

type Memory = { recall: () => Promise<{ answer: unknown } | null>; keep: (ctx: Context, answer: unknown) => Promise<unknown> };
type Remembered = { _id: string; operation: string; hash: string; answer: unknown; expireAt: Date };
const DAYS_REMEMBERED = 7;

/** The record of a request id: the same key and input gets the first answer, other input is refused. */
function memoryOf(db: Db, ctx: Context, input: object, secret: Command['isSecret'] = false): Memory {
  const _id = `${ctx.actor.memberId}:${ctx.requestId}`.slice(0, 200);
  const isSecret = secret === true;
  // Of a vote not even a hash: with three answers a hash is as good as the vote.
  const said = secret === 'input' ? '' : canonical(input);
  const hash = createHash('sha256').update(ctx.operation).update('\0').update(said).digest('base64url');
  return {
    recall: async () => {
      const kept = await readById<Remembered>(db, 'idempotency', _id);
      if (kept && kept.hash !== hash) refuse('KEY_REUSED' satisfies ErrorCode);
      return kept && !isSecret ? { answer: kept.answer } : null;
    },
    keep: (inside, answer) => {
      const expireAt = new Date(ctx.now.getTime() + DAYS_REMEMBERED * DAY_MS);
      const kept = { operation: ctx.operation, hash, answer: isSecret ? null : answer, expireAt };
      const raw = inside.db.collection<Remembered>('idempotency');
      return isSecret
        ? raw.updateOne({ _id }, { $set: kept }, { session: inside.session, upsert: true })
        : raw.insertOne({ _id, ...kept }, { session: inside.session });
    },
  };
}

/** Progress lives outside the transaction, so others see it while the work runs; it is dropped after an hour. */
async function saveProgress(db: Db, actor: Actor, requestId: string, now: Date, done: number, total: number): Promise<void> {
  await db
    .collection<{ _id: string }>('progress')
    .updateOne(
      { _id: `${actor.memberId}:${requestId}` },
      { $set: { done, total, expireAt: new Date(now.getTime() + HOUR_MS) } },
      { upsert: true },
    );
}
