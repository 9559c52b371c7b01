/** Demo appraisals: one open and unrated by the demo accounts, and two earlier years that were told. */
import { boxOf } from '../../cloudfunctions/appraisal/running';
import { resultsOf } from '../../cloudfunctions/appraisal/result-rules';
import type { Content, Seated } from '../../cloudfunctions/appraisal/rules';
import type { Appraisal } from '../../cloudfunctions/appraisal/store';
import { systemActor, type Context } from '../../cloudfunctions/core/context';
import { cast, closeBox, openBox } from '../../cloudfunctions/core/secret-box';
import { dayOf } from '../../cloudfunctions/core/time';
import { shuffled } from '../../cloudfunctions/survey/public';
import type { Subject } from '../../types/appraisal/contract';
import type { Demo } from './demo';

const accounts = ['member', 'leader', 'officer', 'treasurer', 'auditor', 'chair', 'liaison', 'delegate', 'delegate2', 'delegate3', 'admin'];
const words = ['办事有答复', '希望多到科室走走', '报修处理比去年快', '流程还可以再简化'];
const subject = (id: string, name: string, kind: Subject['kind'], post = ''): Subject => ({ id, name, kind, post, memberId: null });
const subjects = [
  subject('s1', '后勤保障部', 'department'),
  subject('s2', '信息科', 'department'),
  subject('s3', '分管副院长', 'leader', '后勤与信息'),
];
const criteria = ['履职能力', '工作实绩', '服务态度'].map((title, index) => ({ id: `c${index + 1}`, title }));
const groups = [
  { id: 'g1', name: '职工代表', weight: 60, audience: { roles: ['delegate' as const] } },
  { id: 'g2', name: '其他会员', weight: 40, audience: {} },
];

export async function plantAppraisal(demo: Demo): Promise<void> {
  const present = Number(dayOf(demo.now).slice(0, 4));
  for (const year of [present - 2, present - 1, present]) await plantYear(demo, year, present);
}

async function plantYear(demo: Demo, year: number, present: number): Promise<void> {
  const { unionId } = demo;
  const _id = demo.id('appraisal', year);
  const isOpen = year === present;
  const own = new Set(accounts.map((account) => demo.person(account)._id));
  const delegates = demo.membersOf(unionId, 'delegate').slice(0, 30);
  const named = new Set(delegates.map((one) => one._id));
  const others = demo
    .membersOf(unionId)
    .filter((one) => !named.has(one._id))
    .slice(0, 40);
  const voters = [
    ...delegates.map((one) => ({ memberId: one._id, group: 'g1' })),
    ...others.map((one) => ({ memberId: one._id, group: 'g2' })),
  ];
  const counts = { g1: delegates.length, g2: others.length };
  const seated: Seated[] = groups.map(({ id, name, weight }) => ({ id, name, weight, count: counts[id as keyof typeof counts] }));
  const ctx = { db: demo.db, at: demo.now.toISOString(), actor: systemActor(unionId) } as Context;
  const contents: Content[] = [];
  await openBox(ctx, { id: boxOf(_id), voters });
  for (const { memberId, group } of voters) {
    if (isOpen && (own.has(memberId) || demo.random() < 0.5)) continue;
    const ratings = subjects.map(({ id }) => ({
      subjectId: id,
      marks: criteria.map(() => Math.floor(demo.random() ** (year - present + 4) * 4)),
      comment: demo.random() < 0.2 ? demo.pick(words) : '',
    }));
    contents.push({ group, ratings });
    await cast(ctx, { id: boxOf(_id), memberId, content: { group, ratings } });
  }
  if (!isOpen) await closeBox(ctx, boxOf(_id));
  const days = isOpen ? 12 : (year - present) * 360;
  await demo.db.collection<Appraisal>('appraisals').insertOne({
    ...{
      _id,
      unionId,
      state: isOpen ? 'open' : 'reported',
      title: `${year} 年度民主评议`,
      year,
      method: 'grades',
      subjects,
      criteria,
      groups,
      seated,
    },
    ...{ closesAt: demo.moment(days, 18), reportTo: 'raters', readers: voters.map(({ memberId }) => memberId), due: voters.length },
    ...{
      rated: isOpen ? 0 : contents.length,
      results: isOpen ? [] : resultsOf({ subjects, criteria, method: 'grades' }, seated, contents, shuffled),
    },
    ...{ remindAt: null, remindedOn: null, createdAt: demo.moment(days - 14, 9), closedAt: isOpen ? null : demo.moment(days, 18) },
  });
}
