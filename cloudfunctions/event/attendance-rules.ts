/** Decisions of the day: codes, what a scan is worth, who is late, who has stayed away too often. No database, no clock. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { scanLabels } from '../../types/event/labels';
import { DAY_MS, dayOf, MINUTE_MS, momentAfter, sayDay, sayMoment } from '../core/time';
import { checkInFrom, CODE_STEP_MS, codeAt, type Reason } from './rules';
import type { Event, Registration } from './store';

/** So many absences within so many months bar from signing up for so many days. */
export type CoolDown = { absences: number; months: number; days: number };

const MARK = 'UM1';
/** A device's clock may be ahead of the server's by so much. */
const CLOCK_AHEAD_MS = 5 * MINUTE_MS;
/** Marks kept on a device are taken so long after the event; later ones go through the list, by hand and with a name. */
export const SYNC_FOR_MS = 7 * DAY_MS;
/** So far back a code is recognised as an old one. */
const REMEMBERED_MS = 2 * DAY_MS;

type Signed = { eventId: string; memberId: string };
const signatureOf = (secret: string, { eventId, memberId }: Signed) =>
  createHmac('sha256', secret).update(`member:${eventId}:${memberId}`).digest('base64url').slice(0, 22);

/** What a member shows to be scanned: who they are at which event, signed with the event's key, so that none can be made up. */
export const memberCodeOf = (secret: string, who: Signed): string => [MARK, who.eventId, who.memberId, signatureOf(secret, who)].join('.');

/** Whom a scanned text names; null when it is no member's code. Whether it is genuine is another question. */
export function readMemberCode(text: string): (Signed & { signature: string }) | null {
  const [mark, eventId, memberId, signature, ...rest] = text.trim().split('.');
  return mark === MARK && eventId && memberId && signature && rest.length === 0 ? { eventId, memberId, signature } : null;
}

export function isMemberCodeGood(secret: string, { signature, ...who }: Signed & { signature: string }): boolean {
  const [given, due] = [Buffer.from(signature), Buffer.from(signatureOf(secret, who))];
  return given.length === due.length && timingSafeEqual(given, due);
}

/** Whether somebody marked at this moment comes late. */
export const isLateAt = ({ startsAt, lateAfterMinutes = 15 }: Pick<Event, 'startsAt' | 'lateAfterMinutes'>, at: string): boolean =>
  at > momentAfter(startsAt, lateAfterMinutes * MINUTE_MS);

type Coded = Pick<Event, '_id' | 'title' | 'secret'>;

/** Why six digits are not this event's present code, as far as it can be told: an old one, another event's, or simply wrong. */
export function whyWrongCode(event: Coded, others: Coded[], code: string, time: number): string {
  const other = others.find(
    ({ _id, secret }) => _id !== event._id && [time, time - CODE_STEP_MS].some((at) => codeAt(secret, at) === code),
  );
  if (other) return `这是「${other.title}」的签到码，请扫本活动现场的码，或打开那项活动签到`;
  for (let back = 2 * CODE_STEP_MS; back <= REMEMBERED_MS; back += CODE_STEP_MS)
    if (codeAt(event.secret, time - back) === code)
      return back > DAY_MS / 2
        ? '这是以前的签到码，已经失效；请扫现场屏幕上正在显示的码'
        : `这个签到码已过期（${sayMoment(new Date(time - back).toISOString())}显示的），请扫现场屏幕上最新的码`;
  return '签到码不对，请看现场屏幕上正在显示的6位数字';
}

export type Scan = { key: string; code?: string; registrationId?: string; scannedAt: string; proxyName?: string };
export type Verdict = { outcome: keyof typeof scanLabels; message: string };
const refused = (message: string): Verdict => ({ outcome: 'refused', message });

/** Why no mark of this time can be taken for the event, whoever it is of; null when it can. */
export function windowTrouble(event: Event, scannedAt: string, now: Date): string | null {
  const from = checkInFrom(event);
  if (event.state === 'cancelled') return '活动已取消，不再签到';
  if (event.state === 'draft') return '活动尚未发布，不能签到';
  if (new Date(scannedAt).getTime() > now.getTime() + CLOCK_AHEAD_MS)
    return `扫码时间（${sayMoment(scannedAt)}）比现在还晚，请校准这台设备的时间后再扫`;
  if (scannedAt < from) return `扫码时间（${sayMoment(scannedAt)}）早于签到开始（${sayMoment(from)}）`;
  if (scannedAt >= event.endsAt)
    return `扫码时间（${sayMoment(scannedAt)}）晚于活动结束（${sayMoment(event.endsAt)}），确已到场请在名单里补登`;
  if (now.getTime() > new Date(event.endsAt).getTime() + SYNC_FOR_MS) return '活动结束已超过7天，离线的签到不再收；确已到场请在名单里补登';
  return null;
}

/** Whose code this is, if it is one of this event and genuine; a sentence otherwise. */
export function ownerOf(event: Pick<Event, '_id' | 'secret'>, code: string): { memberId: string } | string {
  const read = readMemberCode(code);
  if (!read) return '这不是会员码，请会员打开活动页出示「我的签到码」';
  if (read.eventId !== event._id) return '这是另一项活动的会员码，请会员打开本活动出示';
  return isMemberCodeGood(event.secret, read) ? { memberId: read.memberId } : '会员码不真实或已损坏，请会员重新打开活动页出示';
}

/** What a mark is worth for the registration it names. */
export function judgeMark(event: Event, mine: Registration | null, scannedAt: string): Verdict {
  if (!mine) return refused('没有报名这项活动，请先登记');
  if (mine.state === 'attended')
    return { outcome: 'already', message: mine.checkedInAt ? `${sayMoment(mine.checkedInAt)}已签到` : '已签到' };
  if (mine.state === 'waitlisted' || mine.state === 'offered') return refused('还在候补，没有取得名额');
  if (mine.state === 'pending') return refused('报名还没有通过，请联系活动负责人');
  if (mine.state !== 'confirmed' && mine.state !== 'absent') return refused('已取消或未通过报名，没有名额');
  return isLateAt(event, scannedAt) ? { outcome: 'late', message: '已签到（迟到）' } : { outcome: 'checkedIn', message: '已签到' };
}

type Absence = Pick<Registration, 'endsAt' | 'eventId'>;

/** Until when somebody with these absences has to wait, and which of them count; null when they need not. */
export function coolDownOf(
  { absences: limit, months, days }: CoolDown,
  absences: Absence[],
  at: string,
): { until: string; counted: Absence[] } | null {
  const past = absences.filter(({ endsAt }) => endsAt <= at).sort((one, other) => (one.endsAt < other.endsAt ? 1 : -1));
  const latest = past[0];
  if (!latest) return null;
  const since = monthsBefore(latest.endsAt, months);
  const counted = past.filter(({ endsAt }) => endsAt >= since);
  const until = momentAfter(latest.endsAt, days * DAY_MS);
  return counted.length >= limit && at < until ? { until, counted } : null;
}

/** The same day so many months earlier, or the last one of a shorter month. */
export function monthsBefore(moment: string, months: number): string {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return date.toISOString();
}

export function coolDownReason({ until, counted }: { until: string; counted: Absence[] }, rule: CoolDown, titles: string[]): Reason {
  const named = counted.map(({ endsAt }, index) => `${sayDay(dayOf(endsAt))}${titles[index] ? `「${titles[index]}」` : ''}`).slice(0, 3);
  return {
    code: 'COOLING_DOWN',
    message: `近${rule.months}个月内有${counted.length}次报名后没有到场（${named.join('、')}），${sayMoment(until)}以后才能报名这项活动`,
    wayOut: '当天确有原因的，请联系工会干事说明，可以免记',
    at: until,
  };
}
