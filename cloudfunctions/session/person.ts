/** The signed-in person as every page shows them. */
import type { Actor } from '../../types/actor';
import type { Context } from '../core/context';
import { unitNames } from '../unit/public';

export async function personOf(ctx: Context, { memberId, name, unionId, groupId }: Actor) {
  const names = await unitNames(ctx, unionId);
  return { id: memberId, name, unionId, groupId, unionName: names.get(unionId) ?? '', groupName: names.get(groupId) ?? '' };
}
