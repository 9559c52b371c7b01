/** Sessions as they are answered: agenda with papers for whom they are, figures, clocks, what comes next. */
import { sessionLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { linksOf } from '../file/public';
import { sayTerm } from './obstacles';
import { findPresence } from './presence-store';
import { clocksOf } from './session-clocks';
import { figuresOf, isKeeperOf, isLeading, isRecorder, seatOf, seesPapers, type Seen } from './session-loading';
import { obstaclesOf, quorumOf, sayLate, sayPresidium, signInTrouble, unreadOf, unsentOf } from './session-rules';
import { findReading, type Session } from './session-store';
import type { Term } from './term-store';

/** «第 6 届职代会第 3 次会议» */
export const sayName = (term: Pick<Term, 'number'>, { number, kind }: Pick<Session, 'number' | 'kind'>): string =>
  `${sayTerm(term)}第 ${number} 次会议${kind === 'extraordinary' ? '（临时）' : ''}`;

export const sessionItem = (term: Pick<Term, '_id' | 'number'>, session: Session) => ({
  id: session._id,
  termId: term._id,
  name: sayName(term, session),
  kind: session.kind,
  state: session.state,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  place: session.place,
});

export async function sessionView(ctx: Context, seen: Seen) {
  const { session, term, profile } = seen;
  const { _id: id, unionId, agenda } = session;
  const [figures, seat, reading, presence, clocks] = await Promise.all([
    figuresOf(ctx, session),
    seatOf(ctx, session),
    findReading(ctx, unionId, id, ctx.actor.memberId),
    findPresence(ctx, unionId, id, ctx.actor.memberId),
    clocksOf(ctx, seen),
  ]);
  const isOpenFor = seat !== null && signInTrouble(session, ctx.at) === null;
  const obstacles = isKeeperOf(ctx) ? obstaclesOf(session, profile, figures) : [];
  const read = reading?.itemIds ?? [];
  return {
    ...sessionItem(term, session),
    ...{ number: session.number, termName: sayTerm(term), occasion: session.occasion, petitionId: session.petitionId },
    ...{ callId: session.callId, note: session.note, history: session.history, summary: session.summary },
    ...{ postedUntil: session.postedUntil, report: session.report, recorder: session.recorder, presidium: session.presidium },
    agenda: await agendaView(ctx, seen, seat === null ? null : read),
    presidiumRule: sayPresidium(profile, figures.due),
    clocks: isKeeperOf(ctx) || session.state === 'published' ? clocks : clocks.filter(({ key }) => key === 'papers'),
    quorum: session.state === 'preparing' || figures.due === 0 ? null : quorumOf(profile, figures),
    unread: seat === null ? 0 : unreadOf(agenda, read).length,
    obstacles,
    signIn: seat === null ? null : { isOpen: isOpenFor, isIn: presence !== null && presence.leftAt === null },
    canEnter: seat !== null || isLeading(ctx, session) || isRecorder(ctx, session),
    moves: sessionMoves(ctx, session, obstacles),
  };
}

async function agendaView(ctx: Context, { session, profile }: Seen, read: readonly string[] | null) {
  const isShown = seesPapers(ctx, session);
  const shown = (sentAt: string | null) => isShown && (sentAt !== null || isKeeperOf(ctx));
  const items = [];
  for (const { fileIds, ...item } of session.agenda)
    items.push({
      ...item,
      files: shown(item.sentAt) ? await linksOf(ctx, fileIds) : [],
      fileCount: fileIds.length,
      late: item.sentAt === null ? '' : sayLate(profile, item.sentAt, session.startsAt),
      isRead: read === null || item.sentAt === null || fileIds.length === 0 ? null : read.includes(item.id),
    });
  return items;
}

const beforeOpening: Session['state'][] = ['preparing', 'announced', 'papersOut', 'postponed'];
const afterClosing: Session['state'][] = ['closed', 'published'];

/** Steps of its life that nothing stands in the way of, and what may be changed beside them. */
function sessionMoves(ctx: Context, session: Session, obstacles: string[]): string[] {
  const { state, agenda, report } = session;
  const isBlocked = obstacles.length > 0;
  const moves = movesOf(ctx, sessionLifecycle, state).filter((move) => {
    if (move === 'announceSession' || move === 'openSession') return !isBlocked;
    if (move === 'sendPapers') return state === 'announced' ? !isBlocked : unsentOf(agenda).length > 0;
    return true;
  });
  if (!isKeeperOf(ctx)) return moves;
  return [
    ...moves,
    ...(beforeOpening.includes(state) ? ['setAgenda'] : []),
    ...([...beforeOpening, 'open'].includes(state) ? ['setPresidium'] : []),
    ...(afterClosing.includes(state) ? ['reportSession'] : []),
    ...(report === null || !afterClosing.includes(state) ? [] : ['correctReport']),
  ];
}
