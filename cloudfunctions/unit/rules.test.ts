/** Decisions about offices, terms and groups as tables; the sum of a re-arrangement as a property. */
import fc from 'fast-check';
import type { Step } from '../../types/unit/contract-groups';
import { arrange, fingerprintOf } from './arrangement';
import { appointTrouble, committeeTrouble, extendTrouble, firstTelling, nextTelling, registerNotes, stageOf, termEnd } from './rules';
import { tellings } from './standards';

const today = '2026-11-24';

test.each([
  ['officer from today without end', { role: 'officer', from: today, until: null }, null],
  ['a close relative on the committee', { role: 'chair', from: today, until: null, hasCloseRelative: true }, 'hasCloseRelative'],
  ['a close relative as a group leader', { role: 'groupLeader', from: today, until: null, hasCloseRelative: true }, null],
  ['an end before the beginning', { role: 'officer', from: today, until: '2026-11-01' }, 'until'],
  ['an end that has passed', { role: 'officer', from: '2025-01-01', until: '2025-12-31' }, 'until'],
  ['more than a year ahead', { role: 'officer', from: '2028-01-01', until: null }, 'from'],
  ['more than ten years', { role: 'officer', from: today, until: '2040-01-01' }, 'until'],
] as const)('appointing: %s', (_what, asked, field) => {
  expect(appointTrouble(asked, today)?.[0] ?? null).toBe(field);
});

test.each([
  [{ from: '2024-01-01', until: '2026-12-31' }, '2027-06-30', true],
  [{ from: '2024-01-01', until: '2026-12-31' }, '2026-12-31', false],
  [{ from: '2024-01-01', until: null }, '2027-06-30', false],
  [{ from: '2016-01-01', until: '2025-12-31' }, '2027-06-30', false],
])('prolonging %j to %s is possible: %s', (office, to, isPossible) => {
  expect(extendTrouble(office, to, today) === null).toBe(isPossible);
});

test.each([
  ['2026-01-01', 5, '2030-12-31'],
  ['2024-02-29', 3, '2027-02-28'],
  ['2023-05-16', 3, '2026-05-15'],
])('a term from %s over %i years ends on %s', (from, years, end) => expect(termEnd(from, years)).toBe(end));

const end = '2027-06-30';
test.each([
  ['2026-11-24', null],
  ['2026-12-29', '不到六个月'],
  ['2027-05-30', '不到一个月'],
  ['2027-06-30', '不到一个月'],
  ['2027-07-01', '已届满'],
])('on %s a term to 2027-06-30 is told as %s', (day, stage) => expect(stageOf(tellings.committee, end, day)).toBe(stage));

test('each stage is told once: the days to tell follow each other and stop', () => {
  const days = [];
  for (let day = firstTelling(tellings.committee, end, today); day; day = nextTelling(tellings.committee, end, day)) days.push(day);
  expect(days).toEqual(['2026-12-29', '2027-05-30', '2027-07-01']);
  // Entered late: only the stage it has reached is told, not those it missed.
  expect(firstTelling(tellings.committee, end, '2027-06-10')).toBe('2027-05-30');
  expect(nextTelling(tellings.committee, end, '2027-06-10')).toBe('2027-07-01');
});

const seat = (name: string, post = 'member', more = {}) => ({ name, post, memberId: null, hasCloseRelative: false, ...more });
test.each([
  ['three years', { number: 3, from: '2026-01-01', years: 3, seats: [seat('甲', 'chair'), seat('乙')] }, null],
  ['four years', { number: 3, from: '2026-01-01', years: 4, seats: [seat('甲', 'chair')] }, 'years'],
  ['no chair', { number: 3, from: '2026-01-01', years: 3, seats: [seat('甲')] }, 'seats'],
  ['the number it had', { number: 2, from: '2026-01-01', years: 3, seats: [seat('甲', 'chair')] }, 'number'],
  ['before the last one', { number: 3, from: '2022-01-01', years: 3, seats: [seat('甲', 'chair')] }, 'from'],
  [
    'a close relative',
    { number: 3, from: '2026-01-01', years: 3, seats: [seat('甲', 'chair'), seat('乙', 'member', { hasCloseRelative: true })] },
    'seats.1.hasCloseRelative',
  ],
  ['one person twice', { number: 3, from: '2026-01-01', years: 3, seats: [seat('甲', 'chair'), seat('甲')] }, 'seats.1.name'],
])('a committee with %s', (_what, asked, field) => {
  expect(committeeTrouble(asked, { number: 2, from: '2023-01-01' }, today)?.[0] ?? null).toBe(field);
});

test.each([
  ['a large union without a committee', { memberCount: 25, staffCount: 100, hasEntry: true, committee: null }, ['ownCommittee']],
  ['a small one', { memberCount: 24, staffCount: 30, hasEntry: true, committee: null }, ['fewMembers']],
  [
    'one whose term ends',
    { memberCount: 40, staffCount: 250, hasEntry: true, committee: { to: '2026-12-10' } },
    ['termEnding', 'fullTimeChair'],
  ],
  [
    'one whose term has ended',
    { memberCount: 40, staffCount: null, hasEntry: false, committee: { to: '2026-11-23' } },
    ['incomplete', 'termEnded'],
  ],
])('what is asked of %s', (_what, figures, keys) => {
  expect(registerNotes(figures, today).map(({ key }) => key)).toEqual(keys);
});

const groups = ['a', 'b', 'c'].map((id) => ({ id, name: `${id}组` }));
const people = Array.from({ length: 9 }, (_unused, index) => ({ id: `p${index}`, name: `人${index}`, groupId: groups[index % 3]!.id }));
const troubleOf = (steps: Step[]) => {
  const outcome = arrange(groups, people, steps);
  return 'trouble' in outcome ? outcome.trouble[0] : null;
};

test.each<[string, Step[], string | null]>([
  ['a group into itself', [{ kind: 'merge', groupId: 'a', intoId: 'a' }], 'steps.0.intoId'],
  [
    'into a group merged away',
    [
      { kind: 'merge', groupId: 'a', intoId: 'b' },
      { kind: 'merge', groupId: 'c', intoId: 'a' },
    ],
    'steps.1.intoId',
  ],
  ['a name that is taken', [{ kind: 'rename', groupId: 'a', name: 'b组' }], 'steps.0.name'],
  [
    'a name that has become free',
    [
      { kind: 'merge', groupId: 'b', intoId: 'c' },
      { kind: 'rename', groupId: 'a', name: 'b组' },
    ],
    null,
  ],
  ['a split that takes everybody', [{ kind: 'split', groupId: 'a', name: '新', memberIds: ['p0', 'p3', 'p6'] }], 'steps.0.memberIds'],
  ['a split that takes others', [{ kind: 'split', groupId: 'a', name: '新', memberIds: ['p1'] }], 'steps.0.memberIds.0'],
  ['closing a group with people', [{ kind: 'close', groupId: 'a' }], 'steps.0.groupId'],
  [
    'closing an emptied group',
    [
      { kind: 'move', memberIds: ['p0', 'p3', 'p6'], toId: 'b' },
      { kind: 'close', groupId: 'a' },
    ],
    null,
  ],
  ['somebody unknown', [{ kind: 'move', memberIds: ['x'], toId: 'b' }], 'steps.0.memberIds.0'],
])('re-arranging: %s', (_what, steps, field) => expect(troubleOf(steps)).toBe(field));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), groupId: fc.constantFrom('a', 'b', 'c'), intoId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('rename' as const), groupId: fc.constantFrom('a', 'b', 'c'), name: fc.constantFrom('甲', '乙', '丙') }),
  fc.record({
    kind: fc.constant('move' as const),
    memberIds: fc.uniqueArray(fc.constantFrom(...people.map(({ id }) => id)), { minLength: 1 }),
    toId: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    groupId: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('丁', '戊'),
    memberIds: fc.uniqueArray(fc.constantFrom(...people.map(({ id }) => id)), { minLength: 1, maxLength: 2 }),
  }),
);

test('whatever the steps, nobody is lost, nobody is twice, and everybody is in a group that stands', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const outcome = arrange(groups, people, steps);
      if ('trouble' in outcome) return;
      const standing = outcome.groups.filter(({ after }) => after !== null);
      expect(outcome.groups.reduce((sum, { countAfter }) => sum + countAfter, 0)).toBe(people.length);
      expect(standing.reduce((sum, { countAfter }) => sum + countAfter, 0)).toBe(people.length);
      expect(new Set(standing.map(({ after }) => after)).size).toBe(standing.length);
      for (const { toId } of outcome.moved) expect(standing.map(({ id }) => id)).toContain(toId);
      expect(new Set(outcome.moved.map(({ person }) => person.id)).size).toBe(outcome.moved.length);
    }),
  );
});

test('a preview is named by what it was made from, in whatever order it is read', () => {
  expect(fingerprintOf([...groups].reverse(), [...people].reverse())).toBe(fingerprintOf(groups, people));
  expect(fingerprintOf(groups, people.slice(1))).not.toBe(fingerprintOf(groups, people));
});
