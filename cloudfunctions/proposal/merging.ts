/** Putting one proposal into another and taking it out again: both sides traceable, every author kept, all the way up. */
import type { Context } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { findBriefs, findInUnion } from './reading-store';
import { authorsOf, mergeTrouble, unmergeTrouble } from './rules';
import { noteProposal, type Proposal, type Said } from './store';

/** Checks the target, and keeps the new one and its authors there. Answers what the merged one then says. */
export async function absorb(ctx: Context, record: Proposal, mergeInto: string | undefined, reason: string) {
  if (!mergeInto) refuseField('mergeInto', '并案要选择并入哪一件提案');
  const into = await findInUnion(ctx, mergeInto);
  const trouble = mergeTrouble(record, into);
  if (trouble || !into) return refuseField('mergeInto', trouble ?? '');
  const mergedFrom = [...new Set([...into.mergedFrom, record._id, ...record.mergedFrom])];
  await keep(ctx, into, mergedFrom, { action: 'absorb', note: `「${record.matter}」并入` });
  ctx.note(into._id, `并入 ${record._id}`);
  return { into, note: `并入「${into.matter}」：${reason}` };
}

/** Takes one out of all that it was merged into, with everything that was merged into it. */
export async function release(ctx: Context, record: Proposal, reason: string): Promise<Proposal> {
  const gone = new Set([record._id, ...record.mergedFrom]);
  const said: Said = { action: 'release', note: `「${record.matter}」移出：${reason}` };
  const parent = record.mergedInto ? await findInUnion(ctx, record.mergedInto) : null;
  if (!parent) return refuse('CONFLICT', '这件提案没有并入别的提案，不需要解除');
  const seen = new Set<string>();
  for (let above: Proposal | null = parent; above && !seen.has(above._id);) {
    const trouble = unmergeTrouble(above);
    if (trouble) refuse('CONFLICT', trouble);
    seen.add(above._id);
    await keep(
      ctx,
      above,
      above.mergedFrom.filter((id) => !gone.has(id)),
      said,
    );
    above = above.mergedInto ? await findInUnion(ctx, above.mergedInto) : null;
  }
  ctx.note(parent._id, `移出 ${record._id}`);
  return parent;
}

async function keep(ctx: Context, main: Proposal, mergedFrom: string[], said: Said): Promise<void> {
  const briefs = await findBriefs(ctx, mergedFrom);
  const inOrder = mergedFrom.flatMap((id) => briefs.filter(({ _id }) => _id === id));
  await noteProposal(ctx, main, said, { mergedFrom, ...authorsOf(main, inOrder) });
}
