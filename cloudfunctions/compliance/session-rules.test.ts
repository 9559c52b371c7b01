/** The check list of a session: every line as a table. */
import { profiles, type CheckedSession } from '../congress/public';
import { sessionGroups } from './session-rules';

const term = {
  ...{ _id: 't', unionId: 'u', number: 6, profile: 'shanghai' as const, startsOn: '2025-01-01', endsOn: '2028-12-31', years: 4 },
  ...{
    state: 'sitting' as const,
    totalSeats: 30,
    arithmetic: '',
    postedOn: null,
    listUntil: null,
    begunOn: null,
    endedOn: null,
    revision: 0,
  },
  constituencies: [],
};
const item = {
  id: 'i1',
  title: '集体合同',
  kind: 'ballot' as const,
  reporter: '',
  note: '',
  minutes: 0,
  fileIds: ['f'],
  sentAt: '2026-12-01T02:00:00.000Z',
};
const person = (index: number) => ({ memberId: `m${index}`, name: '甲', staffKind: 'frontLine' as const });
const base: CheckedSession = {
  name: '第 6 届职代会第 3 次会议',
  session: {
    ...{ _id: 's', unionId: 'u', termId: 't', number: 3, kind: 'regular', state: 'published', startsAt: '2026-12-10T01:00:00.000Z' },
    ...{
      endsAt: '2026-12-10T09:00:00.000Z',
      place: '',
      note: '',
      petitionId: null,
      occasion: '',
      callId: null,
      secret: '',
      agenda: [item],
    },
    ...{ presidium: [person(1), person(2), person(3)], recorder: null, announcedAt: '2026-12-01T02:00:00.000Z', remindedAt: null },
    ...{ openedAt: '2026-12-10T01:00:00.000Z', closedAt: '2026-12-10T09:00:00.000Z', due: 30, currentItemId: null },
    ...{ publishedAt: '2026-12-11T01:00:00.000Z', postedUntil: '2026-12-26', summary: '', report: null, history: [], revision: 0 },
  },
  checked: {
    ...{ term, profile: profiles.shanghai, delegates: [], seats: { least: 30, most: null, arithmetic: '', source: '' }, vacancies: [] },
    ...{ makeUp: [], weak: [], postedDays: 5, objections: { raised: 0, open: 0 } },
  },
  figures: { due: 30, present: 20 },
  clocks: [
    { key: 'papers', title: '材料', dueOn: '2026-12-03', doneOn: '2026-12-01', isLate: false, source: '第30条' },
    { key: 'publish', title: '公布', dueOn: '2026-12-13', doneOn: '2026-12-11', isLate: false, source: '第32条' },
    { key: 'report', title: '上报', dueOn: '2026-12-21', doneOn: null, isLate: false, source: '第37条' },
  ],
  ...{ readers: 30, hands: [], minutes: 'fixed', petitioners: null, inYear: 2 },
  ballots: [
    { title: '表决', state: 'published', due: 30, boxCount: 20, results: [{ text: '集体合同', isPassed: true, arithmetic: '达到' }] },
  ],
};
const lines = (change: Partial<CheckedSession>) => sessionGroups({ ...base, ...change }).flatMap((group) => group.lines);
const session = (change: Partial<CheckedSession['session']>) => ({ session: { ...base.session, ...change } });
const clock = (change: object) => ({ clocks: [{ ...base.clocks[0]!, ...change }] });
const hands = {
  _id: 'h',
  unionId: 'u',
  sessionId: 's',
  itemId: 'i1',
  title: '议程',
  approve: 20,
  against: 0,
  abstain: 0,
  isPassed: true,
  arithmetic: '达到',
  source: '第31条',
  at: '',
  byName: '',
};
const henan = { checked: { ...base.checked, profile: profiles.henan } };

test.each<[string, Partial<CheckedSession>, string, string]>([
  ['two sessions in a year', {}, 'frequency', 'met'],
  ['none', { inYear: 0 }, 'frequency', 'broken'],
  ['papers in time', {}, 'papers', 'met'],
  ['papers late', clock({ doneOn: '2026-12-05', isLate: true }), 'papers', 'broken'],
  ['papers not due yet', clock({ doneOn: null }), 'papers', 'pending'],
  ['papers overdue', clock({ doneOn: null, isLate: true }), 'papers', 'broken'],
  ['all have read', {}, 'readers', 'met'],
  ['one has not: no law is broken', { readers: 29 }, 'readers', 'pending'],
  ['a presidium of three', {}, 'presidium', 'met'],
  ['a presidium of two', session({ presidium: [person(1), person(2)] }), 'presidium', 'broken'],
  ['none yet', session({ presidium: [], openedAt: null, closedAt: null }), 'presidium', 'pending'],
  ['exactly two thirds', {}, 'quorum', 'met'],
  ['one fewer', { figures: { due: 30, present: 19 } }, 'quorum', 'broken'],
  ['not opened', { ...session({ openedAt: null, closedAt: null }), figures: { due: 30, present: 3 } }, 'quorum', 'pending'],
  ['a ballot where it is asked', {}, 'secret', 'met'],
  ['no ballot', { ballots: [] }, 'secret', 'broken'],
  ['no ballot yet', { ballots: [], ...session({ closedAt: null }) }, 'secret', 'pending'],
  ['hands where the region allows none', { hands: [{ ...hands, itemId: 'other' }] }, 'secret', 'broken'],
  ['hands where it allows them', { hands: [{ ...hands, itemId: 'other' }], ...henan }, 'secret', 'met'],
  ['hands for an item to be voted on', { hands: [hands], ...henan }, 'secret', 'broken'],
  ['a result that is public', {}, 'ballot0.0', 'met'],
  ['a ballot under way', { ballots: [{ ...base.ballots[0]!, state: 'open', results: [] }] }, 'ballot0', 'pending'],
  ['fixed minutes', {}, 'minutes', 'met'],
  ['none', { minutes: null }, 'minutes', 'pending'],
  ['reported in time to come', {}, 'report', 'pending'],
  ['by ten of thirty', { ...session({ kind: 'extraordinary' }), petitioners: 10 }, 'occasion', 'met'],
  ['by nine of thirty', { ...session({ kind: 'extraordinary' }), petitioners: 9 }, 'occasion', 'broken'],
  ['by the employer', session({ kind: 'extraordinary', occasion: '院方' }), 'occasion', 'met'],
])('%s', (_what, change, key, verdict) => expect(lines(change).find((one) => one.key === key)?.verdict).toBe(verdict));

test('each line names its article and its figures, each broken one says what to do', () => {
  for (const change of [{}, { ballots: [], minutes: null, figures: { due: 30, present: 1 } }, clock({ isLate: true, doneOn: null })])
    for (const { source, measured, verdict, todo, title } of lines(change))
      expect([title !== '', source !== '', measured !== '', verdict !== 'broken' || todo !== '']).toEqual([true, true, true, true]);
});
test('papers that went out late are named with their days', () =>
  expect(
    lines(session({ agenda: [{ ...item, sentAt: '2026-12-05T02:00:00.000Z' }] })).find(({ key }) => key === 'papers')?.measured,
  ).toContain('「集体合同」会前 5 日'));
