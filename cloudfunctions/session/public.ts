/** What other domains and set-up may ask of accounts. */
import type { Reach } from '../core/database';
import type { DeadlinesFor, OwnDataOf } from '../core/collected';
import type { Context } from '../core/context';
import { passIdentities } from '../core/identity';
import type { Waiting } from '../../types/home/contract';
import { letGo } from './binding';
import { findBinding, insertBinding, removeBinding, removeRequestsOf } from './chat-store';
import { digestPassword } from './rules';
import { accounts } from './store';
import { tellDeadlines, tellOwnData, tellWaiting } from './telling';

/** Makes browser accounts that share one password: for demo data and for a new officer. */
export async function createAccounts(
  reach: Reach,
  owners: { account: string; memberId: string; unionId: string }[],
  password: string,
): Promise<void> {
  const digest = await digestPassword(password);
  await accounts(reach).insertMany(
    owners.map(({ account, memberId, unionId }) => ({ _id: account, memberId, unionId, password: digest, failures: 0, restsUntil: null })),
  );
}

type Owner = { memberId: string; unionId: string };

/** Signing in follows a person whose file goes to another union under another id. */
export async function passAccount(reach: Reach, from: Owner, to: Owner): Promise<void> {
  await accounts(reach).updateMany({ unionId: from.unionId, memberId: from.memberId }, { $set: to });
  await passIdentities(reach, from.memberId, to.memberId);
  const binding = await findBinding(reach, from.memberId);
  if (!binding) return;
  await removeBinding(reach, binding._id);
  await insertBinding(reach, { ...binding, _id: to.memberId, unionId: to.unionId });
}

/** An erased person signs in no more, and no chat account says whose it was. */
export async function removeAccounts(reach: Reach, { memberId, unionId }: Owner, now: Date): Promise<void> {
  await accounts(reach).remove({ unionId, memberId });
  const binding = await findBinding(reach, memberId);
  if (binding) await letGo(reach, binding, now);
  await removeRequestsOf(reach, unionId, memberId);
}

export const waitingFor = (ctx: Context): Promise<Waiting[]> => tellWaiting(ctx);
export const deadlinesFor: DeadlinesFor = (ctx) => tellDeadlines(ctx);
export const ownDataOf: OwnDataOf = (ctx) => tellOwnData(ctx);
