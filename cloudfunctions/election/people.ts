/** Who votes and who may stand: members in good standing of the place, never those whose membership is only retained. */
import type { Context } from '../core/context';
import { findAudience, findHolders, findRoll, type MemberBrief } from '../member/public';
import { findUnitsOf, unitNames } from '../unit/public';
import type { Election } from './store';

type Scope = Pick<Election, 'unionId' | 'kind' | 'voters' | 'voterIds' | 'unitIds'>;

/** Everybody entitled to vote at this moment; the roll is frozen from it. */
export async function votersOf(ctx: Context, { unionId, voters, voterIds, unitIds }: Scope): Promise<MemberBrief[]> {
  if (voters === 'chosen') return (await findRoll(ctx, unionId, voterIds)).filter(({ state }) => state === 'active');
  if (voters === 'delegates') return findHolders(ctx, unionId, 'delegate');
  if (voters === 'members') return findAudience(ctx, unionId, {});
  const people = await findAudience(ctx, unionId, { unitIds });
  const groups = new Set((await findUnitsOf(ctx, unionId)).filter(({ kind }) => kind === 'group').map(({ _id }) => _id));
  // Who only holds an office at a group votes in their own one; of departments everybody is a member of some group.
  return unitIds.every((id) => groups.has(id)) ? people.filter(({ groupId }) => unitIds.includes(groupId)) : people;
}

/** Who may stand: for a committee every member of the union, otherwise those who vote. */
export const standersOf = (ctx: Context, record: Scope): Promise<MemberBrief[]> =>
  record.kind === 'committee' ? findAudience(ctx, record.unionId, {}) : votersOf(ctx, record);

export async function findStander(ctx: Context, record: Scope, memberId: string): Promise<MemberBrief | null> {
  return (await standersOf(ctx, record)).find(({ _id }) => _id === memberId) ?? null;
}

/** People whose name holds the text, with the names of their groups. */
export async function standersNamed(ctx: Context, record: Scope, search: string) {
  const names = await unitNames(ctx, record.unionId);
  return (await standersOf(ctx, record))
    .filter(({ name }) => name.includes(search))
    .slice(0, 20)
    .map(({ _id, name, groupId }) => ({ memberId: _id, name, groupName: names.get(groupId) ?? '' }));
}

/** Of these the ones still in good standing. */
export async function activeAmong(ctx: Context, unionId: string, ids: string[]): Promise<Set<string>> {
  return new Set((await findRoll(ctx, unionId, ids)).filter(({ state }) => state === 'active').map(({ _id }) => _id));
}
