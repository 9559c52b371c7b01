/** Papers of an event: the roster as a table, the sheet to sign, the calendar file. */
import type { event as contract } from '../../types/event/contract';
import { checkInLabels, relationLabels } from '../../types/event/labels';
import { registrationLifecycle } from '../../types/event/lifecycle';
import { within, type Handlers } from '../core/context';
import { icsOf } from '../core/paper/calendar';
import { pdfOf } from '../core/paper/pdf';
import { sheetOf, type SheetColumn } from '../core/paper/sheet';
import { found, refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { keepPaper } from '../file/public';
import { asSeen } from './attendance';
import { findForRoster, findPlaced } from './attendance-store';
import { findEvent, readRegistration, type Event } from './store';
import { isVisible } from './view';

type Names = 'event.exportRoster' | 'event.signInSheet' | 'event.calendarFile';
/** More rows than any event of a union; a table of them is some three megabytes. */
const ROWS_AT_MOST = 20_000;
/** As many as a printed list is of use for. */
const SHEET_AT_MOST = 3000;
const ROW_HEIGHT = 30;

export const papers: Pick<Handlers<typeof contract>, Names> = {
  'event.exportRoster': async (ctx, { eventId, status }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const reach = { ...within(ctx), unionId: event.unionId, eventId };
    const records = await findForRoster(ctx, status ? { ...reach, state: status } : reach, ROWS_AT_MOST);
    const rows = await asSeen(ctx, event, records);
    const what = status ? registrationLifecycle.labels[status] : '报名';
    const bytes = await sheetOf(`${what}名册`, columnsFor(event), rows);
    ctx.note(eventId, `${what}${rows.length}人`);
    return { file: await keepPaper(ctx, { name: `${event.title}${what}名册.xlsx`, type: 'xlsx', bytes }) };
  },

  'event.signInSheet': async (ctx, { eventId }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const records = await findPlaced(ctx, { ...within(ctx), unionId: event.unionId, eventId }, SHEET_AT_MOST);
    if (records.length === 0) refuse('CONFLICT', '还没有人取得名额，没有可以打印的名单');
    const seen = await asSeen(ctx, event, records);
    const hasTeams = seen.some(({ teamName }) => teamName);
    const hasItems = event.items.length > 0;
    const rows = seen.map(({ name, employeeNo, groupName, companions, teamName, items }, index) => [
      String(index + 1),
      companions.length > 0 ? `${name}（+${companions.length}）` : name,
      employeeNo,
      groupName,
      ...(hasTeams ? [teamName ?? ''] : []),
      ...(hasItems ? [items.join('、')] : []),
      '',
      '',
    ]);
    const columns = [
      { title: '序', width: 3 },
      { title: '姓名', width: 7 },
      { title: '工号', width: 6 },
      { title: '小组', width: 9 },
      ...(hasTeams ? [{ title: '队伍', width: 6 }] : []),
      ...(hasItems ? [{ title: '项目', width: 9 }] : []),
      { title: '签名', width: 10 },
      { title: '备注', width: 6 },
    ];
    const bytes = await pdfOf({
      title: `${event.title}签到表`,
      footer: `${sayMoment(ctx.at)} 打印`,
      blocks: [
        { kind: 'title', text: `${event.title}签到表` },
        { kind: 'small', text: `时间：${sayMoment(event.startsAt)}　地点：${event.place}　应到：${rows.length}人` },
        { kind: 'table', columns, rows, rowHeight: ROW_HEIGHT },
        { kind: 'signatures', labels: ['签到负责人', '实到人数'] },
      ],
    });
    ctx.note(eventId, `${rows.length}人`);
    return { file: await keepPaper(ctx, { name: `${event.title}签到表.pdf`, type: 'pdf', bytes }) };
  },

  'event.calendarFile': async (ctx, { eventId }) => {
    const mine = await readRegistration(ctx, eventId, ctx.actor.memberId);
    const seen = await findEvent(ctx, eventId);
    const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
    const text = icsOf(event.title, [
      {
        id: event._id,
        title: event.title,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        place: event.place,
        isCancelled: event.state === 'cancelled',
      },
    ]);
    ctx.note(eventId, event.title);
    return { file: await keepPaper(ctx, { name: `${event.title}.ics`, type: 'ics', bytes: Buffer.from(text) }) };
  },
};

type Row = Awaited<ReturnType<typeof asSeen>>[number];

/** Every figure and answer of a sign-up, each in a column of its own; columns nobody fills are left out. */
function columnsFor({ items, questions, companionsMax, team, feeFen }: Event): SheetColumn<Row>[] {
  const answerTo = (row: Row, title: string) => row.answers.find((answer) => answer.title === title)?.text ?? '';
  const companion = ({ name, relation, birthYear }: Row['companions'][number]) =>
    `${name}（${relationLabels[relation]}${birthYear ? `，${birthYear}年生` : ''}）`;
  return [
    { title: '序号', width: 8, value: ({ arrival }) => arrival, as: 'count' },
    { title: '姓名', width: 12, value: ({ name }) => name },
    { title: '工号', width: 14, value: ({ employeeNo }) => employeeNo, as: 'text' },
    { title: '小组', width: 20, value: ({ groupName }) => groupName },
    { title: '状态', width: 12, value: ({ status }) => registrationLifecycle.labels[status] },
    { title: '报名时间', width: 16, value: ({ at }) => sayMoment(at) },
    ...(items.length > 0 ? [{ title: '项目', width: 24, value: (row: Row) => row.items.join('、') }] : []),
    ...(team ? [{ title: '队伍', width: 16, value: (row: Row) => row.teamName }] : []),
    ...(companionsMax > 0
      ? [
          { title: '同行人数', width: 10, value: (row: Row) => row.companions.length, as: 'count' as const },
          { title: '同行家属', width: 30, value: (row: Row) => row.companions.map(companion).join('、') },
        ]
      : []),
    { title: '占用名额', width: 10, value: ({ places }) => places, as: 'count' },
    ...(feeFen > 0
      ? [{ title: '费用（元）', width: 12, value: (row: Row) => (1 + row.companions.length) * feeFen, as: 'fen' as const }]
      : []),
    ...questions.map(({ title }) => ({ title, width: 20, value: (row: Row) => answerTo(row, title) })),
    { title: '备注', width: 24, value: ({ remark }) => remark },
    { title: '签到时间', width: 16, value: ({ checkedInAt }) => (checkedInAt ? sayMoment(checkedInAt) : null) },
    { title: '签到方式', width: 14, value: ({ checkIn }) => (checkIn ? checkInLabels[checkIn.how] : null) },
    { title: '迟到', width: 8, value: ({ checkIn }) => (checkIn?.isLate ? '迟到' : null) },
    { title: '代签人', width: 12, value: ({ checkIn }) => checkIn?.proxyName ?? null },
    { title: '说明', width: 30, value: ({ reason, excuse }) => excuse?.reason ?? reason },
  ];
}
