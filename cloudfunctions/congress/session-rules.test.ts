/** The decisions about sessions as tables, at their edges. */
import { profiles } from './profiles';
import {
  obstaclesOf,
  presidiumTrouble,
  quorumOf,
  quorumTrouble,
  reportTrouble,
  sayLate,
  signInTrouble,
  timesTrouble,
} from './session-rules';
import type { AgendaItem, Session } from './session-store';

const shanghai = profiles.shanghai;

test.each([
  ['seven days', '2026-12-03T15:59:59.000Z', false],
  ['six days, counted in Shanghai', '2026-12-03T16:00:00.000Z', true],
  ['on the day', '2026-12-10T00:00:00.000Z', true],
])('papers sent %s before', (_what, sentAt, isLate) => {
  const said = sayLate(shanghai, sentAt, '2026-12-10T01:00:00.000Z');
  expect(said !== '').toBe(isLate);
  if (isLate) expect(said).toContain('第30条');
});

test.each([
  [30, 19, 20, false],
  [30, 20, 20, true],
  [31, 20, 21, false],
  [31, 21, 21, true],
  [1, 1, 1, true],
])('of %i delegates %i present: least %i, quorate %s', (due, present, least, isQuorate) => {
  expect(quorumOf(shanghai, { due, present })).toMatchObject({ least, isQuorate });
  expect(quorumTrouble(shanghai, { due, present }) === null).toBe(isQuorate);
});
test('a missing quorum says how many are wanted and by which article', () =>
  expect(quorumTrouble(shanghai, { due: 30, present: 18 })).toMatch(/到会 18 名，至少要 20 名，还差 2 名.*第28条/));

const people = (front: number, other: number) => [
  ...Array.from({ length: front }, () => ({ staffKind: 'frontLine' as const })),
  ...Array.from({ length: other }, () => ({ staffKind: 'manager' as const })),
];
test.each([
  ['two of thirty', 30, people(2, 0), /3 至 5/],
  ['three of thirty', 30, people(3, 0), null],
  ['five, two of the front line', 30, people(2, 3), /至少要 3/],
  ['four, two of the front line: half is enough', 30, people(2, 2), null],
  ['six of thirty', 30, people(6, 0), /3 至 5/],
  ['six of a hundred and one', 101, people(6, 0), /至少 7/],
  ['seven of a hundred and one', 101, people(7, 0), null],
])('a presidium of %s', (_what, delegates, chosen, sentence) => {
  const trouble = presidiumTrouble(shanghai, delegates, chosen);
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});

const item = (changes: Partial<AgendaItem>): AgendaItem => ({
  ...{ id: 'i', title: '集体合同', kind: 'ballot', reporter: '', note: '', minutes: 0, fileIds: ['f'], sentAt: '2026-12-01T00:00:00.000Z' },
  ...changes,
});
const base = { startsAt: '2026-12-10T01:00:00.000Z', presidium: [{ memberId: 'm', name: '甲', staffKind: 'frontLine' as const }] };
test.each<[string, Session['state'], AgendaItem[], number, RegExp | null]>([
  ['no agenda', 'preparing', [], 0, /议程/],
  ['an agenda', 'preparing', [item({ fileIds: [], sentAt: null })], 0, null],
  ['an item to be passed without papers', 'announced', [item({ fileIds: [], sentAt: null })], 0, /还没有材料/],
  ['a discussion without papers', 'announced', [item({ kind: 'discussion', fileIds: [], sentAt: null })], 0, null],
  ['changed papers not sent again', 'papersOut', [item({ sentAt: null })], 30, /换过/],
  ['too few present', 'papersOut', [item({})], 19, /还差 1 名/],
  ['all in order', 'papersOut', [item({})], 20, null],
])('in the way with %s', (_what, state, agenda, present, sentence) => {
  const obstacles = obstaclesOf({ ...base, state, agenda }, shanghai, { due: 30, present });
  if (sentence) expect(obstacles.join()).toMatch(sentence);
  else expect(obstacles).toEqual([]);
});
test('nobody opens without a presidium', () =>
  expect(
    obstaclesOf({ ...base, presidium: [], state: 'papersOut', agenda: [item({})] }, shanghai, { due: 30, present: 30 }).join(),
  ).toMatch(/主席团.*第23条/));

test.each<[Session['state'], string, RegExp | null]>([
  ['papersOut', '2026-12-09T21:59:59.000Z', /签到从/],
  ['papersOut', '2026-12-09T22:00:00.000Z', null],
  ['announced', '2026-12-10T01:00:00.000Z', /材料/],
  ['open', '2026-12-11T01:00:00.000Z', null],
  ['closed', '2026-12-10T02:00:00.000Z', /闭会/],
  ['published', '2026-12-10T02:00:00.000Z', /闭会/],
  ['postponed', '2026-12-10T01:00:00.000Z', /延期/],
])('signing in while %s at %s', (state, at, sentence) => {
  const trouble = signInTrouble({ state, startsAt: base.startsAt }, at);
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});

test.each([
  ['2026-12-10T01:00:00.000Z', '2026-12-10T01:00:00.000Z', 'endsAt'],
  ['2026-11-24T02:00:00.000Z', '2026-12-10T01:00:00.000Z', 'startsAt'],
  ['2026-12-10T01:00:00.000Z', '2026-12-25T01:00:00.000Z', 'endsAt'],
  ['2026-12-10T01:00:00.000Z', '2026-12-11T01:00:00.000Z', null],
])('from %s to %s', (startsAt, endsAt, path) => expect(timesTrouble(startsAt, endsAt, '2026-11-24T02:00:00.000Z')?.[0] ?? null).toBe(path));

test.each([
  ['2026-12-09', /不能早于/],
  ['2026-12-10', null],
  ['2026-12-12', null],
  ['2026-12-13', /不能晚于/],
])('reported on %s', (day, sentence) => {
  const trouble = reportTrouble(day, '2026-12-10', '2026-12-12');
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});
