/** Decisions about sessions: notice in days, quorum, presidium, what stands in the way of the next step. No database, no clock. */
import type { StaffKind } from '../../types/congress/labels';
import { isReached, leastVotes, sayArithmetic, sayThreshold } from '../../types/congress/threshold';
import { addDays, DAY_MS, dayOf, HOUR_MS, momentAfter, sayDay, sayMoment } from '../core/time';
import type { Profile } from './profiles';
import type { AgendaItem, Session } from './session-store';

/** Whole days from one day to a later one. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The last day on which papers are in time. */
export const papersDueOn = ({ paperDays }: Profile, startsAt: string): string => addDays(dayOf(startsAt), -paperDays.value);

/** Why what went out at this moment is late; empty when it is in time. */
export function sayLate(profile: Profile, sentAt: string, startsAt: string): string {
  const days = daysBetween(dayOf(sentAt), dayOf(startsAt));
  if (days >= profile.paperDays.value) return '';
  return `会前 ${Math.max(0, days)} 日发出，少于规定的 ${profile.paperDays.value} 日（${profile.paperDays.source}）`;
}

export type Figures = { due: number; present: number };
/** The quorum with its reckoning: of all delegates in office, whoever of them has signed in and not left. */
export function quorumOf({ quorum }: Profile, { due, present }: Figures) {
  return {
    due,
    present,
    least: leastVotes(quorum, { all: due }) ?? 0,
    isQuorate: isReached(quorum, present, { all: due }),
    arithmetic: sayArithmetic(quorum, present, { all: due }, '到会'),
    source: quorum.source,
  };
}

/** Why so few may not decide; null when they may. */
export function quorumTrouble(profile: Profile, figures: Figures): string | null {
  const { due, present, least, isQuorate, source } = quorumOf(profile, figures);
  if (isQuorate) return null;
  return `全体代表 ${due} 名，到会 ${present} 名，至少要 ${least} 名，还差 ${least - present} 名（${source}）；请等代表到齐，或改期召开`;
}

/** How many a presidium has, for so many delegates. */
export function presidiumRow({ presidium }: Profile, delegates: number) {
  return [...presidium.rows].reverse().find(({ from }) => delegates >= from) ?? presidium.rows[0]!;
}
export function sayPresidium(profile: Profile, delegates: number): string {
  const { least, most } = presidiumRow(profile, delegates);
  return `代表 ${delegates} 名，主席团${most === null ? `至少 ${least}` : ` ${least} 至 ${most}`} 人，一线职工${sayThreshold(profile.presidiumFrontLine).replace('全体代表的', '占')}（${profile.presidium.source}）`;
}

/** Why these may not be the presidium; null when they may. */
export function presidiumTrouble(profile: Profile, delegates: number, people: { staffKind: StaffKind }[]): string | null {
  const { least, most } = presidiumRow(profile, delegates);
  const all = people.length;
  if (all < least || (most !== null && all > most)) return `选了 ${all} 人；${sayPresidium(profile, delegates)}`;
  const front = people.filter(({ staffKind }) => staffKind === 'frontLine').length;
  const needed = leastVotes(profile.presidiumFrontLine, { all });
  if (!isReached(profile.presidiumFrontLine, front, { all }))
    return `${all} 人中一线职工 ${front} 人，至少要 ${needed} 人（${profile.presidiumFrontLine.source}）`;
  return null;
}

/** Items that delegates decide or hear a report on cannot do without papers. */
export const needsPapers = ({ kind }: Pick<AgendaItem, 'kind'>): boolean => kind === 'ballot' || kind === 'report';
export const withoutPapers = (agenda: AgendaItem[]): AgendaItem[] => agenda.filter((one) => needsPapers(one) && one.fileIds.length === 0);
export const unsentOf = (agenda: AgendaItem[]): AgendaItem[] =>
  agenda.filter(({ sentAt, fileIds }) => sentAt === null && fileIds.length > 0);
/** Items with papers that a delegate has not marked. */
export const unreadOf = (agenda: AgendaItem[], read: readonly string[]): AgendaItem[] =>
  agenda.filter(({ id, sentAt, fileIds }) => sentAt !== null && fileIds.length > 0 && !read.includes(id));

type Asked = Pick<Session, 'state' | 'agenda' | 'presidium' | 'startsAt'>;

/** What is missing for the step that comes next, in sentences. */
export function obstaclesOf(session: Asked, profile: Profile, figures: Figures): string[] {
  const { state, agenda, presidium } = session;
  if (state === 'preparing') return agenda.length === 0 ? ['还没有编排议程'] : [];
  if (state === 'announced') return withoutPapers(agenda).map(({ title }) => `「${title}」还没有材料`);
  if (state !== 'papersOut') return [];
  const trouble = quorumTrouble(profile, figures);
  return [
    ...(presidium.length === 0 ? [`还没有确定主席团：${sayPresidium(profile, figures.due)}`] : []),
    ...unsentOf(agenda).map(({ title }) => `「${title}」的材料换过，还没有重新发出`),
    ...(trouble ? [trouble] : []),
  ];
}

/** Delegates come in from three hours before. */
const EARLY_MS = 3 * HOUR_MS;
export const signInFrom = (startsAt: string): string => momentAfter(startsAt, -EARLY_MS);

/** Why nobody can sign in now; null when they can. */
export function signInTrouble({ state, startsAt }: Pick<Session, 'state' | 'startsAt'>, at: string): string | null {
  if (state === 'closed' || state === 'published') return '会议已经闭会，签到截止；确已到会的请向会务组说明，在会议纪要中注明';
  if (state === 'postponed' || state === 'cancelled') return '会议已延期或不再召开，不需要签到';
  if (state === 'open') return null;
  if (state !== 'papersOut') return '会议材料还没有发出，不能签到';
  return at < signInFrom(startsAt) ? `签到从 ${sayMoment(signInFrom(startsAt))} 开始` : null;
}

/** Why the times do not do, as [field, sentence]. */
export function timesTrouble(startsAt: string, endsAt: string, at: string): [string, string] | null {
  if (startsAt <= at) return ['startsAt', '开始时间已过，请选一个将来的时间'];
  if (endsAt <= startsAt) return ['endsAt', '结束时间应晚于开始时间'];
  return Date.parse(endsAt) - Date.parse(startsAt) > 10 * DAY_MS ? ['endsAt', '一次会议最长十天，请核对结束时间'] : null;
}

/** Why a day of reporting cannot be right. */
export function reportTrouble(reportedOn: string, closedOn: string, today: string): string | null {
  if (reportedOn > today) return `上报日期不能晚于今天 ${sayDay(today)}`;
  return reportedOn < closedOn ? `上报日期不能早于闭会 ${sayDay(closedOn)}` : null;
}
