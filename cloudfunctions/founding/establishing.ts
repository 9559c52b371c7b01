/** The founding itself: the union, its first group, its register, its committee and offices, and its members with their history. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import { dayOf } from '../core/time';
import { admitNewcomers, findHolders, takeOver } from '../member/public';
import { forgetActor } from '../core/identity';
import { endOfficesOf, foundUnion, seatFirstCommittee } from '../unit/public';
import { tellFounded } from './notices';
import type { Founding } from './store';

/** Posts whose holders run the new union from its first day. */
const roleOfPost: Record<string, Role> = { chair: 'chair', organisation: 'officer', viceChair: 'officer', finance: 'treasurer' };

export async function carryOut(ctx: Context, record: Founding, unionId: string): Promise<void> {
  const result = record.result!;
  const { name, groupName, employer, industry, staffCount, address, contactName, contactPhone } = record;
  // The officers' part is done in the new union.
  const inside: Context = { ...ctx, actor: { ...ctx.actor, unionId } };
  const groupId = await foundUnion(inside, {
    unionId,
    parentId: record.unionId,
    name,
    groupName,
    entry: { employer, industry, staffCount, address, contactName, contactPhone, foundedOn: result.heldOn },
  });
  const going = record.people.map(({ memberId }) => memberId);
  await endOfficesOf(ctx, record.fromUnionId, going, `独立建会，转入${name}`);
  const ids = await takeOver(inside, {
    from: record.fromUnionId,
    memberIds: going,
    to: { unionId, groupId },
    reason: `独立建会，转入${name}`,
  });
  const admitted = await admitNewcomers(inside, record.newcomers, { unionId, groupId }, dayOf(ctx.now));
  const seats = result.seats.map(({ memberId, name: seatName, post }) => ({
    memberId: (memberId && ids.get(memberId)) ?? admitted.get(seatName) ?? null,
    name: seatName,
    post,
  }));
  await seatFirstCommittee(inside, {
    unionId,
    from: result.heldOn,
    years: result.years,
    seats,
    roles: seats.flatMap(({ memberId, name: holder, post }) => {
      const role = roleOfPost[post];
      return memberId && role ? [{ memberId, name: holder, role }] : [];
    }),
  });
  // Those above reach the new union from now on.
  for (const { _id } of await findHolders(ctx, record.unionId, 'federation')) await forgetActor(ctx, _id);
  tellFounded(ctx, record, unionId, [...ids.values(), ...admitted.values()]);
}
