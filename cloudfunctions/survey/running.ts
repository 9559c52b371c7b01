/** A survey while it runs: opened to its frozen roll, answered once each, reminded, closed and counted. */
import { randomInt } from 'node:crypto';
import type { Answer } from '../../types/survey/contract';
import type { survey } from '../../types/survey/contract';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { cast, castersOf, closeBox, contentsOf, openBox, participation, standingsOf } from '../core/secret-box';
import { dayOf, sayMoment } from '../core/time';
import { findAudience, findMembers } from '../member/public';
import { tellPeople } from '../notification/public';
import { unitNames } from '../unit/public';
import { fitAnswers, remindAtOf, turnoutOf } from './rules';
import { tallyOf } from './tally-rules';
import {
  answeredAmong,
  countAnswers,
  findAnswers,
  findRollOf,
  findSurvey,
  keepAnswer,
  moveSurvey,
  noteReminded,
  whoseSurveys,
  type SurveySeen,
} from './store';

export const boxOf = (id: string) => `survey:${id}`;
export const linkTo = (id: string) => `/pages/survey/take/index?id=${id}`;

type Running = Pick<
  typeof survey,
  'survey.open' | 'survey.answer' | 'survey.participants' | 'survey.remind' | 'survey.remindDue' | 'survey.close' | 'survey.report'
>;

const managed = async (ctx: Context, id: string) => found(await findSurvey(ctx, id, { unionId: ctx.actor.unionId }), '这份问卷');

export const handlers: Handlers<Running> = {
  'survey.open': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.closesAt <= ctx.at) refuseField('closesAt', '截止时间已过，请先改到将来');
    const people = await findAudience(ctx, record.unionId, record.audience);
    const least = record.isAnonymous ? LEAST_PEOPLE : 1;
    if (people.length < least)
      refuseField('audience', `范围内只有 ${people.length} 人；匿名问卷不少于 ${LEAST_PEOPLE} 人，否则答案会认出人，请扩大范围`);
    if (record.isAnonymous) await openBox(ctx, { id: boxOf(id), voters: people.map(({ _id }) => ({ memberId: _id })) });
    const readers = people.map(({ _id }) => _id);
    await moveSurvey(ctx, record, 'open', { readers, due: readers.length, remindAt: remindAtOf(ctx.at, record.closesAt) });
    tell(ctx, record, readers, 'opened', `请填写：${record.title}`);
    ctx.note(id, `${record.title}，${people.length} 人`);
    return { id, due: people.length };
  },

  'survey.answer': async (ctx, { id, answers }) => {
    const record = found(await findSurvey(ctx, id, { unionId: ctx.actor.unionId, readers: ctx.actor.memberId }), '这份问卷');
    if (record.state !== 'open' || record.closesAt <= ctx.at) refuse('CONFLICT', '问卷已截止，不能再填写');
    if ((await answeredBy(ctx, [record])).get(id)) refuse('CONFLICT', '您已填写过这份问卷，每人一次');
    const fitted = fitAnswers(record.questions, answers);
    if ('trouble' in fitted) refuseField(...fitted.trouble);
    if (record.isAnonymous) await cast(ctx, { id: boxOf(id), memberId: ctx.actor.memberId, content: { answers: fitted.answers } });
    else await keepNamed(ctx, record, fitted.answers);
    ctx.note(id, '已参加');
    return { id };
  },

  'survey.participants': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    const people = await findMembers(ctx, record.unionId, await findRollOf(ctx, record.unionId, id));
    const [names, taken] = [await unitNames(ctx, record.unionId), await takenBy(ctx, record)];
    const items = people.map(({ _id, name, groupId }) => ({
      ...{ id: _id, name, groupName: names.get(groupId) ?? '' },
      hasAnswered: taken.has(_id),
    }));
    const { title, isAnonymous, state, due, closesAt } = record;
    return {
      ...{ title, isAnonymous, due, answered: taken.size, groups: turnoutOf(items) },
      items: items.sort((a, b) => Number(a.hasAnswered) - Number(b.hasAnswered) || (a.groupName < b.groupName ? -1 : 1)),
      canRemind: state === 'open' && closesAt > ctx.at && taken.size < due,
    };
  },

  'survey.remind': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state !== 'open') refuse('CONFLICT', '只有进行中的问卷可以提醒');
    if (record.remindedOn === dayOf(ctx.now)) refuse('CONFLICT', '今天已经提醒过，明天可以再提醒');
    const missing = await notAnswered(ctx, record);
    if (missing.length === 0) refuse('CONFLICT', '名单上的人都已填写，不用提醒');
    await remind(ctx, record, missing);
    return { reminded: missing.length };
  },

  'survey.remindDue': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state !== 'open' || !record.remindAt || record.remindAt > ctx.at) refuse('CONFLICT', '现在没有要提醒的');
    await noteReminded(ctx, record, { remindAt: null });
    if (record.remindedOn !== dayOf(ctx.now)) await remind(ctx, record, await notAnswered(ctx, record));
    return { id };
  },

  'survey.close': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    if (record.state === 'open' && record.isAnonymous) await closeBox(ctx, boxOf(id));
    const sheets = record.state === 'open' ? await sheetsOf(ctx, record) : [];
    const tallies = tallyOf(record.questions, sheets, shuffled);
    await moveSurvey(ctx, record, 'close', { answered: sheets.length, tallies, closedAt: ctx.at });
    ctx.note(id, `${record.title}，${sheets.length} 份答卷`);
    return { id };
  },

  'survey.report': async (ctx, { id }) => {
    const record = await managed(ctx, id);
    const roll = await findRollOf(ctx, record.unionId, id);
    await moveSurvey(ctx, record, 'report', record.reportTo === 'all' ? { readers: [...roll, 'all'] } : {});
    tell(ctx, record, roll, 'reported', `结果已公布：${record.title}`, `/pages/survey/results/index?id=${id}`);
    ctx.note(id, record.title);
    return { id };
  },
};

/** An anonymous survey of fewer could show nothing, and its answers would be guessed. */
export const LEAST_PEOPLE = 5;

/** Fisher–Yates by the system's chance: the order of texts says nothing. */
export function shuffled(texts: string[]): string[] {
  const mixed = [...texts];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1);
    [mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
  }
  return mixed;
}

/** The answers of a closed survey, without names. */
export async function sheetsOf(ctx: Context, { _id, unionId, isAnonymous }: SurveySeen): Promise<Answer[][]> {
  if (!isAnonymous) return (await findAnswers(ctx, unionId, _id)).map(({ answers }) => answers);
  return ((await contentsOf(ctx, boxOf(_id))) as { answers: Answer[] }[]).map(({ answers }) => answers);
}

/** Which of these surveys the caller has answered; those whose roll does not name them are left out. */
export async function answeredBy(ctx: Context, records: SurveySeen[]): Promise<Map<string, boolean>> {
  const running = records.filter(({ state }) => state !== 'draft');
  const boxes = running.filter(({ isAnonymous }) => isAnonymous).map(({ _id }) => boxOf(_id));
  const standings = await standingsOf(ctx, boxes, ctx.actor.memberId);
  const named = await answeredAmong(
    ctx,
    ctx.actor.memberId,
    running.filter(({ isAnonymous }) => !isAnonymous).map(({ _id }) => _id),
  );
  return new Map(
    running.flatMap(({ _id, isAnonymous }) => {
      const standing = standings.get(boxOf(_id));
      return isAnonymous ? (standing ? [[_id, standing.hasCast] as const] : []) : [[_id, named.has(_id)] as const];
    }),
  );
}

export const answeredCount = async (ctx: Context, { _id, unionId, isAnonymous, state, answered }: SurveySeen): Promise<number> =>
  state !== 'open' ? answered : isAnonymous ? (await participation(ctx, boxOf(_id))).cast : countAnswers(ctx, unionId, _id);

/** Who of the roll took part; one after the other, since a transaction's session is serial. */
async function takenBy(ctx: Context, { _id, unionId, isAnonymous }: SurveySeen): Promise<Set<string>> {
  if (!isAnonymous) return new Set((await findAnswers(ctx, unionId, _id)).map(({ memberId }) => memberId));
  return castersOf(ctx, boxOf(_id));
}

/** Who of the roll has not answered. */
async function notAnswered(ctx: Context, record: SurveySeen): Promise<string[]> {
  const taken = await takenBy(ctx, record);
  return (await findRollOf(ctx, record.unionId, record._id)).filter((memberId) => !taken.has(memberId));
}

/** Private: who gets it has not answered. */
async function remind(ctx: Context, record: SurveySeen, memberIds: string[]): Promise<void> {
  const today = dayOf(ctx.now);
  await noteReminded(ctx, record, { remindedOn: today });
  tell(ctx, record, memberIds, `remind${today}`, `还没有填写：${record.title}`, linkTo(record._id), true);
  ctx.note(record._id, `${memberIds.length} 人`);
}

async function keepNamed(ctx: Context, { _id: surveyId, unionId }: SurveySeen, answers: Answer[]): Promise<void> {
  const { memberId, name } = ctx.actor;
  await keepAnswer(ctx, { unionId, surveyId, memberId, name, answers, at: ctx.at });
}

function tell(
  ctx: Context,
  { _id, unionId, isAnonymous, closesAt }: SurveySeen,
  memberIds: string[],
  what: string,
  title: string,
  link = linkTo(_id),
  isPrivate = false,
): void {
  const body = what === 'reported' ? '请查看统计结果' : `${isAnonymous ? '匿名填写' : '记名填写'}，截止 ${sayMoment(closesAt)}`;
  const message = { unionId, matter: `survey:${_id}:${what}`, kind: 'survey' as const, title: title.slice(0, 60), body, link };
  tellPeople(ctx, memberIds, { ...message, isPrivate });
}
export { whoseSurveys };
