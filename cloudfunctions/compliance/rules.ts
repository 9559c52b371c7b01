/** The check list of a term, computed from its data against the region's rules. No database, no clock. */
import type { Verdict } from '../../types/congress/labels';
import type { CheckedTerm, Line } from '../congress/public';
import { sayFullDay } from '../core/time';

export type Group = { title: string; lines: Line[] };
const verdictOf = (isMet: boolean, isDecided = true): Verdict => (isMet ? 'met' : isDecided ? 'broken' : 'pending');

/** Everything that can be measured of a term on this day. */
export function termGroups(checked: CheckedTerm, today: string): Group[] {
  return [
    { title: '任期', lines: [yearsLine(checked), expiryLine(checked, today)] },
    { title: '名额与选举', lines: [seatsLine(checked), filledLine(checked), electionLine(checked)] },
    { title: '代表构成', lines: checked.makeUp },
    { title: '公示与异议', lines: [postingLine(checked, today), objectionLine(checked)] },
  ];
}

function yearsLine({ term, profile }: CheckedTerm): Line {
  const isMet = profile.termYears.allowed.includes(term.years);
  return {
    key: 'years',
    title: `每届任期 ${profile.termYears.allowed.join('、')} 年之一`,
    source: profile.termYears.source,
    measured: `本届 ${term.years} 年，${sayFullDay(term.startsOn)} 至 ${sayFullDay(term.endsOn)}`,
    verdict: verdictOf(isMet),
    todo: isMet ? '' : '请按规定年数重新确定任期，提交职代会确认',
  };
}

function expiryLine({ term, profile }: CheckedTerm, today: string): Line {
  const isOver = term.state === 'sitting' && today > term.endsOn;
  return {
    key: 'expiry',
    title: '届满按时换届',
    source: profile.termYears.source,
    measured:
      term.state === 'ended'
        ? `已于 ${sayFullDay(term.endedOn ?? term.endsOn)} 届满`
        : `任期到 ${sayFullDay(term.endsOn)}，今天 ${sayFullDay(today)}`,
    verdict: term.state === 'preparing' || term.state === 'posted' ? 'pending' : verdictOf(!isOver),
    todo: isOver ? '任期已过，请尽快筹备新一届并选举代表' : '',
  };
}

function seatsLine({ term, seats }: CheckedTerm): Line {
  const isSet = term.constituencies.length > 0;
  const isMet = isSet && term.totalSeats >= seats.least && (seats.most === null || term.totalSeats <= seats.most);
  return {
    key: 'seats',
    title: '代表名额达到规定',
    source: seats.source,
    measured: isSet ? `${seats.arithmetic}；本届 ${term.totalSeats} 名` : '还没有划分选区',
    verdict: verdictOf(isMet, isSet),
    todo: isMet ? '' : isSet ? '请调整名额' : '请划分选区，名额随之算出',
  };
}

function filledLine({ term, delegates, vacancies }: CheckedTerm): Line {
  const open = vacancies.reduce((sum, one) => sum + one.open, 0);
  const isSitting = term.state === 'sitting';
  return {
    key: 'filled',
    title: '名额选满，空缺及时补选',
    source: '实务：代表出缺由原选区补选',
    measured: `名额 ${term.totalSeats} 名，现有 ${delegates.length} 名${open > 0 ? `；${vacancies.map(({ name, open: count }) => `${name}缺 ${count}`).join('、')}` : ''}`,
    verdict: term.state === 'ended' ? 'pending' : verdictOf(open === 0 && term.totalSeats > 0, isSitting),
    todo: open > 0 ? '请空缺的选区组织选举' : '',
  };
}

function electionLine({ delegates, weak, profile }: CheckedTerm): Line {
  return {
    key: 'elections',
    title: '每名代表的选举有效：参加与得票达到规定',
    source: [...new Set([profile.electTurnout.source, profile.electVotes.source])].join('；'),
    measured: delegates.length > 0 ? `核对 ${delegates.length} 名，达到规定 ${delegates.length - weak.length} 名` : '还没有当选代表',
    verdict: verdictOf(weak.length === 0 && delegates.length > 0, delegates.length > 0),
    todo: weak.length > 0 ? `请重新选举：${weak.slice(0, 5).join('、')}${weak.length > 5 ? `等 ${weak.length} 名` : ''}` : '',
  };
}

function postingLine({ term, profile, postedDays }: CheckedTerm, today: string): Line {
  const isPosted = term.postedOn !== null && term.listUntil !== null;
  const isRunning = isPosted && term.state === 'posted' && today <= term.listUntil!;
  const isMet = postedDays !== null && postedDays >= profile.listDays.value;
  return {
    key: 'posting',
    title: `代表名单公示不少于 ${profile.listDays.value} 日`,
    source: profile.listDays.source,
    measured: isPosted ? `${sayFullDay(term.postedOn!)} 至 ${sayFullDay(term.listUntil!)}，${postedDays} 日` : '还没有公示',
    verdict: isRunning || !isPosted ? 'pending' : verdictOf(isMet),
    todo: !isPosted ? '名额选满、构成符合后公示名单' : isRunning ? '公示期满后办理就任' : '',
  };
}

function objectionLine({ objections }: CheckedTerm): Line {
  const { raised, open } = objections;
  return {
    key: 'objections',
    title: '异议全部答复',
    source: '实务：公示期内的异议应当核实并答复',
    measured: raised === 0 ? '没有异议' : `异议 ${raised} 条，未答复 ${open} 条`,
    verdict: verdictOf(open === 0, false),
    todo: open > 0 ? '请在「代表名单」的「异议」里答复' : '',
  };
}

export const tally = (groups: Group[]): Record<Verdict, number> => {
  const counts = { met: 0, broken: 0, pending: 0 };
  for (const { verdict } of groups.flatMap(({ lines }) => lines)) counts[verdict] += 1;
  return counts;
};
