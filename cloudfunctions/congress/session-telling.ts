/** What sessions tell the home page, the desk, the calendar and the export of one's own data. */
import type { Waiting } from '../../types/home/contract';
import { signInLabels } from '../../types/congress/labels';
import { speechLifecycle } from '../../types/congress/lifecycle';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import type { Context } from '../core/context';
import { addDays, sayMoment, startOfDay } from '../core/time';
import { isKeeper } from './loading';
import { findMinutes, findMinutesIn } from './minutes-store';
import { findPresence, findPresencesOf } from './presence-store';
import { profiles } from './profiles';
import { clocksOf } from './session-clocks';
import { isOnPresidium, seatOf } from './session-loading';
import { linkToSession } from './session-notices';
import { signInTrouble, unreadOf } from './session-rules';
import { findReading, findSession, findSessions, findSessionsBetween, findSessionsIn, type Session } from './session-store';
import { sayName } from './session-view';
import { findSpeechesOf } from './speech-store';
import { findTerms, type Term } from './term-store';

const minutesPage = (sessionId: string) => `/pages/congress/minutes/index?id=${sessionId}`;

/** Papers to read, a door that is open, minutes to agree to. */
export async function sessionWaiting(ctx: Context): Promise<Waiting[]> {
  const { unionId, memberId } = ctx.actor;
  const lines: Waiting[] = [];
  const running = await findSessionsIn(ctx, unionId, ['papersOut', 'open']);
  const terms = running.length > 0 ? await termsOf(ctx) : new Map<string, Term>();
  const line = (session: Session, key: string, action: string, link: string, dueAt: string | null): Waiting => ({
    ...{ key: `congress:${session._id}:${key}`, kind: 'congress', title: sayName(terms.get(session.termId)!, session) },
    ...{ action, link, dueAt },
  });
  for (const session of running) {
    if (!(await seatOf(ctx, session))) continue;
    const presence = await findPresence(ctx, unionId, session._id, memberId);
    const unread = unreadOf(session.agenda, (await findReading(ctx, unionId, session._id, memberId))?.itemIds ?? []).length;
    if (signInTrouble(session, ctx.at) === null && (presence === null || presence.leftAt !== null))
      lines.push(line(session, 'signIn', '请签到', `/pages/congress/signin/index?id=${session._id}`, session.startsAt));
    else if (session.state === 'open')
      lines.push(line(session, 'hall', '会议进行中', `/pages/congress/meeting/index?id=${session._id}`, null));
    if (unread > 0) lines.push(line(session, 'papers', `有 ${unread} 项材料请阅读`, linkToSession(session._id), session.startsAt));
  }
  for (const record of await findMinutesIn(ctx, unionId, 'inReview')) {
    const session = await findSession(ctx, unionId, record._id);
    if (session && isOnPresidium(ctx, session) && !record.approvals.some((one) => one.memberId === memberId))
      lines.push({
        ...{ key: `congress:${session._id}:minutes`, kind: 'congress', title: '会议纪要', action: '请审定' },
        ...{ link: minutesPage(session._id), dueAt: null },
      });
  }
  return lines;
}

const termsOf = async (ctx: Context) => new Map((await findTerms(ctx, ctx.actor.unionId, true)).map((term) => [term._id, term]));
const actions = { notice: '预告', papers: '发出材料', publish: '公布结果', posted: '公示期满', report: '上报' } as const;

/** For who keeps the meetings: every clock that is not done, and minutes that are not fixed. */
export async function sessionDeadlines(ctx: Context): Promise<Deadline[]> {
  if (!isKeeper(ctx)) return [];
  const { unionId } = ctx.actor;
  const records = await findSessionsIn(ctx, unionId, ['preparing', 'announced', 'papersOut', 'open', 'closed', 'published']);
  const terms = records.length > 0 ? await termsOf(ctx) : new Map<string, Term>();
  const lines: Deadline[] = [];
  for (const session of records.filter(isUnderWay)) {
    const term = terms.get(session.termId)!;
    const name = sayName(term, session);
    const line = (key: string, about: Pick<Deadline, 'title' | 'source' | 'action' | 'dueAt'>, link = linkToSession(session._id)) =>
      lines.push({ key: `congress:${session._id}:${key}`, kind: 'congress', link, ...about });
    for (const { key, title, doneOn, dueOn } of await clocksOf(ctx, { session, term, profile: profiles[term.profile] }))
      if (doneOn === null && key !== 'posted')
        line(key, { title: name, source: title, action: actions[key], dueAt: startOfDay(addDays(dueOn, 1)) });
    const minutes = session.closedAt === null ? undefined : await findMinutes(ctx, unionId, session._id);
    if (minutes !== undefined && minutes?.state !== 'fixed')
      line(
        'minutes',
        { title: name, source: '会议纪要', action: minutes ? '等主席团审定' : '起草纪要', dueAt: null },
        minutesPage(session._id),
      );
  }
  return lines;
}
/** A session that was published long ago and reported is over. */
const isUnderWay = ({ state, report, publishedAt }: Session) => state !== 'published' || report === null || publishedAt === null;

/** Sessions themselves, and the end of their postings. */
export async function sessionCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const { unionId } = ctx.actor;
  const within = (await findSessionsBetween(ctx, unionId, from, to)).filter(isPublic);
  const posted = (await findSessionsIn(ctx, unionId, ['published'])).filter(({ postedUntil }) => postedUntil !== null);
  if (within.length + posted.length === 0) return [];
  const terms = await termsOf(ctx);
  const item = (
    session: Session,
    about: Pick<CalendarItem, 'key' | 'title' | 'startsAt' | 'endsAt' | 'isDeadline' | 'place'>,
  ): CalendarItem => ({
    ...{ ...about, key: `congress:${session._id}:${about.key}`, kind: 'congress', link: linkToSession(session._id) },
  });
  return [
    ...within.map((session) => {
      const { startsAt, endsAt, place } = session;
      return item(session, {
        key: 'session',
        title: sayName(terms.get(session.termId)!, session),
        startsAt,
        endsAt,
        isDeadline: false,
        place,
      });
    }),
    ...posted
      .map((session) => {
        const title = `${sayName(terms.get(session.termId)!, session)}结果公示截止`;
        return item(session, {
          key: 'posted',
          title,
          startsAt: startOfDay(session.postedUntil!),
          endsAt: null,
          isDeadline: true,
          place: null,
        });
      })
      .filter(({ startsAt }) => startsAt >= from && startsAt < to),
  ];
}
const isPublic = ({ state }: Session) => !['preparing', 'cancelled', 'postponed'].includes(state);

/** Where one signed in and what one spoke about. */
export async function sessionOwnData(ctx: Context): Promise<OwnData[]> {
  const { unionId, memberId } = ctx.actor;
  const [presences, speeches] = [await findPresencesOf(ctx, unionId, memberId), await findSpeechesOf(ctx, unionId, memberId)];
  if (presences.length + speeches.length === 0) return [];
  const terms = await termsOf(ctx);
  const names = new Map(
    (await findSessions(ctx, unionId, true)).map((one) => [one._id, terms.has(one.termId) ? sayName(terms.get(one.termId)!, one) : '']),
  );
  return [
    {
      title: '职代会签到',
      columns: ['会议', '签到时间', '方式', '说明', '离会'],
      rows: presences.map(({ sessionId, at, how, reason, leftAt, leftReason }) => [
        ...[names.get(sessionId) ?? '', sayMoment(at), signInLabels[how], reason],
        leftAt ? `${sayMoment(leftAt)} ${leftReason}` : '',
      ]),
    },
    {
      title: '职代会发言',
      columns: ['会议', '题目', '状态', '报名时间'],
      rows: speeches.map(({ sessionId, topic, state, askedAt }) => [
        ...[names.get(sessionId) ?? '', topic, speechLifecycle.labels[state], sayMoment(askedAt)],
      ]),
    },
  ];
}
