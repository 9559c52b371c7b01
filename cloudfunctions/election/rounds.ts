/** What follows a published round that did not fill every seat: a run-off, another round, new nominations, or a vacancy by decision. */
import type { votingOperations } from '../../types/election/contract-voting';
import type { Context, Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { refusePast } from './nominating';
import { tellNominating } from './notices';
import { openSeats, outcomeFor } from './reckoning';
import { surplusTrouble } from './rules';
import { moveElection, newRound, roundOf, type Election } from './store';
import { loadElection } from './view';

type Rounds = Handlers<
  Pick<typeof votingOperations, 'election.runOff' | 'election.repeat' | 'election.renominate' | 'election.leaveVacant'>
>;

export const rounds: Rounds = {
  'election.runOff': async (ctx, { id }) => {
    const record = await unfilled(ctx, id);
    const last = roundOf(record);
    const outcome = outcomeFor(record, last);
    if (record.state === 'published' && !outcome?.tied.length) refuse('CONFLICT', '没有票数相等、不能确定当选的人，不需要再次投票');
    const level = outcome?.tied ?? [];
    const known = new Map(last.candidates.map((one) => [one.memberId, one]));
    // A member written in may be level with a candidate; they stand in the run-off with what is known of them.
    const candidates = level.map(
      (memberId) =>
        known.get(memberId) ?? {
          ...{ memberId, name: last.tally!.people.find((one) => one.memberId === memberId)!.name, groupName: '' },
          ...{ statement: '', way: 'members' as const },
        },
    );
    const next = newRound(last.number + 1, 'runOff', outcome?.tiedSeats ?? 0, candidates);
    await moveElection(ctx, record, 'runOff', { listUntil: null, rounds: [...record.rounds, next] });
    ctx.note(id, `第 ${next.number} 轮：${candidates.map(({ name }) => name).join('、')}，选 ${next.seats} 名`);
    return { id };
  },

  'election.repeat': async (ctx, { id }) => {
    const record = await unfilled(ctx, id);
    refuseTied(record);
    const elected = new Set(record.winners.map(({ memberId }) => memberId));
    const last = roundOf(record);
    const candidates = last.candidates.filter(({ memberId }) => !elected.has(memberId));
    const trouble = last.kind === 'runOff' ? null : surplusTrouble(candidates.length, openSeats(record), record.rules.surplus);
    if (record.state === 'published' && trouble) refuse('NOT_ENOUGH_CANDIDATES', `${trouble}；请用「重新提名」`);
    // A run-off in which too few took part is held again as it was.
    const next =
      last.kind === 'runOff'
        ? newRound(last.number + 1, 'runOff', last.seats, candidates)
        : newRound(last.number + 1, 'further', openSeats(record), candidates);
    await moveElection(ctx, record, 'repeat', { listUntil: null, rounds: [...record.rounds, next] });
    ctx.note(id, `第 ${next.number} 轮：候选人 ${candidates.length} 名，选 ${next.seats} 名`);
    return { id };
  },

  'election.renominate': async (ctx, { id, nominateUntil }) => {
    const record = await unfilled(ctx, id);
    refuseTied(record);
    refusePast(ctx, nominateUntil);
    const next = newRound(roundOf(record).number + 1, 'further', openSeats(record));
    const rounds = [...record.rounds, next];
    const begun = await moveElection(ctx, record, 'renominate', { nominateUntil, listUntil: null, rounds });
    ctx.note(id, `第 ${next.number} 轮，选 ${next.seats} 名，提名至${sayMoment(nominateUntil)}`);
    await tellNominating(ctx, begun);
    return { id };
  },

  'election.leaveVacant': async (ctx, { id, reason }) => {
    const record = await unfilled(ctx, id);
    if (record.state === 'published' && record.winners.length === 0) refuse('CONFLICT', '还没有人当选，请另行选举，或终止这次选举');
    await moveElection(ctx, record, 'leaveVacant', { vacancyReason: reason });
    ctx.note(id, `空缺 ${openSeats(record)} 名：${reason}`);
    return { id };
  },
};

/** An election with seats still open and no decision to leave them so. */
async function unfilled(ctx: Context, id: string): Promise<Election> {
  const record = await loadElection(ctx, id);
  if (record.state !== 'published') return record;
  if (openSeats(record) === 0) refuse('CONFLICT', '名额已满，可以办理就任');
  if (record.vacancyReason !== null) refuse('CONFLICT', '已决定余下的名额空缺，可以办理就任');
  return record;
}

function refuseTied(record: Election): void {
  if (record.state === 'published' && outcomeFor(record, roundOf(record))?.tied.length)
    refuse('CONFLICT', '有人票数相等，请先就这几人再次投票，或决定空缺');
}
