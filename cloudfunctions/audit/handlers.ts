/** The audit trail for those who answer for it, its verification, and its sealing by the clock. */
import type { audit } from '../../types/audit/contract';
import { sealNext, verifyChain } from '../core/audit';
import type { Handlers } from '../core/context';
import { pageRecords } from './store';

export const handlers: Handlers<typeof audit> = {
  'audit.list': async (ctx, filters) => {
    const page = await pageRecords(ctx, filters);
    return { ...page, items: page.items.map((record) => ({ ...record, id: record._id })) };
  },
  'audit.verify': (ctx) => verifyChain(ctx, ctx.scope.unionId),
  'audit.seal': async (ctx, { unionId }) => ({ sealed: await sealNext(ctx, unionId) }),
};
