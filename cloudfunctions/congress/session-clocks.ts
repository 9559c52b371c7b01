/** The clocks of a session: notice and papers before it, publication and the report upward after it. */
import { workingDaysAfter } from '../calendar/public';
import type { Context } from '../core/context';
import { addDays, dayOf } from '../core/time';
import type { Seen } from './session-loading';
import { papersDueOn, unsentOf } from './session-rules';
import type { AgendaItem } from './session-store';

export type Clock = {
  key: 'notice' | 'papers' | 'publish' | 'posted' | 'report';
  title: string;
  dueOn: string;
  doneOn: string | null;
  isLate: boolean;
  source: string;
};

export async function clocksOf(ctx: Context, { session, profile }: Seen): Promise<Clock[]> {
  const today = dayOf(ctx.now);
  const { startsAt, announcedAt, closedAt, publishedAt, postedUntil, report, agenda, state } = session;
  const clock = (key: Clock['key'], title: string, dueOn: string, doneOn: string | null, source: string): Clock => ({
    ...{ key, title, dueOn, doneOn, source },
    isLate: (doneOn ?? today) > dueOn,
  });
  if (state === 'cancelled' || state === 'postponed') return [];
  const { paperDays, publishDays, postedDays, reportWorkingDays } = profile;
  const before = papersDueOn(profile, startsAt);
  const notice = clock('notice', `会前 ${paperDays.value} 日预告议程`, before, announcedAt && dayOf(announcedAt), paperDays.source);
  const papers = clock('papers', `会前 ${paperDays.value} 日送达材料`, before, papersSentOn(agenda), paperDays.source);
  if (closedAt === null) return [notice, papers];
  const closedOn = dayOf(closedAt);
  const publish = clock(
    'publish',
    `闭会后 ${publishDays.value} 日内公布结果`,
    addDays(closedOn, publishDays.value),
    publishedAt && dayOf(publishedAt),
    publishDays.source,
  );
  const posted = postedUntil ? [{ ...clock('posted', `公示不少于 ${postedDays.value} 日`, postedUntil, null, postedDays.source) }] : [];
  const upward = clock(
    'report',
    `闭会后 ${reportWorkingDays.value} 个工作日内报上级工会`,
    await workingDaysAfter(ctx, closedOn, reportWorkingDays.value),
    report?.on ?? null,
    reportWorkingDays.source,
  );
  // The end of a posting is no duty that can be late.
  return [
    notice,
    papers,
    publish,
    ...posted.map((one) => ({ ...one, isLate: false, doneOn: one.dueOn < today ? one.dueOn : null })),
    upward,
  ];
}

/** The day the last of the papers went out; null while one has not. */
function papersSentOn(agenda: AgendaItem[]): string | null {
  const sent = agenda.flatMap(({ sentAt }) => sentAt ?? []);
  return sent.length === 0 || unsentOf(agenda).length > 0 ? null : dayOf(sent.sort().at(-1)!);
}
