/** The session as the hall sees it: in a delegate's hand, before the chair, and on the large screen. */
import type { meetingOperations } from '../../types/congress/contract-meeting';
import { CODE_STEP_MS, codeAt } from '../event/public';
import { may, type Context, type Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { unitNames } from '../unit/public';
import { itemView, outcomesOf, speechView } from './meeting-view';
import { findPresence } from './presence-store';
import { figuresOf, isKeeperOf, isLeading, isRecorder, loadSession, seatOf } from './session-loading';
import { askTrouble } from './floor-rules';
import { seesDrafts } from './loading';
import { quorumOf, signInFrom, signInTrouble } from './session-rules';
import { changeSession, holdSession } from './session-store';
import { sayName, sessionItem } from './session-view';
import { findSpeeches } from './speech-store';

type Names = 'congress.meeting' | 'congress.screen' | 'congress.signInCode' | 'congress.goToItem';
const SHOWN_RESULTS = 4;

export const meetingHandlers: Handlers<Pick<typeof meetingOperations, Names>> = {
  'congress.meeting': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const seat = await seatOf(ctx, session);
    if (!seat && !isLeading(ctx, session) && !isRecorder(ctx, session) && !seesDrafts(ctx))
      refuse('FORBIDDEN', '会场只对代表和会务人员开放，结果公布后全体职工可见');
    const [figures, speeches, outcomes, presence] = await Promise.all([
      figuresOf(ctx, session),
      findSpeeches(ctx, session.unionId, sessionId),
      outcomesOf(ctx, session),
      findPresence(ctx, session.unionId, sessionId, ctx.actor.memberId),
    ]);
    const isIn = presence !== null && presence.leftAt === null;
    const mine = speeches.filter(({ memberId }) => memberId === ctx.actor.memberId);
    const views = speeches.map((one) => speechView(ctx, one));
    const isOpenFor = signInTrouble(session, ctx.at) === null;
    return {
      ...sessionItem(term, session),
      now: ctx.at,
      quorum: quorumOf(profile, figures),
      agenda: itemView(session),
      speaking: views.find(({ state }) => state === 'speaking') ?? null,
      line: views.filter(({ state }) => state === 'asked'),
      spoken: views.filter(({ state }) => state === 'done'),
      ...outcomes,
      signIn: seat && { isOpen: isOpenFor, isIn },
      canAsk: seat !== null && may(ctx.actor, 'congress.askToSpeak') && askTrouble(session, isIn, mine) === null,
      moves: meetingMoves(ctx, session.state, isLeading(ctx, session)),
    };
  },

  'congress.screen': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const [figures, speeches, outcomes, names] = await Promise.all([
      figuresOf(ctx, session),
      findSpeeches(ctx, session.unionId, sessionId),
      outcomesOf(ctx, session),
      unitNames(ctx, session.unionId),
    ]);
    const views = speeches.map((one) => speechView(ctx, one));
    const items = itemView(session);
    return {
      ...{ name: sayName(term, session), unionName: names.get(session.unionId) ?? '', state: session.state },
      ...{ startsAt: session.startsAt, place: session.place, now: ctx.at, quorum: quorumOf(profile, figures) },
      item: items.find(({ isNow }) => isNow) ?? null,
      items: items.length,
      speaking: views.find(({ state }) => state === 'speaking') ?? null,
      waiting: views.filter(({ state }) => state === 'asked').map(({ name }) => name),
      votings: outcomes.votings,
      results: outcomes.resolutions.slice(-SHOWN_RESULTS),
    };
  },

  'congress.signInCode': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const time = ctx.now.getTime();
    const trouble = signInTrouble(session, ctx.at);
    return {
      ...{ name: sayName(term, session), place: session.place, startsAt: session.startsAt },
      // Nothing to show while it would be refused.
      code: trouble === null ? codeAt(session.secret, time) : '',
      validUntil: new Date((Math.floor(time / CODE_STEP_MS) + 1) * CODE_STEP_MS).toISOString(),
      signInFrom: signInFrom(session.startsAt),
      isOpen: trouble === null,
      trouble: trouble ?? '',
      quorum: quorumOf(profile, await figuresOf(ctx, session)),
    };
  },

  'congress.goToItem': async (ctx, { sessionId, itemId }) => {
    const { session } = await loadSession(ctx, sessionId);
    if (!isLeading(ctx, session)) refuse('FORBIDDEN', '由主席团成员或会务人员主持');
    if (session.state !== 'open') refuse('CONFLICT', '会议进行中才能转到一项议题');
    const item = session.agenda.find(({ id }) => id === itemId);
    if (!item) refuse('NOT_FOUND', '这项议题已不在议程上，请刷新后查看');
    await holdSession(ctx, session);
    await changeSession(ctx, session, { currentItemId: itemId });
    ctx.note(sessionId, item.title);
    return { id: sessionId };
  },
};

/** What the chair and who keeps the meeting may do on the floor. */
function meetingMoves(ctx: Context, state: string, isChairing: boolean): string[] {
  const isKeeper = isKeeperOf(ctx);
  return [
    ...(isChairing && state === 'open' ? ['goToItem', 'callSpeaker', 'endSpeech', 'orderSpeakers'] : []),
    ...(isKeeper && state === 'open' ? ['recordHands', 'closeSession', 'planBallot'] : []),
    ...(isKeeper && (state === 'open' || state === 'closed') ? ['strikeHands'] : []),
    ...(isKeeper ? ['signInCode', 'attendance', 'screen'] : []),
  ];
}
