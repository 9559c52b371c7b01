/** Demo arrears: some reminded, one talked with, one decided, as a person would find them. */
import type { ArrearsPath, Step } from '../../cloudfunctions/dues/arrears-store';
import { monthOf } from '../../cloudfunctions/core/time';
import type { Bill } from '../../cloudfunctions/dues/store';
import type { Demo } from './demo';

export async function plantArrears(demo: Demo, bills: Bill[]): Promise<void> {
  const thisMonth = monthOf(demo.now);
  const owing = new Map<string, Bill>();
  for (const bill of bills) if (bill.status === 'open' && bill.month < thisMonth) owing.set(bill.memberId, bill);
  const leader = demo.person('leader').name;
  const step = (kind: Step['kind'], days: number, text: string, byName = '系统'): Step => ({
    kind,
    at: demo.moment(days),
    on: kind === 'talk' ? demo.moment(days).slice(0, 10) : null,
    byName,
    text,
    decision: kind === 'decision' ? 'continue' : null,
  });
  const paths = [...owing.values()].map(({ memberId, unionId, groupId, name }): ArrearsPath => {
    const isTalked = /-m(0003|0150)$/.test(memberId);
    const isDecided = /-m0047$/.test(memberId);
    const steps = [step('reminder', -50, '系统按月提醒'), step('reminder', -20, '系统按月提醒')];
    if (isTalked || isDecided) steps.push(step('talk', -12, '本人说换了工资卡，一直没有扣上，答应一次补缴', leader));
    if (isDecided) steps.push(step('decision', -9, '本人答应发年终奖时一次补缴，先继续催缴', demo.person('treasurer').name));
    return {
      _id: memberId,
      unionId,
      groupId,
      memberId,
      name,
      state: isDecided ? 'decided' : isTalked ? 'talked' : 'reminded',
      remindedMonth: monthOf(demo.moment(-20)),
      decision: isDecided ? 'continue' : null,
      steps,
      updatedAt: demo.moment(isDecided ? -9 : isTalked ? -12 : -20),
    };
  });
  if (paths.length > 0) await demo.db.collection<ArrearsPath>('dues_arrears').insertMany(paths);
}
