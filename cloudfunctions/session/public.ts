/** What other domains and set-up may ask of accounts. */
import type { Reach } from '../core/database';
import { passIdentities } from '../core/identity';
import { digestPassword } from './rules';
import { accounts } from './store';

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
}

/** An erased person signs in no more. */
export const removeAccounts = (reach: Reach, { memberId, unionId }: Owner) => accounts(reach).remove({ unionId, memberId });
