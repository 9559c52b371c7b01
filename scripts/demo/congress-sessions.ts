/** Demo sessions of the sitting term: one long past, one just past with its minutes, one that runs today, one announced. */
import type { Group } from '../../cloudfunctions/congress/floor-store';
import { draftText } from '../../cloudfunctions/congress/minutes-rules';
import type { Minutes } from '../../cloudfunctions/congress/minutes-store';
import type { Presence } from '../../cloudfunctions/congress/presence-store';
import { profiles } from '../../cloudfunctions/congress/profiles';
import { quorumOf } from '../../cloudfunctions/congress/session-rules';
import type { AgendaItem, Reading, Session } from '../../cloudfunctions/congress/session-store';
import type { Speech } from '../../cloudfunctions/congress/speech-store';
import type { Delegate, Term } from '../../cloudfunctions/congress/term-store';
import { pdfOf } from '../../cloudfunctions/core/paper/pdf';
import { addDays, dayOf } from '../../cloudfunctions/core/time';
import { saveFile } from '../../cloudfunctions/file/store';
import type { Demo } from './demo';

/** Today's session began an hour and a half ago, whatever the hour the demo is planted at. */
const HALF_HOUR_MS = 30 * 60_000;
const sinceBegun = ({ now }: Demo, minutes: number): string =>
  new Date(Math.floor(now.getTime() / HALF_HOUR_MS - 3) * HALF_HOUR_MS + minutes * 60_000).toISOString();

type Item = [title: string, kind: AgendaItem['kind'], reporter: string, minutes: number, paper: string | null];
const agendas: Record<number, Item[]> = {
  2: [
    ['行政工作报告', 'report', '院长', 60, '行政工作报告'],
    ['提案办理情况报告', 'proposals', '提案工作委员会', 30, null],
  ],
  3: [
    ['行政工作报告', 'ballot', '院长', 60, '行政工作报告'],
    ['女职工权益保护专项集体合同（草案）', 'ballot', '工会女职工委员', 30, '专项集体合同草案'],
    ['绩效工资分配办法（修订）', 'ballot', '人力资源部', 45, '绩效工资分配办法修订说明'],
    ['提案立案与办理情况报告', 'proposals', '提案工作委员会', 30, null],
  ],
  4: [
    ['夜班津贴与排班办法（草案）', 'ballot', '护理部', 40, '夜班津贴与排班办法草案'],
    ['二〇二七年职工疗休养方案', 'ballot', '工会', 20, '疗休养方案'],
    ['分组讨论与汇报', 'discussion', '各组召集人', 60, null],
  ],
  5: [
    ['二〇二六年行政工作报告', 'report', '院长', 60, '行政工作报告（征求意见稿）'],
    ['二〇二七年工资专项集体合同（草案）', 'ballot', '工会主席', 45, '工资专项集体合同草案'],
    ['职工食堂改造方案', 'discussion', '后勤保障部', 30, null],
    ['提案办理情况报告', 'proposals', '提案工作委员会', 30, null],
  ],
};

export async function plantSessions(demo: Demo, term: Term, seats: Delegate[]): Promise<void> {
  const plan = (number: number, days: number, about: Partial<Session>) => sessionOf(demo, term, seats, number, days, about);
  const over = (days: number, posted: number): Partial<Session> => ({
    ...{ state: 'published', openedAt: demo.moment(days, 9), closedAt: demo.moment(days, 17), due: seats.length },
    ...{ publishedAt: demo.moment(days + posted, 10), postedUntil: addDays(dayOf(demo.moment(days + posted)), 15) },
  });
  const call = (title: string) => demo.id('call', demo.unionId, title);
  const running = await plan(4, 0, {
    ...{ kind: 'extraordinary', occasion: '院方与工会共同提出：夜班津贴调整', state: 'open', openedAt: sinceBegun(demo, 0) },
    ...{ startsAt: sinceBegun(demo, 0), endsAt: sinceBegun(demo, 8 * 60) },
    note: '请各位代表提前二十分钟签到，手机带好电量。',
  });
  running.currentItemId = running.agenda[2]!.id;
  const past = await plan(3, -40, {
    ...over(-40, 2),
    ...{ callId: call('第六届三次职代会提案征集') },
    summary: '会议审议了行政工作报告、女职工权益保护专项集体合同和绩效工资分配办法，表决结果见计票报告；听取了提案办理情况。',
    report: { on: dayOf(demo.moment(-34)), to: '云溪市卫生健康工会', reference: '云医工〔2026〕21号' },
  });
  const older = await plan(2, -430, {
    ...over(-430, 5),
    ...{ callId: call('第六届二次职代会提案征集'), announcedAt: demo.moment(-436, 9) },
    summary: '会议听取了行政工作报告和提案办理情况报告。',
    report: { on: dayOf(demo.moment(-423)), to: '云溪市卫生健康工会', reference: '' },
  });
  older.agenda = older.agenda.map((item) => ({ ...item, sentAt: item.sentAt && demo.moment(-435, 15) }));
  const next = await plan(5, 24, { state: 'announced', callId: call('第六届四次职代会提案征集'), announcedAt: demo.moment(-1, 16) });
  next.agenda = next.agenda.map((item) => ({ ...item, sentAt: null }));
  await demo.db.collection<Session>('congress_sessions').insertMany([running, past, older, next]);
  await plantPresences(demo, [
    [running, seats.slice(0, -5)],
    [past, seats.slice(0, -1)],
    [older, seats.slice(2)],
  ]);
  await plantReadings(demo, running, seats);
  await plantReadings(demo, past, seats, 1);
  await plantFloor(demo, term, running, seats);
  await plantMinutes(demo, term, past, seats);
}

async function sessionOf(
  demo: Demo,
  term: Term,
  seats: Delegate[],
  number: number,
  days: number,
  about: Partial<Session>,
): Promise<Session> {
  const { unionId } = demo;
  const front = seats.filter(({ staffKind }) => staffKind === 'frontLine').slice(0, 3);
  const other = seats.filter(({ staffKind }) => staffKind === 'professional').slice(0, 2);
  const recorder = demo.person('officer');
  const agenda: AgendaItem[] = [];
  for (const [index, [title, kind, reporter, minutes, paper]] of agendas[number]!.entries())
    agenda.push({
      ...{ id: demo.id('agenda', number, index), title, kind, reporter, note: '', minutes },
      fileIds: paper ? [await paperOf(demo, paper, title)] : [],
      sentAt: paper ? demo.moment(days - 9, 15) : null,
    });
  return {
    ...{ _id: demo.id('congress-session', number), unionId, termId: term._id, number, kind: 'regular', state: 'announced' },
    ...{
      startsAt: demo.moment(days, 9),
      endsAt: demo.moment(days, 17, 30),
      place: '行政楼三楼报告厅',
      note: '',
      petitionId: null,
      occasion: '',
    },
    ...{ callId: null, secret: demo.id('secret', number), agenda, recorder: { memberId: recorder._id, name: recorder.name } },
    presidium: [...front, ...other].map(({ memberId, memberName, staffKind }) => ({ memberId, name: memberName, staffKind })),
    ...{ announcedAt: demo.moment(days - 10, 9), remindedAt: null, openedAt: null, closedAt: null, due: null, currentItemId: null },
    ...{ publishedAt: null, postedUntil: null, summary: '', report: null, history: [], revision: 0 },
    ...about,
  };
}

async function paperOf(demo: Demo, name: string, title: string): Promise<string> {
  const bytes = await pdfOf({
    title: name,
    blocks: [
      { kind: 'title', text: name },
      { kind: 'text', text: `提请职代会审议：${title}。` },
      { kind: 'text', text: '本材料供职工代表会前阅读，意见可在分组讨论中提出，也可以书面交会务组。' },
    ],
  });
  const owner = { unionId: demo.unionId, ownerId: demo.person('officer')._id, uploadedAt: demo.now.toISOString(), expireAt: null };
  return (await saveFile({ db: demo.db }, { ...owner, name: `${name}.pdf`, type: 'pdf' }, bytes))._id;
}

async function plantPresences(demo: Demo, held: [Session, Delegate[]][]): Promise<void> {
  const officer = demo.person('officer').name;
  const rows = held.flatMap(([{ _id: sessionId, unionId, startsAt }, there]) =>
    there.map(({ _id: delegateId, memberId, memberName: name }, index): Presence => {
      const isByHand = index % 17 === 5;
      return {
        ...{ _id: `${sessionId}:${memberId}`, unionId, sessionId, delegateId, memberId, name },
        at: new Date(Date.parse(startsAt) - (25 - (index % 20)) * 60_000).toISOString(),
        ...{ how: isByHand ? 'hand' : 'code', byName: isByHand ? officer : '', reason: isByHand ? '手机没电，本人到场' : '' },
        ...{ leftAt: null, leftReason: '' },
      };
    }),
  );
  await demo.db.collection<Presence>('congress_presences').insertMany(rows);
}

/** Each delegate has read what their place says: all, some, nothing. */
async function plantReadings(demo: Demo, session: Session, seats: Delegate[], least = 0): Promise<void> {
  const ids = session.agenda.filter(({ sentAt }) => sentAt).map(({ id }) => id);
  const rows = seats.map(({ memberId }, index): Reading => ({
    ...{ _id: `${session._id}:${memberId}`, unionId: session.unionId, sessionId: session._id, memberId, at: session.startsAt },
    itemIds: ids.slice(0, Math.max(least * ids.length, index % 7 === 0 ? 0 : index % 5 === 0 ? 1 : ids.length)),
  }));
  await demo.db.collection<Reading>('congress_readings').insertMany(rows);
}

async function plantFloor(demo: Demo, term: Term, { _id: sessionId, unionId }: Session, seats: Delegate[]): Promise<void> {
  const places = new Map(term.constituencies.map(({ id, name }) => [id, name]));
  const of = (at: number) => seats.filter(({ constituencyId }) => constituencyId === term.constituencies[at]!.id);
  const group = (name: string, place: string, ids: number[], text: string | null): Group => {
    const people = ids.flatMap(of);
    const [convener, reporter] = [people[1]!, people[2]!];
    return {
      ...{ _id: demo.id('congress-group', name), unionId, sessionId, name, place },
      constituencyIds: ids.map((at) => term.constituencies[at]!.id),
      ...{ convenerId: convener.memberId, convenerName: convener.memberName },
      ...{ reporterId: reporter.memberId, reporterName: reporter.memberName },
      report: text ? { text, byName: reporter.memberName, at: sinceBegun(demo, 80) } : null,
    };
  };
  await demo.db
    .collection<Group>('congress_groups')
    .insertMany([
      group('第一组', '三楼会议室', [0], '同意草案。建议夜班津贴与班次强度挂钩，节假日夜班另行加计。'),
      group('第二组', '四楼会议室', [1], '同意草案。建议连续夜班不超过两个，并写明夜班后的休息时间。'),
      group('第三组', '行政楼会议室', [2, 3], null),
    ]);
  const speech = (seat: Delegate, index: number, topic: string, about: Partial<Speech>): Speech => ({
    ...{
      _id: demo.id('congress-speech', index),
      unionId,
      sessionId,
      memberId: seat.memberId,
      name: seat.memberName,
      topic,
      state: 'asked',
    },
    ...{ constituencyName: places.get(seat.constituencyId) ?? '', askedAt: sinceBegun(demo, 10 + index), order: index },
    ...{ minutes: null, calledAt: null, endedAt: null, ...about },
  });
  const now = demo.now.toISOString();
  await demo.db.collection<Speech>('congress_speeches').insertMany([
    speech(seats[6]!, 1, '夜班津贴的计算口径', {
      state: 'done',
      minutes: 5,
      calledAt: sinceBegun(demo, 20),
      endedAt: sinceBegun(demo, 25),
    }),
    speech(seats[9]!, 2, '疗休养名额向一线倾斜', {
      state: 'done',
      minutes: 5,
      calledAt: sinceBegun(demo, 26),
      endedAt: sinceBegun(demo, 30),
    }),
    speech(seats[12]!, 3, '排班表提前两周公布', { state: 'speaking', minutes: 5, calledAt: now }),
    speech(seats[15]!, 4, '新入职护士的夜班培训', {}),
    speech(seats[18]!, 5, '夜班餐的供应', {}),
  ]);
}

async function plantMinutes(demo: Demo, term: Term, session: Session, seats: Delegate[]): Promise<void> {
  const text = draftText({
    ...{ name: `第 ${term.number} 届职代会第 ${session.number} 次会议`, session, groups: [], speeches: [], resolutions: [] },
    quorum: quorumOf(profiles.shanghai, { due: seats.length, present: seats.length - 1 }),
  });
  await demo.db.collection<Minutes>('congress_minutes').insertOne({
    ...{
      _id: session._id,
      unionId: demo.unionId,
      state: 'fixed',
      returned: '',
      draftedAt: demo.moment(-39, 9),
      fixedAt: demo.moment(-37, 16),
    },
    text: `${text}\n\n【表决】\n三项议题以无记名投票表决，票数与算法见计票报告。`,
    approvals: session.presidium.slice(0, 3).map(({ memberId, name }, index) => ({ memberId, name, at: demo.moment(-37, 14 + index) })),
  });
}
