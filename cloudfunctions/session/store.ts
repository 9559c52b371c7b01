/** Where browser accounts are kept: the account name, whose it is, and the scrypt digest of its password. */
import { collection, type Reach } from '../core/database';
import { MINUTE_MS, momentAfter } from '../core/time';

type Account = {
  _id: string;
  memberId: string;
  unionId: string;
  password: string;
  /** Wrong passwords since the last right one, and until when the account rests after too many. */
  failures: number;
  restsUntil: string | null;
};

/** A one-time code: its signature, never itself; five wrong tries end it. */
type LoginCode = { _id: string; unionId: string; signature: string; expiresAt: string };
type Tries = { _id: string; unionId: string; tries: number };
const codes = collection<LoginCode>('login_codes');
/** Beside the code: tries are counted outside the transaction, and would otherwise hinder its own one. */
const triesOf = collection<Tries>('login_tries');
const MAX_TRIES = 5;

export const accounts = collection<Account>('accounts', [{ key: { unionId: 1, memberId: 1 } }]);

export const findAccount = (reach: Reach, account: string) => accounts(reach).findOne({ _id: account });
export const findAccountOf = (reach: Reach, unionId: string, memberId: string) => accounts(reach).findOne({ unionId, memberId });
export const setPassword = (reach: Reach, account: string, password: string) =>
  accounts(reach).update({ _id: account }, { $set: { password } });
export const clearFailures = (reach: Reach, account: string) =>
  accounts(reach).update({ _id: account }, { $set: { failures: 0, restsUntil: null } });

/** Counts a wrong password outside the transaction (a refusal rolls that back); after ten the account rests for five minutes. */
export async function countFailure(reach: Reach, account: string, now: Date): Promise<void> {
  const restsUntil = momentAfter(now, 5 * MINUTE_MS);
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

export const insertAccount = (reach: Reach, account: Account) => accounts(reach).insert(account);

export async function putCode(reach: Reach, { _id, ...code }: LoginCode): Promise<void> {
  await codes(reach).update({ _id }, { $set: code }, { upsert: true });
  await triesOf(reach).update({ _id }, { $set: { unionId: code.unionId, tries: 0 } }, { upsert: true });
}
export const findCode = (reach: Reach, memberId: string) => codes(reach).findOne({ _id: memberId });
export const removeCode = (reach: Reach, memberId: string) => codes(reach).remove({ _id: memberId });

/** One conditional update outside the transaction: true while there are tries left, each of which is counted. */
export const takeTry = ({ db }: Reach, memberId: string) =>
  triesOf({ db }).update({ _id: memberId, tries: { $lt: MAX_TRIES } }, { $inc: { tries: 1 } });
