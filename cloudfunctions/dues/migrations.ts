/** Changes of what is kept of dues between releases. */
import type { Migration } from '../core/set-up';
import type { Payment } from './payment-store';
import { addSums, noSums, openOf } from './rules';
import type { Bill, DuesMonth } from './store';

/** Books of a month, payments by list, standings: earlier bills had one payment, and closed months no figures of their own. */
export const duesBooked: Migration = {
  version: 4,
  name: 'dues-booked',
  up: async (db) => {
    await db
      .collection('payments')
      .updateMany({ bookedMonth: { $exists: false } }, [
        { $set: { bookedMonth: '$month', reversedMonth: { $cond: [{ $eq: ['$reversedAt', null] }, null, '$month'] } } },
      ]);
    const bills = db.collection<Bill>('bills');
    const payments = db.collection<Payment>('payments');
    for await (const { _id, unionId, memberId, month } of bills.find({ paymentIds: { $exists: false } })) {
      // By the whole index and nothing else (decision 003); which of them stand is told afterwards.
      const paid = await payments.find({ unionId, memberId, month }).toArray();
      const paymentIds = paid.filter(({ reversedAt }) => reversedAt === null).map((payment) => payment._id);
      await bills.updateOne({ _id }, { $set: { kind: 'normal', isVoid: false, paymentIds: paymentIds.sort() }, $unset: { paymentId: '' } });
    }
    const months = db.collection<DuesMonth>('dues_months');
    for await (const { _id, unionId, month } of months.find({ state: 'closed', sumsAtClose: { $exists: false } })) {
      let sums = noSums;
      for await (const bill of bills.find({ unionId, month })) {
        const { amountFen: billsFen, paidFen, exemptedFen, writtenOffFen } = bill;
        sums = addSums(sums, { count: 1, billsFen, paidFen, exemptedFen, writtenOffFen, openFen: openOf(bill) });
      }
      await months.updateOne({ _id }, { $set: { sumsAtClose: sums } });
    }
  },
};
