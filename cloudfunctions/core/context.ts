/** What a handler is given: who calls and how far they reach, when, the database within the transaction, and what to say of the change. */
import type { Reach } from './database';
import type { Actor, Role, Scope } from '../../types/actor';
import { rolesOf, scopeFor } from '../../types/actor';
import type { Contract, OutputOf, ParsedOf } from '../../types/operation';
import { contracts, type OperationName } from '../../types/contracts';

export type Context = Reach & {
  operation: string;
  requestId: string;
  /** The call's one reading of the clock. */
  now: Date;
  /** The same moment as records keep it. */
  at: string;
  actor: Actor;
  scope: Reachable;
  token?: string;
  device?: string;
  openid?: string;
  /** What the audit record names: the record changed, and why or what in a few words. */
  note: (subject: string, text?: string) => void;
  /** Queues a system operation in the same transaction; it runs after the commit, at least once, under its own request id. */
  later: (operation: OperationName, input: object) => void;
  /** Signing in only: from here on the call is this person's. */
  actAs: (actor: Actor) => void;
  /** Reports progress of long work (done of total); readable while the call still runs. */
  progress: (done: number, total: number) => Promise<void>;
};

/** How far the call reaches: the level, and the ids that bound it. */
export type Reachable = { level: Scope | 'public' | 'system'; memberId: string; unitIds: string[]; unionId: string; unionIds: string[] };

export type Handler<O> = (ctx: Context, input: ParsedOf<O>) => Promise<OutputOf<O>>;

/**
 * A command whose contended step is one conditional update outside the transaction. `claim` makes it or refuses,
 * `write` does the rest in the transaction, `settle` runs afterwards whatever happened and makes the claim agree
 * with what was written; a sweep calls the same `settle` after a crash.
 */
export type Claimed<O, C = never> = {
  claim: (ctx: Context, input: ParsedOf<O>) => Promise<C>;
  write: (ctx: Context, input: ParsedOf<O>, claim: C) => Promise<OutputOf<O>>;
  settle: (ctx: Context, input: ParsedOf<O>, claim: C) => Promise<unknown>;
};

/** One handler for each operation of a contract; a missing one does not compile. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each claim's type is its own handler's business
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> | Claimed<C[K], any> };

/** Ties the claim's type through the three steps. */
export const claimed = <O, C>(steps: Claimed<O, C>): Claimed<O, C> => steps;

export const nobody: Actor = { memberId: '', unionId: '', groupId: '', name: '', offices: [], unitIds: [], unionIds: [], tags: [] };
export const systemActor = (unionId: string): Actor => ({ ...nobody, memberId: 'system', unionId, unionIds: [unionId], name: '系统' });

/** Filter by scope for records that carry `unionId`, the person's id and their group; name the fields where they differ. */
export function within(
  ctx: Context,
  fields: { own?: string; group?: string } = {},
): { unionId: string | { $in: string[] }; [field: string]: unknown } {
  const { level, memberId, unitIds, unionId, unionIds } = ctx.scope;
  if (level === 'own') return { unionId, [fields.own ?? 'memberId']: memberId };
  if (level === 'group') return { unionId, [fields.group ?? 'groupId']: { $in: unitIds } };
  if (level === 'tree') return { unionId: { $in: unionIds } };
  return { unionId };
}

/** Whether this actor may call that operation at all. */
export const may = (actor: Actor, operation: OperationName): boolean => scopeFor(contracts[operation].access, actor) !== null;

export const hasRole = (actor: Actor, role: Role): boolean => rolesOf(actor).includes(role);

/** Units at which the actor holds one of the roles that an operation reaches by `group`. */
export function reachOf(actor: Actor, operation: OperationName): Reachable['unitIds'] {
  const { access } = contracts[operation];
  if (typeof access === 'string') return [];
  return actor.offices.filter((office) => (access as Record<string, Scope>)[office.role] === 'group').map((office) => office.unitId);
}
