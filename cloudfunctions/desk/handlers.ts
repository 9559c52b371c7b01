/** The desk: what every domain says is due, in one order. It keeps nothing of its own, so it cannot go stale. */
import type { desk } from '../../types/desk/contract';
import { urgencyLabels } from '../../types/desk/labels';
import { kindLabels } from '../../types/notification/labels';
import type { Handlers } from '../core/context';
import { pageAtHand } from '../core/page';
import { sheetOf } from '../core/paper/sheet';
import { dayOf, sayMoment } from '../core/time';
import { keepPaper } from '../file/public';
import { mattersOf } from './gathering';
import { byKind, byUrgency, countsOf, narrowed, placeOf, type Matter } from './rules';

export const handlers: Handlers<typeof desk> = {
  'desk.list': async (ctx, { kind, urgency, ...asked }) => {
    const matters = await mattersOf(ctx);
    const page = pageAtHand(narrowed(matters, { kind, urgency }), placeOf, asked);
    return { ...page, counts: countsOf(matters), byKind: byKind(matters), byUrgency: byUrgency(matters) };
  },

  'desk.count': async (ctx) => countsOf(await mattersOf(ctx)),

  'desk.export': async (ctx, chosen) => {
    // The domains read side by side, which a transaction's session does not take; nothing here depends on it.
    const matters = narrowed(await mattersOf({ ...ctx, session: undefined }), chosen);
    const bytes = await sheetOf('工作台', columns, matters);
    ctx.note(ctx.actor.memberId, `${matters.length} 件`);
    return { file: await keepPaper(ctx, { name: `工作台-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },
};

const columns = [
  { title: '缓急', width: 10, value: ({ urgency }: Matter) => urgencyLabels[urgency] },
  { title: '类别', width: 10, value: ({ kind }: Matter) => kindLabels[kind] },
  { title: '事项', width: 40, value: ({ title }: Matter) => title },
  { title: '来源', width: 20, value: ({ source }: Matter) => source },
  { title: '下一步', width: 16, value: ({ action }: Matter) => action },
  { title: '期限', width: 20, value: ({ dueAt }: Matter) => (dueAt ? sayMoment(dueAt) : '没有期限') },
  { title: '数量', width: 8, value: ({ count }: Matter) => count, as: 'count' as const },
];
