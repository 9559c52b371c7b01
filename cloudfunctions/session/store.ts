/** Where browser accounts are kept: the account name, whose it is, and the scrypt digest of its password. */
import { collection, type Reach } from '../core/database';

type Account = {
  _id: string;
  memberId: string;
  unionId: string;
  password: string;
  /** Wrong passwords since the last right one, and until when the account rests after too many. */
  failures: number;
  restsUntil: string | null;
};

export const accounts = collection<Account>('accounts', [{ key: { unionId: 1, memberId: 1 } }]);

export const findAccount = (reach: Reach, account: string) => accounts(reach).findOne({ _id: account });
export const findAccountOf = (reach: Reach, unionId: string, memberId: string) => accounts(reach).findOne({ unionId, memberId });
export const setPassword = (reach: Reach, account: string, password: string) =>
  accounts(reach).update({ _id: account }, { $set: { password } });
export const clearFailures = (reach: Reach, account: string) =>
  accounts(reach).update({ _id: account }, { $set: { failures: 0, restsUntil: null } });

/** Counts a wrong password outside the transaction (a refusal rolls that back); after ten the account rests for five minutes. */
export async function countFailure(reach: Reach, account: string, now: Date): Promise<void> {
  const restsUntil = new Date(now.getTime() + 5 * 60_000).toISOString();
  await accounts({ db: reach.db }).update({ _id: account }, [
    { $set: { failures: { $add: [{ $ifNull: ['$failures', 0] }, 1] } } },
    {
      $set: {
        restsUntil: { $cond: [{ $gte: ['$failures', 10] }, restsUntil, null] },
        failures: { $cond: [{ $gte: ['$failures', 10] }, 0, '$failures'] },
      },
    },
  ]);
}
