/** The audit trail: one record a command inside its transaction, sealed afterwards into a hash chain for each union, off the hot path. */
import { createHash } from 'node:crypto';
import { collection, newId, type Reach } from './database';
import type { Context } from './context';
import { momentAfter, monthOf } from './time';

export type AuditRecord = {
  _id: string;
  unionId: string;
  at: string;
  month: string;
  operation: string;
  action: string;
  actorId: string;
  actorName: string;
  subject: string | null;
  note: string | null;
  requestId: string;
  block: number | null;
};
export type AuditBlock = { _id: string; unionId: string; number: number; previous: string; hash: string; count: number; sealedAt: string };

export const auditRecords = collection<AuditRecord>('audit', [
  { key: { unionId: 1, month: 1, at: -1 } },
  { key: { unionId: 1, subject: 1, at: -1 } },
  { key: { block: 1, unionId: 1, _id: 1 } },
]);
export const auditBlocks = collection<AuditBlock>('audit_blocks', [{ key: { unionId: 1, number: 1 }, unique: true }]);

/** Writes one record for each subject noted, or a single one without a subject. */
export async function writeAudit(ctx: Context, action: string, notes: { subject: string; text?: string }[]): Promise<void> {
  const common = {
    unionId: ctx.actor.unionId,
    at: ctx.at,
    month: monthOf(ctx.now),
    operation: ctx.operation,
    action,
    actorId: ctx.actor.memberId,
    actorName: ctx.actor.name,
    requestId: ctx.requestId,
    block: null,
  };
  const rows = notes.length > 0 ? notes : [{ subject: null, text: undefined }];
  await auditRecords(ctx).insertMany(
    rows.map(({ subject, text }) => ({ _id: newId(), ...common, subject, note: text?.slice(0, 300) ?? null })),
  );
}

const BLOCK_SIZE = 1000;
/** A record is sealed only after this long: by then every transaction that began before it has committed or died. */
const SETTLED_AFTER_MS = 90_000;

/** Seals the oldest open records of a union into its next block; answers how many. Call under the lease, in a transaction. */
export async function sealNext(ctx: Reach & { now: Date; at: string }, unionId: string): Promise<number> {
  const settled = momentAfter(ctx.now, -SETTLED_AFTER_MS);
  const open = await auditRecords(ctx).find({ unionId, block: null, at: { $lte: settled } }, { sort: { _id: 1 }, limit: BLOCK_SIZE });
  if (open.length === 0) return 0;
  const [last] = await auditBlocks(ctx).find({ unionId }, { sort: { number: -1 }, limit: 1 });
  const number = (last?.number ?? 0) + 1;
  const previous = last?.hash ?? '';
  await auditBlocks(ctx).insert({
    _id: newId(),
    unionId,
    number,
    previous,
    hash: blockHash(previous, number, open),
    count: open.length,
    sealedAt: ctx.at,
  });
  await auditRecords(ctx).updateMany({ unionId, _id: { $in: open.map(({ _id }) => _id) } }, { $set: { block: number } });
  return open.length;
}

/** The block's hash covers the block before it and every field of its records but the block number. */
export function blockHash(previous: string, number: number, records: AuditRecord[]): string {
  const hash = createHash('sha256').update(`${previous}\n${number}\n`);
  for (const { _id, unionId, at, operation, action, actorId, actorName, subject, note, requestId } of records)
    hash.update(JSON.stringify([_id, unionId, at, operation, action, actorId, actorName, subject, note, requestId])).update('\n');
  return hash.digest('hex');
}

export type Verdict = { blocks: number; records: number; unsealed: number; isIntact: boolean; trouble: string | null };

/** Recomputes a union's chain and names the first thing that does not fit. */
export async function verifyChain(reach: Reach, unionId: string): Promise<Verdict> {
  const blocks = await auditBlocks(reach).find({ unionId }, { sort: { number: 1 }, limit: 1_000_000 });
  const unsealed = await auditRecords(reach).count({ unionId, block: null });
  let previous = '';
  let counted = 0;
  const broken = (trouble: string): Verdict => ({ blocks: blocks.length, records: counted, unsealed, isIntact: false, trouble });
  for (const [index, block] of blocks.entries()) {
    if (block.number !== index + 1) return broken(`缺少第 ${index + 1} 块`);
    const records = await auditRecords(reach).find({ unionId, block: block.number }, { sort: { _id: 1 } });
    if (records.length !== block.count) return broken(`第 ${block.number} 块应有 ${block.count} 条记录，实有 ${records.length} 条`);
    if (block.previous !== previous || block.hash !== blockHash(previous, block.number, records))
      return broken(`第 ${block.number} 块的内容与哈希不符`);
    previous = block.hash;
    counted += records.length;
  }
  return { blocks: blocks.length, records: counted, unsealed, isIntact: true, trouble: null };
}
