/** Demo dues: a year of bills with believable gaps; older months closed, the last two open. Sums reconcile by construction. */
import type { Payment } from '../../cloudfunctions/dues/payment-store';
import type { Standing } from '../../cloudfunctions/dues/plan-store';
import { addSums, defaultPlans, noSums, openOf, statusOf } from '../../cloudfunctions/dues/rules';
import { dueOf, isDueIn, kindIn } from '../../cloudfunctions/dues/rules-standing';
import type { Bill, DuesMonth, Wage } from '../../cloudfunctions/dues/store';
import { addMonths, monthOf } from '../../cloudfunctions/core/time';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';
import { plantArrears } from './dues-arrears';
import { plantPlans, standingsOf } from './dues-plans';
import { plantRemittances } from './dues-remittances';

const MONTHS = 12;

export async function plantDues(demo: Demo): Promise<void> {
  const thisMonth = monthOf(demo.now);
  const months = Array.from({ length: MONTHS }, (_unused, index) => addMonths(thisMonth, index - MONTHS + 1));
  await plantPlans(demo, months);
  for (const { _id: unionId } of demo.unions) {
    const isFirst = unionId === demo.unionId;
    await plantUnion(demo, unionId, isFirst ? months : months.slice(-4));
  }
}

async function plantUnion(demo: Demo, unionId: string, months: string[]): Promise<void> {
  const people = demo.membersOf(unionId).filter((member) => !isWithoutWage(member));
  const wages = people.flatMap((member) => wagesOf(demo, member, months));
  const byMember = new Map(people.map(({ _id }) => [_id, wages.filter(({ memberId }) => memberId === _id)]));
  const standings = standingsOf(demo, people, months);
  const lastTwo = months.slice(-2);
  const bills: Bill[] = [];
  const payments: Payment[] = [];
  const numbers = new Map<string, number>();
  for (const month of months)
    for (const member of people)
      billMonth(demo, {
        member,
        month,
        isOpen: lastTwo.includes(month),
        isNow: month === months.at(-1),
        byMember,
        standings,
        bills,
        payments,
        numbers,
      });
  const insert = async (name: string, records: { _id: string }[]) => {
    for (let start = 0; start < records.length; start += 2000)
      await demo.db.collection<{ _id: string }>(name).insertMany(records.slice(start, start + 2000));
  };
  const states = months.map((month) => monthRecord(demo, unionId, month, bills, lastTwo.includes(month)));
  await insert('wages', wages);
  await insert('dues_standings', standings);
  await insert('dues_months', states);
  await insert('bills', bills);
  await insert('payments', payments);
  await insert(
    'counters',
    [...numbers].map(([year, value]) => ({ _id: `receipt:${unionId}:${year}`, value })),
  );
  if (unionId !== demo.unionId) return;
  await plantRemittances(demo, states, payments);
  await plantArrears(demo, bills);
}

function monthRecord(demo: Demo, unionId: string, month: string, bills: Bill[], isOpen: boolean): DuesMonth {
  const sums = bills
    .filter((bill) => bill.month === month)
    .reduce(
      (all, bill) =>
        addSums(all, {
          count: 1,
          billsFen: bill.amountFen,
          paidFen: bill.paidFen,
          openFen: openOf(bill),
          exemptedFen: bill.exemptedFen,
          writtenOffFen: bill.writtenOffFen,
        }),
      noSums,
    );
  return {
    _id: `${unionId}:${month}`,
    unionId,
    month,
    state: isOpen ? 'open' : 'closed',
    openedAt: at(demo, month, 3),
    closedAt: isOpen ? null : at(demo, addMonths(month, 1), 6),
    sumsAtClose: isOpen ? null : sums,
  };
}

/** A few newcomers whose wage nobody has entered yet: the desk shows them. */
const isWithoutWage = ({ _id }: Member) => /-m(0111|0222|0299)$/.test(_id);
/** A moment in a month, never after now: on the first of a month nobody has paid yet. */
const at = ({ now }: Demo, month: string, day: number, hour = 2): string => {
  const moment = `${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return moment < now.toISOString() ? moment : now.toISOString();
};

function wagesOf(demo: Demo, { _id: memberId, unionId }: Member, months: string[]): Wage[] {
  const first = 420_000 + Math.floor(demo.random() * 620_000);
  const wage = (fromMonth: string, wageFen: number): Wage => ({
    _id: `${memberId}:${fromMonth}`,
    unionId,
    memberId,
    fromMonth,
    wageFen,
    byName: demo.person('treasurer').name,
    at: at(demo, fromMonth, 2),
  });
  const raised = months[Math.floor(months.length / 2)]!;
  return demo.random() < 0.3
    ? [wage(months[0]!, first), wage(raised, first + 10_000 + Math.floor(demo.random() * 60_000))]
    : [wage(months[0]!, first)];
}

type Making = {
  member: Member;
  month: string;
  isOpen: boolean;
  isNow: boolean;
  byMember: Map<string, Wage[]>;
  standings: Standing[];
  bills: Bill[];
  payments: Payment[];
  numbers: Map<string, number>;
};

/** Whoever tries the product as `m0003` finds half a year owed, and the leader and treasurer somebody to talk with. */
const isLongOwing = ({ _id }: Member) => /-m(0003|0047|0150)$/.test(_id);

function billMonth(demo: Demo, { member, month, isOpen, isNow, byMember, standings, bills, payments, numbers }: Making): void {
  const { _id: memberId, unionId, name, groupId, employeeNo } = member;
  if (!isDueIn(member, month)) return;
  const wageFen = (byMember.get(memberId) ?? []).filter((wage) => wage.fromMonth <= month).at(-1)?.wageFen ?? 0;
  const kind = kindIn(
    standings.filter((standing) => standing.memberId === memberId),
    member.state,
    month,
  );
  const due = dueOf(kind, wageFen, defaultPlans);
  if (!due) return;
  const { amountFen } = due;
  const chance = demo.random();
  const [paidShare, exemptShare] = isNow ? [0.55, 0.57] : isOpen ? [0.86, 0.88] : [0.95, 0.965];
  // Whoever tries the product as `member` finds one month still to pay.
  const isKept = memberId.endsWith('-member');
  const isLong = isLongOwing(member) && month > addMonths(monthOf(demo.now), -8);
  const isPaid = kind !== 'exempt' && !isLong && (isKept ? !isNow : chance < paidShare);
  const isLetOff = !isPaid && !isKept && !isLong && chance < exemptShare;
  const exemptedFen = kind === 'exempt' || isLetOff ? amountFen : 0;
  const billId = `${memberId}:${month}`;
  const year = month.slice(0, 4);
  const pay = (suffix: string, isReversed: boolean): Payment => {
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const isPayroll = demo.random() < 0.8;
    return {
      _id: demo.id('payment', billId, suffix),
      unionId,
      billId,
      memberId,
      month,
      bookedMonth: month,
      amountFen,
      method: isPayroll ? 'payroll' : demo.random() < 0.5 ? 'transfer' : 'cash',
      paidAt: at(demo, month, 10 + Math.floor(demo.random() * 8)),
      reference: null,
      receiptNo: `${year}-${String(number).padStart(6, '0')}`,
      byName: demo.person('treasurer').name,
      at: at(demo, month, 18),
      reversedAt: isReversed ? at(demo, month, 19) : null,
      reversedMonth: isReversed ? month : null,
      reverseReason: isReversed ? '登记到了别人名下，已更正' : null,
    };
  };
  if (isPaid && chance < 0.004) payments.push(pay('reversed', true));
  const payment = isPaid && amountFen > 0 ? pay('kept', false) : null;
  if (payment) payments.push(payment);
  const money = { amountFen, paidFen: payment ? amountFen : 0, exemptedFen, writtenOffFen: 0 };
  bills.push({
    _id: billId,
    unionId,
    month,
    memberId,
    name,
    groupId,
    employeeNo,
    wageFen,
    kind,
    isVoid: false,
    ...money,
    status: statusOf(money),
    isClosed: !isOpen,
    paymentIds: payment ? [payment._id] : [],
    reason: isLetOff ? '长期病假' : null,
  });
}
