/** Opening the vote and voting by phone and on paper: the one place where a choice passes through. Nothing here notes, logs or answers it. */
import type { votingOperations } from '../../types/election/contract-voting';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { cast, dropPapers, openBox, papersOf, rollOf, takePaper } from '../core/secret-box';
import { dayOf, sayDay } from '../core/time';
import { findMembers } from '../member/public';
import { findObjections } from './nomination-store';
import { tellOpened } from './notices';
import { activeAmong, votersOf } from './people';
import { answerTrouble, contentOf, surplusTrouble, type Content } from './rules';
import { boxOf, moveElection, roundOf, withRound, type Election } from './store';
import { isTeller, loadElection } from './view';

type Voting = Handlers<
  Pick<typeof votingOperations, 'election.open' | 'election.cast' | 'election.takePaper' | 'election.enterPapers' | 'election.roll'>
>;

export const voting: Voting = {
  'election.open': async (ctx, { id, closesAt }) => {
    const record = await loadElection(ctx, id);
    if (record.state === 'listed') await refuseUnripe(ctx, record);
    if (closesAt !== null && closesAt <= ctx.at) refuseField('closesAt', '截止时间已过，请另选一个将来的时间');
    const voters = await votersOf(ctx, record);
    const rounds = withRound(record, { openedAt: ctx.at, due: voters.length });
    const opened = await moveElection(ctx, record, 'open', { closesAt, remindedAt: null, rounds });
    await openBox(ctx, { id: boxOf(record, roundOf(record)), voters: voters.map(({ _id }) => ({ memberId: _id })) });
    ctx.note(id, `第 ${roundOf(record).number} 轮，名册 ${voters.length} 人`);
    tellOpened(
      ctx,
      opened,
      voters.map(({ _id }) => _id),
    );
    return { id, due: voters.length };
  },

  'election.cast': async (ctx, { id, ...answer }) => {
    const record = await openElection(ctx, id);
    refuseMalformed(record, answer);
    const { candidates } = roundOf(record);
    await cast(ctx, { id: boxOf(record, roundOf(record)), memberId: ctx.actor.memberId, content: contentOf(answer, candidates) });
    ctx.note(id);
    return { message: '已投票' };
  },

  'election.takePaper': async (ctx, { id, memberId }) => {
    const record = tellerOnly(ctx, await openElection(ctx, id));
    const box = boxOf(record, roundOf(record));
    await takePaper(ctx, { id: box, memberId });
    ctx.note(id, '发出一张纸质票');
    ctx.note(memberId, '领取选举纸质票');
    return { taken: (await papersOf(ctx, box)).taken };
  },

  'election.enterPapers': async (ctx, { id, papers }) => {
    const record = tellerOnly(ctx, await openElection(ctx, id));
    const { candidates } = roundOf(record);
    const box = boxOf(record, roundOf(record));
    const contents = papers.map(({ isVoid, ...answer }, index): Content => {
      if (isVoid) return { isVoid: true };
      refuseMalformed(record, answer, `papers.${index}.`);
      return contentOf(answer, candidates);
    });
    await dropPapers(ctx, { id: box, contents });
    ctx.note(id, `录入纸质票 ${papers.length} 张`);
    return papersOf(ctx, box);
  },

  'election.roll': async (ctx, { id, search }) => {
    const record = tellerOnly(ctx, await loadElection(ctx, id));
    const people = await findMembers(ctx, record.unionId, await rollOf(ctx, boxOf(record, roundOf(record))));
    const sought = people.filter(({ name, employeeNo }) => name.includes(search) || employeeNo === search);
    return { items: sought.slice(0, 20).map(({ _id, name, employeeNo }) => ({ memberId: _id, name, employeeNo })) };
  },
};

/** Posted long enough, every objection answered, enough candidates left, all of them still members, nobody counting themselves. */
async function refuseUnripe(ctx: Context, record: Election): Promise<void> {
  const { candidates, kind, seats } = roundOf(record);
  if (record.listUntil !== null && record.listUntil >= dayOf(ctx.now))
    refuse('CONFLICT', `候选人公示到${sayDay(record.listUntil)}为止，期满后才能投票`);
  if ((await findObjections(ctx, record.unionId, record._id)).some(({ answer }) => answer === null)) refuse('OBJECTION_OPEN');
  const trouble = kind === 'runOff' ? null : surplusTrouble(candidates.length, seats, record.rules.surplus);
  if (trouble) refuse('NOT_ENOUGH_CANDIDATES', trouble);
  const active = await activeAmong(
    ctx,
    record.unionId,
    candidates.map(({ memberId }) => memberId),
  );
  const gone = candidates.find(({ memberId }) => !active.has(memberId));
  if (gone) refuse('CONFLICT', `${gone.name}已不是在册会员，请收回名单重新提名`);
}

function refuseMalformed(record: Election, answer: Parameters<typeof answerTrouble>[0], path = ''): void {
  const { candidates, seats, kind } = roundOf(record);
  if (kind === 'runOff' && answer.writeIns.length > 0) refuseField(`${path}writeIns`, '再次投票只在票数相等的几人中选，不能另选他人');
  const trouble = answerTrouble(answer, candidates, seats, path);
  if (trouble) refuseField(...trouble);
}

/** An election that is being voted in; what is over says so. */
async function openElection(ctx: Context, id: string): Promise<Election> {
  const record = await loadElection(ctx, id);
  if (['draft', 'nominating', 'listed', 'stopped'].includes(record.state)) refuse('BALLOT_CLOSED', '投票还没有开始，请等通知');
  if (record.state !== 'voting' || (record.closesAt !== null && record.closesAt <= ctx.at))
    refuse('BALLOT_CLOSED', '投票已经结束，不能再投');
  return record;
}

function tellerOnly(ctx: Context, record: Election): Election {
  if (!isTeller(ctx, record)) refuse('FORBIDDEN', '只有这次选举的计票人可以这样操作，请联系计票人');
  return record;
}
