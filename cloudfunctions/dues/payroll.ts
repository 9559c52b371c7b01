/** Comparing a payroll list with the bills: no database. */
import { payrollColumns } from '../../types/dues/labels';
import type { SheetRow } from '../file/public';
import type { BillStatus } from './rules';
import { plainName, plainNumber } from './spelling';

export type Difference = {
  kind: 'missing' | 'unknown' | 'wrongAmount' | 'twice' | 'paid' | 'invalid';
  row: number | null;
  employeeNo: string;
  name: string;
  expectedFen: number | null;
  actualFen: number | null;
  message: string;
};
export type Expected = {
  billId: string;
  memberId: string;
  employeeNo: string;
  name: string;
  openFen: number;
  isSettled: boolean;
  /** What the bill is called once the rest is paid. */
  statusWhenPaid?: BillStatus;
};
export type Matched = { billId: string; memberId: string; amountFen: number; status: BillStatus };

export const columns = Object.entries(payrollColumns).map(([field, names]) => ({ field, names, isRequired: field === 'employeeNo' }));

/** «30», «30.50», «¥1,030.5» → fen; null when it is no amount. */
export function fenFrom(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,¥￥元\s]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Finds a bill by staff number, however it is spelt; two people whose numbers differ only in spelling keep their own. */
function finder(expected: Expected[]): (employeeNo: string) => Expected | undefined {
  const exact = new Map(expected.map((one) => [one.employeeNo, one]));
  const plain = new Map<string, Expected | null>();
  for (const one of expected) plain.set(plainNumber(one.employeeNo), plain.has(plainNumber(one.employeeNo)) ? null : one);
  return (employeeNo) => exact.get(employeeNo) ?? plain.get(plainNumber(employeeNo)) ?? undefined;
}

const yuan = (fen: number) => (fen / 100).toFixed(2);
type Seen = { row: number; employeeNo: string; name: string };

/** Why a row that stands alone does not agree with its bill; null when it does. */
function rowTrouble(
  { employeeNo, name, amount, actualFen }: { employeeNo: string; name: string; amount: string; actualFen: number | null },
  bill: Expected | undefined,
  namesake: Expected | undefined,
): [Difference['kind'], string] | null {
  if (!employeeNo) return ['invalid', '没有填写工号'];
  if (actualFen === null) return ['invalid', `金额「${amount.slice(0, 20)}」不是金额`];
  if (!bill)
    return [
      'unknown',
      `本月没有这个工号的账单${namesake ? `；在册有同名的「${namesake.name}」，工号 ${namesake.employeeNo}，请核对工号` : ''}`,
    ];
  if (name && plainName(name) !== plainName(bill.name))
    return ['unknown', `工号对应的是「${bill.name}」，名单写的是「${name.slice(0, 20)}」`];
  if (bill.isSettled) return ['paid', '本月已缴清，没有重复登记'];
  if (actualFen !== bill.openFen) return ['wrongAmount', `应缴 ${yuan(bill.openFen)} 元，名单为 ${yuan(actualFen)} 元`];
  return null;
}

/** The same person a second time: says where the first stands and, when it is spelt otherwise, how. */
function sayTwice(earlier: Seen, employeeNo: string, name: string): string {
  const where = `第 ${earlier.row} 行`;
  const isOtherwise = earlier.employeeNo !== employeeNo || (earlier.name !== name && earlier.name && name);
  return isOtherwise
    ? `与${where}是同一人（那里写作「${earlier.name.slice(0, 20) || '未写姓名'}」，工号 ${earlier.employeeNo.slice(0, 30)}），请核实后只留一行`
    : `工号 ${employeeNo.slice(0, 30)} 在${where}已出现，请只留一行`;
}

/** Which rows agree with their bill, and every way in which the others do not. */
export function comparePayroll(rows: SheetRow[], expected: Expected[]): { matched: Matched[]; differences: Difference[] } {
  const billFor = finder(expected);
  const byName = new Map(expected.map((one) => [plainName(one.name), one]));
  const seen = new Map<string, Seen>();
  const matched: Matched[] = [];
  const differences: Difference[] = [];
  for (const { row, values } of rows) {
    const { employeeNo = '', name = '', amount = '', amountFen = '' } = values;
    const actualFen = /^\d{1,12}$/.test(amountFen) ? Number(amountFen) : fenFrom(amount);
    const bill = billFor(employeeNo);
    const key = bill?.employeeNo ?? plainNumber(employeeNo);
    const earlier = key ? seen.get(key) : undefined;
    const trouble: [Difference['kind'], string] | null = earlier
      ? ['twice', sayTwice(earlier, employeeNo, name)]
      : rowTrouble({ employeeNo, name, amount: amount || amountFen, actualFen }, bill, name ? byName.get(plainName(name)) : undefined);
    if (key && !earlier) seen.set(key, { row, employeeNo, name });
    if (!trouble && bill)
      matched.push({ billId: bill.billId, memberId: bill.memberId, amountFen: actualFen ?? 0, status: bill.statusWhenPaid ?? 'paid' });
    if (trouble)
      differences.push({
        kind: trouble[0],
        row,
        employeeNo: employeeNo.slice(0, 30),
        name: name.slice(0, 30) || (bill?.name ?? ''),
        expectedFen: bill?.openFen ?? null,
        actualFen,
        message: trouble[1],
      });
  }
  for (const bill of expected)
    if (!bill.isSettled && !seen.has(bill.employeeNo))
      differences.push({
        kind: 'missing',
        row: null,
        employeeNo: bill.employeeNo,
        name: bill.name,
        expectedFen: bill.openFen,
        actualFen: null,
        message: '名单里没有此人',
      });
  return { matched, differences };
}
