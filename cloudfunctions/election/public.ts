/** What elections tell the home page, the desk, the calendar and the export of one's own data. */
import { consentLabels, wayLabels } from '../../types/election/labels';
import type { Waiting } from '../../types/home/contract';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import type { Context } from '../core/context';
import { standingsOf } from '../core/secret-box';
import { addDays, startOfDay } from '../core/time';
import { linkTo } from './notices';
import { findNominationsFor, findObjectionsBy } from './nomination-store';
import { openSeats, outcomeFor } from './reckoning';
import { boxOf, findElectionsIn, findElectionsNamed, roundOf, type Election } from './store';
import { isKeeper, isTeller, isWitness, rollRowsOf } from './view';

const line = (record: Election, action: string, dueAt: string | null): Waiting => ({
  ...{ key: `election:${record._id}:${action}`, kind: 'unit', title: record.title, action, link: linkTo(record._id), dueAt },
});

/** Votes open to me, a nomination to answer, and what waits for me as teller or witness. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const { unionId, memberId } = ctx.actor;
  const under = await findElectionsIn(ctx, unionId, ['nominating', 'voting', 'closed', 'counted']);
  const at = (state: Election['state']) => under.filter((one) => one.state === state);
  const [rows, asked] = await Promise.all([rollRowsOf(ctx, at('voting')), findNominationsFor(ctx, unionId, memberId, 'asked')]);
  const isAsked = ({ _id }: Election) => asked.some(({ electionId, withdrawnReason }) => electionId === _id && withdrawnReason === null);
  const hasSigned = (record: Election) => roundOf(record).signatures.some((one) => one.memberId === memberId);
  const isDue = ({ closesAt }: Election) => closesAt === null || closesAt > ctx.at;
  return [
    ...at('nominating')
      .filter(isAsked)
      .map((record) => line(record, '请答复提名', record.nominateUntil)),
    ...at('voting')
      .filter((record) => rows.get(record._id)?.hasCast === false && isDue(record))
      .map((record) => line(record, '请投票', record.closesAt)),
    ...at('closed')
      .filter((record) => isTeller(ctx, record))
      .map((record) => line(record, '请计票', null)),
    ...at('counted')
      .filter((record) => (isTeller(ctx, record) || isWitness(ctx, record)) && !hasSigned(record))
      .map((record) => line(record, '请签名', null)),
  ];
}

/** What an officer must move on, from the list to post to the offices to be taken. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!isKeeper(ctx)) return [];
  const records = await findElectionsIn(ctx, ctx.actor.unionId, ['nominating', 'listed', 'voting', 'signed', 'published']);
  return records.map((record) => {
    const { action, dueAt } = nextStep(record);
    return { ...line(record, action, dueAt), source: '选举' };
  });
}

function nextStep(record: Election): { action: string; dueAt: string | null } {
  const { state, nominateUntil, listUntil, closesAt } = record;
  if (state === 'nominating') return { action: '期满公布名单', dueAt: nominateUntil };
  if (state === 'listed') return { action: '期满开始投票', dueAt: listUntil && startOfDay(addDays(listUntil, 1)) };
  if (state === 'voting') return { action: '到时结束', dueAt: closesAt };
  if (state === 'signed') return { action: '公布结果', dueAt: null };
  if (openSeats(record) === 0 || record.vacancyReason !== null) return { action: '办理就任', dueAt: null };
  return { action: outcomeFor(record, roundOf(record))?.tied.length ? '再次投票' : '另行选举', dueAt: null };
}

/** Until when names may be given, the list is posted and votes are taken: every member of the union may see these. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const records = await findElectionsIn(ctx, ctx.actor.unionId, ['nominating', 'listed', 'voting']);
  const item = ({ _id, title }: Election, what: string, startsAt: string | null): CalendarItem[] =>
    startsAt !== null && startsAt >= from && startsAt < to
      ? [
          {
            ...{ key: `election:${_id}:${what}`, kind: 'unit', title: `${what}：${title}`, startsAt, endsAt: null },
            ...{ isDeadline: true, place: null, link: linkTo(_id) },
          },
        ]
      : [];
  return records.flatMap((record) => [
    ...(record.state === 'nominating' ? item(record, '提名截止', record.nominateUntil) : []),
    ...(record.state === 'listed' ? item(record, '候选人公示到期', record.listUntil && startOfDay(record.listUntil)) : []),
    ...(record.state === 'voting' ? item(record, '选举投票截止', record.closesAt) : []),
  ]);
}

/** One's nominations, objections, and that one took part; of what one voted there is nothing that could be given. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const { unionId, memberId } = ctx.actor;
  const [nominations, objections, held] = await Promise.all([
    findNominationsFor(ctx, unionId, memberId),
    findObjectionsBy(ctx, unionId, memberId),
    findElectionsIn(ctx, unionId, ['voting', 'closed', 'counted', 'signed', 'published', 'appointed']),
  ]);
  const rounds = held.flatMap((record) =>
    record.rounds.filter(({ openedAt }) => openedAt !== null).map((round) => ({ record, round, box: boxOf(record, round) })),
  );
  const rows = await standingsOf(
    ctx,
    rounds.map(({ box }) => box),
    memberId,
  );
  const ids = [...new Set([...nominations, ...objections].map(({ electionId }) => electionId))];
  const titles = new Map((await findElectionsNamed(ctx, unionId, ids)).map(({ _id, title }) => [_id, title]));
  const titleOf = ({ electionId }: { electionId: string }) => titles.get(electionId) ?? '';
  return [
    {
      title: '选举提名',
      columns: ['选举', '提名方式', '推荐人', '答复', '自我介绍', '退出原因'],
      rows: nominations.map((one) => [
        ...[titleOf(one), wayLabels[one.way], one.byName, consentLabels[one.consent], one.statement, one.withdrawnReason ?? ''],
      ]),
    },
    {
      title: '对候选人的异议',
      columns: ['选举', '候选人', '异议', '答复'],
      rows: objections.map((one) => [titleOf(one), one.candidateName, one.text, one.answer ?? '']),
    },
    {
      title: '选举投票',
      columns: ['选举', '轮次', '参加', '我投的票'],
      rows: rounds.flatMap(({ record, round, box }) => {
        const row = rows.get(box);
        return row ? [[record.title, `第 ${round.number} 轮`, row.hasCast ? '已参加' : '未参加', '无记名，票与您分开保存']] : [];
      }),
    },
  ];
}
