/**
 * An attack on surveys: everything the API tells of a closed survey, to everybody, is put together; from sums over sets of
 * possible answers others are subtracted until nothing new is found. No set of answers may come out under five.
 */
import type { Actor } from '../../types/actor';
import type { Answer, Question, Tally } from '../../types/survey/contract';
import { SMALLEST_CELL } from '../core/small-cells';
import { ask, asSystem, plantMember, plantUnits, testHost, type TestHost } from '../core/testing';
import { fitAnswers } from './rules';
import { crossOf, isCrossable, tallyOf } from './tally-rules';

const blank = { note: '', isRequired: true, options: [], rows: [], steps: 5, most: null, showIf: null };
const questions: Question[] = [
  { ...blank, id: 'whole', kind: 'single', title: '总体', options: ['满意', '一般', '不满意'] },
  { ...blank, id: 'where', kind: 'single', title: '哪里', options: ['材料', '时间'], showIf: { questionId: 'whole', options: [2] } },
  { ...blank, id: 'why', kind: 'multiple', title: '原因', options: ['远', '晚'], showIf: { questionId: 'whole', options: [1, 2] } },
  { ...blank, id: 'late', kind: 'scale', title: '多晚', steps: 2, showIf: { questionId: 'why', options: [0, 1] } },
  { ...blank, id: 'again', kind: 'single', title: '再来', options: ['来', '不来'], isRequired: false },
];

/** Every sheet somebody may hand in. */
const patterns: Answer[][] = (() => {
  const choices = [[], [0], [1], [2], [0, 1]];
  const all: Answer[][] = [];
  for (const whole of [0, 1, 2])
    for (const where of choices)
      for (const why of choices)
        for (const score of [undefined, 1, 2])
          for (const again of choices) {
            const given = [
              { questionId: 'whole', choices: [whole] },
              { questionId: 'where', choices: where },
              { questionId: 'why', choices: why },
              { questionId: 'late', score },
              { questionId: 'again', choices: again },
            ];
            const fitted = fitAnswers(questions, given);
            if ('answers' in fitted) all.push(fitted.answers);
          }
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
})();

/** A set of patterns, one bit each, and how many sheets are in it. */
type Told = { set: bigint; count: number };
const told = (count: number, is: (answers: Answer[]) => boolean): Told => ({
  set: patterns.reduce((set, answers, at) => (is(answers) ? set | (1n << BigInt(at)) : set), 0n),
  count,
});
const answer = (id: string, answers: Answer[]) => answers.find(({ questionId }) => questionId === id);
/** What an answer is called on the page. */
function saidOf({ id, kind, options, showIf }: Question, answers: Answer[]): string[] {
  const given = answer(id, answers);
  if (given?.score) return [`${given.score} 分`];
  if (given?.choices) return given.choices.map((choice) => options[choice]!);
  const earlier = showIf && answer(showIf.questionId, answers)?.choices?.some((choice) => showIf.options.includes(choice));
  return kind === 'multiple' ? [] : [!showIf || earlier ? '未回答' : '没有问到'];
}

/** Every figure of the report as a sum over patterns. */
function figuresOf(tallies: Tally[], people: number): Told[] {
  const all = [told(people, () => true)];
  for (const [index, { parts }] of tallies.entries())
    for (const { bars, rest } of parts) {
      const question = questions[index]!;
      const isIn = (texts: string[]) => (answers: Answer[]) => saidOf(question, answers).some((text) => texts.includes(text));
      for (const { text, count } of bars) if (count !== null) all.push(told(count, isIn([text])));
      const hidden = bars.filter(({ count }) => count === null).map(({ text }) => text);
      if (rest !== null) all.push(told(rest, isIn(hidden)));
    }
  return all;
}
type Table = { columns: string[]; rows: { title: string; cells: number[] }[] } | null;
function crossFigures(row: Question, column: Question, table: Table): Told[] {
  if (!table) return [];
  const isSaid = (question: Question, title: string, answers: Answer[]) => title.split('、').includes(saidOf(question, answers)[0]!);
  return table.rows.flatMap(({ title, cells }) =>
    cells.map((count, at) => told(count, (answers) => isSaid(row, title, answers) && isSaid(column, table.columns[at]!, answers))),
  );
}

const MOST_SETS = 1500;
/** Subtracts, adds and intersects sets of known counts until nothing new comes. */
function learned(all: Told[]): Map<bigint, number> {
  const known = new Map(all.map(({ set, count }) => [set, count]));
  const learn = (set: bigint, count: number) => void (set !== 0n && !known.has(set) && known.size < MOST_SETS && known.set(set, count));
  for (let size = -1; size !== known.size && known.size < MOST_SETS;) {
    size = known.size;
    const sets = [...known];
    for (const [a, first] of sets)
      for (const [b, second] of sets) {
        const both = a & b;
        if (both === b) learn(a & ~b, first - second);
        else if (both === 0n) learn(a | b, first + second);
        else if (known.has(a | b)) learn(both, first + second - known.get(a | b)!);
      }
  }
  return known;
}
const smallest = (all: Told[]) => Math.min(...learned(all.filter(({ set }) => set !== 0n)).values());

const chance = (seed: number) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const crossable = questions.filter(isCrossable);

test('nothing that can be reckoned from all reports of a survey together is under five', () => {
  const random = chance(17);
  for (let round = 0; round < 250; round += 1) {
    const people = 5 + Math.floor(random() * 90);
    const lean = 1 + random() * 3;
    const sheets = Array.from({ length: people }, () => patterns[Math.floor(random() ** lean * patterns.length)]!);
    const all = figuresOf(
      tallyOf(questions, sheets, (texts) => texts),
      people,
    );
    for (const row of crossable)
      for (const column of crossable)
        if (row !== column) all.push(...crossFigures(row, column, crossOf(questions, row.id, column.id, sheets)));
    expect(smallest(all)).toBeGreaterThanOrEqual(SMALLEST_CELL);
  }
});

test('control: with one hidden figure laid open the attack finds the small cell', () => {
  const sheets = [...Array.from({ length: 12 }, () => 0), ...Array.from({ length: 6 }, () => 2), 1, 1].map((whole) =>
    patterns.find((one) => answer('whole', one)?.choices?.[0] === whole)!,
  );
  const all = figuresOf(
    tallyOf(questions, sheets, (texts) => texts),
    20,
  );
  const isUnhappy = (answers: Answer[]) => answer('whole', answers)?.choices?.[0] === 2;
  expect(smallest(all)).toBeGreaterThanOrEqual(SMALLEST_CELL);
  expect(smallest([...all, told(6, isUnhappy)])).toBe(2);
});

describe('through the API', () => {
  let host: TestHost;
  let officer: Actor;
  const people: Actor[] = [];
  beforeAll(async () => {
    host = await testHost();
    await plantUnits(host);
    officer = await plantMember(host, { name: '干事甲', role: 'officer', groupId: 'group2' });
    for (let index = 0; index < 20; index += 1) people.push(await plantMember(host, { name: `会员${index}` }));
  }, 60_000);
  afterAll(() => host.close());

  test('officer and member together, before and after the results are told, learn no cell under five', async () => {
    const plan = { title: '满意度', closesAt: '2026-12-10T10:00:00.000Z', audience: { unitIds: ['group1'] }, questions };
    const { id } = await ask(host, officer, 'survey.create', plan);
    await ask(host, officer, 'survey.open', { id });
    for (const [index, person] of people.entries()) {
      const whole = index < 12 ? 0 : index < 18 ? 2 : 1;
      const answers = patterns.filter((one) => answer('whole', one)?.choices?.[0] === whole)[index % 2]!;
      await ask(host, person, 'survey.answer', { id, answers }, `r${index}`);
    }
    await asSystem(host, 'survey.close', { id });
    const before = await ask(host, officer, 'survey.results', { id });
    const crossed: Told[] = [];
    for (const row of before.crossable)
      for (const column of before.crossable)
        if (row.id !== column.id) {
          const table = await ask(host, officer, 'survey.cross', { id, row: row.id, column: column.id });
          const [down, across] = [row, column].map((one) => questions.find((question) => question.id === one.id)!);
          crossed.push(...crossFigures(down!, across!, table.trouble ? null : table));
        }
    await ask(host, officer, 'survey.report', { id });
    const after = await ask(host, people[0]!, 'survey.results', { id });
    expect(after.tallies).toEqual(before.tallies);
    expect(before.tallies[1]!.parts[0]).toMatchObject({ rest: null, bars: [{ count: null }, { count: null }, { count: null }] });
    expect(smallest([...figuresOf(after.tallies, after.answered), ...crossed])).toBeGreaterThanOrEqual(SMALLEST_CELL);
  });
});
