/** What happens when a proposal is written, seconded, handed in or withdrawn, and when a member sends a suggestion. */
import type { writing } from '../../types/proposal/contract-writing';
import type { Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { takeFiles } from '../file/public';
import { findHolders } from '../member/public';
import { likenessOf, pairsOf } from './alike';
import { findCall, takeNumbers } from './call-store';
import { tell, tellRole } from './notices';
import { openCallOf, ownDraft, ownProposal } from './own';
import { findSharing, findVisibleOf } from './reading-store';
import { phaseOf, submitTrouble, wasReturned } from './rules';
import { secondingHandlers } from './seconding';
import { insertProposal, moveProposal, newProposal, noteProposal } from './store';
import { itemsOf } from './view';

const ALIKE = 0.4;
const MOST_SHOWN = 5;

export const writingHandlers: Handlers<typeof writing> = {
  ...secondingHandlers,

  'proposal.draft': async (ctx, { callId, fileIds, ...text }) => {
    await openCallOf(ctx, callId);
    const files = await takeFiles(ctx, fileIds);
    const record = newProposal(ctx, { callId, ...text, kind: 'proposal', state: 'draft', fileIds: files }, 'draft');
    await insertProposal(ctx, record);
    ctx.note(record._id, text.matter);
    return { id: record._id };
  },

  'proposal.suggest': async (ctx, { callId, fileIds, ...text }) => {
    const call = found(await findCall(ctx, ctx.actor.unionId, callId), '这次征集');
    if (phaseOf(call, ctx.at) === 'upcoming') refuse('CALL_CLOSED', '征集尚未开始，请开始后再提');
    if (!call.takesSuggestions) refuse('CALL_CLOSED', '这次征集只收职工代表的提案，意见建议请直接向本小组组长或工会反映');
    if (call.report) refuse('CALL_CLOSED', '这次征集的办理情况已经报告，意见建议请在下一次征集时提出');
    const files = await takeFiles(ctx, fileIds);
    const record = newProposal(ctx, { callId, ...text, kind: 'suggestion', state: 'suggestion', fileIds: files }, 'suggest');
    await insertProposal(ctx, record);
    ctx.note(record._id, text.matter);
    tellRole(ctx, record, 'officer', null, { what: 'suggested', title: '收到一件意见建议，请转办或答复', body: text.matter });
    return { id: record._id };
  },

  'proposal.similar': async (ctx, { callId, matter, exceptId }) => {
    found(await findCall(ctx, ctx.scope.unionId, callId), '这次征集');
    const pairs = pairsOf(matter);
    const alike = (await findSharing(ctx, pairs))
      .map(({ _id, pairs: theirs }) => ({ _id, likeness: likenessOf(pairs, theirs) }))
      .filter(({ _id, likeness }) => likeness >= ALIKE && _id !== exceptId)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_SHOWN);
    const shown = await itemsOf(
      ctx,
      await findVisibleOf(
        ctx,
        alike.map(({ _id }) => _id),
      ),
    );
    return {
      items: alike.flatMap(({ _id, likeness }) => shown.filter(({ id }) => id === _id).map((item) => ({ ...item, likeness }))),
    };
  },

  'proposal.update': async (ctx, { id, fileIds, ...changes }) => {
    const record = await ownDraft(ctx, id);
    if (!wasReturned(record)) await openCallOf(ctx, record.callId);
    await noteProposal(
      ctx,
      record,
      { action: 'update' },
      {
        ...changes,
        ...(changes.matter ? { pairs: pairsOf(changes.matter) } : {}),
        ...(fileIds ? { fileIds: await takeFiles(ctx, fileIds, { held: record.fileIds }) } : {}),
      },
    );
    ctx.note(id);
    tell(ctx, record, record.seconderIds, 'updated', '您附议的提案有修改', record.matter);
    return { id };
  },

  'proposal.askSeconders': async (ctx, { id, memberIds }) => {
    const record = await ownDraft(ctx, id);
    await openCallOf(ctx, record.callId);
    const delegates = new Map((await findHolders(ctx, record.unionId, 'delegate')).map(({ _id, name }) => [_id, name]));
    if (memberIds.some((memberId) => !delegates.has(memberId))) refuseField('memberIds', '只能邀请本会的职工代表附议');
    const asked = [...new Set(memberIds)].filter(
      (memberId) => !record.authorIds.includes(memberId) && !record.seconderIds.includes(memberId),
    );
    const invitations = [
      ...record.invitations.filter(({ memberId }) => !asked.includes(memberId)),
      ...asked.map((memberId) => ({ memberId, name: delegates.get(memberId)!, answer: 'asked' as const, note: null, at: ctx.at })),
    ];
    await noteProposal(
      ctx,
      record,
      { action: 'askSeconders', note: `${asked.length} 人` },
      { askedIds: [...new Set([...record.askedIds, ...asked])], invitations },
    );
    ctx.note(id, `邀请${asked.length}人`);
    tell(ctx, record, asked, 'asked', `${ctx.actor.name}邀请您附议`, record.matter);
    return { asked: asked.length };
  },

  'proposal.submit': async (ctx, { id }) => {
    const record = await ownDraft(ctx, id);
    const call = wasReturned(record)
      ? found(await findCall(ctx, record.unionId, record.callId), '这次征集')
      : await openCallOf(ctx, record.callId);
    const trouble = submitTrouble(record, call.minSeconders);
    if (trouble) refuse(trouble.code, trouble.message);
    const number = record.number ?? (await takeNumbers(ctx, call))[0]!;
    const { state } = await moveProposal(ctx, record, 'submit', { action: 'submit' }, { number, askedIds: [] });
    ctx.note(id, `第${number}号`);
    tellRole(ctx, record, 'officer', null, { what: `submitted:${ctx.requestId}`, title: '收到一件提案，请审查', body: record.matter });
    return { id, state, number };
  },

  'proposal.sendAsSuggestion': async (ctx, { id }) => {
    const record = await ownProposal(ctx, id);
    const call = found(await findCall(ctx, record.unionId, record.callId), '这次征集');
    if (record.state === 'draft' && phaseOf(call, ctx.at) === 'open')
      refuse('CONFLICT', '征集还没有截止，请继续征集附议；截止后没有提交的才改为意见建议');
    await moveProposal(ctx, record, 'sendAsSuggestion', { action: 'sendAsSuggestion' }, { kind: 'suggestion', askedIds: [] });
    ctx.note(id);
    tellRole(ctx, record, 'officer', null, { what: 'suggested', title: '收到一件意见建议，请转办或答复', body: record.matter });
    return { id };
  },

  'proposal.withdraw': async (ctx, { id, reason }) => {
    const record = await ownProposal(ctx, id);
    if (record.mergedFrom.length > 0) refuse('CONFLICT', '已有别的提案并入这一件，不能撤回；请联系提案工作机构');
    await moveProposal(ctx, record, 'withdraw', { action: 'withdraw', note: reason }, { askedIds: [] });
    ctx.note(id, reason);
    tell(
      ctx,
      record,
      [...record.seconderIds, ...record.askedIds],
      'withdrawn',
      '您附议或受邀附议的提案已撤回',
      `${record.matter}：${reason}`,
    );
    return { id };
  },
};
