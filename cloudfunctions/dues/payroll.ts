/** Comparing a payroll list with the bills: no database. */
import { payrollColumns } from '../../types/dues/labels';
import type { SheetRow } from '../file/public';

export type Difference = {
  kind: 'missing' | 'unknown' | 'wrongAmount' | 'twice' | 'paid' | 'invalid';
  row: number | null;
  employeeNo: string;
  name: string;
  expectedFen: number | null;
  actualFen: number | null;
  message: string;
};
export type Expected = { billId: string; memberId: string; employeeNo: string; name: string; openFen: number; isSettled: boolean };
export type Matched = { billId: string; memberId: string; amountFen: number };

export const columns = Object.entries(payrollColumns).map(([field, names]) => ({ field, names, isRequired: field === 'employeeNo' }));

/** «30», «30.50», «¥1,030.5» → fen; null when it is no amount. */
export function fenFrom(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,¥￥元\s]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Which rows agree with their bill, and every way in which the others do not. */
export function comparePayroll(rows: SheetRow[], expected: Expected[]): { matched: Matched[]; differences: Difference[] } {
  const byNo = new Map(expected.map((one) => [one.employeeNo, one]));
  const seen = new Map<string, number>();
  const matched: Matched[] = [];
  const differences: Difference[] = [];
  for (const { row, values } of rows) {
    const { employeeNo = '', name = '', amount = '', amountFen = '' } = values;
    const actualFen = /^\d{1,12}$/.test(amountFen) ? Number(amountFen) : fenFrom(amount);
    const bill = byNo.get(employeeNo);
    const differ = (kind: Difference['kind'], message: string) =>
      void differences.push({
        kind,
        row,
        employeeNo: employeeNo.slice(0, 30),
        name: name.slice(0, 30) || (bill?.name ?? ''),
        expectedFen: bill?.openFen ?? null,
        actualFen,
        message,
      });
    const earlier = seen.get(employeeNo);
    if (earlier !== undefined) differ('twice', `工号 ${employeeNo.slice(0, 30)} 在第 ${earlier} 行已出现`);
    else if (!employeeNo) differ('invalid', '没有填写工号');
    else if (actualFen === null) differ('invalid', `金额「${(amount || amountFen).slice(0, 20)}」不是金额`);
    else if (!bill) differ('unknown', '本月没有这个工号的账单');
    else if (name && name !== bill.name) differ('unknown', `工号对应的是「${bill.name}」，名单写的是「${name.slice(0, 20)}」`);
    else if (bill.isSettled) differ('paid', '本月已缴清，没有重复登记');
    else if (actualFen !== bill.openFen)
      differ('wrongAmount', `应缴 ${(bill.openFen / 100).toFixed(2)} 元，名单为 ${(actualFen / 100).toFixed(2)} 元`);
    else matched.push({ billId: bill.billId, memberId: bill.memberId, amountFen: actualFen });
    if (employeeNo && earlier === undefined) seen.set(employeeNo, row);
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
