/** Backing another's proposal: given, declined when asked, taken back before it is handed in. */
import type { writing } from '../../types/proposal/contract-writing';
import type { Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { takeFiles } from '../file/public';
import { tell } from './notices';
import { openCallOf, proposalOf } from './own';
import { secondTrouble } from './rules';
import { noteProposal, type Invitation, type Proposal } from './store';

type Seconding = 'proposal.second' | 'proposal.declineSecond' | 'proposal.unsecond';

export const secondingHandlers: Pick<Handlers<typeof writing>, Seconding> = {
  'proposal.second': async (ctx, { id, note, fileIds }) => {
    const record = await proposalOf(ctx, id);
    const { memberId, name } = ctx.actor;
    const trouble = secondTrouble(record, memberId);
    if (trouble) refuse(trouble.code, trouble.message);
    const call = await openCallOf(ctx, record.callId);
    const files = await takeFiles(ctx, fileIds);
    const seconderIds = [...record.seconderIds, memberId];
    await noteProposal(
      ctx,
      record,
      { action: 'second', note, fileIds: files },
      {
        seconderIds,
        seconderNames: [...record.seconderNames, name],
        seconds: [...record.seconds, { memberId, note: note || null, fileIds: files }],
        ...answered(record, memberId, { answer: 'seconded', note: note || null, at: ctx.at }),
      },
    );
    ctx.note(id, note);
    if (seconderIds.length === call.minSeconders) tell(ctx, record, record.authorIds, 'enough', '附议人数已够，可以提交了', record.matter);
    return { id, seconders: seconderIds.length };
  },

  'proposal.declineSecond': async (ctx, { id, note }) => {
    const record = await proposalOf(ctx, id);
    const { memberId, name } = ctx.actor;
    if (record.seconderIds.includes(memberId)) refuse('ALREADY_SECONDED', '您已附议；要改变主意，请在提案页撤回附议');
    if (record.state !== 'draft' || !record.askedIds.includes(memberId)) refuse('CONFLICT', '没有等您答复的附议邀请，不需要再办');
    await noteProposal(
      ctx,
      record,
      { action: 'declineSecond', note },
      answered(record, memberId, { answer: 'declined', note: note || null, at: ctx.at }),
    );
    ctx.note(id, note);
    tell(ctx, record, record.authorIds, `declined:${memberId}`, `${name}婉拒附议`, note || record.matter);
    return { id };
  },

  'proposal.unsecond': async (ctx, { id, reason }) => {
    const record = await proposalOf(ctx, id);
    const at = record.seconderIds.indexOf(ctx.actor.memberId);
    if (at < 0) refuse('CONFLICT', '您没有附议这件提案，不需要撤回');
    if (record.state !== 'draft') refuse('CONFLICT', '提案已经提交，附议不能再撤回；有不同意见请向提案工作机构说明');
    const without = <T>(list: T[]) => list.filter((_, index) => index !== at);
    const seconderIds = without(record.seconderIds);
    await noteProposal(
      ctx,
      record,
      { action: 'unsecond', note: reason },
      {
        seconderIds,
        seconderNames: without(record.seconderNames),
        seconds: record.seconds.filter(({ memberId }) => memberId !== ctx.actor.memberId),
        ...answered(record, ctx.actor.memberId, { answer: 'declined', note: reason, at: ctx.at }),
      },
    );
    ctx.note(id, reason);
    tell(ctx, record, record.authorIds, `unseconded:${ctx.actor.memberId}`, `${ctx.actor.name}撤回附议`, reason);
    return { id, seconders: seconderIds.length };
  },
};

/** The invitation answered; somebody who was not asked has none. */
const answered = (record: Proposal, memberId: string, answer: Pick<Invitation, 'answer' | 'note' | 'at'>): Partial<Proposal> => ({
  askedIds: record.askedIds.filter((id) => id !== memberId),
  invitations: record.invitations.map((one) => (one.memberId === memberId ? { ...one, ...answer } : one)),
});
