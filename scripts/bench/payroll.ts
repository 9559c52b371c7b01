/** A payroll list of 10,000 rows: compared with the bills, then recorded with a receipt for everybody. */
import type { Db } from 'mongodb';
import { monthOf } from '../../cloudfunctions/core/time';
import { plantOfficer, plantUnion, plantWages } from './plant';
import { askOurs, dataOf, type Program } from './programs';
import type { Row } from './table';

const MANY = 10_000;
/** Every hundredth row is wrong, so that the report has something to say. */
const WRONG = 100;

type Report = { matched: number; recorded: number; differences: unknown[] };

export async function payroll(db: Db, ours: Program): Promise<Row[]> {
  const unionId = 'bench-payroll';
  const memberIds = await plantUnion(db, unionId, MANY);
  await plantWages(db, unionId, memberIds);
  const treasurer = await plantOfficer(db, unionId);
  const month = monthOf(new Date());
  await dataOf(askOurs(ours, 'dues.openMonth', { month }, treasurer, true));
  const rows = memberIds.map((_memberId, index) => ({
    工号: `P${String(index).padStart(6, '0')}`,
    姓名: `会员${index}`,
    amountFen: Math.floor((400_000 + index * 10) / 1000) * 5 + (index % WRONG === 0 ? 5 : 0),
  }));
  const timed = async (dryRun: boolean) => {
    const began = performance.now();
    const report = await dataOf<Report>(askOurs(ours, 'dues.importPayroll', { month, rows, dryRun }, treasurer, true));
    if (report.matched !== MANY - MANY / WRONG || report.differences.length !== MANY / WRONG)
      throw new Error(`相符 ${report.matched}，差异 ${report.differences.length}`);
    // A long list is entered in parts: the clock runs until the last receipt is there.
    while (!dryRun && (await db.collection('payments').countDocuments({ unionId })) < report.matched)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return performance.now() - began;
  };
  const compared = await timed(true);
  const recorded = await timed(false);
  return [
    { name: `核对 ${MANY} 行代扣名单`, ours: compared, measured: compared / 1000, goal: 10, unit: 's' },
    { name: `登记 ${MANY} 行代扣名单`, ours: recorded, measured: recorded / 1000, goal: 30, unit: 's', note: '分段登记，到最后一张收据' },
  ];
}
