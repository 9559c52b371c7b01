/** What may be filled in and planned, as tables: the field that is wrong, and nothing else. */
import {
  answersTrouble,
  companionsTrouble,
  inWords,
  itemsChangeTrouble,
  itemsTrouble,
  numbered,
  partsTrouble,
  partyOf,
  type Answers,
  type Companion,
  type EventQuestion,
} from './rules-signing';
import { atHour as at, emptySeats, plainItem, plannedEvent as event } from './testing';

const timed = (id: string, from: number, to: number) => plainItem(id, { startsAt: at(from), endsAt: at(to) });
const [run, jump, swim, talk] = [timed('run', 20, 21), timed('jump', 20.5, 21.5), timed('swim', 21, 22), plainItem('talk')];
const meet = event({ items: [run, jump, swim, talk], maxItems: 2 });

test.each([
  ['one item', ['run'], null],
  ['two that follow each other', ['run', 'swim'], null],
  ['one with a time and one without', ['run', 'talk'], null],
  ['none', [], 'itemIds'],
  ['one that is not there', ['fly'], 'itemIds'],
  ['one twice', ['run', 'run'], 'itemIds'],
  ['more than allowed', ['run', 'swim', 'talk'], 'itemIds'],
  ['two at the same time', ['run', 'jump'], 'itemIds'],
])('choosing %s', (_what, itemIds, field) => {
  expect(itemsTrouble(meet, itemIds)?.[0] ?? null).toBe(field);
});
test('two at the same time are named with the hour', () => {
  expect(itemsTrouble(meet, ['run', 'jump'])?.[1]).toBe('「run」和「jump」时间冲突（11月25日 04:00），请只选一项');
});
test('an event without items takes none', () => {
  expect(itemsTrouble(event(), ['run'])?.[0]).toBe('itemIds');
});

const child = (name: string, changes: Partial<Companion> = {}): Companion => ({
  name,
  relation: 'child',
  birthYear: 2018,
  isChild: true,
  ...changes,
});
test.each([
  ['nobody', 2, [], null],
  ['two children', 2, [child('甲'), child('乙')], null],
  ['twins of one name and different years', 2, [child('甲'), child('甲', { birthYear: 2019 })], null],
  ['anybody where none may come', 0, [child('甲')], 'companions'],
  ['one too many', 1, [child('甲'), child('乙')], 'companions'],
  ['oneself', 2, [child('本人')], 'companions.0.name'],
  ['the same child twice', 2, [child('甲'), child('甲')], 'companions.1.name'],
])('bringing %s (at most %i)', (_what, companionsMax, companions, field) => {
  expect(companionsTrouble(event({ companionsMax }), companions, '本人')?.[0] ?? null).toBe(field);
});
test('family takes places only where it is counted', () => {
  const signed = { itemIds: ['b', 'a', 'a'], companions: [child('甲'), child('乙')] };
  expect(partyOf(event({ isCompanionCounted: true }), signed)).toEqual({ places: 3, itemIds: ['a', 'b'] });
  expect(partyOf(event({ isCompanionCounted: false }), signed).places).toBe(1);
});

const ask = (kind: EventQuestion['kind'], isRequired = false): EventQuestion => ({
  id: 'q1',
  title: '尺码',
  kind,
  options: kind === 'single' || kind === 'multiple' ? ['大', '小'] : [],
  isRequired,
});
test.each([
  ['text', true, undefined, false],
  ['text', true, '', false],
  ['text', false, undefined, true],
  ['text', true, '四十', true],
  ['text', false, 40, false],
  ['number', true, 40, true],
  ['number', false, '40', false],
  ['single', true, '大', true],
  ['single', true, '中', false],
  ['single', false, ['大'], false],
  ['multiple', true, ['大', '小'], true],
  ['multiple', true, [], false],
  ['multiple', false, [], true],
  ['multiple', false, ['大', '大'], false],
  ['multiple', false, ['中'], false],
  ['multiple', false, '大', false],
] as const)('a %s question (required: %s) answered with %j is right: %s', (kind, isRequired, answer, isRight) => {
  const answers: Answers = answer === undefined ? {} : { q1: answer as Answers[string] };
  expect(answersTrouble(event({ questions: [ask(kind, isRequired)] }), answers)?.[0] ?? null).toBe(isRight ? null : 'answers.q1');
});
test('an answer to a question that is not asked is refused', () => {
  expect(answersTrouble(event(), { q9: 'x' })?.[0]).toBe('answers.q9');
});
test('a sign-up is put into words in the order of the plan', () => {
  const plan = { ...meet, questions: [ask('multiple')] };
  expect(inWords(plan, { itemIds: ['swim', 'run'], answers: { q1: ['大', '小'] } })).toEqual({
    items: ['run', 'swim'],
    answers: [{ title: '尺码', text: '大、小' }],
  });
});

test.each([
  ['all in order', {}, null],
  ['an item larger than the event', { items: [plainItem('a', { capacity: 3 })] }, 'items.0.capacity'],
  ['half a time', { items: [plainItem('a', { startsAt: at(20) })] }, 'items.0.endsAt'],
  ['a time turned round', { items: [timed('a', 21, 20)] }, 'items.0.endsAt'],
  ['a time outside the event', { items: [timed('a', 19, 21)] }, 'items.0.startsAt'],
  ['two items of one name', { items: [plainItem('a'), plainItem('b', { title: 'a' })] }, 'items.1.title'],
  ['more choices than items', { items: [plainItem('a')], maxItems: 2 }, 'maxItems'],
  ['a choice without options', { questions: [{ ...ask('single'), options: ['大'] }] }, 'questions.0.options'],
  ['options for a text', { questions: [{ ...ask('text'), options: ['大'] }] }, 'questions.0.options'],
  ['an option twice', { questions: [{ ...ask('single'), options: ['大', '大'] }] }, 'questions.0.options'],
  ['a team that can never be', { capacity: 9, team: { min: 5, max: 4 } }, 'team.max'],
  ['a team larger than the event', { team: { min: 2, max: 3 } }, 'team.max'],
])('a plan with %s', (_what, changes, field) => {
  expect(partsTrouble(event(changes))?.[0] ?? null).toBe(field);
});

const taken = event({ items: [plainItem('i1'), plainItem('i2')], seats: { ...emptySeats, items: { i1: { taken: 2, wanted: 1 } } } });
test.each([
  ['an item nobody chose taken away', [plainItem('i1')], null],
  ['an item people chose taken away', [plainItem('i2')], 'items'],
  ['fewer places than are taken', [plainItem('i1', { capacity: 1 }), plainItem('i2')], 'items.0.capacity'],
  ['as many as are taken', [plainItem('i1', { capacity: 2 }), plainItem('i2')], null],
])('changing items: %s', (_what, next, field) => {
  expect(itemsChangeTrouble(taken, next)?.[0] ?? null).toBe(field);
});

test('new parts get ids never used, standing ones keep theirs, and a made-up one is replaced', () => {
  const earlier = [{ id: 'i1' }, { id: 'i4' }];
  expect(numbered([{ id: 'i4' }, {}, { id: 'i9' }, {}], 'i', earlier).map(({ id }) => id)).toEqual(['i4', 'i10', 'i11', 'i12']);
});
