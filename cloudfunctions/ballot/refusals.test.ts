/** Everything a ballot refuses, with the sentence that says why and what would help; and that nothing was counted. */
import type { Actor } from '../../types/actor';
import { apartFrom } from '../core/database';
import { run } from '../core/run';
import { ask, deliverAll, plantMember, plantUnits, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let [officer, teller, second, witness, outsider]: Actor[] = [];
const delegates: Actor[] = [];
/** One in each state. */
let [draft, open, closed]: string[] = [];

const threshold = { numerator: 1, denominator: 2, base: 'all' as const, strict: true, source: '本会章程' };
const twoThirds = { ...threshold, numerator: 2, denominator: 3, strict: false };
type Choice = 'approve' | 'against' | 'abstain' | 'void';
const marks = (first: Choice, other: Choice = first) => [
  { key: 'q1', choice: first },
  { key: 'q2', choice: other },
];
const written = () => ({
  ...{ title: '集体合同表决', voters: 'delegates' as const, tellerIds: [teller!.memberId, second!.memberId], witnessId: witness!.memberId },
  questions: [
    { text: '通过集体合同草案', threshold },
    { text: '通过职工福利方案', threshold: twoThirds },
  ],
});
const create = async (more: object = {}) => (await ask(host, officer!, 'ballot.create', { ...written(), ...more })).id;

beforeAll(async () => {
  host = await testHost();
  host.onError = undefined;
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer' });
  [teller, second, witness, outsider] = [
    ...[await plantMember(host), await plantMember(host)],
    ...[await plantMember(host), await plantMember(host)],
  ];
  for (let index = 0; index < 9; index += 1) delegates.push(await plantMember(host, { role: 'delegate', name: `代表${index}` }));
  [draft, open, closed] = [await create(), await create(), await create({ title: '已经结束的表决' })];
  for (const id of [open, closed]) await ask(host, officer, 'ballot.open', { id });
  // Who has voted by phone, who holds a paper, and one paper out.
  await ask(host, delegates[0]!, 'ballot.cast', { id: open, answers: marks('approve') as never });
  await ask(host, teller!, 'ballot.takePaper', { id: open, memberId: delegates[1]!.memberId });
  await ask(host, officer, 'ballot.close', { id: closed });
});
afterAll(() => host.close());

const boxes = async () =>
  JSON.stringify(
    await Promise.all(
      ['boxes', 'box_rolls', 'box_slots', 'box_sheets'].map((name) =>
        apartFrom(host.db).collection(name).find().sort({ _id: 1 }).toArray(),
      ),
    ),
  );

type Tried = { who: () => Actor; operation: string; input: () => object; code: string; sentence: RegExp; field?: string };
const voter = (index: number) => () => delegates[index]!;
const cast = (id: () => string, answers: object[]) => () => ({ id: id(), answers });

const tried: Record<string, Tried> = {
  'voting twice': {
    ...{ who: voter(0), operation: 'ballot.cast', input: cast(() => open!, marks('against')) },
    ...{ code: 'ALREADY_VOTED', sentence: /^已投票，每人只能投一次$/ },
  },
  'voting by phone after taking a paper': {
    ...{ who: voter(1), operation: 'ballot.cast', input: cast(() => open!, marks('approve')) },
    ...{ code: 'ALREADY_VOTED', sentence: /已领取纸质票，每人只能投一次/ },
  },
  'taking a paper after voting by phone': {
    ...{ who: () => teller!, operation: 'ballot.takePaper', input: () => ({ id: open, memberId: delegates[0]!.memberId }) },
    ...{ code: 'ALREADY_VOTED', sentence: /每人只能投一次/ },
  },
  'taking a paper twice': {
    ...{ who: () => teller!, operation: 'ballot.takePaper', input: () => ({ id: open, memberId: delegates[1]!.memberId }) },
    ...{ code: 'ALREADY_VOTED', sentence: /已领取纸质票/ },
  },
  'voting after closing': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => closed!, marks('approve')) },
    ...{ code: 'BALLOT_CLOSED', sentence: /投票已经结束，不能再投/ },
  },
  'voting before opening': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => draft!, marks('approve')) },
    ...{ code: 'BALLOT_CLOSED', sentence: /还没有开始，请等通知/ },
  },
  'a paper after closing': {
    ...{ who: () => teller!, operation: 'ballot.takePaper', input: () => ({ id: closed, memberId: delegates[3]!.memberId }) },
    ...{ code: 'BALLOT_CLOSED', sentence: /投票已经结束/ },
  },
  'entering papers after closing': {
    ...{ who: () => teller!, operation: 'ballot.enterPapers', input: () => ({ id: closed, papers: [{ answers: marks('void') }] }) },
    ...{ code: 'BALLOT_CLOSED', sentence: /投票已经结束/ },
  },
  'voting without being on the roll': {
    ...{ who: () => outsider!, operation: 'ballot.cast', input: cast(() => open!, marks('approve')) },
    ...{ code: 'NOT_ON_ROLL', sentence: /不在这次投票的名册上.*请联系监票人/ },
  },
  'a paper for somebody not on the roll': {
    ...{ who: () => teller!, operation: 'ballot.takePaper', input: () => ({ id: open, memberId: outsider!.memberId }) },
    ...{ code: 'NOT_ON_ROLL', sentence: /名册/ },
  },
  'more papers entered than taken': {
    ...{ who: () => teller!, operation: 'ballot.enterPapers' },
    input: () => ({ id: open, papers: [{ answers: marks('void') }, { answers: marks('void') }] }),
    ...{ code: 'CONFLICT', sentence: /领取纸质票 1 张，已录入 0 张，不能再录入 2 张，请核对/ },
  },
  'a question left out': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => open!, marks('approve').slice(0, 1)) },
    ...{ code: 'INVALID_INPUT', sentence: /「通过职工福利方案」还没有选，请逐项选择；不表态的请选弃权/, field: 'answers' },
  },
  'two marks for one question by phone': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => open!, [...marks('approve'), { key: 'q2', choice: 'against' }]) },
    ...{ code: 'INVALID_INPUT', sentence: /同一项只能选一次/, field: 'answers.2.key' },
  },
  'a question that is none': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => open!, [...marks('approve'), { key: 'q9', choice: 'against' }]) },
    ...{ code: 'INVALID_INPUT', sentence: /没有这项表决，请刷新/, field: 'answers.2.key' },
  },
  'a void mark by phone': {
    ...{ who: voter(2), operation: 'ballot.cast', input: cast(() => open!, marks('void')) },
    ...{ code: 'INVALID_INPUT', sentence: /选择/, field: 'answers.0.choice' },
  },
  'an operator instead of a choice': {
    ...{ who: voter(2), operation: 'ballot.cast' },
    input: cast(() => open!, [{ key: 'q1', choice: { $ne: null } }, marks('approve')[1]!]),
    ...{ code: 'INVALID_INPUT', sentence: /选择/, field: 'answers.0.choice' },
  },
  'a name written beside the answers': {
    ...{
      who: voter(2),
      operation: 'ballot.cast',
      input: () => ({ id: open, answers: marks('approve'), memberId: delegates[3]!.memberId }),
    },
    ...{ code: 'INVALID_INPUT', sentence: /[一-龥]/ },
  },
  'changing the roll after opening': {
    ...{ who: () => officer!, operation: 'ballot.update', input: () => ({ id: open, ...written(), voters: 'members' }) },
    ...{ code: 'ROLL_FROZEN', sentence: /开始后题目、名册和门槛都不能再改；确需更正，请另起一次投票/ },
  },
  'opening twice': {
    ...{ who: () => officer!, operation: 'ballot.open', input: () => ({ id: open }) },
    ...{ code: 'CONFLICT', sentence: /[一-龥]/ },
  },
  'throwing away what is running': {
    ...{ who: () => officer!, operation: 'ballot.discard', input: () => ({ id: open }) },
    ...{ code: 'CONFLICT', sentence: /[一-龥]/ },
  },
  'counting before closing': {
    ...{ who: () => teller!, operation: 'ballot.count', input: () => ({ id: open }) },
    ...{ code: 'BALLOT_NOT_CLOSED', sentence: /投票结束之前，任何人都看不到票面和结果/ },
  },
  'checking before closing': {
    ...{ who: voter(0), operation: 'ballot.verify', input: () => ({ id: open }) },
    ...{ code: 'BALLOT_NOT_CLOSED', sentence: /投票结束之后才能核对/ },
  },
  'printing before closing': {
    ...{ who: () => teller!, operation: 'ballot.report', input: () => ({ id: open }) },
    ...{ code: 'BALLOT_NOT_CLOSED', sentence: /投票结束之前/ },
  },
  'printing before publishing, as a voter': {
    ...{ who: voter(0), operation: 'ballot.report', input: () => ({ id: closed }) },
    ...{ code: 'BALLOT_NOT_CLOSED', sentence: /结果还没有公布，公布之后可以打印/ },
  },
  'counting as the officer': {
    ...{ who: () => officer!, operation: 'ballot.count', input: () => ({ id: closed }) },
    ...{ code: 'FORBIDDEN', sentence: /只有这次投票的计票人可以计票/ },
  },
  'signing as the officer': {
    ...{ who: () => officer!, operation: 'ballot.sign', input: () => ({ id: closed }) },
    ...{ code: 'FORBIDDEN', sentence: /只有这次投票的计票人和监票人可以签名/ },
  },
  'publishing what is not signed': {
    ...{ who: () => officer!, operation: 'ballot.publish', input: () => ({ id: closed }) },
    ...{ code: 'CONFLICT', sentence: /[一-龥]/ },
  },
  'handing out papers without being a teller': {
    ...{ who: () => officer!, operation: 'ballot.takePaper', input: () => ({ id: open, memberId: delegates[4]!.memberId }) },
    ...{ code: 'FORBIDDEN', sentence: /只有这次投票的计票人可以这样操作，请联系计票人/ },
  },
};

test.each(Object.entries(tried))('%s is refused with the reason, and nothing is counted', async (_title, row) => {
  const before = await boxes();
  const envelope = await run(host, { operation: row.operation, input: row.input(), actor: row.who() });
  expect(envelope).toMatchObject({ ok: false, error: { code: row.code } });
  if (envelope.ok) return;
  const { message, fields } = envelope.error;
  expect([message, ...fields.map((one) => one.message)].join(' ')).toMatch(row.sentence);
  if (row.field) expect(fields.map(({ path }) => path)).toContain(row.field);
  expect(await boxes()).toBe(before);
});

test('without a quorum it does not open: how many are there, how many are needed, what to do', async () => {
  const id = await create({ quorum: twoThirds });
  const opening = async (present: number | null) => {
    const envelope = await run(host, { operation: 'ballot.open', input: { id, present }, actor: officer! });
    return envelope.ok ? envelope.data : envelope.error.message;
  };
  expect(await opening(null)).toBe('请写明到会人数；名册 9 人，至少 6 人到会才能开始');
  expect(await opening(5)).toBe('到会 5 人，名册 9 人，至少 6 人到会才能开始；请等人到齐或改期');
  expect(await opening(10)).toBe('名册上 9 人，到会不能是 10 人，请核对');
  expect(await apartFrom(host.db).collection<{ _id: string }>('boxes').countDocuments({ _id: id })).toBe(0);
  expect(await opening(6)).toMatchObject({ due: 9 });
  await ask(host, officer!, 'ballot.close', { id });
});

test('an over-marked paper is a vote that counts for nothing, on the roll and in the box', async () => {
  const id = await create();
  await ask(host, officer!, 'ballot.open', { id });
  await ask(host, teller!, 'ballot.takePaper', { id, memberId: delegates[5]!.memberId });
  await ask(host, teller!, 'ballot.enterPapers', { id, papers: [{ answers: marks('void', 'approve') }] });
  await ask(host, officer!, 'ballot.close', { id });
  await ask(host, teller!, 'ballot.count', { id });
  const { questions, cast: taken } = await ask(host, teller!, 'ballot.get', { id });
  expect(taken).toBe(1);
  expect(questions.map(({ result }) => [result!.approve, result!.void])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('one request sent many times at once is one vote, and each gets its answer', async () => {
  const call = {
    operation: 'ballot.cast',
    input: { id: open, answers: marks('abstain') },
    actor: delegates[7]!,
    requestId: 'one-intention',
  };
  const answers = await Promise.all(Array.from({ length: 8 }, () => run(host, call)));
  expect(answers).toEqual(answers.map(() => ({ ok: true, data: { message: '已投票' } })));
  expect((await ask(host, officer!, 'ballot.get', { id: open! })).cast).toBe(3);
});

test('everybody on the roll may check the box, whether they voted or not; so may tellers, witness, officers and auditors', async () => {
  await deliverAll(host);
  const auditor = await plantMember(host, { role: 'auditor' });
  for (const who of [delegates[0]!, delegates[8]!, teller!, witness!, officer!, auditor])
    expect(await ask(host, who, 'ballot.verify', { id: closed! })).toMatchObject({ isIntact: true, rollCount: 0, boxCount: 0 });
  const envelope = await run(host, { operation: 'ballot.verify', input: { id: closed }, actor: outsider! });
  expect(envelope).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('the list goes out as a workbook to officers; what is not published is in it without figures', async () => {
  const { file } = await ask(host, officer!, 'ballot.export', {});
  expect([file.type, file.size > 1000]).toEqual(['xlsx', true]);
  const envelope = await run(host, { operation: 'ballot.export', input: {}, actor: delegates[0]! });
  expect(envelope).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});
