/** Reading proposals: lists, one in full, the sums; and the tables handed out. */
import type { reading } from '../../types/proposal/contract-reading';
import type { Context, Handlers } from '../core/context';
import { found } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { findCall } from './call-store';
import { registerSheet, statisticsBook } from './papers';
import { findVisible, pageProposals, tallyByGroup, tallyProposals, type Filters } from './reading-store';
import { statisticsOf, type Statistics } from './statistics';
import { detailOf, itemsOf, liaisonOf } from './view';

/** A table that is handed out holds at most this many lines. */
const MOST = 5000;
const PIECE = 500;

export const readingHandlers: Handlers<typeof reading> = {
  'proposal.list': async (ctx, { cursor, limit, ...filters }) => {
    const page = await pageProposals(ctx, filters, standingOf(ctx), { cursor, limit });
    return { ...page, items: await itemsOf(ctx, page.items) };
  },

  'proposal.get': async (ctx, { id }) => detailOf(ctx, found(await findVisible(ctx, id), '这件提案')),

  'proposal.exportList': async (ctx, filters) => {
    if (filters.callId) found(await findCall(ctx, ctx.actor.unionId, filters.callId), '这次征集');
    // Pages are read side by side with names, which a transaction's session does not take; nothing here depends on it.
    const lines = await linesOf({ ...ctx, session: undefined }, filters);
    ctx.note(filters.callId ?? ctx.actor.unionId, `${lines.length}件`);
    return { file: await keepPaper(ctx, { name: '提案登记表.xlsx', type: 'xlsx', bytes: await registerSheet(lines) }) };
  },

  'proposal.statistics': async (ctx, { callId }) => {
    if (ctx.scope.level !== 'tree') return sumsOf(ctx, callId);
    const tallies = await tallyProposals(ctx, ctx.scope.unionIds, dayOf(ctx.now), callId);
    return { ...statisticsOf(tallies, new Map(), { hasAll: !callId }), byUnit: [] };
  },

  'proposal.exportStatistics': async (ctx, { callId }) => {
    const sums = await sumsOf(ctx, callId);
    ctx.note(callId ?? ctx.actor.unionId);
    return { file: await keepPaper(ctx, { name: '提案办理统计.xlsx', type: 'xlsx', bytes: await statisticsBook(sums) }) };
  },
};

async function sumsOf(ctx: Context, callId?: string): Promise<Statistics> {
  const { unionId } = ctx.scope;
  if (callId) found(await findCall(ctx, unionId, callId), '这次征集');
  const tallies = await tallyProposals(ctx, [unionId], dayOf(ctx.now), callId);
  const groups = await tallyByGroup(ctx, unionId, callId);
  return statisticsOf(tallies, await unitNames(ctx, unionId), { hasAll: !callId, groups });
}

async function linesOf(ctx: Context, filters: Filters) {
  const lines: Awaited<ReturnType<typeof itemsOf>> = [];
  let cursor: string | undefined;
  do {
    const page = await pageProposals(ctx, filters, standingOf(ctx), { cursor, limit: PIECE });
    lines.push(...(await itemsOf(ctx, page.items)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && lines.length < MOST);
  return lines;
}

const standingOf = (ctx: Context) => ({ liaisonOf: liaisonOf(ctx), today: dayOf(ctx.now) });
