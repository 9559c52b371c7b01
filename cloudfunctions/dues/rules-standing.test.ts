/** Who pays how in which month, as tables: standings, joining and leaving, plans that follow one another, the books. */
import fc from 'fast-check';
import { defaultPlans, openOf } from './rules';
import { actsNow, isReminderDue, longestRun } from './rules-arrears';
import { allocate, bookingMonth, closedTrouble, missingNumbers, shareOf, sumsTrouble } from './rules-books';
import { dueOf, isDueIn, isUntouched, kindIn, placeSpan, planTrouble, validIn, type RollEntry, type Span } from './rules-standing';
import { addMonths } from '../core/time';

const entry = (change: Partial<RollEntry>): RollEntry => ({ state: 'active', joinedOn: null, ...change });
test.each<[string, Partial<RollEntry>, string, boolean]>([
  ['nothing known of joining', {}, '2026-11', true],
  ['the month of joining', { joinedOn: '2026-11-30' }, '2026-11', true],
  ['the month before joining', { joinedOn: '2026-11-01' }, '2026-10', false],
  ['the month of leaving', { state: 'left', leftOn: '2026-11-02' }, '2026-11', true],
  ['the month after leaving', { state: 'left', leftOn: '2026-11-30' }, '2026-12', false],
  ['left, nobody knows when', { state: 'left' }, '2026-11', false],
  ['transferred out: the month of the transfer', { state: 'transferred', leftOn: '2026-11-15' }, '2026-11', true],
  ['transferred in: the month of the transfer', { transferredInOn: '2026-11-15' }, '2026-11', false],
  ['transferred in: the month after', { transferredInOn: '2026-11-15' }, '2026-12', true],
  ['not yet let in', { state: 'pending' }, '2026-11', false],
])('%s', (_what, change, month, isDue) => expect(isDueIn(entry(change), month)).toBe(isDue));

test('nobody transferred pays two unions for a month, and none is left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (moved, asked) => {
      const on = `2026-${String(moved).padStart(2, '0')}-15`;
      const month = `2026-${String(asked).padStart(2, '0')}`;
      const old = isDueIn(entry({ state: 'transferred', joinedOn: '2020-01-01', leftOn: on }), month);
      const fresh = isDueIn(entry({ joinedOn: '2020-01-01', transferredInOn: on }), month);
      expect(Number(old) + Number(fresh)).toBe(1);
    }),
  );
});

const registered = [
  { kind: 'apprentice' as const, fromMonth: '2026-01', toMonth: '2026-06' },
  { kind: 'exempt' as const, fromMonth: '2026-08', toMonth: null },
];
test.each([
  ['2025-12', 'active', 'normal'],
  ['2026-01', 'active', 'apprentice'],
  ['2026-06', 'active', 'apprentice'],
  ['2026-07', 'active', 'normal'],
  ['2026-07', 'retained', 'retained'],
  ['2026-08', 'retained', 'exempt'],
  ['2030-01', 'active', 'exempt'],
])('in %s somebody %s pays as %s', (month, state, kind) => expect(kindIn(registered, state, month)).toBe(kind));

test.each([
  ['normal', 308_700, { amountFen: 1540, exemptedFen: 0 }],
  ['apprentice', undefined, { amountFen: 5, exemptedFen: 0 }],
  ['apprentice', 308_700, { amountFen: 5, exemptedFen: 0 }],
  ['exempt', 308_700, { amountFen: 1540, exemptedFen: 1540 }],
  ['exempt', undefined, null],
  ['normal', undefined, null],
  ['retained', 308_700, null],
] as const)('a member %s with a wage of %s owes %j', (kind, wageFen, due) => {
  const made = dueOf(kind, wageFen, defaultPlans);
  if (due === null) expect(made).toBeNull();
  else expect(made).toMatchObject(due);
});

test('an exempted bill is untouched only when its standing exempted it', () => {
  const money = { amountFen: 10, paidFen: 0, exemptedFen: 10, writtenOffFen: 0 };
  expect(isUntouched({ ...money, kind: 'exempt' })).toBe(true);
  expect(isUntouched({ ...money, kind: 'normal' })).toBe(false);
});

const open: Span = { fromMonth: '2026-01', toMonth: null };
test.each<[string, Span[], Span, Span | null, RegExp | null]>([
  ['after an open one: that one ends', [open], { fromMonth: '2026-05', toMonth: null }, open, null],
  ['from the same month', [open], { fromMonth: '2026-01', toMonth: null }, null, /重叠/],
  ['before one that is registered', [{ fromMonth: '2026-06', toMonth: null }], { fromMonth: '2026-03', toMonth: null }, null, /重叠/],
  ['inside a longer one', [open], { fromMonth: '2026-05', toMonth: '2026-06' }, null, /之后还适用/],
  ['between two', [{ fromMonth: '2026-01', toMonth: '2026-02' }], { fromMonth: '2026-03', toMonth: '2026-04' }, null, null],
  ['that ends before it begins', [], { fromMonth: '2026-03', toMonth: '2026-02' }, null, /早于/],
])('a row %s', (_what, rows, span, ended, trouble) => {
  const placed = placeSpan(rows, span);
  expect(placed.ended).toEqual(ended);
  if (trouble) expect(placed.trouble).toMatch(trouble);
  else expect(placed.trouble).toBeNull();
});

test('the latest begun row that covers a month is valid', () => {
  expect(validIn([open, { fromMonth: '2026-05', toMonth: null }], '2026-05')?.fromMonth).toBe('2026-05');
  expect(validIn([open], '2025-12')).toBeNull();
});

test.each([
  [{ kind: 'normal', stepFen: 0, feeFen: 0, value: 0 }, 'feeFen'],
  [{ kind: 'normal', stepFen: 1000, feeFen: 2000, value: 0 }, 'feeFen'],
  [{ kind: 'closing', stepFen: 0, feeFen: 0, value: 29 }, 'value'],
  [{ kind: 'arrears', stepFen: 0, feeFen: 0, value: 0 }, 'value'],
  [{ kind: 'remittance', stepFen: 0, feeFen: 0, value: 500 }, null],
] as const)('the plan %j is wrong in %s', (plan, field) => expect(planTrouble(plan)?.[0] ?? null).toBe(field));

const kept = (month: string, state: 'open' | 'closed') => ({ month, state });
test.each([
  ['the present month', [kept('2026-10', 'open'), kept('2026-11', 'open')], '2026-11'],
  ['the latest open one before it', [kept('2026-09', 'closed'), kept('2026-10', 'open')], '2026-10'],
  ['the next one when the present is closed', [kept('2026-11', 'closed'), kept('2026-12', 'open')], '2026-12'],
  ['none when all is closed', [kept('2026-11', 'closed')], null],
])('what is booked now stands in %s', (_what, months, month) => expect(bookingMonth(months, '2026-11')).toBe(month));

test.each([
  [100_00, 500, 500],
  [100_19, 500, 500],
  [100_20, 500, 501],
  [-100, 500, 0],
  [100_00, 0, 0],
])('of %i fen a share of %i ten-thousandths is %i', (net, share, fen) => expect(shareOf(net, share)).toBe(fen));

const bill = fc.record({
  amountFen: fc.integer({ min: 0, max: 5000 }),
  paidFen: fc.constant(0),
  exemptedFen: fc.constant(0),
  writtenOffFen: fc.constant(0),
});
test('money is put on the oldest bills and none of it is lost', () => {
  fc.assert(
    fc.property(fc.array(bill, { maxLength: 12 }), fc.integer({ min: 0, max: 30_000 }), (bills, fen) => {
      const { parts, restFen } = allocate(bills, fen);
      expect(parts.reduce((sum, part) => sum + part.amountFen, 0) + restFen).toBe(fen);
      for (const part of parts) expect(part.amountFen).toBeLessThanOrEqual(openOf(part.bill));
      // Only the last bill may be paid in part.
      for (const part of parts.slice(0, -1)) expect(part.amountFen).toBe(openOf(part.bill));
    }),
  );
});

test('what does not agree is named', () => {
  const sums = { count: 1, billsFen: 10, paidFen: 4, openFen: 6, exemptedFen: 0, writtenOffFen: 0 };
  const nothing = { billsFen: 0, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 };
  expect(sumsTrouble('2026-10', sums)).toBeNull();
  expect(sumsTrouble('2026-10', { ...sums, openFen: 5 })).toContain('2026年10月');
  expect(closedTrouble('2026-10', sums, nothing, sums)).toBeNull();
  expect(closedTrouble('2026-10', sums, { ...nothing, paidFen: 6 }, { ...sums, paidFen: 10, openFen: 0 })).toBeNull();
  expect(closedTrouble('2026-10', sums, nothing, { ...sums, paidFen: 10, openFen: 0 })).toMatch(/已缴/);
  expect(missingNumbers(['2026-000001', '2026-000003'], 3)).toEqual(['000002']);
  expect(missingNumbers([], 2)).toEqual(['000001', '000002']);
});

const next = (month: string) => addMonths(month, 1);
test.each([
  [[], 0],
  [['2026-03'], 1],
  [['2025-12', '2026-01', '2026-02'], 3],
  [['2026-06', '2026-01', '2026-02', '2026-05', '2026-04'], 3],
])('of the months %j the longest run is %i', (months, run) => expect(longestRun(months, next)).toBe(run));

test.each([
  ['nobody reminded yet', null, true],
  ['reminded this month', { state: 'reminded', remindedMonth: '2026-11' }, false],
  ['reminded last month', { state: 'reminded', remindedMonth: '2026-10' }, true],
  ['talked with', { state: 'talked', remindedMonth: '2026-10' }, false],
  ['decided to go on', { state: 'decided', remindedMonth: '2026-10', decision: 'continue' }, true],
  ['proposed to have left', { state: 'decided', remindedMonth: '2026-10', decision: 'proposeLeaving' }, false],
] as const)('%s: a reminder is due is %s', (_what, path, isDue) => expect(isReminderDue(path, '2026-11')).toBe(isDue));

test('the path goes from the reminder over the talk to a person’s decision', () => {
  const acts = (state: 'reminded' | 'talked' | 'decided' | 'settled' | null, overdue = 1) =>
    actsNow(state && { state, remindedMonth: '2026-11' }, { overdue, any: overdue }, '2026-11', () => true);
  expect(acts(null)).toEqual(['remindArrears', 'collectArrears']);
  expect(acts('reminded')).toEqual(['talk', 'collectArrears']);
  expect(acts('talked')).toEqual(['talk', 'decide', 'collectArrears']);
  expect(acts('decided')).toEqual(['talk', 'collectArrears']);
  expect(acts('settled', 0)).toEqual([]);
});
