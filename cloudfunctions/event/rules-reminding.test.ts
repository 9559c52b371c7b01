/** Tables of reminders: which one is due at which moment, and which news rings at night. */
import { areRemindersReset, cannotWait, isOfferRunningOut, reminderDue } from './rules-reminding';

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 11, day, hour)).toISOString();
const plain = { startsAt: at(10, 12), cancelUntil: null, remindedAt: null };

test.each([
  ['two days before', plain, at(8, 12), null],
  ['the day before', plain, at(9, 12), 'day'],
  ['the day before, told already', { ...plain, remindedAt: at(9, 12), lastReminder: 'day' as const }, at(9, 20), null],
  ['two hours before', { ...plain, remindedAt: at(9, 12), lastReminder: 'day' as const }, at(10, 10), 'soon'],
  ['two hours before, told of the day long ago without a mark', { ...plain, remindedAt: at(9, 12) }, at(10, 10), 'soon'],
  [
    'two hours before, told of the day three hours ago',
    { ...plain, remindedAt: at(10, 7), lastReminder: 'day' as const },
    at(10, 10),
    null,
  ],
  ['two hours before, nothing told yet', plain, at(10, 11), 'soon'],
  ['shortly before, told already', { ...plain, remindedAt: at(10, 5), lastReminder: 'soon' as const }, at(10, 11), null],
  ['it has begun', plain, at(10, 12), null],
  ['the last day to cancel, well before', { ...plain, cancelUntil: at(7, 12) }, at(6, 12), 'cancelling'],
  ['cancelling is over', { ...plain, cancelUntil: at(7, 12) }, at(7, 12), null],
  ['to cancel until the evening before: the day before says so', { ...plain, cancelUntil: at(9, 20) }, at(9, 0), null],
  [
    'the day after the cancelling one',
    { ...plain, cancelUntil: at(7, 12), remindedAt: at(6, 12), lastReminder: 'cancelling' as const },
    at(9, 13),
    'day',
  ],
])('%s', (_name, event, now, due) => expect(reminderDue(event, now)).toBe(due));

test.each([
  ['never reminded', plain, at(20, 12), false],
  ['postponed by days', { ...plain, remindedAt: at(9, 12) }, at(20, 12), true],
  ['moved by an hour', { ...plain, remindedAt: at(9, 12) }, at(10, 13), false],
  ['not moved', { ...plain, remindedAt: at(9, 12) }, undefined, false],
])('reminders begin anew: %s', (_name, event, start, isReset) => expect(areRemindersReset(event, start, at(9, 14))).toBe(isReset));

test.each([
  ['an hour left of a day', 24, at(9, 13), undefined, true],
  ['six hours left', 24, at(9, 18), undefined, false],
  ['told already', 24, at(9, 13), at(9, 13), false],
  ['another offer later', 24, at(9, 13), at(8, 13), true],
  ['kept for two hours only', 2, at(9, 13), undefined, false],
  ['over', 24, at(9, 12), undefined, false],
])('an offer: %s', (_name, offerHours, offerUntil, offerRemindedFor, isDue) =>
  expect(isOfferRunningOut({ offerHours }, { offerUntil, ...(offerRemindedFor ? { offerRemindedFor } : {}) }, at(9, 12))).toBe(isDue),
);

test.each([
  [at(9, 13), true],
  [at(10, 12), true],
  [at(10, 13), false],
])('what happens until %s cannot wait: %s', (until, isPressing) => expect(cannotWait(until, at(9, 12))).toBe(isPressing));
