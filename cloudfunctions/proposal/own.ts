/** Finding the record a person acts on, refused with the reason when it is not theirs to act on. */
import type { Context } from '../core/context';
import { found, refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { findCall, type Call } from './call-store';
import { findInUnion } from './reading-store';
import { isLeadAuthor, phaseOf } from './rules';
import type { Proposal } from './store';

export const proposalOf = async (ctx: Context, id: string): Promise<Proposal> => found(await findInUnion(ctx, id), '这件提案');

export async function openCallOf(ctx: Context, callId: string): Promise<Call> {
  const call = found(await findCall(ctx, ctx.actor.unionId, callId), '这次征集');
  const phase = phaseOf(call, ctx.at);
  if (phase === 'upcoming') refuse('CALL_CLOSED', `征集尚未开始（${sayMoment(call.opensAt)} 开始）`);
  if (phase === 'closed') refuse('CALL_CLOSED', `征集已截止（${sayMoment(call.closesAt)}），可以改为向工会提合理化建议`);
  return call;
}

/** One of the caller's: as its first author, or as an author of one merged into it. */
export async function authoredBy(ctx: Context, id: string): Promise<Proposal> {
  const record = await findInUnion(ctx, id);
  return found(record?.authorIds.includes(ctx.actor.memberId) ? record : null, '您的这件提案');
}

export async function ownProposal(ctx: Context, id: string): Promise<Proposal> {
  const own = await authoredBy(ctx, id);
  if (!isLeadAuthor(own, ctx.actor.memberId)) refuse('FORBIDDEN', `您的提案已并入这一件，由第一提案人${own.authorNames[0]}办理`);
  return own;
}

export async function ownDraft(ctx: Context, id: string): Promise<Proposal> {
  const record = await ownProposal(ctx, id);
  if (record.state !== 'draft') refuse('CONFLICT', '提案已经提交，不能再改；需要修改请联系提案工作机构退回');
  return record;
}

/** One given to a department the caller answers for. */
export async function ofDepartment(ctx: Context, id: string, unitsOf: (record: Proposal) => (string | null)[]): Promise<Proposal> {
  const record = await findInUnion(ctx, id);
  const isTheirs = record && unitsOf(record).some((unitId) => unitId !== null && ctx.scope.unitIds.includes(unitId));
  return found(isTheirs ? record : null, '交本部门办理的这件提案');
}
