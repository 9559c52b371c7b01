/**
 * Two gateways over HTTP, one killed in the middle: delegates vote on both at once, by two phones with different words and on
 * paper besides. Each has one vote, the box is the roll, the figures are what was accepted, and nothing else says what it was.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { apartFrom } from '../../cloudfunctions/core/database';
import { openWorld, type Call, type World } from './crash-world';

jest.setTimeout(400_000);
const VOTERS = 48;
const DOOMED = 0;
const SURVIVOR = 1;
const account = (number: number) => `m${String(number).padStart(4, '0')}`;
const voters = Array.from({ length: VOTERS }, (_, index) => account(index + 1));
const [teller, second, witness] = [account(VOTERS + 1), account(VOTERS + 2), account(VOTERS + 3)];
const choices = ['approve', 'against', 'abstain'] as const;
const threshold = { numerator: 1, denominator: 2, base: 'all', strict: true, source: '本会章程' };

let world: World;
const ids = new Map<string, string>();
const idOf = (who: string) => ids.get(who)!;

beforeAll(async () => {
  world = await openWorld(2);
  for (const one of ['officer', teller, second, witness, ...voters]) {
    await world.signIn(one);
    ids.set(one, (await world.read<{ member: { id: string } }>(one, 'session.me', {}, SURVIVOR)).member.id);
  }
});
afterAll(() => world?.close());

/** What this person says on this phone. */
const answersOf = (voter: number, phone: number) => [
  { key: 'q1', choice: choices[(voter + phone) % 3]! },
  { key: 'q2', choice: choices[(voter * 2 + phone + 1) % 3]! },
];
const paperMarks = [
  { key: 'q1', choice: 'void' },
  { key: 'q2', choice: 'against' },
];

async function must<T>(who: string, operation: string, input: object): Promise<T> {
  const call = world.plan(who, operation, input);
  await settle(call);
  if (!call.answer?.ok) throw new Error(`${operation}: ${JSON.stringify(call.answer)}`);
  return call.answer.data as T;
}

/** As a client does after a lost answer: the same request again, at the gateway that is left. */
async function settle(call: Call): Promise<void> {
  for (let patience = 60; !call.answer && patience > 0; patience -= 1) {
    await world.send(call, SURVIVOR);
    if (!call.answer) await sleep(500);
  }
}

async function openBallot(): Promise<string> {
  const { id } = await must<{ id: string }>('officer', 'ballot.create', {
    ...{ title: '两个进程一起投', voters: 'chosen', voterIds: voters.map(idOf) },
    questions: [
      { text: '甲事项', threshold },
      { text: '乙事项', threshold },
    ],
    ...{ tellerIds: [idOf(teller), idOf(second)], witnessId: idOf(witness) },
  });
  await must('officer', 'ballot.open', { id });
  return id;
}

/** Each person: one phone at both gateways with one request, another phone with other words; every fourth at the tellers' desk too. */
const plansOf = (id: string) =>
  voters.map((who, index) => ({
    phones: [0, 1].map((phone) => world.plan(who, 'ballot.cast', { id, answers: answersOf(index, phone) })),
    paper: index % 4 === 0 ? world.plan(teller, 'ballot.takePaper', { id, memberId: idOf(who) }) : null,
  }));

test('48 people on two gateways, some with two phones and a paper, one gateway killed: one vote each, all of them counted', async () => {
  const id = await openBallot();
  const plans = plansOf(id);
  const sent = plans.flatMap(({ phones: [first, other], paper }, index) => {
    const at = (index * 53) % 900;
    return [
      sleep(at).then(() => world.send(first!, DOOMED)),
      sleep(at + 5).then(() => world.send(first!, SURVIVOR)),
      sleep(at + (index % 3) * 4).then(() => world.send(other!, index % 2 ? DOOMED : SURVIVOR)),
      ...(paper ? [sleep(at).then(() => world.send(paper, index % 8 ? DOOMED : SURVIVOR))] : []),
    ];
  });
  await sleep(450);
  await world.killGateway(DOOMED);
  await Promise.all(sent);
  const calls = plans.flatMap(({ phones, paper }) => [...phones, ...(paper ? [paper] : [])]);
  for (const call of calls) await settle(call);

  const accepted = plans.map(({ phones, paper }) => [...phones, ...(paper ? [paper] : [])].filter(({ answer }) => answer?.ok));
  expect(accepted.map((own) => own.length)).toEqual(voters.map(() => 1));
  const refusals = calls.flatMap(({ answer }) => (answer && !answer.ok ? [answer.error.code] : []));
  expect(new Set(refusals)).toEqual(new Set(['ALREADY_VOTED']));

  const papers = accepted.flat().filter(({ operation }) => operation === 'ballot.takePaper').length;
  const entering = world.plan(teller, 'ballot.enterPapers', {
    id,
    papers: Array.from({ length: papers }, () => ({ answers: paperMarks })),
  });
  // The same request three times is entered once.
  if (papers > 0) await Promise.all([1, 2, 3].map(() => world.send(entering, SURVIVOR)));
  if (papers > 0) await settle(entering);

  const closed = await must<{ count: number }>('officer', 'ballot.close', { id });
  expect(closed.count).toBe(VOTERS);
  await must(teller, 'ballot.count', { id });
  expect(await world.read(voters[0]!, 'ballot.verify', { id }, SURVIVOR)).toMatchObject({
    ...{ rollCount: VOTERS, boxCount: VOTERS, isIntact: true, trouble: null },
  });
  const { questions } = await world.read<{ questions: { key: string; result: Record<string, number> }[] }>(
    teller,
    'ballot.get',
    { id },
    SURVIVOR,
  );
  const marks = accepted
    .flat()
    .map(({ operation, input }) => (operation === 'ballot.cast' ? (input as { answers: typeof paperMarks }).answers : paperMarks));
  for (const { key, result } of questions)
    for (const choice of [...choices, 'void'])
      expect([key, choice, result[choice]]).toEqual([
        ...[key, choice],
        marks.filter((answers) => answers.some((one) => one.key === key && one.choice === choice)).length,
      ]);

  await expectNothingTold(id, accepted.flat());
});

/** Trail, request records, metrics and the most talkative log: that somebody took part, never what was said. */
async function expectNothingTold(id: string, accepted: Call[]): Promise<void> {
  const casts = accepted.filter(({ operation }) => operation === 'ballot.cast');
  const trail = await world.db.collection('audit').find({ operation: 'ballot.cast', subject: id }).toArray();
  expect(trail.map(({ actorId, note }) => [actorId as string, note as null]).sort()).toEqual(
    casts.map(({ account: who }) => [idOf(who), null]).sort(),
  );
  const said = /"(approve|against|abstain)"|赞成|反对|弃权/;
  const kept = await world.db
    .collection<{ _id: string }>('idempotency')
    .find({ operation: 'ballot.cast' } as never)
    .toArray();
  expect(kept.length).toBe(casts.length);
  // Whatever was said, the record is the same but for who asked and when it goes.
  expect(new Set(kept.map((one) => JSON.stringify({ ...one, _id: 0, expireAt: 0 }))).size).toBe(1);
  for (const { name } of await world.db.listCollections({}, { nameOnly: true }).toArray()) {
    const rows = await world.db
      .collection(name)
      .find({ $or: [{ _id: id as never }, { subject: id }, { ballotId: id }] })
      .toArray();
    if (name !== 'ballots') expect([name, said.test(JSON.stringify(rows))]).toEqual([name, false]);
  }
  expect(said.test(await world.metrics(SURVIVOR))).toBe(false);
  expect(world.logs()).toContain('ballot.cast');
  expect(said.test(world.logs())).toBe(false);
}

test('control: who looks at the roll and then writes, without the transaction, lets one person vote twice', async () => {
  const id = await openBallot();
  const apart = apartFrom(world.db);
  const row = `${id}:${idOf(voters[0]!)}`;
  const rolls = apart.collection<{ _id: string; hasCast: boolean }>('box_rolls');
  const control = apart.collection<{ boxId: string }>('control');
  const looks = await Promise.all([rolls.findOne({ _id: row }), rolls.findOne({ _id: row })]);
  await Promise.all(
    looks.map(async (seen) => {
      if (seen?.hasCast) return;
      await rolls.updateOne({ _id: row }, { $set: { hasCast: true } });
      await control.insertOne({ boxId: id });
    }),
  );
  expect(await control.countDocuments({ boxId: id })).toBe(2);
});
