/** Decisions about congress terms and delegates: seats, their distribution, make-up, whether an election holds. No database, no clock. */
import type { StaffKind, Verdict } from '../../types/congress/labels';
import { addDays } from '../core/time';
import { isReached, leastVotes, sayArithmetic, sayThreshold } from '../../types/congress/threshold';
import type { Profile, SeatRow } from './profiles';

export type Seats = { least: number; most: number | null; arithmetic: string; source: string };

/** The smallest whole number that is at least so many percent. */
const percentUp = (of: number, percent: number) => (of * percent + ((100 - ((of * percent) % 100)) % 100)) / 100;
const percentDown = (of: number, percent: number) => (of * percent - ((of * percent) % 100)) / 100;

/** How many seats a region asks for so many staff, with the reckoning in words. */
export function seatsFor({ seats }: Profile, staff: number): Seats {
  const row = [...seats.rows].reverse().find(({ from }) => staff >= from)!;
  return { ...reckoned(row, staff), source: seats.source };
}

function reckoned({ from, floor, step, per, least, most }: SeatRow, staff: number): Omit<Seats, 'source'> {
  if (step && per) {
    const further = (staff - from - ((staff - from) % per)) / per;
    const total = floor + step * further;
    return { least: total, most: null, arithmetic: `职工 ${staff} 人：${floor} + ${step} × ${further}（每满 ${per} 人）= ${total} 名` };
  }
  if (least !== undefined) {
    const lower = Math.max(floor, percentUp(staff, least));
    const upper = most === undefined ? null : Math.max(lower, percentDown(staff, most));
    const range = upper === null ? `至少 ${lower} 名` : `${lower} 至 ${upper} 名`;
    return {
      least: lower,
      most: upper,
      arithmetic: `职工 ${staff} 人：不少于 ${least}%${most === undefined ? '' : `、不超过 ${most}%`}，且至少 ${floor} 名，即 ${range}`,
    };
  }
  return { least: floor, most: null, arithmetic: `职工 ${staff} 人：至少 ${floor} 名` };
}

/** Why so many seats do not do; null when they do. */
export function seatsTrouble(total: number, { least, most, arithmetic }: Seats): string | null {
  if (total < least) return `名额不能少于 ${least} 名（${arithmetic}）`;
  if (most !== null && total > most) return `名额不能超过 ${most} 名（${arithmetic}）`;
  return null;
}

export type Share = { seats: number; quotient: string };

/** Seats over constituencies by staff, largest remainder first; equal remainders go to the larger, then to the earlier one. */
export function distribute(total: number, staff: number[]): Share[] {
  const all = staff.reduce((sum, one) => sum + one, 0);
  if (all === 0) return staff.map(() => ({ seats: 0, quotient: '没有职工' }));
  const parts = staff.map((one, index) => ({ index, one, whole: (one * total - ((one * total) % all)) / all, rest: (one * total) % all }));
  const left = total - parts.reduce((sum, { whole }) => sum + whole, 0);
  const raised = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || b.one - a.one || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, one, whole, rest }) => ({
    seats: whole + (raised.has(index) ? 1 : 0),
    quotient: `${one} × ${total} ÷ ${all} = ${whole} 余 ${rest}${raised.has(index) ? '，余数大，进 1' : ''}`,
  }));
}

export type Counted = { staff: number; frontLine: number; managers: number; women: number };

/** Why the figures of a constituency contradict each other, as [field, sentence]. */
export function figuresTrouble({ staff, frontLine, managers, women }: Counted): [keyof Counted, string] | null {
  if (women > staff) return ['women', `女职工 ${women} 人多于职工总数 ${staff} 人，请核对`];
  if (frontLine + managers > staff)
    return ['frontLine', `一线 ${frontLine} 人与管理人员 ${managers} 人相加多于职工总数 ${staff} 人，请核对`];
  return null;
}

export type Line = { key: string; title: string; source: string; measured: string; verdict: Verdict; todo: string };
export type Seated = { staffKind: StaffKind; isWoman: boolean };

/** Whether the delegates are made up as the region asks; measured against the seats that are filled. */
export function makeUpOf(profile: Profile, delegates: Seated[], staff: Counted): Line[] {
  const all = delegates.length;
  const managers = delegates.filter(({ staffKind }) => staffKind === 'manager').length;
  const front = delegates.filter(({ staffKind }) => staffKind === 'frontLine').length;
  const women = delegates.filter(({ isWoman }) => isWoman).length;
  const none = all === 0;
  const said = (isMet: boolean): Verdict => (none ? 'pending' : isMet ? 'met' : 'broken');
  const { numerator, denominator } = profile.managersAtMost;
  const managersMost = (all * numerator - ((all * numerator) % denominator)) / denominator;
  const frontLeast = leastVotes(profile.frontLine, { all });
  const womenLeast = staff.staff === 0 ? 0 : seatsOfWomen(staff, all);
  return [
    {
      key: 'managers',
      title: '中层以上管理人员不超过五分之一',
      source: profile.managersAtMost.source,
      measured: `代表 ${all} 名，管理人员最多 ${managersMost} 名；现有 ${managers} 名`,
      verdict: said(managers <= managersMost),
      todo: managers > managersMost ? `需减少 ${managers - managersMost} 名管理人员代表` : '',
    },
    {
      key: 'frontLine',
      title: '一线职工占多数',
      source: profile.frontLine.source,
      measured: `代表 ${all} 名，${sayThreshold(profile.frontLine).replace('全体代表的', '')}至少 ${frontLeast ?? 0} 名；现有 ${front} 名`,
      verdict: said(isReached(profile.frontLine, front, { all })),
      todo: frontLeast !== null && front < frontLeast ? `需增加 ${frontLeast - front} 名一线职工代表` : '',
    },
    {
      key: 'women',
      title: profile.women.text,
      source: profile.women.source,
      measured: `女职工 ${staff.women} / ${staff.staff} 人，按比例为 ${womenLeast} 名；现有女代表 ${women} 名`,
      verdict: said(profile.women.isBinding ? women >= womenLeast : women > 0 || staff.women === 0),
      todo: women < womenLeast ? `${profile.women.isBinding ? '需' : '建议'}增加 ${womenLeast - women} 名女代表` : '',
    },
  ];
}

/** Their share of so many seats, rounded up: a fraction of a seat is not «at least their share». */
const seatsOfWomen = ({ women, staff }: Counted, all: number) => {
  const rest = (women * all) % staff;
  return (women * all - rest) / staff + (rest > 0 ? 1 : 0);
};

export type Poll = { voters: number; votes: number; employees: number };

/** Why an election of a delegate does not hold, as [field, sentence]: turnout and votes are both of the constituency's whole staff. */
export function electionTrouble(profile: Profile, { voters, votes, employees }: Poll): [string, string] | null {
  if (voters > employees) return ['voters', `参加人数 ${voters} 多于选区职工 ${employees} 人，请核对`];
  if (votes > voters) return ['votes', `得票 ${votes} 多于参加人数 ${voters}，请核对`];
  if (!isReached(profile.electTurnout, voters, { employees }))
    return [
      'voters',
      `${sayArithmetic(profile.electTurnout, voters, { employees }, '参加')}，选举无效，请重新组织（${profile.electTurnout.source}）`,
    ];
  if (!isReached(profile.electVotes, votes, { employees }))
    return ['votes', `${sayArithmetic(profile.electVotes, votes, { employees }, '得票')}，不能当选（${profile.electVotes.source}）`];
  return null;
}

/** Why so many votes do not recall a delegate. */
export function recallTrouble(profile: Profile, votes: number, employees: number): string | null {
  if (votes > employees) return `同意 ${votes} 人多于选区职工 ${employees} 人，请核对`;
  if (isReached(profile.recall, votes, { employees })) return null;
  return `${sayArithmetic(profile.recall, votes, { employees }, '同意')}，不能罢免（${profile.recall.source}）`;
}

/** The last day of a term of so many years. */
export function termEnd(startsOn: string, years: number): string {
  const next = new Date(`${startsOn}T00:00:00Z`);
  next.setUTCFullYear(next.getUTCFullYear() + years);
  next.setUTCDate(next.getUTCDate() - 1);
  return next.toISOString().slice(0, 10);
}

/** The longest a new election may be put off (Shanghai 22; taken over where a region says nothing). */
const MOST_EXTENSION_YEARS = 1;
/** How long before its end a term may be put off: earlier there is nothing to put off yet. */
export const EXTEND_WITHIN_DAYS = 183;

/** Why a term cannot be put off until that day, or null. */
export function extendTrouble({ endsOn }: { endsOn: string }, until: string, today: string, { extension }: Profile): string | null {
  if (until <= endsOn) return `新的届满日应晚于 ${endsOn}`;
  if (addDays(endsOn, -EXTEND_WITHIN_DAYS) > today) return '届满前半年之内才能办理延期';
  const latest = termEnd(addDays(endsOn, 1), MOST_EXTENSION_YEARS);
  return until > latest ? `延期不得超过一年，最晚 ${latest}（${extension.source}）` : null;
}

export function yearsTrouble(years: number, { termYears }: Profile): string | null {
  if (termYears.allowed.includes(years)) return null;
  return `每届任期应为 ${termYears.allowed.join('、')} 年之一（${termYears.source}）`;
}
