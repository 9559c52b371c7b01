/** A suggestion as a reader sees it: named or not, with what this person may do next. */
import { suggestionLifecycle } from '../../types/suggestion/lifecycle';
import { may, reachOf, type Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { dayOf } from '../core/time';
import { linksOf } from '../file/public';
import { unitNames } from '../unit/public';
import { isNamedFor, isOverdueOn, supportTrouble } from './rules';
import { findSupported, type Suggestion } from './store';

export const departmentsOf = (ctx: Context) => reachOf(ctx.actor, 'suggestion.adopt');
const readerOf = (ctx: Context) => ({ memberId: ctx.actor.memberId, isOffice: may(ctx.actor, 'suggestion.assign') });
type Brief = Omit<Suggestion, 'steps' | 'body' | 'pairs'>;

export async function itemsOf(ctx: Context, records: Brief[]) {
  const names = await unitNames(ctx, ctx.actor.unionId);
  const supported = await findSupported(
    ctx,
    records.map(({ _id }) => _id),
  );
  const today = dayOf(ctx.now);
  return records.map((record) => itemOf(ctx, record, { names, supported, today }));
}

type Known = { names: Map<string, string>; supported: Set<string>; today: string };
const itemOf = (ctx: Context, record: Brief, { names, supported, today }: Known) => ({
  id: record._id,
  title: record.title,
  category: record.category,
  state: record.state,
  authorName: isNamedFor(record, readerOf(ctx)) ? record.authorName : null,
  isAnonymous: record.isAnonymous,
  isMine: record.authorId === ctx.actor.memberId,
  unitName: record.unitId && (names.get(record.unitId) ?? '已撤销的部门'),
  dueOn: record.state === 'assigned' || record.state === 'adopted' ? record.dueOn : null,
  isOverdue: isOverdueOn(record, today),
  outcome: record.outcome,
  supporters: record.supporters,
  hasSupported: supported.has(record._id),
  createdAt: record.createdAt,
});

export async function detailOf(ctx: Context, record: Suggestion) {
  const names = await unitNames(ctx, ctx.actor.unionId);
  const supported = await findSupported(ctx, [record._id]);
  const item = itemOf(ctx, record, { names, supported, today: dayOf(ctx.now) });
  const isOffice = may(ctx.actor, 'suggestion.assign');
  const isRunning = record.state === 'assigned' || record.state === 'adopted';
  const { answer, effect } = record;
  return {
    ...item,
    body: record.body,
    isOpen: record.isOpen,
    groupName: item.authorName === null ? null : (names.get(record.groupId) ?? null),
    unitId: record.unitId,
    files: await linksOf(ctx, record.fileIds),
    answer: answer && { ...answer, files: await linksOf(ctx, answer.fileIds) },
    effect: effect && { ...effect, before: await linksOf(ctx, effect.beforeIds), after: await linksOf(ctx, effect.afterIds) },
    thanks: record.thanks,
    steps: record.steps.map(({ at, action, by, byName, note }) => ({
      at,
      action,
      note,
      byName: by === record.authorId && item.authorName === null ? '提出人' : byName,
    })),
    moves: movesOf(ctx, suggestionLifecycle, record.state).filter((command) => isTheirs(ctx, record, command)),
    canUrge: isOffice && isRunning && record.unitId !== null && record.urgedOn !== dayOf(ctx.now),
    canExtend: isOffice && isRunning,
    canSupport: supportTrouble(record, ctx.actor.memberId) === null,
    canPrint: item.isMine && record.state === 'thanked',
  };
}

/** Whose step it is: the author withdraws, the department it was given to answers, the office does the rest. */
function isTheirs(ctx: Context, { authorId, unitId, state }: Suggestion, command: string): boolean {
  if (command === 'withdraw') return authorId === ctx.actor.memberId;
  if (command === 'adopt' || command === 'decline' || command === 'carryOut' || command === 'sendBack')
    return may(ctx.actor, 'suggestion.assign')
      ? command !== 'sendBack' || state === 'assigned'
      : unitId !== null && departmentsOf(ctx).includes(unitId);
  return true;
}
