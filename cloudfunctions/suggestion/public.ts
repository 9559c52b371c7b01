/** What suggestions tell the home page, the desk, the calendar, the search and the export of one's own data. */
import { categoryLabels, outcomeLabels } from '../../types/suggestion/labels';
import { suggestionLifecycle } from '../../types/suggestion/lifecycle';
import type { Waiting } from '../../types/home/contract';
import type { CalendarItem, Deadline, OwnData, Searchable } from '../core/collected';
import { may, type Context } from '../core/context';
import { dayOf, sayMoment, startOfDay } from '../core/time';
import { linkTo } from './notices';
import { findAnywhere, findInState, findVisibleOf, findWrittenBy, idsAfter, type Suggestion } from './store';
import { departmentsOf } from './view';

const endOf = (day: string | null) => day && new Date(`${day}T23:59:59+08:00`).toISOString();
type Brief = Pick<Suggestion, '_id' | 'title' | 'state' | 'dueOn' | 'unitId'>;

/** What is given to the caller's departments and runs against a day. */
async function givenTo(ctx: Context): Promise<Brief[]> {
  const units = departmentsOf(ctx);
  if (units.length === 0) return [];
  return [
    ...(await findInState(ctx, 'assigned', { unitId: { $in: units } })),
    ...(await findInState(ctx, 'adopted', { unitId: { $in: units } })),
  ];
}

/** A department's suggestions to answer or carry out, and for the office those to take up and to thank for. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const given = (await givenTo(ctx)).map(({ _id, title, state, dueOn }): Waiting => ({
    key: `suggestion:${_id}`,
    kind: 'suggestion',
    title,
    action: state === 'assigned' ? '请答复建议' : '请落实后登记效果',
    link: linkTo(_id),
    dueAt: endOf(dueOn),
  }));
  if (!may(ctx.actor, 'suggestion.assign')) return given;
  const [submitted, carriedOut] = [await findInState(ctx, 'submitted'), await findInState(ctx, 'carriedOut')];
  const sum = (state: string, count: number, text: string, action: string): Waiting[] =>
    count === 0
      ? []
      : [
          {
            key: `suggestion:${state}`,
            kind: 'suggestion',
            title: `${count} 条合理化建议${text}`,
            action,
            link: `/pages/suggestion/list/index?view=${state}`,
            dueAt: null,
          },
        ];
  return [...given, ...sum('submitted', submitted.length, '待受理', '请转办'), ...sum('carriedOut', carriedOut.length, '已落实', '请致谢')];
}

/** Everything with a day: the departments' own for a liaison, all of them for the office. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  const isOffice = may(ctx.actor, 'suggestion.assign');
  const running = isOffice ? [...(await findInState(ctx, 'assigned')), ...(await findInState(ctx, 'adopted'))] : await givenTo(ctx);
  const submitted = isOffice ? await findInState(ctx, 'submitted') : [];
  const today = dayOf(ctx.now);
  const line = (record: Brief, source: string, action: string): Deadline => ({
    key: `suggestion:${record._id}`,
    kind: 'suggestion',
    title: record.title,
    source,
    action,
    link: linkTo(record._id),
    dueAt: endOf(record.dueOn),
  });
  return [
    ...submitted.map((record) => line(record, '合理化建议受理', '转办')),
    ...running.map((record) =>
      line(
        record,
        record.state === 'assigned' ? '建议答复期限' : '建议落实期限',
        isOffice ? (record.dueOn && record.dueOn < today ? '催办' : '跟进') : record.state === 'assigned' ? '答复' : '登记效果',
      ),
    ),
  ];
}

/** Days by which suggestions are to be answered or carried out, for those who must. */
export async function calendarFor(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const isOffice = may(ctx.actor, 'suggestion.assign');
  const running = isOffice ? [...(await findInState(ctx, 'assigned')), ...(await findInState(ctx, 'adopted'))] : await givenTo(ctx);
  return running.flatMap(({ _id, title, state, dueOn }) => {
    const startsAt = endOf(dueOn);
    if (!startsAt || !dueOn || startsAt < from || startOfDay(dueOn) > to) return [];
    const name = `${state === 'assigned' ? '建议答复' : '建议落实'}截止：${title}`;
    return [
      {
        key: `suggestion:${_id}`,
        kind: 'suggestion' as const,
        title: name,
        startsAt,
        endsAt: null,
        isDeadline: true,
        place: null,
        link: linkTo(_id),
      },
    ];
  });
}

/** What the caller put into the box, anonymous ones too: they are their own. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const rows = (await findWrittenBy(ctx, ctx.actor.memberId)).map((one) => [
    one.title,
    categoryLabels[one.category],
    one.body,
    one.isAnonymous ? '不显示姓名' : '署名',
    sayMoment(one.createdAt),
    suggestionLifecycle.labels[one.state],
    one.outcome ? outcomeLabels[one.outcome] : '',
    one.answer?.text ?? '',
    one.thanks ? String(one.thanks.points) : '',
  ]);
  return [{ title: '合理化建议', columns: ['标题', '类别', '内容', '署名', '提出时间', '状态', '结果', '答复', '积分'], rows }];
}

/** Found by what is written in it, never by who wrote it: an anonymous one stays without a name. */
export const searchable: Searchable = {
  kind: 'suggestion',
  idsAfter,
  entryOf: async (reach, unionId, id) => {
    const record = await findAnywhere(reach, unionId, id);
    if (!record || record.state === 'withdrawn') return null;
    return {
      title: record.title,
      text: [record.body, record.answer?.text, record.effect?.text].filter(Boolean).join('\n'),
      at: record.updatedAt,
    };
  },
  visible: async (ctx, ids) =>
    (await findVisibleOf(ctx, ids, departmentsOf(ctx)))
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ _id, title, category, state, updatedAt }) => ({
        ...{ id: _id, title, subtitle: `${categoryLabels[category]} · ${suggestionLifecycle.labels[state]}` },
        ...{ at: updatedAt, link: linkTo(_id) },
      })),
};
