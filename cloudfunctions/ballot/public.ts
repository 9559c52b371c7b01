/** What ballots tell the home page, the desk, the calendar, and the meeting they belong to. */
import type { Waiting } from '../../types/home/contract';
import { ballotLifecycle } from '../../types/ballot/lifecycle';
import type { CalendarItem, Deadline, OwnDataOf } from '../core/collected';
import { may, type Context } from '../core/context';
import type { Reach } from '../core/database';
import { EARLIEST } from '../core/page';
import { linkTo } from './notices';
import { questionsOf, visibleOf, isTeller, isWitness } from './view';
import { findBallotsOf, findBallotsOfSession, findRecent, type Ballot } from './store';

export { countersTrouble, isFullySigned, isReminderDue, remindTrouble } from './rules';
export { signedBy, verdictOf } from './signing';

/** Ballots open to me, and what waits for me as teller or witness. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const { unionId } = ctx.actor;
  const under = await findBallotsOf(ctx, unionId, ['open', 'closed', 'counted']);
  const at = (state: Ballot['state']) => under.filter((one) => one.state === state);
  const open = await visibleOf(ctx, at('open'));
  const line = (record: Ballot, action: string): Waiting => ({
    ...{ key: `ballot:${record._id}`, kind: 'congress', title: record.title, action },
    ...{ link: linkTo(record._id), dueAt: record.state === 'open' ? record.closesAt : null },
  });
  return [
    ...open.filter(({ hasCast }) => hasCast === false).map(({ record }) => line(record, '请投票')),
    ...at('closed')
      .filter((record) => isTeller(ctx, record))
      .map((record) => line(record, '请计票')),
    ...at('counted')
      .filter((record) => isUnsigned(ctx, record))
      .map((record) => line(record, '请签名')),
  ];
}

const isUnsigned = (ctx: Context, record: Ballot) =>
  (isTeller(ctx, record) || isWitness(ctx, record)) && !record.signatures.some(({ memberId }) => memberId === ctx.actor.memberId);

/** What an officer must move on: open ones to close, signed ones to publish. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!may(ctx.actor, 'ballot.publish')) return [];
  const { unionId } = ctx.actor;
  const line = (record: Ballot, action: string): Deadline => ({
    ...{ key: `ballot:${record._id}`, kind: 'congress', title: record.title, source: '无记名投票', action },
    ...{ link: linkTo(record._id), dueAt: record.state === 'open' ? record.closesAt : null },
  });
  const due = await findBallotsOf(ctx, unionId, ['open', 'signed']);
  return due.map((record) => line(record, record.state === 'open' ? '到时结束' : '公布结果'));
}

const YEAR_MS = 366 * 86_400_000;

/** Closing times of the ballots this person may see. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const since = new Date(new Date(from).getTime() - YEAR_MS).toISOString();
  const records = await findRecent(ctx, ctx.actor.unionId, since);
  const inSpan = records.filter(({ closesAt }) => closesAt !== null && closesAt >= from && closesAt < to);
  return (await visibleOf(ctx, inSpan)).map(({ record }) => ({
    ...{ key: `ballot:${record._id}`, kind: 'congress', title: `投票截止：${record.title}`, startsAt: record.closesAt!, endsAt: null },
    ...{ isDeadline: true, place: null, link: linkTo(record._id) },
  }));
}

/** On which rolls one stands and whether one took part; what one chose is kept nowhere with a name. */
export const ownDataOf: OwnDataOf = async (ctx) => {
  const seen = await visibleOf(ctx, await findRecent(ctx, ctx.actor.unionId, EARLIEST));
  const rows = seen
    .filter(({ hasCast }) => hasCast !== null)
    .map(({ record, hasCast }) => [
      ...[record.title, record.openedAt ?? '', record.closedAt ?? '', ballotLifecycle.labels[record.state]],
      ...[hasCast ? '已参加' : '未参加', '无记名，选择与您分开保存，无从查出'],
    ]);
  return [{ title: '无记名投票', columns: ['投票', '开始', '结束', '状态', '参加', '我的选择'], rows }];
};

/** The ballots of a meeting with what of them is public: the state, and figures once published. */
export async function ballotsOfSession(reach: Reach, unionId: string, sessionId: string) {
  return (await findBallotsOfSession(reach, unionId, sessionId)).map((record) => ({
    id: record._id,
    title: record.title,
    state: record.state,
    due: record.due,
    boxCount: record.boxCount,
    questions: questionsOf(record, false).map(({ text, result }) => ({ text, result })),
  }));
}
