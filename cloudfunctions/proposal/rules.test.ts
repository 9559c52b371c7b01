/** The rules of proposals as tables, and the sums of the statistics. */
import { likenessOf, pairsOf } from './alike';
import { movesFor } from './moves';
import {
  authorsOf,
  canComplete,
  disputableUntil,
  isOverdue,
  mergeTrouble,
  phaseOf,
  rateOf,
  secondTrouble,
  submitTrouble,
  unmergeTrouble,
  unratedOf,
  worstOf,
} from './rules';
import { statisticsOf } from './statistics';
import { blank, type Proposal, type Rated } from './store';

const at = '2026-11-24T02:00:00.000Z';
const proposal: Proposal = {
  ...blank,
  _id: 'p',
  unionId: 'u',
  kind: 'proposal',
  callId: 'c',
  matter: '',
  reason: '',
  measures: '',
  pairs: [],
  fileIds: [],
  groupId: 'g',
  state: 'draft',
  authorIds: ['a', 'a2'],
  authorNames: ['甲', '乙'],
  seconderIds: ['b', 'c'],
  steps: [],
  createdAt: at,
  updatedAt: at,
};
const answer = (day: string) => ({ round: 1, text: '', byName: '', unitId: 'u1', at: `${day}T02:00:00.000Z`, fileIds: [] });
const rated = (memberId: string, rating: Rated['rating'] = 'satisfied', round = 1): Rated => ({
  memberId,
  name: '',
  round,
  rating,
  comment: '',
  at,
  fileIds: [],
});

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
  ['a delegate', 'd', 'suggestion', 'CONFLICT'],
] as const)('%s (%s) seconding one that is %s: %s', (_who, memberId, state, code) =>
  expect(secondTrouble({ ...proposal, state }, memberId)?.code ?? null).toBe(code),
);

test('seconding after withdrawal is refused with the reason and the way out', () => {
  expect(secondTrouble({ ...proposal, state: 'withdrawn' }, 'd')?.message).toMatch(/已由作者撤回.*自己起草/);
});

const into = { ...proposal, _id: 'q', state: 'filed' as Proposal['state'] };
test.each([
  ['nothing', null, '没有找到'],
  ['itself', { ...into, _id: 'p' }, '不能并入自己'],
  ['another call’s', { ...into, callId: 'd' }, '同一次征集'],
  ['a merged one', { ...into, state: 'merged' as const, mergedInto: 'p' }, '已并入别的'],
  ['a merged one of its own', { ...into, _id: 'mine' }, '不能循环并案'],
  ['a suggestion', { ...into, kind: 'suggestion' as const }, '只能并入提案'],
  ['a declined one', { ...into, state: 'declined' as const }, '不能再并入'],
  ['a draft', { ...into, state: 'draft' as const }, '不能再并入'],
  ['a submitted one', { ...into, state: 'submitted' as const }, null],
  ['a filed one', into, null],
])('merging into %s', (_what, target, said) => {
  const one = { ...proposal, mergedFrom: ['mine'] };
  if (said === null) expect(mergeTrouble(one, target)).toBeNull();
  else expect(mergeTrouble(one, target)).toMatch(said);
});

test.each([
  ['submitted', true],
  ['filed', true],
  ['assigned', true],
  ['merged', true],
  ['answered', false],
  ['completed', false],
] as const)('one may be taken out of a proposal that is %s: %s', (state, may) =>
  expect(unmergeTrouble({ state, matter: '甲' }) === null).toBe(may),
);

test('authors: the first one, then those of all that were merged into it, each once', () => {
  const one = (_id: string, authorIds: string[]) => ({ _id, authorIds, authorNames: authorIds.map((id) => id.toUpperCase()) });
  expect(authorsOf(one('p', ['a', 'x']), [one('q', ['b', 'c']), one('r', ['a']), one('s', ['c'])])).toEqual({
    authorIds: ['a', 'b', 'c'],
    authorNames: ['A', 'B', 'C'],
  });
});

const nobody = { memberId: 'n', isOffice: false, isDelegate: false, isPresidium: false, liaisonOf: [] as string[] };
const author = { ...nobody, memberId: 'a', isDelegate: true };
const delegate = { ...author, memberId: 'd' };
const office = { ...nobody, memberId: 'o', isOffice: true };
const presidium = { ...delegate, isPresidium: true };
const liaison = { ...nobody, memberId: 'l', liaisonOf: ['u1'] };
const handled: Partial<Proposal> = { state: 'assigned', leadUnitId: 'u1', dueOn: '2026-12-01' };
const asked = { dueOn: '2026-12-20', reason: '', byName: '', at };
const disputed: Partial<Proposal> = {
  isDisputed: true,
  decidedAt: at,
  dispute: { at, byName: '', reason: '', fileIds: [], ruling: null },
};
test.each<[string, Partial<Proposal>, typeof nobody, boolean, string[]]>([
  ['author of a draft', {}, author, true, ['update', 'askSeconders', 'submit', 'withdraw']],
  ['author still short of seconders', { seconderIds: ['b'] }, author, true, ['update', 'askSeconders', 'withdraw']],
  ['author after the call has closed', {}, author, false, ['sendAsSuggestion', 'withdraw']],
  ['author of one given back, after the call has closed', { number: '003' }, author, false, ['update', 'submit', 'withdraw']],
  ['author of a merged one', {}, { ...author, memberId: 'a2' }, true, []],
  ['seconder', {}, { ...author, memberId: 'b' }, true, ['unsecond']],
  ['other delegate', {}, delegate, true, ['second']],
  ['delegate who was asked', { askedIds: ['d'] }, delegate, true, ['second', 'declineSecond']],
  ['other delegate after the call has closed', {}, delegate, false, []],
  ['author of one that others were merged into', { state: 'submitted', mergedFrom: ['x'] }, author, true, []],
  ['office before the review', { state: 'submitted' }, office, true, ['review', 'return']],
  ['office with a filed one', { state: 'filed' }, office, false, ['merge', 'assign']],
  ['office with a merged one', { state: 'merged' }, office, false, ['unmerge']],
  ['office while it is handled', handled, office, false, ['assign', 'extend', 'urge']],
  ['office asked for more time', { ...handled, extensionAsked: asked }, office, false, ['assign', 'extend', 'refuseExtension', 'urge']],
  ['liaison of the lead department', handled, liaison, false, ['answer', 'askExtension']],
  ['liaison who has asked for more time', { ...handled, extensionAsked: asked }, liaison, false, ['answer']],
  ['liaison of a department that helps', { ...handled, leadUnitId: 'u2', coUnitIds: ['u1'] }, liaison, false, ['coAnswer']],
  ['liaison of another department', { ...handled, leadUnitId: 'u2' }, liaison, false, []],
  ['author of an answered one', { state: 'answered' }, author, false, ['rate']],
  ['second author of an answered one', { state: 'answered', ratings: [rated('a')] }, { ...author, memberId: 'a2' }, false, ['rate']],
  ['author who has rated', { state: 'rated', ratings: [rated('a')] }, author, false, []],
  ['second author once the first has rated', { state: 'rated', ratings: [rated('a')] }, { ...author, memberId: 'a2' }, false, ['rate']],
  ['office with a first answer', { state: 'answered', answers: [answer('2026-11-20')] }, office, false, []],
  ['office with a first answer nobody rates', { state: 'answered', answers: [answer('2026-11-01')] }, office, false, ['complete']],
  ['office with a second answer', { state: 'answered', round: 2 }, office, false, ['complete']],
  ['office with one of two ratings', { state: 'rated', ratings: [rated('a')], answers: [answer('2026-11-20')] }, office, false, []],
  ['office with both ratings', { state: 'rated', ratings: [rated('a'), rated('a2')] }, office, false, ['complete']],
  ['office with a suggestion', { state: 'suggestion', kind: 'suggestion' }, office, false, ['passOn', 'thank']],
  ['liaison of a suggestion passed on', { state: 'suggestion', leadUnitId: 'u1' }, liaison, false, ['thank']],
  ['author of a declined one', { state: 'declined', decidedAt: at }, author, false, ['dispute']],
  ['author of one declined long ago', { state: 'declined', decidedAt: '2026-11-01T00:00:00.000Z' }, author, false, []],
  ['author of a disputed one', { state: 'declined', ...disputed }, author, false, []],
  ['presidium of a disputed one', { state: 'declined', ...disputed }, presidium, false, ['rule']],
  ['presidium of one’s own', { state: 'declined', ...disputed }, { ...presidium, memberId: 'a2' }, false, []],
  ['office with a disputed suggestion', { state: 'suggestion', ...disputed }, office, false, []],
  ['anybody with a completed one', { state: 'completed' }, author, false, []],
])('moves: %s', (_who, change, standing, isOpen, moves) => {
  expect(movesFor({ ...proposal, ...change }, standing, { isOpen, minSeconders: 2 }, at)).toEqual(moves);
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
  const can = (change: Partial<Proposal>) => canComplete({ ...proposal, ...change }, at);
  expect([can({ state: 'answered' }), can({ state: 'answered', round: 2 }), can({ state: 'filed', round: 2 })]).toEqual([
    false,
    true,
    false,
  ]);
});

test('ratings: who is missing in this round, and the least favourable stands for the proposal', () => {
  const ratings = [rated('a', 'unsatisfied'), rated('a', 'satisfied', 2), rated('a2', 'mostly', 2)];
  expect(unratedOf({ authorIds: ['a', 'a2', 'a3'], ratings, round: 2 })).toEqual([2]);
  expect(worstOf(ratings, 2)).toMatchObject({ memberId: 'a2' });
  expect(worstOf(ratings, 3)).toBeNull();
});

test.each<[string, Partial<Proposal>, string | null]>([
  ['declined', { state: 'declined', decidedAt: at }, '2026-12-01T02:00:00.000Z'],
  ['filed', { state: 'filed', decidedAt: at }, null],
  ['a member’s own suggestion', { state: 'suggestion', decidedAt: null }, null],
  ['disputed already', { state: 'declined', ...disputed }, null],
])('one that is %s may be disputed until %s', (_what, change, until) => expect(disputableUntil({ ...proposal, ...change })).toBe(until));

test.each([
  ['食堂提供夜班热餐', '夜班热餐送达服务', true],
  ['地下停车场增设充电车位', '停车场增加充电车位', true],
  ['改善夜班休息条件', '更换老旧更衣柜', false],
  ['增设职工浴室', '增设职工母婴室和哺乳用品冷藏柜', false],
  ['夜班', '夜班', false],
])('%s and %s are alike: %s', (one, other, isAlike) => expect(likenessOf(pairsOf(one), pairsOf(other)) >= 0.4).toBe(isAlike));

test('the statistics add up; what was carried over counts where it was written and where it went, never twice', () => {
  const row = (state: Proposal['state'], count: number, more: object = {}) => ({
    kind: 'proposal' as const,
    state,
    count,
    leadUnitId: null,
    answeredInTime: null,
    rating: null,
    isLate: false,
    isNumbered: state !== 'draft',
    isCarried: false,
    ...more,
  });
  const tallies = [
    row('draft', 5),
    row('withdrawn', 1),
    row('submitted', 2),
    row('filed', 1),
    row('merged', 1),
    row('declined', 1),
    row('suggestion', 1, { kind: 'suggestion' }),
    row('completed', 1, { kind: 'suggestion', isNumbered: false }),
    row('assigned', 1, { leadUnitId: 'u1', isLate: true }),
    row('assigned', 1, { leadUnitId: 'u1', isCarried: true }),
    row('carriedOver', 1, { leadUnitId: 'u1' }),
    row('completed', 3, { leadUnitId: 'u1', answeredInTime: true, rating: 'satisfied' }),
    row('rated', 1, { leadUnitId: 'u2', answeredInTime: false, rating: 'unsatisfied' }),
  ];
  const groups = [
    { groupId: 'g1', kind: 'proposal' as const, state: 'filed' as const, isNumbered: true, count: 2 },
    { groupId: 'g1', kind: 'proposal' as const, state: 'declined' as const, isNumbered: true, count: 1 },
    { groupId: 'g1', kind: 'suggestion' as const, state: 'suggestion' as const, isNumbered: false, count: 9 },
    { groupId: 'g2', kind: 'proposal' as const, state: 'draft' as const, isNumbered: false, count: 1 },
  ];
  const sums = statisticsOf(
    tallies,
    new Map([
      ['u1', '后勤部'],
      ['g1', '一组'],
    ]),
    { groups },
  );
  expect(sums).toMatchObject({
    total: 20,
    submitted: 12,
    filed: 7,
    suggestion: 2,
    answered: 4,
    answeredInTime: 3,
    due: 5,
    rated: 4,
    satisfied: 3,
    completed: 3,
    carriedOver: 1,
    carriedFrom: 1,
    filedRate: 58.3,
    inTimeRate: 60,
    satisfiedRate: 75,
  });
  expect(sums.byUnit).toEqual([
    {
      unitId: 'u1',
      name: '后勤部',
      assigned: 5,
      answered: 3,
      inTime: 3,
      due: 4,
      rated: 3,
      satisfied: 3,
      inTimeRate: 75,
      satisfiedRate: 100,
    },
    {
      unitId: 'u2',
      name: '已撤销的部门',
      assigned: 1,
      answered: 1,
      inTime: 0,
      due: 1,
      rated: 1,
      satisfied: 0,
      inTimeRate: 0,
      satisfiedRate: 0,
    },
  ]);
  expect(sums.byGroup).toEqual([{ unitId: 'g1', name: '一组', submitted: 3, filed: 2, filedRate: 66.7 }]);
  expect(sums.byState.reduce((total, { count }) => total + count, 0)).toBe(sums.total);
  expect(statisticsOf(tallies, new Map(), { hasAll: true }).total).toBe(19);
});
