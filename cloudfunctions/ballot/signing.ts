/** What ballots and elections do alike after closing: who signs as what, and whether a box is the one that was sealed. */
import { type signerLabels } from '../../types/ballot/labels';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { refuse } from '../core/refuse';
import { verifyBox, type BoxVerdict } from '../core/secret-box';

type Signature = { memberId: string; name: string; as: keyof typeof signerLabels; at: string };
type Counters = { tellerIds: string[]; witnessId: string; signatures: Signature[] };

/** The signatures with the caller's added; refused to everybody but tellers and witness, and a second time. */
export function signedBy(ctx: Context, { tellerIds, witnessId, signatures }: Counters): Signature[] {
  const { memberId, name } = ctx.actor;
  const as = tellerIds.includes(memberId) ? 'teller' : witnessId === memberId ? 'witness' : null;
  if (!as) refuse('FORBIDDEN', '只有这次投票的计票人和监票人可以签名');
  if (signatures.some((one) => one.memberId === memberId)) refuse('CONFLICT', '您已签名');
  return [...signatures, { memberId, name, as, at: ctx.at }];
}

/** The published figures stand in the record and in the audit chain: a box sealed anew does not fit them. */
export async function verdictOf(
  reach: Reach,
  boxId: string,
  published: { hash: string; boxCount: number | null },
): Promise<BoxVerdict & { publishedHash: string }> {
  const verdict = await verifyBox(reach, boxId);
  const isSame = verdict.hash === published.hash && verdict.boxCount === published.boxCount;
  return {
    ...verdict,
    publishedHash: published.hash,
    isIntact: verdict.isIntact && isSame,
    trouble: verdict.trouble ?? (isSame ? null : '票箱与结束时公布的校验值不符，结束后有人动过'),
  };
}
