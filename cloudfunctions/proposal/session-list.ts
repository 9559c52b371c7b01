/** The proposals of a call as a congress session shows them: number, matter, state, and what was carried where. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { findCall } from './call-store';
import { findOfCall } from './reading-store';
import type { Proposal } from './store';

export type CalledProposal = {
  id: string;
  number: string;
  matter: string;
  authorName: string;
  state: string;
  isFinished: boolean;
  /** Came from an earlier call, or goes on under a later one. */
  isCarriedIn: boolean;
  isCarriedOn: boolean;
};

const finished: Proposal['state'][] = ['completed', 'declined', 'suggestion', 'merged', 'carriedOver'];
const handedIn = proposalLifecycle.states.filter((state) => state !== 'draft' && state !== 'withdrawn');

export const hasCall = async (reach: Reach, unionId: string, callId: string): Promise<boolean> =>
  (await findCall(reach, unionId, callId)) !== null;

/** Null when there is no such call. */
export async function proposalsOfCall(ctx: Context, callId: string): Promise<{ title: string; items: CalledProposal[] } | null> {
  const call = await findCall(ctx, ctx.actor.unionId, callId);
  if (!call) return null;
  const records = (await findOfCall(ctx, callId, handedIn)).filter(({ kind }) => kind === 'proposal');
  const items = records.map(({ _id: id, number, matter, authorNames, state, carriedFrom, carriedInto }) => ({
    ...{ id, number: number ?? '', matter, authorName: authorNames[0] ?? '', state: proposalLifecycle.labels[state] },
    ...{ isFinished: finished.includes(state), isCarriedIn: Boolean(carriedFrom), isCarriedOn: Boolean(carriedInto) },
  }));
  return { title: call.title, items };
}
