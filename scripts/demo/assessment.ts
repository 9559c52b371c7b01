/** Demo assessments: last year's published, this year's with leaders who have and have not reported. */
import { resultOf, sum, usualDuties } from '../../cloudfunctions/assessment/rules';
import type { Sheet } from '../../cloudfunctions/assessment/store';
import { dayOf } from '../../cloudfunctions/core/time';
import type { Demo } from './demo';

const words = [
  '全年传达通知二十六次，组织小组会四次，走访生病会员三人。',
  '本组会费按时缴齐，活动报名核对无误，上报困难会员一人。',
  '组织徒步与读书会各一次，会员意见都已反映。',
];

export async function plantAssessment(demo: Demo): Promise<void> {
  const present = Number(dayOf(demo.now).slice(0, 4));
  const names = new Map(demo.units.map(({ _id, name }) => [_id, name]));
  const full = sum(usualDuties.map(({ points }) => points));
  const leaders = demo.membersOf(demo.unionId, 'groupLeader');
  const sheets = [present - 1, present].flatMap((year) =>
    leaders.map((leader, index): Sheet => {
      const groupId = leader.offices.find(({ role }) => role === 'groupLeader')!.unitId;
      const isPast = year < present;
      const state = isPast ? 'published' : index % 3 === 0 ? 'reporting' : index % 3 === 1 ? 'reported' : 'scored';
      const own = state === 'reporting' ? [] : usualDuties.map(({ points }, at) => points - ((index + at) % 3));
      const given =
        state === 'published' || state === 'scored' ? usualDuties.map(({ points }, at) => points - ((index + at) % 5) - (index % 4)) : [];
      return {
        _id: demo.id('assessment', year, leader._id),
        unionId: demo.unionId,
        year,
        memberId: leader._id,
        memberName: leader.name,
        groupId,
        groupName: names.get(groupId) ?? '',
        state,
        duties: usualDuties,
        own,
        given,
        report: own.length > 0 ? words[index % words.length]! : '',
        result: given.length > 0 ? resultOf(sum(given), full) : null,
        comment: given.length > 0 ? '工作扎实，明年多组织学习。' : '',
        publishedAt: isPast ? demo.moment(-320, 10) : null,
      };
    }),
  );
  await demo.db.collection<Sheet>('assessments').insertMany(sheets);
}
