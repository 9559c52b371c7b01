/** Members' codes scanned by the organisers: at once, or kept on the device without a network and handed in later. */
import type { event as contract } from '../../types/event/contract';
import { may, within, type Context, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { asSeen, isLate } from './attendance';
import { isLateAt, judgeMark, memberCodeOf, ownerOf, windowTrouble, type Scan, type Verdict } from './attendance-rules';
import { figuresOf, findByMembers, findPlaced, writeMarks, type Mark } from './attendance-store';
import { checkInFrom, isGone } from './rules';
import { findEvent, moveAll, readRegistration, type Event, type Registration } from './store';
import { isVisible } from './view';

type Names = 'event.myCode' | 'event.syncCheckIns' | 'event.checkInList';
/** As many people as a device keeps of one event. */
const KEPT_AT_MOST = 3000;

export const scanning: Pick<Handlers<typeof contract>, Names> = {
  'event.myCode': async (ctx, { eventId }) => {
    const [seen, mine] = await Promise.all([findEvent(ctx, eventId), readRegistration(ctx, eventId, ctx.actor.memberId)]);
    const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
    if (!mine || isGone(mine.state)) refuse('NOT_REGISTERED', '您没有报名这项活动，请先报名');
    if (event.state === 'cancelled') refuse('EVENT_CANCELLED', '活动已取消，不需要签到');
    if (!['confirmed', 'attended', 'absent'].includes(mine.state)) refuse('NOT_REGISTERED', '您还没有取得名额，取得名额后才有签到码');
    const code = memberCodeOf(event.secret, { eventId, memberId: mine.memberId });
    const { title, place, startsAt } = event;
    const { name, checkedInAt, state: status, _id: id } = mine;
    return { title, place, startsAt, name, code, registration: { id, status }, checkedInAt, isLate: isLate(mine) };
  },

  'event.syncCheckIns': async (ctx, { eventId, scans }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const owners = scans.map((scan) => whoseIs(event, scan));
    const memberIds = owners.flatMap((owner) => (typeof owner === 'string' ? [] : [owner.memberId]));
    const records = new Map((await findByMembers(ctx, eventId, memberIds)).map((record) => [record.memberId, record]));
    const marks: Mark[] = [];
    const results = scans.map((scan, index) => {
      const owner = owners[index]!;
      const mine = typeof owner === 'string' ? null : (records.get(owner.memberId) ?? null);
      const verdict = typeof owner === 'string' ? refusal(owner) : judge(ctx, event, mine, scan);
      const isNew = verdict.outcome === 'checkedIn' || verdict.outcome === 'late';
      if (mine && isNew) {
        const mark = markOf(ctx, event, mine, scan);
        marks.push(mark);
        // The same person twice in one batch: the second one meets the first.
        records.set(mine.memberId, { ...mine, state: 'attended', checkedInAt: mark.checkedInAt, checkIn: mark.checkIn });
      }
      const after = mine ? records.get(mine.memberId)! : null;
      const shown = verdict.outcome === 'refused' ? null : after;
      const { key } = scan;
      return { ...verdict, key, name: after?.name ?? null, checkedInAt: shown?.checkedInAt ?? null, isLate: shown ? isLate(shown) : false };
    });
    await writeMarks(ctx, marks);
    // After the end the others count as absent, as they would had these been known in time.
    if (event.state === 'ended' && marks.length > 0) await moveAll(ctx, event, 'miss');
    ctx.note(eventId, `签到${marks.length}人，共上传${scans.length}条`);
    return { results, figures: await figuresOf(ctx, { ...within(ctx), unionId: event.unionId, eventId }) };
  },

  'event.checkInList': async (ctx, { eventId }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const records = await findPlaced(ctx, { ...within(ctx), unionId: event.unionId, eventId }, KEPT_AT_MOST + 1);
    const seen = await asSeen(ctx, event, records.slice(0, KEPT_AT_MOST));
    const { title, place, startsAt, endsAt } = event;
    const isDay = event.state === 'published' && ctx.at >= checkInFrom(event);
    return {
      title,
      place,
      startsAt,
      endsAt,
      checkInFrom: checkInFrom(event),
      isWhole: records.length <= KEPT_AT_MOST,
      moves: [
        ...(isDay ? ['syncCheckIns'] : []),
        ...(event.state === 'published' && may(ctx.actor, 'event.checkInCode') ? ['checkInCode'] : []),
      ],
      people: seen.map((record) => ({
        registrationId: record.id,
        name: record.name,
        employeeNo: record.employeeNo,
        groupName: record.groupName,
        heads: 1 + record.companions.length,
        status: record.status,
        checkedInAt: record.checkedInAt,
        isLate: isLate(record),
        proxyName: record.checkIn?.proxyName ?? null,
      })),
    };
  },
};

const refusal = (message: string): Verdict => ({ outcome: 'refused', message });

/** Whom a mark is of: by their code, or by the line of the list that was tapped. */
function whoseIs(event: Event, { code, registrationId }: Scan): { memberId: string } | string {
  if (code !== undefined) return ownerOf(event, code);
  const [eventId, memberId] = (registrationId ?? '').split(':');
  if (!memberId) return '这条记录没有写明是谁，请重新扫码';
  return eventId === event._id ? { memberId } : '这是另一项活动的报名';
}

function judge(ctx: Context, event: Event, mine: Registration | null, { scannedAt }: Scan): Verdict {
  const { groupId } = within(ctx) as { groupId?: { $in: string[] } };
  if (mine && groupId && !groupId.$in.includes(mine.groupId)) return refusal('不是您小组的会员，请由本组组长或干事签到');
  const trouble = mine?.state === 'attended' ? null : windowTrouble(event, scannedAt, ctx.now);
  return trouble ? refusal(trouble) : judgeMark(event, mine, scannedAt);
}

function markOf(ctx: Context, event: Event, mine: Registration, { code, scannedAt, proxyName }: Scan): Mark {
  const how = proxyName ? 'proxy' : code === undefined ? 'staff' : 'scan';
  const at = scannedAt > ctx.at ? ctx.at : scannedAt;
  const checkIn = { how, isLate: isLateAt(event, at), byName: ctx.actor.name, proxyName: proxyName || null } as const;
  return { id: mine._id, checkedInAt: at, checkIn };
}
