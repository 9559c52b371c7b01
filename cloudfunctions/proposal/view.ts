/** How a proposal is shown: names for ids, the traces to others, the files of each step, and what this person may do now. */
import type { Context } from '../core/context';
import { hasRole, may } from '../core/context';
import { dayOf } from '../core/time';
import { linksOf } from '../file/public';
import { unitNames } from '../unit/public';
import { findCall, findCalls, type Call } from './call-store';
import { movesFor } from './moves';
import { findBriefs } from './reading-store';
import { disputableUntil, isLeadAuthor, isOverdue, phaseOf, unratedOf } from './rules';
import type { Answer, Proposal } from './store';

export const liaisonOf = (ctx: Context): string[] => ctx.actor.offices.filter(({ role }) => role === 'liaison').map(({ unitId }) => unitId);

/** Whether the caller rules on disputes of a call: one of its presidium, or the chair where none is named. */
export const isPresidiumOf = (ctx: Context, call: Pick<Call, 'presidium'> | null | undefined): boolean =>
  call && call.presidium.length > 0 ? call.presidium.some(({ memberId }) => memberId === ctx.actor.memberId) : hasRole(ctx.actor, 'chair');

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
  return records.map((record) => ({
    ...itemOf(ctx, record, names, callOf.get(record.callId)),
    callTitle: callOf.get(record.callId)?.title ?? '',
  }));
}

function itemOf(ctx: Context, record: Proposal, names: Map<string, string>, call?: Call | null) {
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
    isAsked: record.askedIds.includes(memberId),
  };
}

/** Everything with files, so that their addresses are made in one go. */
const fileIdsOf = ({ fileIds, seconds, answers, coAnswers, ratings, dispute, steps }: Proposal): string[] => [
  ...new Set(
    [
      { fileIds },
      ...seconds,
      ...answers,
      ...coAnswers,
      ...ratings,
      ...(dispute ? [dispute, ...(dispute.ruling ? [dispute.ruling] : [])] : []),
      ...steps,
    ].flatMap((one) => one.fileIds ?? []),
  ),
];

export async function detailOf(ctx: Context, record: Proposal) {
  const { unionId } = ctx.scope;
  const [names, call, links, traces] = await Promise.all([
    unitNames(ctx, unionId),
    findCall(ctx, unionId, record.callId),
    linksOf(ctx, fileIdsOf(record)),
    tracesOf(ctx, record),
  ]);
  const linkOf = new Map(links.map((link) => [link.id, link]));
  const filesOf = (ids: string[] = []) => ids.flatMap((id) => linkOf.get(id) ?? []);
  const withFiles = <T extends { fileIds?: string[] }>(one: T) => ({ ...one, files: filesOf(one.fileIds) });
  const people = (ids: string[], named: string[]) => ids.map((memberId, index) => ({ memberId, name: named[index] ?? '' }));
  const unit = (unitId: string) => ({ unitId, name: names.get(unitId) ?? (unitId === unionId ? '工会' : '已撤销的部门') });
  const answer = (one: Answer) => ({ ...withFiles(one), unitName: unit(one.unitId).name });
  const inside = mayFollow(ctx, record);
  return {
    ...itemOf(ctx, record, names, call),
    ...traces,
    callTitle: call?.title ?? '',
    files: filesOf(record.fileIds),
    authors: people(record.authorIds, record.authorNames),
    seconded: people(record.seconderIds, record.seconderNames).map((person) => {
      const said = record.seconds.find(({ memberId }) => memberId === person.memberId);
      return { ...person, note: said?.note ?? null, files: filesOf(said?.fileIds) };
    }),
    invitations: isLeadAuthor(record, ctx.actor.memberId) ? record.invitations : [],
    lead: record.leadUnitId ? unit(record.leadUnitId) : null,
    co: record.coUnitIds.map((unitId) => ({ ...unit(unitId), isPending: record.coPendingIds.includes(unitId) })),
    answers: record.answers.map(answer),
    coAnswers: record.coAnswers.map(answer),
    extensionAsked: inside ? record.extensionAsked : null,
    ratings: record.ratings.map(withFiles),
    unrated: record.state === 'answered' || record.state === 'rated' ? unratedOf(record).map((index) => record.authorNames[index]!) : [],
    dispute: record.dispute && {
      ...withFiles(record.dispute),
      ruling: record.dispute.ruling && withFiles(record.dispute.ruling),
    },
    disputableUntil: disputableUntil(record),
    report: call?.report ?? null,
    steps: record.steps.filter(({ action }) => inside || !inner.has(action)).map(withFiles),
    moves: movesFor(
      record,
      standingOf(ctx, call),
      { isOpen: call ? phaseOf(call, ctx.at) === 'open' : false, minSeconders: call?.minSeconders ?? 0 },
      ctx.at,
    ),
  };
}

/** Steps between the office and the departments, or between author and those asked: not for the whole union. */
const inner = new Set<Proposal['steps'][number]['action']>(['askSeconders', 'declineSecond', 'askExtension', 'refuseExtension', 'remind']);
const mayFollow = (ctx: Context, record: Proposal): boolean =>
  may(ctx.actor, 'proposal.review') ||
  record.authorIds.includes(ctx.actor.memberId) ||
  liaisonOf(ctx).some((unitId) => unitId === record.leadUnitId || record.coUnitIds.includes(unitId));

const standingOf = (ctx: Context, call: Call | null) => ({
  memberId: ctx.actor.memberId,
  isOffice: may(ctx.actor, 'proposal.review'),
  isDelegate: hasRole(ctx.actor, 'delegate'),
  isPresidium: isPresidiumOf(ctx, call),
  liaisonOf: liaisonOf(ctx),
});

/** Where it went and what came into it: mergers up to the one that is handled, and carrying over from call to call. */
async function tracesOf(ctx: Context, record: Proposal) {
  const path: { id: string; matter: string }[] = [];
  const seen = new Set([record._id]);
  for (let next = record.mergedInto; next && !seen.has(next);) {
    seen.add(next);
    const [above] = await findBriefs(ctx, [next]);
    if (above) path.push({ id: above._id, matter: above.matter });
    next = above?.mergedInto ?? null;
  }
  const carried = [record.carriedFrom, record.carriedInto].filter((id): id is string => id !== null);
  const related = await findBriefs(ctx, [...record.mergedFrom, ...carried]);
  const calls = await findCalls(
    ctx,
    record.unionId,
    related.filter(({ _id }) => carried.includes(_id)).map(({ callId }) => callId),
  );
  const carriedOne = (id: string | null) => {
    const one = related.find(({ _id }) => _id === id);
    return one ? { id: one._id, matter: one.matter, callTitle: calls.find(({ _id }) => _id === one.callId)?.title ?? '' } : null;
  };
  return {
    mergedInto: path[0] ?? null,
    mergedPath: path,
    mergedFrom: record.mergedFrom.flatMap((id) =>
      related
        .filter(({ _id }) => _id === id)
        .map(({ _id, matter, authorNames, mergedInto }) => ({
          id: _id,
          matter,
          authorName: authorNames[0] ?? '',
          isDirect: mergedInto === record._id || mergedInto === record.carriedFrom,
        })),
    ),
    carriedFrom: carriedOne(record.carriedFrom),
    carriedInto: carriedOne(record.carriedInto),
  };
}
