/** Where the joining codes of groups are kept: short, signed, one in force a group. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';

export type JoinCode = { _id: string; unionId: string; groupId: string; expiresOn: string; byName: string; at: string };
const codes = collection<JoinCode>('join_codes', [{ key: { unionId: 1, groupId: 1 } }]);

export const findJoinCode = (reach: Reach, _id: string) => codes(reach).findOne({ _id });
export const findJoinCodeOf = async (reach: Reach, unionId: string, groupId: string, today: string): Promise<JoinCode | null> =>
  (await codes(reach).find({ unionId, groupId })).find(({ expiresOn }) => expiresOn >= today) ?? null;

export async function putJoinCode(ctx: Context, code: JoinCode): Promise<void> {
  await codes(ctx).remove({ unionId: code.unionId, groupId: code.groupId });
  await codes(ctx).insert(code);
}
