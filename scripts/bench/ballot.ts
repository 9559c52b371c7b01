/** A congress votes: 3,000 delegates on ten questions through two gateways, one of which is killed; and 100,000 ballots are counted. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Ballot } from '../../cloudfunctions/ballot/store';
import { apartFrom } from '../../cloudfunctions/core/database';
import { startSession } from '../../cloudfunctions/core/identity';
import { canonical } from '../../cloudfunctions/core/canonical';
import { hashOf, sheetsOf, type Box, type RollRow } from '../../cloudfunctions/core/secret-box';
import { insertAll, plantOfficer, plantUnion } from './plant';
import { askOurs, dataOf, sendOurs, start, type Program } from './programs';
import type { Row } from './table';

const VOTERS = 3000;
const QUESTIONS = 10;
/** As many people as tap at the same moment. */
const AT_ONCE = 64;
/** Every so many of them tap twice. */
const TWICE = 20;
const MANY = 100_000;
const UNION = 'bench-ballot';
const choices = ['approve', 'against', 'abstain'] as const;
const threshold = { numerator: 2, denominator: 3, base: 'all' as const, strict: false, source: '本会章程' };

type Answers = { key: string; choice: (typeof choices)[number] }[];
type Envelope = { ok: boolean; error?: { code: string } };
type Counted = { cast: number; questions: { result: Record<string, number> | null }[]; hash: string };

/** What the delegate of this number says: known here, so that the count can be compared. */
const answersOf = (voter: number): Answers =>
  Array.from({ length: QUESTIONS }, (_, question) => ({
    key: `q${question + 1}`,
    choice: choices[(voter * 7 + question * 5 + ((voter >> 3) % 3)) % 3]!,
  }));

const questions = Array.from({ length: QUESTIONS }, (_, index) => ({ text: `第${index + 1}项表决`, threshold }));

export async function ballot(uri: string, db: Db, say: (sentence: string) => void): Promise<Row[]> {
  const [doomed, survivor] = [await start('gateway', uri, 'bench'), await start('gateway', uri, 'bench')];
  const memberIds = await plantUnion(db, UNION, VOTERS, ['delegate']);
  const officer = await plantOfficer(db, UNION);
  const tokens: string[] = [];
  for (const memberId of memberIds) tokens.push(await startSession({ db }, memberId, new Date()));
  const [teller, second, witness] = memberIds;
  const { id } = await dataOf<{ id: string }>(
    askOurs(
      survivor,
      'ballot.create',
      { title: '大会表决', voters: 'delegates', questions, tellerIds: [teller, second], witnessId: witness },
      officer,
      true,
    ),
  );
  const openedFrom = performance.now();
  await dataOf(askOurs(survivor, 'ballot.open', { id }, officer, true));
  const opening = performance.now() - openedFrom;
  say(`名册 ${VOTERS} 人已固定，开始投票`);
  const polled = await poll(id, tokens, doomed, survivor);
  say(`投票结束：${polled.retried} 次重发，${polled.refused} 次重复投票被拒`);
  await dataOf(askOurs(survivor, 'ballot.close', { id }, officer, true));
  await dataOf(askOurs(survivor, 'ballot.count', { id }, tokens[0]!, true));
  const counted = await dataOf<Counted>(askOurs(survivor, 'ballot.get', { id }, tokens[0]!));
  const trouble = await troubleOf(survivor, id, tokens[0]!, counted);
  const late = polled.took.filter((ms) => ms > polled.killedAt + 10_000).length;
  const rows: Row[] = [
    { name: `固定 ${VOTERS} 人的名册`, ours: opening, measured: opening / 1000, goal: 10, unit: 's' },
    {
      ...{
        name: `${VOTERS} 名代表投 ${QUESTIONS} 项，中途杀掉一个进程`,
        ours: polled.all,
        measured: polled.all / 1000,
        goal: 60,
        unit: 's',
      },
      note: `${Math.round(polled.killedAt / 1000)} 秒时杀掉；其后十秒还没有投成的 ${late} 人；票数${trouble ?? '逐项相符，一张不多一张不少'}`,
    },
    ...(await countMany(db, survivor, officer, say)),
  ];
  await survivor.stop();
  if (trouble) throw new Error(trouble);
  return rows;
}

/** Everybody votes, some twice; who gets no answer sends the same request again to the other gateway. */
async function poll(id: string, tokens: string[], doomed: Program, survivor: Program) {
  const began = performance.now();
  const took: number[] = [];
  let [next, retried, refused, killedAt] = [0, 0, 0, 0];
  const vote = async (voter: number, turn: number): Promise<void> => {
    const requestId = randomUUID();
    for (let attempt = 0; ; attempt += 1) {
      const program = (voter + attempt + turn) % 2 === 0 && killedAt === 0 ? doomed : survivor;
      const answer = await sendOurs(program, 'ballot.cast', { id, answers: answersOf(voter) }, tokens[voter]!, requestId).catch(() => null);
      const envelope = answer && (JSON.parse(answer.text) as Envelope);
      if (envelope?.ok) return;
      if (envelope?.error?.code === 'ALREADY_VOTED') return void (refused += 1);
      if (envelope && envelope.error?.code !== 'UNAVAILABLE') throw new Error(answer.text.slice(0, 300));
      retried += 1;
      await sleep(100);
    }
  };
  const person = async (): Promise<void> => {
    while (next < tokens.length) {
      const voter = next;
      next += 1;
      // Two taps under two request ids, one at each gateway: one of them is the vote, the other is refused.
      await Promise.all([vote(voter, 0), ...(voter % TWICE === 0 ? [vote(voter, 1)] : [])]);
      took.push(performance.now() - began);
      if (took.length === tokens.length / 2) {
        killedAt = performance.now() - began;
        void doomed.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, person));
  return { all: performance.now() - began, took, killedAt, retried, refused };
}

/** What does not fit: a vote lost, one too many, or a figure that is not what the delegates said. */
async function troubleOf(program: Program, id: string, teller: string, counted: Counted): Promise<string | null> {
  const verdict = await dataOf<{ isIntact: boolean; boxCount: number; rollCount: number; trouble: string | null }>(
    askOurs(program, 'ballot.verify', { id }, teller),
  );
  if (!verdict.isIntact) return verdict.trouble;
  if (verdict.boxCount !== VOTERS) return `票箱 ${verdict.boxCount} 张，名册 ${VOTERS} 人`;
  for (const [index, { result }] of counted.questions.entries())
    for (const choice of choices) {
      const due = Array.from({ length: VOTERS }, (_, voter) => answersOf(voter)[index]!.choice).filter((one) => one === choice).length;
      if (result?.[choice] !== due) return `第${index + 1}项 ${choice} 应为 ${due}，计得 ${result?.[choice]}`;
    }
  return null;
}

/** A closed box of 100,000 as closing leaves it; counted and checked by the product. */
async function countMany(db: Db, program: Program, officer: string, say: (sentence: string) => void): Promise<Row[]> {
  const [teller, second, witness] = await db.collection<{ _id: string }>('members').find({ unionId: UNION }).limit(3).toArray();
  const people = { tellerIds: [teller!._id, second!._id], witnessId: witness!._id };
  const { id } = await dataOf<{ id: string }>(
    askOurs(program, 'ballot.create', { title: '十万张票', voters: 'delegates', questions, ...people }, officer, true),
  );
  const contents = Array.from({ length: MANY }, (_, voter) =>
    canonical(Object.fromEntries(answersOf(voter).map(({ key, choice }) => [key, choice]))),
  ).sort();
  const hash = hashOf(contents);
  const apart = apartFrom(db);
  const box: Box = { _id: id, unionId: UNION, state: 'closed', due: MANY, slots: MANY, seed: '', papers: 0, hash, count: MANY };
  await apart.collection<Box>('boxes').insertOne(box);
  await insertAll(apart, 'box_sheets', sheetsOf(box, contents));
  await insertAll(
    apart,
    'box_rolls',
    Array.from({ length: MANY }, (_, index): RollRow => {
      const memberId = `${UNION}-many-${index}`;
      return { _id: `${id}:${memberId}`, unionId: UNION, boxId: id, memberId, group: null, hasCast: true, onPaper: false };
    }),
  );
  const at = new Date().toISOString();
  const closed: Partial<Ballot> = { state: 'closed', openedAt: at, closedAt: at, due: MANY, hash, boxCount: MANY };
  await db.collection<Ballot>('ballots').updateOne({ _id: id }, { $set: closed });
  say(`${MANY} 张票已入箱，开箱计票`);
  const token = await startSession({ db }, teller!._id, new Date());
  const timed = async (operation: string, isCommand: boolean) => {
    const from = performance.now();
    await dataOf(askOurs(program, operation, { id }, token, isCommand));
    return performance.now() - from;
  };
  const [counting, verifying] = [await timed('ballot.count', true), await timed('ballot.verify', false)];
  return [
    { name: `计出 ${MANY} 张票的结果`, ours: counting, measured: counting / 1000, goal: 5, unit: 's', note: '含核对票箱与名册' },
    { name: `核对 ${MANY} 张票的票箱`, ours: verifying, measured: verifying / 1000, goal: 5, unit: 's' },
  ];
}
