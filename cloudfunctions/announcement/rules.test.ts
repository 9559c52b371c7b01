/** Decisions about announcements as tables; now is 2026-11-24 10:00 in Shanghai. */
import fc from 'fast-check';
import { changedFields, compareLines, excerptOf, isDoneBy, plainOf, remindable, timesTrouble } from './rules';

const now = new Date('2026-11-24T02:00:00.000Z');
const tomorrow = '2026-11-25T02:00:00.000Z';
const later = '2026-11-26T02:00:00.000Z';
const past = '2026-11-20T02:00:00.000Z';

test.each([
  ['nothing given', {}, null],
  ['in order', { publishAt: tomorrow, expireAt: later, pinnedUntil: later }, null],
  ['published in the past', { publishAt: past }, 'publishAt'],
  ['gone in the past', { expireAt: past }, 'expireAt'],
  ['gone before it appears', { publishAt: later, expireAt: tomorrow }, 'expireAt'],
  ['on top until the past', { pinnedUntil: past }, 'pinnedUntil'],
  ['on top until before it appears', { publishAt: later, pinnedUntil: tomorrow }, 'pinnedUntil'],
] as const)('times: %s', (_what, times, field) => {
  expect(timesTrouble(times, now)?.[0] ?? null).toBe(field);
});

test('a time that passed long ago is no trouble when something else is changed', () => {
  expect(timesTrouble({ publishAt: past, expireAt: tomorrow }, now, { expireAt: tomorrow })).toBeNull();
  expect(timesTrouble({ publishAt: later, expireAt: tomorrow }, now, { expireAt: tomorrow })?.[0]).toBe('expireAt');
});

test('a new edition is what readers see changed; being on top is none', () => {
  const record = { title: '甲', body: '乙', fileIds: ['f1'], coverId: null };
  expect(changedFields(record, { title: '甲' })).toEqual([]);
  expect(changedFields(record, { isPinned: true, pinnedUntil: later } as never)).toEqual([]);
  expect(changedFields(record, { title: '丙', fileIds: ['f2', 'f1'], coverId: null })).toEqual(['title', 'fileIds']);
});

test.each([
  ['read where reading is asked', false, { confirmedAt: null }, 1, true],
  ['not read', false, undefined, 1, false],
  ['only read where confirming is asked', true, { confirmedAt: null }, 1, false],
  ['confirmed', true, { confirmedAt: past }, 1, true],
  ['confirmed before it began anew', true, { confirmedAt: past, confirmedEdition: 1 }, 2, false],
  ['confirmed since it began anew', true, { confirmedAt: past, confirmedEdition: 3 }, 2, true],
] as const)('done: %s', (_what, mustConfirm, mark, confirmFrom, isDone) => {
  expect(isDoneBy({ mustConfirm, confirmFrom }, mark)).toBe(isDone);
});

test('who was reminded today is not reminded again, whoever does it', () => {
  const people = ['a', 'b', 'c'].map((_id, index) => ({ _id, groupId: `g${index}` }));
  const marks = new Map([['a', { confirmedAt: null }]]);
  const asked = (remindedOn: string | null, remindedGroups?: string[]) =>
    remindable({ mustConfirm: false, remindedOn, remindedGroups }, people, marks, '2026-11-24').map(({ _id }) => _id);
  expect(asked(null)).toEqual(['b', 'c']);
  expect(asked('2026-11-23', ['g1', 'g2'])).toEqual(['b', 'c']);
  expect(asked('2026-11-24', ['g1'])).toEqual(['c']);
  expect(asked('2026-11-24')).toEqual([]);
});

test('texts are compared line by line', () => {
  expect(compareLines('甲\n乙\n丙', '甲\n丁\n丙')).toEqual([
    { kind: 'same', text: '甲' },
    { kind: 'removed', text: '乙' },
    { kind: 'added', text: '丁' },
    { kind: 'same', text: '丙' },
  ]);
});

test('the comparison always holds both texts whole', () => {
  const lines = fc.array(fc.constantFrom('甲', '乙', '丙', ''), { maxLength: 12 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const compared = compareLines(before, after);
      const without = (kind: string) =>
        compared
          .filter((line) => line.kind !== kind)
          .map(({ text }) => text)
          .join('\n');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

test('lists and search show the text without its marks', () => {
  const body = '# 通知\n\n- **周五** 前[报名](https://a.cn)\n\n| 组 | 人 |\n| --- | --- |\n| 内科 | 3 |\n\n![图](file:f1)';
  expect(plainOf(body)).toBe('通知 周五前报名 组 人 内科 3');
  expect(excerptOf('长'.repeat(200))).toHaveLength(80);
  expect(plainOf('2026 年 11 月：5.5 公里')).toBe('2026年11月：5.5公里');
});
