/** Reading the audit trail; it is written by the core, inside each command's transaction. */
import type { Context } from '../core/context';
import { auditRecords } from '../core/audit';
import type { Reach } from '../core/database';
import { EARLIEST, pageByMoment } from '../core/page';

type Filters = { month?: string; subject?: string; memberId?: string; cursor?: string; limit?: number };

/** Newest first, of one record, of one month, or of the last year. */
export function pageRecords(ctx: Context, { month, subject, memberId, ...asked }: Filters) {
  const filter = {
    unionId: ctx.scope.unionId,
    ...(subject ? { subject } : {}),
    ...(memberId ? { actorId: memberId } : {}),
    ...(month ? { month } : {}),
  };
  return pageByMoment(auditRecords(ctx), { filter, field: 'at', direction: -1, from: ctx.at, to: EARLIEST }, asked);
}

/** Unions with records not yet sealed. */
export const findUnionsToSeal = async ({ db }: Reach): Promise<string[]> =>
  db.collection('audit').distinct('unionId', { block: null }) as Promise<string[]>;
