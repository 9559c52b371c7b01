/** What happens when a proposal is written, seconded, reviewed, assigned, answered and rated. */
import type { proposal } from '../../types/proposal/contract';
import { ratingLabels } from '../../types/proposal/labels';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayMoment } from '../core/time';
import { findHolders } from '../member/public';
import { unitNames } from '../unit/public';
import { tell, tellRole } from './notices';
import { officeHandlers } from './office';
import { isLeadAuthor, likeness, phaseOf, secondTrouble, submitTrouble, wasReturned } from './rules';
import { statisticsOf } from './statistics';
import {
  changeCall,
  countByCall,
  findCall,
  findInCall,
  findInUnion,
  findVisible,
  insertCall,
  insertProposal,
  moveProposal,
  noteProposal,
  pageCalls,
  pageProposals,
  takeNumber,
  tallyProposals,
  type Proposal,
} from './store';
import { detailOf, itemsOf, liaisonOf } from './view';

const REHANDLE_DAYS = 30;
const ALIKE = 0.4;

export const handlers: Handlers<typeof proposal> = {
  ...officeHandlers,

  'proposal.openCall': async (ctx, { title, opensAt, closesAt, minSeconders }) => {
    if (closesAt <= opensAt) refuseField('closesAt', '截止时间应晚于开始时间');
    if (closesAt <= ctx.at) refuseField('closesAt', '截止时间已经过去，请改为将来的时间');
    const id = newId();
    await insertCall(ctx, { _id: id, unionId: ctx.actor.unionId, title, opensAt, closesAt, minSeconders, createdAt: ctx.at, numbers: 0 });
    ctx.note(id, title);
    ctx.later('notification.send', {
      unionId: ctx.actor.unionId,
      audience: { roles: ['delegate'] },
      matter: `call:${id}`,
      kind: 'proposal',
      title: `${title}开始`,
      body: `${sayMoment(closesAt)} 截止，需 ${minSeconders} 人附议`,
      link: '/pages/proposal/list/index',
    });
    return { id };
  },

  'proposal.changeCall': async (ctx, { id, ...changes }) => {
    const call = found(await findCall(ctx, ctx.actor.unionId, id), '这次征集');
    if (phaseOf(call, ctx.at) === 'closed') refuse('CALL_CLOSED', `征集已截止（${sayMoment(call.closesAt)}），不能再改；可以发起新的征集`);
    const { closesAt = call.closesAt } = changes;
    if (closesAt <= ctx.at || closesAt <= call.opensAt) refuseField('closesAt', '截止时间应在将来，并晚于开始时间');
    await changeCall(ctx, call, changes);
    ctx.note(id, closesAt === call.closesAt ? changes.title : `截止改为 ${sayMoment(closesAt)}`);
    if (closesAt !== call.closesAt)
      ctx.later('notification.send', {
        unionId: call.unionId,
        audience: { roles: ['delegate'] },
        matter: `call:${id}:${closesAt}`,
        kind: 'proposal',
        title: `${changes.title ?? call.title}截止时间有变`,
        body: `改为 ${sayMoment(closesAt)} 截止`,
        link: '/pages/proposal/list/index',
      });
    return { id };
  },

  'proposal.calls': async (ctx, asked) => {
    const page = await pageCalls(ctx, asked);
    const counts = await countByCall(
      ctx,
      ctx.scope.unionId,
      page.items.map(({ _id }) => _id),
    );
    return {
      ...page,
      items: page.items.map((call) => ({ ...call, id: call._id, phase: phaseOf(call, ctx.at), proposals: counts.get(call._id) ?? 0 })),
    };
  },

  'proposal.draft': async (ctx, { callId, matter, reason, measures }) => {
    await openCallOf(ctx, callId);
    const { memberId, unionId, name } = ctx.actor;
    const record: Proposal = {
      _id: newId(),
      unionId,
      callId,
      number: null,
      matter,
      reason,
      measures,
      state: 'draft',
      authorIds: [memberId],
      authorNames: [name],
      seconderIds: [],
      seconderNames: [],
      askedIds: [],
      mergedInto: null,
      mergedFrom: [],
      leadUnitId: null,
      coUnitIds: [],
      dueOn: null,
      round: 1,
      answers: [],
      answeredInTime: null,
      rating: null,
      comment: null,
      urgedOn: null,
      isEscalated: false,
      steps: [{ at: ctx.at, by: memberId, byName: name, action: 'draft', note: null }],
      createdAt: ctx.at,
      updatedAt: ctx.at,
    };
    await insertProposal(ctx, record);
    ctx.note(record._id, matter);
    return { id: record._id };
  },

  'proposal.similar': async (ctx, { callId, matter }) => {
    const others = (await findInCall(ctx, callId)).filter(({ state }) => state !== 'withdrawn' && state !== 'merged');
    const alike = others
      .map((one) => ({ one, likeness: likeness(matter, one.matter) }))
      .filter((pair) => pair.likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness);
    return {
      items: await itemsOf(
        ctx,
        alike.slice(0, 3).map(({ one }) => one),
      ),
    };
  },

  'proposal.update': async (ctx, { id, ...changes }) => {
    const record = await ownDraft(ctx, id);
    if (!wasReturned(record)) await openCallOf(ctx, record.callId);
    await noteProposal(ctx, record, 'update', changes);
    ctx.note(id);
    if (record.seconderIds.length > 0) tell(ctx, record, record.seconderIds, 'updated', '您附议的提案有修改', record.matter);
    return { id };
  },

  'proposal.askSeconders': async (ctx, { id, memberIds }) => {
    const record = await ownDraft(ctx, id);
    await openCallOf(ctx, record.callId);
    const delegates = new Set((await findHolders(ctx, record.unionId, 'delegate')).map(({ _id }) => _id));
    if (memberIds.some((memberId) => !delegates.has(memberId))) refuseField('memberIds', '只能邀请本会的职工代表附议');
    const asked = [...new Set(memberIds)].filter(
      (memberId) => !record.authorIds.includes(memberId) && !record.seconderIds.includes(memberId),
    );
    await noteProposal(ctx, record, 'askSeconders', { askedIds: [...new Set([...record.askedIds, ...asked])] }, `${asked.length} 人`);
    ctx.note(id, `邀请${asked.length}人`);
    tell(ctx, record, asked, 'asked', `${ctx.actor.name}邀请您附议`, record.matter);
    return { asked: asked.length };
  },

  'proposal.second': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    const { memberId, name } = ctx.actor;
    const trouble = secondTrouble(record, memberId);
    if (trouble) refuse(trouble.code, trouble.message);
    const call = await openCallOf(ctx, record.callId);
    const seconderIds = [...record.seconderIds, memberId];
    await noteProposal(ctx, record, 'second', { seconderIds, seconderNames: [...record.seconderNames, name] });
    ctx.note(id);
    if (seconderIds.length === call.minSeconders) tell(ctx, record, record.authorIds, 'enough', '附议人数已够，可以提交了', record.matter);
    return { id, seconders: seconderIds.length };
  },

  'proposal.submit': async (ctx, { id }) => {
    const record = await ownDraft(ctx, id);
    const call = wasReturned(record)
      ? found(await findCall(ctx, record.unionId, record.callId), '这次征集')
      : await openCallOf(ctx, record.callId);
    const trouble = submitTrouble(record, call.minSeconders);
    if (trouble) refuse(trouble.code, trouble.message);
    const number = record.number ?? (await takeNumber(ctx, call));
    const { state } = await moveProposal(ctx, record, 'submit', 'submit', { number });
    ctx.note(id, `第${number}号`);
    tellRole(ctx, record, 'officer', null, { what: `submitted:${ctx.requestId}`, title: '收到一件提案，请审查', body: record.matter });
    return { id, state, number };
  },

  'proposal.withdraw': async (ctx, { id, reason }) => {
    const record = await ownProposal(ctx, id);
    if (record.mergedFrom.length > 0) refuse('CONFLICT', '已有别的提案并入这一件，不能撤回；请联系提案工作机构');
    await moveProposal(ctx, record, 'withdraw', 'withdraw', {}, reason);
    ctx.note(id, reason);
    return { id };
  },

  'proposal.answer': async (ctx, { id, text }) => {
    const record = await findInUnion(ctx, id);
    const isTheirs = record?.leadUnitId && ctx.scope.unitIds.includes(record.leadUnitId);
    const kept = found(isTheirs ? record : null, '交本部门主办的这件提案');
    const answeredInTime = kept.answeredInTime ?? (kept.dueOn === null || dayOf(ctx.now) <= kept.dueOn);
    const answers = [...kept.answers, { round: kept.round, text, byName: ctx.actor.name, unitId: kept.leadUnitId!, at: ctx.at }];
    await moveProposal(ctx, kept, 'answer', 'answer', { answers, answeredInTime });
    ctx.note(id, `第${kept.round}次答复`);
    tell(ctx, kept, kept.authorIds, `answered:${kept.round}`, '提案已答复，请评价', kept.matter);
    return { id };
  },

  'proposal.rate': async (ctx, { id, rating, comment }) => {
    const record = await ownProposal(ctx, id);
    const isAgain = rating === 'unsatisfied' && record.round === 1;
    const note = [ratingLabels[rating], comment].filter(Boolean).join('：');
    const again = { round: 2, dueOn: addDays(dayOf(ctx.now), REHANDLE_DAYS), rating, comment, isEscalated: false };
    const { state } = isAgain
      ? await moveProposal(ctx, record, 'rehandle', 'rehandle', again, note)
      : await moveProposal(ctx, record, 'rate', 'rate', { rating, comment }, note);
    ctx.note(id, note);
    if (isAgain)
      tellRole(ctx, record, 'liaison', [record.leadUnitId!], { what: 'again', title: '提案人不满意，请再次办理', body: record.matter });
    return { id, state };
  },

  'proposal.list': async (ctx, { cursor, limit, ...filters }) => {
    const page = await pageProposals(ctx, filters, liaisonOf(ctx), { cursor, limit });
    return { ...page, items: await itemsOf(ctx, page.items) };
  },

  'proposal.get': async (ctx, { id }) => detailOf(ctx, found(await findVisible(ctx, id), '这件提案')),

  'proposal.delegates': async (ctx) => {
    const [holders, names] = await Promise.all([findHolders(ctx, ctx.scope.unionId, 'delegate'), unitNames(ctx, ctx.scope.unionId)]);
    return { items: holders.map(({ _id, name, groupId }) => ({ memberId: _id, name, groupName: names.get(groupId) ?? '' })) };
  },

  'proposal.statistics': async (ctx, { callId }) => {
    const { unionId, unionIds, level } = ctx.scope;
    if (callId && level !== 'tree') found(await findCall(ctx, unionId, callId), '这次征集');
    const tallies = await tallyProposals(ctx, level === 'tree' ? unionIds : [unionId], dayOf(ctx.now), callId);
    const names = level === 'tree' ? new Map<string, string>() : await unitNames(ctx, unionId);
    const result = statisticsOf(tallies, names);
    return level === 'tree' ? { ...result, byUnit: [] } : result;
  },
};

async function openCallOf(ctx: Context, callId: string) {
  const call = found(await findCall(ctx, ctx.actor.unionId, callId), '这次征集');
  const phase = phaseOf(call, ctx.at);
  if (phase === 'upcoming') refuse('CALL_CLOSED', `征集尚未开始（${sayMoment(call.opensAt)} 开始）`);
  if (phase === 'closed') refuse('CALL_CLOSED', `征集已截止（${sayMoment(call.closesAt)}），可以改为向工会提合理化建议`);
  return call;
}

async function ownProposal(ctx: Context, id: string): Promise<Proposal> {
  const record = await findInUnion(ctx, id);
  const own = found(record?.authorIds.includes(ctx.actor.memberId) ? record : null, '您的这件提案');
  if (!isLeadAuthor(own, ctx.actor.memberId)) refuse('FORBIDDEN', `您的提案已并入这一件，由第一提案人${own.authorNames[0]}办理`);
  return own;
}

async function ownDraft(ctx: Context, id: string): Promise<Proposal> {
  const record = await ownProposal(ctx, id);
  if (record.state !== 'draft') refuse('CONFLICT', '提案已经提交，不能再改；需要修改请联系提案工作机构退回');
  return record;
}
