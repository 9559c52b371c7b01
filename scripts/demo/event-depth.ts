/** Demo events that ask for more than a tap: a meet with items, an evening with family and offered places, a relay in teams. */
import { hasRoomFor, isSeatedStatus, type EventItemPlan, type Party } from '../../cloudfunctions/event/rules-seats';
import { partyOf, type Answers, type Companion } from '../../cloudfunctions/event/rules-signing';
import type { Event, Registration } from '../../cloudfunctions/event/store';
import type { Team } from '../../cloudfunctions/event/team-store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';
import { askersOf, counted, eventOf, registrationOf } from './event-records';
import type { EventPlan } from './event-plans';
import { HOUR_MS, momentAfter } from '../../cloudfunctions/core/time';

const item = (id: string, title: string, capacity: number | null, times: [string, string] | null, note = ''): EventItemPlan => ({
  id,
  title,
  capacity,
  startsAt: times?.[0] ?? null,
  endsAt: times?.[1] ?? null,
  note,
});

const meet = (demo: Demo): EventPlan => {
  const span = (from: [number, number], to: [number, number]): [string, string] => [demo.moment(16, ...from), demo.moment(16, ...to)];
  return {
    title: '冬季职工趣味运动会',
    place: '体育公园田径场',
    capacity: 180,
    opens: [-6, 9],
    closes: [9, 18],
    starts: [16, 8, 30],
    ends: [16, 16],
    cancelUntil: [14, 18],
    asked: 96,
    accounts: [
      ['delegate', 7],
      ['leader', 33],
    ],
    parts: {
      point: { latitude: 31.2213, longitude: 121.4754 },
      maxItems: 2,
      items: [
        item('i1', '一分钟跳绳', 36, span([9, 0], [10, 0])),
        item('i2', '男子三分球', 16, span([9, 0], [10, 30]), '每人十球，计进球数'),
        item('i3', '女子踢毽', 16, span([10, 30], [11, 30])),
        item('i4', '拔河（八人一组，现场编组）', null, span([13, 0], [14, 30])),
        item('i5', '定点投壶', 20, span([10, 0], [11, 30])),
        item('i6', '趣味障碍跑', 20, span([14, 30], [15, 30]), '有心脑血管病史的请勿报名'),
      ],
      questions: [
        { id: 'q1', title: '运动衫尺码', kind: 'single', options: ['S', 'M', 'L', 'XL', 'XXL'], isRequired: true },
        { id: 'q2', title: '可以帮忙的岗位', kind: 'multiple', options: ['计时', '记分', '医务', '拍照'], isRequired: false },
        { id: 'q3', title: '需要说明的身体情况', kind: 'text', options: [], isRequired: false },
      ],
    },
    description:
      '六个项目，每人最多选两项，时间不能冲突。每项前六名有奖，参加即有纪念品。\n\n- 8:30 入场、领号码布\n- 9:00 上午场开始\n- 13:00 下午场，拔河压轴\n\n请穿运动鞋，自带水杯；现场有医务点。',
  };
};

const evening: EventPlan = {
  title: '年末家庭电影专场',
  place: '云溪影城三号厅',
  capacity: 60,
  opens: [-5, 12],
  closes: [3, 18],
  starts: [6, 19],
  ends: [6, 21, 30],
  asked: 34,
  feeFen: 1000,
  accounts: [
    ['officer', 5],
    ['member', 27],
    ['treasurer', 30],
  ],
  parts: { companionsMax: 3, isCompanionCounted: true, offerHours: 12, point: { latitude: 31.2304, longitude: 121.4737 } },
  description:
    '放映一部合家欢动画片，每位会员最多带三位家属，按座位收取爆米花和场务成本费。\n\n影厅只有六十座，报满后请候补；轮到时为您保留十二小时。',
};

const relay: EventPlan = {
  title: '迎新四人接力跑',
  place: '滨江步道北入口',
  capacity: 60,
  opens: [-4, 9],
  closes: [6, 18],
  starts: [13, 8],
  ends: [13, 11],
  asked: 31,
  accounts: [
    ['leader', 1],
    ['delegate2', 6],
    ['member', 12],
  ],
  parts: { team: { min: 4, max: 5 }, point: { latitude: 31.2397, longitude: 121.4998 } },
  description:
    '四棒共八公里，每队四至五人（含一名替补），鼓励跨科室组队。\n\n队长先建队，再把邀请码发给队员；报名截止时人数不足的队伍，由文体委员联系并队。',
};

const teamNames = ['追风者', '急诊飞毛腿', '后勤不掉队', '检验快跑', '药学四重奏', '护理旋风', '财务加速度', '影像快门'];
const childNames = ['小满', '朵朵', '乐乐', '安安', '果果', '小宇', '糖糖', '豆豆'];

/** All three in the first union, and a small relay in the others. */
export async function plantDeepEvents(demo: Demo, author: Member, from: number): Promise<Made[]> {
  const made = [meet(demo), evening, relay].map((plan, index) => sign(demo, plan, demo.unionId, author, from + index));
  offerOne(demo, made[1]!, demo.person('member')._id);
  const relays = [made[2]!];
  for (const { _id: unionId } of demo.unions.slice(1)) {
    const [officer] = demo.membersOf(unionId, 'officer');
    if (officer) relays.push(sign(demo, { ...relay, asked: 13, accounts: [] }, unionId, officer, from));
  }
  const teams = relays.flatMap(({ event, registrations }) => inTeams(demo, event, registrations));
  await demo.db.collection<Team>('event_teams').insertMany(teams);
  await demo.db
    .collection<{ _id: string; unionId: string; teamId: string }>('event_team_names')
    .insertMany(teams.map(({ _id, unionId, eventId, name }) => ({ _id: `${eventId}:${name}`, unionId, teamId: _id })));
  return [...made, ...relays.slice(1)].map(({ event, registrations }) => ({ event: counted(event, registrations), registrations }));
}

type Made = { event: Event; registrations: Registration[] };

/** Everybody in order of arrival: a seat while there is room for them and those before them, else a place in line. */
function sign(demo: Demo, plan: EventPlan, unionId: string, author: Member, index: number): Made {
  const event = eventOf(demo, plan, unionId, author, index);
  const registrations: Registration[] = [];
  for (const [at, member] of askersOf(demo, plan, unionId, author).entries()) {
    const record = { ...registrationOf(demo, plan, event, member, at + 1), ...filled(demo, event, member), remark: '' };
    const { seats } = counted(event, registrations);
    registrations.push({ ...record, state: hasRoomFor(event, seats, record) ? 'confirmed' : 'waitlisted' });
  }
  return { event, registrations };
}

function filled(demo: Demo, event: Event, member: Member): Party & { companions: Companion[]; answers: Answers } {
  const companions = familyOf(demo, event, member);
  const itemIds = itemsFor(demo, event);
  const answers: Answers = event.questions.length > 0 ? { q1: demo.pick(['S', 'M', 'M', 'L', 'L', 'XL']) } : {};
  if (event.questions.length > 0 && demo.random() < 0.3) answers.q2 = [demo.pick(['计时', '记分', '医务', '拍照'])];
  return { ...partyOf(event, { itemIds, companions }), companions, answers };
}

/** One item, or two that do not clash; skipping and the obstacle race are what most want. */
function itemsFor(demo: Demo, { items }: Event): string[] {
  if (items.length === 0) return [];
  const pairs = [['i1'], ['i1', 'i3'], ['i2'], ['i2', 'i4'], ['i3', 'i4'], ['i4'], ['i5'], ['i5', 'i6'], ['i1', 'i6'], ['i6']];
  return [...demo.pick(pairs)];
}

function familyOf(demo: Demo, { companionsMax }: Event, { name }: Member): Companion[] {
  const count = Math.min(companionsMax, Math.floor(demo.random() * 3));
  return Array.from({ length: count }, (_, index): Companion => {
    const isChild = index > 0 || demo.random() < 0.6;
    return isChild
      ? {
          name: `${name[0]}${childNames[(index * 3 + name.charCodeAt(0)) % childNames.length]}`,
          relation: 'child',
          birthYear: 2014 + Math.floor(demo.random() * 7),
          isChild,
        }
      : {
          name: `${demo.pick(['赵', '钱', '孙', '李', '周'])}${demo.pick(['文静', '海波', '晓岚', '建国'])}`,
          relation: 'spouse',
          birthYear: null,
          isChild,
        };
  });
}

/** The demo account stands first in line, and a place is kept for it for some hours yet. */
function offerOne(demo: Demo, { event, registrations }: { event: Event; registrations: Registration[] }, memberId: string): void {
  const mine = registrations.find((one) => one.memberId === memberId);
  if (!mine) return;
  Object.assign(mine, { companions: [], places: 1, state: 'waitlisted' });
  // Whoever came last with a seat has left it again.
  while (counted(event, registrations).seats.taken >= event.capacity)
    Object.assign(
      [...registrations].reverse().find(({ state }) => isSeatedStatus(state))!,
      { state: 'cancelled', reason: '临时值班' },
    );
  Object.assign(mine, { state: 'offered', offerUntil: momentAfter(demo.now, 7 * HOUR_MS) });
}

/** Teams of five, the last ones too few yet; whoever came first in each is its captain. */
function inTeams(demo: Demo, event: Event, registrations: Registration[]): Team[] {
  const sizes = [3, 5, 5, 5, 4, 5, 2, 2];
  let start = 0;
  return sizes.flatMap((size, index): Team[] => {
    const mates = registrations.slice(start, start + size);
    start += size;
    if (mates.length === 0) return [];
    const _id = demo.id('team', event._id, index);
    for (const mate of mates) mate.teamId = _id;
    return [
      {
        _id,
        unionId: event.unionId,
        eventId: event._id,
        name: teamNames[index]!,
        code: demo
          .id('code', _id)
          .replace(/[^2-9a-f]/g, '')
          .slice(0, 6)
          .toUpperCase(),
        captainId: mates[0]!.memberId,
        members: mates.map(({ memberId, name }) => ({ memberId, name })),
        size: mates.length,
        state: 'open',
        isShort: false,
        createdAt: mates[0]!.at,
      },
    ];
  });
}
