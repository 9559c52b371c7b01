/** Reminding those who have not voted in the present round, each alone: no list of them is shown or kept. */
import type { votingOperations } from '../../types/election/contract-voting';
import { isReminderDue, remindTrouble } from '../ballot/public';
import type { Context, Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { castersOf, rollOf } from '../core/secret-box';
import { dayOf } from '../core/time';
import { tellNotVoted } from './notices';
import { boxOf, roundOf, setReminded, type Election } from './store';
import { loadElection } from './view';

export const isDueToRemind = (record: Election, now: string): boolean =>
  isReminderDue({ openedAt: roundOf(record).openedAt, closesAt: record.closesAt, remindedAt: record.remindedAt }, now);

export const reminding: Handlers<Pick<typeof votingOperations, 'election.remind' | 'election.remindDue'>> = {
  'election.remind': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    const left = await notVoted(ctx, record);
    const trouble = remindTrouble({
      state: record.state === 'voting' ? 'open' : record.state,
      isOver: record.closesAt !== null && record.closesAt <= ctx.at,
      left: left.length,
      hasBeenToday: record.remindedAt !== null && dayOf(record.remindedAt) === dayOf(ctx.now),
    });
    if (trouble) refuse('CONFLICT', trouble);
    await remind(ctx, record, left);
    return { reminded: left.length };
  },

  'election.remindDue': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    if (record.state !== 'voting' || !isDueToRemind(record, ctx.at)) refuse('CONFLICT');
    await remind(ctx, record, await notVoted(ctx, record));
    return { id };
  },
};

async function notVoted(ctx: Context, record: Election): Promise<string[]> {
  const box = boxOf(record, roundOf(record));
  const [roll, cast] = [await rollOf(ctx, box), await castersOf(ctx, box)];
  return roll.filter((memberId) => !cast.has(memberId));
}

async function remind(ctx: Context, record: Election, memberIds: string[]): Promise<void> {
  await setReminded(ctx, record, ctx.at);
  tellNotVoted(ctx, record, memberIds);
  ctx.note(record._id, `${memberIds.length} 人`);
}
