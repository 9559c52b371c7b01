/** What an officer has to see to about events: reviews, drafts whose window comes, sign-up that shuts soon, teams too few. */
import type { Deadline } from '../core/collected';
import { may, type Context } from '../core/context';
import { findEndedSince } from './attendance-store';
import { findAhead, findDrafts } from './overview-store';
import { isDrawn } from './rules-seats';
import { countPending, findEvents, type Event } from './store';
import { countShort } from './team-store';
import { DAY_MS, momentAfter } from '../core/time';

/** A closing note is looked for during two weeks; later nobody asks any more. */
const NOTE_WITHIN_MS = 14 * DAY_MS;
const pageOf = (page: string, { _id }: Event, more = '') => `/pages/event/${page}/index?id=${_id}${more}`;

export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'event.review')) return [];
  const [pending, ahead, drafts] = await Promise.all([countPending(ctx), findAhead(ctx), findDrafts(ctx)]);
  const judged = new Map(
    (
      await findEvents(
        ctx,
        pending.map(({ eventId }) => eventId),
      )
    ).map((event) => [event._id, event]),
  );
  const matter = (event: Event, key: string, more: Pick<Deadline, 'source' | 'action' | 'link' | 'dueAt' | 'count'>): Deadline => ({
    key: `event:${event._id}:${key}`,
    kind: 'event',
    title: event.title,
    ...more,
  });
  const reviews = pending.flatMap(({ eventId, count }) => {
    const event = judged.get(eventId);
    if (!event || event.state !== 'published' || isDrawn(event)) return [];
    const link = pageOf('registrations', event, '&status=pending');
    return [matter(event, 'review', { source: '报名审核', action: `审核${count}份报名`, link, dueAt: event.closesAt, count })];
  });
  const soon = momentAfter(ctx.now, 3 * DAY_MS);
  const closing = ahead
    .filter(({ opensAt, closesAt }) => opensAt <= ctx.at && closesAt > ctx.at && closesAt <= soon)
    .map((event) => {
      const left = event.capacity - event.seats.taken;
      const action = isDrawn(event)
        ? '截止后自动摇号，可以先试摇'
        : left > 0
          ? `还剩${left}个名额，看看要不要再通知`
          : event.waitlist
            ? '名额已满，看看候补'
            : '名额已满，核对名单';
      return matter(event, 'closes', {
        source: '报名截止',
        action,
        link: pageOf(isDrawn(event) ? 'draw' : 'registrations', event),
        dueAt: event.closesAt,
      });
    });
  const ended = await findEndedSince(ctx, momentAfter(ctx.now, -NOTE_WITHIN_MS));
  const unwritten = ended
    .filter(({ closing: note }) => !note)
    .map((event) => {
      const dueAt = momentAfter(event.endsAt, NOTE_WITHIN_MS);
      return matter(event, 'closing', { source: '活动小结', action: '写小结、传照片', link: pageOf('closing', event), dueAt });
    });
  const unpublished = drafts
    .filter(({ opensAt }) => opensAt <= soon)
    .map((event) =>
      matter(event, 'draft', { source: '报名开始时间', action: '核对后发布', link: pageOf('detail', event), dueAt: event.opensAt }),
    );
  return [...reviews, ...closing, ...unpublished, ...unwritten, ...(await shortTeams(ctx, ahead, matter))];
}

/** One after the other: few events have teams, fewer are near. */
async function shortTeams(
  ctx: Context,
  ahead: Event[],
  matter: (event: Event, key: string, more: Pick<Deadline, 'source' | 'action' | 'link' | 'dueAt' | 'count'>) => Deadline,
): Promise<Deadline[]> {
  const found: Deadline[] = [];
  for (const event of ahead) {
    if (!event.team || event.opensAt > ctx.at || event.startsAt <= ctx.at) continue;
    const count = await countShort(ctx, event._id, event.team.min);
    if (count === 0) continue;
    const action = event.closesAt <= ctx.at ? '联系队长并队或补人' : '提醒队长补足人数';
    found.push(
      matter(event, 'teams', {
        source: '组队人数下限',
        action: `${count}队人数不足，${action}`,
        link: pageOf('teams', event),
        dueAt: event.closesAt <= ctx.at ? event.startsAt : event.closesAt,
        count,
      }),
    );
  }
  return found;
}
