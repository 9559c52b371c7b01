/** What usually governs each kind of election: rows with source and dates; an officer may replace the figures with others and their source. */
import type { ElectionKind } from '../../types/election/labels';
import type { Threshold } from '../../types/congress/threshold';
import { cited } from '../core/laws';

export type Figure = { value: number; source: string };
export type Rules = {
  /** Fewer taking part: the round does not count. */
  turnout: Threshold;
  /** What a person needs to be elected. */
  votes: Threshold;
  /** In a run-off the most votes decide; a threshold where one is asked for besides. */
  runOff: { votes: Threshold | null; source: string };
  surplus: { percent: number; isEqualAllowed: boolean; source: string };
  seconders: Figure;
  listDays: Figure;
  /** Who has no vote and cannot stand. */
  excluded: { source: string };
  /** Committees only: close relatives of the employer's main leader do not stand. */
  relatives: { source: string } | null;
  validFrom: string | null;
  validUntil: string | null;
};

const RULES_2016 = cited('《工会基层组织选举工作条例》（2016年）');
const share = (numerator: number, denominator: number, strict: boolean, source: string): Threshold => ({
  ...{ numerator, denominator, base: 'due', strict, source },
});

const common = {
  turnout: share(2, 3, false, `${RULES_2016}：参加人数达到应到会人数的三分之二以上`),
  votes: share(1, 2, true, `${RULES_2016}：得赞成票超过应到会人数的半数，始得当选`),
  runOff: { votes: null, source: `${RULES_2016}：票数相等不能确定的，就票数相等者再次投票，得赞成票多的当选` },
  excluded: { source: `${RULES_2016}：保留会籍的会员没有选举权、被选举权和表决权` },
  relatives: null,
  ...{ validFrom: '2016-10-09', validUntil: null },
};

export const standards: Record<ElectionKind, Rules> = {
  groupLeader: {
    ...common,
    surplus: { percent: 0, isEqualAllowed: true, source: '实务：工会小组人数少，可以等额选举，也可以多名候选人' },
    seconders: { value: 1, source: '实务：小组会上一人推荐、一人附议' },
    listDays: { value: 0, source: '实务：小组会上当场提名、当场选举，不另公示' },
  },
  committee: {
    ...common,
    surplus: { percent: 5, isEqualAllowed: false, source: `${RULES_2016}：委员候选人的差额率不低于百分之五` },
    seconders: { value: 3, source: '实务：会员联名推荐须三人以上附议' },
    listDays: { value: 5, source: '实务：候选人名单公示五日' },
    relatives: { source: '《工会法》第十条：单位主要负责人的近亲属不得作为本单位基层工会委员会成员的人选' },
  },
  delegate: {
    ...common,
    surplus: { percent: 0, isEqualAllowed: true, source: '实务：职工代表可以等额选举，提倡差额' },
    seconders: { value: 1, source: '实务：选区内一人推荐、一人附议' },
    listDays: { value: 3, source: '实务：选区内公示三日' },
  },
};

/** Delegates are elected by the figures of their region; the winner of a run-off must reach them too. */
export const delegateRules = (turnout: Threshold, votes: Threshold): Rules => ({
  ...standards.delegate,
  ...{ turnout, votes, runOff: { votes, source: votes.source }, validFrom: null },
});
