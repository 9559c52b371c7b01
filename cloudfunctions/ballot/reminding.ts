/** Reminding those who have not voted, each alone: no list of them is shown, kept in the trail or told by phone. */
import type { ballotReminders } from '../../types/ballot/contract-reminder';
import type { Context, Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { castersOf, rollOf } from '../core/secret-box';
import { tellNotVoted } from './notices';
import { isReminderDue } from './rules';
import { findBallot, setReminded, type Ballot } from './store';
import { remindTroubleOf } from './view';

export const reminding: Handlers<typeof ballotReminders> = {
  'ballot.remind': async (ctx, { id }) => {
    const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
    const left = await notVoted(ctx, record);
    const trouble = remindTroubleOf(ctx, record, left.length);
    if (trouble) refuse('CONFLICT', trouble);
    await remind(ctx, record, left);
    return { reminded: left.length };
  },

  'ballot.remindDue': async (ctx, { id }) => {
    const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
    if (record.state !== 'open' || !isReminderDue({ ...record, remindedAt: record.remindedAt ?? null }, ctx.at)) refuse('CONFLICT');
    await remind(ctx, record, await notVoted(ctx, record));
    return { id };
  },
};

async function notVoted(ctx: Context, { _id }: Ballot): Promise<string[]> {
  const roll = await rollOf(ctx, _id);
  const cast = await castersOf(ctx, _id);
  return roll.filter((memberId) => !cast.has(memberId));
}

async function remind(ctx: Context, record: Ballot, memberIds: string[]): Promise<void> {
  await setReminded(ctx, record, ctx.at);
  tellNotVoted(ctx, record, memberIds);
  ctx.note(record._id, `${memberIds.length} 人`);
}
