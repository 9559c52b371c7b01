/** The review's four ways out; merging keeps both sides traceable and every author. */
import type { decisionLabels } from '../../types/proposal/labels';
import type { Context } from '../core/context';
import { refuseField } from '../core/refuse';
import { mergeTrouble } from './rules';
import { findInUnion, moveProposal, noteProposal, type Proposal } from './store';

type Decision = { decision: keyof typeof decisionLabels; reason: string; mergeInto?: string };
const commands = { filed: 'file', suggestion: 'toSuggestion', declined: 'decline' } as const;

export async function review(ctx: Context, record: Proposal, { decision, reason, mergeInto }: Decision): Promise<Proposal['state']> {
  if (decision !== 'merged') {
    if (mergeInto) refuseField('mergeInto', '只有并案时才选择并入的提案');
    return (await moveProposal(ctx, record, commands[decision], decision, {}, reason)).state;
  }
  if (!mergeInto) refuseField('mergeInto', '并案要选择并入哪一件提案');
  const into = await findInUnion(ctx, mergeInto);
  const trouble = mergeTrouble(record, into);
  if (trouble || !into) return refuseField('mergeInto', trouble ?? '');
  const { state } = await moveProposal(ctx, record, 'merge', 'merged', { mergedInto: into._id }, `并入「${into.matter}」：${reason}`);
  const added = record.authorIds
    .map((id, index) => [id, record.authorNames[index] ?? ''] as const)
    .filter(([id]) => !into.authorIds.includes(id));
  await noteProposal(
    ctx,
    into,
    'absorb',
    {
      mergedFrom: [...into.mergedFrom, record._id, ...record.mergedFrom],
      authorIds: [...into.authorIds, ...added.map(([id]) => id)],
      authorNames: [...into.authorNames, ...added.map(([, name]) => name)],
    },
    `「${record.matter}」并入`,
  );
  ctx.note(into._id, `并入 ${record._id}`);
  return state;
}
