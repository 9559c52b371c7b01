/** What other domains and set-up may ask of accounts. */
import type { Reach } from '../core/database';
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
