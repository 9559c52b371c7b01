/** The facts of a session that its compliance is measured by, and the quorum its ballots may ask for. */
import { ballotsOfSession } from '../ballot/public';
import type { Context } from '../core/context';

import { DAY_MS } from '../core/time';
import { checkedTerm, type CheckedTerm } from './checking';
import { findHands, type Hands } from './floor-store';
import { findMinutes, type Minutes } from './minutes-store';
import { findPetition } from './petition-store';
import { profiles } from './profiles';
import { clocksOf, type Clock } from './session-clocks';
import { figuresOf, loadSession } from './session-loading';
import { quorumTrouble, unreadOf, type Figures } from './session-rules';
import { findReadings, findSession, findSessionsBetween, type Session } from './session-store';
import { sayName } from './session-view';
import { findTerm } from './term-store';

export type CheckedBallot = {
  title: string;
  state: string;
  due: number | null;
  boxCount: number | null;
  results: { text: string; isPassed: boolean; arithmetic: string }[];
};
export type CheckedSession = {
  name: string;
  session: Session;
  checked: CheckedTerm;
  figures: Figures;
  clocks: Clock[];
  /** Delegates who marked every paper. */
  readers: number;
  hands: Hands[];
  ballots: CheckedBallot[];
  minutes: Minutes['state'] | null;
  /** Delegates behind an extraordinary session; null when it is not one of theirs. */
  petitioners: number | null;
  /** Sessions opened in the year before this one, itself included. */
  inYear: number;
};

const YEAR_DAYS = 366;

export async function checkedSession(ctx: Context, sessionId: string): Promise<CheckedSession> {
  const seen = await loadSession(ctx, sessionId);
  const { session, term } = seen;
  const { unionId, termId, petitionId, startsAt, agenda } = session;
  const checked = await checkedTerm(ctx, termId);
  const since = new Date(Date.parse(startsAt) - YEAR_DAYS * DAY_MS).toISOString();
  const [figures, clocks, readings, hands, ballots, minutes, year, petition] = await Promise.all([
    figuresOf(ctx, session),
    clocksOf(ctx, seen),
    findReadings(ctx, unionId, sessionId),
    findHands(ctx, unionId, sessionId),
    ballotsOfSession(ctx, unionId, sessionId),
    findMinutes(ctx, unionId, sessionId),
    findSessionsBetween(ctx, unionId, since, new Date(Date.parse(startsAt) + 1).toISOString()),
    petitionId ? findPetition(ctx, unionId, petitionId) : null,
  ]);
  return {
    ...{ name: sayName(term, session), session, checked, figures, clocks, hands, minutes: minutes?.state ?? null },
    readers: readings.filter(({ itemIds }) => unreadOf(agenda, itemIds).length === 0).length,
    ballots: ballots
      .filter(({ state }) => state !== 'discarded')
      .map(({ title, state, due, boxCount, questions }) => ({
        ...{ title, state, due, boxCount },
        results: questions.flatMap(({ text, result }) =>
          result ? [{ text, isPassed: result.isPassed, arithmetic: result.arithmetic }] : [],
        ),
      })),
    petitioners: petition ? petition.signers.length : null,
    inYear: year.filter(({ openedAt, _id }) => openedAt !== null || _id === sessionId).length,
  };
}

export type SessionQuorum = { present: number; due: number; trouble: string | null };

/** For a ballot of a session: who is there by the session's own rows, and why it cannot begin; null when there is no such session. */
export async function quorumOfSession(ctx: Context, unionId: string, sessionId: string): Promise<SessionQuorum | null> {
  const session = await findSession(ctx, unionId, sessionId);
  const term = session && (await findTerm(ctx, unionId, session.termId));
  if (!session || !term) return null;
  const figures = await figuresOf(ctx, session);
  const state = session.state === 'open' ? null : `${sayName(term, session)}现在不在会议中，会上的投票要在开会之后、闭会之前进行`;
  return { ...figures, trouble: state ?? quorumTrouble(profiles[term.profile], figures) };
}
