/** How a proposal is shown: names for ids, and what this person may do now. */
import type { Context } from '../core/context';
import { hasRole, may } from '../core/context';
import { dayOf } from '../core/time';
import { unitNames } from '../unit/public';
import { isOverdue, movesFor, phaseOf } from './rules';
import { findBriefs, findCalls, type Call, type Proposal } from './store';

export const liaisonOf = (ctx: Context): string[] => ctx.actor.offices.filter(({ role }) => role === 'liaison').map(({ unitId }) => unitId);

export async function itemsOf(ctx: Context, records: Proposal[]) {
  const { unionId } = ctx.scope;
  const [names, calls] = await Promise.all([
    unitNames(ctx, unionId),
    findCalls(
      ctx,
      unionId,
      records.map(({ callId }) => callId),
    ),
  ]);
  const callOf = new Map(calls.map((call) => [call._id, call]));
  return records.map((record) => itemOf(ctx, record, names, callOf.get(record.callId)));
}

function itemOf(ctx: Context, record: Proposal, names: Map<string, string>, call?: Call) {
  const { memberId } = ctx.actor;
  return {
    ...record,
    id: record._id,
    authorName: record.authorNames.join('、'),
    seconders: record.seconderIds.length,
    minSeconders: call?.minSeconders ?? 0,
    leadUnitName: record.leadUnitId && (names.get(record.leadUnitId) ?? null),
    isOverdue: isOverdue(record, dayOf(ctx.now)),
    isMine: record.authorIds.includes(memberId),
    hasSeconded: record.seconderIds.includes(memberId),
  };
}

export async function detailOf(ctx: Context, record: Proposal) {
  const { unionId } = ctx.scope;
  const [names, [call], related] = await Promise.all([
    unitNames(ctx, unionId),
    findCalls(ctx, unionId, [record.callId]),
    findBriefs(ctx, [...record.mergedFrom, ...(record.mergedInto ? [record.mergedInto] : [])]),
  ]);
  const people = (ids: string[], named: string[]) => ids.map((memberId, index) => ({ memberId, name: named[index] ?? '' }));
  const unit = (unitId: string) => ({ unitId, name: names.get(unitId) ?? '已撤销的部门' });
  const into = related.find(({ _id }) => _id === record.mergedInto);
  const standing = {
    memberId: ctx.actor.memberId,
    isOffice: may(ctx.actor, 'proposal.review'),
    isDelegate: hasRole(ctx.actor, 'delegate'),
    liaisonOf: liaisonOf(ctx),
  };
  return {
    ...itemOf(ctx, record, names, call),
    callTitle: call?.title ?? '',
    authors: people(record.authorIds, record.authorNames),
    seconded: people(record.seconderIds, record.seconderNames),
    mergedInto: into ? { id: into._id, matter: into.matter } : null,
    mergedFrom: related
      .filter(({ _id }) => record.mergedFrom.includes(_id))
      .map(({ _id, matter, authorNames }) => ({ id: _id, matter, authorName: authorNames.join('、') })),
    lead: record.leadUnitId ? unit(record.leadUnitId) : null,
    co: record.coUnitIds.map(unit),
    answers: record.answers.map((answer) => ({ ...answer, unitName: unit(answer.unitId).name })),
    moves: movesFor(record, standing, call ? phaseOf(call, ctx.at) === 'open' : false, call?.minSeconders ?? 0),
  };
}
