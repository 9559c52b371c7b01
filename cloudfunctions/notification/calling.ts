/** Who is to be told by phone: people who never used the app, and messages that lie unread for days. */
import type { Context } from '../core/context';
import { knownMembers } from '../core/identity';
import { found, refuse } from '../core/refuse';
import { findAudience } from '../member/public';
import { findUnitsOf } from '../unit/public';
import { CALL_AFTER_DAYS, CALL_WITHIN_DAYS } from './rules';
import { findUntold, markTold } from './store';
import { DAY_MS, momentAfter } from '../core/time';

const daysBefore = (ctx: Context, days: number) => momentAfter(ctx.now, -days * DAY_MS);

/** The groups a caller may look at, and the one looked at now. */
export async function groupsOf(ctx: Context, asked?: string) {
  const { level, unionId, unitIds } = ctx.scope;
  const all = (await findUnitsOf(ctx, unionId)).filter(({ kind, _id }) => kind === 'group' && (level !== 'group' || unitIds.includes(_id)));
  const chosen = asked
    ? found(
        all.find(({ _id }) => _id === asked),
        '这个小组',
      )
    : all[0];
  return { groups: all.map(({ _id, name }) => ({ id: _id, name })), chosen };
}

export async function callListOf(ctx: Context, group: { _id: string; name: string }) {
  const { unionId } = ctx.scope;
  const people = await findAudience(ctx, unionId, {}, [group._id]);
  const ids = people.map(({ _id }) => _id);
  const known = await knownMembers(ctx, ids);
  // Who has no app is told at once; the others are given some days to look.
  const untold = await findUntold(ctx, unionId, ids, daysBefore(ctx, CALL_WITHIN_DAYS), ctx.at);
  const since = daysBefore(ctx, CALL_AFTER_DAYS);
  return people.flatMap(({ _id, name }) => {
    const hasApp = known.has(_id);
    const own = untold.filter(({ memberId, at }) => memberId === _id && (!hasApp || at <= since));
    return own.length === 0
      ? []
      : [{ memberId: _id, name, groupName: group.name, hasApp, unread: own.length, titles: own.slice(0, 3).map(({ title }) => title) }];
  });
}

/** Everything unread of this person counts as told. */
export async function tellByPhone(ctx: Context, memberId: string): Promise<number> {
  const { level, unionId, unitIds } = ctx.scope;
  const [person] = await findAudience(ctx, unionId, {}, level === 'group' ? unitIds : undefined).then((people) =>
    people.filter(({ _id }) => _id === memberId),
  );
  found(person, '这位会员');
  const untold = await findUntold(ctx, unionId, [memberId], daysBefore(ctx, CALL_WITHIN_DAYS), ctx.at);
  if (untold.length === 0) refuse('CONFLICT', '这位会员没有未看的消息，或已经告知过');
  await markTold(
    ctx,
    unionId,
    untold.map(({ _id }) => _id),
  );
  return untold.length;
}
