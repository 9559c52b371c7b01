/** The rules of proposals as tables, and the sums of the statistics. */
import type { Proposal } from './store';
import { canComplete, isOverdue, likeness, mergeTrouble, movesFor, phaseOf, rateOf, secondTrouble, submitTrouble } from './rules';
import { statisticsOf } from './statistics';

const proposal = {
  _id: 'p',
  callId: 'c',
  state: 'draft' as Proposal['state'],
  number: null as string | null,
  authorIds: ['a', 'a2'],
  seconderIds: ['b', 'c'],
  mergedFrom: [] as string[],
  mergedInto: null,
  leadUnitId: null as string | null,
  round: 1,
};

test.each([
  ['2026-10-31', 'upcoming'],
  ['2026-11-01', 'open'],
  ['2026-11-30', 'open'],
  ['2026-12-01', 'closed'],
])('on %s the call is %s', (at, phase) => expect(phaseOf({ opensAt: '2026-11-01', closesAt: '2026-12-01' }, at)).toBe(phase));

test.each([
  [0, 2, '还差 2 人'],
  [1, 2, '还差 1 人'],
  [2, 2, null],
  [3, 2, null],
  [0, 0, null],
])('with %i of %i seconders: %s', (have, need, said) => {
  const trouble = submitTrouble({ seconderIds: Array.from({ length: have }, String) }, need);
  expect([trouble?.code ?? null, said === null ? trouble : trouble?.message?.includes(said)]).toEqual(
    said === null ? [null, null] : ['NOT_ENOUGH_SECONDERS', true],
  );
});

test.each([
  ['the author', 'a', 'draft', 'OWN_PROPOSAL'],
  ['the author of one merged into it', 'a2', 'draft', 'OWN_PROPOSAL'],
  ['a seconder', 'b', 'draft', 'ALREADY_SECONDED'],
  ['a delegate', 'd', 'draft', null],
  ['a delegate', 'd', 'submitted', 'CONFLICT'],
  ['a delegate', 'd', 'withdrawn', 'CONFLICT'],
] as const)('%s (%s) seconding one that is %s: %s', (_who, memberId, state, code) =>
  expect(secondTrouble({ ...proposal, state }, memberId)?.code ?? null).toBe(code),
);

const into = { _id: 'q', callId: 'c', state: 'filed' as Proposal['state'], mergedInto: null as string | null };
test.each([
  ['nothing', null, '没有找到'],
  ['itself', { ...into, _id: 'p' }, '不能并入自己'],
  ['another call’s', { ...into, callId: 'd' }, '同一次征集'],
  ['a merged one', { ...into, state: 'merged' as const, mergedInto: 'p' }, '已并入别的'],
  ['a declined one', { ...into, state: 'declined' as const }, '不能再并入'],
  ['a draft', { ...into, state: 'draft' as const }, '不能再并入'],
  ['a submitted one', { ...into, state: 'submitted' as const }, null],
  ['a filed one', into, null],
])('merging into %s', (_what, target, said) => {
  if (said === null) expect(mergeTrouble(proposal, target)).toBeNull();
  else expect(mergeTrouble(proposal, target)).toMatch(said);
});

const author = { memberId: 'a', isOffice: false, isDelegate: true, liaisonOf: [] };
const delegate = { ...author, memberId: 'd' };
const office = { memberId: 'o', isOffice: true, isDelegate: false, liaisonOf: [] };
const liaison = { memberId: 'l', isOffice: false, isDelegate: false, liaisonOf: ['u1'] };
test.each([
  ['author of a draft', {}, author, true, ['update', 'askSeconders', 'submit', 'withdraw']],
  ['author still short of seconders', { seconderIds: ['b'] }, author, true, ['update', 'askSeconders', 'withdraw']],
  ['author after the call has closed', {}, author, false, ['withdraw']],
  ['author of one given back, after the call has closed', { number: '003' }, author, false, ['update', 'submit', 'withdraw']],
  ['author of a merged one', {}, { ...author, memberId: 'a2' }, true, []],
  ['seconder', {}, { ...author, memberId: 'b' }, true, []],
  ['other delegate', {}, delegate, true, ['second']],
  ['other delegate after the call has closed', {}, delegate, false, []],
  ['author of one that others were merged into', { state: 'submitted', mergedFrom: ['x'] }, author, true, []],
  ['office before the review', { state: 'submitted' }, office, true, ['review', 'return']],
  ['office with a filed one', { state: 'filed' }, office, false, ['merge', 'assign']],
  ['office while it is handled', { state: 'assigned', leadUnitId: 'u1' }, office, false, ['assign', 'urge']],
  ['liaison of the lead department', { state: 'assigned', leadUnitId: 'u1' }, liaison, false, ['answer']],
  ['liaison of another department', { state: 'assigned', leadUnitId: 'u2' }, liaison, false, []],
  ['author of an answered one', { state: 'answered' }, author, false, ['rate']],
  ['office with a first answer', { state: 'answered' }, office, false, []],
  ['office with a second answer', { state: 'answered', round: 2 }, office, false, ['complete']],
  ['office with a rated one', { state: 'rated' }, office, false, ['complete']],
  ['anybody with a completed one', { state: 'completed' }, author, false, []],
] as const)('moves: %s', (_who, change, standing, isOpen, moves) => {
  expect(movesFor({ ...proposal, ...change } as typeof proposal, { ...standing, liaisonOf: [...standing.liaisonOf] }, isOpen, 2)).toEqual(
    moves,
  );
});

test('shares, lateness and when an answer need not wait for a rating', () => {
  expect([rateOf(1, 3), rateOf(2, 2), rateOf(0, 0)]).toEqual([33.3, 100, null]);
  const late = (state: Proposal['state'], dueOn: string | null) => isOverdue({ state, dueOn }, '2026-11-24');
  expect([late('assigned', '2026-11-23'), late('assigned', '2026-11-24'), late('answered', '2026-11-23'), late('assigned', null)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([
    canComplete({ state: 'answered', round: 1 }),
    canComplete({ state: 'answered', round: 2 }),
    canComplete({ state: 'filed', round: 2 }),
  ]).toEqual([false, true, false]);
});

test.each([
  ['食堂提供夜班热餐', '夜班热餐送达服务', true],
  ['地下停车场增设充电车位', '停车场增加充电车位', true],
  ['改善夜班休息条件', '更换老旧更衣柜', false],
  ['增设职工浴室', '增设职工母婴室和哺乳用品冷藏柜', false],
  ['夜班', '夜班', false],
])('%s and %s are alike: %s', (one, other, isAlike) => expect(likeness(one, other) >= 0.4).toBe(isAlike));

test('the statistics add up', () => {
  const row = (state: Proposal['state'], count: number, more: object = {}) => ({
    state,
    count,
    leadUnitId: null,
    answeredInTime: null,
    rating: null,
    isLate: false,
    ...more,
  });
  const sums = statisticsOf(
    [
      row('draft', 5),
      row('withdrawn', 1),
      row('submitted', 2),
      row('filed', 1),
      row('merged', 1),
      row('declined', 1),
      row('suggestion', 1),
      row('completed', 1),
      row('assigned', 1, { leadUnitId: 'u1', isLate: true }),
      row('assigned', 1, { leadUnitId: 'u1' }),
      row('completed', 3, { leadUnitId: 'u1', answeredInTime: true, rating: 'satisfied' }),
      row('rated', 1, { leadUnitId: 'u2', answeredInTime: false, rating: 'unsatisfied' }),
    ],
    new Map([['u1', '后勤部']]),
  );
  expect(sums).toMatchObject({
    total: 19,
    submitted: 13,
    filed: 7,
    suggestion: 2,
    answered: 4,
    answeredInTime: 3,
    due: 5,
    rated: 4,
    satisfied: 3,
    completed: 4,
    filedRate: 53.8,
    inTimeRate: 60,
    satisfiedRate: 75,
  });
  expect(sums.byUnit).toEqual([
    { unitId: 'u1', name: '后勤部', assigned: 5, answered: 3, inTime: 3, rated: 3, satisfied: 3 },
    { unitId: 'u2', name: '已撤销的部门', assigned: 1, answered: 1, inTime: 0, rated: 1, satisfied: 0 },
  ]);
  expect(sums.byState.reduce((total, { count }) => total + count, 0)).toBe(sums.total);
});
