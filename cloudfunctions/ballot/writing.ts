/** Writing a ballot: what is asked, of whom, and who counts. */
import type { ballot } from '../../types/ballot/contract';
import type { ParsedOf } from '../../types/operation';
import type { Context } from '../core/context';
import { refuseField } from '../core/refuse';
import { findAudience, findHolders, findMembers } from '../member/public';
import { countersTrouble, thresholdsTrouble } from './rules';
import type { Ballot } from './store';

type Written = ParsedOf<(typeof ballot)['ballot.create']>;
type Fields = Pick<
  Ballot,
  'title' | 'note' | 'voters' | 'voterIds' | 'questions' | 'tellerIds' | 'witnessId' | 'quorum' | 'sessionId' | 'closesAt'
>;

/** The fields as they are kept, after everything that can be wrong with them was refused by its field. */
export async function writtenFields(ctx: Context, input: Written): Promise<Fields> {
  const trouble = countersTrouble(input) ?? thresholdsTrouble(input.questions, input.quorum);
  if (trouble) refuseField(...trouble);
  if (input.voters === 'chosen' && input.voterIds.length === 0) refuseField('voterIds', '请选择参加投票的人');
  if (input.closesAt !== null && input.closesAt <= ctx.at) refuseField('closesAt', '截止时间已过，请另选一个将来的时间');
  const proposerIds = input.questions.flatMap((question) => question.proposerIds);
  await refuseStrangers(ctx, 'tellerIds', input.tellerIds);
  await refuseStrangers(ctx, 'witnessId', [input.witnessId]);
  await refuseStrangers(ctx, 'questions', proposerIds);
  await refuseStrangers(ctx, 'voterIds', input.voters === 'chosen' ? input.voterIds : []);
  return {
    ...input,
    voterIds: input.voters === 'chosen' ? [...new Set(input.voterIds)] : [],
    questions: input.questions.map((question, index) => ({ ...question, key: `q${index + 1}` })),
  };
}

async function refuseStrangers(ctx: Context, field: string, ids: string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const there = new Set((await findMembers(ctx, ctx.actor.unionId, wanted)).map(({ _id }) => _id));
  const stranger = ids.findIndex((one) => !there.has(one));
  if (stranger >= 0) refuseField(field === 'witnessId' ? field : `${field}.${stranger}`, '本会名册上没有这个人，请重新选择');
}

/** Who is entitled at this moment; the roll is frozen from it. */
export async function votersOf(ctx: Context, { unionId, voters, voterIds }: Ballot): Promise<string[]> {
  if (voters === 'chosen') return (await findMembers(ctx, unionId, voterIds)).map(({ _id }) => _id);
  if (voters === 'delegates') return (await findHolders(ctx, unionId, 'delegate')).map(({ _id }) => _id);
  return (await findAudience(ctx, unionId, {})).map(({ _id }) => _id);
}

export const blank = {
  state: 'draft' as const,
  ...{
    openedAt: null,
    present: null,
    closedAt: null,
    hash: null,
    boxCount: null,
    due: null,
    tallies: null,
    publishedAt: null,
    remindedAt: null,
  },
  signatures: [],
};
