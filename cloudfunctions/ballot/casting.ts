/** Voting by phone and on paper: the one place where a choice passes through. Nothing here notes, logs or answers it. */
import type { ballot } from '../../types/ballot/contract';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { cast, dropPapers, papersOf, rollOf, takePaper } from '../core/secret-box';
import { found } from '../core/refuse';
import { findMembers } from '../member/public';
import { answersTrouble, contentOf } from './rules';
import { findBallot, type Ballot } from './store';
import { isTeller, seenBallot } from './view';

type Casting = Pick<Handlers<typeof ballot>, 'ballot.cast' | 'ballot.takePaper' | 'ballot.enterPapers' | 'ballot.roll'>;

export const casting: Casting = {
  'ballot.cast': async (ctx, { id, answers }) => {
    const record = await openBallot(ctx, id);
    const trouble = answersTrouble(answers, record.questions);
    if (trouble) refuseField(...trouble);
    await cast(ctx, { id, memberId: ctx.actor.memberId, content: contentOf(answers) });
    ctx.note(id);
    return { message: '已投票' };
  },

  'ballot.takePaper': async (ctx, { id, memberId }) => {
    tellerOnly(ctx, await openBallot(ctx, id));
    await takePaper(ctx, { id, memberId });
    ctx.note(id, '发出一张纸质票');
    ctx.note(memberId, '领取纸质票');
    return { taken: (await papersOf(ctx, id)).taken };
  },

  'ballot.enterPapers': async (ctx, { id, papers }) => {
    const record = tellerOnly(ctx, await openBallot(ctx, id));
    for (const [index, { answers }] of papers.entries()) {
      const trouble = answersTrouble(answers, record.questions, `papers.${index}.answers`);
      if (trouble) refuseField(...trouble);
    }
    await dropPapers(ctx, { id, contents: papers.map(({ answers }) => contentOf(answers)) });
    ctx.note(id, `录入纸质票 ${papers.length} 张`);
    return papersOf(ctx, id);
  },

  'ballot.roll': async (ctx, { id, search }) => {
    const { record } = await seenBallot(ctx, id);
    tellerOnly(ctx, record);
    const people = await findMembers(ctx, record.unionId, await rollOf(ctx, id));
    const sought = people.filter(({ name, employeeNo }) => name.includes(search) || employeeNo === search);
    return { items: sought.slice(0, 20).map(({ _id, name, employeeNo }) => ({ memberId: _id, name, employeeNo })) };
  },
};

/** A ballot that is open for voting; a closed one says when it closed, a draft does not exist for a voter. */
async function openBallot(ctx: Context, id: string): Promise<Ballot> {
  const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
  if (record.state === 'draft' || record.state === 'discarded') refuse('BALLOT_CLOSED', '投票还没有开始，请等通知');
  if (record.state !== 'open' || (record.closesAt !== null && record.closesAt <= ctx.at)) refuse('BALLOT_CLOSED', '投票已经结束，不能再投');
  return record;
}

function tellerOnly(ctx: Context, record: Ballot): Ballot {
  if (!isTeller(ctx, record)) refuse('FORBIDDEN', '只有这次投票的计票人可以这样操作，请联系计票人');
  return record;
}
