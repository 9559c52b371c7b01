/**
 * What other domains may ask of dues.
 *
 * Nobody has to tell dues that a membership begins or ends: whenever a month is opened, dues read the roster
 * (`findRoll` of the member domain) with its states and days. Dues begin with the month of `joinedOn` and end with the
 * month of `leftOn`, both included; who was transferred pays the old union for the month of the transfer and the new
 * one from the month after `transferredInOn`. Retained and retired members get no bill (rules-standing.ts, `isDueIn`).
 */
import type { Waiting } from '../../types/home/contract';
import type { CalendarFor, DeadlinesFor, OwnDataOf } from '../core/collected';
import type { Context } from '../core/context';
import { addMonths, monthOf } from '../core/time';
import { openOf } from './rules';
import { findBillsOf } from './store';
import { tellCalendar, tellDeadlines, tellOwnData } from './telling';

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
      title: `${open.length} 个月会费待缴，共 ¥${(fen / 100).toFixed(2)}`,
      action: '查看明细',
      link: '/pages/dues/mine/index',
      dueAt: null,
    },
  ];
}

export const deadlinesFor: DeadlinesFor = (ctx) => tellDeadlines(ctx);
export const calendarFor: CalendarFor = (ctx, from, to) => tellCalendar(ctx, from, to);
export const ownDataOf: OwnDataOf = (ctx) => tellOwnData(ctx);
