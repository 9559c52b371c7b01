/** Demo ballots: one open to the delegates, one closed and waiting for its tellers, one published, one not begun. */
import type { Ballot } from '../../cloudfunctions/ballot/store';
import { countBox, type Content, type Question } from '../../cloudfunctions/ballot/rules';
import { systemActor } from '../../cloudfunctions/core/context';
import { MINUTE_MS, momentAfter } from '../../cloudfunctions/core/time';
import { cast, closeBox, contentsOf, openBox } from '../../cloudfunctions/core/secret-box';
import { ownRules } from '../../types/ballot/labels';
import { profiles } from '../../cloudfunctions/congress/public';
import { demoSeats } from './congress';
import type { Demo } from './demo';

const { quorum, passing } = profiles.general;
const [, halfOfAll, twoThirdsOfAll, majorityOfCast] = ownRules.map(({ threshold }) => threshold);
const rules = { majorityOfAll: passing, halfOfAll: halfOfAll!, twoThirdsOfAll: twoThirdsOfAll!, majorityOfCast: majorityOfCast! };
const question = (index: number, text: string, rule: keyof typeof rules, detail = ''): Question => ({
  ...{ key: `q${index}`, text, detail, threshold: rules[rule], proposerIds: [] },
});

const matters: {
  key: string;
  title: string;
  note: string;
  state: Ballot['state'];
  questions: Question[];
  days: number;
  session?: number;
}[] = [
  {
    ...{ key: 'open', title: '职代会闭会期间表决', note: '请各位代表在截止前投票，全部事项一次投完。', state: 'open', days: -1 },
    questions: [
      question(1, '通过《职工带薪年休假实施办法》修订案', 'majorityOfAll', '主要修改：跨年度补休由一季度延长到二季度。'),
      question(2, '通过二〇二七年职工教育经费使用方案', 'majorityOfAll'),
      question(3, '通过集体合同续签草案', 'twoThirdsOfAll', '续签三年，工资专项协议另行协商。'),
    ],
  },
  {
    ...{ key: 'closed', title: '食堂改造方案表决', note: '', state: 'closed', days: -6 },
    questions: [question(1, '通过职工食堂改造方案', 'majorityOfAll'), question(2, '改造期间发放就餐补贴', 'majorityOfCast')],
  },
  {
    ...{ key: 'published', title: '第六届第三次会议表决', note: '', state: 'published', days: -40, session: 3 },
    questions: [
      question(1, '通过行政工作报告', 'majorityOfAll'),
      question(2, '通过女职工权益保护专项集体合同', 'majorityOfAll'),
      question(3, '通过绩效工资分配办法', 'twoThirdsOfAll'),
    ],
  },
  {
    ...{ key: 'session', title: '第六届第四次会议表决', note: '会场内现场投票，全部事项一次投完。', state: 'open', days: 0, session: 4 },
    questions: [
      question(1, '通过夜班津贴与排班办法（草案）', 'halfOfAll', '三级医院夜班津贴由每班 80 元提高到 120 元。'),
      question(2, '通过二〇二七年职工疗休养方案', 'halfOfAll'),
    ],
  },
  {
    ...{ key: 'draft', title: '职工书屋开放时间表决', note: '', state: 'draft', days: -1 },
    questions: [question(1, '书屋延长到晚九时', 'halfOfAll')],
  },
];

export async function plantBallot(demo: Demo): Promise<void> {
  const { unionId, db } = demo;
  const holders = demo.membersOf(unionId, 'delegate').map(({ _id }) => _id);
  const seated = demoSeats(demo).map(({ memberId }) => memberId);
  const isPlain = ({ _id, offices }: { _id: string; offices: unknown[] }) => offices.length === 0 && _id !== demo.person('member')._id;
  const plain = demo.membersOf(unionId).filter(isPlain);
  const tellers = [demo.person('leader'), plain[0]!];
  const witness = plain[1]!;
  for (const { key, title, note, state, questions, days, session } of matters) {
    const voters = session === undefined ? holders : seated;
    const sessionId = session === undefined ? null : demo.id('congress-session', session);
    const isBegun = state !== 'draft';
    // Today's is a few minutes old, whatever the hour.
    const openedAt = days === 0 ? momentAfter(demo.now, -10 * MINUTE_MS) : demo.moment(days, 9);
    const isOver = isBegun && state !== 'open';
    const id = demo.id('ballot', key);
    const record: Ballot = {
      ...{ _id: id, unionId, title, note, state, questions, voters: 'delegates', voterIds: [], sessionId },
      ...{ tellerIds: tellers.map(({ _id }) => _id), witnessId: witness._id, quorum: isBegun && key !== 'open' ? quorum : null },
      ...{ createdAt: demo.moment(days - 1, 15), openedAt: isBegun ? openedAt : null },
      ...{
        closesAt: state === 'open' && session === undefined ? demo.moment(2, 17) : null,
        closedAt: isOver ? demo.moment(days, 11) : null,
      },
      ...{ present: isOver ? voters.length - 1 : null, due: isBegun ? voters.length : null },
      ...{
        hash: null,
        boxCount: null,
        tallies: null,
        signatures: [],
        publishedAt: state === 'published' ? demo.moment(days, 16) : null,
        remindedAt: null,
      },
    };
    if (isBegun) Object.assign(record, await boxOf(demo, record, voters));
    if (state === 'published')
      record.signatures = [...tellers, witness].map(({ _id, name }, index) => ({
        ...{ memberId: _id, name, as: index < 2 ? ('teller' as const) : ('witness' as const), at: demo.moment(days, 11, 20 + index * 5) },
      }));
    await db.collection<Ballot>('ballots').insertOne(record);
  }
}

/** A box as it came about: opened, voted in, and closed unless it is still open. The demo's delegates have not voted in the open one. */
async function boxOf(demo: Demo, { _id: id, state, questions, unionId }: Ballot, voters: string[]): Promise<Partial<Ballot>> {
  const inside = { db: demo.db, actor: systemActor(unionId) };
  await openBox(inside, { id, voters: voters.map((memberId) => ({ memberId })) });
  const shown = ['delegate', 'delegate2', 'delegate3'].map((account) => demo.person(account)._id);
  const casting =
    state === 'open' ? voters.filter((one) => !shown.includes(one)).slice(0, Math.ceil(voters.length / 2)) : voters.slice(0, -1);
  for (const memberId of casting) {
    const content: Content = Object.fromEntries(
      questions.map(({ key }) => {
        const chance = demo.random();
        return [key, chance < 0.76 ? 'approve' : chance < 0.9 ? 'against' : 'abstain'];
      }),
    );
    await cast(inside, { id, memberId, content });
  }
  if (state === 'open') return {};
  const { hash, count } = await closeBox(inside, id);
  const tallies = state === 'published' ? countBox(questions, (await contentsOf(inside, id)) as Content[]) : null;
  return { hash, boxCount: count, tallies };
}
