/** Surveys through the real runner: the anonymous and the named kind, their questions, their figures, and what nobody is told. */
import type { Actor } from '../../types/actor';
import type { Answer, Question } from '../../types/survey/contract';
import { apartFrom } from '../core/database';
import { ask, asSystem, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import { jobs } from './jobs';
import { calendarFor, waitingFor, ownDataOf } from './public';
import { fitAnswers, questionsTrouble, remindAtOf, turnoutOf } from './rules';
import { tallyOf } from './tally-rules';

let host: TestHost;
let officer: Actor, foreign: Actor;
let people: Actor[];
const AHEAD = '2026-12-10T10:00:00.000Z';

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer', groupId: 'group2' });
  foreign = await plantMember(host, { name: '外会', role: 'officer', unionId: 'union2', groupId: 'group9' });
  people = [];
  for (let index = 0; index < 24; index += 1) people.push(await plantMember(host, { name: `会员${index}` }));
});
afterAll(() => host.close());

const blank = { note: '', isRequired: true, options: [], rows: [], steps: 5, most: null, showIf: null };
const questions: Question[] = [
  { ...blank, id: 'whole', kind: 'single', title: '总体评价', options: ['满意', '一般', '不满意'] },
  {
    ...blank,
    id: 'why',
    kind: 'multiple',
    title: '原因',
    options: ['材料', '时间', '答复'],
    most: 2,
    showIf: { questionId: 'whole', options: [2] },
  },
  { ...blank, id: 'score', kind: 'scale', title: '打分' },
  { ...blank, id: 'parts', kind: 'matrix', title: '分项', options: ['好', '差'], rows: ['报告', '讨论'] },
  { ...blank, id: 'words', kind: 'text', title: '建议', isRequired: false },
];
const sheet = (whole: number, score = 5, more: Answer[] = []): Answer[] => [
  { questionId: 'whole', choices: [whole] },
  { questionId: 'score', score },
  { questionId: 'parts', choices: [0, 1] },
  ...more,
];
const plan = (more: object = {}) => ({ title: '满意度', closesAt: AHEAD, audience: { unitIds: ['group1'] }, questions, ...more });

test.each<[string, Partial<Question>[], string | null]>([
  ['one option', [{ kind: 'single', options: ['甲'] }], 'questions.0.options'],
  ['the same option twice', [{ kind: 'multiple', options: ['甲', '乙', '甲'] }], 'questions.0.options'],
  ['a matrix without lines', [{ kind: 'matrix', options: ['甲', '乙'] }], 'questions.0.rows'],
  ['more to choose than there is', [{ kind: 'multiple', options: ['甲', '乙'], most: 3 }], 'questions.0.most'],
  ['the same number twice', [{ kind: 'text' }, { kind: 'text', id: 'q0' }], 'questions.1.id'],
  [
    'a condition on a later question',
    [
      { kind: 'text', showIf: { questionId: 'q1', options: [0] } },
      { kind: 'single', options: ['甲', '乙'] },
    ],
    'questions.0.showIf',
  ],
  [
    'a condition on an option that is not',
    [
      { kind: 'single', options: ['甲', '乙'] },
      { kind: 'text', showIf: { questionId: 'q0', options: [2] } },
    ],
    'questions.1.showIf',
  ],
  [
    'a sound list',
    [
      { kind: 'single', options: ['甲', '乙'] },
      { kind: 'text', showIf: { questionId: 'q0', options: [1] } },
    ],
    null,
  ],
])('questions with %s', (_what, given, path) => {
  const list = given.map((one, index) => ({ ...blank, id: `q${index}`, title: '题', ...one }) as Question);
  expect(questionsTrouble(list)?.[0] ?? null).toBe(path);
});

test.each<[string, Answer[], string]>([
  ['nothing', [], 'answers.whole'],
  ['a stranger’s question', [{ questionId: 'other', text: '甲' }], 'answers.0.questionId'],
  ['two of a single choice', [{ questionId: 'whole', choices: [0, 1] }], 'answers.whole'],
  ['an option that is not', [{ questionId: 'whole', choices: [9] }], 'answers.whole'],
  ['a required question that follows from the answer', sheet(2), 'answers.why'],
  ['too many of several', sheet(2, 5, [{ questionId: 'why', choices: [0, 1, 2] }]), 'answers.why'],
  ['a score above the scale', sheet(0, 6), 'answers.score'],
  ['half a matrix', [...sheet(0).slice(0, 2), { questionId: 'parts', choices: [0] }], 'answers.parts'],
])('%s does not fit', (_what, answers, path) =>
  expect(fitAnswers(questions, answers)).toMatchObject({ trouble: [path, expect.any(String)] }),
);

test('what was skipped is not kept, whatever was sent', () => {
  const fitted = fitAnswers(questions, sheet(0, 5, [{ questionId: 'why', choices: [1] }]));
  expect(fitted).toEqual({ answers: sheet(0) });
});

test('a mean is kept back where it would solve a hidden figure', () => {
  const score = questions.filter(({ id }) => id === 'score');
  const mean = (scores: number[]) =>
    tallyOf(
      score,
      scores.map((one) => [{ questionId: 'score', score: one }]),
      (texts) => texts,
    )[0]!.parts[0]!.mean;
  expect(mean([1, 2, 3, 4, 5].flatMap((one) => [one, one, one, one, one]))).toBe(300);
  expect(mean([5, 5, 5, 5, 5, 5, 1])).toBeNull();
});

test('groups too small to be looked at alone stand together', () => {
  const people = (groupName: string, count: number, took: number) =>
    Array.from({ length: count }, (_one, index) => ({ groupName, hasAnswered: index < took }));
  expect(turnoutOf([...people('乙', 6, 2), ...people('甲', 3, 3), ...people('丙', 2, 0)])).toEqual([
    { name: '乙', due: 6, answered: 2 },
    { name: '其他小组（2 个，各不足5人）', due: 5, answered: 3 },
  ]);
});

test.each([
  ['2026-11-24T02:00:00.000Z', '2026-11-26T02:00:00.000Z', '2026-11-25T02:00:00.000Z'],
  ['2026-11-24T02:00:00.000Z', '2026-11-26T01:59:00.000Z', null],
])('opened %s until %s, the clock calls at %s', (opened, closes, at) => expect(remindAtOf(opened, closes)).toBe(at));

test('an anonymous survey from the draft to what everybody may see', async () => {
  const { id } = await ask(host, officer, 'survey.create', plan());
  expect((await refusalOf(host, people[0]!, 'survey.get', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, foreign, 'survey.open', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, officer, 'survey.change', { id, ...plan({ closesAt: '2020-01-01T00:00:00.000Z' }) })).fields[0]?.path).toBe(
    'closesAt',
  );
  expect((await ask(host, officer, 'survey.open', { id })).due).toBe(24);
  expect((await refusalOf(host, officer, 'survey.change', { id, ...plan() })).code).toBe('CONFLICT');
  expect(await waitingFor(contextOf(host, people[0]!))).toMatchObject([{ action: '请匿名填写', dueAt: AHEAD }]);
  expect((await refusalOf(host, officer, 'survey.answer', { id, answers: sheet(0) })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, people[0]!, 'survey.answer', { id, answers: [] })).fields[0]?.path).toBe('answers.whole');
  for (const [index, person] of people.slice(0, 20).entries())
    await ask(
      host,
      person,
      'survey.answer',
      { id, answers: sheet(index < 12 ? 0 : index < 18 ? 1 : 2, 5, index < 18 ? [] : [{ questionId: 'why', choices: [0] }]) },
      `r${index}`,
    );
  expect((await refusalOf(host, people[0]!, 'survey.answer', { id, answers: sheet(1) })).message).toContain('已填写');
  expect(await ask(host, people[0]!, 'survey.get', { id })).toMatchObject({ hasAnswered: true, answered: 20, due: 24, moves: [] });
  for (const operation of ['survey.results', 'survey.exportResults', 'survey.cross'])
    expect(
      (await refusalOf(host, officer, operation, { id, ...(operation === 'survey.cross' ? { row: 'whole', column: 'score' } : {}) }))
        .message,
    ).toContain('截止');
  const { items, ...turnout } = await ask(host, officer, 'survey.participants', { id });
  expect(turnout).toMatchObject({ due: 24, answered: 20, groups: [{ due: 24, answered: 20 }], canRemind: true });
  expect(items.filter(({ hasAnswered }) => !hasAnswered)).toHaveLength(4);
  expect((await ask(host, officer, 'survey.remind', { id })).reminded).toBe(4);
  expect((await refusalOf(host, officer, 'survey.remind', { id })).message).toContain('明天');
  expect(await calendarFor(contextOf(host, people[0]!), '2026-12-10T00:00:00.000Z', '2026-12-11T00:00:00.000Z')).toHaveLength(1);
  host.now = new Date('2026-12-09T10:00:01.000Z');
  const remind = jobs.find(({ name }) => name === 'survey.remind')!;
  expect([await runJob(host, remind, 'due'), await runJob(host, remind, 'again')]).toEqual([1, 0]);
  host.now = new Date('2026-12-10T10:00:01.000Z');
  expect((await refusalOf(host, people[23]!, 'survey.answer', { id, answers: sheet(0) })).message).toContain('截止');
  await asSystem(host, 'survey.close', { id });
  const results = await ask(host, officer, 'survey.results', { id });
  expect(results.tallies[0]!.parts[0]).toMatchObject({ bars: [{ count: 12 }, { count: null }, { count: null }], rest: 8 });
  expect(results.tallies[1]!.parts[0]!.bars.map(({ count }) => count)).toEqual([null, null, null]);
  expect(results.tallies[4]!.texts).toBeNull();
  expect((await refusalOf(host, people[0]!, 'survey.results', { id })).message).toContain('还没有公布');
  await ask(host, officer, 'survey.report', { id });
  expect((await ask(host, people[22]!, 'survey.results', { id })).tallies).toEqual(results.tallies);
  expect((await ask(host, officer, 'survey.exportResults', { id })).file.name).toContain('.xlsx');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: people[23]!.memberId })).toBe(4);
  host.now = new Date('2026-11-24T02:00:00.000Z');
});

test('nothing kept of an anonymous survey joins a person with an answer', async () => {
  const { id } = await ask(host, officer, 'survey.create', plan({ title: '不可连结' }));
  await ask(host, officer, 'survey.open', { id });
  const secret = '只有我会这样写';
  await ask(host, people[3]!, 'survey.answer', { id, answers: sheet(0, 4, [{ questionId: 'words', text: secret }]) }, 'secret-request');
  for (const { name } of await host.db.listCollections().toArray())
    expect(JSON.stringify(await host.db.collection(name).find().toArray())).not.toContain(secret);
  const apart = apartFrom(host.db);
  const slots = JSON.stringify(await apart.collection('box_slots').find({ isFilled: true }).toArray());
  // Even there it is sealed.
  expect(slots).toContain('"isFilled":true');
  expect(slots).not.toContain(secret);
  for (const known of [people[3]!.memberId, 'secret-request', host.now.toISOString()]) expect(slots).not.toContain(known);
  expect(JSON.stringify(await ownDataOf(contextOf(host, people[3]!)))).not.toContain(secret);
});

test('a named survey says so, keeps names, and needs enough people only when anonymous', async () => {
  const { id } = await ask(host, officer, 'survey.create', plan({ title: '记名', isAnonymous: false, audience: { unitIds: ['group2'] } }));
  await ask(host, officer, 'survey.open', { id });
  expect(await waitingFor(contextOf(host, officer))).toMatchObject([{ action: '请填写' }]);
  await ask(host, officer, 'survey.answer', { id, answers: sheet(0) });
  expect((await refusalOf(host, officer, 'survey.answer', { id, answers: sheet(0) })).code).toBe('CONFLICT');
  expect((await ask(host, officer, 'survey.participants', { id })).items).toMatchObject([{ name: '干事甲', hasAnswered: true }]);
  const few = await ask(host, officer, 'survey.create', plan({ title: '太少', audience: { unitIds: ['group2'] } }));
  expect((await refusalOf(host, officer, 'survey.open', { id: few.id })).fields[0]?.path).toBe('audience');
});
