/** Decisions about elections: ballots, the count, who is elected, and how many must stand. No database, no clock. */
import { markLabels, type Mark } from '../../types/election/labels';
import { isReached, leastVotes, sayArithmetic, type Bases, type Threshold } from '../../types/congress/threshold';
import type { Rules } from './standards';

export type Trouble = [field: string, sentence: string] | null;
type Standing = { memberId: string; name: string };
type Answer = { marks: { memberId: string; mark: Mark }[]; writeIns: string[] };
/** What lies in the box: nothing that names the voter, and one spelling for one meaning. */
export type Content = { marks: Record<string, Mark>; writeIns: string[] } | { isVoid: true };
/** A teller's decision whom a written name means. */
export type Merger = { name: string; /** Null: nobody who may stand. */ memberId: string | null; memberName: string | null };
export type Tallied = { memberId: string; name: string; isWriteIn: boolean } & Record<Mark, number>;
export type Tally = { cast: number; void: number; people: Tallied[]; writeIns: { name: string; votes: number }[] };

/** Names are compared without spaces, full-width ones too. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '');

/** Malformed, and so refused rather than void: a stranger, somebody marked twice, a candidate written in, a name written twice. */
export function answerTrouble({ marks, writeIns }: Answer, candidates: Standing[], seats: number, path = ''): Trouble {
  const known = new Set(candidates.map(({ memberId }) => memberId));
  const stray = marks.findIndex(({ memberId }) => !known.has(memberId));
  if (stray >= 0) return [`${path}marks.${stray}.memberId`, '候选人名单上没有这个人，请刷新后重新画票'];
  const doubled = marks.findIndex(({ memberId }, index) => marks.findIndex((one) => one.memberId === memberId) < index);
  if (doubled >= 0) return [`${path}marks.${doubled}.memberId`, '同一名候选人只能画一次，请刷新后重新画票'];
  const names = writeIns.map(plainName);
  const empty = names.findIndex((name) => name === '');
  if (empty >= 0) return [`${path}writeIns.${empty}`, '请写姓名，不另选的请去掉这一行'];
  const listed = names.findIndex((name) => candidates.some((one) => plainName(one.name) === name));
  if (listed >= 0) return [`${path}writeIns.${listed}`, `${writeIns[listed]}已在候选人名单上，请直接在姓名旁画○`];
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0) return [`${path}writeIns.${twice}`, `${writeIns[twice]}写了两次，一人只写一次`];
  if (names.length > seats) return [`${path}writeIns`, `应选 ${seats} 名，另选他人最多写 ${seats} 个`];
  return null;
}

/** A blank candidate is an abstention, whether it was sent or left out. */
export const contentOf = ({ marks, writeIns }: Answer, candidates: Standing[]): Content => ({
  marks: Object.fromEntries(
    candidates.map(({ memberId }) => [memberId, marks.find((one) => one.memberId === memberId)?.mark ?? 'abstain']),
  ),
  writeIns: writeIns.map(plainName).sort(),
});

/** More people chosen than are to be elected: the ballot is void, yet it is a vote cast. */
export const isVoid = (content: Content, seats: number): boolean =>
  'isVoid' in content || Object.values(content.marks).filter((mark) => mark === 'approve').length + content.writeIns.length > seats;

/** Counts the box. Written names stand by themselves until a person said whom they mean; then each ballot counts once for that member. */
export function countBox(candidates: Standing[], seats: number, contents: Content[], mergers: Merger[] = []): Tally {
  const people: Tallied[] = candidates.map(({ memberId, name }) => ({
    ...{ memberId, name, isWriteIn: false, approve: 0, against: 0, abstain: 0 },
  }));
  for (const { memberId, memberName } of mergers)
    if (memberId !== null && !people.some((one) => one.memberId === memberId))
      people.push({ memberId, name: memberName ?? '', isWriteIn: true, approve: 0, against: 0, abstain: 0 });
  const meant = new Map(mergers.map(({ name, memberId }) => [name, memberId]));
  const written = new Map<string, number>();
  let spoilt = 0;
  for (const content of contents) {
    if ('isVoid' in content || isVoid(content, seats)) {
      spoilt += 1;
      continue;
    }
    const chosen = new Set(content.writeIns.flatMap((name) => meant.get(name) ?? []));
    for (const one of people) {
      if (one.isWriteIn) one.approve += chosen.has(one.memberId) ? 1 : 0;
      else {
        const mark = content.marks[one.memberId];
        one[mark !== undefined && Object.hasOwn(markLabels, mark) ? mark : 'abstain'] += 1;
      }
    }
    for (const name of content.writeIns) written.set(name, (written.get(name) ?? 0) + 1);
  }
  const writeIns = [...written].map(([name, votes]) => ({ name, votes })).sort((a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1));
  return { cast: contents.length, void: spoilt, people, writeIns };
}

export type Counted = { tally: Tally; seats: number; bases: Bases; turnout: Threshold; votes: Threshold | null };
export type Outcome = {
  isValid: boolean;
  /** By votes, the most first. */
  elected: string[];
  /** Equal at the last seat, with more of them than seats left: a run-off decides. */
  tied: string[];
  tiedSeats: number;
  vacant: number;
};

/** Who is elected: enough votes, the most first, as many as there are seats; equal votes at the last seat elect nobody of them. */
export function outcomeOf({ tally, seats, bases, turnout, votes }: Counted): Outcome {
  const nobody: Outcome = { isValid: false, elected: [], tied: [], tiedSeats: 0, vacant: seats };
  if (!isReached(turnout, tally.cast, bases)) return nobody;
  const fit = tally.people
    .filter(({ approve }) => approve > 0 && (votes === null || isReached(votes, approve, bases)))
    .sort((a, b) => b.approve - a.approve || (a.memberId < b.memberId ? -1 : 1));
  const last = fit[seats - 1]?.approve ?? 0;
  const clear = fit.filter(({ approve }) => approve > last);
  const level = fit.filter(({ approve }) => approve === last);
  const isTied = last > 0 && clear.length + level.length > seats;
  const elected = fit.length <= seats ? fit : isTied ? clear : [...clear, ...level];
  const tied = isTied ? level : [];
  const tiedSeats = isTied ? seats - clear.length : 0;
  return {
    isValid: true,
    elected: elected.map(({ memberId }) => memberId),
    tied: tied.map(({ memberId }) => memberId),
    tiedSeats,
    vacant: seats - elected.length - tiedSeats,
  };
}

export const sayTurnout = ({ turnout, tally, bases }: Counted): string => sayArithmetic(turnout, tally.cast, bases, '投票');
export const sayVotes = ({ votes, bases }: Counted, approve: number): string =>
  votes === null ? `再次投票，得赞成票多的当选；赞成 ${approve}` : sayArithmetic(votes, approve, bases);

/** The result of a round in one sentence. */
export function sayOutcome({ isValid, elected, tied, tiedSeats, vacant }: Outcome, seats: number): string {
  if (!isValid) return '参加人数不足，这一轮投票无效，没有人当选';
  const parts = [`应选 ${seats} 名，当选 ${elected.length} 名`];
  if (tied.length > 0) parts.push(`${tied.length} 人票数相等，争余下的 ${tiedSeats} 名，须就这几人再次投票`);
  if (vacant > 0) parts.push(`还有 ${vacant} 名没有人达到当选票数`);
  return parts.join('；');
}

/** The fewest who must stand for so many seats. */
export const leastCandidates = (seats: number, { percent, isEqualAllowed }: Rules['surplus']): number =>
  isEqualAllowed ? seats : seats + Math.max(1, Math.ceil((seats * percent) / 100));

/** Why a list of so many may not be posted or voted on; null when it may. */
export function surplusTrouble(count: number, seats: number, surplus: Rules['surplus']): string | null {
  const least = leastCandidates(seats, surplus);
  if (count >= least) return null;
  const rule = surplus.isEqualAllowed ? '候选人不能少于名额' : `差额不低于 ${surplus.percent}%，至少多一名`;
  return `应选 ${seats} 名，${rule}：至少 ${least} 名候选人，现有 ${count} 名；请继续提名（${surplus.source}）`;
}

/** Rules that can be reckoned with. */
export function rulesTrouble({ turnout, votes }: Pick<Rules, 'turnout' | 'votes'>, hasEmployees: boolean): Trouble {
  for (const [field, threshold] of [['turnout', turnout] as const, ['votes', votes] as const]) {
    if (threshold.numerator > threshold.denominator || (threshold.strict && threshold.numerator === threshold.denominator))
      return [`rules.${field}`, '不能超过全部，请核对分子与分母'];
    if (threshold.base === 'employees' && !hasEmployees) return [`rules.${field}.base`, '只有职工代表选举以选区全体职工为基数，请另选基数'];
  }
  if (turnout.base === 'cast') return ['rules.turnout.base', '参加人数不能以投票人数为基数，请选应参加人数'];
  return null;
}

/** How many votes elect, for a page to show before the vote. */
export const votesNeeded = (votes: Threshold, bases: Bases): number | null => leastVotes(votes, bases);
