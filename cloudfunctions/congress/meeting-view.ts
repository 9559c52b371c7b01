/** What the hall sees of a session: agenda, speakers, ballots and resolutions as far as they are public. */
import { ballotLifecycle } from '../../types/ballot/lifecycle';
import { ballotsOfSession } from '../ballot/public';
import type { Context } from '../core/context';
import { findHands } from './floor-store';
import type { Session } from './session-store';
import type { Speech } from './speech-store';

export const itemView = ({ agenda, currentItemId }: Session) =>
  agenda.map(({ id, title, kind, reporter, minutes }, index) => ({
    ...{ id, place: index + 1, title, kind, reporter, minutes },
    isNow: id === currentItemId,
  }));

export const speechView = (ctx: Context, speech: Speech) => {
  const { _id: id, name, constituencyName, topic, state, minutes, calledAt, endedAt, memberId } = speech;
  return { id, name, constituencyName, topic, state, minutes, calledAt, endedAt, isMine: memberId === ctx.actor.memberId };
};

export async function outcomesOf(ctx: Context, { _id, unionId }: Session) {
  const [ballots, hands] = await Promise.all([ballotsOfSession(ctx, unionId, _id), findHands(ctx, unionId, _id)]);
  const votings = ballots
    .filter(({ state }) => state !== 'published' && state !== 'discarded' && state !== 'draft')
    .map(({ id, title, state, due, questions }) => ({
      ...{ id, title, state, stateName: ballotLifecycle.labels[state], due: due ?? 0 },
      questions: questions.map(({ text }) => text),
    }));
  return { votings, resolutions: [...hands.map(ofHands), ...ballots.flatMap(ofBallot)] };
}

const ofHands = (one: Awaited<ReturnType<typeof findHands>>[number]) => ({
  ...{ key: one._id, id: one._id, ballotId: null, how: 'hands' as const, void: 0 },
  ...{ title: one.title, approve: one.approve, against: one.against, abstain: one.abstain },
  ...{ isPassed: one.isPassed, arithmetic: one.arithmetic, source: one.source },
});

function ofBallot({ id: ballotId, questions, state }: Awaited<ReturnType<typeof ballotsOfSession>>[number]) {
  if (state !== 'published') return [];
  return questions.flatMap(({ text, result }, index) =>
    result
      ? [
          {
            key: `${ballotId}:${index}`,
            id: null,
            ballotId,
            title: text,
            how: 'ballot' as const,
            source: '无记名投票，计票报告可查',
            ...result,
          },
        ]
      : [],
  );
}
export type Outcome = Awaited<ReturnType<typeof outcomesOf>>['resolutions'][number];
