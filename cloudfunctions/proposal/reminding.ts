/** The clock's reminders: answers that are due, drafts and invitations while a call is still open, ratings that are waited for. */
import type { officeContract } from '../../types/proposal/contract-office';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { dayOf, sayDay, sayMoment } from '../core/time';
import { changeCall, findCall } from './call-store';
import { tell, tellRole } from './notices';
import { proposalOf } from './own';
import { findOfCall } from './reading-store';
import { dueReminder, isCallReminderDue, isRatingReminderDue, ratingEndsAt, submitTrouble, unratedOf } from './rules';
import { markProposal, noteProposal } from './store';

type Names = 'proposal.remind' | 'proposal.remindCall' | 'proposal.remindRating';

export const remindingHandlers: Pick<Handlers<typeof officeContract>, Names> = {
  'proposal.remind': async (ctx, { id }) => {
    const record = await proposalOf(ctx, id);
    const due = dueReminder(record, dayOf(ctx.now));
    if (!due) refuse('CONFLICT', '现在没有要提醒的，或已经提醒过');
    const note = `期限 ${sayDay(record.dueOn!)}`;
    await noteProposal(
      ctx,
      record,
      { action: 'remind', note },
      { isReminded: true, ...(due === 'today' ? { remindedDueOn: record.dueOn } : {}) },
    );
    ctx.note(id);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!, ...record.coPendingIds], {
      what: `${due}:${record.dueOn}`,
      title: due === 'today' ? '提案答复今天到期' : '提案答复快到期了',
      body: `${record.matter}，${note}`,
    });
    return { id };
  },

  'proposal.remindCall': async (ctx, { id }) => {
    const call = found(await findCall(ctx, ctx.actor.unionId, id), '这次征集');
    if (!isCallReminderDue(call, ctx.at)) refuse('CONFLICT', '现在没有要提醒的，或已经提醒过');
    await changeCall(ctx, call, { remindedFor: call.closesAt });
    const until = `${sayMoment(call.closesAt)} 截止`;
    const drafts = (await findOfCall(ctx, id, ['draft'])).filter(({ kind }) => kind === 'proposal');
    for (const record of drafts) {
      const lacking = submitTrouble(record, call.minSeconders)?.message;
      tell(
        ctx,
        record,
        record.authorIds,
        'callCloses',
        '征集快截止了，提案还没有提交',
        `${record.matter}：${lacking ?? '附议已够，可以提交'}；${until}`,
      );
      tell(
        ctx,
        record,
        record.askedIds,
        'secondUntil',
        '征集快截止了，请答复附议邀请',
        `${record.authorNames[0] ?? ''}的「${record.matter}」，${until}`,
      );
    }
    ctx.note(id, `${drafts.length} 件草稿`);
    return { id };
  },

  'proposal.remindRating': async (ctx, { id }) => {
    const record = await proposalOf(ctx, id);
    if (!isRatingReminderDue(record, ctx.at)) refuse('CONFLICT', '现在没有要提醒的，或已经提醒过');
    await markProposal(ctx, record, { ratingRemindedRound: record.round });
    const waited = unratedOf(record).map((place) => record.authorIds[place]!);
    tell(
      ctx,
      record,
      waited,
      'rateUntil',
      '提案答复等您评价',
      `${record.matter}：${sayMoment(ratingEndsAt(record)!)} 后没有评价的，提案工作机构可以办结`,
    );
    ctx.note(id);
    return { id };
  },
};
