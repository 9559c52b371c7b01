/** The check list of a term: every line as a table, and read and printed through the real runner. */
import type { Actor } from '../../types/actor';
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { profiles, type CheckedTerm } from '../congress/public';
import { tally, termGroups } from './rules';

const base: CheckedTerm = {
  term: {
    ...{ _id: 't', unionId: 'u', number: 6, profile: 'shanghai', startsOn: '2025-01-01', endsOn: '2028-12-31', years: 4 },
    ...{ state: 'sitting', totalSeats: 30, arithmetic: '', postedOn: '2024-12-20', listUntil: '2024-12-25', begunOn: '2025-01-01' },
    ...{ endedOn: null, revision: 0 },
    constituencies: [{ id: 'c', name: '门诊选区', staff: 99, frontLine: 70, managers: 5, women: 50, seats: 30, quotient: '' }],
  },
  profile: profiles.shanghai,
  delegates: Array.from({ length: 30 }, () => ({}) as never),
  seats: { least: 30, most: null, arithmetic: '职工 99 人：至少 30 名', source: '第一条' },
  ...{ vacancies: [], makeUp: [], weak: [], postedDays: 5, objections: { raised: 0, open: 0 } },
};
const verdicts = (change: Partial<CheckedTerm>, today = '2026-11-24') =>
  Object.fromEntries(termGroups({ ...base, ...change }, today).flatMap(({ lines }) => lines.map(({ key, verdict }) => [key, verdict])));

test.each<[string, Partial<CheckedTerm>, string, string, string | undefined]>([
  ['everything in order', {}, 'years', 'met', undefined],
  ['years the region does not have', { term: { ...base.term, years: 6 } }, 'years', 'broken', undefined],
  ['the last day', {}, 'expiry', 'met', '2028-12-31'],
  ['the day after', {}, 'expiry', 'broken', '2029-01-01'],
  ['one seat too few', { term: { ...base.term, totalSeats: 29 } }, 'seats', 'broken', undefined],
  ['a vacancy', { vacancies: [{ name: '门诊选区', open: 1 }] }, 'filled', 'broken', undefined],
  ['a weak election', { weak: ['某某'] }, 'elections', 'broken', undefined],
  ['posted four days', { postedDays: 4 }, 'posting', 'broken', undefined],
  [
    'not posted',
    { term: { ...base.term, state: 'preparing', postedOn: null, listUntil: null }, postedDays: null },
    'posting',
    'pending',
    undefined,
  ],
  ['an objection open', { objections: { raised: 2, open: 1 } }, 'objections', 'pending', undefined],
])('%s', (_name, change, key, verdict, today) => expect(verdicts(change, today)[key]).toBe(verdict));

test('each broken line says what to do, and the sums are those of the lines', () => {
  const groups = termGroups({ ...base, weak: ['某某'], term: { ...base.term, totalSeats: 29, years: 6 }, postedDays: 5 }, '2026-11-24');
  for (const line of groups.flatMap(({ lines }) => lines)) if (line.verdict === 'broken') expect(line.todo).not.toBe('');
  expect(tally(groups).broken).toBe(3);
});

describe('through the runner', () => {
  let host: TestHost;
  let officer: Actor, member: Actor, foreign: Actor;
  beforeAll(async () => {
    host = await testHost();
    await plantUnits(host);
    officer = await plantMember(host, { role: 'officer' });
    member = await plantMember(host);
    foreign = await plantMember(host, { role: 'officer', unionId: 'union2', groupId: 'group9' });
  });
  afterAll(() => host.close());

  test('a term in preparation is measured and printed, for those who may', async () => {
    const { id: termId } = await ask(host, officer, 'congress.draftTerm', { number: 1, startsOn: '2027-01-01', years: 5 });
    const list = await ask(host, officer, 'compliance.term', { termId });
    expect([list.broken, list.canPrint]).toEqual([0, true]);
    expect((await ask(host, officer, 'compliance.print', { termId })).file.name).toContain('合规检查');
    expect((await refusalOf(host, member, 'compliance.term', { termId })).code).toBe('FORBIDDEN');
    expect((await refusalOf(host, foreign, 'compliance.term', { termId })).code).toBe('NOT_FOUND');
  });
});
