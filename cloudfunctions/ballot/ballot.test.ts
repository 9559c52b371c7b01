/** A ballot from draft to publication on the real database, and every route by which it could be read too early. */
import type { Actor } from '../../types/actor';
import { apartFrom } from '../core/database';
import { runJob } from '../core/jobs';
import { run } from '../core/run';
import { ask, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { calendarFor, deadlinesFor, waitingFor } from './public';

let host: TestHost;
let [officer, chair, teller, second, witness, outsider]: Actor[] = [];
const delegates: Actor[] = [];
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { role: 'officer' });
  chair = await plantMember(host, { role: 'chair' });
  [teller, second, witness, outsider] = [
    await plantMember(host),
    await plantMember(host),
    await plantMember(host),
    await plantMember(host),
  ];
  for (let index = 0; index < 9; index += 1) delegates.push(await plantMember(host, { role: 'delegate', name: `代表${index}` }));
});
afterAll(() => host.close());

const strict = { numerator: 1, denominator: 2, base: 'all' as const, strict: true, source: '浙江条例第十五条' };
const twoThirds = { numerator: 2, denominator: 3, base: 'all' as const, strict: false, source: '浙江条例第十五条' };
const draft = () => ({
  title: '集体合同表决',
  voters: 'delegates' as const,
  questions: [
    { text: '通过集体合同草案', threshold: strict },
    { text: '通过职工福利方案', threshold: twoThirds },
  ],
  tellerIds: [teller!.memberId, second!.memberId],
  witnessId: witness!.memberId,
});
const create = async (more: object = {}) => (await ask(host, officer!, 'ballot.create', { ...draft(), ...more })).id;
const opened = async (more: object = {}, present: number | null = null) => {
  const id = await create(more);
  await ask(host, officer!, 'ballot.open', { id, present });
  return id;
};
type Choice = 'approve' | 'against' | 'abstain';
const both = (first: Choice, other: Choice = first) => [
  { key: 'q1', choice: first },
  { key: 'q2', choice: other },
];
const vote = (id: string, who: Actor, answers = both('approve'), requestId?: string) =>
  ask(host, who, 'ballot.cast', { id, answers }, requestId);
const codeOf = async (who: Actor, operation: string, input: object) => (await refusalOf(host, who, operation, input)).code;

test('from the draft to the published result, with the arithmetic in words', async () => {
  const id = await opened({ sessionId: 'session1', quorum: twoThirds }, 6);
  for (const [index, delegate] of delegates.slice(0, 6).entries()) {
    const answer = await vote(id, delegate, both(index < 5 ? 'approve' : 'against', index < 5 ? 'approve' : 'abstain'));
    expect(answer).toEqual({ message: '已投票' });
  }
  await ask(host, teller!, 'ballot.takePaper', { id, memberId: delegates[6]!.memberId });
  await ask(host, teller!, 'ballot.enterPapers', {
    id,
    papers: [
      {
        answers: [
          { key: 'q1', choice: 'void' },
          { key: 'q2', choice: 'approve' },
        ],
      },
    ],
  });
  expect(await ask(host, delegates[8]!, 'ballot.get', { id })).toMatchObject({ due: 9, cast: 7, hasCast: false, canCast: true });
  const { hash, count } = await ask(host, officer!, 'ballot.close', { id });
  expect(count).toBe(7);
  expect(await codeOf(officer!, 'ballot.count', { id })).toBe('FORBIDDEN');
  await ask(host, teller!, 'ballot.count', { id });
  expect((await ask(host, delegates[0]!, 'ballot.get', { id })).questions[0]!.result).toBeNull();
  expect(await codeOf(officer!, 'ballot.publish', { id })).toBe('CONFLICT');
  await ask(host, teller!, 'ballot.sign', { id });
  expect(await codeOf(teller!, 'ballot.sign', { id })).toBe('CONFLICT');
  await ask(host, witness!, 'ballot.sign', { id });
  expect(await codeOf(officer!, 'ballot.sign', { id })).toBe('FORBIDDEN');
  expect((await ask(host, second!, 'ballot.sign', { id })).state).toBe('signed');
  await ask(host, chair!, 'ballot.publish', { id });
  await deliverAll(host);
  const shown = await ask(host, outsider!, 'ballot.get', { id });
  expect(shown.questions.map(({ result }) => result)).toEqual([
    {
      approve: 5,
      against: 1,
      abstain: 0,
      void: 1,
      isPassed: true,
      arithmetic: '要求超过全体代表的二分之一：全体代表 9，至少要 5；赞成 5，达到',
    },
    {
      ...{ approve: 6, against: 0, abstain: 1, void: 0, isPassed: true },
      arithmetic: '要求全体代表的三分之二以上（含本数）：全体代表 9，至少要 6；赞成 6，达到',
    },
  ]);
  expect(shown.signatures.map(({ as }) => as)).toEqual(['teller', 'witness', 'teller']);
  expect(await ask(host, delegates[0]!, 'ballot.verify', { id })).toEqual({
    ...{ rollCount: 7, boxCount: 7, hash, publishedHash: hash, isIntact: true, trouble: null },
  });
  expect((await ask(host, outsider!, 'ballot.report', { id })).file.size).toBeGreaterThan(1000);
});

test.each`
  title                           | more
  ${'a teller twice'}             | ${() => ({ tellerIds: [teller!.memberId, teller!.memberId] })}
  ${'a witness who counts'}       | ${() => ({ witnessId: teller!.memberId })}
  ${'a proposer who counts'}      | ${() => ({ questions: [{ text: '甲', threshold: strict, proposerIds: [teller!.memberId] }] })}
  ${'a stranger as teller'}       | ${() => ({ tellerIds: [teller!.memberId, 'nobody'] })}
  ${'more than the whole'}        | ${() => ({ questions: [{ text: '甲', threshold: { ...strict, numerator: 5 } }] })}
  ${'chosen, but nobody'}         | ${() => ({ voters: 'chosen' })}
  ${'a closing time in the past'} | ${() => ({ closesAt: '2020-01-01T00:00:00.000Z' })}
`('a draft with $title is refused by its field', async ({ more }) => {
  const { code, fields } = await refusalOf(host, officer!, 'ballot.create', { ...draft(), ...(more as () => object)() });
  expect([code, fields.length]).toEqual(['INVALID_INPUT', 1]);
});

test('without the quorum nothing opens and no roll is frozen', async () => {
  const id = await create({ sessionId: 'session1', quorum: twoThirds });
  for (const present of [null, 5]) expect(await codeOf(officer!, 'ballot.open', { id, present })).toBe('NO_QUORUM');
  expect(await apartFrom(host.db).collection('box_rolls').countDocuments({ boxId: id })).toBe(0);
  expect((await ask(host, officer!, 'ballot.open', { id, present: 6 })).due).toBe(9);
  expect(await codeOf(officer!, 'ballot.open', { id, present: 6 })).toBe('CONFLICT');
  expect(await codeOf(officer!, 'ballot.update', { id, ...draft() })).toBe('ROLL_FROZEN');
  await ask(host, officer!, 'ballot.close', { id });
});

test('bad votes are refused with the reason and leave nothing', async () => {
  const id = await create();
  expect(await codeOf(delegates[0]!, 'ballot.cast', { id, answers: both('approve') })).toBe('BALLOT_CLOSED');
  await ask(host, officer!, 'ballot.open', { id });
  const [voter] = delegates;
  const malformed: object[] = [
    [{ key: 'q1', choice: 'approve' }],
    [...both('approve'), { key: 'q1', choice: 'against' }],
    [
      { key: 'q1', choice: 'approve' },
      { key: 'q7', choice: 'approve' },
    ],
    both('void' as Choice),
    [],
    [
      { key: 'q1', choice: { $ne: null } },
      { key: 'q2', choice: 'approve' },
    ],
  ];
  for (const answers of malformed) expect(await codeOf(voter!, 'ballot.cast', { id, answers })).toBe('INVALID_INPUT');
  expect(await codeOf(outsider!, 'ballot.cast', { id, answers: both('approve') })).toBe('NOT_ON_ROLL');
  expect(await codeOf(outsider!, 'ballot.get', { id })).toBe('NOT_FOUND');
  const later = await plantMember(host, { role: 'delegate' });
  expect(await codeOf(later, 'ballot.cast', { id, answers: both('approve') })).toBe('NOT_ON_ROLL');
  expect(await codeOf(delegates[1]!, 'ballot.takePaper', { id, memberId: voter!.memberId })).toBe('FORBIDDEN');
  expect((await ask(host, officer!, 'ballot.get', { id })).cast).toBe(0);
  await vote(id, voter!);
  expect(await codeOf(voter!, 'ballot.cast', { id, answers: both('against') })).toBe('ALREADY_VOTED');
  expect(await codeOf(teller!, 'ballot.takePaper', { id, memberId: voter!.memberId })).toBe('ALREADY_VOTED');
  await ask(host, teller!, 'ballot.takePaper', { id, memberId: delegates[1]!.memberId });
  expect(await codeOf(delegates[1]!, 'ballot.cast', { id, answers: both('approve') })).toBe('ALREADY_VOTED');
  const two = [{ answers: both('approve') }, { answers: both('approve') }];
  expect(await codeOf(teller!, 'ballot.enterPapers', { id, papers: two })).toBe('CONFLICT');
  expect((await ask(host, teller!, 'ballot.roll', { id, search: '代表3' })).items).toHaveLength(1);
  await ask(host, officer!, 'ballot.close', { id });
  expect(await codeOf(delegates[2]!, 'ballot.cast', { id, answers: both('approve') })).toBe('BALLOT_CLOSED');
  expect(await ask(host, delegates[2]!, 'ballot.verify', { id })).toMatchObject({ rollCount: 2, boxCount: 1, isIntact: true });
  await host.db.collection<{ _id: string }>('members').deleteOne({ _id: later.memberId });
});

test('the same request repeated is one vote and one answer; what was said is kept nowhere but in the box', async () => {
  const id = await opened();
  const words = both('against', 'abstain');
  expect(await vote(id, delegates[4]!, words, 'request-of-mine')).toEqual(await vote(id, delegates[4]!, words, 'request-of-mine'));
  expect((await ask(host, officer!, 'ballot.get', { id })).cast).toBe(1);
  await deliverAll(host);
  for (const { name } of await host.db.listCollections({}, { nameOnly: true }).toArray()) {
    if (name === 'ballots') continue;
    const text = JSON.stringify(await host.db.collection(name).find().toArray());
    expect([name, /"(against|abstain)"/.test(text)]).toEqual([name, false]);
  }
  // The record of the request is the same whatever was said: the other vote under the same key would get the same answer.
  expect(await vote(id, delegates[4]!, both('approve'), 'request-of-mine')).toEqual({ message: '已投票' });
  const trail = await host.db.collection('audit').find({ operation: 'ballot.cast', subject: id }).toArray();
  expect(trail).toMatchObject([{ actorId: delegates[4]!.memberId, note: null, action: '参加投票' }]);
  await ask(host, officer!, 'ballot.close', { id });
});

test('before closing no route tells more than how many took part, to nobody', async () => {
  const id = await opened({ title: '早读不得' });
  for (const delegate of delegates.slice(0, 4)) await vote(id, delegate, both('against'));
  const everybody = [officer!, chair!, teller!, witness!, delegates[0]!, await plantMember(host, { role: 'admin' })];
  const routes: [string, object][] = [
    ...['ballot.get', 'ballot.report', 'ballot.verify', 'ballot.count', 'ballot.sign', 'ballot.publish'].map((name): [string, object] => [
      name,
      { id },
    ]),
    ...[
      ['ballot.list', {}],
      ['home.summary', {}],
      ['desk.list', {}],
      ['audit.list', {}],
      ['search.find', { text: '早读' }],
    ].map((one) => one as [string, object]),
  ];
  for (const actor of everybody)
    for (const [operation, input] of routes) {
      const envelope = await run({ ...host, onError: undefined }, { operation, input, actor });
      const said = JSON.stringify(envelope);
      expect([operation, /"approve":|"against":|"result":\{|"tall/.test(said)]).toEqual([operation, false]);
      if (['ballot.report', 'ballot.verify', 'ballot.count', 'ballot.sign', 'ballot.publish'].includes(operation))
        expect([operation, envelope.ok]).toEqual([operation, false]);
    }
  expect(await ask(host, officer!, 'ballot.get', { id })).toMatchObject({ cast: 4, hash: null, boxCount: null });
  await ask(host, officer!, 'ballot.close', { id });
});

test('one person by phone twice and on paper at once is one vote', async () => {
  const id = await opened();
  const voter = delegates[5]!;
  const calls = [
    { operation: 'ballot.cast', input: { id, answers: both('approve') }, actor: voter },
    { operation: 'ballot.cast', input: { id, answers: both('against') }, actor: voter },
    { operation: 'ballot.takePaper', input: { id, memberId: voter.memberId }, actor: teller! },
  ];
  const answers = await Promise.all(calls.map((call) => run({ ...host, onError: undefined }, call)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await ask(host, officer!, 'ballot.get', { id })).cast).toBe(1);
  await ask(host, officer!, 'ballot.close', { id });
});

test('at its time it closes by itself, and who waits for whom is told', async () => {
  const closesAt = new Date(host.now.getTime() + 3_600_000).toISOString();
  const id = await opened({ title: '定时结束', closesAt });
  const named = ({ title }: { title: string }) => title.includes('定时结束');
  expect((await waitingFor(contextOf(host, delegates[0]!))).filter(named)).toMatchObject([{ action: '请投票', dueAt: closesAt }]);
  expect((await waitingFor(contextOf(host, outsider!))).filter(named)).toEqual([]);
  expect((await deadlinesFor(contextOf(host, officer!))).filter(named)).toHaveLength(1);
  expect((await deadlinesFor(contextOf(host, outsider!))).filter(named)).toEqual([]);
  const [from, to] = [host.now.toISOString(), new Date(host.now.getTime() + 86_400_000).toISOString()];
  expect((await calendarFor(contextOf(host, delegates[0]!), from, to)).filter(named)).toHaveLength(1);
  await vote(id, delegates[0]!);
  expect((await waitingFor(contextOf(host, delegates[0]!))).filter(named)).toEqual([]);
  host.now = new Date(host.now.getTime() + 3_600_001);
  expect(await codeOf(delegates[1]!, 'ballot.cast', { id, answers: both('approve') })).toBe('BALLOT_CLOSED');
  await runJob(host, jobs[0]!, 'test');
  expect(await ask(host, officer!, 'ballot.get', { id })).toMatchObject({ state: 'closed', boxCount: 1 });
  expect((await waitingFor(contextOf(host, teller!))).filter(named)).toMatchObject([{ action: '请计票' }]);
});

test('a box that was tampered with after closing is neither counted nor passes the check', async () => {
  const id = await opened();
  for (const delegate of delegates.slice(0, 3)) await vote(id, delegate);
  await ask(host, officer!, 'ballot.close', { id });
  const sheets = apartFrom(host.db).collection<{ _id: string }>('box_sheets');
  await sheets.updateOne({ boxId: id } as never, { $push: { contents: '{"q1":"against","q2":"against"}' } } as never);
  expect(await ask(host, delegates[0]!, 'ballot.verify', { id })).toMatchObject({ isIntact: false });
  expect((await refusalOf(host, teller!, 'ballot.count', { id })).message).toContain('不能计票');
});
