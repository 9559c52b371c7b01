/** What a call leaves unfinished goes on under the next one, with its whole history; both sides name each other. */
import type { callContract } from '../../types/proposal/contract-call';
import type { Context, Handler } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { findCall, takeNumbers, type Call } from './call-store';
import { tell } from './notices';
import { findOfCall, findWhole } from './reading-store';
import { insertProposals, moveProposal, stepOf, type Proposal } from './store';

const unfinished: Proposal['state'][] = ['filed', 'assigned'];
const MOST = 200;

export const carryOver: Handler<(typeof callContract)['proposal.carryOver']> = async (ctx, { callId, intoCallId, ids, reason }) => {
  const from = found(await findCall(ctx, ctx.actor.unionId, callId), '这次征集');
  const into = found(await findCall(ctx, ctx.actor.unionId, intoCallId), '要结转到的征集');
  if (into.opensAt <= from.opensAt) refuseField('intoCallId', '只能结转到之后的一次征集');
  if (into.report) refuseField('intoCallId', '那次征集已经报告，请选择还没有报告的征集');
  const chosen = ids ? new Set(ids) : null;
  const open = (await findOfCall(ctx, callId, unfinished, MOST + 1)).map(({ _id }) => _id).filter((id) => !chosen || chosen.has(id));
  if (chosen && open.length < chosen.size) refuseField('ids', '其中有的不在这次征集里，或已经办结；请刷新后重新选择');
  if (open.length === 0) refuse('CONFLICT', '这次征集没有未办结的提案，不需要结转');
  const records = (await findWhole(ctx, open.slice(0, MOST))).sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1));
  const numbers = await takeNumbers(ctx, into, records.length);
  const successors = records.map((record, index) => successorOf(ctx, record, from, into, numbers[index]!));
  for (const [index, record] of records.entries()) {
    const next = successors[index]!;
    await moveProposal(
      ctx,
      record,
      'carryOver',
      { action: 'carryOver', note: `结转到「${into.title}」第 ${next.number} 号：${reason}` },
      { carriedInto: next._id },
    );
    ctx.note(record._id, `结转为 ${next._id}`);
    ctx.note(next._id, `由 ${record._id} 结转而来`);
    tell(ctx, next, next.authorIds, 'carried', '提案结转继续办理', `「${record.matter}」转入「${into.title}」继续办理`);
  }
  await insertProposals(ctx, successors);
  return { carried: records.length };
};

/** Takes everything along, also what was merged into it and its authors; is filed anew, to be given to departments with a new day to answer by. */
function successorOf(ctx: Context, record: Proposal, from: Call, into: Call, number: string): Proposal {
  return {
    ...record,
    _id: newId(),
    callId: into._id,
    number,
    state: 'filed',
    carriedFrom: record._id,
    carriedInto: null,
    dueOn: null,
    coPendingIds: [],
    extensionAsked: null,
    isEscalated: false,
    isReminded: false,
    steps: [...record.steps, stepOf(ctx, 'receive', `由「${from.title}」第 ${record.number ?? ''} 号结转而来`)],
    updatedAt: ctx.at,
  };
}
