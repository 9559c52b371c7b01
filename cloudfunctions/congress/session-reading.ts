/** Who has read the papers of a session, and who is reminded. */
import type { sessionOperations } from '../../types/congress/contract-session';
import type { Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { dayOf, sayMoment } from '../core/time';
import { isKeeperOf, loadSession, seatNeeded } from './session-loading';
import { tellPeople } from './session-notices';
import { unreadOf } from './session-rules';
import { changeSession, findReading, findReadings, markRead, type Session } from './session-store';
import { sayName } from './session-view';
import { findDelegates } from './term-store';
import type { Context } from '../core/context';

type Names = 'congress.readPaper' | 'congress.readers' | 'congress.remindReaders';

export const readingHandlers: Handlers<Pick<typeof sessionOperations, Names>> = {
  'congress.readPaper': async (ctx, { sessionId, itemId }) => {
    const { session } = await loadSession(ctx, sessionId);
    await seatNeeded(ctx, session);
    const item = session.agenda.find(({ id }) => id === itemId);
    if (!item) refuse('NOT_FOUND', '这项议题已不在议程上，请刷新后查看');
    if (item.sentAt === null || item.fileIds.length === 0) refuse('CONFLICT', '这项议题的材料还没有发出');
    await markRead(ctx, session, itemId);
    const reading = await findReading(ctx, session.unionId, sessionId, ctx.actor.memberId);
    return { id: sessionId, unread: unreadOf(session.agenda, reading?.itemIds ?? []).length };
  },

  'congress.readers': async (ctx, { sessionId }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const { delegates, read } = await standing(ctx, session);
    const names = new Map(term.constituencies.map(({ id, name }) => [id, name]));
    const sent = unreadOf(session.agenda, []);
    const open = delegates
      .map(({ memberId, memberName: name, constituencyId }) => ({
        ...{ memberId, name, constituencyName: names.get(constituencyId) ?? '' },
        unread: unreadOf(session.agenda, read.get(memberId) ?? []).length,
      }))
      .filter(({ unread }) => unread > 0);
    return {
      title: sayName(term, session),
      due: delegates.length,
      items: sent.map(({ id, title }) => ({
        ...{ id, title },
        read: delegates.filter(({ memberId }) => read.get(memberId)?.includes(id)).length,
      })),
      delegates: open.sort((a, b) => b.unread - a.unread || (a.constituencyName < b.constituencyName ? -1 : 1)),
      remindedAt: session.remindedAt,
      canRemind: isKeeperOf(ctx) && session.state === 'papersOut' && open.length > 0 && !isRemindedToday(ctx, session),
    };
  },

  'congress.remindReaders': async (ctx, { sessionId }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    if (session.state !== 'papersOut') refuse('CONFLICT', '材料发出之后、开会之前才能提醒');
    if (isRemindedToday(ctx, session)) refuse('CONFLICT', `今天 ${sayMoment(session.remindedAt!)} 已提醒过，明天再提醒`);
    const { delegates, read } = await standing(ctx, session);
    const late = delegates.filter(({ memberId }) => unreadOf(session.agenda, read.get(memberId) ?? []).length > 0);
    if (late.length === 0) refuse('CONFLICT', '代表都已读完，不需要提醒');
    if (!(await changeSession(ctx, session, { remindedAt: ctx.at }))) refuse('CONFLICT');
    tellPeople(
      ctx,
      session,
      late.map(({ memberId }) => memberId),
      {
        what: `remind:${dayOf(ctx.now)}`,
        title: '还有会议材料没有读',
        body: `${sayName(term, session)}，${sayMoment(session.startsAt)} 召开`,
      },
    );
    ctx.note(sessionId, `${late.length} 名代表`);
    return { id: sessionId, reminded: late.length };
  },
};

const isRemindedToday = (ctx: Context, { remindedAt }: Session) => remindedAt !== null && dayOf(remindedAt) === dayOf(ctx.now);

async function standing(ctx: Context, { _id, unionId, termId }: Session) {
  const delegates = await findDelegates(ctx, unionId, termId, ['seated']);
  const readings = await findReadings(ctx, unionId, _id);
  return { delegates, read: new Map(readings.map(({ memberId, itemIds }) => [memberId, itemIds])) };
}
