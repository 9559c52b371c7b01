/** The decisions of the floor as tables. */
import { askTrouble, groupsTrouble, handsResult, handsTrouble } from './floor-rules';
import { profiles } from './profiles';

const votes = { approve: 20, against: 0, abstain: 0 };
const figures = { due: 30, present: 25 };
test.each([
  ['Shanghai: everything by secret ballot', profiles.shanghai, 'report', votes, figures, /一律无记名.*第31条/],
  ['Henan: a major item', profiles.henan, 'ballot', votes, figures, /无记名投票.*第20条/],
  ['Henan: a report', profiles.henan, 'report', votes, figures, null],
  ['Henan: without a quorum', profiles.henan, 'report', votes, { due: 30, present: 19 }, /还差 1 名/],
  ['more votes than people', profiles.henan, 'report', { approve: 20, against: 5, abstain: 1 }, figures, /多于到会 25/],
  ['as many votes as people', profiles.henan, 'report', { approve: 20, against: 4, abstain: 1 }, figures, null],
  ['no vote at all', profiles.henan, 'report', { approve: 0, against: 0, abstain: 0 }, figures, /填写票数/],
] as const)('hands: %s', (_what, profile, kind, cast, of, sentence) => {
  const trouble = handsTrouble(profile, { kind }, cast, of);
  if (sentence) expect(trouble?.[1]).toMatch(sentence);
  else expect(trouble).toBeNull();
});

test.each([
  ['half of all is not more than half', profiles.henan, 15, false],
  ['one more is', profiles.henan, 16, true],
  ['half of all is enough in Shanghai', profiles.shanghai, 15, true],
])('%s', (_what, profile, approve, isPassed) =>
  expect(handsResult(profile, { approve, against: 0, abstain: 0 }, { due: 30, present: 30 }).isPassed).toBe(isPassed),
);

test.each([
  ['before the session', 'papersOut', true, [], /还没有开始/],
  ['after it', 'closed', true, [], /闭会/],
  ['not signed in', 'open', false, [], /签到/],
  ['on the list already', 'open', true, [{ state: 'asked' }], /已在发言名单/],
  ['speaking', 'open', true, [{ state: 'speaking' }], /已在发言名单/],
  ['who has spoken', 'open', true, [{ state: 'done' }, { state: 'withdrawn' }], null],
] as const)('asking for the floor: %s', (_what, state, isPresent, mine, sentence) => {
  const trouble = askTrouble({ state }, isPresent, [...mine]);
  if (sentence) expect(trouble).toMatch(sentence);
  else expect(trouble).toBeNull();
});

const places = [
  { id: 'a', name: '门诊' },
  { id: 'b', name: '病房' },
];
const seats = new Map([
  ['m1', 'a'],
  ['m2', 'a'],
  ['m3', 'b'],
]);
const one = { name: '第一组', constituencyIds: ['a'], convenerId: 'm1', reporterId: 'm2' };
test.each([
  ['in order', [one, { ...one, name: '第二组', constituencyIds: ['b'], convenerId: 'm3', reporterId: 'm3' }], null],
  ['two of a name', [one, { ...one, constituencyIds: ['b'] }], 'items.1.name'],
  ['a constituency twice', [one, { ...one, name: '第二组' }], 'items.1.constituencyIds'],
  ['a constituency that is not there', [{ ...one, constituencyIds: ['x'] }], 'items.0.constituencyIds'],
  ['a convener of another', [{ ...one, convenerId: 'm3' }], 'items.0.convenerId'],
  ['a reporter who does not sit', [{ ...one, reporterId: 'm9' }], 'items.0.reporterId'],
])('groups: %s', (_what, items, path) => expect(groupsTrouble(items, places, seats)?.[0] ?? null).toBe(path));
