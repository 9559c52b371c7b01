/** What units tell the desk, the calendar and the export of one's own data. */
import { roleLabels } from '../../types/unit/labels';
import type { CalendarItem, Deadline, OwnData } from '../core/collected';
import { may, type Context } from '../core/context';
import { addDays, dayOf, startOfDay } from '../core/time';
import { countMembers } from '../member/public';
import { findSitting } from './office-store';
import { sittingOffices } from './offices';
import { findPlacementsOf } from './placement-store';
import { findEntry, findServing } from './register-store';
import { registersBelow } from './registering';
import { registerNotes, type RegisterNote } from './rules';

const noteLine = (unionId: string, name: string | null, { key, text, source, dueOn }: RegisterNote): Deadline => ({
  key: `unit:${unionId}:${key}`,
  kind: 'unit',
  title: name ? `${name}：${text}` : text,
  source,
  action: key === 'incomplete' ? '补填登记' : key === 'ownCommittee' ? '登记委员会' : '筹备换届',
  link: `/pages/unit/register/index${name ? `?unionId=${unionId}` : ''}`,
  dueAt: dueOn && startOfDay(dueOn),
});
/** What may be done is no deadline: only what should be done is. */
const isTask = ({ key }: RegisterNote) => ['incomplete', 'ownCommittee', 'termEnding', 'termEnded'].includes(key);

/** Terms that end, missing entries and committees, and offices that end soon, for those who can act on them. */
export async function tellDeadlines(ctx: Context): Promise<Deadline[]> {
  const { unionId } = ctx.actor;
  if (may(ctx.actor, 'unit.registers'))
    return (await registersBelow({ ...ctx, scope: { ...ctx.scope, unionId } })).flatMap(({ unionId: id, unionName, notes }) =>
      notes.filter(isTask).map((note) => noteLine(id, unionName, note)),
    );
  const lines: Deadline[] = [];
  if (may(ctx.actor, 'unit.updateRegister')) {
    const [entry, [committee], counts] = await Promise.all([
      findEntry(ctx, unionId),
      findServing(ctx, [unionId]),
      countMembers(ctx, [unionId]),
    ]);
    const figures = {
      memberCount: counts.get(unionId) ?? 0,
      staffCount: entry?.staffCount ?? null,
      hasEntry: entry !== null,
      committee: committee ?? null,
    };
    lines.push(
      ...registerNotes(figures, dayOf(ctx.now))
        .filter(isTask)
        .map((note) => noteLine(unionId, null, note)),
    );
  }
  if (may(ctx.actor, 'unit.extendOffice'))
    for (const office of await sittingOffices(ctx, unionId, dayOf(ctx.now)))
      if (office.isEndingSoon && office.until)
        lines.push({
          key: `office:${office.id}`,
          kind: 'unit',
          title: `${office.name}的${roleLabels[office.role]}任期将满`,
          source: '任职期限',
          action: '延长或另行任命',
          link: '/pages/unit/offices/index',
          dueAt: startOfDay(addDays(office.until, 1)),
        });
  return lines;
}

/** Ends of terms: the committee's for everybody in the union, one's own offices. */
export async function tellCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  const { unionId, memberId } = ctx.actor;
  const [[committee], mine] = await Promise.all([findServing(ctx, [unionId]), findSitting(ctx, unionId, [memberId])]);
  const item = (key: string, title: string, day: string, link: string): CalendarItem => ({
    key,
    kind: 'unit',
    title,
    startsAt: startOfDay(day),
    endsAt: null,
    isDeadline: true,
    place: null,
    link,
  });
  return [
    ...(committee ? [item(`term:${committee._id}`, `第${committee.number}届委员会届满`, committee.to, '/pages/unit/register/index')] : []),
    ...mine.flatMap(({ _id, role, until }) =>
      until ? [item(`office:${_id}`, `${roleLabels[role]}任期届满`, until, '/pages/unit/placements/index')] : [],
    ),
  ].filter(({ startsAt }) => startsAt >= from && startsAt < to);
}

/** One's own offices and groups through the years. */
export async function tellOwnData(ctx: Context): Promise<OwnData[]> {
  const { unionId, memberId } = ctx.actor;
  const [sitting, places] = await Promise.all([findSitting(ctx, unionId, [memberId]), findPlacementsOf(ctx, unionId, memberId)]);
  return [
    {
      title: '任职',
      columns: ['职务', '单位', '到任日', '届满日'],
      rows: sitting.map(({ role, unitName, from, until }) => [roleLabels[role], unitName, from, until ?? '']),
    },
    {
      title: '小组沿革',
      columns: ['小组', '自', '至', '缘由'],
      rows: places.map(({ groupName, from, until, reason }) => [groupName, from ?? '', until ?? '', reason ?? '']),
    },
  ];
}
