/** Demo events by lot: last year's and this year's draw of one series, and one that people apply for now; and what the day left behind. */
import { createHash } from 'node:crypto';
import { codeOf, commitmentOf, drawOf, type Terms } from '../../cloudfunctions/event/draw-rules';
import type { Draw } from '../../cloudfunctions/event/draw-store';
import { isLateAt } from '../../cloudfunctions/event/attendance-rules';
import type { Event, Registration } from '../../cloudfunctions/event/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';
import { askersOf, counted, eventOf, registrationOf } from './event-records';
import type { EventPlan } from './event-plans';
import { DAY_MS, MINUTE_MS, momentAfter } from '../../cloudfunctions/core/time';

type Made = { event: Event; registrations: Registration[] };
const SERIES = '疗休养';

const past: EventPlan = {
  title: '夏季疗休养：海岛四日',
  place: '海岛疗养院',
  capacity: 30,
  opens: [-150, 9],
  closes: [-140, 18],
  starts: [-120, 8],
  ends: [-117, 17],
  asked: 78,
  accounts: [
    ['member', 20],
    ['delegate', 33],
  ],
  state: 'ended',
  description: '四天三晚，参加者按工龄记疗休养年度。名额有限，统一摇号。',
};
const drawnNow: EventPlan = {
  title: '冬季疗休养：温泉三日',
  place: '温泉疗养院',
  capacity: 36,
  opens: [-12, 9],
  closes: [-2, 18],
  starts: [14, 8],
  ends: [16, 17],
  asked: 92,
  accounts: [
    ['member', 11],
    ['delegate', 24],
    ['leader', 40],
  ],
  feeFen: 20_000,
  cancelUntil: [10, 18],
  description: '三天两晚，8:00 行政楼前发车。\n\n上次摇号落选的会员优先；不能参加请在时限前取消，名额会按摇号次序补给候补的会员。',
};
const open: EventPlan = {
  title: '新春音乐会观摩票',
  place: '市音乐厅',
  capacity: 40,
  opens: [-3, 9],
  closes: [3, 18],
  starts: [10, 19, 30],
  ends: [10, 21, 30],
  asked: 64,
  accounts: [['delegate2', 15]],
  parts: { companionsMax: 1 },
  description: '四十张票，每位会员可以带一位家属（两张票一起摇）。申请不分先后，三天后统一摇号。',
};

export async function plantDraws(demo: Demo, author: Member, first: number): Promise<Made[]> {
  const seedOf = (event: Event) => createHash('sha256').update(`${event._id}:seed`).digest('hex');
  const before = applied(demo, past, author, first, { drawSeries: SERIES });
  const last = drawn(demo, before, seedOf(before.event), new Set());
  const lost = new Set(last.made.registrations.filter(({ lot }) => lot && !lot.isIn).map(({ memberId }) => memberId));
  const now = applied(demo, drawnNow, author, first + 1, { drawSeries: SERIES, losersFirst: true });
  const second = drawn(demo, now, seedOf(now.event), lost);
  const waiting = applied(demo, open, author, first + 2, {});
  const sealed: Draw = drawRecord(waiting.event, seedOf(waiting.event), null);
  await demo.db.collection<Draw>('event_draws').insertMany([last.draw, second.draw, sealed]);
  return [last.made, second.made, { ...waiting, event: marked(waiting.event, sealed, null) }];
}

/** Everybody who applied, nobody in yet. */
function applied(demo: Demo, plan: EventPlan, author: Member, index: number, parts: Partial<Event>): Made {
  const event: Event = { ...eventOf(demo, plan, demo.unionId, author, index), allocation: 'draw', ...parts };
  const registrations = askersOf(demo, plan, demo.unionId, author).map((member, place): Registration => {
    const hasFamily = event.companionsMax > 0 && demo.random() < 0.4;
    const companions = hasFamily
      ? [{ name: demo.pick(['王芳', '李静', '陈强', '刘洋']), relation: 'spouse' as const, birthYear: null, isChild: false }]
      : [];
    const one = registrationOf(demo, plan, event, member, place + 1);
    return { ...one, state: 'pending', reason: null, checkedInAt: null, remark: '', companions, places: 1 + companions.length };
  });
  return { event, registrations };
}

function drawn(demo: Demo, { event, registrations }: Made, seed: string, lost: Set<string>): { made: Made; draw: Draw } {
  const { _id: eventId, capacity: places, losersFirst = false } = event;
  const terms: Terms = { eventId, places, losersFirst, items: [] };
  const applicants = registrations.map(({ memberId, places: size }) => ({
    code: codeOf(eventId, memberId),
    places: size,
    isFirst: losersFirst && lost.has(memberId),
    itemIds: [],
  }));
  const { list, listHash, result } = drawOf(seed, terms, applicants);
  const drawnAt = momentAfter(event.closesAt, 6000);
  const lots = new Map(result.map(({ code, isIn, isFirst }, index) => [code, { position: index + 1, isIn, isFirst }]));
  const after = registrations.map((one): Registration => {
    const lot = lots.get(codeOf(eventId, one.memberId))!;
    const isOver = event.state === 'ended';
    const state = lot.isIn ? (isOver ? (demo.random() < 0.95 ? 'attended' : 'absent') : 'confirmed') : isOver ? 'cancelled' : 'waitlisted';
    const reason = state === 'cancelled' ? '活动结束时仍未取得名额' : null;
    return { ...one, lot, arrival: lot.position, state, reason, checkedInAt: state === 'attended' ? event.startsAt : null };
  });
  const written = result.map(({ code, isIn }) => `${code},${isIn ? 1 : 0}`).join('\n');
  const memberOf = new Map(registrations.map(({ memberId }) => [codeOf(eventId, memberId), memberId]));
  const order = result.map(({ code }) => memberOf.get(code)!).join('\n');
  const draw = drawRecord(event, seed, { drawnAt, listHash, list: list.join('\n'), order, result: written });
  const winners = result.filter(({ isIn }) => isIn).length;
  return {
    made: { event: counted(marked(event, draw, { drawnAt, applicants: result.length, winners }), after), registrations: after },
    draw,
  };
}

type Opened = Pick<Draw, 'drawnAt' | 'listHash' | 'list' | 'order' | 'result'>;
function drawRecord({ _id, unionId, drawSeries: series = '' }: Event, seed: string, opened: Opened | null): Draw {
  const closed = { drawnAt: null, listHash: null, list: null, order: null, result: null };
  return { _id, unionId, seed, commitment: commitmentOf(seed), series, ...(opened ?? closed) };
}

const marked = (event: Event, { commitment }: Draw, held: { drawnAt: string; applicants: number; winners: number } | null): Event => ({
  ...event,
  draw: {
    commitment,
    committedAt: event.createdAt,
    frozenAt: held?.drawnAt ?? null,
    drawnAt: held?.drawnAt ?? null,
    writtenAt: held?.drawnAt ?? null,
    applicants: held?.applicants ?? null,
    winners: held?.winners ?? null,
  },
});

const notes: Record<string, string> = {
  秋季职工运动会:
    '二十一个小组参加，十四个项目全部赛完，没有受伤。\n\n- **团体前三**：内科一组、后勤组、门诊组\n- **风尚奖**：检验组\n\n感谢计时、记分和医务点的二十二位志愿者。',
  敬老月探访退休会员: '六个小组走访十八户，调好十一部手机的大字模式；三户反映楼道照明，已转后勤部。',
};

/** The day as it was marked: most scanned the screen, some were scanned, some came late, a few were signed for. */
export function withDay(demo: Demo, { event, registrations }: Made): Made {
  const byName = event.authorName;
  const marks = registrations.map((one, index): Registration => {
    if (one.state !== 'attended') return one;
    const isLast = index % 11 === 5;
    const checkedInAt = isLast ? momentAfter(event.startsAt, 22 * MINUTE_MS) : one.checkedInAt!;
    const at = checkedInAt > demo.now.toISOString() ? one.checkedInAt! : checkedInAt;
    const how = index % 17 === 8 ? 'proxy' : index % 4 === 1 ? 'scan' : 'code';
    const checkIn = {
      how,
      isLate: isLateAt(event, at),
      byName: how === 'code' ? null : byName,
      proxyName: how === 'proxy' ? '同组会员' : null,
    } as const;
    return { ...one, checkedInAt: at, checkIn };
  });
  const text = notes[event.title];
  const at = momentAfter(event.endsAt, 3 * DAY_MS);
  return { event: text ? { ...event, closing: { text, fileIds: [], at, byName } } : event, registrations: marks };
}
