/** The rules of an election in words, each with where it comes from. */
import { sayThreshold } from '../../types/congress/threshold';
import type { Rules } from './standards';
import type { Election } from './store';

export type Row = { label: string; text: string; source: string };

export function sayRules(rules: Rules): Row[] {
  const { turnout, votes, runOff, surplus, seconders, listDays, excluded, relatives } = rules;
  return [
    { label: '参加人数', text: `${sayThreshold(turnout)}，不足则投票无效`, source: turnout.source },
    { label: '当选票数', text: `赞成票${sayThreshold(votes)}，按票数多的当选`, source: votes.source },
    {
      label: '票数相等',
      text: runOff.votes ? `再次投票，仍须${sayThreshold(runOff.votes)}` : '再次投票，得赞成票多的当选',
      source: runOff.source,
    },
    {
      label: '候选人数',
      text: surplus.isEqualAllowed ? '不少于名额，可以等额' : `差额选举，多于名额 ${surplus.percent}% 以上，至少多一名`,
      source: surplus.source,
    },
    {
      label: '附议',
      text: seconders.value === 0 ? '会员推荐不需要附议' : `会员推荐须 ${seconders.value} 人附议`,
      source: seconders.source,
    },
    { label: '公示', text: listDays.value === 0 ? '不另公示' : `候选人名单公示 ${listDays.value} 日`, source: listDays.source },
    { label: '不参加的人', text: '保留会籍的会员不投票、不参选', source: excluded.source },
    ...(relatives ? [{ label: '不能参选的人', text: '单位主要负责人的近亲属', source: relatives.source }] : []),
  ];
}

export const rowsOf = ({ rules }: Pick<Election, 'rules'>): Row[] => sayRules(rules);
