/** Quiet hours and switches as tables. */
import { arrival, quietUntil, usual } from './rules';

const at = (local: string) => new Date(`${local}:00+08:00`);
const iso = (local: string | null) => local && at(local).toISOString();

test.each([
  ['22:00', '08:00', '2026-11-24T21:59', null],
  ['22:00', '08:00', '2026-11-24T22:00', '2026-11-25T08:00'],
  ['22:00', '08:00', '2026-11-25T00:30', '2026-11-25T08:00'],
  ['22:00', '08:00', '2026-11-25T07:59', '2026-11-25T08:00'],
  ['22:00', '08:00', '2026-11-25T08:00', null],
  ['12:00', '14:00', '2026-11-24T13:00', '2026-11-24T14:00'],
  ['12:00', '14:00', '2026-11-24T14:00', null],
  ['08:00', '08:00', '2026-11-24T08:00', null],
])('quiet from %s to %s: at %s it rings again at %s', (quietFrom, quietTo, now, until) => {
  expect(quietUntil({ ...usual, quietFrom, quietTo }, at(now))).toBe(iso(until));
});

test.each([
  ['by day', {}, { kind: 'event', isUrgent: false }, '2026-11-24T12:00', { isSilent: false, alertAt: null }],
  ['by night', {}, { kind: 'event', isUrgent: false }, '2026-11-24T23:00', { isSilent: false, alertAt: iso('2026-11-25T08:00') }],
  ['by night, urgent', {}, { kind: 'event', isUrgent: true }, '2026-11-24T23:00', { isSilent: false, alertAt: null }],
  ['switched off', { mutedKinds: ['event'] }, { kind: 'event', isUrgent: false }, '2026-11-24T12:00', { isSilent: true, alertAt: null }],
  [
    'switched off, urgent',
    { mutedKinds: ['event'] },
    { kind: 'event', isUrgent: true },
    '2026-11-24T12:00',
    { isSilent: false, alertAt: null },
  ],
  ['another kind', { mutedKinds: ['event'] }, { kind: 'dues', isUrgent: false }, '2026-11-24T12:00', { isSilent: false, alertAt: null }],
  ['never quiet', { isQuietOn: false }, { kind: 'dues', isUrgent: false }, '2026-11-24T23:00', { isSilent: false, alertAt: null }],
] as const)('%s', (_what, settings, message, now, expected) => {
  expect(arrival({ ...usual, ...(settings as object) }, message, at(now))).toEqual(expected);
});
