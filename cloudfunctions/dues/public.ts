/** What other domains may ask of dues. */
import type { Waiting } from '../../types/home/contract';
import type { Context } from '../core/context';
import { addMonths, monthOf } from '../core/time';
import { openOf } from './rules';
import { findBillsOf } from './store';

/** The caller's own open bills of the last year, as one matter. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const month = monthOf(ctx.now);
  const open = (await findBillsOf(ctx, ctx.actor.unionId, ctx.actor.memberId, addMonths(month, -11), month)).filter(
    ({ status }) => status === 'open',
  );
  if (open.length === 0) return [];
  const fen = open.reduce((sum, bill) => sum + openOf(bill), 0);
  return [
    {
      key: 'dues:open',
      kind: 'dues',
      title: `${open.length} 个月会费待缴，共 ${(fen / 100).toFixed(2)} 元`,
      action: '查看明细',
      link: '/pages/dues/mine/index',
      dueAt: null,
    },
  ];
}
