/** Dues as tables and as laws that hold for every wage. */
import fc from 'fast-check';
import { capitals, defaultPlan, duesOf, explain, openTrouble, statusOf } from './rules';
import { comparePayroll, fenFrom } from './payroll';
import { plainName, plainNumber } from './spelling';

test.each([
  [308_700, 1540, '3,087.00 元 → 15.40 元；不足 10 元的 7 元不计'],
  [0, 0, '没有工资'],
  [999, 0, '不满 10 元'],
  [1000, 5, '正好 10 元'],
  [1999, 5, '不满 20 元'],
  [600_000, 3000, '6,000 元'],
  [1, 0, '一分'],
  [123_456_789, 617_280, '很大的工资'],
])('a wage of %i fen is dues of %i fen (%s)', (wageFen, amountFen) => expect(duesOf(wageFen, defaultPlan)).toBe(amountFen));

test('the steps say the numbers that lead to the amount', () => {
  expect(explain(308_700, defaultPlan)).toEqual([
    '计费工资 3087.00 元',
    '每满 10 元计一份：3087.00 ÷ 10，满 308 份，余下 7.00 元不计',
    '每份 0.05 元：308 × 0.05 = 15.40 元',
  ]);
});

const wage = fc.integer({ min: 0, max: 1_000_000_000 });

test('dues never fall when the wage rises, never exceed half a percent, and miss it by less than one step', () => {
  fc.assert(
    fc.property(wage, wage, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(duesOf(low, defaultPlan)).toBeLessThanOrEqual(duesOf(high, defaultPlan));
      const exact = a * 0.005;
      expect(duesOf(a, defaultPlan)).toBeLessThanOrEqual(exact);
      expect(exact - duesOf(a, defaultPlan)).toBeLessThan(5);
      expect(Number.isInteger(duesOf(a, defaultPlan))).toBe(true);
    }),
  );
});

test('the last step of the explanation ends in the amount itself', () => {
  fc.assert(
    fc.property(wage, (wageFen) => {
      expect(explain(wageFen, defaultPlan).at(-1)).toContain(`= ${(duesOf(wageFen, defaultPlan) / 100).toFixed(2)} 元`);
    }),
  );
});

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [40, '肆角整'],
  [1540, '壹拾伍元肆角整'],
  [100, '壹元整'],
  [10_001, '壹佰元零壹分'],
  [1_000_500, '壹万零伍元整'],
  [2_030_405, '贰万零叁佰零肆元零伍分'],
  [1_200_000_000, '壹仟贰佰万元整'],
])('%i fen is written %s', (fen, words) => expect(capitals(fen)).toBe(words));

test.each([
  [{ amountFen: 10, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 }, 'open'],
  [{ amountFen: 10, paidFen: 4, exemptedFen: 0, writtenOffFen: 0 }, 'open'],
  [{ amountFen: 10, paidFen: 10, exemptedFen: 0, writtenOffFen: 0 }, 'paid'],
  [{ amountFen: 10, paidFen: 4, exemptedFen: 6, writtenOffFen: 0 }, 'exempted'],
  [{ amountFen: 10, paidFen: 0, exemptedFen: 0, writtenOffFen: 10 }, 'writtenOff'],
  [{ amountFen: 0, paidFen: 0, exemptedFen: 0, writtenOffFen: 0 }, 'paid'],
] as const)('the bill %j is %s', (money, status) => expect(statusOf(money)).toBe(status));

test.each([
  ['2026-11', null],
  ['2026-12', null],
  ['2027-01', /最多提前一个月/],
  ['2023-10', /三年以内/],
])('opening %s in November 2026', (month, trouble) => {
  const said = openTrouble(month, '2026-11', '2026-12');
  if (trouble === null) expect(said).toBeNull();
  else expect(said).toMatch(trouble);
});

test.each([
  ['30', 3000],
  ['30.5', 3050],
  ['¥1,030.50', 103_050],
  ['30元', 3000],
  ['-3', null],
  ['三十', null],
  ['1.234', null],
  ['', null],
])('the amount «%s» is %s fen', (text, fen) => expect(fenFrom(text)).toBe(fen));

test('a payroll list shows who is missing, unknown, wrong, twice or already paid', () => {
  const bill = (no: string, openFen: number) => ({
    billId: no,
    memberId: no,
    employeeNo: no,
    name: `员工${no}`,
    openFen,
    isSettled: openFen === 0,
  });
  const row = (number: number, employeeNo: string, amount: string, name = '') => ({ row: number, values: { employeeNo, amount, name } });
  const { matched, differences } = comparePayroll(
    [
      row(2, 'A', '30'),
      row(3, 'B', '29'),
      row(4, 'A', '30'),
      row(5, 'Z', '30'),
      row(6, 'D', '30'),
      row(7, 'E', '30', '别人'),
      row(8, 'F', '多少'),
    ],
    [bill('A', 3000), bill('B', 3000), bill('C', 3000), bill('D', 0), bill('E', 3000), bill('F', 3000)],
  );
  expect(matched.map(({ memberId }) => memberId)).toEqual(['A']);
  expect(differences.map(({ kind, employeeNo }) => [kind, employeeNo])).toEqual([
    ['wrongAmount', 'B'],
    ['twice', 'A'],
    ['unknown', 'Z'],
    ['paid', 'D'],
    ['unknown', 'E'],
    ['invalid', 'F'],
    ['missing', 'C'],
  ]);
});

test.each([
  ['Ａ００１', 'A001'],
  [' a-001 ', 'A001'],
  ['00123', '00123'],
])('the staff number «%s» is compared as %s', (written, plain) => expect(plainNumber(written)).toBe(plain));

test.each([
  ['張三', '张三'],
  ['张　三', '张三'],
  ['買買提·艾力', '買買提艾力'],
  ['陳國偉', '陈国伟'],
])('the names «%s» and «%s» are one', (a, b) => expect(plainName(a)).toBe(plainName(b)));

test('one person under two spellings is one person: the second line is refused and says where the first stands', () => {
  const bill = { billId: 'b', memberId: 'm', employeeNo: 'A001', name: '张国伟', openFen: 3000, isSettled: false };
  const row = (number: number, employeeNo: string, name: string) => ({ row: number, values: { employeeNo, name, amount: '30' } });
  const { matched, differences } = comparePayroll([row(2, 'Ａ００１', '張國偉'), row(3, 'a-001', '张 国伟')], [bill]);
  expect(matched).toHaveLength(1);
  expect(differences).toMatchObject([{ kind: 'twice', row: 3 }]);
  expect(differences[0]!.message).toMatch(/第 2 行是同一人.*張國偉.*只留一行/);
});

test('two people whose numbers differ only in spelling keep their own bills', () => {
  const bill = (employeeNo: string) => ({
    billId: employeeNo,
    memberId: employeeNo,
    employeeNo,
    name: '',
    openFen: 3000,
    isSettled: false,
  });
  const { matched } = comparePayroll(
    ['A-1', 'A1'].map((employeeNo, row) => ({ row, values: { employeeNo, amount: '30' } })),
    [bill('A-1'), bill('A1')],
  );
  expect(matched.map(({ billId }) => billId)).toEqual(['A-1', 'A1']);
});

test('ten thousand rows are compared without looking twice', () => {
  const expected = Array.from({ length: 10_000 }, (_unused, index) => ({
    billId: `b${index}`,
    memberId: `m${index}`,
    employeeNo: `N${index}`,
    name: `职工${index}`,
    openFen: 3000,
    isSettled: false,
  }));
  const rows = expected.map(({ employeeNo, name }, row) => ({ row, values: { employeeNo, name, amount: '30' } }));
  expect(comparePayroll(rows, expected).matched).toHaveLength(10_000);
});
