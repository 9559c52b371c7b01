/** When a job is due or late, and who stands behind a call: tables. */
import { timersLine } from './deploy-check';
import { isDue } from './jobs';
import { callerOf } from './platform-context';

const at = (text: string) => new Date(`2026-11-24T${text}+08:00`);

test.each([
  ['0 30 9 * * *', null, '09:00:00', true],
  ['0 30 9 * * *', '08:00:00', '09:29:59', false],
  ['0 30 9 * * *', '08:00:00', '09:30:00', true],
  ['0 30 9 * * *', '09:30:01', '23:59:00', false],
  ['*/5 * * * * *', '09:00:00', '09:01:00', true],
  // Sundays at half past three; the 24th is a Tuesday.
  ['0 30 3 * * 0', '04:00:00', '23:59:00', false],
])('%s, last run %s, at %s: %s', (every, ranAt, now, isExpected) => {
  expect(isDue({ every }, ranAt === null ? null : at(ranAt), at(now))).toBe(isExpected);
});

const daily = { name: 'daily', every: '0 30 9 * * *' };
const often = { name: 'often', every: '*/5 * * * * *' };

test.each([
  ['never, and its hour has not come since the set-up', { daily: [null, null] }, '10:00:00', '11:00:00', true],
  ['never, and its hour has passed', { daily: [null, null] }, '08:00:00', '11:00:00', false],
  ['on time', { daily: ['09:30:00', null], often: ['10:59:00', null] }, '08:00:00', '11:00:00', true],
  ['two minutes behind, as a clock of minutes is', { often: ['10:58:00', null] }, '08:00:00', '11:00:00', true],
  ['an hour behind', { often: ['10:00:00', null] }, '08:00:00', '11:00:00', false],
  ['failed since', { often: ['10:59:00', '10:59:05'] }, '08:00:00', '11:00:00', false],
  ['failed before', { often: ['10:59:00', '10:00:00'] }, '08:00:00', '11:00:00', true],
] as const)('timers: %s', (_name, runs, since, now, isGood) => {
  const moment = (text: string | null) => (text === null ? null : at(text));
  const known = new Map(
    Object.entries(runs).map(([name, [ranAt, failedAt]]) => [name, { ranAt: moment(ranAt), failedAt: moment(failedAt) }]),
  );
  const jobs = [daily, often].filter(({ name }) => known.has(name));
  expect(timersLine(jobs, known, at(since), at(now)).isGood).toBe(isGood);
});

test('timers: what is late is named, with what to do', () => {
  const known = new Map([['often', { ranAt: at('10:00:00'), failedAt: null }]]);
  expect(timersLine([often], known, at('08:00:00'), at('11:00:00')).text).toMatch(/often.*11月24日 10:00.*clock/);
  expect(timersLine([often], known, null, at('11:00:00')).text).toMatch(/还没有建过表/);
});

test.each([
  ['a member', { WX_OPENID: 'o1', TCB_SOURCE: 'wx_client' }, { openid: 'o1', isPerson: true }],
  ['the clock', { TCB_SOURCE: 'wx_trigger', TCB_UUID: 'x' }, { openid: null, isPerson: false }],
  ['a function called by a member’s function', { WX_OPENID: 'o1', TCB_SOURCE: 'wx_client,scf' }, { openid: 'o1', isPerson: true }],
  ['a browser without a name', { TCB_UUID: 'x' }, { openid: null, isPerson: true }],
  ['the developer tools', { TCB_SOURCE: 'wx_devtools' }, { openid: null, isPerson: true }],
  ['the console', {}, { openid: null, isPerson: false }],
])('who calls: %s', (_name, said, expected) => {
  expect(callerOf({ environment: JSON.stringify(said) }, {})).toEqual(expected);
});
