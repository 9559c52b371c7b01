/** The review's four ways out, the undoing of a merger, and the presidium's word when an author disputes. */
import type { officeContract } from '../../types/proposal/contract-office';
import { decisionLabels, rulingLabels } from '../../types/proposal/labels';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { takeFiles } from '../file/public';
import { findCall } from './call-store';
import { absorb, release } from './merging';
import { tell } from './notices';
import { proposalOf } from './own';
import { moveProposal, noteProposal, type Proposal, type Said } from './store';
import { isPresidiumOf } from './view';

type Reviewing = 'proposal.review' | 'proposal.unmerge' | 'proposal.rule';
type Decision = { decision: keyof typeof decisionLabels; reason: string; mergeInto?: string; fileIds: string[] };
const commands = { filed: 'file', suggestion: 'toSuggestion', declined: 'decline' } as const;

export const reviewingHandlers: Pick<Handlers<typeof officeContract>, Reviewing> = {
  'proposal.review': async (ctx, { id, decision, reason, mergeInto, fileIds }) => {
    const record = await proposalOf(ctx, id);
    const state = await review(ctx, record, { decision, reason, mergeInto, fileIds: await takeFiles(ctx, fileIds) });
    ctx.note(id, `${decisionLabels[decision]}：${reason}`);
    tell(ctx, record, record.authorIds, decision, `提案${decisionLabels[decision]}`, reason);
    return { id, state };
  },

  'proposal.unmerge': async (ctx, { id, reason }) => {
    const record = await proposalOf(ctx, id);
    if (record.isDisputed) refuse('CONFLICT', '提案人已就并案提出异议，等主席团裁定后再办');
    const { state } = await moveProposal(
      ctx,
      record,
      'unmerge',
      { action: 'unmerge', note: reason },
      { mergedInto: null, decidedAt: null, dispute: null },
    );
    const main = await release(ctx, record, reason);
    ctx.note(id, reason);
    tell(ctx, record, record.authorIds, 'unmerged', '提案解除并案，重新审查', reason);
    tell(ctx, main, main.authorIds, `released:${id}`, '有一件提案移出并案', `「${record.matter}」：${reason}`);
    return { id, state };
  },

  'proposal.rule': async (ctx, { id, ruling, reason, fileIds }) => {
    const record = await proposalOf(ctx, id);
    await mayRule(ctx, record);
    if (!record.isDisputed || !record.dispute) refuse('CONFLICT', '这件提案没有等待裁定的异议');
    const files = await takeFiles(ctx, fileIds);
    const ruled = { at: ctx.at, byName: ctx.actor.name, ruling, reason, fileIds: files };
    const set = { dispute: { ...record.dispute, ruling: ruled }, isDisputed: false };
    const said: Said = { action: ruling, note: reason, fileIds: files };
    const state = ruling === 'upheld' ? await uphold(ctx, record, said, set) : await overturn(ctx, record, said, set);
    ctx.note(id, `${rulingLabels[ruling]}：${reason}`);
    tell(ctx, record, record.authorIds, 'ruled', `主席团裁定：${rulingLabels[ruling]}`, reason);
    return { id, state };
  },
};

async function review(ctx: Context, record: Proposal, { decision, reason, mergeInto, fileIds }: Decision): Promise<Proposal['state']> {
  const set = { decidedAt: ctx.at };
  if (decision !== 'merged') {
    if (mergeInto) refuseField('mergeInto', '只有并案时才选择并入的提案');
    const kind = decision === 'suggestion' ? ('suggestion' as const) : record.kind;
    return (await moveProposal(ctx, record, commands[decision], { action: decision, note: reason, fileIds }, { ...set, kind })).state;
  }
  const { into, note } = await absorb(ctx, record, mergeInto, reason);
  const moved = await moveProposal(ctx, record, 'merge', { action: 'merged', note, fileIds }, { ...set, mergedInto: into._id });
  tell(ctx, into, into.authorIds, `absorbed:${record._id}`, '有一件提案并入您的提案', `「${record.matter}」并入「${into.matter}」`);
  return moved.state;
}

async function uphold(ctx: Context, record: Proposal, said: Said, set: Partial<Proposal>): Promise<Proposal['state']> {
  await noteProposal(ctx, record, said, set);
  return record.state;
}

/** The presidium files it: what was merged stands on its own again, what had become a suggestion is a proposal again. */
async function overturn(ctx: Context, record: Proposal, said: Said, set: Partial<Proposal>): Promise<Proposal['state']> {
  const isMerged = record.state === 'merged';
  const moved = await moveProposal(ctx, record, 'overturn', said, { ...set, kind: 'proposal', mergedInto: null, leadUnitId: null });
  if (isMerged) await release(ctx, record, '主席团改为立案');
  return moved.state;
}

async function mayRule(ctx: Context, record: Proposal): Promise<void> {
  const call = await findCall(ctx, record.unionId, record.callId);
  if (!isPresidiumOf(ctx, call)) {
    const names = call?.presidium.map(({ name }) => name).join('、');
    refuse('FORBIDDEN', names ? `异议由主席团裁定（${names}）` : '这次征集没有指定主席团，异议由工会主席裁定');
  }
  if (record.authorIds.includes(ctx.actor.memberId)) refuse('FORBIDDEN', '自己是提案人的，请由主席团其他成员裁定');
}
