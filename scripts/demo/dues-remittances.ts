/** Demo remittances: the share of closed months, all but the newest one sent to the upper union. */
import type { Remittance } from '../../cloudfunctions/dues/book-store';
import type { Payment } from '../../cloudfunctions/dues/payment-store';
import { shareOf } from '../../cloudfunctions/dues/rules-books';
import type { DuesMonth } from '../../cloudfunctions/dues/store';
import { addMonths } from '../../cloudfunctions/core/time';
import type { Demo } from './demo';

export async function plantRemittances(demo: Demo, months: DuesMonth[], payments: Payment[]): Promise<void> {
  const closed = months.filter(({ state }) => state === 'closed').slice(0, -1);
  const remittances = closed.map(({ month, unionId }): Remittance => {
    const netFen = payments
      .filter(({ bookedMonth, reversedMonth }) => bookedMonth === month && reversedMonth === null)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    const on = `${addMonths(month, 1)}-12`;
    return {
      _id: `${unionId}:${month}:1`,
      unionId,
      month,
      amountFen: shareOf(netFen, 500),
      remittedOn: on,
      reference: `JS${month.replace('-', '')}`,
      byName: demo.person('treasurer').name,
      at: `${on}T03:00:00.000Z`,
      reversedAt: null,
      reverseReason: null,
    };
  });
  if (remittances.length > 0) await demo.db.collection<Remittance>('remittances').insertMany(remittances);
}
