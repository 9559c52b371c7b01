/** Chinese words of elections: what is elected, who votes, the marks on a ballot and how somebody came to stand. */

export const kindLabels = { groupLeader: '工会小组长', committee: '工会委员会委员', delegate: '职工代表' } as const;
export type ElectionKind = keyof typeof kindLabels;

/** Blank is an abstention; the signs are those of a paper ballot. */
export const markLabels = { approve: '赞成', against: '反对', abstain: '弃权' } as const;
export type Mark = keyof typeof markLabels;
export const markSigns = { approve: '○ 赞成', against: '× 反对', abstain: '弃权' } as const;

export const voterLabels = { members: '全体会员', delegates: '全体职工代表', units: '指定小组或部门的会员', chosen: '指定人员' } as const;
export type Voters = keyof typeof voterLabels;

export const wayLabels = { self: '自荐', members: '会员推荐', organisation: '组织推荐' } as const;
export const consentLabels = { asked: '待本人答复', agreed: '本人同意', declined: '本人谢绝' } as const;
export const roundLabels = { first: '第一次投票', runOff: '票数相等，再次投票', further: '名额未满，另行选举' } as const;
export type RoundKind = keyof typeof roundLabels;

/** What a vote may be measured by here. */
export const measureLabels = { due: '应参加人数', cast: '投票人数', employees: '选区全体职工' } as const;
