/** Demo surveys: one open and unanswered by the demo accounts, one told, one of the year before, one draft, one named. */
import { isAsked } from '../../cloudfunctions/survey/rules';
import { tallyOf } from '../../cloudfunctions/survey/tally-rules';
import { boxOf, shuffled } from '../../cloudfunctions/survey/running';
import type { NamedAnswer, Survey } from '../../cloudfunctions/survey/store';
import { usualSurveys } from '../../cloudfunctions/survey/templates';
import { systemActor, type Context } from '../../cloudfunctions/core/context';
import { cast, closeBox, openBox } from '../../cloudfunctions/core/secret-box';
import type { Answer, Question } from '../../types/survey/contract';
import type { Demo } from './demo';

const accounts = ['member', 'leader', 'officer', 'treasurer', 'auditor', 'chair', 'liaison', 'delegate', 'delegate2', 'delegate3', 'admin'];
const words = [
  '材料最好提前十天发',
  '分组讨论时间再长些',
  '提案答复可以再具体些',
  '会议安排紧凑',
  '希望公布落实进度',
  '报告里的数字请附说明',
];

type Asked = Pick<Survey, 'state'> & { title?: string; template: number; days: number; isNamed?: boolean };
const plans: Asked[] = [
  { template: 0, state: 'open', days: 9, title: '本次职代会满意度测评' },
  { template: 0, state: 'reported', days: -330, title: '上一次职代会满意度测评' },
  { template: 0, state: 'reported', days: -690 },
  { template: 1, state: 'closed', days: -1 },
  { template: 1, state: 'draft', days: 20, title: '工会服务满意度测评（年底）' },
  { template: 1, state: 'open', days: 5, title: '福利发放意向登记', isNamed: true },
];

export async function plantSurvey(demo: Demo): Promise<void> {
  const own = new Set(accounts.map((account) => demo.person(account)._id));
  const people = demo.membersOf(demo.unionId).slice(0, 70);
  const roll = [...new Set([...own, ...people.map(({ _id }) => _id)])];
  for (const [index, plan] of plans.entries()) await plantOne(demo, plan, index, roll, own);
  const [second] = demo.unions.filter(({ _id, kind }) => kind === 'union' && _id !== demo.unionId);
  const other = second ? demo.membersOf(second._id).slice(0, 30) : [];
  if (second && other.length >= 5)
    await plantOne(
      { ...demo, unionId: second._id },
      { template: 1, state: 'reported', days: -60 },
      90,
      other.map(({ _id }) => _id),
      new Set(),
    );
}

async function plantOne(demo: Demo, plan: Asked, index: number, roll: string[], own: Set<string>): Promise<void> {
  const { unionId } = demo;
  const _id = demo.id('survey', index);
  const voters = plan.state === 'draft' ? [] : roll;
  const takers = voters.filter((memberId) => (plan.state !== 'open' || !own.has(memberId)) && demo.random() < 0.85);
  const template = usualSurveys[plan.template]!;
  const { questions } = template;
  const sheets = takers.map(() => answersOf(demo, questions));
  const isOver = plan.state === 'closed' || plan.state === 'reported';
  await keep(demo, { _id, unionId, isNamed: plan.isNamed ?? false, isOver, isDraft: plan.state === 'draft', voters, takers, sheets });
  await demo.db.collection<Survey>('surveys').insertOne({
    ...template,
    ...{ _id, unionId, state: plan.state, title: plan.title ?? template.title, isAnonymous: !plan.isNamed, mustTake: plan.template === 0 },
    ...{ audience: {}, closesAt: demo.moment(plan.days, 18), reportTo: 'roll', readers: voters, due: voters.length },
    ...{ answered: isOver ? sheets.length : 0, tallies: isOver ? tallyOf(questions, sheets, shuffled) : [] },
    ...{
      remindAt: null,
      remindedOn: null,
      authorId: 'system',
      createdAt: demo.moment(plan.days - 14, 9),
      closedAt: isOver ? demo.moment(plan.days, 18) : null,
    },
  });
}

type Kept = {
  _id: string;
  unionId: string;
  isNamed: boolean;
  isOver: boolean;
  isDraft: boolean;
  voters: string[];
  takers: string[];
  sheets: Answer[][];
};

/** The answers as they came about: into the box, or with their names. */
async function keep(demo: Demo, { _id, unionId, isNamed, isOver, isDraft, voters, takers, sheets }: Kept): Promise<void> {
  if (isDraft) return;
  if (isNamed) {
    const names = new Map(demo.members.map((member) => [member._id, member.name]));
    const rows = takers.map((memberId, at): NamedAnswer => {
      const name = names.get(memberId) ?? '';
      return { _id: `${_id}:${memberId}`, unionId, surveyId: _id, memberId, name, answers: sheets[at]!, at: demo.moment(-1, 9) };
    });
    await demo.db.collection<NamedAnswer>('survey_answers').insertMany(rows);
    return;
  }
  const ctx = { db: demo.db, at: demo.now.toISOString(), actor: systemActor(unionId) } as Context;
  await openBox(ctx, { id: boxOf(_id), voters: voters.map((memberId) => ({ memberId })) });
  for (const [at, memberId] of takers.entries()) await cast(ctx, { id: boxOf(_id), memberId, content: { answers: sheets[at]! } });
  if (isOver) await closeBox(ctx, boxOf(_id));
}

function answersOf(demo: Demo, questions: Question[]): Answer[] {
  const answers: Answer[] = [];
  const good = (length: number) => Math.min(length - 1, Math.floor(demo.random() ** 2 * length));
  for (const question of questions) {
    const { id: questionId, kind, options, rows, steps } = question;
    if (!isAsked(question, answers)) continue;
    if (kind === 'text') {
      if (demo.random() < 0.2) answers.push({ questionId, text: demo.pick(words) });
    } else if (kind === 'scale') answers.push({ questionId, score: steps - good(steps) });
    else answers.push({ questionId, choices: kind === 'matrix' ? rows.map(() => good(options.length)) : [good(options.length)] });
  }
  return answers;
}
