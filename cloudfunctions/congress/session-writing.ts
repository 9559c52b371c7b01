/** What is written of a session before it is announced, after everything that can be wrong with it was refused by its field. */
import { randomBytes } from 'node:crypto';
import type { sessionOperations } from '../../types/congress/contract-session';
import type { ParsedOf } from '../../types/operation';
import type { Context } from '../core/context';
import { refuseField } from '../core/refuse';
import { hasCall } from '../proposal/public';
import { findPetition } from './petition-store';
import { timesTrouble } from './session-rules';
import { findSessionsOf, type Session } from './session-store';
import type { Term } from './term-store';

type Written = ParsedOf<(typeof sessionOperations)['congress.draftSession']>;

export const blankSession = ({ actor }: Context, { _id: termId }: Term) => ({
  ...{ unionId: actor.unionId, termId, state: 'preparing' as const, secret: randomBytes(24).toString('base64url') },
  ...{ agenda: [], presidium: [], recorder: null, announcedAt: null, remindedAt: null, openedAt: null, closedAt: null, due: null },
  ...{ currentItemId: null, publishedAt: null, postedUntil: null, summary: '', report: null, history: [], revision: 0 },
});

export async function writtenSession(ctx: Context, term: Term, input: Written, before?: Session): Promise<Written> {
  const trouble = timesTrouble(input.startsAt, input.endsAt, ctx.at);
  if (trouble) refuseField(...trouble);
  const others = (await findSessionsOf(ctx, term.unionId, term._id)).filter(({ _id }) => _id !== before?._id);
  if (others.some(({ number }) => number === input.number)) refuseField('number', `本届第 ${input.number} 次会议已经有了，请填下一次`);
  if (input.callId && !(await hasCall(ctx, term.unionId, input.callId))) refuseField('callId', '没有这次提案征集，请重新选择');
  if (input.kind === 'regular') return { ...input, petitionId: null, occasion: '' };
  return { ...input, occasion: await occasionOf(ctx, term, input, others) };
}

/** An extraordinary session is asked for by a share of the delegates, or by the employer or the union. */
async function occasionOf(ctx: Context, term: Term, { petitionId, occasion }: Written, others: Session[]): Promise<string> {
  if (!petitionId) return occasion || refuseField('occasion', '临时会议请写明由哪个单位提出，或选择代表的联名');
  const petition = await findPetition(ctx, term.unionId, petitionId);
  if (petition?.termId !== term._id) refuseField('petitionId', '没有这件联名，请重新选择');
  if (petition.state !== 'reached' && petition.state !== 'answered') refuseField('petitionId', '这件联名还没有达到规定人数');
  if (others.some((one) => one.petitionId === petitionId && one.state !== 'cancelled')) refuseField('petitionId', '这件联名已经安排了会议');
  return `${petition.signers.length} 名代表联名：${petition.matter}`.slice(0, 120);
}
