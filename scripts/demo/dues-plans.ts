/** Demo dues: the union's own rules beside the nation-wide ones, and members who pay in another way. */
import type { Plan, Standing } from '../../cloudfunctions/dues/plan-store';
import { defaultPlans } from '../../cloudfunctions/dues/rules';
import { addMonths } from '../../cloudfunctions/core/time';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';

export async function plantPlans(demo: Demo, months: string[]): Promise<void> {
  const byName = demo.person('treasurer').name;
  const made = { unionId: demo.unionId, byName, at: demo.moment(-330), withdrawnAt: null, withdrawReason: null, ended: null };
  const plans: Plan[] = [
    {
      ...defaultPlans.remittance,
      ...made,
      _id: demo.id('plan', 'remittance'),
      value: 500,
      source: '云溪区工会联合会通知：实收会费的百分之五上缴，用于职工互助',
      fromMonth: months[0]!,
      toMonth: null,
    },
  ];
  await demo.db.collection<Plan>('rate_plans').insertMany(plans);
}

const kinds: { ends: RegExp; kind: Standing['kind']; reason: string; from: number; until: number | null }[] = [
  { ends: /-m(0021|0022|0140)$/, kind: 'apprentice', reason: '新入职，学徒期一年', from: -11, until: 1 },
  { ends: /-m(0035|0180)$/, kind: 'exempt', reason: '长期病假，工资停发', from: -5, until: 6 },
  { ends: /-m(0060|0061)$/, kind: 'retained', reason: '借调外单位，保留会籍', from: -4, until: null },
];

/** Apprentices, exempt and retained members of a union, registered early enough to be in the bills. */
export function standingsOf(demo: Demo, people: Member[], months: string[]): Standing[] {
  const last = months.at(-1)!;
  return people.flatMap(({ _id: memberId, unionId, name, groupId }) =>
    kinds
      .filter(({ ends }) => ends.test(memberId))
      .map(({ kind, reason, from, until }) => ({
        _id: demo.id('standing', memberId),
        unionId,
        memberId,
        name,
        groupId,
        kind,
        fromMonth: addMonths(last, from),
        toMonth: until === null ? null : addMonths(last, until),
        reason,
        byName: demo.person('treasurer').name,
        at: demo.moment(from * 30 - 3),
        withdrawnAt: null,
      })),
  );
}
