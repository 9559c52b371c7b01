/** Terms, delegates and regional rules as they are answered. */
import { delegateLifecycle, termLifecycle } from '../../types/congress/lifecycle';
import { sayThreshold } from '../../types/congress/threshold';
import { may, type Context } from '../core/context';
import { isUnread } from '../core/laws';
import { movesOf } from '../core/lifecycle';
import { addDays, dayOf } from '../core/time';
import { isKeeper, seesDrafts } from './loading';
import { isOnList, makeUpLines, obstaclesToBegin, obstaclesToPost, sayTerm, staffOf, vacanciesOf } from './obstacles';
import { profiles, type Profile } from './profiles';
import { EXTEND_WITHIN_DAYS } from './rules';
import type { Delegate, Objection, Term } from './term-store';

export const profileView = (profile: Profile, isChosen: boolean) => ({
  id: profile.id,
  name: profile.name,
  regulation: profile.regulation,
  validFrom: profile.validFrom,
  validUntil: profile.validUntil,
  rows: rowsOf(profile).map((row) => ({ ...row, isToCheck: isUnread(row.source) })),
  isChosen,
});

const rowsOf = (profile: Profile) => [
  { title: '代表名额', text: profile.seats.source.split('：')[1] ?? '按职工人数', source: profile.seats.source.split('：')[0]! },
  { title: '每届任期', text: `${profile.termYears.allowed.join('、')} 年`, source: profile.termYears.source },
  { title: '延期换届', text: profile.extension.text, source: profile.extension.source },
  { title: '召开次数', text: `每年至少 ${profile.sessionsPerYear.value} 次`, source: profile.sessionsPerYear.source },
  { title: '材料送达', text: `会前 ${profile.paperDays.value} 日`, source: profile.paperDays.source },
  { title: '法定人数', text: `${sayThreshold(profile.quorum)}到会`, source: profile.quorum.source },
  { title: '通过', text: `${sayThreshold(profile.passing)}赞成`, source: profile.passing.source },
  { title: '表决方式', text: profile.secretBallot.text, source: profile.secretBallot.source },
  { title: '临时会议', text: `${sayThreshold(profile.extraSession)}提议`, source: profile.extraSession.source },
  {
    title: '代表当选',
    text: `${sayThreshold(profile.electTurnout)}参加，${sayThreshold(profile.electVotes)}赞成（选区）`,
    source: profile.electVotes.source,
  },
  { title: '代表罢免', text: `${sayThreshold(profile.recall)}同意（选区）`, source: profile.recall.source },
  { title: '管理人员', text: '不超过代表的五分之一', source: profile.managersAtMost.source },
  { title: '一线职工', text: sayThreshold(profile.frontLine), source: profile.frontLine.source },
  { title: '女职工', text: profile.women.text, source: profile.women.source },
  { title: '名单公示', text: `不少于 ${profile.listDays.value} 日`, source: profile.listDays.source },
  { title: '主席团', text: presidiumText(profile), source: profile.presidium.source },
  {
    title: '结果公布',
    text: `会后 ${profile.publishDays.value} 日内公布，公示不少于 ${profile.postedDays.value} 日`,
    source: profile.publishDays.source,
  },
  { title: '上报', text: `会后 ${profile.reportWorkingDays.value} 个工作日内报上级工会`, source: profile.reportWorkingDays.source },
];
const presidiumText = ({ presidium, presidiumFrontLine }: Profile) =>
  `${presidium.rows
    .filter(({ from }) => from > 1)
    .map(({ from, least, most }) => `代表 ${from} 名起 ${most ? `${least} 至 ${most}` : `至少 ${least}`} 人`)
    .join('，')}；一线职工${sayThreshold(presidiumFrontLine).replace('全体代表的', '占')}`;

export const termItem = (term: Term, filled: number) => ({
  id: term._id,
  name: sayTerm(term),
  number: term.number,
  state: term.state,
  profileName: profiles[term.profile].name,
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  totalSeats: term.totalSeats,
  filled,
});

export function termView(ctx: Context, term: Term, delegates: Delegate[], objections: Objection[]) {
  const today = dayOf(ctx.now);
  const listed = delegates.filter(isOnList);
  const obstacles =
    term.state === 'preparing'
      ? obstaclesToPost(term, delegates)
      : term.state === 'posted'
        ? obstaclesToBegin(term, delegates, objections, today)
        : [];
  const isReady = {
    setConstituencies: true,
    postList: obstacles.length === 0,
    beginTerm: obstacles.length === 0,
    extendTerm: !term.extendedFrom && today <= term.endsOn && addDays(term.endsOn, -EXTEND_WITHIN_DAYS) <= today,
    endTerm: today > term.endsOn,
  };
  const moves = movesOf(ctx, termLifecycle, term.state).filter((move) => isReady[move as keyof typeof isReady] ?? true);
  return {
    ...termItem(term, listed.length),
    ...staffOf(term),
    profile: term.profile,
    years: term.years,
    extendedFrom: term.extendedFrom ?? null,
    seatsArithmetic: term.arithmetic,
    seatsSource: profiles[term.profile].seats.source,
    constituencies: term.constituencies.map((one) => ({
      ...one,
      filled: listed.filter(({ constituencyId }) => constituencyId === one.id).length,
    })),
    makeUp: makeUpLines(term, listed),
    listUntil: term.listUntil,
    begunOn: term.begunOn,
    openObjections: seesDrafts(ctx) ? objections.filter(({ answer }) => answer === null).length : 0,
    obstacles: isKeeper(ctx) ? obstacles : [],
    moves,
  };
}

export function delegateView(ctx: Context, term: Term, record: Delegate) {
  const today = dayOf(ctx.now);
  const isOver = record.listUntil !== null && record.listUntil < today;
  const allowed = movesOf(ctx, delegateLifecycle, record.state).filter(
    (move) => move !== 'seatDelegate' || (term.state === 'sitting' && isOver),
  );
  const canObject = record.state === 'posted' && !isOver && may(ctx.actor, 'congress.raiseObjection');
  return {
    id: record._id,
    memberId: record.memberId,
    name: record.memberName,
    constituencyId: record.constituencyId,
    constituencyName: term.constituencies.find(({ id }) => id === record.constituencyId)?.name ?? '',
    staffKind: record.staffKind,
    isWoman: record.isWoman,
    electedOn: record.electedOn,
    poll: `${record.employees} 人中 ${record.voters} 人参加，得票 ${record.votes}`,
    state: record.state,
    isByElection: record.isByElection,
    listUntil: record.listUntil,
    endedOn: record.endedOn,
    endReason: record.endReason,
    moves: [...allowed.filter((move) => move !== 'enterDelegate'), ...(canObject ? ['raiseObjection'] : [])],
  };
}

export const hasVacancy = (term: Term, delegates: Delegate[]) => vacanciesOf(term, delegates).length > 0;
