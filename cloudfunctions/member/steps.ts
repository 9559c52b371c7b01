/** A line of a membership's history, in the union's name. */
import type { Context } from '../core/context';
import { unitNames } from '../unit/tree-public';
import { recordStep } from './history-store';
import type { Member } from './store';

export async function noteStep(
  ctx: Context,
  { _id, unionId }: Pick<Member, '_id' | 'unionId'>,
  text: string,
  note: string | null,
): Promise<void> {
  const names = await unitNames(ctx, unionId);
  await recordStep(ctx, { unionId, memberId: _id, text, note: note || null, unionName: names.get(unionId) ?? '' });
}
