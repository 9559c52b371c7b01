/** Decisions about units, offices and terms: no database, no clock. */
import type { Role } from '../../types/actor';
import { addDays, sayDay, sayFullDay } from '../core/time';
import { standards, tellings } from './standards';
import type { Unit } from './store';

/** Where a role may be held; the sentence says where instead. */
export function canHoldAt(role: Role, kind: Unit['kind']): string | null {
  if (role === 'groupLeader') return kind === 'group' ? null : '工会小组长应任于一个小组';
  if (role === 'liaison') return kind === 'department' ? null : '承办部门联络人应任于一个部门';
  return kind === 'union' ? null : '这项职务应任于工会';
}

/** Roles whose holders sit on the committee, so that article 10 asks about close relatives. */
export const isCommitteeRole = (role: Role): boolean => ['chair', 'officer', 'treasurer'].includes(role);

/** Why an office cannot be given like this, as [field, sentence]; null when it can. Days are Asia/Shanghai. */
export function appointTrouble(
  { role, from, until, hasCloseRelative }: { role: Role; from: string; until: string | null; hasCloseRelative?: boolean },
  today: string,
): [string, string] | null {
  if (hasCloseRelative && isCommitteeRole(role)) return ['hasCloseRelative', `${standards.closeRelative.source}；请另选他人`];
  if (from < addDays(today, -366 * 5)) return ['from', '到任日不能早于五年前，请核对年份'];
  if (from > addDays(today, 366)) return ['from', '到任日不能晚于一年后，请临近时再任命'];
  if (until !== null && until <= from) return ['until', '届满日应晚于到任日'];
  if (until !== null && until < today) return ['until', '届满日已经过去；补记从前的任职没有意义，请填将来的日期'];
  if (until !== null && until > addDays(from, 366 * 10)) return ['until', '任期不能超过十年，请核对年份'];
  return null;
}

/** Why a term cannot be prolonged to this day; null when it can. */
export function extendTrouble({ from, until }: { from: string; until: string | null }, to: string, today: string): string | null {
  if (until === null) return '这项任职没有写明届满日，不需要延长';
  if (to <= until) return `新的届满日应晚于现在的 ${sayDay(until)}；要提前结束请「免去」`;
  if (to < today) return '新的届满日已经过去，请填将来的日期';
  return to > addDays(from, 366 * 10) ? '任期不能超过十年，请核对年份' : null;
}

type Telling = readonly { stage: string; days: number }[];

/** The day the next telling is due after `told` (the day of the last one, or null before the first). */
export function nextTelling(stages: Telling, end: string, told: string | null): string | null {
  const days = stages.map(({ days: before }) => addDays(end, -before));
  return days.find((day) => told === null || day > told) ?? null;
}
/** The first day to tell of a new term: a stage that lies behind already is not told any more, unless it is the latest one. */
export function firstTelling(stages: Telling, end: string, today: string): string | null {
  const days = stages.map(({ days: before }) => addDays(end, -before));
  const behind = days.filter((day) => day <= today);
  return behind.at(-1) ?? days[0] ?? null;
}
/** What stage a term has reached today; null while none. */
export const stageOf = (stages: Telling, end: string, today: string): string | null =>
  [...stages].reverse().find(({ days }) => today >= addDays(end, -days))?.stage ?? null;

/** Last day of a term of so many years that begins on `from`. */
export const termEnd = (from: string, years: number): string =>
  addDays(`${Number(from.slice(0, 4)) + years}${from.slice(4).replace('-02-29', '-03-01')}`, -1);

/** Why a committee cannot be entered like this, as [field, sentence]; null when it can. */
export function committeeTrouble(
  asked: {
    number: number;
    from: string;
    years: number;
    seats: { name: string; post: string; memberId: string | null; hasCloseRelative: boolean }[];
  },
  before: { number: number; from: string } | undefined,
  today: string,
): [string, string] | null {
  if (!(standards.term.years as readonly number[]).includes(asked.years)) return ['years', standards.term.source];
  if (before && asked.number <= before.number) return ['number', `已登记到第${before.number}届，新一届应为第${before.number + 1}届`];
  if (before && asked.from <= before.from) return ['from', '新一届的开始日应晚于上一届'];
  if (asked.from > addDays(today, 183)) return ['from', '任期开始日不能晚于半年后，请选举之后再登记'];
  if (asked.from < '1949-01-01') return ['from', '任期开始日不合理，请核对'];
  if (asked.seats.filter(({ post }) => post === 'chair').length !== 1) return ['seats', '委员会应有且只有一位主席'];
  const related = asked.seats.findIndex(({ hasCloseRelative }) => hasCloseRelative);
  if (related >= 0)
    return [`seats.${related}.hasCloseRelative`, `${asked.seats[related]!.name}：${standards.closeRelative.source}；请另选他人`];
  const keys = asked.seats.map(({ memberId, name }) => memberId ?? name);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  return twice >= 0 ? [`seats.${twice}.name`, `${asked.seats[twice]!.name} 填了两次，一人只占一席`] : null;
}

export type RegisterNote = { key: string; text: string; source: string; dueOn: string | null; isUrgent: boolean };

/** What the law and practice ask of a union now, from its figures and its committee's term. */
export function registerNotes(
  {
    memberCount,
    staffCount,
    hasEntry,
    committee,
  }: { memberCount: number; staffCount: number | null; hasEntry: boolean; committee: { to: string } | null },
  today: string,
): RegisterNote[] {
  const notes: RegisterNote[] = [];
  if (!hasEntry)
    notes.push({
      key: 'incomplete',
      text: '登记不全：请补填单位、行业、职工人数、地址与联系人',
      source: '工会组织登记',
      dueOn: null,
      isUrgent: false,
    });
  if (!committee && memberCount >= standards.ownCommittee.members)
    notes.push({
      key: 'ownCommittee',
      text: `会员 ${memberCount} 人，应当建立委员会并登记任期`,
      source: standards.ownCommittee.source,
      dueOn: null,
      isUrgent: true,
    });
  if (!committee && memberCount < standards.ownCommittee.members)
    notes.push({
      key: 'fewMembers',
      text: `会员 ${memberCount} 人，可单独或与其他单位联合建立委员会，也可选举组织员一人`,
      source: standards.ownCommittee.source,
      dueOn: null,
      isUrgent: false,
    });
  const stage = committee && stageOf(tellings.committee, committee.to, today);
  if (committee && stage)
    notes.push({
      key: stage === '已届满' ? 'termEnded' : 'termEnding',
      text:
        stage === '已届满'
          ? `本届委员会已于${sayFullDay(committee.to)}届满，请换届选举`
          : `本届委员会任期${stage}（${sayFullDay(committee.to)}届满），请筹备换届`,
      source: standards.term.source,
      dueOn: committee.to,
      isUrgent: stage !== '不到六个月',
    });
  if ((staffCount ?? 0) >= standards.fullTimeChair.staff)
    notes.push({
      key: 'fullTimeChair',
      text: `职工 ${staffCount} 人，可以设专职工会主席`,
      source: standards.fullTimeChair.source,
      dueOn: null,
      isUrgent: false,
    });
  return notes;
}
